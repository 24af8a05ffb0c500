"""Numbers of help lines in running text: the number beside a line's name is that of its record."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from mosty.checks.registry import check
from mosty.checks.spelling.vocabulary import Mention, Vocabulary, mentions_of
from mosty.model.message import Message, message
from mosty.model.problem import Problem, problem
from mosty.model.records import Helpline
from mosty.model.site import Site
from mosty.text.language.sentence_at import sentence_at
from mosty.text.prefilter import lazy_pattern
from mosty.text.sensitive.redact import redacted

_BRACKETS = lazy_pattern(r"(?<!\s)\s*+\([^()]*\)")
#: A number of a line or a telephone; what is counted or paid is none.
_NUMBER = lazy_pattern(
    r"(?<![\d/+.,–-])(?<!\d\s)(?:\+420\s?)?"
    r"(?:116[\s.–-]?\d{3}|[2-9]\d{2}[\s.–-]?\d{3}[\s.–-]?\d{3}|1[015]\d)"
    r"(?![\w/]|[.,–-]\d|\s\d)"
    r"(?!\s(?:Kč|korun|hovor|dět|dotaz|kontakt|lid|rodin|klient|případ|volajíc|zpráv|chat|krát|let"
    r"|hodin|calls?|children|contacts?|people|famil|cases?|messages?|times|years|hours|CZK)\w*)"
)
#: Between a name and its number: marks, and words that lead from one to the other.
_LEADS = lazy_pattern(
    r"(?:[\s*_:,–—|()\[\]-]|\b(?:tel|telefon|telefonu|telefonní|číslo|čísle|čísla|číslem|č|má|na"
    r"|je|volejte|zavolejte|zdarma|lince|s|pod|phone|telephone|number|has|the|on|at|is|call|ring"
    r"|dial|free|with|under)\b\.?)*",
    re.IGNORECASE,
)
_LEADS_BACK = lazy_pattern(
    r"[\s*_)\]]*(?:[(–—:|-]|(?:je|patří|to je|is|belongs to|reaches)\b)[\s*_(\[]*"
)
#: A number that the text calls out of use.
_OLD = lazy_pattern(
    r"\b(?:star[éáý]\w*|dřívější\w*|býval\w+|dříve|už ne\w+|zrušen\w*|neplat\w*|nefunguj\w*"
    r"|old|former\w*|no longer|closed|used to)\b",
    re.IGNORECASE,
)
#: Digits of emergency numbers, of which only those that records know are compared.
_SHORT = 3


def _digits(number: str) -> str:
    """The digits that are dialled in the country."""
    return re.sub(r"\D", "", number.replace("+420", ""))


def _lines_by_name(site: Site) -> Mapping[str, Helpline]:
    """The help line of every name that is one line's alone, without what is in brackets."""
    owners: dict[str, list[Helpline]] = {}
    for line in site.helplines.values():
        for name in dict.fromkeys(_BRACKETS.sub("", text).strip() for text in line.name.values()):
            owners.setdefault(name, []).append(line)
    return {name: lines[0] for name, lines in owners.items() if name and len(lines) == 1}


def _known_numbers(site: Site) -> frozenset[str]:
    """The numbers of all records, with those of organisations."""
    written = [line.number for line in site.helplines.values()]
    written += [contact.number for contact in site.contacts.values() if contact.number]
    public = [line.contact for line in site.helplines.values()]
    public += [one.contact for one in site.organisations.values()]
    for contact in filter(None, public):
        written += [contact] if isinstance(contact, str) else contact
    return frozenset(map(_digits, written))


@check("REC020", scope="words")
def help_numbers(site: Site, spoken: Mapping[str, Vocabulary], today: dt.date) -> Iterator[Problem]:
    """REC020: a help line named in a sentence with a number that is not that of its record.

    Bad:
        Zavolejte na Linku bezpečí 116 112.

    Good:
        Zavolejte na Linku bezpečí 116 111.
    """
    lines = site.memoize(_lines_by_name)
    known = site.memoize(_known_numbers)
    for locale, vocabulary in spoken.items():
        mentions = list(mentions_of(vocabulary, locale, lines)) if lines else []
        for mention in mentions:
            line = lines[mention.phrase]
            for start, end in _wrong(mention, line, mentions, known):
                place = mention.text.span(start, end)
                yield problem("REC020", place, name=mention.phrase, id=line.id, right=_right(line))


def _right(line: Helpline) -> Message | str:
    """The record's number for the hint; empty for one that messages do not print."""
    if redacted(line.number) != line.number:
        return ""
    return message("blanks.number_of_the_record", number=line.number)


def _wrong(
    mention: Mention, line: Helpline, mentions: list[Mention], known: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """The number in the sentence that is said to be the line's and is another; of several the one
    beside the name.
    """
    prose = mention.text.prose
    first, last = sentence_at(prose, mention.start, mention.end)
    numbers = {match.span(): _digits(match[0]) for match in _NUMBER.finditer(prose, first, last)}
    right = _digits(line.number)
    if not numbers or right in numbers.values() or _OLD.search(prose, first, last):
        return
    for span, digits in numbers.items():
        comparable = (len(digits) == _SHORT) == (len(right) == _SHORT)
        if comparable and _beside(prose, mention, span):
            if len(right) > _SHORT or digits in known:
                yield span
            return
    own = next(iter(numbers))
    others = (
        other
        for other in mentions
        if other.text is mention.text
        and other.start != mention.start
        and first <= other.start < last
    )
    lone = len(numbers) == 1 and next(others, None) is None
    digits = numbers[own]
    if lone and len(digits) > _SHORT < len(right) and digits not in known:
        yield own


def _beside(prose: str, mention: Mention, number: tuple[int, int]) -> bool:
    """Whether nothing but marks and leading words is between the name and the number."""
    start, end = number
    if start >= mention.end:
        return _LEADS.fullmatch(prose, mention.end, start) is not None
    return _LEADS_BACK.fullmatch(prose, end, mention.start) is not None
