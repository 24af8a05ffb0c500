"""Days that have passed and are still spoken of as coming. Pure functions on strings.

Only what is said outright counts: a verb of the future in one clause with the time. What somebody
wrote then, what is quoted and what is compared with that year is left alone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from mosty.text.language.sentence_at import sentence_at
from mosty.text.prefilter import lazy_pattern

#: The first letters of the months → their number; July and June need more.
_MONTHS = {
    "cs": "led úno bře dub kvě čer _ srp zář říj lis pro",
    "en": "jan feb mar apr may jun jul aug sep oct nov dec",
}
_JULY = ("červenec", "červenc")
_CZECH_MONTH = (
    r"led(?:en|na|nu)|únor[au]?|březen|březn[au]|duben|dubn[au]|květen|květn[au]"
    r"|červen(?:ec|ce|ci)?|červn[au]|srpen|srpn[au]|září|říjen|říjn[au]|listopadu?"
    r"|prosinec|prosinc[ei]"
)
_ENGLISH_MONTH = (
    r"January|February|March|April|May|June|July|August|September|October|November|December"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d/–-]|\.\d)"
#: A day, month or year with the preposition that makes it a time of something.
_WHEN = {
    "cs": lazy_pattern(
        r"\b(?P<lead>do\s(?:konce|začátku|poloviny)|od|do|ve?|během|koncem|začátkem|počátkem"
        r"|na(?=\srok)|na\s(?:konci|začátku|jaře|podzim)|v\s(?:průběhu|létě|zimě))\s"
        r"(?:(?:rok[ue]?|roce|jara|podzimu|léta)\s)?(?:(?P<day>\d{1,2})\.\s?)?"
        rf"(?:(?P<number>\d{{1,2}})\.\s?|(?P<month>{_CZECH_MONTH})\s)?(?:(?:roku|roce)\s)?{_YEAR}",
        re.IGNORECASE,
    ),
    "en": lazy_pattern(
        r"\b(?P<lead>in|by|on|until|during|from(?=\s\d|\s[A-Z])"
        r"|(?:(?<=planned\s)|(?<=scheduled\s)|(?<=due\s))for)\s"
        r"(?:the\s(?:end|beginning|start|middle)\sof\s)?(?:early\s|late\s|mid-)?"
        r"(?:(?:the\s)?(?:spring|summer|autumn|winter|year)\s(?:of\s)?)?"
        rf"(?:(?P<day>\d{{1,2}})\s)?(?:(?P<month>{_ENGLISH_MONTH})\s)?(?P<number>(?!))?{_YEAR}",
        re.IGNORECASE,
    ),
}
#: Times that may as well belong to the noun before them: "records until 2018 will be deleted".
_LOOSE = frozenset({"od", "do", "until", "from"})
#: What is said of the future. Czech verbs of one event say it by their form alone.
_COMING = {
    "cs": lazy_pattern(
        r"\b(?:bud(?:e|ou|eme|ete)|vznikn(?:e|ou)|začn(?:e|ou|eme)|otevř(?:e|ou|eme)|spustí(?:me)?"
        r"|zahájí(?:me)?|chystá(?:me)?|chystají|připravuje(?:me)?|připravují|plánuje(?:me)?"
        r"|plánují|přibud(?:e|ou)|zaved(?:e|ou|eme)|zruší(?:me)?|skončí(?:me)?|ukončí(?:me)?"
        r"|změní(?:me)?|nastoupí|vyjd(?:e|ou)|proběhn(?:e|ou)|uskuteční|přestěhuj(?:e|í)"
        r"|rozšíří(?:me)?|vydá(?:me)?|vydají|nabídn(?:e|ou|eme)|zanikn(?:e|ou)|nabud(?:e|ou)"
        r"|(?:má|mají)\s(?:se\s)?(?:být|vzniknout|začít|přibýt|skončit|proběhnout|otevřít|platit))"
        r"\b",
        re.IGNORECASE,
    ),
    "en": lazy_pattern(
        r"\b(?:will(?:\snot)?|(?:is|are)\s(?:to|going\sto|(?:due|expected|planned|scheduled)\sto"
        r"|coming|opening|starting|planned|scheduled|due)|(?:plans?|intends?)\sto)\b",
        re.IGNORECASE,
    ),
}
#: Between the verb and the time: what makes them two clauses, or the time that of another word.
_APART = {
    "cs": lazy_pattern(
        r"[,.;:!?()„“|]|\n\s*\n|\b\w*[aeiyuěrdskh]l[aoiy]?\b|\b\w+[eaě]n(?:ý|á|é|ém|ou|ého|í|ých)"
        r"(?=\s\w+\Z)|\b(?:než|jako|oproti|proti|srovnání|podle|kter\w+|že|aby)\b",
        re.IGNORECASE,
    ),
    "en": lazy_pattern(
        r"[.;:!?()‘’“”|]|\n\s*\n|\b(?:than|as|like|since|which|that|who|was|were|had|did|compared"
        r"|based|under|according)\b"
        r"|\b(?<!\bbe\s)(?<!\bfully\s)\w+(?:ed|tten|gun|ught|wn|born)(?=\s\w+\Z)",
        re.IGNORECASE,
    ),
}
#: The time belongs to the word before it: "založená v roce 2010", "born in 2010".
_NARROWED = {
    "cs": lazy_pattern(r"\b\w+(?:[eaě]n|ut|at)(?:ý|á|é|ém|ou|ého|í|ých|ými|ým)\s+\Z"),
    "en": lazy_pattern(r"\b\w+(?:ed|tten|gun|ught|wn|rn|lt)\s+\Z"),
}
#: Whoever reports what somebody else said then.
_SAID = {
    "cs": lazy_pattern(
        r"\b(?:pramen\w{0,3}|podle|tehdy|tehdejší\w*|(?:na)?psal\w?|uv(?:ád|ed)\w+|slib\w+"
        r"|plánoval\w?|počítal\w?|předpokládal\w?|měl[aoiy]?|zpráv\w+|článk\w+|článek|píše|kdyby"
        r"|strategi\w+|plánu?|záměr\w*|archiv\w*)\b",
        re.IGNORECASE,
    ),
    "en": lazy_pattern(
        r"\b(?:source\w*|according|wrote|written|said|says|stated?|states|promised|was|were|had"
        r"|would|report\w*|article\w*|strategy|archive\w*|if)\b",
        re.IGNORECASE,
    ),
}
#: The end of an English quotation; between letters the sign is an apostrophe.
_CLOSED = lazy_pattern(r"’(?!\w)")
_PLAIN_YEAR = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
#: So far before its year may a time begin.
_LEAD = 40
#: So far may the verb be from the time.
_FAR = 70


def passed(text: str, lang: str, today: dt.date) -> Iterator[tuple[int, int]]:
    """Start and end of each time before ``today`` that a verb of the future goes with."""
    pattern = _WHEN.get(lang)
    for year in _PLAIN_YEAR.finditer(text):
        if pattern is None or int(year[0]) > today.year:
            continue
        # a base has few years: a look back at each is cheaper than a look at every word
        times = pattern.finditer(text, max(0, year.start() - _LEAD), year.end() + 3)
        match = next((one for one in times if one.end() == year.end()), None)
        if match and _is_past(match, lang, today) and _is_coming(text, match, lang):
            yield match.span()


def _is_past(match: re.Match[str], lang: str, today: dt.date) -> bool:
    """Whether all of the day, month or year lies before today."""
    month = int(match["number"]) if match["number"] else _month(match["month"] or "", lang)
    date_parts = [int(match["year"])]
    if month:
        date_parts += [month, int(match["day"])] if match["day"] else [month]
    return date_parts < [today.year, today.month, today.day][: len(date_parts)]


def _month(word: str, lang: str) -> int:
    """The number of a month by its name; 0 for no name."""
    small = word.lower()
    if not small:
        return 0
    return 7 if small.startswith(_JULY) else _MONTHS[lang].split().index(small[:3]) + 1


def _is_coming(text: str, match: re.Match[str], lang: str) -> bool:
    """Whether a verb of the future is in one clause with the time, and nobody else says it."""
    first, last = sentence_at(text, *match.span())
    if _SAID[lang].search(text, first, last) or _quoted(text, first, match.start()):
        return False
    verbs = _COMING[lang]
    before = list(verbs.finditer(text, max(first, match.start() - _FAR), match.start()))
    if before and not _APART[lang].search(text[before[-1].end() : match.start()] + match["lead"]):
        return True
    after = verbs.search(text, match.end(), min(last, match.end() + _FAR))
    if after is None or _NARROWED[lang].search(text[first : match.start()]):
        return False
    starts = not text[first : match.start()].strip(" *_-\n#>")
    if match["lead"].lower() in _LOOSE and not starts:
        return False
    gap = text[match.end() : after.start()]
    return not _APART[lang].search(gap.removeprefix(",") if starts else gap)


def _quoted(text: str, first: int, at: int) -> bool:
    """Whether a quotation that began in the sentence is still open."""
    before = text[first:at]
    if "„" in before:
        return before.count("„") > before.count("“")
    return before.count("“") > before.count("”") or before.count("‘") > len(_CLOSED.findall(before))
