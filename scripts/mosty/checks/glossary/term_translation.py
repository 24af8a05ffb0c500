"""A term in translation: where the source page speaks of it, the translation uses a name the
glossary approves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import lru_cache

from mosty.checks.registry import check
from mosty.checks.spelling.vocabulary import WORD, Said, Vocabulary, plain, said, texts
from mosty.model.problem import Problem, Span, problem
from mosty.model.records import Term, TermText
from mosty.model.site import Page, Site
from mosty.text.language.stemmers import fold, stem, stop_words
from mosty.text.prefilter import lazy_pattern

_SENTENCE = lazy_pattern(r"(?<=[.!?])\s+|\n[ \t>]*\n|\|")
#: So often the source must name the term in its text for the translation to be held to it; once in
#: a heading is enough.
OFTEN = 2


@check("GLO007", scope="words")
def renderings(site: Site, spoken: Mapping[str, Vocabulary], today: dt.date) -> Iterator[Problem]:
    """GLO007: the source names a term, and nothing on the translation is one of its approved names.

    Only names of two words and more count as naming, and a name counts as used where all its words
    stand in one sentence, in any form and order: better to miss one than to doubt a good
    translation. A word on the glossary's list of words to avoid is GLO005's.

    Case: GLO007/fails
    """
    default = site.config.default.code
    vocabulary = spoken.get(default)
    names: dict[str, Term] = {}
    for term in site.terms.values():
        text = term.texts.get(default)
        for name in (text.bare, *text.bare.split(" / "), *text.forms) if text else ():
            if len(WORD.findall(name)) > 1:
                names.setdefault(name, term)
    calls: dict[tuple[str, str], list[Said]] = {}
    for one in said(vocabulary, default, names) if vocabulary else ():
        calls.setdefault((one.text.page.path, names[one.phrase].id), []).append(one)
    small: dict[tuple[str, str], list[str]] = {}  # names by term and language, in small letters
    prose: dict[str, str] = {}
    sentences: dict[str, list[frozenset[str]]] = {}
    for (path, term_id), found in calls.items():
        if len(found) < OFTEN and not any(_heads(one) for one in found):
            continue
        term = site.terms[term_id]
        for locale in site.config.locales:
            page = site.page(locale.code, path)
            text = term.texts.get(locale.code)
            if page is None or page.source is None or text is None or page.locale == default:
                continue
            if page.file not in prose:
                prose[page.file] = _prose(page)
            if (term_id, page.locale) not in small:
                small[term_id, page.locale] = [name.lower() for name in _wanted(term, text)]
            if any(
                map(prose[page.file].__contains__, small[term_id, page.locale])
            ):  # so it is nearly always
                continue
            if page.file not in sentences:
                sentences[page.file] = [
                    _stems(one, page.locale) for one in _SENTENCE.split(prose[page.file])
                ]
            names_here = [
                stems for name in _wanted(term, text) if (stems := _stems(name, page.locale))
            ]
            if any(stems <= one for one in sentences[page.file] for stems in names_here):
                continue
            first = min(found, key=lambda one: one.text.span(one.start, one.end))
            yield problem(
                "GLO007",
                _beside(page, first),
                said=" ".join(first.text.prose[first.start : first.end].split()),
                term=text.bare,
                where=f"{first.text.page.file}:{first.text.span(first.start, first.end).line}",
            )


def _wanted(term: Term, text: TermText) -> list[str]:
    """Every wording of the term in one language that answers the source."""
    return [*text.labels, *text.avoid, *text.bare.split(" / "), *term.abbr]


def _heads(one: Said) -> bool:
    """Whether it stands in the title or in a heading."""
    if one.text.field is not None:
        return one.text.field == ("title",)
    return (
        one.text.prose[one.text.prose.rfind("\n", 0, one.start) + 1 : one.start]
        .lstrip()
        .startswith("#")
    )


def _prose(page: Page) -> str:
    """All text of the page in small letters."""
    return "\n\n".join(text.prose for text in texts(page)).lower()


def _stems(text: str, locale: str) -> frozenset[str]:
    """The stems of the words that mean something."""
    return frozenset(filter(None, (_stem(word, locale) for word in WORD.findall(text))))


@lru_cache(maxsize=100_000)
def _stem(word: str, locale: str) -> str:
    """The stem; nothing for a word without a meaning of its own."""
    bare = plain(word).removesuffix("'s")
    return "" if fold(bare) in stop_words(locale) else stem(bare, locale)


def _beside(page: Page, one: Said) -> Span:
    """The heading of the section that translates the one where the term stands; the title where
    there is none.
    """
    source = page.source
    if (
        source is None
        or one.text.field is not None
        or len(source.body.headings) != len(page.body.headings)
    ):
        return page.where("title")
    line = one.text.span(one.start, one.end).line
    before = [
        index for index, heading in enumerate(source.body.headings) if heading.span.line <= line
    ]
    return page.body.headings[before[-1]].span if before else page.where("title")
