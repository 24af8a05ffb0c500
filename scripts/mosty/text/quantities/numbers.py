"""Numbers, dates, times and telephone numbers in Czech and English prose, and which stand in one
text only.

What is found is brought to one shape whatever the language writes: ``1. 9. 2026``, ``1 September
2026`` and ``2026-09-01`` are one date, ``1 234,5`` and ``1,234.5`` one number, ``16:00`` and ``4
pm`` one time. Numbers written as words are only ever an answer to digits in the other language;
alone they are never missed, as ``one`` and ``first`` say too many other things.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from mosty.text.prefilter import lazy_pattern
from mosty.text.quantities.compound_numerals import sums
from mosty.text.quantities.number_words import LANGUAGES, WORD, WORDS

KINDS = ("number", "date", "time", "phone")

_MONTHS = {
    "cs": (
        "led(?:en|na|nu|nem)",
        "únor(?:a|u|em)?",
        "březn(?:a|u|em)|březen",
        "dub(?:en|na|nu|nem)",
        "květ(?:en|na|nu|nem)",
        "červ(?:en|na|nu|nem)",
        "červen(?:ec|ce|ci|cem)",
        "srp(?:en|na|nu|nem)",
        "září",
        "říj(?:en|na|nu|nem)",
        "listopad(?:u|em)?",
        "prosin(?:ec|ce|ci|cem)",
    ),
    "en": (
        "jan(?:uary|\\.)?",
        "feb(?:ruary|\\.)?",
        "mar(?:ch|\\.)?",
        "apr(?:il|\\.)?",
        "may",
        "june?",
        "july?",
        "aug(?:ust|\\.)?",
        "sept?(?:ember|\\.)?",
        "oct(?:ober|\\.)?",
        "nov(?:ember|\\.)?",
        "dec(?:ember|\\.)?",
    ),
}
_MONTH = {lang: "|".join(f"(?:{one})" for one in _MONTHS[lang]) for lang in LANGUAGES}
_MONTH_OF = {
    lang: [lazy_pattern(one, re.IGNORECASE) for one in _MONTHS[lang]] for lang in LANGUAGES
}

_S = "[ \\t\u00a0\u202f\u2009]"  #: spaces within a number
_G = f"(?:{_S}|\\n(?!\\n))"  #: a space or the end of a line within a date
_NO_DIGIT = rf"(?<![\w.,:/-])(?<!\d{_S})"
_PHONE = lazy_pattern(
    rf"(?<![\w+])(?:(?:\+|00)\d{{1,3}}{_S}?)(?:\d{{2,4}}{_S}?){{2,4}}(?!\d)"
    rf"|(?<!\w)(?<!\d{_S})\d{{3}}{_S}\d{{3}}{_S}\d{{3}}(?!{_S}?\d)"
    rf"|(?<!\w)(?<!\d{_S})(?:116{_S}?\d{{3}}|1(?:12|50|55|56|58))(?!\w|,\d|{_S}\d{{3}}|\.\d)"
)
_ISO = r"(?P<iy>\d{4})-(?P<im>\d{2})-(?P<id>\d{2})(?!\d)"
_DATE = {
    "cs": lazy_pattern(
        rf"(?<!\w)(?=[\dlúbdkčszřp])(?:{_ISO}"  # a digit, or what a month begins with
        rf"|(?P<d>\d{{1,2}})\.{_G}?(?P<m>\d{{1,2}})\.(?:{_G}?(?P<y>\d{{4}})(?!\d))?(?!\d)"
        rf"|(?:(?P<d2>\d{{1,2}})\.{_G}?)?(?P<n>{_MONTH['cs']})\b(?:{_G}(?:roku{_G})"
        rf"?(?P<y2>\d{{4}})(?!\d))?"
        r"|(?P<m3>0?[1-9]|1[0-2])/(?P<y3>(?:19|20)\d{2})(?![\d/])(?!\s*Sb))",
        re.IGNORECASE,
    ),
    "en": lazy_pattern(
        rf"(?<!\w)(?=[\djfmasond])(?:{_ISO}"
        rf"|(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?{_G}(?:of{_G})?)?(?P<n>{_MONTH['en']})\b"
        rf"(?:{_G}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[.:]\d))?(?:,?{_G}(?:of{_G})"
        rf"?(?P<y>\d{{4}})(?!\d))?"
        r"|(?P<m3>0?[1-9]|1[0-2])/(?P<y3>(?:19|20)\d{2})(?![\d/]))",
        re.IGNORECASE,
    ),
}
_HALF_DAY = rf"(?:{_S}?(?P<half>[ap])\.?m\b\.?)"
_TIME = {
    "cs": lazy_pattern(
        r"(?<![\w.,:])(?P<h>[01]?\d|2[0-4])[.:](?P<m>[0-5]\d)(?![\d:%]|[.,]\d|\s?%)"
    ),
    "en": lazy_pattern(
        rf"(?<![\w.,:])(?:(?P<h>[01]?\d|2[0-4])(?::(?P<m>[0-5]\d))?(?=\s?[–-]\s?\d{{1,"
        rf"2}}(?::\d\d)?{_S}?(?P<later>[ap])\.?m\b)"
        rf"|(?P<h2>[01]?\d|2[0-4])(?:[:.](?P<m2>[0-5]\d))?{_HALF_DAY}"
        r"|(?P<h3>[01]?\d|2[0-4]):(?P<m3>[0-5]\d)(?![\d:]))",
        re.IGNORECASE,
    ),
}
_SCALE = {"tis": 3, "tho": 3, "mil": 6, "mld": 9, "bil": 9}
_NUMBER = {
    "cs": lazy_pattern(
        rf"(?<![\w])(?<!\d[.,])(?:\d{{1,3}}(?:[.]\d{{3}}|{_S}\d{{3}})+(?!\d)(?:,\d+)?|\d+(?:[.,"
        rf"]\d+)?)"
    ),
    "en": lazy_pattern(
        rf"(?<![\w])(?<!\d[.,])(?:\d{{1,3}}(?:(?:,|{_S})\d{{3}})+(?!\d)|\d+)(?:\.\d+)?"
    ),
}
_THOUSANDS = lazy_pattern(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
#: Registration numbers, paper sizes, names of diseases: the same signs in every language.
_CODE = lazy_pattern(r"(?<![\w./-])[A-Z]{1,8}(?=[\w./-]{0,60}\d)[\w./-]{0,60}\d\w*")
_SCALED = lazy_pattern(
    rf"{_S}?(tisíc|tis\.|thousand|milion|mil\.|million|miliar|mld|billion)", re.IGNORECASE
)
#: Numbering of lists and headings, footnotes, attribute lists: numbers that no reader reads as
#: such.
_NOT_READ = lazy_pattern(
    r"^[ \t>*+-]*\d{1,3}[.)](?=\s)"
    r"(?!\s*\d{1,2}\.|[ \u00a0](?:led|únor|břez|dub[nu]|květ|červ|srp|září|říj|listop|prosin))"
    r"|\[\^[^\]\n]{0,80}\]|\{[:#.][^{}\n]{0,200}\}",
    re.MULTILINE,
)
_SCHOOL_YEAR = lazy_pattern(r"((?:19|20))\d\d/")
_DIGITS = lazy_pattern(r"\d\d*")
_ALWAYS = lazy_pattern(r"(?<!\w)24/7(?!\w)")
#: Seven and fourteen days, and how people say them without a number of days.
_WEEKS = {"7": "week", "14": "two weeks"}
_DAYS = lazy_pattern(rf"{_S}(?:dn[íůy]|dnech|days)\b", re.IGNORECASE)
_WEEK = {
    "cs": lazy_pattern(r"\b(?:(?P<two>dva|dvou|dvěma)\s+týdn\w+|týden|týdn[ěu])\b", re.IGNORECASE),
    "en": lazy_pattern(
        r"\b(?:(?P<two>two)\s+weeks|(?:a|one|per|every|each)\s+week)\b", re.IGNORECASE
    ),
}


@dataclass(frozen=True, slots=True)
class Item:
    """Something countable in a text: ``value`` is the same in every language, ``start``–``end`` its
    characters.

    ``also`` are numbers by which the other language may say it (``8 hodin`` for ``8:00``).
    """

    kind: str
    value: str
    text: str
    start: int
    end: int
    also: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reading:
    """All items of a text in the language ``lang``, and ``rest``, what is left of the text without
    them.
    """

    items: tuple[Item, ...] = ()
    rest: str = ""
    lang: str = ""

    @cached_property
    def words(self) -> frozenset[str]:
        """The numbers that stand in the text as words; looked for only where digits lack their
        answer.
        """
        matches = WORD[self.lang].finditer(_take(_NOT_READ, self.rest)) if self.rest else ()
        said = [
            (match.start(), match.end(), WORDS[self.lang][match.lastgroup or ""][1])
            for match in matches
        ]
        weeks = {
            _WEEKS["14" if match["two"] else "7"] for match in _WEEK[self.lang].finditer(self.rest)
        }
        return frozenset(weeks.union(map(str, sums(self.rest, self.lang, said))))


def read(text: str, lang: str) -> Reading:
    """What of ``text`` counts, in the order of the text. Raises ``KeyError`` for a language not in
    LANGUAGES.
    """
    found: list[Item] = []
    near = list(_near_digits(text))
    if not near:
        return Reading((), text, lang)
    rest = text
    for pattern in (_NOT_READ, _ALWAYS):
        rest = _without(rest, [match.span() for match in _within(pattern, rest, near)])
    codes = list(_within(_CODE, rest, near))
    found += [Item("number", one[0], one[0], *one.span()) for one in codes]
    rest = _without(rest, [one.span() for one in codes])
    for kind, pattern, looked in (
        ("phone", _PHONE, _from_digits),
        ("date", _DATE[lang], _within),
        ("time", _TIME[lang], _from_digits),
    ):
        spent: list[tuple[int, int]] = []
        for match in looked(pattern, rest, near):
            item = _item(kind, match, lang)
            if item:
                found.append(item)
                spent.append(match.span())
        rest = _without(rest, spent)
    for match in _from_digits(_NUMBER[lang], rest, near):
        value = _decimal(match[0], lang)
        year = (
            _SCHOOL_YEAR.match(rest, match.start() - 5)
            if len(match[0]) == 2 and match.start() > 4
            else None
        )
        if year:  # 2016/17
            value += int(year[1]) * 100
        scale = _SCALED.match(rest, match.end())
        if scale:
            value *= Decimal(10) ** _SCALE[scale[1][:3].lower()]
        decade = (
            lang == "en" and rest[match.end() : match.end() + 1] == "s" and match[0].endswith("0")
        )
        also = frozenset({_plain(value % 100)} if decade else ())  # the 1930s are 30. léta
        if match[0] in _WEEKS and _DAYS.match(rest, match.end()):
            also |= {_WEEKS[match[0]]}
        found.append(Item("number", _plain(value), match[0], *match.span(), also))
    return Reading(tuple(sorted(found, key=lambda one: one.start)), rest, lang)


def _near_digits(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of whole lines: those with digits, and one beside each, as a date may go over the
    end of a line.
    """
    start = end = -1
    digit = _DIGITS.search(text)
    while digit:
        line = text.rfind("\n", 0, digit.start()) + 1
        begin = text.rfind("\n", 0, max(line - 1, 0)) + 1
        stop = text.find("\n", digit.start())
        stop = text.find("\n", stop + 1) if stop >= 0 else -1
        if begin > end:
            if end >= 0:
                yield start, end
            start = begin
        end = stop if stop >= 0 else len(text)
        stop = text.find("\n", digit.start())
        digit = _DIGITS.search(text, stop) if stop >= 0 else None
    if end >= 0:
        yield start, end


def _within(
    pattern: re.Pattern[str], text: str, stretches: Iterable[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    for start, end in stretches:
        yield from pattern.finditer(text, start, end)


def _from_digits(
    pattern: re.Pattern[str], text: str, stretches: Iterable[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    """The same for a pattern that begins with a number, or with a plus before it: only there it is
    asked.
    """
    for start, end in stretches:
        done = start
        for digits in _DIGITS.finditer(text, start, end):
            at = digits.start()
            for begin in (at - 1, at) if text[at - 1 : at] == "+" else (at,):
                if begin >= done and (match := pattern.match(text, begin, end)):
                    yield match
                    done = match.end()
                    break


def differences(ours: Reading, theirs: Reading) -> list[tuple[str, Item | None, Item | None]]:
    """Triples (kind, our item, their item) of what stands in one only; two of a kind at odds come
    as a pair.

    ``differences(a, a)`` is empty, and swapping the readings swaps the items.
    """
    own = _unanswered(ours, theirs)
    other = _unanswered(theirs, ours)
    found: list[tuple[str, Item | None, Item | None]] = []
    for kind in KINDS:
        left = [one for one in own if one.kind == kind]
        right = [one for one in other if one.kind == kind]
        for at in range(max(len(left), len(right))):
            found.append(
                (kind, left[at] if at < len(left) else None, right[at] if at < len(right) else None)
            )
    return found


def _unanswered(one: Reading, other: Reading) -> list[Item]:
    """Items of ``one`` for which ``other`` has no counterpart, each as often as it lacks one."""
    there = Counter((item.kind, item.value) for item in other.items)
    missing = []
    for item in one.items:
        key = (item.kind, item.value)
        there[key] -= 1
        if there[key] < 0 and not _answered(item, other):
            missing.append(item)
    return missing


def _answered(item: Item, other: Reading) -> bool:
    """Whether ``other`` says it in another shape: a time as a number, a number as a word."""
    if item.also & other.words or any(
        one.kind == "number" and one.value in item.also for one in other.items
    ):
        return True
    if item.kind != "number":
        return False
    return item.value in other.words or any(item.value in one.also for one in other.items)


def _item(kind: str, match: re.Match[str], lang: str) -> Item | None:
    if kind == "phone":
        digits = re.sub(r"\D", "", match[0])
        bare = digits.removeprefix("00").removeprefix("420") if len(digits) > 9 else digits
        return Item("phone", bare, match[0].strip(), *match.span())
    made = _date(match, lang) if kind == "date" else _time(match, lang)
    return Item(kind, made[0], match[0].strip(), *match.span(), made[1]) if made else None


def _date(match: re.Match[str], lang: str) -> tuple[str, frozenset[str]] | None:
    got = match.groupdict()
    year = got.get("iy") or got.get("y") or got.get("y2") or got.get("y3") or ""
    day = got.get("id") or got.get("d") or got.get("d2") or ""
    month = got.get("im") or got.get("m") or got.get("m3") or ""
    if got.get("n"):
        month = str(
            next(at for at, one in enumerate(_MONTH_OF[lang], 1) if one.fullmatch(got["n"]))
        )
        if not day and not year:
            return None  # a month alone: may and March are words too
        if lang == "en" and not got["n"][0].isupper():
            return None
    if not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
        return None
    value = f"{year or '----'}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")
    also = {year} if year and not day else set()
    if (
        got.get("m") and not year and len(match[0].split()) == 1
    ):  # "2.2." may be a version at the end of a sentence
        also.add(_plain(Decimal(f"{day}.{month}")))
    return value, frozenset(also)


def _time(match: re.Match[str], lang: str) -> tuple[str, frozenset[str]] | None:
    got = match.groupdict()
    hour = int(got.get("h") or got.get("h2") or got.get("h3") or 0)
    minute = int(got.get("m") or got.get("m2") or got.get("m3") or 0)
    half = (got.get("half") or got.get("later") or "").lower()
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    also = (
        {str(hour), f"{hour}.{minute}"} if not minute else {_plain(Decimal(f"{hour}.{minute:02d}"))}
    )
    return f"{hour % 24:02d}:{minute:02d}", frozenset(also)


def _decimal(text: str, lang: str) -> Decimal:
    if text.isdecimal():
        return Decimal(text)
    bare = re.sub(_S, "", text)
    if lang == "cs":
        bare = bare.replace(".", "") if _THOUSANDS.fullmatch(bare) else bare
        return Decimal(bare.replace(",", "."))
    return Decimal(bare.replace(",", ""))


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _take(pattern: re.Pattern[str], text: str) -> str:
    return _without(text, [match.span() for match in pattern.finditer(text)])


def _without(text: str, spans: Sequence[tuple[int, int]] | Iterable[tuple[int, int]]) -> str:
    """``text`` with the spans (in order, apart) turned to spaces that are no spaces within a
    number.
    """
    parts, last = [], 0
    for start, end in spans:
        parts += [text[last:start], "\x00" * (end - start)]
        last = end
    return "".join([*parts, text[last:]])
