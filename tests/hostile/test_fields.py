"""Hostile text in every field of front matter, records, labels, configuration: it is text in every
artefact.
"""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import bibtexparser
import pyromark
import pytest
import rispy
from mosty.model.publication import published
from mosty.pipeline.build import build
from playwright.sync_api import Browser
from rdflib import Graph, URIRef

from ..conftest import TODAY
from . import spoilt
from .watched import served, watching

ASSETS = Path(__file__).resolve().parents[2] / "docs" / "assets"
#: Texts that a browser is shown too, and what its reader looks for.
SHOWN = {"html": "script", "markdown": "zx"}
DAY = dt.date.fromisoformat(TODAY)
#: Texts that end what they may stand in; ``zxel`` and ``zxat`` are an element and an attribute that
#: nobody else has.
TEXTS = {
    "html": (
        "x\"' zxat=\"1\" onclick='alert(1)'></title></script></textarea></style>--><zxel zxat=1>"
        "<script>alert(1)</script><img src=x onerror=alert(1) zxat=1>]]><zxel/>&lt;zxel&gt;&quot;"
    ),
    "markdown": (
        "# zx\n\n## zx\n\n[zx](javascript:alert(1)) ![zx](https://evil.example/a.png) "
        "<javascript:alert(1)>"
        " `zx` | zx | { onclick=alert(1) } [[law:L1]]\n\n```\nzx\n\n<zxel>\n\n- [ ] zx\n[r]: "
        "javascript:alert(1)"
    ),
    "formula": (
        '=HYPERLINK("https://evil.example/";"zx")\r\n@SUM(1+1)*cmd|\' /C calc\'!A0'
        " zx\x00\x01\x1b\x7f\u2028\u202e\ufffe zx"
    ),
    "citation": (
        "javascript:alert(1)//@evil.example\n/* {zx} ; add_header X zx;"
        " zx},\n  url = {javascript:alert(1)}\n}\n@misc{zx,\n title={zx}"
        "\r\nER  - \r\nTY  - ELEC\r\nUR  - javascript:zx"
    ),
    "typst": '#eval("1") \\u{41} $zx$ *zx* _zx_ @zx <zx> "#panic(1)" // zx /* zx',
}


def built(root: Path, text: str, printed: bool) -> Path:
    """The base with the text everywhere, built; ``printed``: with PDFs and the pictures for
    sharing.
    """
    hostile = spoilt.spoilt_base(root, text)
    shutil.copytree(ASSETS, root / "docs/assets", dirs_exist_ok=True)
    added = {
        file.relative_to(root).as_posix()
        for file in (root / "docs/assets").rglob("*")
        if file.is_file()
    }
    hostile = dataclasses.replace(hostile, files=hostile.files | added)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            "mosty.pipeline.build.check",
            lambda root, today, memory=None: (published(hostile, today), []),
        )
        if not printed:
            patched.setattr("mosty.pipeline.stages.jobs", lambda site, today: [])
            patched.setattr("mosty.pipeline.stages.share_pictures", lambda site, shelf: {})
        result = build(root, DAY, lambda text: None)
    assert result.published, result.problems
    return root / "site"


def test_what_is_kept_is_a_field() -> None:
    assert spoilt.fields() >= spoilt.KEPT - {"translated_from"}


class Html(HTMLParser):
    """Elements and attributes of a page that came from a text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.scripts: list[str] = []
        self.inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.inside = tag == "script" and "src" not in given
        if self.inside and not (given.get("type") or "").endswith("json"):
            self.faults.append("<script>")
        if tag == "script" and "src" in given and "/assets/js/" not in (given["src"] or ""):
            self.faults.append(f"script {given['src']}")
        if "zx" in tag:
            self.faults.append(tag)
        for name, value in attrs:
            text = (value or "").strip().lower()
            if "zx" in name or name.startswith("on") or name == "style":
                self.faults.append(f"{tag} {name}")
            if name in ("href", "src", "action") and (
                text.partition(":")[0] in ("javascript", "data")
                or urlsplit(text).netloc == "evil.example"
            ):
                self.faults.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        if self.inside:
            json.loads(data)
            self.inside = False


def html(data: bytes) -> Iterator[str]:
    yield from Html(data.decode("utf-8")).faults


def xml(data: bytes) -> Iterator[str]:
    for element in ElementTree.fromstring(data).iter():
        if "zx" in str(element.tag) or any("zxat" in name for name in element.attrib):
            yield str(element.tag)
        for name, value in element.attrib.items():
            if name.endswith(("href", "src")) and value.lower().startswith("javascript"):
                yield f"{name}={value}"


def a_json(data: bytes) -> Iterator[str]:
    json.loads(data)
    yield from ()


def a_csv(data: bytes) -> Iterator[str]:
    text = data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    if len({len(row) for row in rows}) > 1:
        yield "rows of other lengths"
    for cell in (cell for row in rows for cell in row):
        if re.match(r"[=+\-@\t\r]", cell) and not re.fullmatch(r"[+-]?[\d .,]+", cell):
            yield cell


def turtle(data: bytes) -> Iterator[str]:
    for node in Graph().parse(data=data, format="turtle").subjects():
        if isinstance(node, URIRef) and not node.startswith("https://mosty.example/"):
            yield str(node)


def bibtex(data: bytes) -> Iterator[str]:
    for entry in bibtexparser.loads(data.decode("utf-8")).entries:
        if "zx" in entry["ID"] or not entry.get("url", "").startswith("https://mosty.example/"):
            yield str(entry)


def ris(data: bytes) -> Iterator[str]:
    text = data.decode("utf-8")
    read = rispy.loads(text)
    if len(read) != text.count("TY  - ELEC\r\n"):
        yield "another number of entries"
    for entry in read:
        if any(not str(url).startswith("https://mosty.example/") for url in entry.get("urls", [])):
            yield str(entry)


def markdown(data: bytes) -> Iterator[str]:
    for event in pyromark.events(data.decode("utf-8"), options=pyromark.Options.ENABLE_TABLES):
        kind, content = next(iter(event.items())) if isinstance(event, dict) else (event, None)
        if kind in ("Html", "InlineHtml"):
            yield f"{kind} {content}"
        if kind == "Start" and isinstance(content, dict) and ({"Link", "Image"} & set(content)):
            where = next(iter(content.values()))["dest_url"]
            if "evil" in urlsplit(where).netloc or where.lower().startswith(("javascript", "data")):
                yield where


def settings(data: bytes) -> Iterator[str]:
    data = data.replace(b"zxcvbnm", b"")  # a row of the keyboard, by which slips are known
    if b"zx" in data or b"alert(1)" in data:
        yield "a text among settings"


def packed(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        for name in pack.namelist():
            if name.endswith(".html"):
                yield from (fault for fault in html(pack.read(name)) if fault != "<style>")


LOOKED_AT: dict[str, Callable[[bytes], Iterator[str]]] = {
    ".html": html,
    ".xml": xml,
    ".svg": xml,
    ".json": a_json,
    ".jsonld": a_json,
    ".ttl": turtle,
    ".tbx": xml,
    ".webmanifest": a_json,
    ".csv": a_csv,
    ".bib": bibtex,
    ".ris": ris,
    ".md": markdown,
    ".conf": settings,
    "_headers": settings,
    "_redirects": settings,
    ".zip": packed,
    "robots.txt": settings,
    "llms.txt": markdown,
    ".js": settings,
    ".css": settings,
}
#: Files that hold no text, or one that is read back elsewhere: pictures, PDF, the packed shards of
#: the search.
OTHERS = (".png", ".webp", ".pdf", ".bin", ".gz", ".woff2", ".txt")


@pytest.mark.parametrize("name", TEXTS)
def test_every_artefact_holds_it_as_text(name: str, tmp_path: Path, browser: Browser) -> None:
    site = built(tmp_path / "base", TEXTS[name], printed=name == "typst")
    faults: list[str] = []
    for path in sorted(one for one in site.rglob("*") if one.is_file()):
        look = next(
            (look for ending, look in LOOKED_AT.items() if path.name.endswith(ending)), None
        )
        if look is None:
            assert path.name.endswith(OTHERS), f"nobody looks at {path.name}"
            continue
        try:
            faults += [f"{path.relative_to(site)}: {fault}" for fault in look(path.read_bytes())]
        except Exception as error:
            faults.append(f"{path.relative_to(site)}: {type(error).__name__} {error}")
    assert faults == []
    if name in SHOWN:
        assert shown(site, browser, SHOWN[name]) == []


def shown(site: Path, browser: Browser, query: str) -> list[str]:
    """What pages of every kind do in a browser without our policy, and the search, whose list a
    script makes.
    """
    with served(site, "") as origin, watching(browser, origin, site) as watch:
        for path in sorted(site.rglob("index.html")):
            watch.visit(f"/{path.parent.relative_to(site).as_posix()}/".replace("/./", "/"))
        watch.visit("/praxe/")
        watch.page.locator("#m-search-input").first.fill(query)
        watch.page.locator("[role=option]").first.wait_for()
        watch.touch()
    return watch.faults
