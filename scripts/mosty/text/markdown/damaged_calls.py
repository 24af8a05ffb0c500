"""Calls of our markup that are damaged: what stands for one in a text, and what was probably meant.

``[[law:L33]]`` with a bracket, the colon or the case wrong is no call: readers would see brackets
and no sentence. Links, footnotes and tasks are Markdown, and ``[[Words]]`` in double brackets are
an editor's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from mosty.text.language.guess import twin
from mosty.text.prefilter import lazy_pattern

#: Name of a directive → the argument as it is known, None for one that is not.
Arguments = Mapping[str, Callable[[str], str | None]]

_OPEN, _CLOSE, _NONE = r"[\[\uff3b\u3010]", r"[\]\uff3d\u3011]", r"[^\[\]\uff3b\uff3d\u3010\u3011]"
_ANY = r"[\[\]\uff3b\uff3d\u3010\u3011]"
BRACKETS = frozenset("[]\uff3b\uff3d\u3010\u3011")
_APART = r"\s{0,3}\\?"
#: Two brackets on both sides, whatever is between them, one stray bracket too.
_WHOLE = lazy_pattern(
    rf"\\?{_OPEN}{_APART}{_OPEN}({_NONE}{{0,160}}(?:{_ANY}{_NONE}{{0,160}})?)"
    rf"{_CLOSE}{_APART}{_CLOSE}",
)
#: One bracket is missing or is another: two on one side, one on the other.
_THREE = lazy_pattern(
    rf"\\?{_OPEN}{_APART}{_OPEN}({_NONE}{{1,160}}){_ANY}?{_CLOSE}"
    rf"|\\?{_OPEN}{_ANY}?({_NONE}{{1,160}}){_CLOSE}{_APART}{_CLOSE}"
)
#: A name, a colon and what it calls, beside any bracket at all.
_FEW = lazy_pattern(
    rf"(?:{_OPEN}[^\w\s^]{{0,2}}\s?){{1,2}}([A-Za-z][\w-]{{1,30}}\s?[:;\uff1a=]\s?[\w-]{{1,60}})"
    rf"(?:\s?\\?{_CLOSE}){{0,2}}"
    rf"|(?<![\w-])([A-Za-z][\w-]{{1,30}}\s?[:;\uff1a=]\s?[\w-]{{1,60}})[^\w\s]{{0,2}}{_CLOSE}{{1,"
    rf"2}}"
)
#: Without these no pattern above matches: two brackets side by side; a colon and a bracket around
#: one word.
_SIDE_BY_SIDE = lazy_pattern(rf"{_OPEN}{_APART}{_ANY}|{_ANY}{_APART}{_CLOSE}")
_COLON = lazy_pattern(
    rf"{_OPEN}[^\w\s^]{{0,2}}\s?[A-Za-z][\w-]{{1,30}}\s?[:;\uff1a=]|[:;\uff1a=]\s?[\w-]{{1,"
    rf"60}}[^\w\s]{{0,2}}{_CLOSE}"
)
_SHAPE = lazy_pattern(r"([^\W\d_][\w-]*)\s*([:;\uff1a=|.,/]*)\s*(.*)", re.DOTALL)
_CALLS = lazy_pattern(r"[^\W\d_][\w-]*\s?[:\uff1a]\s?\w")
_EDGES = lazy_pattern(r"^[\W_]+|[\W_]+$")
_EMPTY_LINE = lazy_pattern(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Meant:
    """A directive as it should be written; ``sure`` where nothing else can have been meant."""

    name: str
    argument: str
    sure: bool

    @property
    def call(self) -> str:
        """``[[law:L33]]``."""
        return f"[[{self.name}:{self.argument}]]" if self.argument else f"[[{self.name}]]"


@dataclass(frozen=True, slots=True)
class Damaged:
    """A place in a text where a call was meant; ``meant`` is None where nobody can say which."""

    start: int
    end: int
    meant: Meant | None


def meant(inside: str, known: Arguments) -> Meant | None:
    """What the inside of damaged brackets stands for; None where it looks like no directive."""
    text = " ".join(_EDGES.sub("", inside.replace("\\", "")).split())
    text = "".join(char for char in text if char not in BRACKETS)
    shape = _SHAPE.match(text)
    if shape is None:
        return None
    names = _names(shape[1], known)
    rest = _EDGES.sub("", shape[3])
    fitting = [(name, argument) for name in names if (argument := known[name](rest)) is not None]
    if fitting:
        return Meant(*fitting[0], sure=len(fitting) == 1)
    together = _run_together(text, known)
    return together or (Meant(names[0], shape[3], False) if names and shape[2] else None)


def _names(written: str, known: Arguments) -> list[str]:
    """The directives of that name, with one slip of the pen at most."""
    if written in known:
        return [written]
    near = twin(written, known)
    if near is not None:
        return [near]
    short = written.casefold()
    return [
        name
        for name in known
        if (_one_edit(short, name) if len(name) > 2 else name in (short[1:], short[:-1]))
    ]


def _one_edit(written: str, name: str) -> bool:
    """Whether a letter dropped, added, replaced or two swapped make one of the other."""
    if abs(len(written) - len(name)) > 1:
        return False
    start = next(
        (at for at, (a, b) in enumerate(zip(written, name, strict=False)) if a != b),
        min(len(written), len(name)),
    )
    a, b = written[start:], name[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def _run_together(text: str, known: Arguments) -> Meant | None:
    """``lawL33`` and ``la w:L33``: a name without its colon, or with a space in it."""
    tight = text.replace(" ", "", 2) if ":" in text[:40] else text
    for name in sorted(known, key=len, reverse=True):
        if tight.casefold().startswith(name) and len(tight) > len(name):
            rest = tight[len(name) :]
            for argument in (rest, rest[1:]):
                right = known[name](argument) if argument.strip() else None
                if right:
                    return Meant(name, right, True)
    return None


def damaged(text: str, known: Arguments) -> Iterator[Damaged]:
    """Every damaged call in a text without whole ones, without code and addresses."""
    if BRACKETS.isdisjoint(text):
        return
    double = _SIDE_BY_SIDE.search(text) is not None
    few = _COLON.search(text) is not None
    for may_match, pattern, judge in (
        (double, _WHOLE, _in_four),
        (double, _THREE, _in_three),
        (few, _FEW, _in_few),
    ):
        if not may_match:
            continue
        rest = [*text]
        for match in pattern.finditer(text):
            start, end = match.span()
            inside = next(group for group in match.groups() if group is not None)
            wanted = meant(inside, known)
            if judge(inside, wanted) and not _EMPTY_LINE.search(match[0]):
                rest[start:end] = " " * (end - start)
                yield Damaged(start, end, wanted)
        text = "".join(rest)


def _in_four(inside: str, wanted: Meant | None) -> bool:
    """``[[word: what]]`` is meant for us whatever the word; a word alone only if it is the name of
    a directive.

    With a stray bracket between the others it is ours if a call is left without it.
    """
    if not BRACKETS.isdisjoint(inside):
        return wanted is not None and wanted.sure
    return wanted is not None or _CALLS.match(_EDGES.sub("", inside)) is not None


def _in_three(_: str, wanted: Meant | None) -> bool:
    return wanted is not None


def _in_few(inside: str, wanted: Meant | None) -> bool:
    """``[law:L33]``: only what is surely there, so that ``[list: of things]`` stays a text."""
    return wanted is not None and wanted.sure and wanted.argument != ""
