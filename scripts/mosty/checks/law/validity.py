"""Sentences of law that do not hold on the day, and copies of sentences that nobody would take out
when they end.

LAW004, LAW008 and LAW009 are warnings on purpose: the build takes the sentence out of everything by
itself. An error would stop the build, and the last good site, with the sentence that has ended,
would stay on the web.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.records.record_texts import OF_LAW, texts_read
from mosty.checks.registry import check
from mosty.model.message import message
from mosty.model.problem import Problem, Span, problem
from mosty.model.records import LawRecord
from mosty.model.site import Page, Site
from mosty.model.validity import State, decided_by, state_of
from mosty.text.law.copies import places, plain, says

_CODES: dict[State, str] = {
    "overdue": "LAW004",
    "ended": "LAW008",
    "not_yet": "LAW008",
    "withdrawn": "LAW009",
}
#: States of which the message says why they have come.
_EXPLAINED: frozenset[State] = frozenset({"ended", "not_yet"})
#: States that time alone brings: the record itself is named though nobody calls it.
_BY_TIME: frozenset[State] = frozenset({"overdue", "ended"})
#: Kinds of pages that may quote a sentence as an example.
_FREE = frozenset({"engineering"})
#: Shorter sentences may be in a text by chance.
FEWEST_WORDS = 5


def _place(site: Site, record: LawRecord) -> Span:
    return site.places.get(("law", record.id), Span("docs/data/law.yml"))


def _problem(record: LawRecord, today: dt.date, span: Span) -> Problem | None:
    """What is wrong with a record on the day, at a place; None if it holds."""
    state = state_of(record, today)
    day = decided_by(record, state)
    if day is None:
        return None
    date = day.isoformat()
    why = message(f"blanks.law_{state}", date=date) if state in _EXPLAINED else ""
    return problem(_CODES[state], span, key=record.id, date=date, why=why)


@check("LAW004", "LAW008", "LAW009", scope="page", alone=True)
def calls(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """LAW004, LAW008, LAW009: each call of a record that does not hold, and the record, which may
    be none's fault until somebody calls it: one that begins next year is written in advance.

    Case: LAW004/fails
    Case: LAW008/fails
    Case: LAW009/fails
    """
    for directive in page.body.directives:
        record = site.law.get(directive.argument) if directive.name == "law" else None
        if record is None or not record.may_print(page.for_plain_reader):
            continue
        for span in (directive.span, _place(site, record)):
            if problem_there := _problem(record, today, span):
                yield problem_there


@check("LAW004", "LAW008", "LAW010", scope="records")
def records(site: Site, today: dt.date) -> Iterator[Problem]:
    """LAW004 and LAW008 for records whose day has passed; LAW010 for days that contradict each
    other.

    Case: LAW004/fails
    Case: LAW008/fails
    Case: LAW010/fails
    """
    for record in site.law.values():
        span = _place(site, record)
        by_time = record.may_print(False) and state_of(record, today) in _BY_TIME
        if by_time and (problem_there := _problem(record, today, span)):
            yield problem_there
        if record.valid_from and record.valid_to and record.valid_to < record.valid_from:
            yield problem(
                "LAW010", span, key=record.id, field="valid_to", date=record.valid_to.isoformat()
            )
        if record.withdrawn and record.withdrawn > today:
            yield problem(
                "LAW010", span, key=record.id, field="withdrawn", date=record.withdrawn.isoformat()
            )


def _sentences(site: Site) -> list[tuple[str, frozenset[str], str]]:
    """Every sentence of law long enough: the record's id, its different words, all its words."""
    sentences = []
    for record in site.law.values():
        for text in record.texts.values():
            sentence = plain(text)
            different = frozenset(sentence.split())
            if len(sentence.split()) >= FEWEST_WORDS:
                sentences.append((record.id, different, sentence))
    return sentences


def _copied(site: Site, text: str) -> Iterator[tuple[str, str]]:
    """Ids of records whose sentence is in ``text``, with the sentence."""
    whole = plain(text)
    there = frozenset(whole.split())
    for key, different, sentence in site.memoize(_sentences):
        if different <= there and says(whole, sentence):
            yield key, sentence


@check("LAW011", scope="page", alone=True)
def copies(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """LAW011: a sentence of law copied into a page.

    Bad:
        Víme, že dítě má právo mluvit se svým rodičem.

    Good:
        Víme: [[law:L1]]
    """
    if page.kind in _FREE:
        return
    for key, sentence in _copied(site, page.body.prose):
        for start, end in places(page.body.prose, sentence) or [
            (0, 0)
        ]:  # not found: composed letters, a soft hyphen
            yield problem("LAW011", page.body.span(start, end), key=key)
    if not any(_copied(site, page.field_text)):
        return
    for path, value in page.values:
        for key, _ in _copied(site, value):
            yield problem("LAW011", page.where(*path), key=key)


@check("LAW011", scope="records")
def copied_records(site: Site, today: dt.date) -> Iterator[Problem]:
    """LAW011: a sentence of law copied into another record; the calendar may, where it names the
    record.

    Case: LAW011/fails-records
    """
    for what, record_id, texts in texts_read(site):
        for text in texts.values() if what not in OF_LAW else ():
            for key, _ in _copied(site, text or ""):
                yield problem(
                    "LAW011", site.places.get((what, record_id), Span("docs/data")), key=key
                )
    for number, milestone in enumerate(site.timeline):
        for text in milestone.texts.values():
            for key, _ in _copied(site, text):
                if key not in milestone.law:
                    place = site.places.get(("milestone", str(number)), Span("docs/data/law.yml"))
                    yield problem("LAW011", place, key=key)
