"""Answers of people: the number, the label in any language or the key of a choice, or a text."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping, Sequence

from mosty.model.errors import UsageError
from mosty.model.site import Site
from mosty.pipeline.scaffold.fields import Field, Option, options_of
from mosty.text import addresses
from mosty.text.language.collate import fold
from mosty.text.language.guess import nearest

#: A text, keys or texts, a day, or years.
Answer = str | list[str] | dt.date | dict[str, str | None]
#: Answers by the name of their field; in another language than the first ``name.code``.
Answers = dict[str, Answer]

_CZECH_DAY = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")
_PARTIAL_DAY = re.compile(r"\d{4}(-\d{2})?")
_YEARS = re.compile(r"(\d{4}(?:-\d{2})?)(?:\s*(?P<until>–|—|-|/)\s*(\d{4}(?:-\d{2})?)?)?")
#: The longest answer: a sentence, not a page.
_MOST = 2000


def read_answer(site: Site, field: Field, text: str) -> Answer:
    """What an answer says. Raises :class:`UsageError` with what it may say instead."""
    text = one_line(text)
    options = options_of(site, field)
    match field.shape:
        case "key":
            return chosen(field, text, options) if options else text
        case "keys":
            return _all_chosen(field, text, options) if options else _parts(text)
        case "list":
            return _parts(text)
        case "sources":
            return [_source(field, text, options)]
        case "day":
            return _day(field, text)
        case "years":
            return _years(field, text)
        case "address":
            if addresses.scheme(text) not in ("https", "http") or addresses.meant(text) is not None:
                raise UsageError("new_address", field=field.name, value=text[:80])
    return text


def one_line(text: str) -> str:
    """The text in one line. Raises :class:`UsageError` for one with characters that no file of
    ours may hold, and for one as long as a page.
    """
    plain = " ".join(text.split())
    wrong = next((char for char in plain if unicodedata.category(char) in ("Cc", "Cs", "Cf")), "")
    if wrong:
        raise UsageError("new_character", character=f"U+{ord(wrong):04X}")
    if len(plain) > _MOST:
        raise UsageError("new_long", most=_MOST)
    return plain


def chosen(field: Field, text: str, options: Sequence[Option]) -> str:
    """The key of the choice that is meant: by its key, its number in the list or its label."""
    by_key = {option.key: option.key for option in options}
    if text in by_key:
        return text
    if text.isdecimal() and 1 <= int(text) <= len(options) and not _counts(options):
        return options[int(text) - 1].key
    labels = {fold(name): option.key for option in reversed(options)
              for name in (option.key, *option.labels.values())}  # fmt: skip
    if fold(text) in labels:
        return labels[fold(text)]
    near = nearest(fold(text), labels)
    raise UsageError(
        "new_choice", field=field.name, value=text[:80], guess=labels[near] if near else None,
        known=", ".join(by_key) if len(by_key) <= 40 else "…",
    )  # fmt: skip


def _counts(options: Sequence[Option]) -> bool:
    """Whether the keys are numbers themselves, which then are the numbers of the list."""
    return all(option.key.isdecimal() for option in options)


def numbered(options: Sequence[Option]) -> list[tuple[str, Option]]:
    """The choices with the number that each is chosen by."""
    if _counts(options):
        return [(option.key, option) for option in options]
    return [(str(number), option) for number, option in enumerate(options, 1)]


def _all_chosen(field: Field, text: str, options: Sequence[Option]) -> list[str]:
    try:  # one label may hold a comma
        return [chosen(field, text, options)]
    except UsageError:
        parts = _parts(text)
        if len(parts) == 1:
            raise
    return list(dict.fromkeys(chosen(field, part, options) for part in parts))


def _parts(text: str) -> list[str]:
    apart = ";" if ";" in text else ","
    return list(dict.fromkeys(part.strip() for part in text.split(apart) if part.strip()))


def _source(field: Field, text: str, options: Sequence[Option]) -> str:
    """The key of a source and, after a comma, the place in it."""
    named, comma, place = text.partition(",")
    key = chosen(field, named.strip(), options)
    return f"{key}, {place.strip()}" if comma and place.strip() else key


def _day(field: Field, text: str) -> Answer:
    czech = _CZECH_DAY.fullmatch(text)
    try:
        if czech:
            return dt.date(int(czech[3]), int(czech[2]), int(czech[1]))
        if _PARTIAL_DAY.fullmatch(text):
            dt.date.fromisoformat(f"{text}-01-01"[:10])
            return text
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UsageError("new_day", field=field.name, value=text[:80]) from error


def _years(field: Field, text: str) -> Answer:
    match = _YEARS.fullmatch(text)
    if match is None or (match[3] and match[3] < match[1]):
        raise UsageError("new_years", field=field.name, value=text[:80])
    if match["until"] is None:
        return {"from": match[1], "to": match[1]}
    return {"from": match[1], "to": match[3]}


def set_by_flags(
    site: Site, kind: str, fields: Sequence[Field], settings: Sequence[str]
) -> Answers:
    """Answers given as ``NAME=VALUE`` or ``NAME.LANGUAGE=VALUE``. Raises :class:`UsageError`."""
    answers: Answers = {}
    names = name_table(site, fields)
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals or name not in names:
            raise UsageError(
                "new_field", kind=kind, setting=setting[:80], guess=nearest(name, names),
                known=", ".join(names),
            )  # fmt: skip
        if not value.strip():
            continue
        answer, before = read_answer(site, names[name], value), answers.get(name)
        if isinstance(before, list) and isinstance(answer, list):
            answer = list(dict.fromkeys([*before, *answer]))
        answers[name] = answer
    return answers


def name_table(site: Site, fields: Sequence[Field]) -> Mapping[str, Field]:
    """The names that fields are set by: those in other languages with their code."""
    table: dict[str, Field] = {}
    for field in fields:
        table[field.name] = field
        for locale in site.config.locales if field.by_language else ():
            if not locale.default:
                table[f"{field.name}.{locale.code}"] = field
    return table
