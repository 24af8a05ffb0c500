"""mosty review done: the days of a reading, written where the page or the record keeps them."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from mosty.checking.fixer import apply, replace_file
from mosty.model.errors import UsageError
from mosty.model.front_matter import WITH_REVIEW
from mosty.model.message import message
from mosty.model.problem import Edit, Fix, Span
from mosty.model.site import Page, Site
from mosty.pipeline.named_page import named_page
from mosty.read import yaml_marks
from mosty.read.files import drafted
from mosty.read.reasons import because
from mosty.read.site import read_site
from mosty.text.front_matter import with_key
from mosty.text.language.collate import fold
from mosty.text.language.guess import nearest

#: Role → the words it may be called by, without diacritics.
ROLES: Mapping[str, tuple[str, ...]] = {
    "editor": ("redakce", "redaktor", "redaktorka", "editor", "editorka", "editors"),
    "lawyer": ("pravnik", "pravnicka", "advokat", "advokatka", "lawyer"),
    "native": ("rodily mluvci", "rodila mluvci", "native speaker", "native-speaker"),
    "professional": (
        "odbornik", "odbornice", "socialni pracovnik", "socialni pracovnice", "professional",
        "social worker",
    ),
    "parent": ("rodic", "parent"),
    "translator": ("prekladatel", "prekladatelka", "translator"),
}  # fmt: skip
#: Words after which a role may say where from.
_FROM = frozenset(
    ("z", "ze", "v", "ve", "na", "pro", "s", "od", "from", "at", "of", "in", "for", "with")
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
#: Days after which a page is read again that does not say how often; of law it is the most.
USUAL, MOST_FOR_LAW = 182, 184
#: The field of a record of law that says that a lawyer has read it.
LAWYER = "lawyer_reviewed"
#: Records that bear a day of reading → its field, and that of the next.
FIELDS: Mapping[str, tuple[str, str]] = {
    "law": ("checked_on", "review_by"),
    "update": ("checked_on", "review_by"),
    "contact": ("seen_on", ""),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """That something was read: in what role, on which day, and by which day it is read again (None:
    after as long as last time). ``by`` is the role as it was written.
    """

    role: str
    by: str
    on: dt.date
    next: dt.date | None


@dataclass(frozen=True, slots=True)
class Recorded:
    """A file with the days of a reading, not written yet; ``values`` are the fields it sets."""

    name: str
    file: str
    values: Mapping[str, str]
    before: bytes
    after: bytes


def reading_of(by: str, on: str, following: str, today: dt.date) -> Reading:
    """The reading that a person reports. Raises :class:`UsageError` for a name in place of a role,
    and for days that do not exist or cannot be.
    """
    role = role_of(by)
    day = _day("--on", on)
    if day > today:
        raise UsageError("day_ahead", value=on)
    due = _day("--next", following) if following else None
    if due is not None and due <= day:
        raise UsageError("next_too_soon", value=following, on=on)
    return Reading(role, " ".join(by.split()), day, due)


def role_of(by: str) -> str:
    """The role that a person has written. Raises :class:`UsageError` for any other; it does not
    repeat it, as it may be a name.
    """
    words = " ".join(unicodedata.normalize("NFC", by).split())
    for role, names in ROLES.items():
        for name in names:
            if fold(words[: len(name)]) == name and _is_place(words[len(name) :]):
                return role
    raise UsageError("no_role")


def _is_place(rest: str) -> bool:
    """Whether what follows a role says where from, in small letters or as an abbreviation."""
    first, *others = rest.split(" ")[1:] or [""]
    if rest == "":
        return True
    written = all(
        word.isalpha() and (word.islower() or (word.isupper() and len(word) > 1)) for word in others
    )
    return rest.startswith(" ") and first in _FROM and bool(others) and written


def _day(option: str, value: str) -> dt.date:
    try:
        if not _DAY.fullmatch(value):  # Python reads days of weeks, too
            raise ValueError(value)
        return dt.date.fromisoformat(value)
    except ValueError:
        raise UsageError("no_day", option=option, value=value) from None


def recorded(site: Site, name: str, reading: Reading) -> Recorded:
    """The file of a page or a record with the days of a reading. Raises :class:`UsageError` for
    what does not exist, keeps no such days or cannot be written so.
    """
    kind, colon, key = name.partition(":")
    if colon and "/" not in kind:
        made = _record(site, name, kind, key, reading)
    else:
        made = _page(site, name, reading)
    _hold(site, made)
    return made


def write(root: Path, made: Recorded) -> None:
    """Write it whole. Raises :class:`UsageError`."""
    try:
        replace_file(root / made.file, made.before, made.after)
    except OSError as error:
        raise UsageError("review_unwritable", file=made.file, reason=because(error)) from error


def _page(site: Site, name: str, reading: Reading) -> Recorded:
    page = _meant(site, name)
    facts = page.facts
    if facts is None:
        raise UsageError("nothing_to_mark", file=page.file)
    _not_earlier(facts.checked_on, reading)
    values = {"checked_on": reading.on.isoformat()}
    if reading.next or facts.review_by or page.kind in WITH_REVIEW:
        due = reading.next or reading.on + _as_long(facts.checked_on, facts.review_by)
        values["review_by"] = due.isoformat()
    if reading.role == "native" and site.config.is_leaflet_locale(page.locale):
        values["native_reader"] = reading.by
    before, text = _read(site, page.file)
    below = "sources"
    for field, value in values.items():
        if field in page.raw:
            text = _with_value(text, page.where(field), value)
        else:
            grown = with_key(text, field, value, after=below)
            if grown is None:
                raise UsageError("nothing_to_mark", file=page.file)
            text = grown
        below = field
    return Recorded(page.path, page.file, values, before, text.encode("utf-8"))


def _meant(site: Site, name: str) -> Page:
    """The page that keeps the days: the original of a pair; a leaflet of another language keeps its
    own.
    """
    path = PurePosixPath(name)
    parts = path.parts[1:] if path.parts[:1] == ("docs",) else path.parts
    if parts and site.config.is_leaflet_locale(parts[0]):
        page = site.page(parts[0], "/".join(parts[1:]))
        if page is not None:
            return page
    return site.pages[site.config.default.code, named_page(site, name).path]


def _record(site: Site, name: str, kind: str, key: str, reading: Reading) -> Recorded:
    if kind not in FIELDS:
        known = ", ".join(f"{one}:ID" for one in FIELDS)
        raise UsageError("no_review_of", name=name, known=known)
    if (kind, key) not in site.places:
        guess = nearest(key, site.ids(kind))
        raise UsageError("no_record", name=name, guess=f"{kind}:{guess}" if guess else None)
    span = site.places[kind, key]
    before, text = _read(site, span.file)
    loaded = yaml_marks.load(text.removeprefix("\ufeff").replace("\r\n", "\n"), span.file)
    place, record = _place(loaded, span)
    _, following = FIELDS[kind]
    values = _days_of(name, kind, record, reading)
    for field, value in values.items():
        mark = loaded.marks.get((*place, field))
        if mark is None and field == LAWYER:  # a record may leave it out
            mark, value = _beside(loaded.marks[(*place, following)], text, values[following])
        if mark is None:
            raise _no_place(span.file)
        text = _with_value(text, mark, value)
    return Recorded(name, span.file, values, before, text.encode("utf-8"))


def _days_of(name: str, kind: str, record: Mapping[str, Any], reading: Reading) -> dict[str, str]:
    """The fields of a record that a reading sets."""
    seen, following = FIELDS[kind]
    _not_earlier(record.get(seen), reading)
    values = {seen: reading.on.isoformat()}
    if following:
        due = reading.next or reading.on + _as_long(record.get(seen), record.get(following))
        latest = reading.on + dt.timedelta(days=MOST_FOR_LAW)
        if kind == "law" and due > latest:
            if reading.next:
                raise UsageError("next_too_late", value=due, latest=latest)
            due = latest
        values[following] = due.isoformat()
    elif reading.next:
        raise UsageError("no_review_next", name=name)
    if kind == "law" and reading.role == "lawyer":
        values[LAWYER] = "true"
    return values


def _place(loaded: yaml_marks.Loaded, span: Span) -> tuple[tuple[str | int, ...], dict[str, Any]]:
    """The path of the record at a place of its file, and the record as it is written there."""
    for marks in (loaded.key_marks, loaded.marks):
        for path, mark in marks.items():
            value = loaded.value
            for part in path if mark == span else ():
                value = value[part]
            if mark == span and isinstance(value, dict) and path:
                return path, value
    raise _no_place(span.file)


def _beside(mark: Span, text: str, now: str) -> tuple[Span, str]:
    """A value that is there already, with the word of a lawyer after it: on a line of its own,
    between braces beside it.
    """
    line = text.removeprefix("\ufeff").split("\n")[mark.line - 1]
    key = line[: mark.col - 1].rstrip().removesuffix(":").rstrip("\"'")
    depth = len(key) - len(key.split()[-1])
    braces = "{" in key or "," in key
    gap = ", " if braces else "\n" + " " * depth
    return mark, f"{now}{gap}{LAWYER}: true"


def _no_place(file: str) -> UsageError:
    return UsageError("review_unwritable", file=file, reason=message("usage.review_no_place"))


def _not_earlier(before: object, reading: Reading) -> None:
    """Raises :class:`UsageError` if a later reading is recorded already."""
    if isinstance(before, dt.date) and reading.on < before:
        raise UsageError("day_before", value=reading.on, before=before)


def _as_long(read: object, due: object) -> dt.timedelta:
    """As long as between the last reading and the next, where both are known."""
    if isinstance(read, dt.date) and isinstance(due, dt.date) and due > read:
        return due - read
    return dt.timedelta(days=USUAL)


def _with_value(text: str, span: Span, value: str) -> str:
    """``text`` with another value at a place; nothing else changes."""
    lines = re.split(r"(?<=\n)", text.removeprefix("\ufeff"))
    old = lines[span.line - 1][span.col - 1 : span.end_col - 1] if span.end_col else ""
    if span.line != span.end_line or not old:
        raise _no_place(span.file)
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    changed, _ = apply(text.removeprefix("\ufeff"), [Fix((Edit(span, old, value),))])
    return mark + changed


def _read(site: Site, file: str) -> tuple[bytes, str]:
    try:
        before = (site.root / file).read_bytes()
        return before, before.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("review_unwritable", file=file, reason=because(error)) from error


def _hold(site: Site, made: Recorded) -> None:
    """Raises :class:`UsageError` if the base, read with the new file, does not hold the days: then
    nothing may be written.
    """
    with drafted({(site.root / made.file).resolve(): made.after}):
        after, _ = read_site(site.root)
    kind, colon, key = made.name.partition(":")
    tables = {"law": "law", "update": "updates", "contact": "contacts"}
    if after is None:
        held: object = None
    elif colon:
        held = getattr(after, tables[kind]).get(key)
    else:
        locale = made.file.split("/")[1]
        page = after.page(locale, made.name)
        held = page.facts if page else None
    for field, value in made.values.items():
        if str(getattr(held, field, None)).lower() != value.lower():
            raise _no_place(made.file)
