"""mosty translate diff: what of an original has changed since it was translated, paragraph by
paragraph, and what the glossary calls the terms in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from mosty.model.errors import UsageError
from mosty.model.site import Page, Site
from mosty.model.translation import FIELD, PENDING, Pair, section_marks, section_texts, standing
from mosty.model.version import source_fingerprint
from mosty.pipeline.page_history import Past, last, pasts
from mosty.text.fingerprint import normalise
from mosty.text.language.stemmers import stem

#: Where a paragraph, an item of a list or a row of a table begins.
_PARAGRAPH = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]|\|))")
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph as it was and as it is; empty where there is none. ``terms``: names of the
    glossary in it, with those of the translation's language.
    """

    before: str
    after: str
    terms: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """What has changed in a section since the commit of that day; both are empty where the section
    is new or the history does not reach.
    """

    key: str
    commit: str
    day: str
    changes: tuple[Change, ...]
    known: bool = True


def changes(site: Site, pair: Pair) -> list[Section]:
    """What has changed since the translation was marked, section by section.

    Raises :class:`UsageError` where there is no git, and where the history does not hold the text
    that was translated.
    """
    page, source = pair.page, pair.source
    if page is None:
        raise UsageError("nothing_to_mark", file=f"docs/{pair.locale}/{source.path}")
    if standing(page, source).state == "current":
        return []
    mark, history = page.raw.get(FIELD), pasts(site, source)
    if isinstance(mark, Mapping):
        stale = standing(page, source).sections
        sections = [_section_of(history, source, key, str(mark.get(key, ""))) for key in stale]
    else:
        sections = _since_whole(history, source, str(mark))
    return [_with_terms(site, pair.locale, source.locale, section) for section in sections]


def _since_whole(history: list[Past], source: Page, mark: str) -> list[Section]:
    if mark in (PENDING, "None"):  # nothing has been translated yet
        return [
            Section(key, "", "", tuple(_compared([], texts)))
            for key, texts in section_texts(source).items()
        ]
    at = last(history, lambda old: source_fingerprint(old) == mark)
    if at is None:
        raise UsageError("no_past", file=source.file, mark=mark)
    past = history[at]
    before, after = section_texts(past.page), section_texts(source)
    sections = (
        Section(
            key, past.commit, past.day, tuple(_compared(before.get(key, []), after.get(key, [])))
        )
        for key in {**after, **before}
    )
    return [section for section in sections if section.changes]


def _section_of(history: list[Past], source: Page, key: str, mark: str) -> Section:
    after = section_texts(source).get(key, [])
    if mark in ("", PENDING):
        return Section(key, "", "", tuple(_compared([], after)))
    at = last(history, lambda old: section_marks(old).get(key) == mark)
    if at is None:
        return Section(key, "", "", tuple(_compared([], after)), known=False)
    past = history[at]
    before = section_texts(past.page)[key]
    return Section(key, past.commit, past.day, tuple(_compared(before, after)))


def _compared(before: list[str], after: list[str]) -> Iterator[Change]:
    """The paragraphs that differ by more than typography."""
    old, new = _paragraphs(before), _paragraphs(after)
    matcher = SequenceMatcher(None, [*map(normalise, old)], [*map(normalise, new)], autojunk=False)
    for what, i1, i2, j1, j2 in matcher.get_opcodes():
        if what == "equal":
            continue
        for at in range(max(i2 - i1, j2 - j1)):
            yield Change(old[i1 + at] if i1 + at < i2 else "", new[j1 + at] if j1 + at < j2 else "")


def _paragraphs(texts: list[str]) -> list[str]:
    return [part.strip() for text in texts for part in _PARAGRAPH.split(text) if part.strip()]


def _with_terms(site: Site, locale: str, default: str, section: Section) -> Section:
    made = tuple(
        Change(change.before, change.after, terms_in(site, change.after, default, locale))
        for change in section.changes
    )
    return Section(section.key, section.commit, section.day, made, section.known)


def terms_in(site: Site, text: str, locale: str, other: str) -> tuple[tuple[str, str], ...]:
    """The terms of the glossary that a text names in any form, each with its name in another
    language, in the order of the glossary.
    """
    words = _WORDS.findall(text)
    stems = " ".join(["", *(stem(word, locale) for word in words), ""])
    terms = []
    for term in site.terms.values():
        own, theirs = term.texts.get(locale), term.texts.get(other)
        if own is None or theirs is None:
            continue
        names = (own.bare, *own.bare.split(" / "), *own.variants, *own.forms)
        is_named = any(
            f" {stemmed} " in stems for name in names if (stemmed := _stemmed(name, locale))
        )
        if is_named or not set(term.abbr).isdisjoint(words):
            terms.append((own.term, theirs.term))
    return tuple(terms)


def _stemmed(name: str, locale: str) -> str:
    return " ".join(stem(word, locale) for word in _WORDS.findall(name))
