"""Do two texts plainly hold the same numbers? Most sections of a pair do, and need no reading of
dates and hours.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

#: Begins with one digit alone: so the search goes from digit to digit.
_GROUPS = re.compile("\\d\\d*(?:[ \u00a0]\\d{3}(?!\\d))*")
#: What may stand before and after a plain whole number.
_APART_BEFORE = frozenset(("", " ", "\n", "\u00a0", "(", "[", "„", "“"))
_APART = re.compile(
    r"\Z|[ \n\u00a0\]]|[,;.)]{1,2}(?=\s|\Z)|[.,](?=[)“”]+(?:\s|\Z))|(?<=\d{4})–(?=\d{4}(?!\d))"
)
_YEARS = re.compile(r"\d{4}–\d{4}(?!\d)")
_ENDS = frozenset(".)")
_NUMBERING = re.compile(r"^[ \t>*+-]*\Z", re.MULTILINE)
#: After a number of a list, which no reader reads as such; before a day or a month it is a part of
#: a date.
_LISTED = re.compile(
    r"[.)](?=\s)(?!\s*\d{1,2}\.|[ \u00a0](?:led|únor|břez|dub[nu]|květ|červ|srp|září|říj|listop"
    r"|prosin))"
)
#: What after it makes it more: another number, a month, a multiplier, half a day. The same before
#: it.
_MORE = (
    r"led|úno|bře|dub|kvě|čer|srp|zář|říj|lis|prosin|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec"
    r"|tis|tho|mil|mld|bil|[ap]\.?m\b|of\b"
)
_NOT_PLAIN = re.compile(rf"[.,]?[ \n\u00a0]+(?:\d|[–-](?!\s*[^\s\d])|{_MORE})", re.IGNORECASE)
_LEADS = re.compile(rf"(?:\b(?:{_MORE}|roku)\w*[.,]?|\d)[ \n\u00a0(]+\Z", re.IGNORECASE)
_NOTE = re.compile(r"\[\^")
#: Numbers inside attribute lists and footnote calls are not read.
_BRACES = re.compile(r"\{[:#.][^{}\n]{0,200}\}")


@dataclass(frozen=True, slots=True)
class Plain:
    """The whole numbers of a text that are plainly no more than that, thousands and calls in groups
    too.

    ``starts`` are their places in order, ``values`` the numbers, None where one may be more;
    ``notes`` are the places of footnote calls, which have numbers of their own.
    """

    starts: Sequence[int]
    values: Sequence[str | None]
    notes: Sequence[int]

    def within(self, start: int, end: int) -> list[str] | None:
        """The numbers of one stretch, sorted; None where it takes a reading to know them."""
        values = self.values[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        noted = bisect_left(self.notes, start) < bisect_left(self.notes, end)
        known = [one for one in values if one is not None]
        return None if len(known) < len(values) or (known and noted) else sorted(known)


def alike(text: str, other: str) -> bool:
    """Whether two texts, each in any language, surely hold the same numbers.

    True only where no digit stands in either, or where all digits stand in plain whole numbers,
    apart from months, days, hours and multipliers, and each as often; False says nothing.
    """
    ours = plain(text).within(0, len(text))
    return ours is not None and ours == plain(other).within(0, len(other))


def plain(text: str) -> Plain:
    """The numbers of ``text``."""
    starts: list[int] = []
    values: list[str | None] = []
    end = 0
    if "{" in text:  # no space: nothing goes over it, no list begins after it
        text = _BRACES.sub(lambda match: "\x00" * len(match[0]), text)
    for match in _GROUPS.finditer(text):
        start, last = match.start(), end
        end = match.end()
        kind = _kind(text, start, end, last)
        if kind is not None:
            starts.append(start)
            values.append(match[0].replace("\u00a0", " ") if kind else None)
    notes = [match.start() for match in _NOTE.finditer(text)] if "[^" in text else []
    return Plain(starts, values, notes)


def _kind(text: str, start: int, end: int, last: int) -> bool | None:
    """Whether the number at ``start`` is plain; None for that of a list. The one before it ends at
    ``last``.
    """
    before = text[start - 1 : start]
    if not _APART.match(text, end) or _NOT_PLAIN.match(text, end):
        return False
    if before not in _APART_BEFORE and not (
        before == "–" and start - 1 == last and _YEARS.match(text, last - 4)
    ):
        return False
    if before and _LEADS.search(text, max(0, start - 16), start):
        return False
    after = text[end : end + 1]
    if (
        after in _ENDS
        and (before != "(" or after == ".")
        and _NUMBERING.search(text, _line(text, start), start)
    ):
        return None if end - start <= 3 and _LISTED.match(text, end) else False
    return True


def _line(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1
