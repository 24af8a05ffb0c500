"""``mosty check --fix``: mends what a machine can, in memory until nothing changes, then file by
file.

A round checks the base and makes every fix that fits beside the others; the next round sees the
mended text. So a second call finds nothing to do. Only the characters of the fixes change: line
ends, a byte order mark and a missing last line end stay as they are.
"""

from __future__ import annotations

import bisect
import contextlib
import datetime as dt
import os
import re
import stat
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mosty.checking.check_session import check_all
from mosty.checking.suppressions import UNUSED, Suppressed
from mosty.model.problem import Edit, Fix, Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.model.translation import FIELD, section_marks
from mosty.model.version import source_fingerprint
from mosty.read.files import drafted

#: Rounds after which the rest is left to the next call; two or three are usual.
ROUNDS = 50
_BOM = b"\xef\xbb\xbf"
_BREAK = re.compile("\r\n|\r|\n")
#: Made when nothing else is left: what such a note speaks of may only come to light with other
#: mends.
_LAST = UNUSED

Keeps = Callable[[Problem], bool]
_Change = tuple[int, int, str]


@dataclass(frozen=True)
class State:
    """The base as a check sees it."""

    site: Site | None
    problems: list[Problem]
    suppressed: list[Suppressed]


@dataclass
class Mended:
    """What mending comes to; nothing is written yet. Files are named by their POSIX path below the
    root.

    ``first`` and ``last`` are the base before and after; ``before`` and ``after`` the bytes of
    every changed file; ``made`` counts changes by file and code; ``carried`` are translations that
    stay current although the machine changed their original.
    """

    root: Path
    first: State
    last: State
    before: dict[str, bytes] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)
    made: Counter[tuple[str, str]] = field(default_factory=Counter)
    carried: list[str] = field(default_factory=list)


def mend(root: Path, today: dt.date, keeps: Keeps) -> Mended:
    """Make every fix of the problems that ``keeps`` lets through, in memory. Raises nothing for bad
    files.
    """
    first = State(*check_all(root, today))
    mended = Mended(root.resolve(), first, first)
    for _ in range(ROUNDS):
        fixable = [one for one in mended.last.problems if one.fix is not None and keeps(one)]
        wanted = [one for one in fixable if one.code != _LAST] or fixable
        if not _made(mended, wanted) and not (wanted != fixable and _made(mended, fixable)):
            break
        mended.last = _checked(mended, root, today)
    if mended.after and _carried(mended):
        mended.last = _checked(mended, root, today)
    return mended


def _checked(mended: Mended, root: Path, today: dt.date) -> State:
    with drafted({mended.root / file: data for file, data in mended.after.items()}):
        return State(*check_all(root, today))


def _made(mended: Mended, problems: Iterable[Problem]) -> bool:
    """Make the fixes that fit together; whether a file has changed."""
    files: dict[str, list[Problem]] = {}
    for reported in problems:
        file = _real(mended.root, reported.span.file)
        if file is not None:
            files.setdefault(file, []).append(reported)
    before = dict(mended.after)
    for file, fixable in files.items():
        for reported, count in zip(
            fixable, _mend_file(mended, file, [one.fix for one in fixable if one.fix]), strict=True
        ):
            mended.made[file, reported.code] += count
    mended.made = +mended.made
    return mended.after != before


def _mend_file(mended: Mended, file: str, fixes: Sequence[Fix]) -> list[int]:
    """Apply fixes to the bytes of a file; the number of changes that each has made."""
    try:
        data = mended.after[file] if file in mended.after else (mended.root / file).read_bytes()
        text = data.removeprefix(_BOM).decode("utf-8")
    except (
        OSError,
        UnicodeDecodeError,
    ):  # gone or rewritten since it was checked: the next check says so
        return [0] * len(fixes)
    new, counts = apply(text, fixes)
    if new != text:
        mended.before.setdefault(file, data)
        mended.after[file] = data[: len(data) - len(data.removeprefix(_BOM))] + new.encode("utf-8")
    return counts


def _real(root: Path, file: str) -> str | None:
    """The file behind a path, links followed; None outside the root."""
    try:
        path = (root / file).resolve(strict=True)
    except (OSError, RuntimeError):
        return None
    return (
        path.relative_to(root).as_posix() if path.is_relative_to(root) and path.is_file() else None
    )


def apply(text: str, fixes: Iterable[Fix]) -> tuple[str, list[int]]:
    """``text`` after the fixes, and how many changes each has made.

    A fix is made whole or not at all: not where its text has moved, nor where it overlaps an
    earlier one. The same edit twice is one. Line breaks in ``text`` may be of any kind, new ones
    are like its first.
    """
    starts = [0, *(match.end() for match in _BREAK.finditer(text))]
    first_break = _BREAK.search(text)
    line_end = first_break[0] if first_break else "\n"
    taken: list[_Change] = []
    counts = []
    for fix in fixes:
        places = [_place(text, starts, edit, line_end) for edit in fix.edits]
        changes = [one for one in places if one is not None]
        fits = len(changes) == len(places) and all(_fits(taken, one) for one in changes)
        fresh = [one for one in dict.fromkeys(changes) if fits and not _is_taken(taken, one)]
        for change in fresh:
            bisect.insort(taken, change)
        counts.append(len(fresh))
    parts, last = [], 0
    for start, end, new in taken:
        parts += [text[last:start], new]
        last = end
    return "".join([*parts, text[last:]]), counts


def _place(text: str, starts: list[int], edit: Edit, line_end: str) -> _Change | None:
    """An edit in characters of the file; None if the text there is not what the check read."""
    span = edit.span
    if (
        not (1 <= span.line <= len(starts) and 1 <= span.end_line <= len(starts))
        or edit.old == edit.new
    ):
        return None
    start, end = starts[span.line - 1] + span.col - 1, starts[span.end_line - 1] + span.end_col - 1
    if not start <= end <= len(text) or _BREAK.sub("\n", text[start:end]) != edit.old:
        return None
    return start, end, edit.new.replace("\n", line_end)


def _is_taken(taken: list[_Change], change: _Change) -> bool:
    at = bisect.bisect_left(taken, change)
    return at < len(taken) and taken[at] == change


def _fits(taken: list[_Change], change: _Change) -> bool:
    at = bisect.bisect_left(taken, change)
    return not any(_clash(other, change) for other in taken[max(at - 1, 0) : at + 2])


def _clash(change: _Change, other: _Change) -> bool:
    if change == other:
        return False
    (start, end, _), (begin, stop, _) = change, other
    if start == end == begin == stop:
        return True
    return (
        max(start, begin) < min(end, stop)
        or start < begin == stop < end
        or begin < start == end < stop
    )


def _carried(mended: Mended) -> bool:
    """A translation that was current stays current: a mend of its original has not touched
    meaning. Of one that is marked section by section, the sections that were.
    """
    was, now = mended.first.site, mended.last.site
    if was is None or now is None:
        return False
    for key, page in now.pages.items():
        old = was.pages.get(key)
        file = _real(mended.root, page.file)
        if old is None or old.source is None or page.source is None or file is None:
            continue
        if _real(mended.root, page.source.file) not in mended.after:
            continue
        if not (old.source.raw and page.source.raw):
            continue
        fixes = list(new_marks(page, old.source, page.source))
        if fixes and sum(_mend_file(mended, file, fixes)) == len(fixes):
            mended.carried.append(file)
    return bool(mended.carried)


def new_marks(page: Page, was: Page, now: Page) -> Iterator[Fix]:
    """The marks of a translation that were those of the original as it was, made those of today."""
    mark = page.raw.get(FIELD)
    if not isinstance(mark, Mapping):
        old, new = source_fingerprint(was), source_fingerprint(now)
        if str(mark) == old != new:
            yield _new_mark(page.where(FIELD), old, new)
        return
    old_marks, new_marks = section_marks(was), section_marks(now)
    for key in mark:
        before, after = old_marks.get(key), new_marks.get(key)
        if before and after and str(mark[key]) == before != after:
            yield _new_mark(page.where(FIELD, key), before, after)


def _new_mark(span: Span, old: str, new: str) -> Fix:
    col = span.col + max(span.end_col - span.col - len(old), 0) // 2
    return Fix((Edit(Span(span.file, span.line, col, span.line, col + len(old)), old, new),))


def write(mended: Mended) -> list[Problem]:
    """Write the mended files, each whole or not at all; a problem for every one that could not
    be.
    """
    problems = []
    for file, after in mended.after.items():
        try:
            replace_file(mended.root / file, mended.before[file], after)
        except OSError as error:
            problems.append(problem("FIL010", Span(file), reason=error.strerror or str(error)))
    return problems


def replace_file(path: Path, before: bytes, after: bytes) -> None:
    """Put ``after`` in the place of ``before``: readers see the one or the other.

    Raises ``OSError`` where the file cannot be written or no longer reads ``before``; it is then as
    it was.
    """
    facts = path.stat()
    if not facts.st_mode & 0o222 or not os.access(path, os.W_OK):  # a rename would not mind
        raise PermissionError(None, "the file is read-only")
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(after)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(name, stat.S_IMODE(facts.st_mode))
        with contextlib.suppress(OSError, AttributeError):
            os.chown(name, facts.st_uid, facts.st_gid)
        if path.read_bytes() != before:
            raise OSError(None, "the file has changed since it was checked")
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def by_file(made: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    """Counts of changes: file → code → number, in order."""
    counts: dict[str, dict[str, int]] = {}
    for (file, code), count in sorted(made.items()):
        counts.setdefault(file, {})[code] = count
    return counts
