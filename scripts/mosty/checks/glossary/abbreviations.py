"""Abbreviations that nobody explains."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterable, Iterator, Set
from functools import lru_cache
from itertools import chain, takewhile

from mosty.checks.glossary.everyday_capitals import EVERYDAY, LABELS, LONGEST, SHOUTS, named
from mosty.checks.glossary.explained import explained as its_own
from mosty.checks.glossary.explained import has_its_words
from mosty.checks.records.record_texts import texts_read
from mosty.checks.registry import check
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.text.language.shouting import shouts
from mosty.text.language.stemmers import fold, stop_words
from mosty.text.prefilter import CheckedWordIndex, lazy_pattern, words

#: Capitals, with digits or a second part allowed: OSPOD, MAP II, KA1. A Czech ending may follow:
#: OSPODu, SVPčka.
ABBREVIATION = lazy_pattern(
    r"([A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ](?<![\w#-].)[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ]+[0-9]{0,2})([a-zěščřžýáíéúůóďťň]{0,"
    r"4})(?![\w])",
    re.DOTALL,
)
#: Marks that are beside a word.
_MARKS = ".,;:!?()[]„“”\"'*_–-…|"
#: What an abbreviation takes when it is inflected; other small letters make a name of their own
#: (DSum, KCl).
_ENDING = lazy_pattern(
    "s?|[aeěioyuůíé]|ou|em|ěm|ech|ům|ami|ách|ím|ích|ího|ovi|ové|ova|ový|ovy|k[ayu]|kou|ce|čk[ayu]|čkou|čko|sk[ýáéou]"
)
#: Quotation marks of both languages, also those that TXT011 mends.
_OPENING, _CLOSING = frozenset('„“‚‘»"'), tuple('“”‘’«"')
#: The name of a standard, and words after which the name of something in a program follows.
_NUMBERED = lazy_pattern(r"-\d")
_NAME_OF = lazy_pattern(
    r"(?:[Ff]unkc\w{1,3}|[Ff]unctions?|[Pp]arametr\w{0,2}|[Pp]arameters?|[Kk]onstant\w{1,2}"
    r"|[Cc]onstants?|[Pp]roměnn\w{1,3}"
    r"|[Vv]ariables?|[Kk]láves\w{1,2}|[Kk]ey)[ \u00a0]\Z"
)
_ROMAN = lazy_pattern(r"^[IVXLCDM]+$")


def known_abbreviations(site: Site) -> frozenset[str]:
    """Every abbreviation of the glossary, and each word of those of several words."""
    whole = {abbr for term in site.terms.values() for abbr in term.abbr}
    return frozenset(whole | {part for abbr in whole for part in abbr.split()})


def _known(site: Site) -> frozenset[str]:
    """The same with the proper names that the site lists."""
    return known_abbreviations(site) | {
        part for name in site.names for part in re.findall(r"\w+", name)
    }


@lru_cache(maxsize=2)
def _unknown(known: frozenset[str]) -> CheckedWordIndex:
    """Words that hold an abbreviation that is not known."""
    return CheckedWordIndex(
        ABBREVIATION,
        lambda word: any(not _is_known(match[1], known) for match in ABBREVIATION.finditer(word)),
    )


def _is_known(abbr: str, known: Set[str]) -> bool:
    """Whether it is known, with or without a number behind it, or a Roman numeral."""
    return bool({abbr, abbr.rstrip("0123456789")} & known or _ROMAN.match(abbr))


@check("GLO001", scope="page", alone=True)
def abbreviations(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """GLO001: an abbreviation that is neither in the glossary, nor a proper name, nor explained on
    the page.

    Explained: ``plný název (ZKR)`` or ``ZKR (plný název)``. Text all in capitals is shouting, not
    abbreviation.

    Bad:
        Pomáhá i ZVAS.

    Good:
        Pomáhá i zvláštní asistent (ZVAS).
    """
    if page.kind == "engineering" or not site.terms:
        return
    known = site.memoize(_known)
    reported: set[str] = set()
    for abbr, span in chain(
        _in_prose(page, known, reported), _in_front_matter(page, known, reported)
    ):
        reported.add(abbr)
        yield problem("GLO001", span, abbr=abbr)


def _in_prose(page: Page, known: frozenset[str], reported: Set[str]) -> Iterator[tuple[str, Span]]:
    """Abbreviations of the body that are neither known nor explained nor reported yet."""
    prose = page.body.prose
    explained: set[str] | None = None
    small: set[str] = set()
    for match in _strange(prose, words(prose), known, reported):
        if page.locale == "en" and match[2] not in ("", "s"):
            continue  # TWo: a slip of the key, no Czech ending
        if explained is None:  # one pass for all: a page may hold thousands of them
            explained = its_own(prose)
            small = {word.strip(_MARKS) for word in words(prose)}
        if match[1] not in explained and has_its_words(prose, *match.span(1)):
            explained.add(match[1])
        if match[1] not in explained and not _is_word(match[0], page.locale, small):
            yield match[1], page.body.span(*match.span(1))


def _in_front_matter(
    page: Page, known: frozenset[str], reported: Set[str]
) -> Iterator[tuple[str, Span]]:
    """The same of the title and the description, where nothing is explained."""
    for name in ("title", "description"):
        value = str(page.raw.get(name) or "")
        for match in _strange(value, frozenset(value.split()), known, reported):
            yield match[1], page.where(name)


def _strange(
    text: str, its_words: frozenset[str], known: frozenset[str], reported: Set[str]
) -> Iterator[re.Match[str]]:
    """Abbreviations that are neither known nor reported, outside shouted text and code."""
    for match in ABBREVIATION.finditer(text) if _unknown(known).among(its_words) else ():
        abbr = match[1]
        if not (_is_known(abbr, known) or abbr in reported or _shouted(match, known)):
            yield match


@check("GLO001", scope="records")
def in_records(site: Site, today: dt.date) -> Iterator[Problem]:
    """GLO001 for the texts of records: explained in the same text or known to the glossary.

    Case: GLO001/fails-in-a-record
    """
    known = site.memoize(_known)
    for what, record_id, texts in texts_read(site) if site.terms else ():
        for locale, text in texts.items():
            explained = its_own(text)
            for match in ABBREVIATION.finditer(text):
                if _is_known(match[1], known | explained) or _shouted(match, known):
                    continue
                if not _is_word(match[0], locale, ()):
                    span = site.places.get((what, record_id), Span("docs/data"))
                    yield problem("GLO001", span, abbr=match[1])


def _is_word(word: str, locale: str, known: Container[str]) -> bool:
    """Whether it is an ordinary word in capitals: a common one, or one that the page also has in
    small letters.
    """
    small = word.lower()
    if word in SHOUTS.get(locale, ()) or fold(small) in stop_words(locale):
        return True
    return len(word) > 2 and small in known


def _shouted(match: re.Match[str], known: frozenset[str]) -> bool:
    """Whether it stands among words in capitals: beside a long one, or with two others. A list has
    commas.

    Neither is a piece of code (``COM.SUN``, ``=SUM``) or of an address an abbreviation, nor a long
    word.
    """
    text = match.string
    if match[0] in LABELS or named(match) or _in_capitals(text, match.start()):
        return True
    if match[0] in EVERYDAY or len(match[1]) > LONGEST or not _ENDING.fullmatch(match[2]):
        return True
    if text[match.start() - 1 : match.start()] in ("=", "&", "$", ".", "\\", "@") or text[
        match.end() : match.end() + 1
    ] in ("=", "&", "@"):
        return True
    if (
        text[match.end() : match.end() + 1] == "."
        and text[match.end() + 1 : match.end() + 2].isalpha()
    ):
        return True
    if spoken_of(text, match.start(), match.end()):
        return True
    if _NUMBERED.match(text, match.end()):
        return True
    before = text[max(0, match.start() - 60) : match.start()].rpartition("\n")[2]
    if _NAME_OF.search(before):
        return True
    after = text[match.end() : match.end() + 60].partition("\n")[0]
    beside = [*_capitals(reversed(re.findall(r"[^\W\d_]+|[^\w ]", before)))]
    beside += _capitals(re.findall(r"[^\W\d_]+|[^\w ]", after))
    words = [word for word in beside if word not in known]
    return len(words) > 1 or any(len(word) > 3 for word in words)


def _in_capitals(text: str, at: int) -> bool:
    """Whether the heading or the title around a place is in capitals throughout."""
    start = text.rfind("\n", 0, at) + 1
    if start and not text.startswith("#", start):
        return False
    line = text[start : text.find("\n", at) if "\n" in text[at:] else len(text)]
    headed = line.startswith("#") or line == text
    return headed and shouts(line.lstrip("# ").partition("{")[0])


def _capitals(parts: Iterable[str]) -> Iterator[str]:
    """The words in capitals up to the first other word or mark."""
    return takewhile(str.isupper, parts)


def spoken_of(prose: str, start: int, end: int) -> bool:
    """Whether quotation marks hold just this: the word is spoken of, not used."""
    return prose[max(0, start - 1) : start] in _OPENING and prose.startswith(_CLOSING, end)
