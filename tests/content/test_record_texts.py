"""Checks of words, numbers and law read every sentence of ours that records print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from mosty.checks.records.record_texts import texts_read
from mosty.model.record import Record
from mosty.model.site import Site

#: Not read, and why: names and words of others, or names of a few words that other checks compare.
NOT_SENTENCES = {
    "title", "publisher", "licence", "place",  # what a source or a study says of itself
    "name", "kind", "section",  # names
    "seen", "url",  # when somebody looked, and where
    "marks",  # of editions: what a machine compares
}  # fmt: skip


def records_of(site: Site) -> Iterator[tuple[str, Record]]:
    """Every record with the name of its table."""
    for table in (field.name for field in fields(site)):
        kept = getattr(site, table)
        values = kept.values() if isinstance(kept, Mapping) else kept
        if isinstance(values, Iterable):
            yield from ((table, record) for record in values if isinstance(record, Record))


def printed(site: Site) -> Iterator[tuple[str, str]]:
    """Table with field, and every text of ours in it."""
    for table, record in records_of(site):
        for name, value in record:
            if table == "acts":  # titles of acts
                continue
            if isinstance(value, dict) and name not in NOT_SENTENCES:
                texts = [text.text if hasattr(text, "text") else text for text in value.values()]
                yield from ((f"{table}.{name}", text) for text in texts if isinstance(text, str))


def test_every_sentence_of_records_is_read(whole: Site) -> None:
    read = "\n".join(text for _, _, texts in texts_read(whole) for text in texts.values())
    unread = {where for where, text in printed(whole) if text not in read}
    assert unread == set()
