"""The directives of our markup, one row each: what a call names, prints and leads to.

Renderers, checks, anchors, versions and citations all read this table. What a directive looks like
is in ``render/directives.py``; a test holds both to the same names.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from mosty.model import anchors, directive_anchors
from mosty.model.body import Directive
from mosty.model.contact import Topic
from mosty.model.fills import FILLS
from mosty.model.front_matter import KINDS
from mosty.model.record import Record
from mosty.model.site import Page, Site

#: Kinds of a time limit that is not law.
DEADLINES = ("recommended", "methodology")
#: What ``[[state:PART]]`` tells of the portal.
STATE_PARTS = ("reviews", "law", "translations", "findings", "evidence", "leaflets")
#: In ``leads_to``: the kind of page that the argument of the call names.
ARGUMENT = "the argument"


@dataclass(frozen=True, slots=True)
class Argument:
    """What the argument of a call names.

    ``keys`` gives the keys there are on a site. The argument is ``"one"`` of them, ``"many"`` of
    them with spaces between, or begins with one as its ``"first word"``. ``reported_elsewhere``:
    a wrong key is reported by a check of that kind of record, not by DIR002.
    """

    keys: Callable[[Site], Collection[str]]
    form: Literal["one", "many", "first word"] = "one"
    optional: bool = False
    reported_elsewhere: bool = False

    def written(self, argument: str) -> list[str]:
        """The keys that an argument names, as they are written."""
        match self.form:
            case "many":
                return argument.split()
            case "first word":
                return [argument.split(" ", 1)[0]]
        return [] if self.optional and not argument else [argument]


@dataclass(frozen=True, slots=True)
class Option:
    """What ``key=value`` in a call filters pages by: a field of the front matter, and its keys."""

    field: str
    keys: Callable[[Site], Collection[str]]


@dataclass(frozen=True, slots=True)
class Printed:
    """The records that a directive prints.

    ``kind`` is that of ``Site.places``; ``tables`` are the tables of :class:`Site` they come from,
    the one with the keys first. ``anchor`` gives the anchor of the record with a key, None if
    records have none. ``chosen`` says whether a call with an argument prints a record; without it,
    every call prints the whole table.
    """

    kind: str
    tables: tuple[str, ...]
    anchor: Callable[[Any], str] | None = str
    chosen: Callable[[Any, str], bool] | None = None

    def table(self, site: Site) -> Mapping[Any, Any]:
        """The records by key."""
        table: Mapping[Any, Any] = getattr(site, self.tables[0])
        return table

    def keys(self, site: Site, argument: str) -> Iterator[Any]:
        """Keys of the records that a call prints, in their order."""
        for key, record in self.table(site).items():
            if self.chosen is None or self.chosen(record, argument):
                yield key

    def records(self, site: Site) -> Iterator[Record]:
        """Every record that a call chooses from."""
        for name in self.tables:
            table = getattr(site, name)
            yield from table.values() if isinstance(table, Mapping) else table


@dataclass(frozen=True, slots=True)
class DirectiveRow:
    """What there is to know of a directive.

    ``alone``: it is written on a line of its own, else in a sentence. ``anchors`` are anchors it
    makes beside those of the records it ``prints``. ``leads_to`` are kinds of pages that readers
    reach through it, so that they are not lost (LNK009); where it prints records too, only pages
    that have one of them in the field ``answers``. ``names`` is the kind of record that a call in a
    sentence is about. ``describes`` is what schema.org calls what it prints. A page with a
    directive that is ``wide`` has no contents beside it; what one ``ticks`` professionals tick.
    """

    name: str
    alone: bool = True
    argument: Argument | None = None
    number: bool = False
    options: bool = False
    prints: Printed | None = None
    anchors: Callable[[Site], Iterable[str]] | None = None
    leads_to: tuple[str, ...] = ()
    answers: str = ""
    names: str = ""
    describes: str = ""
    wide: bool = False
    ticks: bool = False


def taxonomy(*sections: str) -> Callable[[Site], list[str]]:
    """The keys of sections of ``taxonomy.yml``."""
    return lambda site: [key for name in sections for key in site.taxonomy.get(name, {})]


def _ids(kind: str) -> Callable[[Site], Collection[str]]:
    return lambda site: site.ids(kind)


def _topics_and_contacts(site: Site) -> Collection[str]:
    return {*get_args(Topic), *site.ids("contact")}


def _finding_numbers(site: Site) -> Collection[str]:
    return site.finding_numbers


def _kinds(_: Site) -> Collection[str]:
    return KINDS


def _places(site: Site) -> list[str]:
    """What recommendations are called by: where they were made, or a theme."""
    return [*taxonomy("orps", "regions", "themes")(site), "region"]


def _is_recommended(record: Any, where: str) -> bool:
    """Whether a recommendation is for ``where``: an ORP, a region, or any ``region``."""
    return record.orp == where or (record.orp is None and where in ("region", record.region))


#: Filters of a listing.
OPTIONS: Mapping[str, Option] = {
    "orp": Option("orp", taxonomy("orps")),
    "region": Option("region", taxonomy("regions")),
    "stage": Option("stage", taxonomy("stages")),
    "theme": Option("themes", taxonomy("themes")),
    "actor": Option("actors", taxonomy("actors")),
    "finding": Option("findings", _finding_numbers),
    "method": Option("methods", taxonomy("methods")),
}

_FINDINGS = Printed(
    "finding", ("findings",), anchors.finding, lambda record, area: record.area == area
)
_RECOMMENDATIONS = Printed(
    "recommendation", ("recommendations",), anchors.recommendation, _is_recommended
)
_ORGANISATIONS = Printed(
    "organisation", ("organisations",), chosen=lambda record, region: region in ("", record.region)
)
_HELPLINES = Printed(
    "helpline", ("helplines",), None, lambda record, ids: not ids or record.id in ids.split()
)


def _is_contact_called(record: Any, argument: str) -> bool:
    """Whether a call names a contact, or one of its topics."""
    called = argument.split()
    return not called or record.id in called or not set(called).isdisjoint(record.topics)


_CONTACTS = Printed("contact", ("contacts",), anchors.contact, _is_contact_called)
_STUDIES = Printed(
    "study", ("studies",), anchors.study, lambda record, method: record.method == method
)
_UPDATES = Printed(
    "update", ("updates",), anchors.update, lambda record, ids: record.id in ids.split()
)
_OFFICES = Printed(
    "office", ("offices",), anchors.office, lambda record, region: record.region == region
)

_ROWS = (
    DirectiveRow("list", argument=Argument(_kinds), options=True, leads_to=(ARGUMENT,)),
    DirectiveRow("catalogue", argument=Argument(_kinds, "many"), wide=True),
    DirectiveRow(
        "findings",
        argument=Argument(taxonomy("areas")),
        prints=_FINDINGS,
        leads_to=("practice", "phase", "method", "theme"),
        answers="findings",
    ),
    DirectiveRow(
        "recommendations",
        argument=Argument(_places),
        prints=_RECOMMENDATIONS,
    ),
    DirectiveRow("glossary", prints=Printed("term", ("terms",)), describes="DefinedTermSet"),
    DirectiveRow("sources", prints=Printed("source", ("sources",))),
    DirectiveRow(
        "law-records",
        prints=Printed("law", ("law", "withheld", "timeline"), anchors.law),
        anchors=directive_anchors.law,
    ),
    DirectiveRow(
        "organisations",
        argument=Argument(taxonomy("regions"), optional=True),
        prints=_ORGANISATIONS,
    ),
    DirectiveRow("call-buttons", argument=Argument(_ids("helpline"), "many"), prints=_HELPLINES),
    DirectiveRow("helplines", argument=Argument(_ids("helpline"), "many"), prints=_HELPLINES),
    DirectiveRow("contacts", argument=Argument(_topics_and_contacts, "many"), prints=_CONTACTS),
    DirectiveRow("studies", argument=Argument(taxonomy("methods")), prints=_STUDIES),
    DirectiveRow("since", argument=Argument(_ids("update"), "many"), prints=_UPDATES),
    DirectiveRow("offices", argument=Argument(taxonomy("regions")), prints=_OFFICES),
    DirectiveRow("municipalities", argument=Argument(taxonomy("regions"))),
    DirectiveRow("find-office"),
    DirectiveRow("tell-us", argument=Argument(taxonomy("themes"))),
    DirectiveRow("news", number=True, prints=Printed("news", ("news",), None)),
    DirectiveRow("az"),
    DirectiveRow("phases", leads_to=("phase",)),
    DirectiveRow("checklists", anchors=directive_anchors.phases, leads_to=("phase",), ticks=True),
    DirectiveRow("roles", anchors=directive_anchors.roles),
    DirectiveRow("matrix", anchors=lambda _: [anchors.STATES]),
    DirectiveRow("map", argument=Argument(taxonomy("regions")), leads_to=("orp",)),
    DirectiveRow("exports", describes="Dataset"),
    DirectiveRow("checks", anchors=directive_anchors.checks),
    DirectiveRow("state", argument=Argument(lambda _: STATE_PARTS)),
    DirectiveRow("offline"),
    DirectiveRow("law", False, Argument(_ids("law"), reported_elsewhere=True), names="law"),
    DirectiveRow("finding", False, Argument(_finding_numbers), names="finding"),
    DirectiveRow("deadline", False, Argument(lambda _: DEADLINES, "first word")),
    DirectiveRow("fill", False, Argument(lambda _: FILLS)),
    DirectiveRow("publisher", False),
    DirectiveRow("contact", False),
)
#: Every directive by its name.
DIRECTIVES: Mapping[str, DirectiveRow] = {row.name: row for row in _ROWS}
#: The directive that prints the records of a kind.
PRINTING: Mapping[str, DirectiveRow] = {row.prints.kind: row for row in _ROWS if row.prints}


def rows_of(page: Page) -> list[DirectiveRow]:
    """The rows of the directives that a page calls, in the order of its calls."""
    names = (directive.name for directive in page.body.directives)
    return [DIRECTIVES[name] for name in names if name in DIRECTIVES]


def lists_kind(page: Page, kind: str) -> bool:
    """Whether a directive of the page lists all pages of a kind."""
    return any(
        directive.argument == kind and ARGUMENT in DIRECTIVES[directive.name].leads_to
        for directive in page.body.calls(*DIRECTIVES)
    )


def fits(page: Page, options: Mapping[str, str]) -> bool:
    """Whether a page has what the options of a listing ask for."""
    for name, wanted in options.items():
        value = page.field(OPTIONS[name].field if name in OPTIONS else name)
        values = value if isinstance(value, list) else [] if value is None else [value]
        if wanted not in map(str, values):
            return False
    return True


def made_anchors(site: Site, directive: Directive) -> frozenset[str]:
    """The anchors that a directive puts on its page, worked out once for equal calls."""
    return site.memoize(_made_anchors, directive.name, directive.argument)


def _made_anchors(site: Site, name: str, argument: str) -> frozenset[str]:
    row = DIRECTIVES.get(name)
    if row is None:
        return frozenset()
    made = set(row.anchors(site)) if row.anchors else set()
    prints = row.prints
    if prints is not None and prints.anchor is not None:
        # of a whole table the ids are known even where a fault keeps a record out
        keys = site.ids(prints.kind) if prints.chosen is None else prints.keys(site, argument)
        made.update(map(prints.anchor, keys))
    return frozenset(made)


def anchors_are_known(site: Site, page: Page) -> bool:
    """Whether every anchor of the page is known: no directive of it lists records that could not be
    read.
    """
    return all(row.prints.table(site) for row in rows_of(page) if row.prints)


def anchors_of(site: Site, page: Page) -> set[str]:
    """Every anchor that a link to the page may have."""
    known = {heading.anchor for heading in page.body.headings} | set(page.body.ids)
    for directive in page.body.directives:
        known |= made_anchors(site, directive)
    return known
