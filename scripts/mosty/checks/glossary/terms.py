"""Terms of the glossary: what each must have, and words that we do not use."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from mosty.checks.glossary.abbreviations import spoken_of
from mosty.checks.registry import check
from mosty.checks.spelling.vocabulary import Vocabulary, mentions_of, stems
from mosty.model.meant import guesses
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Site


@check("GLO005", scope="words")
def avoided_words(
    site: Site, spoken: Mapping[str, Vocabulary], today: dt.date
) -> Iterator[Problem]:
    """GLO005: a word the glossary asks us to avoid, in any form; everyday words of readers are
    never flagged.

    Bad:
        Přijde odebíračka dětí.

    Good:
        Přijde sociálka.
    """
    for locale, vocabulary in spoken.items():
        texts = [text for term in site.terms.values() if (text := term.texts.get(locale))]
        avoided = {word: text.term for text in texts for word in text.avoid}
        mentions = list(mentions_of(vocabulary, locale, avoided))
        names = (
            [name for text in texts for name in (text.bare, *text.variants, *text.forms)]
            if mentions
            else []
        )
        approved = {stems(name, locale) for name in names}
        for mention in mentions:
            word = " ".join(
                re.sub("[*_]", "", mention.text.prose[mention.start : mention.end]).split()
            )
            if stems(mention.phrase, locale) in approved and word.lower() != mention.phrase.lower():
                # "activating services" beside the approved "activation services": the word itself
                continue
            if spoken_of(mention.text.prose, mention.start, mention.end):
                continue
            yield problem(
                "GLO005",
                mention.text.span(mention.start, mention.end),
                word=word,
                term=avoided[mention.phrase],
            )


@check("GLO002", "GLO003", "GLO004", scope="records")
def terms(site: Site, today: dt.date) -> Iterator[Problem]:
    """GLO002–GLO004: languages, abbreviations and references of every term.

    Case: GLO002/fails
    Case: GLO003/fails
    Case: GLO004/fails
    """
    owner: dict[str, str] = {}
    for term in site.terms.values():
        span = site.places.get(("term", term.id), Span("glossary.yml"))
        for locale in site.config.locales:
            if locale.code not in term.texts:
                yield problem("GLO002", span, id=term.id, locale=locale.code)
        for abbr in term.abbr:
            if owner.setdefault(abbr, term.id) != term.id:
                yield problem("GLO003", span, abbr=abbr, id=term.id, other=owner[abbr])
        for see in term.see:
            if see not in site.ids("term"):
                yield problem("GLO004", span, id=term.id, see=see, **guesses(see, site.terms))
