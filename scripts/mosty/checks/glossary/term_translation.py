"""A term in translation: where the source page speaks of it, the translation uses a name the
glossary approves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from mosty.checks.registry import check
from mosty.checks.spelling.vocabulary import WORD, Mention, Vocabulary, mentions_of, plain, texts
from mosty.model.problem import Problem, Span, problem
from mosty.model.records import Term, TermText
from mosty.model.site import Page, Site
from mosty.text.language.stemmers import fold, stem, stop_words
from mosty.text.prefilter import lazy_pattern

_SENTENCE = lazy_pattern(r"(?<=[.!?])\s+|\n[ \t>]*\n|\|")


@check("GLO007", scope="words")
def renderings(site: Site, spoken: Mapping[str, Vocabulary], today: dt.date) -> Iterator[Problem]:
    """GLO007: the source names a term, and nothing on the translation is one of its approved names.

    Only names of two words and more count as naming, and a name counts as used where all its words
    are in one sentence, in any form and order: better to miss one than to doubt a good
    translation. A word on the glossary's list of words to avoid is GLO005's.

    Case: GLO007/fails
    """
    default = site.config.default.code
    vocabulary = spoken.get(default)
    translations: dict[str, _Translation] = {}
    for (path, term_id), calls in _calls(site, vocabulary, default).items() if vocabulary else ():
        term = site.terms[term_id]
        for page in _translated(site, path):
            text = term.texts.get(page.locale)
            if text is None:
                continue
            translation = translations.setdefault(page.file, _Translation(page))
            if translation.uses(_wanted(term, text)):
                continue
            first = min(calls, key=lambda call: call.text.span(call.start, call.end))
            yield problem(
                "GLO007",
                _beside(page, first),
                said=" ".join(first.text.prose[first.start : first.end].split()),
                term=text.bare,
                where=f"{first.text.page.file}:{first.text.span(first.start, first.end).line}",
            )


def _calls(site: Site, vocabulary: Vocabulary, locale: str) -> dict[tuple[str, str], list[Mention]]:
    """Path of a page and id of a term → where the page names the term in two words or more."""
    names: dict[str, Term] = {}
    for term in site.terms.values():
        text = term.texts.get(locale)
        for name in (text.bare, *text.bare.split(" / "), *text.forms) if text else ():
            if len(WORD.findall(name)) > 1:
                names.setdefault(name, term)
    calls: dict[tuple[str, str], list[Mention]] = {}
    for call in mentions_of(vocabulary, locale, names):
        calls.setdefault((call.text.page.path, names[call.phrase].id), []).append(call)
    return calls


def _translated(site: Site, path: str) -> Iterator[Page]:
    """The translations of a page, by the order of languages."""
    for locale in site.config.locales:
        page = site.page(locale.code, path)
        if page and page.source and page.locale != site.config.default.code:
            yield page


class _Translation:
    """The words of a translated page, taken apart when they are needed."""

    def __init__(self, page: Page) -> None:
        self._page = page

    @cached_property
    def prose(self) -> str:
        """All text of the page in small letters."""
        return "\n\n".join(text.prose for text in texts(self._page)).lower()

    @cached_property
    def sentences(self) -> list[frozenset[str]]:
        """The stems of every sentence."""
        return [_stems(sentence, self._page.locale) for sentence in _SENTENCE.split(self.prose)]

    def uses(self, names: Sequence[str]) -> bool:
        """Whether one of the names is there, as it is or with all its words in one sentence."""
        if any(name.lower() in self.prose for name in names):  # so it is nearly always
            return True
        wanted = [stems for name in names if (stems := _stems(name, self._page.locale))]
        return any(stems <= sentence for sentence in self.sentences for stems in wanted)


def _wanted(term: Term, text: TermText) -> list[str]:
    """Every wording of the term in one language that answers the source."""
    return [*text.labels, *text.avoid, *text.bare.split(" / "), *term.abbr]


def _stems(text: str, locale: str) -> frozenset[str]:
    """The stems of the words that mean something."""
    return frozenset(filter(None, (_stem(word, locale) for word in WORD.findall(text))))


@lru_cache(maxsize=100_000)
def _stem(word: str, locale: str) -> str:
    """The stem; nothing for a word without a meaning of its own."""
    bare = plain(word).removesuffix("'s")
    return "" if fold(bare) in stop_words(locale) else stem(bare, locale)


def _beside(page: Page, call: Mention) -> Span:
    """The heading of the section that translates the one where the term stands; the title where
    there is none.
    """
    source = page.source
    if (
        source is None
        or call.text.field is not None
        or len(source.body.headings) != len(page.body.headings)
    ):
        return page.where("title")
    line = call.text.span(call.start, call.end).line
    before = [
        index for index, heading in enumerate(source.body.headings) if heading.span.line <= line
    ]
    return page.body.headings[before[-1]].span if before else page.where("title")
