"""The passages of an original beside those of its translation, and a translation written anew from
some of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from mosty.checks.translation.sections import paired_headings
from mosty.model.fields import translated_fields
from mosty.model.front_matter import KINDS
from mosty.model.site import Page
from mosty.model.translation import FIELD, FRONT, OPENING, PENDING, section_places
from mosty.text.align import Section, align
from mosty.text.fingerprint import fingerprint, normalise
from mosty.text.front_matter import with_key
from mosty.text.markdown.blocks import Block, blocks, uncommented
from mosty.text.markdown.inline_codes import codes, pieces, words
from mosty.text.yaml_writing import block as yaml_block

#: Passages of other kinds are never each other's translation: that costs more than both alone.
_OTHER_KIND = 2.0
_KINDS = {"heading": 1, "text": 2, "item": 3, "note": 4, "row": 5, "mark": 6}
#: A short passage is as long as its translation, whatever it says.
_SHORT = 40


@dataclass(frozen=True, slots=True)
class Row:
    """A block of the original in the part ``section``, and the block that translates it."""

    section: str
    source: Block
    target: Block | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: the ``part`` of a row, or an item of a front matter field, which is
    None where the field is one text.
    """

    row: int = -1
    part: int = 0
    field: str = ""
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """What one unit holds. ``target`` is None where there is no translation."""

    id: str
    section: str
    place: Place
    source: str
    target: str | None


@dataclass(frozen=True, slots=True)
class Beside:
    """An original and its translation, passage by passage."""

    source: Page
    page: Page | None
    rows: list[Row]
    passages: dict[str, Passage]


def beside(source: Page, page: Page | None) -> Beside:
    """The passages of an original in order, by their ids. An id is made of the part and the text
    alone: it stays while the passage does, whatever else is changed.
    """
    rows = list(_rows(source, page))
    made: dict[str, Passage] = {}
    for section, place, own, other in [*_fields(source, page), *_parts(source, page, rows)]:
        if not any(map(str.isalpha, words(pieces(own)))):
            continue
        key = re.sub(r"[^\w.-]", "_", f"{section}.{place.field}" if place.field else section)
        first = wanted = f"{key}.{fingerprint([own])}"
        count = 1
        while wanted in made:
            count += 1
            wanted = f"{first}.{count}"
        made[wanted] = Passage(wanted, section, place, own, other)
    return Beside(source, page, rows, made)


_Entry = tuple[str, Place, str, str | None]


def _fields(source: Page, page: Page | None) -> Iterator[_Entry]:
    for name in _names(source):
        own, other = source.raw.get(name), page.raw.get(name) if page else None
        if isinstance(own, str):
            yield FRONT, Place(field=name), own.strip(), _text(other)
        elif isinstance(own, list):
            theirs = (
                other if isinstance(other, list) and len(other) == len(own) else [None] * len(own)
            )
            for item, (text, translated) in enumerate(zip(own, theirs, strict=True)):
                yield FRONT, Place(field=name, item=item), str(text).strip(), _text(translated)


def _names(source: Page) -> tuple[str, ...]:
    own = translated_fields(KINDS[source.kind][0]) if source.kind in KINDS else ()
    return ("title", "description", *own)


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _parts(source: Page, page: Page | None, rows: Sequence[Row]) -> Iterator[_Entry]:
    for number, row in enumerate(rows):
        theirs = row.target.parts if row.target else [None] * len(row.source.parts)
        for part, (own, other) in enumerate(zip(row.source.parts, theirs, strict=True)):
            translated = page.body.text[slice(*other)] if page and other else None
            yield row.section, Place(number, part), source.body.text[slice(*own)], translated


def _rows(source: Page, page: Page | None) -> Iterator[Row]:
    theirs = _by_section(page) if page else {}
    keys = _counterparts(page) if page else {}
    for section, own in _by_section(source).items():
        others = theirs.get(keys.get(section, ""), [])
        for at, other in _aligned(source, own, page, others) if page else _alone(own):
            yield Row(section, own[at], None if other is None else others[other])


def _counterparts(page: Page) -> dict[str, str]:
    """The parts of a translation by the keys of its original, as the check pairs them."""
    if page.source is None:
        return {}
    ours, theirs = ([key for key, _ in section_places(one)] for one in (page, page.source))
    keys = {OPENING: OPENING} if OPENING in ours and OPENING in theirs else {}
    ours, theirs = ([key for key in one if key != OPENING] for one in (ours, theirs))
    for own, other in paired_headings(page):
        if own is not None and other is not None:
            keys[theirs[other]] = ours[own]
    return keys


def _alone(own: Sequence[Block]) -> list[tuple[int, int | None]]:
    return [(at, None) for at in range(len(own))]


def _aligned(
    source: Page, own: Sequence[Block], page: Page, others: Sequence[Block]
) -> Iterator[tuple[int, int | None]]:
    shapes = [(one.kind, len(one.parts)) for one in own]
    if shapes == [(one.kind, len(one.parts)) for one in others]:
        yield from ((at, at) for at in range(len(own)))
        return
    first, second = [
        [_described(page_, one) for one in listed]
        for page_, listed in ((source, own), (page, others))
    ]
    for at, other in align(first, second, _OTHER_KIND, _SHORT):
        if at is not None:
            fits = other is not None and shapes[at] == (
                others[other].kind,
                len(others[other].parts),
            )
            yield at, other if fits else None


def _described(page: Page, block: Block) -> Section:
    text = page.body.text[block.start : block.end]
    marks = {code.start + (code.end or "") for code in codes(pieces(text))}
    marks |= set(re.findall(r"\d+", text))
    if block.kind == "mark":
        marks.add(text.partition("|")[0].strip())
    return Section(_KINDS[block.kind], "", frozenset(marks), len(text))


def _by_section(page: Page) -> dict[str, list[Block]]:
    """The blocks of each part of the body."""
    places = section_places(page)
    by_section: dict[str, list[Block]] = {key: [] for key, _ in places}
    for block in blocks(page.body.text):
        key = next((key for key, (start, end) in places if start <= block.start < end), None)
        if key is not None and block.end <= dict(places)[key][1]:
            by_section[key].append(block)
    return by_section


def rebuilt(pair: Beside, text: str, new: Mapping[str, str]) -> str | None:
    """The text of the translation's file with these passages, by their ids; all else stays as it
    is. A passage that it lacked comes where the original has it. None where the file's front matter
    cannot be written.
    """
    body = pair.page.body.text if pair.page else ""
    if not text.endswith(body):
        return None
    by_place = {pair.passages[key].place: value for key, value in new.items()}
    made: str | None = text[: len(text) - len(body)] + _body(pair, body, by_place)
    changed = {place.field for place in by_place}
    for name in [name for name in _names(pair.source) if name in changed]:
        lines = yaml_block({name: _value(pair, name, by_place)})
        value = "\n".join(lines).removeprefix(f"{name}:").removeprefix(" ")
        made = with_key(made, name, value, after="description") if made is not None else None
    return made


def _value(pair: Beside, name: str, new: Mapping[Place, str]) -> str | list[str]:
    """A field with what is new in it; of a list, the other items as they are."""
    own, other = pair.source.raw.get(name), pair.page.raw.get(name) if pair.page else None
    if not isinstance(own, list):
        return new[Place(field=name)]
    items = other if isinstance(other, list) and len(other) == len(own) else own
    return [new.get(Place(field=name, item=at), str(item)) for at, item in enumerate(items)]


def begun(pair: Beside) -> str:
    """The file of a translation that is not there yet, with the original's text throughout."""
    values = {
        name: pair.source.raw[name] for name in _names(pair.source) if name in pair.source.raw
    }
    lines = yaml_block({name: values.pop(name) for name in ("title", "description")})
    lines += [f"{FIELD}: {PENDING}", *yaml_block(values)]
    return "\n".join(["---", *lines, "---", ""]) + uncommented(pair.source.body.text)


def _body(pair: Beside, body: str, new: Mapping[Place, str]) -> str:
    edits: list[tuple[int, int, str]] = []
    cursor, section, ends = 0, "", _ends(pair)
    wanted = _runs(pair, new)
    for number, row in enumerate(pair.rows):
        if row.section != section:
            cursor, section = max(cursor, ends.get(section, cursor)), row.section
        if row.target is not None:
            edits += [
                (*place, new[Place(number, part)])
                for part, place in enumerate(row.target.parts)
                if Place(number, part) in new
            ]
            cursor = row.target.end
        elif number in wanted:
            edits.append((cursor, cursor, _inserted(pair, number, new, wanted, body[cursor:])))
    for start, end, text in sorted(edits, key=lambda edit: edit[0])[::-1]:
        body = body[:start] + text + body[end:]
    return body


def _ends(pair: Beside) -> dict[str, int]:
    """Where the parts of the translation end, by the keys of the original."""
    if pair.page is None:
        return {}
    keys, text = _counterparts(pair.page), pair.page.body.text
    places = dict(section_places(pair.page))
    return {key: len(text[: places[own][1]].rstrip()) for key, own in keys.items() if own in places}


def _runs(pair: Beside, new: Mapping[Place, str]) -> set[int]:
    """The rows to be put in: those with something new, and between and around them what has no
    words, such as marks, calls and the line under the head of a table.
    """
    given = {place.row for place in new}
    bare = set(range(len(pair.rows))) - {one.place.row for one in pair.passages.values()}
    wanted: set[int] = set()
    lacks = enumerate(row.target is None for row in pair.rows)
    for is_lacking, run in groupby(lacks, key=lambda one: one[1]):
        numbers = {number for number, _ in run}
        if is_lacking and not given.isdisjoint(numbers):
            wanted |= numbers & (given | bare)
    return wanted


def _inserted(
    pair: Beside, number: int, new: Mapping[Place, str], wanted: set[int], rest: str
) -> str:
    """A block of the original with what is new, as it stands there: its marks and the lines before
    it.
    """
    text, own = pair.source.body.text, pair.rows[number].source
    made, at = "", own.start
    for part, (start, end) in enumerate(own.parts):
        made += text[at:start] + new.get(Place(number, part), text[start:end])
        at = end
    made += text[at : own.end]
    needs_line = own.kind in ("text", "heading") and number + 1 not in wanted and rest.strip()
    tail = "\n" if needs_line and not rest.startswith(("\n\n", "\n///")) else ""
    return _before(pair, number, wanted) + made + tail


def _before(pair: Beside, number: int, wanted: set[int]) -> str:
    """What stands between a block of the original and the one before it; an empty line and its own
    mark where the translation lacks that one.
    """
    text, start = pair.source.body.text, pair.rows[number].source.start
    last = pair.rows[number - 1] if number else None
    if last is not None and last.target is None and number - 1 not in wanted:
        return "\n\n" + text[text.rfind("\n", 0, start) + 1 : start]
    gap = uncommented(text[last.source.end if last else 0 : start])
    return re.sub(r"\n{3,}", "\n\n", gap)


def same_text(first: str, second: str) -> bool:
    """Whether two texts differ by typography at most."""
    return normalise(first) == normalise(second)
