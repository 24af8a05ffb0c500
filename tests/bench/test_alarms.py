"""``mosty bench alarms``: what it counts, what it excludes, and its message on a file of another
shape.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from ..conftest import Base

TEXTS = (
    "Čistá věta o dětech 1. 9. 2026.",
    'Říká se "takto" a volá se PAMF. Žádné zdroje ani překlad se neměří.',
    "Rodné číslo 736028/5163 stojí tady.",
)


def written(folder: Path, packed: bool = False) -> str:
    """A file of pages, as a person would hand it over."""
    lines = "".join(
        json.dumps({"id": f"p/{n}", "text": text}) + "\n" for n, text in enumerate(TEXTS)
    )
    path = folder / ("pages.jsonl.gz" if packed else "pages.jsonl")
    path.write_bytes(gzip.compress(lines.encode()) if packed else lines.encode())
    return str(path)


@pytest.mark.parametrize("packed", [False, True])
def test_alarms_are_counted(base: Base, tmp_path: Path, packed: bool) -> None:
    answer = base.mosty(
        "bench", "alarms", "--pages", written(tmp_path, packed), "--lang", "cs", "--sample", "9"
    )
    figures = json.loads(answer.out)
    assert answer.code == 0
    assert figures["pages"] == 3 and figures["words"] == sum(len(text.split()) for text in TEXTS)
    assert {code: counts["problems"] for code, counts in figures["codes"].items()} == {
        "GLO001": 1,
        "PRV001": 1,
        "TXT011": 1,
    }
    assert figures["problems"] == 3 and figures["per_1000_words"] == round(
        3000 / figures["words"], 3
    )
    contexts = {alarm["code"]: (alarm["page"], alarm["context"]) for alarm in figures["sample"]}
    assert contexts["TXT011"] == (
        "p/1",
        'Říká se ⟦"takto"⟧ a volá se PAMF. Žádné zdroje ani překlad se neměří.',
    )


def test_a_file_of_another_shape_is_said(base: Base, tmp_path: Path) -> None:
    for content in ("[]\n", "{}\n", "text\n", '{"id": 1}\n'):
        (tmp_path / "x.jsonl").write_text(content, encoding="utf-8")
        answer = base.mosty("bench", "alarms", "--pages", str(tmp_path / "x.jsonl"))
        assert (
            answer.code == 2 and "x.jsonl:1: čeká se objekt JSON" in answer.err and answer.out == ""
        )
    assert base.mosty("bench", "alarms", "--pages", str(tmp_path / "neni.jsonl")).code == 2
