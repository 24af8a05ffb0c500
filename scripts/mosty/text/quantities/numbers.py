"""Numbers, dates, times and telephone numbers in Czech and English prose, and which are in one
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

from mosty.text.quantities import clock_times
from mosty.text.quantities import number_patterns as patterns
from mosty.text.quantities.compound_numerals import sums
from mosty.text.quantities.number_words import WORD, WORDS

KINDS = ("number", "date", "time", "phone")


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
        """The numbers that are in the text as words; looked for only where digits lack their
        answer.
        """
        matches = WORD[self.lang].finditer(_take(patterns.NOT_READ, self.rest)) if self.rest else ()
        spoken = [
            (match.start(), match.end(), WORDS[self.lang][match.lastgroup or ""][1])
            for match in matches
        ]
        weeks = {
            patterns.WEEKS["14" if match["two"] else "7"]
            for match in patterns.WEEK[self.lang].finditer(self.rest)
        }
        return frozenset(weeks.union(map(str, sums(self.rest, self.lang, spoken))))

    @cached_property
    def clocks(self) -> frozenset[str]:
        """The times of the day that are in the text as words."""
        return clock_times.spoken(self.rest, self.lang) if self.rest else frozenset()


def read(text: str, lang: str) -> Reading:
    """What of ``text`` counts, in the order of the text. Raises ``KeyError`` for a language not in
    LANGUAGES.
    """
    items: list[Item] = []
    near = list(_near_digits(text))
    if not near:
        return Reading((), text, lang)
    rest = text
    for pattern in (patterns.NOT_READ, patterns.ALWAYS):
        rest = _without(rest, [match.span() for match in _within(pattern, rest, near)])
    codes = list(_within(patterns.CODE, rest, near))
    items += [Item("number", one[0], one[0], *one.span()) for one in codes]
    rest = _without(rest, [one.span() for one in codes])
    for kind, pattern, looked in (
        ("phone", patterns.PHONE, _from_digits),
        ("date", patterns.DATE[lang], _within),
        ("time", clock_times.TIME[lang], _from_digits),
    ):
        spent: list[tuple[int, int]] = []
        for match in looked(pattern, rest, near):
            item = _item(kind, match, lang)
            if item:
                items.append(item)
                spent.append(match.span())
        rest = _without(rest, spent)
    for match in _from_digits(patterns.NUMBER[lang], rest, near):
        value = _decimal(match[0], lang)
        year = (
            patterns.SCHOOL_YEAR.match(rest, match.start() - 5)
            if len(match[0]) == 2 and match.start() > 4
            else None
        )
        if year:  # 2016/17
            value += int(year[1]) * 100
        scale = patterns.SCALED.match(rest, match.end())
        if scale:
            value *= Decimal(10) ** patterns.SCALE[scale[1][:3].lower()]
        decade = (
            lang == "en" and rest[match.end() : match.end() + 1] == "s" and match[0].endswith("0")
        )
        also = frozenset({_plain(value % 100)} if decade else ())  # the 1930s are 30. léta
        if match[0] in patterns.WEEKS and patterns.DAYS.match(rest, match.end()):
            also |= {patterns.WEEKS[match[0]]}
        items.append(Item("number", _plain(value), match[0], *match.span(), also))
    return Reading(tuple(sorted(items, key=lambda one: one.start)), rest, lang)


def _near_digits(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of whole lines: those with digits, and one beside each, as a date may go over the
    end of a line.
    """
    start = end = -1
    digit = patterns.DIGITS.search(text)
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
        digit = patterns.DIGITS.search(text, stop) if stop >= 0 else None
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
        for digits in patterns.DIGITS.finditer(text, start, end):
            at = digits.start()
            for begin in (at - 1, at) if text[at - 1 : at] == "+" else (at,):
                if begin >= done and (match := pattern.match(text, begin, end)):
                    yield match
                    done = match.end()
                    break


def differences(ours: Reading, theirs: Reading) -> list[tuple[str, Item | None, Item | None]]:
    """Triples (kind, our item, their item) of what is in one only; two of a kind at odds come
    as a pair.

    ``differences(a, a)`` is empty, and swapping the readings swaps the items.
    """
    own = _unanswered(ours, theirs)
    other = _unanswered(theirs, ours)
    pairs: list[tuple[str, Item | None, Item | None]] = []
    for kind in KINDS:
        left = [one for one in own if one.kind == kind]
        right = [one for one in other if one.kind == kind]
        for at in range(max(len(left), len(right))):
            pairs.append(
                (kind, left[at] if at < len(left) else None, right[at] if at < len(right) else None)
            )
    return pairs


def _unanswered(reading: Reading, other: Reading) -> list[Item]:
    """Items of ``one`` for which ``other`` has no counterpart, each as often as it lacks one."""
    there = Counter((item.kind, item.value) for item in other.items)
    missing = []
    for item in reading.items:
        key = (item.kind, item.value)
        there[key] -= 1
        if there[key] < 0 and not _answered(item, other):
            missing.append(item)
    return missing


def _answered(item: Item, other: Reading) -> bool:
    """Whether ``other`` has it in another shape: a time as a number, a number as a word."""
    values = {one.value for one in other.items if one.kind in ("number", "time")}
    if not item.also.isdisjoint(other.words | values):
        return True
    if item.kind == "time":
        return item.value in other.clocks or any(item.value in one.also for one in other.items)
    if item.kind != "number":
        return False
    if item.value in other.words or any(item.value in one.also for one in other.items):
        return True
    return len(item.value) <= 2 and f"{item.value:>02}:00" in other.clocks


def _item(kind: str, match: re.Match[str], lang: str) -> Item | None:
    if kind == "phone":
        digits = re.sub(r"\D", "", match[0])
        bare = digits.removeprefix("00").removeprefix("420") if len(digits) > 9 else digits
        return Item("phone", bare, match[0].strip(), *match.span())
    made = _date(match, lang) if kind == "date" else clock_times.time_of(match)
    return Item(kind, made[0], match[0].strip(), *match.span(), made[1]) if made else None


def _date(match: re.Match[str], lang: str) -> tuple[str, frozenset[str]] | None:
    got = match.groupdict()
    year = got.get("iy") or got.get("y") or got.get("y2") or got.get("y3") or ""
    day = got.get("id") or got.get("d") or got.get("d2") or ""
    month = got.get("im") or got.get("m") or got.get("m3") or ""
    if got.get("n"):
        month = str(
            next(at for at, one in enumerate(patterns.MONTH_OF[lang], 1) if one.fullmatch(got["n"]))
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


def _decimal(text: str, lang: str) -> Decimal:
    if text.isdecimal():
        return Decimal(text)
    bare = re.sub(patterns.SPACE, "", text)
    if lang == "cs":
        bare = bare.replace(".", "") if patterns.THOUSANDS.fullmatch(bare) else bare
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
