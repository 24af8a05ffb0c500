"""What readers are really sent: by ``mosty serve``, and by a real nginx with the configuration that
a build publishes.
"""

from __future__ import annotations

import gzip
import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

import pytest
from mosty.publish.headers import FOREVER, HEADERS, MONTH, REVALIDATE, TYPES, headers_file, policy

from ..nginx import nginx_serving
from .house import House


@dataclass(frozen=True)
class Answer:
    """A server's answer."""

    status: int
    headers: Message
    body: bytes


def ask(url: str, **headers: str) -> Answer:
    """Send one request without following redirects."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
            return Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.headers, error.read())


@dataclass(frozen=True)
class Server:
    """A server of a house; ``root`` is the address of the Czech home page."""

    house: House
    root: str


@pytest.fixture(scope="module")
def nginx(house: House) -> Iterator[Server]:
    with nginx_serving(house.folder) as origin:
        yield Server(house, origin + "/")


@pytest.fixture(scope="module", params=["serve", "nginx", "serve /mosty/", "nginx /mosty/"])
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """Each server, at the root of a host and under a prefix."""
    kind, _, prefix = request.param.partition(" ")
    house: House = request.getfixturevalue("annex" if prefix else "house")
    base = house.site.config.base
    if kind == "serve":
        yield Server(house, f"{house.origin}{base}/")
        return
    with nginx_serving(house.folder, base) as origin:
        yield Server(house, f"{origin}{base}/")


def sample(house: House, ending: str) -> str:
    """The path of a published file with that ending; empty if there is none."""
    files = sorted(house.folder.rglob(f"*.{ending}"))
    return files[0].relative_to(house.folder).as_posix() if files else ""


def test_every_answer_has_the_headers(server: Server) -> None:
    for path in (
        "",
        "en/",
        "assets/css/site.css",
        "assets/js/site.js",
        "nothing/here/",
        "en/nothing",
        "assets/",
        "rodice",
    ):
        answer = ask(server.root + path)
        sent = {name: answer.headers.get_all(name) for name in HEADERS}
        assert sent == {name: [value] for name, value in HEADERS.items()}, path
        assert len(answer.headers.get_all("Cache-Control") or []) == 1, path


def test_a_drawing_opened_by_its_address_is_in_a_sandbox(server: Server) -> None:
    answer = ask(server.root + sample(server.house, "svg"))
    assert answer.status == 200
    assert answer.headers.get_all("Content-Security-Policy") == [policy("/x.svg")]
    assert policy("/X.SVG").endswith("; sandbox") and "sandbox" not in policy("/index.html")


def test_only_the_open_data_may_be_read_from_another_site(server: Server) -> None:
    for path, allowed in (
        ("export/terms.ttl", ["*"]),
        ("export/catalog/law.jsonld", ["*"]),
        ("", None),
    ):
        answer = ask(server.root + path)
        assert answer.status == 200
        assert answer.headers.get_all("Access-Control-Allow-Origin") == allowed, path


def test_the_policy_leaves_nothing_open() -> None:
    everywhere = HEADERS["Content-Security-Policy"]
    assert everywhere.startswith("default-src 'none'")
    assert "form-action 'none'" in everywhere and "base-uri 'none'" in everywhere
    assert not any(word in everywhere for word in ("unsafe", "http", "*", "data:", "blob:"))


def test_types(server: Server) -> None:
    """Every file type of the site is sent with its media type; otherwise a font or a picture would
    not show.
    """
    endings = {
        path.suffix[1:] for path in server.house.folder.rglob("*") if path.is_file() and path.suffix
    }
    for ending in sorted(endings - {"conf"}):
        answer = ask(server.root + sample(server.house, ending))
        assert answer.status == 200
        kind, _, charset = answer.headers["Content-Type"].partition(";")
        assert kind == TYPES[ending], ending
        if kind.startswith("text/") or ending in ("json", "xml", "svg", "atom"):
            assert charset.strip().lower() == "charset=utf-8", ending


def test_a_missing_page_answers_in_the_language_of_its_address(server: Server) -> None:
    for path, language in (
        ("nic/", "cs"),
        ("rodice/x", "cs"),
        ("en/a/b/c", "en"),
        ("search/cs/terms-0.bin", "cs"),
    ):
        answer = ask(server.root + path)
        assert answer.status == 404, path
        assert f'<html lang="{language}"'.encode() in answer.body, path
        assert answer.headers["Cache-Control"] == REVALIDATE, path
        assert answer.headers["Content-Type"].lower() == "text/html; charset=utf-8"


def test_how_long_files_are_good(server: Server) -> None:
    index = json.loads(ask(server.root + "search/cs/manifest.json").body)
    part = index["shards"][0][1]
    for path, value in (
        ("", REVALIDATE), ("en/rodice/", REVALIDATE), ("assets/js/site.js", REVALIDATE),
        ("assets/css/site.css", REVALIDATE),
        ("search/cs/manifest.json", REVALIDATE), (f"search/cs/{part}", FOREVER),
        ("assets/fonts/mosty-sans-regular.woff2", MONTH),
    ):  # fmt: skip
        assert ask(server.root + path).headers["Cache-Control"] == value, path


def test_nginx_packs_what_is_worth_packing(nginx: Server) -> None:
    for path, packed in (
        ("", True), ("assets/css/site.css", True), ("assets/js/site.js", True), ("search/cs/manifest.json", True),
        (sample(nginx.house, "bin"), True), ("sitemap.xml", True), ("assets/fonts/mosty-sans-regular.woff2", False),
        (sample(nginx.house, "pdf"), False), (sample(nginx.house, "webp"), False),
    ):  # fmt: skip
        plain, answer = (
            ask(nginx.root + path),
            ask(nginx.root + path, **{"Accept-Encoding": "gzip"}),
        )
        assert (answer.headers["Content-Encoding"] == "gzip") is packed, path
        if packed:
            assert gzip.decompress(answer.body) == plain.body
            assert answer.headers["Vary"] == "Accept-Encoding"


def test_nginx_answers_the_second_time_with_not_modified(nginx: Server) -> None:
    first = ask(nginx.root + "rodice/")
    again = ask(nginx.root + "rodice/", **{"If-None-Match": first.headers["ETag"]})
    assert again.status == 304 and again.headers["Content-Security-Policy"]


def test_nginx_keeps_its_own_lines_for_itself(nginx: Server) -> None:
    assert {
        ask(nginx.root + name).status for name in ("_headers", "_redirects", "mosty-nginx.conf")
    } == {404}
    assert "nginx/" not in ask(nginx.root).headers["Server"]


def test_files_for_other_hosts_say_the_same(house: House) -> None:
    text = (house.folder / "_headers").read_text(encoding="utf-8")
    assert text == headers_file(house.site.config.base)
    for name, value in HEADERS.items():
        assert f"\n  {name}: {value}\n" in text
    assert text.count("Cache-Control") == 1, "hosts join a second one to the first"
