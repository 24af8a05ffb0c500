"""The same document in fewer bytes: every object is there, and unchanged."""

from __future__ import annotations

import importlib
import io
import re

import pypdf
import pytest
from mosty.typeset.compact import compact
from mosty.typeset.job import Job, Setting
from pypdf.generic import IndirectObject

from .sheets import make

module = importlib.import_module("mosty.typeset.compiler")


@pytest.fixture(scope="module")
def plain() -> bytes:
    """The PDF as Typst writes it."""
    sheet = make("cs")
    job = Job("x", module.source(sheet).encode(), module.fonts_of(module.FONTS), sheet.date)
    pdf: bytes = job.compile(Setting()).pdf
    return pdf


def objects(pdf: bytes) -> dict[int, str]:
    """Every object of the document as text, by number, except those that contain others."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    numbers = range(1, int(reader.trailer["/Size"]))
    read = {number: reader.get_object(IndirectObject(number, 0, reader)) for number in numbers}
    kept = {}
    for number, item in read.items():
        if isinstance(item, dict) and item.get("/Type") in ("/ObjStm", "/XRef"):
            continue
        words = re.sub(
            r"(IndirectObject\(\d+, 0), \d+", r"\1", repr(item)
        )  # without the reader it came from
        kept[number] = words + (repr(item.get_data()) if hasattr(item, "get_data") else "")
    return kept


def test_every_object_is_there_unchanged_and_the_file_smaller(
    plain: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = objects(plain)
    assert objects(compact(plain)) == before
    assert len(compact(plain)) < 0.75 * len(plain)
    monkeypatch.setattr("mosty.typeset.compact.PACKED", 7)  # a book needs more than one stream
    assert objects(compact(plain)) == before


def test_only_the_catalogue_tells_of_printing(plain: bytes) -> None:
    before, after = objects(plain), objects(compact(plain, duplex="Short"))
    changed = [number for number in before if before[number] != after[number]]
    assert len(changed) == 1
    assert "/Catalog" in before[changed[0]] and "/DuplexFlipShortEdge" in after[changed[0]]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (b"trailer", b"trailed", "no trailer"),
        (b"/Root ", b"/Boot ", "no trailer"),
        (b"\n7 0 obj", b"\n8 0 obj", "object 7"),
        (b"/ViewerPreferences<<", b"/WiewerPreferences<<", "no viewer preferences"),
    ],
)
def test_a_file_written_otherwise_is_refused(
    plain: bytes, old: bytes, new: bytes, says: str
) -> None:
    assert old in plain
    with pytest.raises(ValueError, match=says):
        compact(plain.replace(old, new), duplex="Short")
