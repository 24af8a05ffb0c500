"""The table of directives is right: each has a renderer, and makes the anchors that the table
names.
"""

from __future__ import annotations

import re

import pytest
from mosty.model.body import Directive
from mosty.model.directives import DIRECTIVES, made_anchors
from mosty.model.problem import Span
from mosty.model.publication import published
from mosty.model.site import Site
from mosty.render.directives import BLOCKS, INLINES

from .conftest import TODAY

#: Calls of every directive that stands alone, with each kind of argument.
CALLS = [
    "list:practice", "catalogue:practice", "findings:sas", "recommendations:decin",
    "recommendations:region", "recommendations:ustecky", "recommendations:bydleni",
    "tell-us:bydleni", "glossary", "sources", "law-records",
    "organisations", "organisations:ustecky", "helplines", "helplines:linka-bezpeci", "news", "news:3",
    "call-buttons:linka-bezpeci",
    "contacts", "contacts:law", "contacts:cak",
    "az", "phases", "checklists", "roles", "matrix", "map:ustecky", "exports", "checks", "offline",
    "offices:ustecky", "municipalities:ustecky", "find-office", "studies:rodinna-konference",
    "since:kojenecke-ustavy domovy-od-sedmi-let",
    "state:reviews", "state:law", "state:translations", "state:findings", "state:evidence", "state:leaflets",
]  # fmt: skip
#: Ids that are no way to a record: letters of the index, notes of terms, names of drawings, parts
#: of a list.
INSIDE = re.compile(r"(az|pojem|mapa|pismeno|katalog|novinky)-.*|osa-pribehu")
#: Where the page of the call matters.
PAGES = {"roles": "metodika/prevence.md"}


def test_every_directive_has_a_renderer_of_its_form() -> None:
    assert set(BLOCKS) == {row.name for row in DIRECTIVES.values() if row.alone}
    assert set(INLINES) == {row.name for row in DIRECTIVES.values() if not row.alone}


def test_every_directive_that_stands_alone_is_tried() -> None:
    assert {call.partition(":")[0] for call in CALLS} == set(BLOCKS)


@pytest.mark.parametrize("call", CALLS)
def test_a_call_makes_the_anchors_that_the_table_says(show, site: Site, call: str) -> None:  # type: ignore[no-untyped-def]
    name, _, argument = call.partition(":")
    html = show(f"[[{call}]]", path=PAGES.get(name, "o-portalu/index.md"))
    made = {anchor for anchor in re.findall(r' id="([^"]+)"', html) if not INSIDE.fullmatch(anchor)}
    expected = made_anchors(
        published(site, TODAY), Directive(name, argument, {}, True, Span("docs/cs/x.md"))
    )
    # a page has the roles with a step in its own phase; not every record of law may be printed
    if name in ("roles", "law-records"):
        assert made and made <= expected
    else:
        assert made == expected
