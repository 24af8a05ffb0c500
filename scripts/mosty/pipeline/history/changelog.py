"""mosty changelog: what has changed in the content, day by day, in words of readers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mosty.model.edition import EDITIONS_FILE
from mosty.model.withdrawal import RETURNS_FILE, WITHDRAWALS_FILE
from mosty.pipeline.history.repository import FileChange, Repository, by_day
from mosty.read import yaml_marks
from mosty.read.page import split

LAW_FILE = "docs/data/law.yml"
GLOSSARY_FILE = "glossary.yml"
#: Kinds of change, in the order in which they are listed; each has a heading in
#: ``messages/history.yml``.
ORDER = (
    "page_new", "page_renamed", "page_gone", "withdrawn", "returned", "leaflet", "law_new",
    "law_changed", "law_gone", "term_new", "term_changed", "term_gone", "translated",
    "page_changed",
)  # fmt: skip
_ADDRESS = re.compile(r"\]\([^()\s]*(?:\s[^()]*)?\)")


@dataclass(frozen=True, slots=True)
class Change:
    """One change: its kind, what it is called, where it is now, and where it was."""

    kind: str
    name: str
    place: str = ""
    was: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """What changed on a day, in the order of the kinds."""

    day: dt.date
    changes: tuple[Change, ...]


def changelog(repository: Repository, since: str, default: str, lang: str) -> list[Day]:
    """The changes by day, the newest first; titles in the language ``lang`` where a page has one.
    Days with nothing for readers are left out. Raises :class:`Refused`.
    """
    days = []
    for day, (before, after) in by_day(repository.commits(since)).items():
        changes = _Between(repository, before, after, default, lang).changes()
        if changes:
            days.append(Day(day, tuple(changes)))
    return days


class _Between:
    """What changed between two revisions."""

    def __init__(
        self, repository: Repository, before: str, after: str, default: str, lang: str
    ) -> None:
        self.repository, self.before, self.after = repository, before, after
        self.default, self.lang = default, lang

    def changes(self) -> list[Change]:
        changes: set[Change] = set()
        file_changes = self.repository.changes(self.before, self.after)
        for change in file_changes:
            changes.update(self._page(change))
        changed = {change.new for change in file_changes}
        if LAW_FILE in changed:
            changes.update(self._records(LAW_FILE, "law"))
        if GLOSSARY_FILE in changed:
            changes.update(self._records(GLOSSARY_FILE, "term"))
        if EDITIONS_FILE in changed:
            changes.update(self._editions())
        for file, kind in ((WITHDRAWALS_FILE, "withdrawn"), (RETURNS_FILE, "returned")):
            if file in changed:
                changes.update(self._taken(file, kind))
        return sorted(changes, key=lambda one: (ORDER.index(one.kind), one.place, one.name))

    def _page(self, change: FileChange) -> Iterator[Change]:
        folder = f"docs/{self.default}/"
        if not change.new.endswith(".md") or not change.new.startswith("docs/"):
            return
        if not change.new.startswith(folder):
            locale = change.new.split("/")[1]
            original = self.repository.text(self.before, folder + change.new.split("/", 2)[2])
            if change.how == "A" and locale == self.lang and original:
                yield Change("translated", self._title(change.new), change.new)
            return
        was, now = (
            _Page.of(self.repository.text(revision, file))
            for revision, file in ((self.before, change.old), (self.after, change.new))
        )
        moved = change.how == "R" and change.old.startswith(folder)
        if now.public and not was.public:
            yield Change("page_new", self._title(change.new), change.new)
        elif was.public and not now.public:
            yield Change("page_gone", self._title(change.old, self.before), change.old)
        elif moved and now.public:
            yield Change("page_renamed", self._title(change.new), change.new, change.old)
        elif now.public and was.text != now.text:
            yield Change("page_changed", self._title(change.new), change.new)

    def _title(self, file: str, revision: str = "") -> str:
        """The title of a page in the reader's language, else in its own."""
        path = file.split("/", 2)[2]
        texts = (self.repository.text(revision or self.after, f"docs/{code}/{path}")
                 for code in (self.lang, file.split("/")[1]))  # fmt: skip
        return next((title for text in texts if (title := _Page.of(text).title)), path)

    def _records(self, file: str, kind: str) -> Iterator[Change]:
        was, now = (_by_id(self._load(revision, file), kind)
                    for revision in (self.before, self.after))  # fmt: skip
        if not was:
            return  # the table itself is new
        for key in now.keys() - was.keys():
            yield Change(f"{kind}_new", self._name(key, now[key]))
        for key in was.keys() - now.keys():
            yield Change(f"{kind}_gone", self._name(key, was[key]))
        for key in was.keys() & now.keys():
            if was[key] != now[key]:
                yield Change(f"{kind}_changed", self._name(key, now[key]))

    def _name(self, key: str, record: Any) -> str:
        """What a record is called: a term by its word, a sentence of law by its number and
        section.
        """
        texts = record.get(self.lang) if isinstance(record, Mapping) else None
        if isinstance(texts, Mapping) and texts.get("term"):
            return str(texts["term"])
        section = record.get("section") if isinstance(record, Mapping) else None
        section = section.get(self.lang) if isinstance(section, Mapping) else section
        return f"{key} ({section})" if section else key

    def _editions(self) -> Iterator[Change]:
        was, now = (_by_id(self._load(revision, EDITIONS_FILE), "edition")
                    for revision in (self.before, self.after))  # fmt: skip
        for key in now.keys() - was.keys():
            edition = now[key]
            title = self._title(f"docs/{self.default}/{edition.get('leaflet', '')}")
            changed = edition.get("changed")
            summary = changed.get(self.lang, "") if isinstance(changed, Mapping) else ""
            name = f"{title}, {edition.get('version', '')}"
            yield Change("leaflet", f"{name}: {summary}" if summary else name)

    def _taken(self, file: str, kind: str) -> Iterator[Change]:
        was, now = (_by_id(self._load(revision, file), kind)
                    for revision in (self.before, self.after))  # fmt: skip
        out = _by_id(self._load(self.after, WITHDRAWALS_FILE), "withdrawn")
        for key in now.keys() - was.keys():
            record = out.get(now[key].get("withdrawal"), now[key])
            what = str(record.get("what", key))
            name, _, path = what.partition(":")
            is_page = name in ("page", "leaflet")
            yield Change(kind, self._title(f"docs/{self.default}/{path}") if is_page else what)

    def _load(self, revision: str, file: str) -> Any:
        return yaml_marks.load(self.repository.text(revision, file), file).value


@dataclass(frozen=True, slots=True)
class _Page:
    """What counts of a page: its title, its words without addresses, whether it goes out."""

    title: str
    text: str
    public: bool

    @classmethod
    def of(cls, text: str) -> _Page:
        front, body, _ = split(text)
        value = yaml_marks.load(front, "page").value if front is not None else None
        raw = value if isinstance(value, Mapping) else {}
        words = " ".join(_ADDRESS.sub("]()", body).split())
        title = str(raw.get("title") or "")
        public = bool(text) and raw.get("draft") is not True
        return cls(title, f"{title} {raw.get('description')} {words}", public)


def _by_id(value: Any, kind: str) -> dict[str, Any]:
    """Records by id, in whichever shape a file has them."""
    if kind == "law" and isinstance(value, Mapping):
        value = value.get("records")
    if isinstance(value, Mapping):
        return {str(key): record for key, record in value.items() if isinstance(record, Mapping)}
    records = value if isinstance(value, list) else []
    return {str(one.get("id")): one for one in records if isinstance(one, Mapping)}
