"""MkDocs' own commands build the same site as ours, so that whoever knows MkDocs needs to learn
nothing.
"""

from __future__ import annotations

import sys
import time
import urllib.request
from pathlib import Path

import pytest

from ..conftest import TODAY, Answer, copy_base, finish, start
from .base import add_leaflet_language
from .test_same import same
from .test_serve import free_port

EPOCH = "1796083200"  # noon of the tests' day, 1 December 2026


SECRET = "Zatímutajená"
DRAFT = f"""---
title: {SECRET} věta
description: {SECRET} věta.
kind: site
draft: true
translation: none
translation_reason: zkouška
---

{SECRET} věta.
"""


def mkdocs(root: Path, *arguments: str) -> Answer:
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return finish(start(command, root, SOURCE_DATE_EPOCH=EPOCH), 120)


def test_mkdocs_builds_the_same_site(tmp_path: Path) -> None:
    root = copy_base(tmp_path / "base")
    page = root / "docs/cs/index.md"
    page.write_text(page.read_text(encoding="utf-8") + '\nŘekl "ano".\n', encoding="utf-8")
    (root / "docs/cs/analyza/koncept.md").write_text(DRAFT, encoding="utf-8")
    add_leaflet_language(root)
    answer = mkdocs(root, "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "other"))
    assert answer.code == 0, answer.err
    command = [sys.executable, "-m", "mosty.cli", "--root", str(root), "build", "--today", TODAY]
    answer = finish(start(command), 120)
    assert answer.code == 0, answer.err
    assert "TXT" in answer.err, "a warning stops neither"
    same(root / "site", tmp_path / "other")
    assert (tmp_path / "other/uk/letaky/ospod/index.html").is_file()
    everything = b"".join(
        path.read_bytes() for path in (tmp_path / "other").rglob("*") if path.is_file()
    )
    assert SECRET.encode() not in everything


def test_what_stops_our_build_stops_theirs(tmp_path: Path) -> None:
    root = copy_base(tmp_path / "base")
    page = root / "docs/cs/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[tam](neni.md)\n", encoding="utf-8")
    answer = mkdocs(root, "build", "--site-dir", str(tmp_path / "other"))
    command = [sys.executable, "-m", "mosty.cli", "--root", str(root), "check", "--today", TODAY]
    line = next(line for line in finish(start(command)).out.splitlines() if "LNK001" in line)
    assert answer.code == 1
    assert line in answer.err
    assert not list((tmp_path / "other").rglob("*.html"))


def test_a_broken_template_is_one_line_too(tmp_path: Path) -> None:
    root = copy_base(tmp_path / "base")
    template = root / "overrides/main.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("{{ m.title", "{{ m.title | nosuch", 1), encoding="utf-8")
    answer = mkdocs(root, "build", "--quiet", "--site-dir", str(tmp_path / "other"))
    assert answer.code == 1
    assert "overrides/main.html:" in answer.err and "TPL001" in answer.err
    assert "Traceback" not in answer.err


def test_a_day_that_does_not_exist_is_one_line_too(tmp_path: Path) -> None:
    root = copy_base(tmp_path / "base")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    answer = finish(start(command, root, SOURCE_DATE_EPOCH="včera"))
    assert answer.code == 1
    assert "SOURCE_DATE_EPOCH: „včera“" in answer.err and "Traceback" not in answer.err


def test_mkdocs_serves_the_search_and_the_leaflets_too(tmp_path: Path) -> None:
    root, port = copy_base(tmp_path / "base"), free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    process = start(command, root, SOURCE_DATE_EPOCH=EPOCH)
    try:
        for path in ("search/cs/manifest.json", "en/", "feed.xml"):
            assert fetched(f"http://127.0.0.1:{port}/{path}")
    finally:
        process.kill()
        process.communicate()


def fetched(address: str) -> bytes:
    """What the server answers, as soon as it does."""
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return bytes(answer.read())
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"no answer from {address}")
