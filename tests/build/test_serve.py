"""``mosty serve`` as a person uses it: the address printed, a busy port, a change, Ctrl-C."""

from __future__ import annotations

import os
import re
import select
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest
from mosty.pipeline import server
from mosty.pipeline.server import is_ours
from mosty.publish.headers import HEADERS

from ..conftest import Base, copy_base


class Served:
    """A running ``mosty serve`` and the address it printed."""

    def __init__(self, root: Path, port: int) -> None:
        command = [
            sys.executable,
            "-m",
            "mosty.cli",
            "--root",
            str(root),
            "serve",
            "--port",
            str(port),
        ]
        env = {**os.environ, "SOURCE_DATE_EPOCH": "1795219200"}
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env
        )
        self.lines: list[str] = []
        self.address = ""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line)
            match = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
            if match:
                self.address = match[0]
                return
        raise AssertionError("".join(self.lines))

    def get(self, path: str) -> tuple[int, str, dict[str, str]]:
        """Status, text and headers of a page."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=10) as answer:
                return answer.status, answer.read().decode("utf-8"), dict(answer.headers)
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode("utf-8"), dict(error.headers)


def free_port() -> int:
    """Return a port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Path, int]]:
    root = copy_base(tmp_path_factory.mktemp("serve") / "můj portál")
    port = free_port()
    with socket.socket() as busy:
        busy.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        busy.bind(("127.0.0.1", port))
        busy.listen()
        running = Served(root, port)
        yield running, root, port
    running.process.kill()
    running.process.wait()


def test_a_busy_port_is_skipped_and_said(served: tuple[Served, Path, int]) -> None:
    running, _, port = served
    assert f"port {port} je obsazený" in "".join(running.lines)
    assert f":{port}/" not in running.address


def test_pages_come_with_the_security_headers(served: tuple[Served, Path, int]) -> None:
    status, text, headers = served[0].get("en/")
    assert status == 200 and 'lang="en"' in text
    for name, value in HEADERS.items():
        assert headers[name] == value


@pytest.mark.parametrize(
    ("path", "lang"), [("nic-tu-neni/", "cs"), ("en/a/b/c", "en"), ("assets/", "cs")]
)
def test_a_missing_page_answers_in_the_language_of_its_address(
    served: tuple[Served, Path, int], path: str, lang: str
) -> None:
    status, text, headers = served[0].get(path)
    assert status == 404
    assert f'<html lang="{lang}">' in text
    assert headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


def test_nothing_outside_the_site_is_served(served: tuple[Served, Path, int]) -> None:
    for path in ("..%2f..%2fmkdocs.yml", "%2e%2e/mkdocs.yml"):
        assert served[0].get(path)[0] == 404


def test_an_address_where_nobody_can_listen_is_said(base: Base) -> None:
    answer = base.mosty("serve", "--once", "--host", "nowhere.invalid")
    assert answer.code == 2 and "na adrese nowhere.invalid" in answer.lines[-1]


def raw(running: Served, request: bytes) -> bytes:
    """What the server answers to these bytes."""
    port = int(running.address.rstrip("/").rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(request)
        answer = b""
        while part := line.recv(65536):
            answer += part
    return answer


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"Host: 127.0.0.1:8000", 200),
        (b"Host: localhost", 200),
        (b"Host: [::1]:80", 200),
        (b"Host: evil.example", 421),
        (b"Host: evil.example:8000", 421),
        (b"Host: 192.168.1.5", 421),
        (b"Host: localhost.evil.example", 421),
        (b"Host: [::1", 421),
        (b"Host: localhost\r\nHost: evil.example", 421),
        (b"X: y", 421),
    ],
)
def test_only_the_names_of_this_machine_are_answered(
    served: tuple[Served, Path, int], head: bytes, status: int
) -> None:
    """A page out there that has its own name lead to 127.0.0.1 reads nothing."""
    answer = raw(served[0], b"GET /_mosty/state.json HTTP/1.1\r\n" + head + b"\r\n\r\n")
    assert answer.startswith(b"HTTP/1.0 %d" % status)
    assert status == 200 or answer.partition(b"\r\n\r\n")[2].count(b"\n") == 1


def test_names_of_a_server_bound_elsewhere() -> None:
    assert is_ours("mosty.lan", "mosty.lan:8000") and is_ours("0.0.0.0", "192.168.1.5:8000")
    assert is_ours("192.168.1.5", "192.168.1.5") and is_ours("::1", "[::1]:8000")
    assert is_ours("0.0.0.0", socket.gethostname())
    assert not is_ours("0.0.0.0", "evil.example") and not is_ours("", "")
    assert not is_ours("192.168.1.5", "192.168.1.6")


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (b"GET /%00 HTTP/1.0", 404),
        (b"GET /rodice/%00/ HTTP/1.0", 404),
        (b"GET /" + b"a" * 60_000 + b" HTTP/1.0", 404),
        (b"GET /" + b"a" * 60_000 + b"/ HTTP/1.0", 404),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.0", 414),
        (b"GET /%ff%fe HTTP/1.0", 404),
        (b"GET /_mosty/state.json?page=%00 HTTP/1.0", 200),
        (b"GET /_mosty/state.json?page=" + b"a" * 60_000 + b" HTTP/1.0", 200),
        (b"GET //evil.example/ HTTP/1.0", 404),
        (b"POST / HTTP/1.0", 501),
        (b"GET", 400),
        (b"\xff\xfe\x00", 400),
    ],
    ids=lambda value: value[:40] if isinstance(value, bytes) else value,
)
def test_odd_addresses_are_answered(
    served: tuple[Served, Path, int], line: bytes, status: int
) -> None:
    answer = raw(served[0], line + b"\r\nHost: localhost\r\n\r\n")
    assert (b" %d " % status) in answer.partition(b"\r\n")[0], answer[:300]
    assert served[0].get("rodice/")[0] == 200


def test_who_half_asks_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither one who stops nor one who sends a byte now and then; others are served meanwhile."""
    monkeypatch.setattr(server, "REQUEST", 0.6)
    (tmp_path / "index.html").write_text("a")
    config = SimpleNamespace(locales=(), base="", default=SimpleNamespace(code="cs"))
    made = server.server_for(tmp_path, config, "127.0.0.1", 0)  # type: ignore[arg-type]
    threading.Thread(target=made.serve_forever, args=(0.05,), daemon=True).start()
    began = time.monotonic()
    lines = [socket.create_connection(made.server_address[:2], timeout=10) for _ in range(30)]
    ended = 0
    try:
        for line in lines:
            line.sendall(b"GET / HTTP/1.1\r\nHost: loc")
        with urllib.request.urlopen(f"http://127.0.0.1:{made.server_address[1]}/") as answer:
            assert answer.read() == b"a"
        while not ended and time.monotonic() - began < 10:
            time.sleep(0.1)
            with suppress(OSError):  # the drip
                lines[0].sendall(b"a")
            readable, _, _ = select.select(lines[1:], [], [], 0)
            ended = len(readable)
        assert ended and time.monotonic() - began > 0.5
        for line in lines:
            with suppress(OSError):
                assert line.recv(1) == b""
    finally:
        made.shutdown()
        made.server_close()
        for line in lines:
            line.close()


ODD = {
    "content": [
        (os.mkfifo, b"docs/cs/pipe.md"),
        (os.mkfifo, b"docs/data/pipe.yml"),
        (os.mkfifo, b"docs/assets/pipe.png"),
        (os.mkfifo, b"docs/cs/\xe9.md"),
        (lambda path: os.symlink(b"nowhere", path), b"docs/cs/praxe/nowhere.md"),
        (lambda path: os.symlink(path, path), b"docs/assets/\xe9"),
    ],
    "templates": [
        (os.mkfifo, b"overrides/pipe.html"),
        (lambda path: os.symlink(path, path), b"overrides/round.html"),
        (lambda path: os.symlink(b"nowhere", path), b"overrides/\xe9.css"),
    ],
}


@pytest.mark.parametrize("where", ODD)
def test_odd_files_do_not_stop_it(served: tuple[Served, Path, int], where: str) -> None:
    """They are said; once they are gone, the next change is built."""
    running, root, _ = served
    page = root / "docs/cs/praxe/index.md"
    before = page.read_text("utf-8")
    (root / "docs/assets").mkdir(exist_ok=True)
    for make, name in ODD[where]:
        make(os.fsencode(root) + b"/" + name)
    end = time.monotonic() + 60
    while '"stopping": 0' in running.get("_mosty/state.json")[1]:
        assert time.monotonic() < end, "nothing was said"
        time.sleep(0.05)
    for _, name in ODD[where]:
        os.unlink(os.fsencode(root) + b"/" + name)
    page.write_text(f"{before}\nPo souborech: {where}.\n", encoding="utf-8")
    while f"Po souborech: {where}." not in running.get("praxe/")[1]:
        assert time.monotonic() < end, "no other change was built"
        time.sleep(0.05)


def test_a_change_is_built_and_ctrl_c_ends_quietly(served: tuple[Served, Path, int]) -> None:
    running, root, _ = served
    page = root / "docs/cs/rodice/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nNová věta portálu.\n", encoding="utf-8")
    end = time.monotonic() + 60
    while "Nová věta portálu." not in running.get("rodice/")[1]:
        assert time.monotonic() < end, "the change was not built"
        time.sleep(0.5)
    running.process.send_signal(signal.SIGINT)
    rest = running.process.communicate(timeout=20)[0]
    assert running.process.returncode == 0
    assert "Traceback" not in rest and "Zastaveno." in rest
