"""``mosty verify``: a real nginx serves a real build, or something is wrong with it."""

from __future__ import annotations

import http.server
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from mosty.pipeline.live_site import Answer, address_of, compare, wanted_headers
from mosty.publish.build_record import RECORD, BuildRecord, record_in

from ..conftest import Base, copy_base
from ..nginx import nginx_serving


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small base that is built."""
    root = copy_base(tmp_path_factory.mktemp("verify") / "base")
    moved = "praxe/davna.md: praxe/kavarna.md\n"
    (root / "docs/data/redirects.yml").write_text(moved, encoding="utf-8")
    assert Base(root).mosty("build").code == 0
    return root


@pytest.fixture()
def built(published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Base:
    """A copy of it."""
    root = shutil.copytree(published, tmp_path / "base")
    return Base(root, lambda: tuple(capsys.readouterr()))


def test_a_good_server_sends_what_was_built(built: Base) -> None:
    with nginx_serving(built.root / "site") as origin:
        answer = built.mosty("verify", f"{origin}/", "--lang", "en")
    assert answer.code == 0, answer.out
    assert "exactly what is here" in answer.out and "no git" in answer.out


def test_what_differs_is_named(built: Base, tmp_path: Path) -> None:
    served = shutil.copytree(built.root / "site", tmp_path / "served")
    (served / "rodice" / "index.html").write_text("Jiné.", encoding="utf-8")
    (served / "llms.txt").unlink()
    with nginx_serving(served) as origin:
        answer = built.mosty("verify", origin, "--lang", "en")
    assert answer.code == 1
    assert answer.out.splitlines() == [
        "Files missing: 1 (llms.txt).",
        "Files with other content: 1 (rodice/index.html).",
    ]


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture()
def bare(built: Base) -> Iterator[str]:
    """The origin of a server that sends the files without our headers."""
    handler = partial(_Silent, directory=str(built.root / "site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_server_without_our_headers(built: Base, bare: str) -> None:
    answer = built.mosty("verify", bare, "--lang", "en")
    assert answer.code == 1
    assert "The header Content-Security-Policy is missing or different" in answer.out
    assert "site/mosty-nginx.conf" in answer.out and " and " in answer.out
    assert "missing:" not in answer.out and "other content" not in answer.out


def test_an_older_build_is_told_from_a_spoilt_one(built: Base, bare: str, tmp_path: Path) -> None:
    old = (built.root / "site" / RECORD).read_text(encoding="utf-8")
    base_page = built.root / "docs/cs/rodice/index.md"
    base_page.write_text(base_page.read_text(encoding="utf-8") + "\nVěta.\n", encoding="utf-8")
    served = shutil.copytree(built.root / "site", tmp_path / "served")
    assert built.mosty("build").code == 0
    assert (built.root / "site" / RECORD).read_text(encoding="utf-8") != old
    with nginx_serving(served) as origin:
        answer = built.mosty("verify", origin, "--lang", "en")
        assert answer.code == 1 and "The site is another build" in answer.out
        (served / RECORD).unlink()
        answer = built.mosty("verify", origin, "--lang", "en")
        assert "mosty.json is missing" in answer.out


@pytest.mark.parametrize(("url", "code", "sign"), [
    ("mosty.example", 2, "no address of a site"), ("file:///etc/passwd", 2, "no address"),
    ("http://", 2, "no address"), ("http://127.0.0.1:9/", 1, "Connection refused"),
    ("http://[::1", 2, "no address"), ("http://a..b/", 1, "does not answer"),
    ("http://x:99999/", 1, "does not answer"), ("http://exa mple.cz/", 1, "does not answer"),
])  # fmt: skip
def test_what_cannot_be_asked_is_one_line(built: Base, url: str, code: int, sign: str) -> None:
    answer = built.mosty("verify", url, "--lang", "en")
    assert answer.code == code and answer.err.count("\n") == 1 and sign in answer.err


def test_without_a_build_there_is_nothing_to_compare(base: Base) -> None:
    answer = base.mosty("verify", "http://127.0.0.1:9/", "--lang", "en")
    assert answer.code == 2 and "run mosty build first" in answer.err


def test_pages_are_asked_for_as_readers_do() -> None:
    assert address_of("index.html") == "" and address_of("en/rodice/index.html") == "en/rodice/"
    assert address_of("404.html") == "404.html"


def test_files_for_hosts_are_not_asked_for(published: Path) -> None:
    known = record_in(published / "site")
    assert known is not None and "_headers" in known[0].files
    paths: list[str] = []

    def ask(path: str) -> Answer:
        paths.append(path)
        return Answer(404, {}, b"")

    result = compare(known[0], ask)
    assert "_headers" not in paths and RECORD in paths
    assert len(result.missing) == result.files == len(known[0].served()) and result.live is None


def test_a_page_that_leads_on_may_be_led_on_by_the_server(published: Path) -> None:
    known = record_in(published / "site")
    assert known is not None
    redirects = known[0].redirects
    assert redirects["praxe/davna/index.html"] == "/praxe/kavarna/"
    record = BuildRecord(files={"a/index.html": "x"}, redirects={"a/index.html": "/b/"})
    for location, same in (("/b/", True), ("https://x.example/b/", True), ("/c/", False)):
        result = compare(record, lambda _, to=location: Answer(301, {"location": to}, b""))
        assert result.same == same


def test_a_server_that_goes_silent_is_not_asked_for_ever() -> None:
    asked_for: list[str] = []

    def ask(path: str) -> Answer:
        asked_for.append(path)
        if path == RECORD:
            return Answer(404, {}, b"")
        raise TimeoutError

    result = compare(BuildRecord(files={f"{n}.html": "x" for n in range(500)}), ask)
    assert len(result.missing) == 500 and len(asked_for) < 50


def test_a_header_that_is_weaker_is_seen() -> None:
    headers = {name.lower(): value for name, value in wanted_headers("a.html")}
    record = BuildRecord(files={"a.html": Answer(200, {}, b"").digest})
    assert compare(record, lambda _: Answer(200, headers, b"")).same
    headers["content-security-policy"] += "; script-src *"
    assert list(compare(record, lambda _: Answer(200, headers, b"")).headers) == [
        "Content-Security-Policy"
    ]
