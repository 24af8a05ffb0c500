"""``mosty serve`` as a person uses it: the address printed, a busy port, a change, Ctrl-C."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from mosty.publish.headers import HEADERS

from ..conftest import copy_base


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
