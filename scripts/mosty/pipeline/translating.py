"""mosty translate: which translations are current, and a mark written when one is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from mosty.checking.check_session import check_changed
from mosty.checking.fixer import replace_file
from mosty.model.errors import UsageError
from mosty.model.problem import Problem
from mosty.model.site import Page, Site
from mosty.model.translation import (
    FIELD,
    FRONT,
    PENDING,
    Pair,
    counterparts,
    section_at,
    section_marks,
    section_texts,
    standing,
)
from mosty.model.version import source_fingerprint
from mosty.pipeline.page_history import Past, changed_on, last, pasts
from mosty.read.files import drafted
from mosty.read.reasons import because
from mosty.text.fingerprint import normalise
from mosty.text.front_matter import mapping, with_key
from mosty.text.language.guess import nearest
from mosty.text.language.language_detect import tongue

#: Warnings that a translation is not finished with: headings that are missing, text left over,
#: places that are still to be filled in.
UNFINISHED = frozenset({"TRN004", "TRN010", "TXT002"})
#: So many words that are the same in both languages are no list of names.
COPIED = 12
_NOT_WORDS = re.compile(
    r"\[\[[^\[\]\n]{0,200}\]\]|\]\([^()\n]{0,300}\)|^[ \t]{0,3}#{1,6}[^\n]*$", re.MULTILINE
)
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Row:
    """The state of a page in a language. ``since`` is the day on which the original became another
    than the one translated: ``""`` not committed yet, None where git does not know.
    """

    path: str
    locale: str
    state: str
    sections: tuple[str, ...] = ()
    since: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The row for a machine."""
        return {**asdict(self), "sections": list(self.sections)}


def row_of(site: Site, pair: Pair) -> Row:
    """The state of a pair, without its history."""
    path, locale = pair.source.path, pair.locale
    if pair.source.raw.get("translation") == "none":
        return Row(path, locale, "none")
    if pair.page is None:
        return Row(path, locale, "missing")
    status = standing(pair.page, pair.source)
    return Row(path, locale, status.state, status.sections)


def with_since(site: Site, pair: Pair, row: Row) -> Row:
    """The row with the day since which it is stale. Raises as :func:`pasts` does."""
    return replace(row, since=_since(site, pair)) if pair.page else row


def _since(site: Site, pair: Pair) -> str | None:
    if pair.page is None:
        return None
    history, mark = pasts(site, pair.source), pair.page.raw.get(FIELD)
    status = standing(pair.page, pair.source)
    if not isinstance(mark, Mapping):
        return changed_on(history, last(history, lambda old: source_fingerprint(old) == str(mark)))
    days = [changed_on(history, _made_from(history, mark, key)) for key in status.sections]
    known = [day for day in days if day]
    return min(known) if known else "" if "" in days else None


def _made_from(history: list[Past], mark: Mapping[Any, Any], key: str) -> int | None:
    wanted = str(mark.get(key))
    return last(history, lambda old: section_marks(old).get(key) == wanted)


@dataclass(frozen=True, slots=True)
class Marked:
    """A translation with its new mark, not written yet."""

    page: Page
    before: bytes
    after: bytes


def marked(site: Site, pair: Pair, section: str = "") -> Marked:
    """The translation marked as made from today's original: the whole, or one section of it.

    Raises :class:`UsageError` where there is nothing to mark, and for a section that is missing
    or whose page does not say what its other sections were made from.
    """
    page, source = pair.page, pair.source
    if page is None or not page.raw or not source.raw:
        file = page.file if page else f"docs/{pair.locale}/{source.path}"
        raise UsageError("nothing_to_mark", file=file)
    own = _marks(site, page, source, section) if section else section_marks(source)
    return with_marks(site, page, own)


def with_marks(site: Site, page: Page, marks: Mapping[str, str]) -> Marked:
    """The translation with these marks. Raises :class:`UsageError` for a file that cannot be
    read.
    """
    path = site.root / page.file
    try:
        before = path.read_bytes()
        text = with_key(before.decode("utf-8"), FIELD, mapping(marks), after="description")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("page_unwritable", file=page.file, reason=because(error)) from error
    if text is None:
        raise UsageError("nothing_to_mark", file=page.file)
    return Marked(page, before, text.encode("utf-8"))


def _marks(site: Site, page: Page, source: Page, section: str) -> dict[str, str]:
    """The marks with that of one section made anew."""
    now, mark = section_marks(source), page.raw.get(FIELD)
    before = dict(mark) if isinstance(mark, Mapping) else _before(site, source, str(mark))
    if section not in now and section not in before:
        guess = nearest(section, now)
        raise UsageError(
            "no_section", name=section, guess=guess, file=source.file, known=", ".join(now)
        )
    kept = {key: str(before[key]) for key in now if key in before}
    marks = {
        key: now[key] if key == section else kept[key] for key in now if key in {*kept, section}
    }
    return marks | {key: str(old) for key, old in before.items() if key not in {*now, section}}


def marks_with(site: Site, page: Page, source: Page, sections: Collection[str]) -> dict[str, str]:
    """The marks of a translation with those of these sections, one at least, made anew.

    Raises :class:`UsageError` as :func:`marked` does.
    """
    if set(sections) == set(section_marks(source)):
        return section_marks(source)
    marks: dict[str, str] = {}
    for section in sections:
        marks = _marks(site, page, source, section)
        page = replace(page, raw={**page.raw, FIELD: marks})
    return marks


def _before(site: Site, source: Page, mark: str) -> dict[str, str]:
    """What the sections of a page were made from that is marked as a whole."""
    if mark == PENDING:
        return dict.fromkeys(section_marks(source), PENDING)
    if mark == source_fingerprint(source):
        return section_marks(source)
    history = pasts(site, source)
    at = last(history, lambda old: source_fingerprint(old) == mark)
    if at is None:
        raise UsageError("no_past", file=source.file, mark=mark)
    return section_marks(history[at].page)


def copied(page: Page, source: Page, section: str = "") -> list[str]:
    """The sections of a translation that are the original, word for word."""
    there, languages = counterparts(page, source), (page.locale, source.locale)
    return [
        key
        for key, texts in section_texts(source).items()
        if section in ("", key) and key in there and _is_copy(key, there[key], texts, languages)
    ]


def _is_copy(
    key: str, ours: Sequence[str], theirs: Sequence[str], languages: tuple[str, str]
) -> bool:
    """Names may be the same in both languages; sentences of the original's language, or many words,
    are not.
    """
    for own, other in zip(ours, theirs, strict=False):
        bare = normalise(_NOT_WORDS.sub(" ", own))
        if bare != normalise(_NOT_WORDS.sub(" ", other)):
            continue
        if tongue(bare, languages) == languages[1]:
            return True
        if key != FRONT and len(_WORD.findall(bare)) >= COPIED:
            return True
    return False


def in_the_way(root: Path, today: dt.date, made: Marked, section: str = "") -> list[Problem]:
    """What keeps a translation from being marked: what forbids publishing it, headings that it
    lacks, text left in the original's language or to be filled in; of a section, such text only
    there.
    """
    page = made.page
    with drafted({(root / page.file).resolve(): made.after}):
        site, problems, _ = check_changed(root, today, [page.file])
    after = site.page(page.locale, page.path) if site else None
    own = [one for one in problems if one.span.file == page.file]
    return [
        problem
        for problem in own
        if problem.level == "error"
        or (
            problem.code in UNFINISHED
            and section in ("", after and section_at(after, problem.span.line))
        )
    ]


def write(root: Path, made: Collection[Marked]) -> None:
    """Write the marks, each file whole. Raises :class:`UsageError` at the first that cannot be."""
    for change in made:
        try:
            replace_file(root / change.page.file, change.before, change.after)
        except OSError as error:
            raise UsageError(
                "page_unwritable", file=change.page.file, reason=because(error)
            ) from error


def by_sections(site: Site, all_pairs: Collection[Pair]) -> Iterator[Marked]:
    """The current translations that are marked as a whole, marked section by section."""
    for pair in all_pairs:
        page = pair.page
        if page is None or isinstance(page.raw.get(FIELD), Mapping) or not pair.source.raw:
            continue
        if standing(page, pair.source).state == "current":
            yield with_marks(site, page, section_marks(pair.source))
