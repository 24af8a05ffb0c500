"""What a move changes beside the pages: records and the menu that name them, the redirects, and the
list of addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from mosty.checking.fixer import apply
from mosty.checks.fixes import of_value
from mosty.model.problem import Fix
from mosty.model.redirects import ADDRESSES_FILE, REDIRECTS_FILE
from mosty.model.site import Site
from mosty.model.values import values
from mosty.pipeline.moves.addresses import url
from mosty.read import yaml_marks

#: Fields of records whose value is the path of a page, with ``.md`` or as an address without
#: slashes: ``rodice/soud``.
NAMING = frozenset({"page", "pages", "leaflet"})
#: One redirect, ``old.md: new.md#anchor``, perhaps in quotation marks.
_REDIRECT = re.compile(r"""(["']?)([^\s:#"']+)\1:[ \t]+(["']?)([^\s#"']+)(#[\w-]*)?\3[ \t]*$""")
_NEW_FILE = (
    "# Kam vede adresa stránky, která už není. / Where the address of a page that is gone leads.\n"
)


def record_texts(site: Site, paths: Mapping[str, str]) -> dict[str, str]:
    """The files of records in which a page has another name after the move, with their new text."""
    named = {**paths, **{_bare(old): _bare(new) for old, new in paths.items() if _bare(old)}}
    texts = {}
    for file in sorted(site.files):
        is_record = file.startswith("docs/data/") and file.endswith(".yml")
        if is_record and file != REDIRECTS_FILE:
            text = _read(site.root, file)
            after = _renamed(text, file, named)
            if after != text:
                texts[file] = after
    return texts


def _renamed(text: str, file: str, named: Mapping[str, str]) -> str:
    if not any(old in text for old in named):
        return text
    loaded = yaml_marks.load(text.removeprefix("\ufeff").replace("\r\n", "\n"), file)
    fixes = []
    for keys, value in values(loaded.value):
        field = next((key for key in reversed(keys) if isinstance(key, str)), "")
        if field in NAMING and value in named and keys in loaded.marks:
            fix = of_value(loaded.marks[keys], value, [(0, len(value), named[value])])
            fixes += [fix] if fix else []
    return apply(text, fixes)[0]


def menu_text(site: Site, paths: Mapping[str, str]) -> dict[str, str]:
    """``mkdocs.yml`` where its ``nav:`` names a page that moves."""
    fixes: list[Fix] = []
    for target, span in site.config.nav:
        if target in paths:
            fix = of_value(span, target, [(0, len(target), paths[target])])
            fixes += [fix] if fix else []
    return {"mkdocs.yml": apply(_read(site.root, "mkdocs.yml"), fixes)[0]} if fixes else {}


def redirect_text(site: Site, paths: Mapping[str, str], left: Iterable[str]) -> dict[str, str]:
    """``redirects.yml`` after the move: every address of ``left`` leads on, older redirects lead to
    the new place, and one from an address that a page now has is gone.
    """
    if not (site.root / REDIRECTS_FILE).exists():
        text = _NEW_FILE
    else:
        text = _read(site.root, REDIRECTS_FILE)
    end = "\r\n" if "\r\n" in text else "\n"
    lines = [line for line in text.splitlines() if not _takes_over(line, paths)]
    lines = [_led_on(line, paths) for line in lines]
    for old in sorted(left):
        at = next((number for number, line in enumerate(lines) if _key(line) > old), len(lines))
        lines.insert(at, f"{old}: {paths[old]}")
    after = end.join([*lines, ""])
    return {REDIRECTS_FILE: after} if after not in (text, _NEW_FILE) else {}


def _key(line: str) -> str:
    match = _REDIRECT.match(line)
    return match[2] if match else ""


def _takes_over(line: str, paths: Mapping[str, str]) -> bool:
    return _key(line) in paths.values()


def _led_on(line: str, paths: Mapping[str, str]) -> str:
    match = _REDIRECT.match(line)
    if match is None or match[4] not in paths:
        return line
    return line[: match.start(4)] + paths[match[4]] + line[match.end(4) :]


def address_text(site: Site, new: Iterable[str]) -> dict[str, str]:
    """``addresses.txt`` with the new addresses, each at its place in the order; the old ones stay,
    as people have kept them.
    """
    text = _read(site.root, ADDRESSES_FILE)
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines()
    for path in sorted(set(new) - set(site.addresses)):
        named = ((number, line.partition("#")[0].strip()) for number, line in enumerate(lines))
        lines.insert(next((number for number, line in named if line > path), len(lines)), path)
    after = end.join([*lines, ""])
    return {ADDRESSES_FILE: after} if after != text else {}


def _bare(path: str) -> str:
    return url(path).strip("/") if path.endswith(".md") else ""


def _read(root: Path, file: str) -> str:
    """The text of a file that the check has read, with its own line ends."""
    return (root / file).read_bytes().decode("utf-8")
