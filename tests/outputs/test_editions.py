"""Versions of leaflets: recorded by the command, told on the page, and carried by the code on paper."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from mosty.checking.check_session import check
from mosty.model.edition import EDITIONS_FILE
from mosty.model.paper_marks import mark_of
from mosty.outputs.printing.fill_in import with_office
from mosty.outputs.printing.leaflet_printing import sheet_of
from mosty.render.context import Context
from mosty.typeset.qr import rows

from .. import node
from ..cli.test_leaflets import leaflet
from ..conftest import TODAY, Base

HERE = Path(__file__).parent
DAY = dt.date.fromisoformat(TODAY)


def raised(base: Base, version: int, day: str, steps: str) -> None:
    """The leaflet with another text and version."""
    leaflet(base, "letak")
    text = base.read("docs/cs/letak.md")
    text = text.replace("version: 1\ndate: 2026-11-21", f"version: {version}\ndate: {day}")
    base.write("docs/cs/letak.md", text.replace("Zavolejte na úřad.", steps))


def test_the_browser_says_what_holds() -> None:
    done = node.run_node("--test", HERE / "edition.test.mjs")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_first_version_is_recorded_once(base: Base) -> None:
    leaflet(base, "letak")
    assert base.mosty("leaflet", "--issue").code == 0
    first = base.read(EDITIONS_FILE)
    assert "- id: letak-1\n" in first and "changed" not in first
    assert base.mosty("leaflet", "--issue").code == 0 and base.read(EDITIONS_FILE) == first
    assert "LFT014" not in "\n".join(base.mosty("check").lines)


def test_another_text_needs_a_version_and_what_changed(base: Base) -> None:
    leaflet(base, "letak")
    base.mosty("leaflet", "--issue")
    first = base.read(EDITIONS_FILE)
    raised(base, 1, "2026-11-21", "Napište na úřad.")
    assert "docs/cs/letak.md:1:1" in "\n".join(
        line for line in base.mosty("check").lines if "LFT014" in line
    )
    same = base.mosty("leaflet", "letak", "--issue", "--changed", "cs=Nově se píše.")
    assert same.code == 2 and "zvyšte version a date" in same.err
    raised(base, 2, "2026-11-22", "Napište na úřad.")
    silent = base.mosty("leaflet", "letak", "--issue")
    assert silent.code == 2 and "--changed" in silent.err
    foreign = base.mosty("leaflet", "letak", "--issue", "--changed", "Nově se píše.")
    assert foreign.code == 2 and base.read(EDITIONS_FILE) == first
    done = base.mosty("leaflet", "letak", "--issue", "--changed", "cs=Nově se píše.")
    assert done.code == 0 and base.read(EDITIONS_FILE).startswith(first)
    assert 'cs: "Nově se píše."' in base.read(EDITIONS_FILE)
    assert "LFT014" not in "\n".join(base.mosty("check").lines)


def test_the_code_on_paper_is_the_mark_of_the_page(base: Base) -> None:
    leaflet(base, "letak")
    site, _ = check(base.root, DAY)
    assert site is not None
    page = site.pages["cs", "letak.md"]
    day = page.field("date")
    sheet = sheet_of(site, page, Context(site, page, day, on_paper=True))
    assert sheet.code == f"{sheet.base}#v={mark_of(site, page)}"
    assert rows(sheet.code) != rows(sheet.base)
    filled = Context(site, page, day, on_paper=True, fill={"worker": "Jana"})
    assert sheet_of(site, page, filled).code == sheet.code


def test_a_changed_number_of_a_help_line_is_another_version(base: Base) -> None:
    leaflet(base, "letak")
    site, _ = check(base.root, DAY)
    assert site is not None
    before = mark_of(site, site.pages["cs", "letak.md"])
    services = base.read("docs/data/services.yml")
    base.write("docs/data/services.yml", services.replace("116 111", "116 112"))
    again, _ = check(base.root, DAY)
    assert again is not None and mark_of(again, again.pages["cs", "letak.md"]) != before


@pytest.mark.parametrize("withdrawn", [False, True])
def test_the_page_tells_the_version_or_that_the_leaflet_is_withdrawn(
    base: Base, withdrawn: bool
) -> None:
    leaflet(base, "letak")
    base.mosty("leaflet", "--issue")
    raised(base, 2, "2026-11-22", "Napište na úřad.")
    base.mosty("leaflet", "letak", "--issue", "--changed", "cs=Nově se na úřad píše.")
    if withdrawn:
        base.write(EDITIONS_FILE, base.read(EDITIONS_FILE) + "  withdrawn: true\n")
    assert base.mosty("build").code == 0
    html = base.read("site/letak/index.html")
    assert "Nově se na úřad píše." in html
    assert ("Tento leták už nepoužívejte" in html) == withdrawn
    assert ("data-mosty-edition=" in html) != withdrawn
    assert bool(list((base.root / "site/letak").glob("*.pdf"))) != withdrawn


def test_an_office_is_written_by_its_town_or_id(portal_offices: dict[str, object]) -> None:
    by_town = with_office({"office": "louny"}, portal_offices)  # type: ignore[arg-type]
    assert by_town == {"office": "Louny", "office_address": "Mírové náměstí 35, Louny"}
    own = {"office": "Městský úřad", "worker": "Jana"}
    assert with_office(own, portal_offices) == own  # type: ignore[arg-type]
    kept = with_office({"office": "louny", "worker_phone": "123"}, portal_offices)  # type: ignore[arg-type]
    assert kept["worker_phone"] == "123"


@pytest.fixture
def portal_offices() -> dict[str, object]:
    """Two offices, as they are read."""
    from mosty.read.offices import read_offices

    project = HERE.parents[1]
    offices = read_offices(project, []).tables.offices
    return {key: offices[key] for key in ("louny", "praha-1")}
