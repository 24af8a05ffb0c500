"""A key added to a section of ``docs/data/taxonomy.yml``, and any lines added to a file of records
without a change of the rest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from mosty.model.errors import UsageError
from mosty.model.site import Site
from mosty.read.reasons import because
from mosty.text.yaml_writing import scalar

TAXONOMY_FILE = "docs/data/taxonomy.yml"
_TOP = re.compile(r"[^\s#-]")


def with_key(
    site: Site, section: str, key: str, labels: Mapping[str, str]
) -> dict[str, tuple[bytes, bytes]]:
    """The file with the key, before and after; nothing where it has the key."""
    if key in site.taxonomy.get(section, {}):
        return {}
    texts = ", ".join(f"{code}: {_as_label(label)}" for code, label in labels.items())
    before, text = text_of(site.root, TAXONOMY_FILE)
    lines = [f"  {key}: {{{texts}}}"]
    if not re.search(rf"^{section}:", text, re.MULTILINE):
        lines = [f"{section}:", *lines]
        after = added(text, lines, "")
    else:
        after = added(text, lines, section)
    return {TAXONOMY_FILE: (before, encoded(before, TAXONOMY_FILE, text, after))}


def _as_label(label: str) -> str:
    """A label as labels are: inside a sentence, so with a small letter, but for names and
    abbreviations.
    """
    first, rest = label[:1], label[1:]
    small = first.lower() + rest if rest[:1].islower() or rest[:1] == " " else label
    return scalar(small, in_brackets=True)


def text_of(root: Path, file: str) -> tuple[bytes, str]:
    """The bytes and the text of a file of records, with plain ends of lines; nothing where there is
    none. Raises :class:`UsageError`.
    """
    try:
        data = (root / file).read_bytes()
        return data, data.decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        return b"", ""
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("page_unwritable", file=file, reason=because(error)) from error


def added(text: str, lines: Sequence[str], section: str, apart: bool = False) -> str:
    """The text with lines at its end, or at the end of a section: before what follows it and the
    comments that belong there. ``apart``: after an empty line.
    """
    old = text.split("\n")
    while old and not old[-1].strip():
        old.pop()
    at = len(old)
    if section:
        start = next(i for i, line in enumerate(old) if line.startswith(f"{section}:"))
        at = next((i for i in range(start + 1, len(old)) if _TOP.match(old[i])), len(old))
        while at > start + 1 and (not old[at - 1].strip() or old[at - 1].startswith("#")):
            at -= 1
    gap = [""] if apart and at else []
    return "\n".join([*old[:at], *gap, *lines, *old[at:]]) + "\n"


def encoded(before: bytes, file: str, text: str, after: str) -> bytes:
    """The bytes of the new text as the file has them. Raises :class:`UsageError` where the addition
    would change or break what the file says, as in one that is written in another way.
    """
    if not _only_adds(text, after):
        raise UsageError("new_form", file=file)
    return as_written(before, after)


def as_written(before: bytes, after: str) -> bytes:
    """The bytes of the new text, with the ends of lines and the mark of bytes of the file."""
    data = after.encode("utf-8")
    if b"\r\n" in before:
        data = data.replace(b"\n", b"\r\n")
    return b"\xef\xbb\xbf" + data if before.startswith(b"\xef\xbb\xbf") else data


def _only_adds(text: str, after: str) -> bool:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _within(yaml.load(text, Loader=loader), yaml.load(after, Loader=loader))
    except (yaml.YAMLError, ValueError, RecursionError):
        return False


def _within(before: Any, after: Any) -> bool:
    """Whether ``after`` has all that ``before`` has, and at most one thing more."""
    if before is None:
        return bool(after)
    if isinstance(before, dict) and isinstance(after, dict):
        if len(after) == len(before) + 1:
            return all(key in after and after[key] == value for key, value in before.items())
        different = [key for key in before if after.get(key) != before[key]]
        return (
            before.keys() == after.keys()
            and len(different) == 1
            and _within(before[different[0]], after[different[0]])
        )
    if isinstance(before, list) and isinstance(after, list):
        return len(after) == len(before) + 1 and after[:-1] == before
    return False
