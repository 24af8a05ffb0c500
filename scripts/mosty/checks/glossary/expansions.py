"""The full name beside an abbreviation: is it the one of the glossary? Compared by stems, so any
case will do.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mosty.checks.registry import check
from mosty.checks.spelling.vocabulary import Text, Vocabulary, places
from mosty.model.problem import Problem, problem
from mosty.model.records import Term
from mosty.model.site import Site
from mosty.text.language.stemmers import fold, stem, stop_words
from mosty.text.prefilter import MOST_WORDS, lazy_pattern

_WORD = lazy_pattern(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*")
_ENDING = lazy_pattern(r"^([A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ]{2,})[a-zěščřžýáíéúůóďťň]{0,4}$")
#: ``… dětí (OSPOD)``, ``(dále jen „OSPOD“)``, ``(zkráceně OSPOD)``: what may be between the
#: bracket and it.
_OPENED = lazy_pattern(
    r"[(\[]\s*(?:(?:dále|jen|zkráceně|zkratka|zkr\.|tzv\.|hereinafter|abbreviated|or)\s+){0,"
    r"3}[„“\"‘'*_]*$"
)
_CLOSED = lazy_pattern(r"[“”\"’'*_]*\s*[)\],;]")
_BEHIND = lazy_pattern(r"[“”\"’*_]*\s*\(\s*([^()]{3,200})\)")
#: ``OSPOD – orgán …``, ``OSPOD, tedy orgán …``, ``OSPOD: orgán …``, ``OSPOD neboli orgán …``, two
#: cells of a table.
_DASH = lazy_pattern(
    r"[“”\"’*_]*(?:[ \u00a0]+[–—-]\s+|,\s+(?:(?:tedy|neboli|čili|tj\.|or|the|that\s+is)\s+)?"
    r"|\s+(?:neboli|čili|or)\s+|\s*[=:|]\s*)"
)
#: ``orgán …, OSPOD,``
_COMMA_BEFORE = lazy_pattern(r"(?<=\w),\s+[*_]*$")
#: A full name does not go on over these.
_OVER = r"[.!?;:|()]|\n[ \t>]*(?:\n|[-*+#|]|\d+[.)])"
_PAUSE = r"[,;:–—/]|\n[ \t>]*\n"
_BORDER, _COMMA, _END = lazy_pattern(_OVER), lazy_pattern(_PAUSE), lazy_pattern(f"{_OVER}|{_PAUSE}")
#: Share of the glossary's name that must be there to call another one a slip, not a remark in
#: brackets.
ALIKE = 0.6
_REACH = 400


@dataclass(frozen=True, slots=True)
class _Token:
    """A word (``sociálně-právní`` is one), its place and the stems of its parts."""

    start: int
    end: int
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Name:
    """A full name that the glossary allows, as stems in the rules of its language."""

    locale: str
    tokens: tuple[tuple[str, ...], ...]
    parts: frozenset[str]
    ordered: list[tuple[str, ...]]


@check("GLO006", scope="words")
def expansions(site: Site, spoken: Mapping[str, Vocabulary], today: dt.date) -> Iterator[Problem]:
    """GLO006: a full name beside an abbreviation that differs from the glossary's: a word, a
    hyphen, the order.

    Left alone: an abbreviation that ``names.yml`` lists too (it has another meaning), and brackets
    that hold a remark.

    Bad:
        Volejte orgán sociálně právní ochrany dětí (OSPOD).

    Good:
        Volejte orgán sociálně-právní ochrany dětí (OSPOD).
    """
    known = {
        abbr: term for term in site.terms.values() for abbr in term.abbr if abbr not in site.names
    }
    names: dict[str, list[_Name]] = {}  # of those that are met
    firsts: dict[str, list[str]] = {}
    for abbr in sorted(known, key=lambda one: -len(one)):
        if abbr.strip():
            firsts.setdefault(abbr.split()[0], []).append(abbr)
    for locale, vocabulary in spoken.items():
        for word in vocabulary:
            match = _ENDING.match(word)
            among = firsts.get(match[1], []) if match else []
            for abbr in among:
                if abbr not in names:
                    names[abbr] = _names(known[abbr])
            among = [abbr for abbr in among if names[abbr]]
            for text in vocabulary.where[word] if among else ():
                for start, end in places(text, word):
                    abbr, stop = _longest(text.prose, start, end, among)
                    wrong = _wrong(text, start, stop, abbr, names[abbr], locale) if abbr else None
                    if wrong:
                        written = " ".join(
                            re.sub(r"[*_\[\]]", "", text.prose[slice(*wrong)]).split()
                        )
                        wanted = known[abbr].texts.get(locale) or next(
                            iter(known[abbr].texts.values())
                        )
                        yield problem(
                            "GLO006", text.span(*wrong), abbr=abbr, said=written, term=wanted.bare
                        )


def _longest(prose: str, start: int, end: int, among: Sequence[str]) -> tuple[str, int]:
    """Which of the abbreviations with this first word it is (``SAS RD`` before ``SAS``), and where
    it ends.
    """
    for abbr in among:
        if " " not in abbr:
            return abbr, end
        match = re.compile(re.escape(abbr).replace(r"\ ", r"\s+") + r"(?!\w)").match(prose, start)
        if match:
            return abbr, match.end()
    return "", end


def _names(term: Term) -> list[_Name]:
    """Every full name of the term in every language; what people say in everyday speech is none."""
    names = {}
    for locale, text in term.texts.items():
        for label in (text.term, text.bare, *text.bare.split(" / "), *text.variants, *text.forms):
            tokens = tuple(token.stems for token in _tokens(label, 0, len(label), locale))
            if len(tokens) > 1 or (len(tokens) == 1 and label not in term.abbr and label.islower()):
                parts = frozenset(part for token in tokens for part in token)
                names[locale, tokens] = _Name(locale, tokens, parts, sorted(tokens))
    return [one for one in names.values() if len(one.parts) > 1]


def _tokens(prose: str, start: int, end: int, locale: str) -> list[_Token]:
    """The words that mean something."""
    return [
        _Token(*match.span(), stems)
        for match in _WORD.finditer(prose, start, end)
        if (stems := _stems(match[0], locale)) is not None
    ]


@lru_cache(maxsize=MOST_WORDS)
def _stems(word: str, locale: str) -> tuple[str, ...] | None:
    """The stems of the parts of a word; None for a word without a meaning of its own."""
    if fold(word) in stop_words(locale):
        return None
    return tuple(stem(part, locale) for part in re.split("[-‑]", word))


def _wrong(
    text: Text, start: int, end: int, abbr: str, names: Sequence[_Name], locale: str
) -> tuple[int, int] | None:
    """The place of a full name beside the abbreviation at ``start`` to ``end`` that is none of
    ``names``.
    """
    prose = text.prose
    closed = _CLOSED.match(prose, end)
    opened = closed and (
        _OPENED.search(prose, max(0, start - 60), start)
        or _COMMA_BEFORE.search(prose, max(0, start - 9), start)
    )
    if opened:
        begin = max(0, opened.start() - _REACH)
        begin = max(
            [begin, *(match.end() for match in _BORDER.finditer(prose, begin, opened.start()))]
        )
        return _unlike(prose, begin, opened.start(), abbr, names, locale, last=True)
    behind = _behind(prose, end)
    if behind:
        return _unlike(prose, *behind, abbr, names, locale, last=False) or _half(
            prose, *behind, names, locale
        )
    dash = _DASH.match(prose, end)
    if dash:
        border = _END.search(prose, dash.end())
        stop = min(border.start() if border else len(prose), dash.end() + _REACH)
        return _unlike(prose, dash.end(), stop, abbr, names, locale, last=False)
    return None


def _behind(prose: str, end: int) -> tuple[int, int] | None:
    """The words in brackets behind an abbreviation that ends at ``end``, up to a comma."""
    behind = _BEHIND.match(prose, end)
    if behind is None:
        return None
    comma = _COMMA.search(prose, *behind.span(1))
    return behind.start(1), comma.start() if comma else behind.end(1)


def _half(
    prose: str, start: int, end: int, names: Sequence[_Name], locale: str
) -> tuple[int, int] | None:
    """The words in brackets if they are nearly as many as those of a name, share half of them, and
    hold another word: fewer words of the name alone are a remark.
    """
    tokens = _tokens(prose, start, end, locale)
    parts = {part for token in tokens for part in token.stems}
    own = [name for name in names if name.locale == locale]
    for name in own if not any(parts >= one.parts for one in names) else ():
        size = len(name.tokens)
        near = len(tokens) == size or (size > 3 and abs(len(tokens) - size) == 1)
        if near and parts - name.parts and len(parts & name.parts) * 2 >= len(name.parts):
            return tokens[0].start, tokens[-1].end
    return None


def _unlike(
    prose: str, start: int, end: int, abbr: str, names: Sequence[_Name], locale: str, last: bool
) -> tuple[int, int] | None:
    """The words at the end (``last``) or the beginning that stand for the full name without being
    one of ``names``.
    """
    best: tuple[float, list[_Token]] = (0.0, [])
    for language in dict.fromkeys([locale, *(name.locale for name in names)]):
        tokens = _tokens(prose, start, end, language)
        parts = {part for token in tokens for part in token.stems}
        for name in names:
            there = len(parts & name.parts) / len(name.parts)
            if name.locale != language or (there < 1 and there <= best[0]):
                continue  # not the whole of it is there, and too little to be nearer
            size = len(name.tokens)
            near = tokens[-size - 3 :] if last else tokens[: size + 3]
            stems = [token.stems for token in near]
            if any(
                sorted(stems[at : at + size]) == name.ordered for at in range(len(stems) - size + 1)
            ):
                return None
            best = max(best, _alike(near, name, last), key=lambda one: one[0])
        if language == locale:
            spelled = _initials(tokens, abbr, last) or _spelled(
                prose[start:end], start, abbr, locale, last
            )
            best = max(best, (ALIKE, spelled) if spelled else best, key=lambda one: one[0])
    share, chosen = best
    return (chosen[0].start, chosen[-1].end) if share >= ALIKE else None


def _alike(tokens: Sequence[_Token], name: _Name, last: bool) -> tuple[float, list[_Token]]:
    """How much of the name is in the nearest words, and which words those are."""
    size = len(name.tokens)
    best: tuple[float, list[_Token]] = (0.0, [])
    for count in (size, size - 1, size + 1, len(name.parts)):
        near = list(tokens[-count:] if last else tokens[:count]) if count > 0 else []
        common = len({part for token in near for part in token.stems} & name.parts)
        if common > 1 and common / len(name.parts) > best[0]:
            best = (common / len(name.parts), near)
    return best


def _initials(tokens: Sequence[_Token], abbr: str, last: bool) -> list[_Token]:
    """The words whose first letters (or those of their parts) are the abbreviation; none for one of
    other signs.
    """
    wanted = fold(abbr)
    if len(wanted) < 3 or not wanted.isalpha():
        return []
    for count in range(2, len(wanted) + 1):
        near = list(tokens[-count:] if last else tokens[:count])
        if (
            len(near) == count
            and "".join(part[0] for token in near for part in token.stems if part) == wanted
        ):
            return near
    return []


def _spelled(text: str, start: int, abbr: str, locale: str, last: bool) -> list[_Token]:
    """The same where short words may count: z-d-v-o-p of *zařízení pro děti vyžadující okamžitou
    pomoc* leaves *pro* out, another abbreviation has its letter.
    """
    wanted = fold(abbr)
    if len(wanted) < 3 or not wanted.isalpha():
        return []
    words = list(_WORD.finditer(text))
    for count in range(2, min(len(words), 2 * len(wanted)) + 1):
        near = words[-count:] if last else words[:count]
        stems = [_stems(match[0], locale) for match in near]
        if stems[0] is None or stems[-1] is None or sum(one is not None for one in stems) < 2:
            continue
        letters = "".join(
            f"{fold(match[0])[0]}?" if parts is None else "".join(part[0] for part in parts if part)
            for match, parts in zip(near, stems, strict=True)
        )
        if re.fullmatch(letters, wanted):
            return [
                _Token(start + match.start(), start + match.end(), parts or ())
                for match, parts in zip(near, stems, strict=True)
            ]
    return []
