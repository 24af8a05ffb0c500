"""mosty withdraw and mosty restore: what one editor takes out at once, where it vanishes from, and
what two people return.
"""

from __future__ import annotations

import datetime as dt
import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote

from mosty.model.directives import DIRECTIVES
from mosty.model.menu import HOUSE
from mosty.model.message import message
from mosty.model.paper_marks import editions_of
from mosty.model.site import Page, Site
from mosty.model.withdrawal import KINDS, RETURNS_FILE, WITHDRAWALS_FILE, Withdrawal
from mosty.model.withdrawn import withdrawable, withdrawn
from mosty.pipeline.all_or_nothing import Changes
from mosty.pipeline.refused import Refused
from mosty.text import addresses
from mosty.text.language.collate import fold
from mosty.text.language.guess import nearest

#: What is said at the beginning of each file, in both languages.
_HEADS = {WITHDRAWALS_FILE: "withdraw.head_withdrawals", RETURNS_FILE: "withdraw.head_returns"}
#: A role: a few words, nobody's name or address.
_ROLE = re.compile(r"[^\W\d_][^\W_]*(?:[ -][^\W_]+){0,3}")
#: What may be between two digits of a number.
_BREAK = r"\s?"
_HEADING = re.compile(r"^#{2,4}[ \t]+(.+)$", re.MULTILINE)


@dataclass(frozen=True, order=True)
class Use:
    """Where something vanishes from: a sentence of a page (``call``), a link that becomes words
    (``link``), a paper that people hold (``paper``), a number that stays as it is written in the
    text (``text``), a record that names the page (``record``), a leaflet (``leaflet``).
    """

    file: str
    how: Literal["call", "link", "paper", "text", "record", "leaflet"]
    line: int = 1


@dataclass(frozen=True)
class Step:
    """A withdrawal or a return, worked out: of what, in which file, and where readers notice."""

    what: str
    file: str
    changes: Changes
    uses: tuple[Use, ...]

    @property
    def out(self) -> bool:
        """Whether it is a withdrawal."""
        return self.file == WITHDRAWALS_FILE


def withdrawal(site: Site, given: str, why: str, today: dt.date) -> Step:
    """The withdrawal of what was given: ``law:L01``, ``praxe/x.md``. Raises :class:`Refused`."""
    what = meant(site, given)
    why = " ".join(why.split())
    if not re.search(r"\w{2}", why):
        raise Refused("withdraw.no_why")
    if what in withdrawn(site):
        raise Refused("withdraw.is_out", what=what, date=withdrawn(site)[what].date.isoformat())
    kind, _, key = what.partition(":")
    if kind == "page" and key in HOUSE:
        raise Refused("withdraw.house", path=key)
    record_id = _free(today, what, site.withdrawals)
    fields = {"id": record_id, "what": what, "date": today.isoformat(), "why": _quoted(why)}
    changes = _with_record(site.root, WITHDRAWALS_FILE, fields)
    return Step(what, WITHDRAWALS_FILE, changes, tuple(sorted(set(uses(site, what)))))


def restoration(site: Site, given: str, by: str, second: str, today: dt.date) -> Step:
    """The return of what was given, read by two people of different roles. Raises
    :class:`Refused`.
    """
    what = meant(site, given)
    if what not in withdrawn(site):
        out = ", ".join(withdrawn(site)) or "–"
        raise Refused("withdraw.is_not_out", what=what, out=out)
    roles = [" ".join(role.split()) for role in (by, second)]
    for role in roles:
        if not _ROLE.fullmatch(role) or any(fold(name) in fold(role) for name in site.names):
            raise Refused("withdraw.no_role", role=role)
    if roles[0].casefold() == roles[1].casefold():
        raise Refused("withdraw.one_role", role=roles[0])
    taken = withdrawn(site)[what]
    listed = "[" + ", ".join(map(_quoted, roles)) + "]"
    fields = {
        "id": _free(today, what, site.returns), "withdrawal": taken.id, "date": today.isoformat(),
        "by": listed,
    }  # fmt: skip
    changes = _with_record(site.root, RETURNS_FILE, fields)
    return Step(what, RETURNS_FILE, changes, tuple(sorted(set(uses(site, what)))))


def meant(site: Site, given: str) -> str:
    """The kind and key of what was given; a path alone is a page, and a leaflet that people hold
    is a leaflet. Raises :class:`Refused`.
    """
    kind, colon, key = given.strip().partition(":")
    if not colon:
        kind, key = "page", kind
    if kind not in KINDS:
        raise Refused(
            "withdraw.no_kind", kind=kind, known=", ".join(KINDS), guess=nearest(kind, KINDS)
        )
    key = key.strip()
    if kind in ("page", "leaflet"):
        key = _path(site, kind, key)
    known = withdrawable(site, kind)
    if key not in known:
        raise Refused("withdraw.unknown", what=f"{kind}:{key}", guess=_guess(kind, key, known))
    held = kind == "page" and key in withdrawable(site, "leaflet")
    return f"{'leaflet' if held else kind}:{key}"


def _path(site: Site, kind: str, key: str) -> str:
    """A path as it may be typed: with ``docs/cs/`` or without, a leaflet by its name alone."""
    codes = "|".join(re.escape(one.code) for one in site.config.every_locale)
    path = re.sub(rf"^(?:\./)?(?:docs/(?:{codes})/)?", "", key).rstrip("/")
    for candidate in (path, f"{path}.md", f"{path}/index.md"):
        if candidate in withdrawable(site, "page"):
            return candidate
    same = [one for one in withdrawable(site, kind) if posixpath.basename(one) == f"{path}.md"]
    return same[0] if len(same) == 1 else path


def _guess(kind: str, key: str, known: Iterable[str]) -> str | None:
    near = nearest(key, known, 0.5)
    return f"{kind}:{near}" if near else None


def _free(today: dt.date, what: str, taken: Mapping[str, Any]) -> str:
    """An id that no record has: the day, the kind and the key."""
    kind, _, key = what.partition(":")
    bare = re.sub(r"[^a-z0-9]+", "-", fold(key.removesuffix(".md"))).strip("-")
    first = f"{today.isoformat()}-{kind}-{bare}"
    count = 1
    while (first if count == 1 else f"{first}-{count}") in taken:
        count += 1
    return first if count == 1 else f"{first}-{count}"


def _quoted(text: str) -> str:
    """A text as YAML reads it back, whatever is in it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")


def _with_record(root: Path, file: str, fields: Mapping[str, str]) -> Changes:
    """The file with one record more at its end."""
    lines = [f"{name}: {value}" for name, value in fields.items()]
    record = "- " + "\n  ".join(lines) + "\n"
    path = root / file
    before = path.read_bytes().decode("utf-8") if path.exists() else ""
    if not before.strip():
        head = message(_HEADS[file])
        before = f"# {head.text('cs')}\n# {head.text('en')}\n\n"
    elif not before.endswith("\n"):
        before += "\n"
    if "\r\n" in before:
        record = record.replace("\n", "\r\n")
    changes = Changes()
    changes.put(root, file, (before + record).encode("utf-8"))
    return changes


def uses(site: Site, what: str) -> Iterator[Use]:
    """Where readers notice that it is gone, or that it is back."""
    kind, _, key = what.partition(":")
    for page in site.pages.values():
        if kind in ("page", "leaflet"):
            yield from _ways_to(site, page, kind, key)
        else:
            yield from _calls(site, page, kind, key)
    if kind == "page":
        yield from _records(site, key)


def _ways_to(site: Site, page: Page, kind: str, key: str) -> Iterator[Use]:
    if kind == "leaflet":
        if page.path == key:
            yield Use(page.file, "leaflet")
        return
    if page.path == key:
        yield Use(page.file, "call")
        return
    for link in page.body.links:
        target = unquote(link.href.strip().partition("#")[0].partition("?")[0])
        if target.endswith(".md") and not addresses.scheme(target):
            file = posixpath.normpath(posixpath.join(posixpath.dirname(page.file), target))
            if file.startswith("docs/") and file.split("/", 2)[-1] == key:
                yield Use(page.file, "link", link.span.line)


def _calls(site: Site, page: Page, kind: str, key: str) -> Iterator[Use]:
    for directive in page.body.directives:
        row = DIRECTIVES.get(directive.name)
        prints = row.prints if row is not None else None
        if row is None or kind not in (row.names, prints.kind if prints else ""):
            continue
        printed = prints is not None and prints.kind == kind
        chosen = printed and prints is not None and key in prints.keys(site, directive.argument)
        if chosen or key in directive.argument.split():
            yield Use(page.file, "call", directive.span.line)
            if editions_of(site, page.path):
                yield Use(page.file, "paper")
    tables: dict[str, Mapping[str, Any]] = {"helpline": site.helplines, "contact": site.contacts}
    record = tables.get(kind, {}).get(key)
    digits = re.sub(r"\D", "", getattr(record, "number", None) or "")
    pattern = rf"(?<!\d){_BREAK.join(digits)}(?!\d)"
    for match in re.finditer(pattern, page.body.prose) if digits else ():
        yield Use(page.file, "text", page.body.span(*match.span()).line)


def _records(site: Site, key: str) -> Iterator[Use]:
    """Records that name the page."""
    bare = key.removesuffix(".md").removesuffix("index").rstrip("/")
    for kind, record_id, named in (
        *(("expression", one.id, one.pages) for one in site.expressions.values()),
        *(("news", one.id, [one.page]) for one in site.news.values()),
    ):
        if bare in named:
            place = site.places[kind, record_id]
            yield Use(place.file, "record", place.line)
    for redirect in site.redirects.values():
        if redirect.path == key:
            yield Use(redirect.span.file, "record", redirect.span.line)


def of_issue(text: str) -> tuple[str, str]:
    """What and why, as a form of the forge holds them: a heading, then the answer. Empty where the
    form has none.
    """
    parts = _HEADING.split(text.replace("\r\n", "\n"))
    answers = dict(zip(parts[1::2], (part.strip() for part in parts[2::2]), strict=True))
    fields = {
        word: next((answer for head, answer in answers.items() if word in head.lower()), "")
        for word in ("what", "why")
    }
    return fields["what"].strip("` \n"), fields["why"]


def open_withdrawals(site: Site) -> list[Withdrawal]:
    """What is withdrawn, the oldest first."""
    return sorted(withdrawn(site).values(), key=lambda one: (one.date, one.id))
