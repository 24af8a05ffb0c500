"""Packed copies unpack to what they stand beside, are made once, and are what nginx sends."""

from __future__ import annotations

import gzip
import urllib.request
from pathlib import Path

import brotli
import pytest
from mosty.publish import precompress as packing
from mosty.publish.build_record import RECORD, BuildRecord, record_of
from mosty.publish.precompress import precompress

from ..conftest import Base
from ..nginx import nginx_serving

TEXT = "Kdo vám pomůže, když dítě nemůže žít doma. " * 40


def lay(folder: Path, files: dict[str, str | bytes]) -> BuildRecord:
    """A finished site of these files."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    record = record_of(folder, {"day": "2026-11-30"})
    (folder / RECORD).parent.mkdir(parents=True)
    (folder / RECORD).write_bytes(record.data)
    return record


def copies(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.suffix in packing.PACKED
    }


def test_what_is_worth_packing_is_packed(tmp_path: Path) -> None:
    record = lay(tmp_path / "new", {
        "index.html": TEXT, "a/list.csv": TEXT, "small.html": "x" * 100, "a.pdf": TEXT,
        "noise.bin": bytes(range(256)) * 3, "_headers": TEXT, "mosty-nginx.conf": TEXT,
    })  # fmt: skip
    weight = precompress(tmp_path / "new", record, tmp_path / "site")
    assert {name for name in copies(tmp_path / "new") if "noise" not in name} == {
        "index.html.gz", "index.html.br", "a/list.csv.gz", "a/list.csv.br",
    }  # fmt: skip
    packed = tmp_path / "new" / "index.html.gz"
    assert gzip.decompress(packed.read_bytes()).decode("utf-8") == TEXT
    unpacked = brotli.decompress((tmp_path / "new" / "index.html.br").read_bytes())
    assert unpacked.decode("utf-8") == TEXT
    assert weight == sum(
        (tmp_path / "new" / name).stat().st_size for name in copies(tmp_path / "new")
    )


def test_only_what_has_changed_is_packed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = lay(tmp_path / "site", {"same.html": TEXT, "other.html": TEXT + "a"})
    precompress(tmp_path / "site", before, tmp_path / "nowhere")
    first = {name: (tmp_path / "site" / name).read_bytes() for name in copies(tmp_path / "site")}
    after = lay(tmp_path / "new", {"same.html": TEXT, "other.html": TEXT + "b"})
    packed: list[bytes] = []

    def pack(data: bytes) -> bytes:
        packed.append(data)
        return gzip.compress(data, 9, mtime=0)

    monkeypatch.setattr(packing, "PACKED", {".gz": pack})
    precompress(tmp_path / "new", after, tmp_path / "site")
    assert packed == [(TEXT + "b").encode("utf-8")]
    same = (tmp_path / "new" / "same.html.gz").read_bytes()
    assert same == first["same.html.gz"]


def test_nginx_sends_the_copies_of_a_real_build(base: Base) -> None:
    assert base.mosty("build", "--packed").code == 0
    site = base.root / "site"
    page = site / "rodice" / "index.html"
    copy = page.with_name("index.html.gz")
    assert gzip.decompress(copy.read_bytes()) == page.read_bytes()
    assert copy.stat().st_mode & 0o777 == 0o644
    with nginx_serving(site) as origin:
        for headers, body in (({"Accept-Encoding": "gzip"}, copy), ({}, page)):
            request = urllib.request.Request(f"{origin}/rodice/", headers=headers)
            with urllib.request.urlopen(request) as answer:
                assert answer.read() == body.read_bytes()
                assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
                assert "Content-Security-Policy" in answer.headers
        assert base.mosty("verify", origin).code == 0
    before = {name: (site / name).read_bytes() for name in copies(site)}
    assert base.mosty("build", "--packed").code == 0
    assert {name: (site / name).read_bytes() for name in copies(site)} == before
    assert base.mosty("build").code == 0 and copies(site) == set()
