"""A leaflet in another language depends on its original: what stops the original stops the
translation.
"""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from mosty.cli.leaflet import _rests_on

from ..conftest import Base

HEAD = (
    "---\ntitle: {title}\ndescription: {title}.\nkind: leaflet\nversion: 1\ndate: "
    "2026-11-21\naudience: parents\n"
    "{sources}review_by: 2027-12-21\npanels: {{flap: [kam], left: [kroky], middle: [], right: [],"
    " back: []}}\n---\n\n"
)
CZECH = HEAD.format(title="Leták", sources="sources:\n  - pravo, L1\nchecked_on: 2026-11-21\n") + (
    "## Kam volat {#kam}\n\n[[helplines:linka-bezpeci]]\n\n## Kroky {#kroky}\n\nZavolejte na "
    "úřad.\n"
)
ENGLISH = (
    "---\ntitle: Leaflet\ndescription: Leaflet.\ntranslated_from: 00000000\n---\n\n"
    "## Where to call {#kam}\n\n[[helplines:linka-bezpeci]]\n\n## Steps {#kroky}\n\nCall the "
    "office.\n"
)


def made(base: Base, *arguments: str) -> set[str]:
    """Names of the files that the command writes."""
    out = base.root / "ven"
    base.mosty("leaflet", *arguments, "--form", "a4", "--out", str(out))
    return {path.name for path in out.iterdir()} if out.is_dir() else set()


def write(base: Base, czech: str, english: str) -> None:
    """Write the leaflet in both languages, the translation up to date."""
    base.write("docs/cs/letak.md", czech)
    base.write("docs/en/letak.md", english)
    stale = next(
        problem
        for problem in base.site()[1]
        if problem.code == "TRN002" and problem.span.file == "docs/en/letak.md"
    )
    base.write("docs/en/letak.md", english.replace("00000000", str(stale.args["hash"])))


@pytest.fixture
def pair(base: Base) -> Base:
    """A leaflet in two languages."""
    write(base, CZECH, ENGLISH)
    return base


@pytest.mark.parametrize("arguments", [("letak",), ()])
def test_both_are_made_where_nothing_is_wrong(pair: Base, arguments: tuple[str, ...]) -> None:
    assert {"letak-mosty-a4-cs.pdf", "letak-mosty-a4-en.pdf"} <= made(pair, *arguments)


@pytest.mark.parametrize("arguments", [("letak",), ()])
def test_a_fault_of_the_original_stops_its_translation(
    base: Base, arguments: tuple[str, ...]
) -> None:
    write(base, CZECH.replace("Zavolejte na úřad.", "Odvolejte se do 15 dnů od doručení."), ENGLISH)
    assert not {name for name in made(base, *arguments) if name.startswith("letak-")}


def test_a_fault_of_the_translation_leaves_the_original(pair: Base) -> None:
    pair.edit("docs/en/letak.md", "Call the office.", "Appeal within 15 days of delivery.")
    assert made(pair, "letak") == {"letak-mosty-a4-cs.pdf"}


def test_a_book_rests_on_every_page_of_its_language(base: Base) -> None:
    """It may contain a sentence from any of them."""
    site = base.checked_site()
    job = SimpleNamespace(kind="book", page=site.pages["cs", "praxe/index.md"])
    assert _rests_on(site, job, {"docs/cs/rodice/index.md"})  # type: ignore[arg-type]
    assert not _rests_on(site, job, {"docs/en/rodice/index.md", "docs/cs/neni.md"})  # type: ignore[arg-type]
