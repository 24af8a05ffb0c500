"""Numbers, e-mails and web addresses in the words of a link, against the address it leads to.

Pure functions on strings.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from urllib.parse import unquote

from mosty.text.prefilter import lazy_pattern

_SPACE = r"[ \u00a0\u2009\u202f]"
#: Digits with single spaces between them, or so many that dots, hyphens and slashes are those of a
#: telephone number and not of a time or a date.
_NUMBER = lazy_pattern(
    rf"(?<![\w.,:/–-])\(?(?P<plus>\+{_SPACE}?|00(?=\d))?(?P<digits>\d{{2,5}}\)?(?:{_SPACE}?\d+)*"
    r"(?:[./-]\d+)*)(?![\w:/–-]|[.,]\d)"
)
_MAIL = lazy_pattern(r"[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}")
_WEB = lazy_pattern(r"\s*(?:https?://|www\.)[^\s/?#]+\.[^\s]*\s*", re.IGNORECASE)
#: Second-level names that many owners share: the name before them is the owner's.
_SHARED = frozenset({"gov", "co", "org", "com", "ac", "edu"})


def _digits(number: str) -> str:
    """The digits that are dialled within the country."""
    digits = re.sub(r"[^\d+]", "", number)
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    if digits.startswith("+420"):
        return digits[4:]
    digits = digits.lstrip("+")
    return digits[3:] if digits.startswith("420") and len(digits) == 12 else digits


def numbers_in(words: str) -> Iterator[str]:
    """The telephone numbers in the words of a link."""
    for match in _NUMBER.finditer(words.replace("(0)", "")):
        digits = re.sub(r"\D", "", match["digits"])
        joined = re.search(r"[./-]", match["digits"]) is not None
        year = re.fullmatch(r"(?:19|20)\d\d", digits) is not None
        few = len(digits) < 4 and not digits.startswith(("1", "999"))  # a sum, a page
        if (9 if joined else 3) <= len(digits) <= 15 and not year and not few:
            yield (match["plus"] or "").strip() + digits


def same_number(number: str, other: str) -> bool:
    """Whether both numbers call the same telephone, with or without the country's code."""
    number, other = _digits(number), _digits(other)
    if number == other:
        return True
    shorter, longer = sorted((number.lstrip("0"), other.lstrip("0")), key=len)
    return len(shorter) > 5 and longer.endswith(shorter) and len(longer) - len(shorter) < 4


def other_number(href: str, words: str) -> str | None:
    """The first number in the words, if the link calls none of those in them."""
    called = unquote(href.partition(":")[2]).partition(";")[0].partition("?")[0]
    shown = list(numbers_in(words))
    return shown[0] if shown and not any(same_number(called, one) for one in shown) else None


def mails_of(href: str) -> list[str]:
    """The addresses to which a ``mailto:`` writes, in small letters."""
    listed = unquote(href.partition(":")[2].partition("?")[0])
    return [one.strip().casefold() for one in listed.split(",")]


def other_mail(href: str, words: str) -> str | None:
    """The first e-mail in the words, if the link writes to none of those in them."""
    shown = [match[0] for match in _MAIL.finditer(words)]
    written = mails_of(href)
    return shown[0] if shown and not any(one.casefold() in written for one in shown) else None


def other_house(href: str, words: str) -> str | None:
    """The address of the web that the words are when the link leads to another house."""
    if not _WEB.fullmatch(words):
        return None
    host = re.sub(r"^\s*(?:https?://)?", "", words, flags=re.IGNORECASE)
    labels = re.split(r"[/?#:\s]", host, maxsplit=1)[0].lower().rstrip(".,;").split(".")
    own = [one for one in labels[:-1] if one not in _SHARED and one != "www"]
    return words.strip() if own and own[-1] not in unquote(href).lower() else None


def near_house(house: str, known: Collection[str]) -> str | None:
    """The known house that ``house`` is one slip of the hand from; None if it is known itself, or
    if there are several.
    """
    parts = house.split(".")
    if any(".".join(parts[at:]) in known for at in range(len(parts) - 1)):
        return None
    long = (one for one in known if len(one.rpartition(".")[0]) > 4)
    near = [one for one in long if differ_by_a_slip(house, one)]
    return near[0] if len(near) == 1 else None


def differ_by_a_slip(house: str, other: str) -> bool:
    """Whether a letter too many, too few or another, or two letters in each other's place, make one
    of the other.
    """
    if house == other or abs(len(house) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(house), len(other)) and house[start] == other[start]:
        start += 1
    if len(house) == len(other):
        swapped = house[start : start + 2] == other[start : start + 2][::-1]
        return house[start + 1 :] == other[start + 1 :] or (
            swapped and house[start + 2 :] == other[start + 2 :]
        )
    shorter, longer = sorted((house, other), key=len)
    return shorter[start:] == longer[start + 1 :]
