"""mosty translate export and import: pages as a file of a translator's tool, and what comes back in
it written into the translations.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from mosty.model.errors import UsageError
from mosty.model.site import Page, Site
from mosty.model.translation import (
    FIELD,
    Pair,
    is_pending,
    pairs,
    section_marks,
    standing,
)
from mosty.pipeline.all_or_nothing import Changes, copy_of, tried
from mosty.pipeline.refused import Refused
from mosty.pipeline.translating import Marked, copied, in_the_way, marks_with
from mosty.pipeline.translation_diff import terms_in
from mosty.pipeline.translation_units import Beside, begun, beside, rebuilt, same_text
from mosty.read.page import read_page
from mosty.read.reasons import because
from mosty.text import xliff
from mosty.text.front_matter import mapping, with_key
from mosty.text.markdown.inline_codes import Code, codes, pieces, words
from mosty.text.xml_tree import XmlError


def exported(site: Site, chosen: Sequence[Pair]) -> str:
    """Pairs of one language as an XLIFF document."""
    files = [
        xliff.File(
            id=pair.source.path.removesuffix(".md").replace("/", "."),
            original=pair.source.file,
            units=[*_units(site, pair)],
        )
        for pair in chosen
    ]
    return xliff.written(chosen[0].source.locale, chosen[0].locale, files)


def _units(site: Site, pair: Pair) -> Iterator[xliff.Unit]:
    source, page = pair.source, pair.page
    mark = page.raw.get(FIELD) if page else None
    status = standing(page, source) if page else None
    for passage in beside(source, page).passages.values():
        own = mark.get(passage.section) if isinstance(mark, dict) else mark
        target = passage.target
        if target is not None and is_pending(own) and same_text(passage.source, target):
            target = None  # the original, not translated yet
        behind = status is not None and status.state != "current"
        if status is not None and status.sectioned:
            behind = passage.section in status.sections
        state = "initial" if target is None else "translated" if behind else "final"
        notes = terms_in(site, words(pieces(passage.source)), source.locale, pair.locale)
        yield xliff.Unit(
            passage.id,
            pieces(passage.source),
            None if target is None else pieces(target),
            state,
            _digest(passage.target),
            [f"{name} → {other}" for name, other in notes],
        )


def _digest(target: str | None) -> str:
    return hashlib.sha256((target or "").encode("utf-8")).hexdigest()[:8]


@dataclass
class Imported:
    """What a file of a translator changes. ``left``: passages that it has no translation of;
    ``done``: the parts of each translation that are marked as current.
    """

    changes: Changes = field(default_factory=Changes)
    changed: int = 0
    left: int = 0
    done: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class _Page:
    """A page of the file while it is worked out; ``is_new``: it is not there yet; ``new``: passages
    by their ids; ``lines``: theirs in the file; ``finished``: ids of those that are translated.
    """

    pair: Pair
    beside: Beside
    text: str
    is_new: bool = False
    new: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    finished: set[str] = field(default_factory=set)


def imported(site: Site, data: bytes, name: str, day: dt.date, *, done: bool) -> Imported:
    """What the document ``data`` of the file ``name`` changes, nothing of it written yet.

    Raises :class:`Refused` with the line of the file for what is no XLIFF 2, is no longer of
    today's pages, or would not be read as what it says; :class:`UsageError` where a translation
    cannot be marked.
    """
    try:
        return _imported(site, xliff.read(data), day, done=done)
    except XmlError as error:
        raise Refused(error.key, guess=None, file=name, line=error.line, **error.values) from error


def _imported(site: Site, document: xliff.Document, day: dt.date, *, done: bool) -> Imported:
    all_pairs = {
        pair.source.file: pair
        for pair in pairs(site)
        if (pair.source.locale, pair.locale) == (document.source_language, document.target_language)
    }
    result = Imported()
    for file in document.files:
        pair = all_pairs.pop(file.original, None)
        if pair is None or pair.source.raw.get("translation") == "none":
            languages = f"{document.source_language} → {document.target_language}"
            raise XmlError(
                "translate.file_no_page", file.line, page=file.original, languages=languages
            )
        page = _begun(site, pair)
        for unit in file.units:
            result.left += not _take(page, unit)
        result.changed += len(page.new)
        _finish(site, page, result, done=done)
    if done:
        _must_be_clean(site, result, day)
    return result


def _begun(site: Site, pair: Pair) -> _Page:
    file = _file(pair)
    if pair.page is None and not (site.root / file).exists():
        text = begun(beside(pair.source, None))
        page = _read(pair, text)
        return _Page(pair._replace(page=page), beside(pair.source, page), text, is_new=True)
    if pair.page is None or not pair.page.raw:
        raise UsageError("nothing_to_mark", file=file)
    text = _data(site, file).decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return _Page(pair, beside(pair.source, pair.page), text)


def _file(pair: Pair) -> str:
    return f"docs/{pair.locale}/{pair.source.path}"


def _data(site: Site, file: str) -> bytes:
    try:
        return (site.root / file).read_bytes()
    except OSError as error:
        raise UsageError("page_unwritable", file=file, reason=because(error)) from error


def _read(pair: Pair, text: str) -> Page:
    text = text.removeprefix("\ufeff")
    return read_page(text, _file(pair), pair.locale, pair.source.path, [], {}, pair.source)


def _take(page: _Page, unit: xliff.ReadUnit) -> bool:
    """Take in a unit; whether it has a translation."""
    passage = page.beside.passages.get(unit.id)
    if passage is None:
        raise XmlError("translate.file_stale", unit.line, page=page.pair.source.file)
    if unit.id in page.lines:
        raise XmlError("translate.file_unit_doubled", unit.line, unit=unit.id)
    page.lines[unit.id] = unit.line
    from_, to = [*codes(pieces(passage.source))], [*codes(pieces(passage.target or ""))]
    ours, theirs = xliff.ids_of(from_, to)
    known = dict(zip(ours, from_, strict=True))
    if not same_text(_markdown(unit, unit.source, known), passage.source):
        raise XmlError("translate.file_stale", unit.line, page=page.pair.source.file)
    if unit.target is None:
        return False
    known |= dict(zip(theirs, to, strict=True))
    text = _markdown(unit, unit.target, known).strip()
    if xliff.CONTROL.search(text):
        raise XmlError("translate.file_not_text", unit.line, unit=unit.id)
    if unit.done:
        page.finished.add(unit.id)
    if text == passage.target:
        return True
    if unit.was and unit.was != _digest(None if page.is_new else passage.target):
        raise XmlError("translate.file_conflict", unit.line, page=_file(page.pair))
    is_original = passage.target is None or same_text(passage.target, passage.source)
    _must_keep(unit, dict(zip(ours, from_, strict=True)), set(ours if is_original else theirs))
    page.new[unit.id] = text
    return True


def _must_keep(unit: xliff.ReadUnit, source: dict[str, Code], present: set[str]) -> None:
    """A code of the original may be missing where it is emphasis, or was missing before."""
    given = {one.id for one in unit.target or () if isinstance(one, xliff.Mark)}
    for own, code in source.items():
        if not code.optional and own in present - given:
            raise XmlError("translate.file_code_lost", unit.line, code=_shown(code))


def _shown(code: Code) -> str:
    return f"{code.start}…{code.end}" if code.end else code.start


def _markdown(unit: xliff.ReadUnit, flow: xliff.Flow, known: dict[str, Code]) -> str:
    """A text with its codes put back, each at most once and each that has an end with it."""
    counted: Counter[xliff.Mark] = Counter()
    made = ""
    for piece in flow:
        if isinstance(piece, str):
            made += piece
            continue
        code = known.get(piece.id)
        if code is None or (piece.part == "whole") != (code.end is None):
            raise XmlError("translate.file_code_unknown", unit.line, code=piece.id)
        counted[piece] += 1
        is_early = piece.part == "end" and not counted[xliff.Mark(piece.id, "start")]
        if counted[piece] > 1 or is_early:
            raise XmlError("translate.file_code_doubled", unit.line, code=_shown(code))
        made += (code.end or "") if piece.part == "end" else code.start
    for mark in counted:
        if mark.part == "start" and not counted[xliff.Mark(mark.id, "end")]:
            code = known[mark.id]
            raise XmlError("translate.file_code_lost", unit.line, code=_shown(code))
    return made


def _finish(site: Site, page: _Page, result: Imported, *, done: bool) -> None:
    """The page's new text among the changes, once it reads as what was given."""
    file = _file(page.pair)
    text = rebuilt(page.beside, page.text, page.new) if page.new else page.text
    if text is not None and page.new:
        _must_read_back(page, text)
    sections = _finished(page) if done else []
    if text is not None and sections:
        marks = marks_with(site, _read(page.pair, text), page.pair.source, sections)
        text = with_key(text, FIELD, mapping(marks), after="description")
    if text is None:
        raise UsageError("nothing_to_mark", file=file)
    if text == page.text:
        return
    if sections:
        result.done[file] = sections
    is_crlf = not page.is_new and b"\r\n" in _data(site, file)
    data = (text.replace("\n", "\r\n") if is_crlf else text).encode("utf-8")
    result.changes.put(site.root, file, data)


def _must_read_back(page: _Page, text: str) -> None:
    """A translation with marks of Markdown that make another passage of it is refused, as are
    changes that would reach further than they say.
    """
    after = beside(page.pair.source, _read(page.pair, text)).passages
    for key, passage in page.beside.passages.items():
        if after[key].target != page.new.get(key, passage.target):
            line = page.lines.get(key) or min(page.lines[one] for one in page.new)
            raise XmlError("translate.file_not_text", line, unit=key)


def _finished(page: _Page) -> list[str]:
    """The parts of which every passage came back translated."""
    open_ = {one.section for key, one in page.beside.passages.items() if key not in page.finished}
    own = page.pair.page
    status = standing(own, page.pair.source) if own else None
    if status is not None and status.state == "current" and not page.new:
        return []
    return [key for key in section_marks(page.pair.source) if key not in open_]


def _must_be_clean(site: Site, result: Imported, day: dt.date) -> None:
    """Raises :class:`UsageError` where a part that is to be marked is not finished."""
    if not result.done:
        return
    with copy_of(site.root) as trial:
        tried(trial, result.changes)
        for file, sections in result.done.items():
            _, locale, path = file.split("/", 2)
            source = site.pages[site.config.default.code, path]
            data = result.changes.after[file] or b""
            page = _read(Pair(source, locale, None), data.decode("utf-8").replace("\r\n", "\n"))
            for section in _whole_or(sections, source):
                problems = in_the_way(trial, day, Marked(page, data, data), section)
                if problems:
                    raise UsageError("not_marked_in_the_way", file=file, problem=problems[0].code)
                if same := copied(page, source, section):
                    raise UsageError("not_marked_copy", file=file, sections=", ".join(same))


def _whole_or(sections: Sequence[str], source: Page) -> Collection[str]:
    return [""] if list(sections) == list(section_marks(source)) else sections
