"""The site as read: pages with their places, records, configuration. Immutable; everything after
reading uses it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple, Unpack

from mosty.model.body import Body
from mosty.model.config import Config
from mosty.model.contact import Contact
from mosty.model.edition import Edition
from mosty.model.errors import UsageError
from mosty.model.front_matter import PLAIN_READER, WITHOUT_SOURCE, Meta, SourcePage
from mosty.model.news import News
from mosty.model.offices import District, Municipality, Office
from mosty.model.pages import OnDemand
from mosty.model.problem import Span
from mosty.model.records import (
    Act,
    Expression,
    Finding,
    Helpline,
    LawRecord,
    Milestone,
    Organisation,
    Recommendation,
    Source,
    Term,
)  # fmt: skip
from mosty.model.redirects import Redirect
from mosty.model.study import Study
from mosty.model.update import Update
from mosty.model.validity import WithheldLaw
from mosty.model.values import Keys, values
from mosty.model.withdrawal import Return, Withdrawal
from mosty.model.words import AllowedWord

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
Labels = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Page:
    """One file of content. ``path`` is what a pair shares; ``meta`` is None if the front matter
    is broken; ``digest`` is that of the whole text of the file.
    """

    file: str
    locale: str
    path: str
    meta: Meta | None
    raw: Mapping[str, Any]
    marks: Mapping[tuple[str | int, ...], Span]
    body: Body
    source: Page | None = None
    digest: str = ""

    @cached_property
    def values(self) -> tuple[tuple[Keys, str], ...]:
        """Every key, text and number of the front matter with its path."""
        return tuple(values(self.raw))

    @cached_property
    def field_text(self) -> str:
        """All values of the front matter, apart by a sign that no pattern goes over."""
        return "\n\x00\n".join([text for _, text in self.values])

    @cached_property
    def facts(self) -> SourcePage | None:
        """The language-neutral facts: the page's own, or those of the page it translates."""
        own = self.source.meta if self.source else self.meta
        return own if isinstance(own, SourcePage) else None

    @cached_property
    def kind(self) -> str:
        """The kind, or an empty string where the front matter is broken."""
        return self.facts.kind if self.facts else str(self.raw.get("kind", ""))

    @property
    def title(self) -> str:
        """The title; the path if there is none."""
        return self.meta.title if self.meta else str(self.raw.get("title") or self.path)

    @property
    def description(self) -> str:
        """One sentence on the page."""
        return self.meta.description if self.meta else ""

    @property
    def tab(self) -> str:
        """The title where others may see it: the neutral one, if the page has one."""
        return self.field("neutral_title") or self.title

    @property
    def preview(self) -> str:
        """The description where others may see it; the neutral title says enough where there is
        one.
        """
        return self.field("neutral_title") or self.description

    @property
    def for_plain_reader(self) -> bool:
        """Whether parents, children and relatives read it."""
        return self.kind in PLAIN_READER

    @property
    def needs_source(self) -> bool:
        """Whether it states facts of the field."""
        return self.kind not in WITHOUT_SOURCE

    @property
    def url(self) -> str:
        """Address under the locale, ending in a slash: ``praxe/x/``; the home page is empty."""
        stem = self.path.removesuffix(".md").removesuffix("index").rstrip("/")
        return f"{stem}/" if stem else ""

    def where(self, *path: str | int) -> Span:
        """The place of a front matter value, else the nearest one above it, else the file's first
        line.
        """
        for length in range(len(path), 0, -1):
            if path[:length] in self.marks:
                return self.marks[path[:length]]
        return Span(self.file)

    def field(self, name: str) -> Any:
        """A front matter value: the page's own text, else the neutral fact."""
        own = getattr(self.meta, name, None)
        return own if own not in (None, [], "") else getattr(self.facts, name, None)


@dataclass(frozen=True)
class Site:
    """The whole base. ``places["law", "L01"]`` says where a record is; for ``withheld`` see
    publication. Municipalities are by their region: a page of a region reads no others.
    """

    root: Path
    config: Config
    pages: Mapping[tuple[str, str], Page]
    taxonomy: Mapping[str, Labels]
    terms: Mapping[str, Term]
    sources: Mapping[str, Source]
    law: Mapping[str, LawRecord]
    acts: Mapping[str, Act]
    timeline: tuple[Milestone, ...]
    helplines: Mapping[str, Helpline]
    contacts: Mapping[str, Contact]
    organisations: Mapping[str, Organisation]
    findings: Mapping[int, Finding]
    recommendations: Mapping[str, Recommendation]
    studies: Mapping[str, Study]
    expressions: Mapping[str, Expression]
    names: frozenset[str]
    strings: Mapping[str, Mapping[str, str]]
    places: Mapping[tuple[str, str], Span]
    files: frozenset[str] = field(default=frozenset())
    withheld: Mapping[str, WithheldLaw] = field(default_factory=dict)
    districts: Mapping[str, District] = field(default_factory=dict)
    words: Mapping[str, tuple[AllowedWord, ...]] = field(default_factory=dict)
    offices: Mapping[str, Office] = field(default_factory=dict)
    municipalities: Mapping[str, tuple[Municipality, ...]] = field(default_factory=dict)
    redirects: Mapping[str, Redirect] = field(default_factory=dict)
    addresses: Mapping[str, Span] = field(default_factory=dict)
    editions: Mapping[str, Edition] = field(default_factory=dict)
    updates: Mapping[str, Update] = field(default_factory=dict)
    news: Mapping[str, News] = field(default_factory=dict)
    withdrawals: Mapping[str, Withdrawal] = field(default_factory=dict)
    returns: Mapping[str, Return] = field(default_factory=dict)
    _made: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def memoize(self, make: Callable[[Site, Unpack[Ts]], T], *about: *Ts) -> T:
        """What ``make`` works out of the site (and ``about``, keys to it), worked out at the first
        call and shared.
        """
        key = (make, *about)
        if key not in self._made:
            self._made[key] = make(self, *about)
        made: T = self._made[key]
        return made

    @property
    def spoken(self) -> frozenset[str]:
        """Locales in which there is any page."""
        return self.memoize(_spoken)

    @property
    def folded(self) -> dict[str, str]:
        """Every file by its name without regard to capitals and to how letters are composed."""
        return self.memoize(_folded)

    @property
    def act_titles(self) -> tuple[tuple[str, str, str], ...]:
        """Number (``359/1999``), locale and title of every act of the law records."""
        return self.memoize(_act_titles)

    def ids(self, what: str) -> frozenset[str]:
        """Ids of all records of a kind, those whose own fault keeps them out of the site too."""
        return self.memoize(_ids).get(what, frozenset())

    @property
    def finding_numbers(self) -> frozenset[str]:
        """Numbers by which findings are cited; none while a finding cannot be read, as its number
        is unknown.
        """
        return self.memoize(_finding_numbers)

    def holding(self, *texts: str) -> Iterator[Page]:
        """At least every page in whose file one of ``texts`` occurs; where pages are read on
        demand, only these.
        """
        return (
            self.pages.holding(*texts)
            if isinstance(self.pages, OnDemand)
            else iter(self.pages.values())
        )

    def page(self, locale: str, path: str) -> Page | None:
        """The page of that locale and path, without fallback."""
        return self.pages.get((locale, path))

    def languages_of(self, locale: str) -> tuple[str, ...]:
        """The languages whose pages a reader of ``locale`` is given, the best first: the own one,
        then the source's. A language that is only leaflets has its own pages alone.
        """
        alone = self.config.is_leaflet_locale(locale)
        return (locale,) if alone else tuple(dict.fromkeys((locale, self.config.default.code)))

    def page_or_source(self, locale: str, path: str) -> Page | None:
        """The page, else the one of the source locale if the reader is given that."""
        pages = (self.pages.get((code, path)) for code in self.languages_of(locale))
        return next((page for page in pages if page is not None), None)

    def paths(self, locale: str) -> Iterator[Page]:
        """Every page that a reader of ``locale`` has, by path: the locale's own, else the
        source's.
        """
        return iter(self.memoize(_paths, locale))

    def of_kind(self, kind: str, locale: str) -> list[Page]:
        """Pages of a kind as a reader of ``locale`` sees them, by title in the order of the
        path.
        """
        return list(self.memoize(_of_kind, kind, locale))

    def label(self, section: str, key: object, locale: str) -> str:
        """What people read for a key of the taxonomy; the key itself where it is unknown."""
        texts = self.taxonomy.get(section, {}).get(str(key), {})
        if self.config.is_leaflet_locale(locale) and not texts.get(locale):
            raise UsageError("no_word", word=f"{section}/{key}", locale=locale)
        return texts.get(locale) or texts.get(self.config.default.code) or str(key)

    def string(self, key: str, locale: str, **values: object) -> str:
        """A word of the interface; the source locale's where the locale lacks it; raises
        ``KeyError``. In a language that is only leaflets nobody may read another one's word for
        its own: there a missing one raises ``UsageError``.
        """
        words = self.strings.get(locale, {})
        if self.config.is_leaflet_locale(locale):
            if key not in words:
                raise UsageError("no_word", word=key, locale=locale)
            return words[key].format(**values) if values else words[key]
        template = (
            words.get(key)
            or self.strings[self.config.default.code].get(key)
            or self.strings["en"][key]
        )
        return template.format(**values) if values else template

    def text(self, texts: Mapping[str, Any] | None, locale: str) -> Any:
        """The text in ``locale``, else in the source locale, else any; None for nothing. In a
        language that is only leaflets its own text alone (TRN014 asks for it), or one that is the
        same in every language.
        """
        if not texts:
            return None
        if self.config.is_leaflet_locale(locale):
            return texts.get(locale) or texts.get("")
        return (
            texts.get(locale) or texts.get(self.config.default.code) or next(iter(texts.values()))
        )


def _spoken(site: Site) -> frozenset[str]:
    if isinstance(site.pages, OnDemand):
        return site.pages.locales()
    return frozenset(locale for locale, _ in site.pages)


def _folded(site: Site) -> dict[str, str]:
    return {unicodedata.normalize("NFC", file).casefold(): file for file in site.files}


def _act_titles(site: Site) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (number.split(" ")[0], locale, title)
        for number, act in site.acts.items()
        for locale, title in act.texts.items()
    )


def _ids(site: Site) -> dict[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}
    for kind, record_id in site.places:
        kinds.setdefault(kind, set()).add(record_id)
    return {kind: frozenset(ids) for kind, ids in kinds.items()}


def _finding_numbers(site: Site) -> frozenset[str]:
    complete = len(site.findings) == len(site.ids("finding"))
    return frozenset(map(str, site.findings)) if complete else frozenset()


def _paths(site: Site, locale: str) -> tuple[Page, ...]:
    languages = site.languages_of(locale)
    paths = {path for code, path in site.pages if code in languages}
    pages = (site.page_or_source(locale, path) for path in sorted(paths))
    return tuple(page for page in pages if page is not None)


def _of_kind(site: Site, kind: str, locale: str) -> tuple[Page, ...]:
    return tuple(page for page in site.paths(locale) if page.kind == kind)
