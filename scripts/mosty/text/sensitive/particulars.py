"""What tells who a family is, other than numbers and addresses of a person's own (``personal.py``).

A name with a day of birth, where somebody lives, a court's file about a child, a bank account, the
name of a user of a computer in a path. Each function yields a ``Datum``; every pattern is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mosty.text.prefilter import lazy_pattern
from mosty.text.sensitive.datum import Datum

_SPACE = r"(?:[ \t\u00a0\u2009\u202f]|&nbsp;)"
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽ"
_WORD = rf"[{_UPPER}][^\W\d_]{{1,30}}"
_NAME = rf"{_WORD}(?:[-{_UPPER}]?[^\W\d_]{{0,30}})(?:{_SPACE}{_WORD}(?:-{_WORD})?){{0,3}}"
_MONTH = (
    r"(?:led(?:na|en)|únor[a]?|březn?[ae]?n?|dub(?:na|en)|květ(?:na|en)|červ(?:na|ence|en|enec)"
    r"|srp(?:na|en)|září"
    r"|říj(?:na|en)|listopad[u]?|prosin(?:ce|ec)|January|February|March|April|May|June|July"
    r"|August|September|October"
    r"|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_YEAR = r"(?:19|20)\d\d"
_DATE = (
    rf"(?:\d{{1,2}}\.{_SPACE}{{0,2}}\d{{1,2}}\.{_SPACE}{{0,2}}{_YEAR}|\d{{1,2}}/\d{{1,2}}/{_YEAR}"
    rf"|{_YEAR}-\d\d-\d\d"
    rf"|\d{{1,2}}(?:\.|st|nd|rd|th)?{_SPACE}{_MONTH},?{_SPACE}{_YEAR}"
    rf"|{_MONTH}{_SPACE}\d{{1,2}}(?:st|nd|rd|th)?,?{_SPACE}{_YEAR})(?!\d)"
)
_BORN = (
    rf"(?:(?:se{_SPACE})?(?:nar\.|naroz(?:en|ena|ený|ená|ené|eného|enou|ení)"
    rf"|narodil[aoiy]?(?:{_SPACE}se)?)"
    rf"|dat(?:um|\.){_SPACE}(?:nar\.|narození)|(?:(?:was|is){_SPACE})?born"
    rf"|date{_SPACE}of{_SPACE}birth|d\.?o\.?b\.?|(?<!\*)\*(?!\*))"
)
_JOINED = rf"(?:[,;:()|*_–—-]|{_SPACE}|\b(?:kter[áýé]|jež|jenž|who|dne|on)\b){{0,8}}"
#: A name, the word of birth, the whole day: in this order, or with the name after the day.
_BIRTH = lazy_pattern(
    rf"(?<![\w.])(?P<name>{_NAME}){_JOINED}{_BORN}{_JOINED}(?P<day>{_DATE})"
    rf"|(?<!\w){_BORN}{_JOINED}(?P<day2>{_DATE})(?:[,;:()|*_–—-]|{_SPACE}){{1,"
    rf"6}}(?P<name2>{_WORD}{_SPACE}{_WORD})"
)
_BIRTH_SIGN = lazy_pattern(r"nar\.|naroz|narod|born|birth|d\.?o\.?b|\*")
_BIRTH_DAY = lazy_pattern(_DATE)
#: Words that begin a sentence and name nobody.
_WORDS_OF_NOBODY = (
    "děti dětí dítě osoby osoba lidé lidi všichni každý rodiče rodič matka matky otec otcové syn "
    "dcera člověk kdo ten "
    "ta to ti ty klient klientka chlapec dívka holčička kluk novorozenec miminko on ona oni "
    "projekt spolek sdružení "
    "children child people person persons everyone parents parent mother father son daughter boy "
    "girl baby newborn "
    "those he she they who anyone"
)
_NOBODY = frozenset(_WORDS_OF_NOBODY.split())


def births(text: str) -> Iterator[Datum]:
    """Names that are beside a whole day of birth; a birth without a name, or after *od* or
    *after*, is a rule.
    """
    if not _BIRTH_SIGN.search(text) or not _BIRTH_DAY.search(text):
        return
    for match in _BIRTH.finditer(text):
        name = match["name"] or match["name2"]
        if all(word.casefold() in _NOBODY for word in re.findall(r"[^\W\d_]+", name)):
            continue
        masked = " ".join(f"{word[0]}***" for word in name.split())
        yield Datum(
            match.start(),
            match.end(),
            " ".join(match[0].split()).casefold(),
            f"{masked}, **. **. ****",
        )


_STREET = rf"(?:{_WORD}|[UKVZ]|[^\W\d_]{{1,12}}\.)(?:{_SPACE}(?:{_WORD}|[^\W\d_]{{1,12}})){{0,4}}"
#: The number of a house is no number of things or years.
_HOUSE = (
    rf"(?:č\.{_SPACE}?p\.{_SPACE}?)?\d{{1,4}}(?:/\d{{1,4}})?[a-z]?(?![\w/%]|\.{_SPACE}?\d)"
    rf"(?!{_SPACE}(?:let|lety|roků|rok[yu]?|měsíc|dn[íyů]|dětí|rodin|osob|lidí|Kč|hodin|years"
    rf"|months|days|children"
    rf"|families|people|lidé|žák[yů]?|míst[a]?)\b)"
)
_POST = rf"\d{{3}}{_SPACE}?\d\d{_SPACE}{{1,2}}{_WORD}"
_HOME = lazy_pattern(
    rf"(?<!\w)(?:(?:trvale{_SPACE}|t\.{_SPACE}?č\.{_SPACE})?bytem|trvalé{_SPACE}bydliště"
    rf"|trvalý{_SPACE}pobyt"
    rf"|(?:bydliště|bydlištěm|pobyt|adresa{_SPACE}(?:matky|otce|dítěte|rodiny|rodičů)|residence)"
    rf"(?={_SPACE}?:)"
    rf"|trvale{_SPACE}hlášen[aéoiý]?|bydl(?:í|ela?|ící){_SPACE}(?:na{_SPACE}adrese|v{_SPACE}ulici"
    rf"|na{_SPACE}ulici)"
    rf"|(?:lives|living|lived|resides|residing|resident){_SPACE}at|home{_SPACE}address"
    rf"|permanent{_SPACE}address)"
    rf"(?:{_SPACE}|[:,(„“\"|*_]|\b(?:je|na|v|ulice|ul\.|adrese|is|the|at)\b){{1,8}}"
    rf"(?P<place>(?-i:(?!Pra(?:ha|ze|hy|hu)\b){_STREET}{_SPACE}{_HOUSE}(?:,?{_SPACE}{{1,"
    rf"2}}{_POST})?"
    rf"|\d{{1,4}}{_SPACE}{_WORD}{_SPACE}(?:Street|Road|Avenue|Lane|Drive|St\.|Rd\.)))",
    re.I,
)
#: What a person is called by, or a surname that only a woman has; then street, number, postcode and
#: town.
_PERSONS_HOME = lazy_pattern(
    rf"(?<!\w)(?:(?:[Pp]an[ía]?|[Pp]aní|[Ss]lečn[ay]|[Rr]odin[ay]|[Mm]anžel(?:é|ka)?|[Mm]atk[ay]"
    rf"|[Oo]tec|[Bb]abičk[ay]"
    rf"|[Dd]ěd(?:a|eček)|Mr\.?|Mrs\.?|Ms\.?|family|[Mm]other|[Ff]ather|[Gg]rand(?:mother|father))"
    rf"{_SPACE}{_WORD}"
    rf"(?:{_SPACE}{_WORD})?|{_WORD}{_SPACE}[{_UPPER}][^\W\d_]{{1,30}}ov[áéou]{{1,2}})"
    rf"(?:[,;:(|–—-]|{_SPACE}){{1,5}}(?P<place>{_STREET}{_SPACE}{_HOUSE},?{_SPACE}{{1,2}}{_POST})"
)
_HOME_SIGN = lazy_pattern(
    r"bytem|bydl|pobyt|hlášen|liv(?:es|ing|ed)|resid|home address|permanent address|\d{3}(?:[ "
    r"\u00a0]|&nbsp;)?\d\d",
    re.I,
)


def addresses(text: str) -> Iterator[Datum]:
    """Where somebody lives: street and number after the words of it, or with postcode and town
    beside a person.
    """
    if not _HOME_SIGN.search(text):
        return
    for pattern in (_HOME, _PERSONS_HOME):
        for match in pattern.finditer(text):
            place = match["place"]
            if not any(char.isupper() for char in place):
                # *bytem* and a number: the letter case of the words is free, a street's is not
                continue
            yield Datum(
                *match.span("place"), " ".join(place.split()).casefold(), f"{place[0]}*** **"
            )


#: Registers of courts that deal with children; those of the Supreme and the Constitutional Court
#: are case-law.
_CASE = lazy_pattern(
    rf"(?<![\w/.-])(\d{{1,3}}){_SPACE}{{0,2}}(P{_SPACE}a{_SPACE}Nc|PaNc|PANc|P|Nc|Rod|RoD|Rodo|L)"
    rf"{_SPACE}{{0,2}}"
    rf"(\d{{1,5}})/((?:19|20)\d\d)(?!\d)"
)


def case_numbers(text: str) -> Iterator[Datum]:
    """Files of a court about the care of a child: ``12 P 34/2024``, ``0 Nc 123/2023``, with the
    leaf behind too.
    """
    for match in _CASE.finditer(text) if "/" in text else ():
        yield Datum(*match.span(), " ".join(match[0].split()), f"** {match[2]} ***/{match[4]}")


_ACCOUNT = lazy_pattern(
    r"(?<![\w/-])(?:(\d{2,6})[-\u2010-\u2013])?(\d{2,10})/(\d{4})(?![\d/]|[.,-]\d)"
)
_ACCOUNT_WORD = lazy_pattern(
    r"(?:\bú?č(?:et|tu|tem|ty)\b|účt|účet|č\. ?ú\.|bank|account)[^\n]{0,40}$", re.I
)
_CASE_WORD = lazy_pattern(
    r"(?:č\. ?j\.|čj\.|sp\. ?zn\.|zn\.|jednací|značka|ref\.? ?(?:no\.)?)[^\n]{0,20}$", re.I
)
_IBAN = lazy_pattern(
    r"(?<![\w])(?:CZ|SK|DE|AT|PL|GB|HU|IT|FR|NL|BE|ES|UA|VG|IE|LT|CH)\d\d(?:[ "
    r"\u00a0]?[A-Z0-9]{4}){3,7}"
    r"(?:[ \u00a0]?[A-Z0-9]{1,3})?(?!\w)"
)


def accounts(text: str) -> Iterator[Datum]:
    """Czech bank accounts and IBANs. With the word *účet* a known bank suffices, alone the check
    digits must fit.

    Check digits: ``stdnum.cz.bankaccount`` (modulo 11 of both parts), ``stdnum.iban`` (ISO 13616,
    modulo 97).
    """
    for match in _ACCOUNT.finditer(text) if "/" in text else ():
        before = text[max(0, match.start() - 60) : match.start()].rpartition("\n")[2]
        if _is_account(match, before):
            digits = re.sub(r"\D", "", match[0])
            yield Datum(*match.span(), digits, f"***{match[2][-2:]}/{match[3]}")
    for match in _IBAN.finditer(text):
        from stdnum import iban  # hardly any page has one

        if iban.is_valid(match[0].replace("\u00a0", " ")):
            yield Datum(
                *match.span(), re.sub(r"\s", "", match[0]), f"{match[0][:2]}** **** {match[0][-2:]}"
            )


def _is_account(match: re.Match[str], before: str) -> bool:
    named = _ACCOUNT_WORD.search(before) is not None
    if not named and (_CASE_WORD.search(before) or (not match[1] and len(match[2]) < 6)):
        return False
    from stdnum.cz import bankaccount

    if not bankaccount.info(match[0].replace("\u2010", "-").replace("\u2013", "-")):
        return False  # there is no such bank
    written = "-".join(filter(None, (match[1], match[2])))
    return bankaccount.is_valid(f"{written}/{match[3]}") or (
        named and (bool(match[1]) or len(match[2]) >= 6)
    )


#: Names of users that are nobody's.
_NO_ONE = frozenset(
    {
        "public",
        "shared",
        "default",
        "user",
        "users",
        "username",
        "name",
        "me",
        "you",
        "root",
        "admin",
        "administrator",
        "runner",
        "guest",
        "uzivatel",
        "uživatel",
        "jmeno",
        "jméno",
        "xxx",
        "all",
        "test",
        "ubuntu",
        "jovyan",
        "vscode",
        "node",
        "app",
        "www",
    }
)
_PATH = (
    r"(?:[A-Za-z]:[\\/]{{1,4}}(?:Users|Documents and Settings|Uživatelé)[\\/]{{1,4}}"
    r"|(?<![\w.~-]){slash}(?:home|Users)/)"
    r"([^\\/\s\"'<>|:;,()\[\]{{}}`*?]{{1,64}})(?=[\\/])"
)
_USER = lazy_pattern(_PATH.format(slash=r"(?<!/)(?:file://)?/"), re.I)
_USER_SIGN = lazy_pattern(r"[\\/](?:home|users|documents and settings|uživatelé)[\\/]", re.I)


def user_paths(text: str) -> Iterator[Datum]:
    """Paths of a computer that name its user: ``C:\\Users\\jana.novakova\\…``, ``/home/jnovak/…``,
    ``/Users/…``.
    """
    for match in _USER.finditer(text) if _USER_SIGN.search(text) else ():
        name = match[1].casefold().rstrip(".")
        if name not in _NO_ONE and not name.startswith(("$", "%", "<", "…")):
            yield Datum(*match.span(1), name, f"{match[1][0]}***")


#: What is looked for, in the order of the checks that tell of it.
ALL = (births, addresses, case_numbers, accounts, user_paths)
