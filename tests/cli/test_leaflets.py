"""Leaflets through the real command: law past its review, and what a page can break."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from ..conftest import Base

PANELS = "panels: {flap: [kam], left: [kroky], middle: [prava], right: [], back: []}\n"
BODY = (
    "## Kam volat {#kam}\n\n[[helplines:linka-bezpeci]]\n\n## Kroky {#kroky}\n\nZavolejte na "
    "úřad.\n\n"
    "## Práva {#prava}\n\nToto říká zákon.\n\n- [[law:L1]]\n"
)
LAW = "Dítě má právo mluvit se svým rodičem."
LATE = "2027-05-22"  # a day after the review of L1


def leaflet(
    base: Base, name: str, body: str = BODY, panels: str = PANELS, title: str = "Leták"
) -> str:
    """Write a leaflet without a translation and return its file."""
    base.write(
        f"docs/cs/{name}.md",
        f"---\ntitle: {title}\ndescription: Leták.\nkind: leaflet\nversion: 1\ndate: 2026-11-21\n"
        "audience: parents\nsources:\n  - pravo, L1\nchecked_on: 2026-11-21\nreview_by: "
        "2027-12-21\n"
        f"translation: none\ntranslation_reason: zkouška\n{panels}---\n\n{body}",
    )
    return f"docs/cs/{name}.md"


def words(pdf: Path) -> str:
    """The whole text of a PDF, with its spaces normalised."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())


def test_law_past_its_review_stops_the_press(base: Base) -> None:
    leaflet(base, "letak")
    pdf = base.root / "ven/letak-mosty-a4-cs.pdf"
    ask = ("leaflet", "letak", "--out", str(base.root / "ven"))
    assert base.mosty(*ask).code == 0
    before = words(pdf)
    assert (
        LAW in before and "právo k 1. 1. 2026" in before and "používejte do 21. 5. 2027" in before
    )
    assert base.mosty(*ask, today=LATE).code == 0
    for form in ("a4", "trifold"):
        after = words(base.root / f"ven/letak-mosty-{form}-cs.pdf")
        assert LAW not in after and "Toto říká zákon" not in after and "právo k" not in after
        assert "zeptejte právníka" in after  # where to ask instead
        assert "116 111" in after and "Zavolejte na úřad." in after  # contacts and first steps stay
    answer = base.mosty("check", today=LATE)
    assert "docs/data/law.yml" in "\n".join(answer.lines) and "LAW004" in "\n".join(
        answer.lines
    )  # the editors are told


def test_the_old_pdf_leaves_the_site(base: Base) -> None:
    leaflet(base, "letak")
    assert base.mosty("build").code == 0
    pdfs = sorted((base.root / "site/letak").glob("*.pdf"))
    assert any(LAW in words(pdf) for pdf in pdfs)
    assert base.mosty("build", today=LATE).code == 0
    after = sorted((base.root / "site/letak").glob("*.pdf"))
    assert after == pdfs and not any(LAW in words(pdf) for pdf in after)


@pytest.mark.parametrize(
    ("record", "printed"),
    [
        ("certainty: V2", False), ("certainty: V3", False), ("certainty: V1\n    "
                                                             "lawyer_required: true", False),
        ("certainty: V2\n    lawyer_reviewed: true", True),
        ("certainty: V1\n    lawyer_required: true\n    lawyer_reviewed: true", True),
    ],
)  # fmt: skip
def test_only_law_read_in_full_or_reviewed_by_a_lawyer_is_printed(
    base: Base, record: str, printed: bool
) -> None:
    law = base.read("docs/data/law.yml")
    base.write("docs/data/law.yml", law.replace("certainty: V1", record, 1))
    leaflet(base, "letak")
    answer = base.mosty("leaflet", "letak", "--form", "a4", "--out", str(base.root / "ven"))
    if printed:
        assert answer.code == 0 and LAW in words(base.root / "ven/letak-mosty-a4-cs.pdf")
    else:
        assert (
            answer.code == 1 and "docs/cs/letak.md:29:" in answer.err and " LAW003 " in answer.err
        )
        assert not (base.root / "ven").exists()


#: name of the page → (what is wrong with it, its line and code)
SPOILT = {
    "znacka": (BODY + "\n<p><ruby>a</ruby></p>\n", PANELS, ":31:4: {level} LFT001"),
    "obrazek": (BODY + "\n![Mapa](chybi.png)\n", PANELS, ":31:1: {level} LNK006"),
    "nikde": (BODY + "\n## Navíc {#navic}\n\nText.\n", PANELS, ":31:1: {warning} LFT002"),
    "dvakrat": (BODY, PANELS.replace("right: []", "right: [kam]"), ":14:63: {warning} LFT003"),
    "dlouhy": (BODY + "\n" + "Slova a zase slova. " * 400 + "\n", PANELS, ":14:46: {level} LFT006"),
    "znak": (BODY + "\nZnak 漢 tu není.\n", PANELS, ":31:6: {level} LFT013"),
    "hlavicka": (BODY, "panels: a: b\n", ":14:{col}: {level} FM001"),
    "dlouha-" + "adresa-" * 24: (BODY, PANELS, ":1:1: {level} LFT007"),
}


@pytest.mark.parametrize(
    ("lang", "level", "warning"), [("cs", "chyba", "upozornění"), ("en", "error", "warning")]
)
def test_a_spoilt_page_is_told_once_and_leaves_the_others(
    base: Base, lang: str, level: str, warning: str
) -> None:
    for name, (body, panels, _) in SPOILT.items():
        leaflet(base, name, body, panels)
    leaflet(base, "dobry")
    out = base.root / "ven"
    answer = base.mosty("leaflet", "--lang", lang, "--out", str(out))
    assert answer.code == 1 and "Traceback" not in answer.err
    for name, (_, _, place) in SPOILT.items():
        where, code = place.format(level=level, warning=warning, col="").rsplit(" ", 1)
        lines = [line for line in answer.err.splitlines() if line.startswith(f"docs/cs/{name}.md:")]
        assert len(lines) == 1 and f" {code} " in lines[0], (name, lines)
        if name != "hlavicka":
            assert lines[0].startswith(f"docs/cs/{name}.md{where} {code}"), lines[0]
    made = {path.name for path in out.iterdir()}
    assert {f"dobry-mosty-{form}-cs.pdf" for form in ("a4", "trifold", "poster", "cards")} <= made
    assert "nikde-mosty-trifold-cs.pdf" in made and "dlouhy-mosty-a4-cs.pdf" in made
    assert not any(
        name.startswith(("znacka-", "obrazek-", "znak-", "hlavicka-", "dlouhy-mosty-tri"))
        for name in made
    )
    assert all(
        path.read_bytes().startswith(b"%PDF-") and path.suffix == ".pdf" for path in out.iterdir()
    )


def test_a_file_that_cannot_be_written_is_told(base: Base) -> None:
    leaflet(base, "letak")
    (base.root / "ven/letak-mosty-a4-cs.pdf").mkdir(parents=True)
    answer = base.mosty("leaflet", "letak", "--out", str(base.root / "ven"))
    assert answer.code == 1 and "letak-mosty-a4-cs.pdf: nejde zapsat" in answer.err
    assert sorted(path.name for path in (base.root / "ven").iterdir() if path.is_file()) == [
        f"letak-mosty-{form}-cs.pdf" for form in ("cards", "poster", "trifold")
    ]


def test_the_table_has_a_row_a_file(base: Base) -> None:
    leaflet(base, "letak")
    answer = base.mosty("leaflet", "letak", "--table", "--out", str(base.root / "ven"))
    rows = answer.out.splitlines()
    assert (
        rows[0].startswith("| leták | jazyk | podoba | strany | kB | ms |") and len(rows) == 2 + 4
    )
    assert all(row.endswith("| ano | ano |") for row in rows[2:])
    assert rows[2].startswith("| letak | cs | a4 | 1 | ")
    assert all(int(row.split(" | ")[5]) > 0 for row in rows[2:]), (
        "typeset anew, so that it takes time"
    )


def test_open_shows_the_first_file(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    leaflet(base, "letak")
    shown: list[str] = []
    monkeypatch.setattr("webbrowser.open", shown.append)
    assert base.mosty("leaflet", "letak", "--open", "--out", str(base.root / "ven")).code == 0
    assert shown == [(base.root / "ven/letak-mosty-a4-cs.pdf").as_uri()]


def test_a_leaflet_by_name_waits_for_no_other_page_but_for_the_records(base: Base) -> None:
    """Problems elsewhere are left to ``mosty check``; a record may be printed on the leaflet."""
    file = leaflet(base, "letak")
    ask = ("leaflet", "letak", "--form", "a4", "--out", str(base.root / "ven"))
    base.write("docs/cs/praxe/kavarna.md", b"\xff")
    answer = base.mosty(*ask)
    assert answer.code == 0 and "kavarna" not in answer.err
    assert base.mosty("leaflet", "--form", "a4", "--out", str(base.root / "ven")).code == 1
    base.write(file, base.read(file).replace("title: Leták", "title: [Leták"))
    answer = base.mosty(*ask)
    assert answer.code == 1 and answer.err.startswith(f"{file}:") and " FM001 " in answer.err
    leaflet(base, "letak")
    base.write(
        "docs/data/law.yml",
        base.read("docs/data/law.yml").replace("certainty: V1", "certainty: V9", 1),
    )
    answer = base.mosty(*ask)
    assert answer.code == 1 and "docs/data/law.yml:" in answer.err
    assert (
        base.mosty("leaflet", "kavarna-neni").code == 1
    )  # nor is anything asked of a base whose records are wrong
