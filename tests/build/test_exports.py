"""An exported table runs nothing in a spreadsheet (OWASP, CSV injection) and loses nothing."""

from __future__ import annotations

import csv
import io

import pytest
from mosty.outputs.datasets import exports

from ..conftest import Base

CAFE = "docs/cs/praxe/kavarna.md"
TITLE = "title: Kavárna pro rodiče"


def titles(base: Base) -> list[str]:
    """First cells of the practices' table as a spreadsheet reads them."""
    site = base.checked_site()
    files = {
        path: made for path, made in exports(site).items() if path.endswith("practices.cs.csv")
    }
    assert len(files) == 1
    text = next(iter(files.values())).decode("utf-8")
    return [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]


@pytest.mark.parametrize("first", ["=", "+", "-", "@"])
def test_a_cell_that_a_spreadsheet_would_run_is_text(base: Base, first: str) -> None:
    base.edit(CAFE, TITLE, f'title: "{first}SUM(1)*cmd"')
    cells = titles(base)
    assert f"'{first}SUM(1)*cmd" in cells and not any(cell.startswith(first) for cell in cells)


@pytest.mark.parametrize("first", ["\\t", "\\r"])
def test_nor_after_white_space(base: Base, first: str) -> None:
    base.edit(CAFE, "problem: Kyberšikana.", f'problem: "{first}=1+1"')
    assert not any(cell[:1] in ("\t", "\r", "=") for cell in titles(base))


@pytest.mark.parametrize("title", ["Kavárna; a „čaj“", "A @ B = C", "'uvozovka"])
def test_other_cells_stay_as_they_are(base: Base, title: str) -> None:
    base.edit(CAFE, TITLE, f'title: "{title}"')
    assert title in titles(base)
