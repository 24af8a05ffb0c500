"""The names that the search knows things by: the glossary's, and what people say."""

from __future__ import annotations

from mosty.model.site import Page, Site
from mosty.search import Concept
from mosty.search.concepts import ABSENT, EXPRESSION


def concepts(site: Site) -> list[Concept]:
    """Every glossary term under all its names in all languages, and what people say as a whole."""
    concepts = []
    for term in site.terms.values():
        labels = {
            locale: tuple(dict.fromkeys([*term.abbr, *text.labels]))
            for locale, text in term.texts.items()
        }
        concepts.append(Concept(term.id, labels))
    for expression in site.expressions.values():
        if expression.loose:
            continue
        mark = ABSENT if expression.absent else EXPRESSION
        texts = {locale: tuple(phrases) for locale, phrases in expression.texts.items()}
        concepts.append(Concept(mark + expression.id, texts))
    return concepts


def abbreviations(site: Site) -> list[str]:
    """The glossary's abbreviations."""
    return sorted({abbr for term in site.terms.values() for abbr in term.abbr})


def expressions_for(site: Site, page: Page, locale: str, first: bool) -> tuple[str, ...]:
    """What families say that the page answers best, or answers too, in the language of the
    index.
    """
    key = page.url.strip("/")
    sayings = (
        expression
        for expression in site.expressions.values()
        if not expression.loose and key in (expression.pages[:1] if first else expression.pages[1:])
    )
    return tuple(dict.fromkeys(text for one in sayings for text in one.texts.get(locale, ())))


def questions_for(site: Site, page: Page, locale: str) -> tuple[str, ...]:
    """The questions in people's own words that the page answers, in the language of the index."""
    key = page.url.strip("/")
    return tuple(
        dict.fromkeys(
            text
            for expression in site.expressions.values()
            if expression.loose and key in expression.pages
            for text in expression.texts.get(locale, ())
        )
    )
