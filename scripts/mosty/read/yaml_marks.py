"""YAML with places: values, where each is, and every fault as a problem instead of an
exception.

Only what front matter and records need: mappings, lists and plain scalars. Aliases, tags of one's
own and deep nesting are refused, so that a hostile file can neither grow nor run.
"""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml
from yaml.reader import Reader

from mosty.model.message import Message
from mosty.model.problem import Edit, Fix, Problem, Span, problem
from mosty.read.mends import in_quotes, replaced
from mosty.read.reasons import reason
from mosty.read.yaml_advice import advice, where
from mosty.text import faults
from mosty.text.markdown.comments import comments, without_comments

Path = tuple[str | int, ...]

MAX_DEPTH = 20
_DATE = re.compile(r"^\d{4}-\d{1,2}-\d{1,2}$")
#: What libyaml says at the end of a text whose quotation marks are never closed.
_UNCLOSED = ("found unexpected end of stream", "found unexpected document indicator")
#: A date as machines and people sort it, with both its noughts.
_WHOLE = len("2026-01-05")
_INT = re.compile(r"^[+-]?(0|[1-9]\d{0,17})$")
_FLOAT = re.compile(r"^[+-]?\d{1,17}\.\d{1,17}$")
#: A key and its value on one line, the value neither a block's beginning nor empty.
_PAIR = re.compile(r"[ ]*[A-Za-z_][\w-]*:[ ]+[^\s|>&*!{\[].*")
_WORDS: Mapping[str, Any] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "true": True,
    "True": True,
    "false": False,
    "False": False,
}

try:
    _Loader: Any = yaml.CSafeLoader
except AttributeError:  # a PyYAML built without libyaml
    _Loader = yaml.SafeLoader


#: The lines that git leaves: beginning, common ancestor, middle, end.
_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


class Refused(str):
    """A value that was reported where it was read (a date that does not exist, an alias), kept as
    written.
    """


@dataclass
class Loaded:
    """A document: its value (None if it could not be read), the place of each value and key, the
    problems.
    """

    value: Any = None
    marks: dict[Path, Span] = field(default_factory=dict)
    key_marks: dict[Path, Span] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def load(text: str, file: str, first_line: int = 1, *, mending: bool = True) -> Loaded:
    """Read one YAML document whose first line is the file's line ``first_line``. Raises nothing.

    ``mending``: look for a mend of what cannot be read.
    """
    loaded = Loaded()
    if "<<<<<<<" in text or ">>>>>>>" in text:
        loaded.problems.extend(left_by_merge(text, file, first_line))
        if loaded.problems and first_line == 1:  # half of the records would miss the other half
            return loaded
        text = _one_side(text) if loaded.problems else text
    builder = _Builder(text, file, first_line, loaded)
    try:
        builder.build(text)
    except yaml.MarkedYAMLError as error:
        mark = where(error)
        span = Span(file, *builder.place(mark.index if mark else 0))
        fix = _in_quotes(text, span, first_line) if mending else None
        says = _cause(error, text)
        loaded.problems.append(
            problem("FM001", span, fix=fix, reason=reason(says), advice=builder.advice(says, span))
        )
        loaded.value = None
    except yaml.YAMLError as error:  # a control character: no mark to show
        match = Reader.NON_PRINTABLE.search(text)
        span = Span(file, *builder.place(match.start() if match else 0))
        says = str(error).splitlines()[0]
        loaded.problems.append(
            problem("FM001", span, reason=reason(says), advice=builder.advice(says, span))
        )
        loaded.value = None
    if "<!--" in text:
        loaded.value = _published(loaded, loaded.value, ())
    return loaded


def left_by_merge(text: str, file: str, first_line: int) -> Iterator[Problem]:
    """TXT001 for each place where a merge has left two versions."""
    for start, _ in faults.conflicts(text):
        line = first_line + text.count("\n", 0, start)
        mark = text[start:].partition("\n")[0]
        yield problem("TXT001", Span(file, line, 1, line, len(mark) + 1))


def _one_side(text: str) -> str:
    """The text with the first of two versions that a merge has left.

    Lines stay where they are: whatever else is wrong is reported at its place, and nothing that
    follows from the marks alone.
    """
    kept, side = [], ">"
    for line in text.split("\n"):
        mark = line[:1] if line.startswith(_MARKS) else ""
        side = mark or side
        kept.append("" if mark or side in "|=" else line)
    return "\n".join(kept)


def _cause(error: yaml.MarkedYAMLError, text: str) -> str:
    """What libyaml says; it names no character, so a tab is said here."""
    mark = error.problem_mark
    if mark and "cannot start any token" in str(error.problem) and text[mark.index :][:1] == "\t":
        return "found a tab character"
    return error.problem or error.context or "unknown"


def _in_quotes(text: str, span: Span, first_line: int) -> Fix | None:
    """Quotation marks around the value on the line that cannot be read, if it then can."""
    lines = text.split("\n")
    at = span.line - first_line
    quoted = in_quotes(lines, at) if at < len(lines) else None
    if quoted is None:
        return None
    start, end, new = quoted
    old = lines[at][start:end]
    lines[at] = lines[at][:start] + new + lines[at][end:]
    again = load("\n".join(lines), span.file, first_line, mending=False)
    if any(one.code == "FM001" and one.span.line <= span.line for one in again.problems):
        return None
    place = Span(span.file, span.line, start + 1, span.line, end + 1)
    return Fix((Edit(place, old, new),))


def _published(loaded: Loaded, value: Any, path: Path) -> Any:
    """``value`` without comments of HTML, which belong to editors; one that is not sound is a
    problem (TXT020).
    """
    if isinstance(value, dict):
        return {key: _published(loaded, inner, (*path, key)) for key, inner in value.items()}
    if isinstance(value, list):
        return [_published(loaded, inner, (*path, index)) for index, inner in enumerate(value)]
    if not isinstance(value, str) or "<!--" not in value:
        return value
    if not all(comment.sound for comment in comments(value)):
        loaded.problems.append(problem("TXT020", loaded.marks.get(path, Span("")), text="<!--"))
    return type(value)(without_comments(value).strip())


class _Builder:
    """Builds the value from libyaml's events with a stack of its own: no recursion to overflow."""

    def __init__(self, text: str, file: str, first_line: int, loaded: Loaded) -> None:
        self.file, self.first_line, self.loaded = file, first_line, loaded
        self.text = text
        #: libyaml's own lines count U+0085, U+2028 and U+2029 as breaks; editors don't.
        self.plain_lines = text.isascii() or not any(mark in text for mark in "\x85\u2028\u2029")
        self.stack: list[tuple[Any, Path]] = []
        self.key: str | None = None
        self.skip = 0

    @cached_property
    def line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def place(self, index: int) -> tuple[int, int]:
        """Line and column of a character."""
        line = bisect.bisect_right(self.line_starts, index) - 1
        return self.first_line + line, index - self.line_starts[line] + 1

    def span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        if self.plain_lines:
            first = self.first_line
            return Span(
                self.file, first + start.line, start.column + 1, first + end.line, end.column + 1
            )
        return Span(self.file, *self.place(start.index), *self.place(end.index))

    def build(self, text: str) -> None:
        documents = 0
        event: Any
        for event in yaml.parse(text, Loader=_Loader):
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self.scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if len(self.stack) >= MAX_DEPTH:
                    self.refuse(event, "nested too deep")
                    return
                self.refuse_tag(event)
                container: Any = {} if kind is yaml.MappingStartEvent else []
                self.stack.append((container, self.put(container, event)))
                self.key = None
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self.stack.pop()
                self.key = None
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.refuse(event, "a second document begins here")
                    return
            elif kind is yaml.AliasEvent:
                self.refuse(event, "aliases (*name) are not used here")
                self.put(Refused(f"*{event.anchor}"), event)

    def advice(self, says: str, span: Span) -> Message:
        """What to do on the line of a place."""
        return advice(says, self.line(span.line), self.line(span.line - 1))

    def line(self, number: int) -> str:
        """A line by its number in the file; "" outside it: libyaml ends a mapping after its end."""
        lines, at = self.text.split("\n"), number - self.first_line
        return lines[at] if 0 <= at < len(lines) else ""

    def refuse(self, event: Any, says: str) -> None:
        span = self.span(event)
        self.loaded.problems.append(
            problem("FM001", span, reason=reason(says), advice=self.advice(says, span))
        )

    def refuse_tag(self, event: Any) -> None:
        if event.tag and event.tag != "!":
            self.refuse(event, f"the tag {event.tag} is not used here")

    def twice(self, first: int, span: Span) -> Fix | None:
        """Take out a line that says just what the line ``first`` says: a key with its plain value,
        nothing below.
        """
        own, below = self.line(span.line), self.line(span.line + 1)
        depth = len(own) - len(own.lstrip())
        whole = _PAIR.fullmatch(own) and (
            not below.strip() or len(below) - len(below.lstrip()) <= depth
        )
        if not whole or below.lstrip().startswith("- ") or self.line(first) != own:
            return None
        return Fix((Edit(Span(span.file, span.line, 1, span.line + 1, 1), f"{own}\n", ""),))

    def put(self, value: Any, event: Any) -> Path:
        """Place a value into the innermost container and return its path."""
        if not self.stack:
            self.loaded.value = value
            self.loaded.marks[()] = self.span(event)
            return ()
        container, base = self.stack[-1]
        if isinstance(container, list):
            path: Path = (*base, len(container))
            container.append(value)
        else:
            if self.key is None:  # a mapping or list as a key
                self.refuse(event, "a key must be a plain word")
                self.key = "?"
                container[self.key] = None
                return (*base, self.key)
            path = (*base, self.key)
            container[self.key] = value
            self.key = None
        self.loaded.marks[path] = self.span(event)
        return path

    def scalar(self, event: yaml.ScalarEvent) -> None:
        if event.tag:
            self.refuse_tag(event)
        if self.stack and self.key is None and type(self.stack[-1][0]) is dict:
            container, base = self.stack[-1]
            key = event.value
            if key in container:
                first = self.loaded.key_marks[(*base, key)].line
                span = self.span(event)
                self.loaded.problems.append(
                    problem("FM007", span, key=key, first=first, fix=self.twice(first, span))
                )
            else:
                self.loaded.key_marks[(*base, key)] = self.span(event)
            self.key = key
            return
        self.put(event.value if event.style or event.tag else self.plain(event), event)

    def plain(self, event: yaml.ScalarEvent) -> Any:
        """An unquoted scalar: null, true, a number, a date, else text."""
        value: str = event.value
        if value in _WORDS:
            return _WORDS[value]
        if not value[0].isdecimal() and value[0] not in "+-":
            return value
        if _INT.match(value):
            return int(value)
        if _FLOAT.match(value):
            return float(value)
        if _DATE.match(value):
            try:
                year, month, day = (int(part) for part in value.split("-"))
                date = dt.date(year, month, day)
            except ValueError:
                self.loaded.problems.append(problem("FM006", self.span(event), date=value))
                return Refused(value)
            if len(value) != _WHOLE:
                span = self.span(event)
                fix = replaced(span, value, date.isoformat())
                self.loaded.problems.append(problem("FM006", span, date=value, fix=fix))
            return date
        return value
