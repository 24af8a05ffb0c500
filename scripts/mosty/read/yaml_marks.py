"""YAML with places: values, where each stands, and every fault as a problem instead of an exception.

Only what front matter and records need: mappings, lists and plain scalars. Aliases, tags of one's own and deep
nesting are refused, so that a hostile file can neither grow nor run.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from mosty.model.problem import Problem, Span, problem

Path = tuple[str | int, ...]

MAX_DEPTH = 20
_DATE = re.compile(r"^\d{4}-\d{1,2}-\d{1,2}$")
_INT = re.compile(r"^[+-]?(0|[1-9]\d{0,17})$")
_FLOAT = re.compile(r"^[+-]?\d{1,17}\.\d{1,17}$")
_WORDS: Mapping[str, Any] = {
    "": None, "~": None, "null": None, "Null": None, "true": True, "True": True, "false": False, "False": False,
}  # fmt: skip

try:
    _Loader: Any = yaml.CSafeLoader
except AttributeError:  # a PyYAML built without libyaml
    _Loader = yaml.SafeLoader


class InvalidDate(str):
    """A date that does not exist, kept as written."""


@dataclass
class Loaded:
    """A document: its value (None where it could not be read), the place of each value and key, the problems."""

    value: Any = None
    marks: dict[Path, Span] = field(default_factory=dict)
    key_marks: dict[Path, Span] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def load(text: str, file: str, first_line: int = 1) -> Loaded:
    """Read one YAML document whose first line is the file's line ``first_line``. Raises nothing."""
    loaded = Loaded()
    try:
        _Builder(file, first_line, loaded).build(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, col = (mark.line, mark.column) if mark else (0, 0)
        span = Span(file, first_line + line, col + 1)
        loaded.problems.append(problem("FM001", span, reason=error.problem or error.context or ""))
        loaded.value = None
    except yaml.YAMLError as error:  # e.g. a control character: no mark to show
        loaded.problems.append(problem("FM001", Span(file, first_line), reason=str(error).splitlines()[0]))
        loaded.value = None
    return loaded


class _Builder:
    """Builds the value from libyaml's events with a stack of its own: no recursion to overflow."""

    def __init__(self, file: str, first_line: int, loaded: Loaded) -> None:
        self.file, self.first_line, self.loaded = file, first_line, loaded
        self.stack: list[tuple[Any, Path]] = []
        self.key: str | None = None
        self.skip = 0

    def span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        return Span(
            self.file, self.first_line + start.line, start.column + 1, self.first_line + end.line, end.column + 1
        )

    def build(self, text: str) -> None:
        documents = 0
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.refuse(event, "FM001", reason="a second document begins here")
                    return
            elif isinstance(event, yaml.AliasEvent):
                self.refuse(event, "FM001", reason="aliases (*name) are not used here")
                self.put(None, event)
            elif isinstance(event, yaml.ScalarEvent):
                self.scalar(event)
            elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                if len(self.stack) >= MAX_DEPTH:
                    self.refuse(event, "FM001", reason="nested too deep")
                    return
                container: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
                self.stack.append((container, self.put(container, event)))
                self.key = None
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                self.stack.pop()
                self.key = None

    def refuse(self, event: Any, code: str, **args: Any) -> None:
        self.loaded.problems.append(problem(code, self.span(event), **args))

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
                self.refuse(event, "FM001", reason="a key must be a plain word")
                self.key = "?"
                container[self.key] = None
                return (*base, self.key)
            path = (*base, self.key)
            container[self.key] = value
            self.key = None
        self.loaded.marks[path] = self.span(event)
        return path

    def scalar(self, event: yaml.ScalarEvent) -> None:
        if self.stack and isinstance(self.stack[-1][0], dict) and self.key is None:
            container, base = self.stack[-1]
            key = event.value
            if key in container:
                first = self.loaded.key_marks[(*base, key)].line
                self.refuse(event, "FM007", key=key, first=first)
            else:
                self.loaded.key_marks[(*base, key)] = self.span(event)
            self.key = key
            return
        if event.tag and event.tag != "!":
            self.refuse(event, "FM001", reason=f"the tag {event.tag} is not used here")
        self.put(event.value if event.style or event.tag else self.plain(event), event)

    def plain(self, event: yaml.ScalarEvent) -> Any:
        """An unquoted scalar: null, true, a number, a date, else text."""
        value: str = event.value
        if value in _WORDS:
            return _WORDS[value]
        if _INT.match(value):
            return int(value)
        if _FLOAT.match(value):
            return float(value)
        if _DATE.match(value):
            try:
                year, month, day = (int(part) for part in value.split("-"))
                return dt.date(year, month, day)
            except ValueError:
                self.refuse(event, "FM006", date=value)
                return InvalidDate(value)
        return value
