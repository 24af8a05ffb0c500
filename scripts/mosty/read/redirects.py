"""The addresses that pages have had, ``redirects.yml`` and ``addresses.txt`` in ``docs/data``."""

from __future__ import annotations

import re
from pathlib import Path

from mosty.model.problem import Problem, Span, problem
from mosty.model.redirects import ADDRESSES_FILE, REDIRECTS_FILE, Redirect
from mosty.read import yaml_marks
from mosty.read.files import text_of

_ANCHOR = re.compile(r"[\w-]*")


def read_redirects(root: Path, problems: list[Problem]) -> dict[str, Redirect]:
    """Redirects by the path of the page that is gone; none where the base has no such file. One
    that does not read as ``old.md: new.md#anchor`` is left out with a problem.
    """
    text = _text(root, REDIRECTS_FILE, problems)
    if text is None:
        return {}
    loaded = yaml_marks.load(text, REDIRECTS_FILE)
    problems += loaded.problems
    value = loaded.value if loaded.value is not None else {}
    if not isinstance(value, dict):
        problems.append(problem("REC002", Span(REDIRECTS_FILE), shape="mapping"))
        return {}
    redirects = {}
    for old, new in value.items():
        span = loaded.key_marks.get((old,), Span(REDIRECTS_FILE))
        path, _, anchor = str(new).partition("#")
        fits = is_page(str(old)) and is_page(path) and _ANCHOR.fullmatch(anchor)
        if not fits:
            old, new = str(old)[:80], str(new)[:80]
            problems.append(problem("RED001", span, old=old, new=new))
        else:
            redirects[str(old)] = Redirect(str(old), path, anchor, span)
    return redirects


def read_addresses(root: Path, problems: list[Problem]) -> dict[str, Span]:
    """The place of every published path; none where the base keeps no list."""
    text = _text(root, ADDRESSES_FILE, problems)
    paths = {}
    for number, line in enumerate((text or "").split("\n"), 1):
        path = line.partition("#")[0].strip()
        if path:
            paths[path] = Span(ADDRESSES_FILE, number, 1, number, len(path) + 1)
    return paths


def _text(root: Path, file: str, problems: list[Problem]) -> str | None:
    path = root / file
    return text_of(root, path, problems) if path.exists() or path.is_symlink() else None


def is_page(path: str) -> bool:
    """Whether it is the path of a page below the folder of a language, and leads out of nothing.

    >>> is_page("praxe/kavarna.md"), is_page("../kavarna.md"), is_page("/praxe/")
    (True, False, False)
    """
    parts = path.split("/")
    plain = all(part and part.strip(".") and part == part.strip() for part in parts)
    return plain and path.endswith(".md") and not set(path) & set("\\<>\"'|*?:;{}$ \t\n")
