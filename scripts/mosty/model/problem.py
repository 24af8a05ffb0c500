"""What a check reports: a problem with its place, and the catalogue of all kinds of problem."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

import yaml

from mosty.model.message import worded
from mosty.text.resources import shipped
from mosty.text.sensitive.redact import redacted

LEVELS = ("error", "warning", "info")
#: Blanks that say nothing without their value: in brackets, after a sentence, after a colon at the
#: end of a message.
_IDLE = re.compile(r" \(…\)|(?<=\.) ?…")
_NAMED = re.compile(r": …\.?$")
_ENTRY = re.compile(r"^(\w+):[ ]*$", re.MULTILINE)


class Span(NamedTuple):
    """A place in a file: POSIX path relative to the root; lines and columns count from 1, in
    characters.

    ``end_col`` is the column after the last character; a span of a whole file is line 1, column 1.
    """

    file: str
    line: int = 1
    col: int = 1
    end_line: int = 0
    end_col: int = 0


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement: exactly the characters of ``span`` (both ends given), which read ``old``,
    become ``new``.

    An empty span is an insertion. Line ends are ``\n`` here, whatever the file has. ``old`` is
    there so that a place that has moved since it was read is left alone.
    """

    span: Span
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Fix:
    """How a machine mends a problem without touching meaning: edits of the problem's own file, all
    of them or none.
    """

    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """One entry of the catalogue ``problems.yml``: level, texts by language, whether ``--fix``
    mends it, the level on a page that families read where that is another, and the usual hint of a
    kind whose hint depends wholly on the problem.
    """

    code: str
    level: str
    texts: Mapping[str, Mapping[str, str]]
    fix: bool = False
    families: str = ""
    usual: Mapping[str, str] = field(default_factory=dict)

    @property
    def level_key(self) -> str:
        """The end of the key of the words for the level: ``families`` where it depends on the
        page.
        """
        return "families" if self.families else self.level

    def level_for(self, families: bool) -> str:
        """The level on a page that families read, or on any other."""
        return self.families if families and self.families else self.level

    def in_general(self, part: str, lang: str) -> str:
        """The ``message`` or ``hint`` of the kind as such: what a problem would fill in stands as
        an ellipsis.
        """
        if part == "hint" and self.usual:
            return self.usual.get(lang, self.usual["en"])
        pieces = string.Formatter().parse(self.texts.get(lang, self.texts["en"])[part])
        text = "".join(piece + ("…" if name is not None else "") for piece, name, _, _ in pieces)
        text = _IDLE.sub("", text)
        return (_NAMED.sub(".", text) if part == "message" else text).replace("….", "…")


class _Catalogue(Mapping[str, Kind]):
    """Kinds of problem by code. Each entry is read when it is asked for: a run has few codes, the
    file has them all.

    An entry begins with its code at the beginning of a line and goes on to the next one.
    """

    def __init__(self, text: str) -> None:
        parts = _ENTRY.split(text)
        self._raw = dict(zip(parts[1::2], parts[2::2], strict=True))
        self._kinds: dict[str, Kind] = {}

    def __getitem__(self, code: str) -> Kind:
        kind = self._kinds.get(code)
        if kind is None:
            kind = self._kinds[code] = _kind(code, self._raw[code])
        return kind

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)


def _kind(code: str, text: str) -> Kind:
    entry = yaml.load(
        text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )  # libyaml: ten times as fast
    usual = entry.pop("usual", {})
    texts = {key: value for key, value in entry.items() if isinstance(value, dict)}
    families = entry.get("families", "")
    return Kind(code, entry["level"], texts, bool(entry.get("fix")), families, usual)


@cache
def catalogue() -> Mapping[str, Kind]:
    """All kinds of problem by code, read from ``problems.yml`` beside the package."""
    return _Catalogue(shipped("problems.yml"))


class _Blank(dict[str, Any]):
    """Arguments of a message; a missing one prints as nothing."""

    def __missing__(self, key: str) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem found in one place. Its texts are made from the catalogue, so a code means one
    thing. ``families``: it stands on a page that families read (``checking/levels.py`` says so).
    """

    code: str
    span: Span
    args: Mapping[str, Any] = field(default_factory=dict)
    fix: Fix | None = None
    families: bool = False

    @property
    def level(self) -> str:
        """``error`` blocks publishing; ``warning`` and ``info`` don't."""
        return catalogue()[self.code].level_for(self.families)

    def text(self, part: str, lang: str) -> str:
        """The ``message`` or ``hint`` in ``lang`` (English where the catalogue lacks the language).

        No private datum comes through, wherever the arguments have it from.

        An argument is what a blank of a message may be: a plain value, a message, a text by
        language, or a tuple of these.
        """
        texts = catalogue()[self.code].texts
        template = texts.get(lang, texts["en"]).get(part, "")
        values = {name: redacted(str(worded(value, lang))) for name, value in self.args.items()}
        return " ".join(template.format_map(_Blank(values)).split())

    @property
    def file(self) -> str:
        """The file's path as it may be printed."""
        return redacted(self.span.file)

    def sort_key(self) -> tuple[str, int, int, str]:
        """File, line, column, code."""
        return (self.span.file, self.span.line, self.span.col, self.code)


def problem(code: str, span: Span, *, fix: Fix | None = None, **args: Any) -> Problem:
    """Make a problem, with the machine's mend where there is a sure one.

    Raises ``KeyError`` for a code that the catalogue does not hold.
    """
    catalogue()[code]
    return Problem(code, span, args, fix)
