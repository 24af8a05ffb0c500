"""Do two texts plainly hold the same numbers? Most sections of a pair do, and need no reading of dates and hours."""

from __future__ import annotations

import re

_GROUPS = re.compile("\\d+(?:[ \u00a0]\\d{3}(?!\\d))*")
#: What may stand before and after a plain whole number.
_APART_BEFORE = frozenset(("", " ", "\n", "\u00a0", "(", "[", "„", "“"))
_APART = re.compile(r"\Z|[ \n\u00a0\]]|[,;.)]{1,2}(?=\s|\Z)|[.,](?=[)“”]+(?:\s|\Z))|(?<=\d{4})–(?=\d{4}(?!\d))")
_YEARS = re.compile(r"\d{4}–\d{4}(?!\d)")
_ENDS = frozenset(".)")
_NUMBERING = re.compile(r"^[ \t>*+-]*\Z", re.MULTILINE)
#: After a number of a list, which no reader reads as such; before a day or a month it is a part of a date.
_LISTED = re.compile(
    r"[.)](?=\s)(?!\s*\d{1,2}\.|[ \u00a0](?:led|únor|břez|dub[nu]|květ|červ|srp|září|říj|listop|prosin))"
)
#: What after it makes it more: another number, a month, a multiplier, half a day. The same before it.
_MORE = (
    r"led|úno|bře|dub|kvě|čer|srp|zář|říj|lis|prosin|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    r"|tis|tho|mil|mld|bil|[ap]\.?m\b|of\b"
)
_NOT_PLAIN = re.compile(rf"[.,]?[ \n\u00a0]+(?:\d|[–-](?!\s*[^\s\d])|{_MORE})", re.IGNORECASE)
_LEADS = re.compile(rf"(?:\b(?:{_MORE}|roku)\w*[.,]?|\d)[ \n\u00a0(]+\Z", re.IGNORECASE)
#: Numbers inside attribute lists and footnote calls are not read.
_BRACES = re.compile(r"\{[:#.][^{}\n]{0,200}\}")


def alike(one: str, other: str) -> bool:
    """Whether two texts, each in any language, surely hold the same numbers.

    True only where no digit stands in either, or where all digits stand in plain whole numbers, apart from months,
    days, hours and multipliers, and each as often; False says nothing.
    """
    ours = _plain_numbers(one)
    if ours is None:
        return False
    theirs = _plain_numbers(other)
    return theirs is not None and sorted(ours) == sorted(theirs)


def _plain_numbers(text: str) -> list[str] | None:
    """The numbers of ``text``, thousands and calls in groups too; None where one may be more than that."""
    found = []
    end = 0
    if "{" in text:
        text = _BRACES.sub("\x00", text)  # no space: nothing goes over it, no list begins after it
    for match in _GROUPS.finditer(text):
        start, last = match.start(), end
        end = match.end()
        before = text[start - 1 : start]
        if not _APART.match(text, end) or _NOT_PLAIN.match(text, end):
            return None
        if before not in _APART_BEFORE and not (before == "–" and start - 1 == last and _YEARS.match(text, last - 4)):
            return None
        if before and (_LEADS.search(text, max(0, start - 16), start)):
            return None
        after = text[end : end + 1]
        if after in _ENDS and (before != "(" or after == ".") and _NUMBERING.search(text, _line(text, start), start):
            if end - start <= 3 and _LISTED.match(text, end):
                continue
            return None
        found.append(match[0].replace("\u00a0", " "))
    return None if found and "[^" in text else found


def _line(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1
