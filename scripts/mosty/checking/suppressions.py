"""Suppressions in the page: an editor says which problem of the next block may stay, and why.

``<!-- mosty: ignore LNK002 the reason -->`` stands alone on a line; it speaks of the next block
(paragraph, list, table, heading) and of nothing else. Front matter has no blocks. What is dangerous
cannot be suppressed at all.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import pyromark

from mosty.checks.fixes import offset
from mosty.model.body import Body
from mosty.model.meant import guesses
from mosty.model.message import Message, message
from mosty.model.problem import Edit, Fix, Problem, Span, catalogue, problem
from mosty.model.site import Page
from mosty.text.markdown.shape import shape
from mosty.text.markdown.suppression_notes import INSIDE, NOTE

#: Families whose errors stay: private data, what cannot be read or rendered, what misleads about
#: law.
HELD = ("PRV", "FIL", "FM", "REC", "LAW", "CFG", "TPL", "DIR", "LFT")
#: Single codes that stay: what no build can carry, what could run a script, a comment that might be
#: published, the suppressions' own.
HELD_CODES = frozenset(
    {"DIA006", "DIA007", "LNK005", "LNK013", "TXT013", "TXT020", "SUP001", "SUP002"}
)
#: The code of a suppression that suppresses nothing.
UNUSED = "SUP001"
#: Unused suppressions of a page that one check makes a mend for; the next round of mending makes
#: more.
TRIED = 20
#: Lines of a block that is not there.
NOWHERE = (-1, -2)


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A problem that an editor has let be, and the reason given."""

    problem: Problem
    reason: str


@dataclass(frozen=True, slots=True)
class Note:
    """One code of one suppression: its place, and the first and last line of the file it speaks
    of.
    """

    code: str
    reason: str
    span: Span
    first: int
    last: int


def allowed(code: str) -> bool:
    """Whether a problem of this code may be suppressed."""
    return code not in HELD_CODES and not (
        catalogue()[code].level == "error" and code.startswith(HELD)
    )


def apply(
    pages: Iterable[Page], problems: Iterable[Problem]
) -> tuple[list[Problem], list[Suppressed]]:
    """The problems that stay, those of the suppressions in ``pages`` among them, and the suppressed
    ones.
    """
    faults: list[Problem] = []
    notes: list[Note] = []
    bodies = {}
    asleep = {
        each.args["locale"] for each in problems if each.code == "WRD002"
    }  # no dictionary: nothing looked at it
    for page in pages:
        if "mosty:" in page.body.text:
            in_page = _notes(page, faults)
            notes += (
                in_page
                if page.locale not in asleep
                else [note for note in in_page if note.code != "WRD001"]
            )
            bodies[page.file] = page.body
    blocks: dict[tuple[str, str, int], Note] = {}
    for note in notes:  # two for one block and code: the second is unused
        blocks.setdefault((note.span.file, note.code, note.first), note)
    places = {
        (file, code, line): note
        for (file, code, _), note in blocks.items()
        for line in range(note.first, note.last + 1)
    }
    kept: list[Problem] = []
    suppressed: list[Suppressed] = []
    used: set[Note] = set()
    for reported in problems:
        match = places.get((reported.span.file, reported.code, reported.span.line))
        if match is None:
            kept.append(_outside(reported, places))
        else:
            used.add(match)
            suppressed.append(Suppressed(reported, match.reason))
    unused = [note for note in notes if note not in used]
    needed: dict[Span, list[str]] = {note.span: [] for note in unused}
    for note in notes:
        if note in used and note.span in needed:
            needed[note.span].append(note.code)
    fixes: dict[Span, Fix | None] = {}
    tried: Counter[str] = Counter()
    for note in unused:
        file = note.span.file
        if (
            note.span not in fixes and tried[file] < TRIED
        ):  # each compares the whole page before and after
            tried[file] += 1
            fixes[note.span] = _without(bodies[file], note, needed[note.span])
        faults.append(problem(UNUSED, note.span, what=note.code, fix=fixes.get(note.span)))
    return kept + faults, suppressed


def _outside(problem: Problem, places: Mapping[tuple[str, str, int], Note]) -> Problem:
    """The problem with a mend that leaves alone what is suppressed elsewhere on the page."""
    if problem.fix is None or not places:
        return problem
    edits = tuple(
        edit
        for edit in problem.fix.edits
        if (problem.span.file, problem.code, edit.span.line) not in places
    )
    return (
        problem
        if edits == problem.fix.edits
        else replace(problem, fix=Fix(edits) if edits else None)
    )


def _without(body: Body, note: Note, needed: list[str]) -> Fix | None:
    """The suppression with the codes it needs; without any, its line goes where that joins nothing
    together.
    """
    start = offset(body, note.span)
    old = body.text[start : body.text.index("-->", start) + 3]
    if needed:
        match = NOTE.match(old)
        inside = INSIDE.fullmatch(match[1]) if match else None
        if match is None or inside is None or not inside[1]:
            return None
        at = start + match.start(1) + inside.start(1)
        codes = ", ".join(dict.fromkeys(needed))
        return Fix((Edit(body.span(at, at + len(inside[1])), inside[1], codes),))
    begin = body.text.rfind("\n", 0, start) + 1
    end = body.text.find("\n", start) + 1 or len(body.text)
    line = body.text[begin:end]
    for new in ("", line.removeprefix(line.rstrip("\n"))):
        if line and shape(body.text) == shape(body.text[:begin] + new + body.text[end:]):
            return Fix((Edit(body.span(begin, end), line, new),))
    return None


def _notes(page: Page, faults: list[Problem]) -> Iterator[Note]:
    """Every suppression of the page that holds; faults of the others go into ``faults``."""
    body = page.body
    for start, end, block in _comments(body.text):
        match = NOTE.match(body.text, start, end)
        if match is None:
            continue
        span = body.span(*match.span())
        inside = INSIDE.fullmatch(match[1].strip())
        codes = [
            code.strip().upper() for code in (inside[1] if inside and inside[1] else "").split(",")
        ]
        reason = inside[2].strip(" \t-–—:,") if inside else ""
        if block is None or not _alone(body.text, *match.span()):
            faults.append(_fault(span, match[0], message("blanks.suppression_not_alone")))
            continue
        for code in codes:
            fault = _wrong(code, reason)
            if fault:
                faults.append(_fault(span, match[0], fault, code))
            else:
                yield Note(code, reason, span, body.line + block[0], body.line + block[1])


def _wrong(code: str, reason: str) -> Message | None:
    """Why a suppression does not hold; None if it does."""
    if not code:
        return message("blanks.suppression_no_code")
    if code not in catalogue():
        return message("blanks.suppression_unknown_code", code=code)
    if not allowed(code):
        return message("blanks.suppression_not_allowed", code=code)
    if not any(char.isalpha() for char in reason):
        return message("blanks.suppression_no_reason")
    return None


def _fault(span: Span, text: str, why: Message, code: str = "") -> Problem:
    near = guesses(code, catalogue()) if code and code not in catalogue() else {}
    return problem("SUP002", span, note=text[4:-3].strip()[:60], why=why, **near)


def _alone(text: str, start: int, end: int) -> bool:
    stop = text.find("\n", end)
    before, after = (
        text[text.rfind("\n", 0, start) + 1 : start],
        text[end : stop if stop >= 0 else len(text)],
    )
    return not (before + after).strip()


def _comments(text: str) -> Iterator[tuple[int, int, tuple[int, int] | None]]:
    """Start and end of every suppression, in characters, and the lines (from 0) of the block after
    it.

    No lines (None) for one inside a paragraph. Inside a list or a quotation the block is what
    follows up to the next empty line or suppression; a comment in a code block is no HTML and does
    not come.
    """
    notes, blocks = _notes_and_blocks(text)
    data = text.encode("utf-8")
    breaks = [match.start() for match in re.finditer(b"\n", data)]
    ends = _paragraph_ends(text) if notes else []
    done = begin = 0
    for start, end, depth in notes:
        begin += len(data[done:start].decode("utf-8", "ignore"))
        done = start
        stop = begin + len(data[start:end].decode("utf-8", "ignore"))
        if depth is None:
            yield begin, stop, None
        elif depth > 1:
            yield begin, stop, _paragraph_from(bisect.bisect_left(breaks, start) + 1, ends)
        else:
            yield begin, stop, _first_block(blocks, end, breaks)


def _notes_and_blocks(
    text: str,
) -> tuple[list[tuple[int, int, int | None]], list[tuple[int, int]]]:
    """Suppressions as start, end and depth (None inside a paragraph), and the blocks of the page
    itself without the suppressions as start and end; all in bytes.
    """
    data = text.encode("utf-8")
    notes: list[tuple[int, int, int | None]] = []
    blocks: list[tuple[int, int]] = []
    depth = 0
    for event, place in pyromark.events_with_range(text, options=pyromark.Options.ENABLE_TABLES):
        kind, value = (event, None) if isinstance(event, str) else next(iter(event.items()))
        start, end = place["start"], place["end"]
        html = kind in ("Html", "InlineHtml") or value == "HtmlBlock"
        ours = html and b"mosty:" in data[start:end]
        if kind == "Start":
            if depth == 0 and not ours:
                blocks.append((start, end))
            depth += 1
        elif kind == "End":
            depth -= 1
        elif ours:
            notes.append((start, end, depth if kind == "Html" else None))
    return notes, blocks


def _paragraph_from(line: int, ends: list[int | None]) -> tuple[int, int]:
    """First and last line of the paragraph at ``line`` or below it."""
    while line < len(ends) and ends[line] is None:
        line += 1
    return (line, ends[line] or 0) if line < len(ends) else NOWHERE


def _first_block(blocks: list[tuple[int, int]], after: int, breaks: list[int]) -> tuple[int, int]:
    """First and last line of the first block that begins at the byte ``after`` or behind it."""
    at = bisect.bisect_left(blocks, (after,))
    if at == len(blocks):
        return NOWHERE
    top, bottom = blocks[at]
    return bisect.bisect_left(breaks, top), bisect.bisect_left(breaks, max(top, bottom - 1))


def _paragraph_ends(text: str) -> list[int | None]:
    """For every line the last line of its paragraph; None for a suppression."""
    lines = text.split("\n")
    ends: list[int | None] = [None] * len(lines)
    last = len(lines) - 1
    for number in range(len(lines) - 1, -1, -1):
        if NOTE.search(lines[number]) or not lines[number].strip():
            last = number - 1
        if not NOTE.search(lines[number]):
            ends[number] = max(last, number)
    return ends
