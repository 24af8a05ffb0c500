"""Personal data in a text: birth numbers, e-mail addresses, telephone numbers; and company numbers
that are wrong.

Each function yields ``Datum``: offsets in the text and a form that does not give the datum away.
Every pattern is bounded, so that a line of a megabyte takes time in proportion to its length.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache

from mosty.text.prefilter import lazy_pattern
from mosty.text.sensitive import labelled_numbers
from mosty.text.sensitive.datum import Datum
from mosty.text.sensitive.emails import may_hold_email

#: One space of any kind, as an author or an editor program may have put it.
SPACE = r"(?:[ \u00a0\u2007\u2009\u202f\u00ad\u200b\u2060]|&nbsp;)"
SLASH = r"(?:\\?[/\u2044\u2215\uff0f]|&#47;)"
#: Signs of the patterns below (see ``text/prefilter.py``): digits with no more between them than
#: the patterns allow.
_BETWEEN = r"(?:[\s/\\().\u00ad\u200b\u2044\u2060\u2010-\u2015\u2215\uff0f-]|&nbsp;|&#47;){0,5}"
_SIX_DIGITS = lazy_pattern(rf"\d(?:{_BETWEEN}\d){{5}}")
#: The same without dates, which every page has.
_SIX_TOGETHER = lazy_pattern(rf"\d(?:(?:{SPACE}){{0,2}}\d){{5}}")
_NINE_DIGITS = lazy_pattern(rf"\d(?:{_BETWEEN}\d){{8}}")


@lru_cache(maxsize=16)
def _digits(text: str) -> int:
    """9 or 6 where so many digits stand together somewhere, else 0; six with nothing but spaces
    between them.
    """
    match = _SIX_DIGITS.search(text)
    if match is None:
        return 0
    return (
        9
        if _NINE_DIGITS.search(text, match.start())
        else 6
        if _SIX_TOGETHER.search(text, match.start())
        else 0
    )


def personal(text: str) -> bool:
    """Whether any of the functions below may find something in ``text``; what it denies is not
    there.
    """
    return bool(_digits(text)) or may_hold_email(text)


#: Six digits of the date and three or four more, not a part of a longer number (account, case,
#: programme number).
BIRTH = lazy_pattern(
    rf"(?<![\d/_-])(?<!\d\.)(?:(\d{{6}})(\s?{SPACE}?{SLASH}{SPACE}?\s?|{SPACE}|)|"
    rf"(\d\d{SPACE}\d\d{SPACE}\d\d)({SPACE}?{SLASH}{SPACE}?))(\d{{3,4}})(?![\d/_]|[.,-]\d"
    rf"|{SPACE}?{SLASH}{SPACE}?\d)"
)
#: What stands before a number of a case, a book or a picture.
CASE = lazy_pattern(
    r"(?:\bč\. ?j\.|\bčj\.|\bsp\. ?zn\.|\bzn\.|\bjednací|\bspisová značka|\bref\. no\.)[: "
    r"\u00a0]*$",
    re.I,
)
#: A word that says what the number is, and between it and the number nothing but small words: a
#: symbol of a payment, an account, a case. The words of a birth number win over it.
NOT_BIRTH = lazy_pattern(
    r"(?:\b(?:VS|SS|KS|IBAN|ID|variabiln\w{1,4}[ \u00a0]symbol\w{0,3}|specifick\w{1,4}[ "
    r"\u00a0]symbol\w{0,3}"
    r"|symbol\w{0,3}|čísl\w{1,3}[ \u00a0](?:účtu|smlouvy|žádosti|jednací\w{0,2}|případu|faktury"
    r"|objednávky)|účtu?|účet"
    r"|account(?:[ ]number)?|variable[ ]symbol|jednací\w{0,2}|spisov\w{1,4}[ \u00a0]znač\w{1,3}"
    r"|reference)"
    r"|(?:\bč\. ?j\.|\bčj\.|\bsp\. ?zn\.|\bzn\.|\bref\.))"
    r"(?:[:=.,„(\"' \u00a0-]|\b(?:je|číslo|č\.|is|no\.|platby|uveďte)){0,8}$",
    re.I,
)
BIRTH_WORD = lazy_pattern(r"rodn|\br\. ?č\.|\brč\b|birth", re.I)
BOOK = lazy_pattern(r"\bISBN(?:-10)?[: \u00a0]*$", re.I)
PICTURE = lazy_pattern(r"(?:\b|_)(?:IMG|DSC|PXL|VID|MVIMG|scan|screenshot)[ _-]?$", re.I)
DIGITS_BEFORE = lazy_pattern(r"\d(?:[ \u00a0\u2007\u2009\u202f]|&nbsp;)$")
DIGITS_AFTER = lazy_pattern(rf"{SPACE}\d")


def birth_numbers(text: str, today: dt.date) -> Iterator[Datum]:
    """Czech and Slovak birth numbers: the day exists and is not to come, ten digits have the right
    check digit.

    Nine digits (given until 1953, no check digit) count only with a slash and not after the words
    of a case number. Form of the number: Act 133/2000, section 13; check digit as in
    ``stdnum.cz.rc``. After the words *rodné číslo* nine or ten digits suffice, parted by anything
    and with a wrong one among them.
    """
    taken: set[int] = set()
    for start, end, number in (
        labelled_numbers.announced(text, labelled_numbers.BIRTH, 9, 10)
        if _digits(text) == 9
        else ()
    ):
        taken.add(start)  # the words suffice: a slip in a digit gives its owner away all the same
        yield Datum(start, end, number, number[:2] + "****/****")
    for match in BIRTH.finditer(text) if _digits(text) == 9 else ():
        six, slash = match[1] or match[3], match[2] if match[1] else match[4]
        before = text[max(0, match.start() - 20) : match.start()]
        number = re.sub(r"\D", "", six.replace("&nbsp;", "")) + match[5]
        if match.start() in taken or not _born(number, today):
            continue
        if len(number) == 9 and (not re.search(SLASH, slash) or CASE.search(before)):
            continue
        if not slash and BOOK.search(before):
            continue
        context = text[max(0, match.start() - 40) : match.start()].rpartition("\n")[2]
        if NOT_BIRTH.search(context) and not BIRTH_WORD.search(context):
            continue
        apart = slash and not re.search(SLASH, slash)
        if apart and (
            DIGITS_BEFORE.search(before)
            or DIGITS_AFTER.match(text, match.end())
            or PICTURE.search(before)
        ):
            continue
        yield Datum(match.start(), match.end(), number, number[:2] + "****/****")


def _born(number: str, today: dt.date) -> bool:
    """Whether the number is valid and its owner may be alive: born since 1900, not after ``today``.

    Women have 50 added to the month; since 2004, 20 more where the day's numbers ran out.
    """
    from stdnum.cz import (
        rc,
    )  # a tenth of a second, and hardly any page has a number that may be one
    from stdnum.exceptions import ValidationError

    try:
        rc.validate(number)
        born = rc.get_birth_date(number)
    except ValidationError:
        return False
    month = int(number[2:4]) % 50
    return (
        born.year >= 1900
        and born <= today
        and (0 < month < 13 or (20 < month < 33 and born.year >= 2004))
    )


GAP = rf"(?:{SPACE}|[\s./()\u2010-\u2014-]){{0,2}}"
#: After +420, +421 or 00420, 00421 nine digits in any groups.
ABROAD = lazy_pattern(
    rf"(?<![\w/+])(?:\+{SPACE}?|00)(42[01])\)?{GAP}(?:\(0\){GAP})?(\d(?:{GAP}\d){{8}})(?!\d"
    rf"|{GAP}/{GAP}\d)"
)
#: Numbers of other countries with their plus: Europe, Vietnam, Mongolia.
FOREIGN = lazy_pattern(
    rf"(?<![\w/+])\+{SPACE}?((?:3\d|4[013-9]|7|84|976)(?:{GAP}\d){{7,11}})(?!\d|,\d)"
)
#: Nine digits in threes, twos or together, and with 420 but no plus; Slovak mobiles inside the
#: country start with 09.
HOME = lazy_pattern(
    rf"(?<![\w/+=.,#&-])(?<!\d[ \u00a0\u2007\u2009\u202f])"
    rf"((?:420{SPACE}(?=[67]))?[1-9]\d\d{SPACE}\d{{3}}{SPACE}\d{{3}}|[2-7]\d\d([.\u2010-\u2014-])"
    rf"\d{{3}}\2\d{{3}}|[1-9]\d{{8}}"
    rf"|[67]\d\d{SPACE}\d\d{SPACE}\d\d{SPACE}\d\d|09\d\d{SPACE}\d{{3}}{SPACE}\d{{3}}"
    rf"|[67]\d\d\n\d{{3}}[ \n]\d{{3}})"
    rf"(?![\w/_]|[.,-]\d|-\w|\.[a-z]{{3,4}}\b|{SPACE}?{SLASH}{SPACE}?\d|{SPACE}\d)"
)
#: Czech mobile numbers by the numbering plan (Czech Telecommunication Office).
MOBILE = lazy_pattern(r"60[1-8]|70[0-5]|7[23]\d|77\d|79\d|09")
#: Before or after a sum or a count.
SUM_BEFORE = lazy_pattern(
    r"(?:\b(?:VS|SS|KS|symbol|symbolu|IČO?|ICO|DIČ|ISBN|ISSN|EAN|IBAN|ID|kód|kódem|code|účet|účtu"
    r"|account|CZK|EUR|USD|"
    r"č\. ?j\.|čj\.|sp\. ?zn\.|zn\.)|[€$£])[:.=„\"' \u00a0]*$",
    re.I,
)
SUM_AFTER = lazy_pattern(
    rf"{SPACE}?(?:Kč|,-|,–|korun|EUR\b|eur|€|CZK|USD|\$|%|‰|mil|mld|tis|osob|dět|lid|obyvatel"
    rf"|rodin|případ|"
    r"people|person|child|inhabitant|famil|case|crown|byt|m²|m2|ha\b|km|ks\b|kus)",
    re.I,
)
#: Characters of a table's row that are looked at; a longer line is no table, and looking back in it
#: would take long.
LONGEST_ROW = 2000
#: In the head of a table's column: telephone numbers follow, or figures.
TELEPHONE_HEAD = lazy_pattern(r"\btel|telefon|mobil|phone", re.I)
FIGURES = lazy_pattern(
    r"Kč|CZK|EUR|€|částk|rozpoč|náklad|výdaj|dotac|počet|celkem|amount|budget|cost|number of"
    r"|total|sum",
    re.I,
)


def telephones(text: str) -> Iterator[Datum]:
    """Telephone numbers that may be a person's, Czech and Slovak.

    With the country's code, or after a word such as *tel.*, any number; alone only mobiles, as nine
    digits are as often a sum. Czech numbers that start with 1 (short codes), 8 or 9 (free, shared,
    state, services) belong to no one.
    """
    if _digits(text) != 9:
        return
    taken: set[int] = set()
    yield from _international(text, taken)
    for start, end, number in labelled_numbers.announced(text, labelled_numbers.TELEPHONE, 9, 9):
        if start not in taken and number[0] not in "089":
            taken.update(range(start, end))
            yield Datum(start, end, number, f"*** *** {number[6:]}")
    yield from _domestic(text, taken)


def _international(text: str, taken: set[int]) -> Iterator[Datum]:
    """Numbers with the code of a country; their places are added to ``taken``."""
    for match in ABROAD.finditer(text):
        number = re.sub(r"\D", "", match[2].replace("&nbsp;", ""))
        taken.update(range(match.start(), match.end()))
        if match[1] == "421" or number[0] not in "89":
            yield Datum(match.start(), match.end(), number, f"*** *** {number[6:]}")
    for match in FOREIGN.finditer(text) if "+" in text else ():
        number = re.sub(r"\D", "", match[1].replace("&nbsp;", ""))
        if match.start() not in taken and not SUM_AFTER.match(text, match.end()):
            taken.update(range(match.start(), match.end()))
            yield Datum(match.start(), match.end(), number, f"*** *** {number[-3:]}")


def _domestic(text: str, taken: Set[int]) -> Iterator[Datum]:
    """Numbers without a code, outside ``taken``: in a table any under a head that says telephone,
    elsewhere mobiles that are no sum.
    """
    heads: dict[int, str] | None = None
    for match in HOME.finditer(text):
        number = re.sub(r"\D", "", match[1].replace("&nbsp;", ""))
        number = number[3:] if len(number) == 12 else number
        if match.start(1) in taken or number[0] in "89" or not 9 <= len(number) <= 10:
            continue
        heads = _heads(text) if heads is None else heads
        head = _head(text, match.start(), heads)
        if TELEPHONE_HEAD.search(head) or _is_mobile(match, number, head):
            number = number.removeprefix("0")
            yield Datum(match.start(), match.end(), number, f"*** *** {number[-3:]}")


def _is_mobile(match: re.Match[str], number: str, head: str) -> bool:
    """Whether it is the number of a mobile, and neither a sum nor in a column of figures."""
    if not MOBILE.match(number) or number.endswith("000000"):
        return False
    text = match.string
    before = text[max(0, match.start() - 40) : match.start()]
    return not (
        SUM_BEFORE.search(before) or SUM_AFTER.match(text, match.end()) or FIGURES.search(head)
    )


def _head(text: str, place: int, heads: Mapping[int, str]) -> str:
    """The head of the table's column at a place; empty outside tables."""
    row = text.rfind("\n", max(0, place - LONGEST_ROW), place) + 1
    near = place - row < LONGEST_ROW
    return _cell(heads[row], text.count("|", row, place)) if near and row in heads else ""


def _heads(text: str) -> dict[int, str]:
    """Offset of each row of a table that starts with a bar → the table's first row."""
    heads: dict[int, str] = {}
    at, head = 0, ""
    for line in text.split("\n"):
        head = (head or line) if line.lstrip().startswith("|") else ""
        if head:
            heads[at] = head
        at += len(line) + 1
    return heads


def _cell(row: str, bars: int) -> str:
    """The cell of a row that has so many bars before it."""
    cells = row.split("|")
    return cells[bars] if bars < len(cells) else ""


def wrong_company_numbers(text: str) -> Iterator[Datum]:
    """Company numbers (IČO) that cannot be: not eight digits, or a wrong check digit.

    Check digit: weights 8 to 2, (11 − sum mod 11) mod 10, with 0 → 1 and 1 → 0, as
    ``stdnum.cz.dic`` counts it for legal entities.
    """
    for start, end, digits in (
        labelled_numbers.announced(text, labelled_numbers.COMPANY, 6, 12) if _digits(text) else ()
    ):
        from stdnum.cz import dic

        number = digits.zfill(8)
        if len(number) != 8 or dic.calc_check_digit_legal(number[:7]) != number[7]:
            yield Datum(start, end, number, number[:2] + "******")
