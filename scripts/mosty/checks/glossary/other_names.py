"""An abbreviation beside the full name of another term of the glossary."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mosty.checks.registry import check
from mosty.checks.spelling.vocabulary import Text, Vocabulary, places
from mosty.model.problem import Problem, problem
from mosty.model.records import Term
from mosty.model.site import Site
from mosty.text.language.stemmers import fold, stem, stop_words
from mosty.text.prefilter import lazy_pattern

_WORD = lazy_pattern(r"[^\W\d_]+")
_BEHIND = lazy_pattern(r"[“”\"’*_]*\s*\(\s*([^(),;:–—\n]{5,120}(?:\n[^(),;:–—\n]{1,100})?)\)")
#: So many letters of a stem tell a word from others: *sociálně* and *sociální*, *aktivizační* and
#: *aktivizace* are one.
_ROOT = 6


@dataclass(frozen=True, slots=True)
class _Named:
    """A full name: the term it belongs to, and the roots of its words."""

    term: str
    label: str
    roots: frozenset[str]


@check("GLO008", scope="words")
def other_names(site: Site, spoken: Mapping[str, Vocabulary], today: dt.date) -> Iterator[Problem]:
    """GLO008: an abbreviation with the name of another one in brackets. A name that both share
    words of, a remark of words that are no name, and a single word are left alone.

    Bad:
        Pomůže OSPOD (služba sociální aktivizace).

    Good:
        Pomůže OSPOD (orgán sociálně-právní ochrany dětí) a SAS (přijdou domů).
    """
    known = {
        abbr: term for term in site.terms.values() for abbr in term.abbr if abbr not in site.names
    }
    for locale, vocabulary in spoken.items():
        names: list[_Named] = []
        for abbr, term in known.items():
            for text in vocabulary.where.get(abbr, ()):
                for _, end in places(text, abbr):
                    names = names or list(_names(site, locale))
                    yield from _judged(text, end, abbr, term, names, locale)


def _judged(
    text: Text, end: int, abbr: str, term: Term, names: list[_Named], locale: str
) -> Iterator[Problem]:
    match = _BEHIND.match(text.prose, end)
    if match is None:
        return
    roots = _roots(match[1], locale)
    own = max((len(roots & one.roots) for one in names if one.term == term.id), default=0)
    for name in names if len(roots) > 1 else ():
        shared = len(roots & name.roots)
        if name.term != term.id and roots <= name.roots and shared * 2 > len(name.roots) > own * 2:
            wanted = term.texts.get(locale) or next(iter(term.texts.values()))
            yield problem(
                "GLO008",
                text.span(*match.span(1)),
                abbr=abbr,
                said=" ".join(match[1].split()),
                other=name.label,
                term=wanted.bare,
            )
            return


def _names(site: Site, locale: str) -> Iterator[_Named]:
    """Every full name in the language of a term that has an abbreviation."""
    for term in site.terms.values():
        text = term.texts.get(locale) if term.abbr else None
        for name in (text.bare, *text.variants) if text else ():
            roots = _roots(name, locale)
            if len(roots) > 1:
                yield _Named(term.id, f"{term.abbr[0]}: {text.bare}" if text else "", roots)


def _roots(name: str, locale: str) -> frozenset[str]:
    """The roots of the words that mean something."""
    common = stop_words(locale)
    return frozenset(
        fold(stem(word, locale))[:_ROOT] for word in _WORD.findall(name) if fold(word) not in common
    )
