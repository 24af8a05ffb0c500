"""Tri-fold, poster and cards: what each contains, how it prints, and that none is incomplete."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pypdf
import pytest
import segno
from mosty.model.icons import ICONS
from mosty.typeset import FORMS, CodeTooLong, Overflow, Sheet, Shelf, convert, forms, typeset
from mosty.typeset.job import Job, Setting
from mosty.typeset.qr import MOST_MODULES, TooLong, rows
from PIL import Image

from . import verapdf
from .sheets import make
from .verapdf import validate

TEMPLATES = Path(verapdf.__file__).parents[2] / "scripts/mosty/typeset/templates"
MM = 72 / 25.4


def folded(locale: str, **changes: Any) -> Sheet:
    """The fixture with its sections distributed over the panels."""
    sheet = make(locale)
    names = [name for name in convert(sheet.html, base=sheet.base).sections if name]
    dealt: dict[str, list[str]] = {
        panel: [] for panel in ("flap", "left", "middle", "right", "back")
    }
    for index, name in enumerate(names):
        dealt[list(dealt)[index * len(dealt) // len(names)]].append(name)
    given = {
        "panels": {panel: tuple(found) for panel, found in dealt.items()},
        "icons": {names[0]: "heart"},
    }
    strings = {**sheet.strings, "card": "V nebezpečí volejte 112.", "cover": "Užitečná čísla"}
    return make(locale, **{**given, "strings": strings, **changes})


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    folder = tmp_path_factory.mktemp("forms")
    files = {}
    for locale in ("cs", "en"):
        for form in forms(folded(locale)):
            files[locale, form] = folder / f"{form}-{locale}.pdf"
            files[locale, form].write_bytes(typeset(folded(locale), form).pdf)
    return files


def reader(path: Path) -> Any:
    return pypdf.PdfReader(path)


def text(path: Path) -> str:
    return " ".join(
        " ".join(page.extract_text().replace("\u00a0", " ").split()) for page in reader(path).pages
    )


def test_every_form_is_made_and_only_with_what_it_needs() -> None:
    assert forms(folded("cs")) == tuple(FORMS) == ("a4", "trifold", "poster", "cards")
    assert forms(make("cs")) == ("a4",)  # no panels, no words for a card


@pytest.mark.parametrize("profile", verapdf.PROFILES)
def test_every_form_conforms(made: dict[tuple[str, str], Path], profile: str) -> None:
    assert validate(list(made.values()), profile) == []


@pytest.mark.parametrize(
    "form, pages, size",
    [("trifold", 2, (297, 210)), ("poster", 1, (210, 297)), ("cards", 2, (210, 297))],
)
def test_sheets_of_paper(
    made: dict[tuple[str, str], Path], form: str, pages: int, size: tuple[int, int]
) -> None:
    for locale in ("cs", "en"):
        document = reader(made[locale, form])
        assert len(document.pages) == pages
        assert made[locale, form].stat().st_size <= 120_000
        for page in document.pages:
            assert (round(page.mediabox.width / MM), round(page.mediabox.height / MM)) == size


def test_the_trifold_tells_the_printer(made: dict[tuple[str, str], Path]) -> None:
    wishes = reader(made["cs", "trifold"]).root_object["/ViewerPreferences"]
    assert (wishes["/Duplex"], wishes["/PrintScaling"]) == ("/DuplexFlipShortEdge", "/None")
    assert wishes["/DisplayDocTitle"]


def test_the_trifold_holds_the_whole_text(made: dict[tuple[str, str], Path]) -> None:
    whole = text(made["cs", "trifold"])
    for page in reader(made["cs", "a4"]).outline[1]:
        if not isinstance(page, list):
            assert page["/Title"].replace("\u00a0", " ").lstrip("0123456789 ") in whole


def test_the_same_form_has_the_same_bytes(made: dict[tuple[str, str], Path]) -> None:
    for form in FORMS:
        assert typeset(folded("cs"), form).pdf == made["cs", form].read_bytes()


def test_text_that_does_not_fit_names_the_panel_and_the_millimetres() -> None:
    sheet = folded("cs")
    crowded = {
        **sheet.panels,
        "flap": tuple(name for names in sheet.panels.values() for name in names),
    }
    with pytest.raises(Overflow) as caught:
        typeset(folded("cs", panels=crowded), "trifold")
    assert set(caught.value.panels) == {"flap"}
    assert 20 < caught.value.panels["flap"] < 2000


def test_less_text_is_set_larger() -> None:
    def largest(sheet: Sheet) -> float:
        sizes: list[float] = []

        def note(words: str, cm: Any, tm: Any, font: Any, size: float) -> None:
            if words.strip():
                sizes.append(size * abs(tm[0] or tm[1]))

        pypdf.PdfReader(io.BytesIO(typeset(sheet, "trifold").pdf)).pages[1].extract_text(
            visitor_text=note
        )
        return max(set(sizes), key=sizes.count)

    sheet = folded("cs")
    few = {panel: names[:1] for panel, names in sheet.panels.items()}
    assert 10 <= largest(sheet) < largest(folded("cs", panels=few)) == 13


def test_the_code_on_the_poster_is_the_address() -> None:
    sheet = folded("cs")
    done = typeset(sheet, "poster")
    expected = rows(sheet.base)
    modules = segno.make_qr(sheet.base, error="m").matrix_iter(border=4)
    assert expected == tuple("".join("1" if module else "0" for module in row) for row in modules)
    with Image.open(io.BytesIO(done.picture)) as picture:
        assert picture.format == "WEBP" and picture.width <= 240


def test_the_code_is_drawn_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """The modules on the page, read at their centres."""
    import importlib

    module = importlib.import_module("mosty.typeset.compiler")
    sheet = folded("cs")
    job = Job(
        "x", module.source(sheet, "poster").encode(), module.fonts_of(module.FONTS), sheet.date
    )
    page = Image.open(
        io.BytesIO(job.compiler(Setting()).compile(job.code, format="png", ppi=144))
    ).convert("L")
    code = rows(sheet.code)
    unit = 46 / 25.4 * 144 / len(code)
    dark = page.point(lambda value: 255 if value < 50 else 0)
    column = dark.crop((0, int(90 / 25.4 * 144), int(75 / 25.4 * 144), dark.height))
    first = column.getbbox()  # below the band nothing on the left comes before the code
    assert first is not None
    box = column.crop((0, first[1], column.width, first[1] + int(42 / 25.4 * 144))).getbbox()
    assert box is not None
    left, top = box[0] - 4 * unit, first[1] + int(90 / 25.4 * 144) - 4 * unit

    def module_at(x: int, y: int) -> str:
        return (
            "1"
            if dark.getpixel((int(left + (x + 0.5) * unit), int(top + (y + 0.5) * unit)))
            else "0"
        )

    seen = ["".join(module_at(x, y) for x in range(len(code))) for y in range(len(code))]
    wrong = sum(
        a != b
        for row, other in zip(seen, code, strict=True)
        for a, b in zip(row, other, strict=True)
    )
    assert wrong == 0


def test_an_address_too_long_for_a_code() -> None:
    long = "https://mosty.example/" + "dlouhe-" * 30
    with pytest.raises(TooLong):
        rows(long)
    with pytest.raises(CodeTooLong):
        typeset(folded("cs", base=long), "cards")
    assert len(rows("https://mosty.example/" + "x" * 100)) <= MOST_MODULES + 8


def test_every_drawing_there_is_has_a_name() -> None:
    assert sorted(path.stem for path in (TEMPLATES / "icons").glob("*.svg")) == list(ICONS)


def test_what_did_not_change_is_taken_from_the_shelf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import importlib

    module = importlib.import_module("mosty.typeset.compiler")
    first = typeset(folded("cs"), "cards", Shelf(tmp_path))
    monkeypatch.setattr(module, "Job", None)  # nothing may be compiled now
    assert typeset(folded("cs"), "cards", Shelf(tmp_path)) == first
    with pytest.raises(TypeError):
        typeset(folded("cs", version="2"), "cards", Shelf(tmp_path))


def test_a_hurt_file_on_the_shelf_is_made_anew(tmp_path: Path) -> None:
    first = typeset(folded("cs"), "cards", Shelf(tmp_path))
    for path in tmp_path.glob("*.pdf"):
        path.write_bytes(path.read_bytes()[:-10])
    assert typeset(folded("cs"), "cards", Shelf(tmp_path)) == first
    for path in tmp_path.glob("*.json"):
        path.write_text("{")
    assert typeset(folded("cs"), "cards", Shelf(tmp_path)) == first


def test_the_shelf_keeps_only_what_was_asked_for(tmp_path: Path) -> None:
    typeset(folded("cs"), "cards", Shelf(tmp_path))
    shelf = Shelf(tmp_path)
    typeset(folded("en"), "cards", shelf)
    shelf.tidy()
    assert len(list(tmp_path.iterdir())) == 2
