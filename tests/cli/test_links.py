"""``mosty links`` against a server of this machine: what answers, what does not, and how politely
it is asked.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from mosty.pipeline import link_checker
from mosty.pipeline.link_checker import Answer, Guest, ask_all, is_public
from mosty.pipeline.outgoing_links import outgoing
from mosty.read.site import read_site

from ..conftest import Base

ROBOTS = "User-agent: *\nDisallow: /private\nCrawl-delay: 3\n"


class House(ThreadingHTTPServer):
    """A server that remembers what it was asked, and answers by the last part of the path."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.requests: list[tuple[str, str]] = []
        self.agents: set[str] = set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Answering(BaseHTTPRequestHandler):
    server: House

    def do_HEAD(self) -> None:
        self.server.requests.append((self.command, self.path))
        self.server.agents.add(self.headers["User-Agent"])
        first = [path for _, path in self.server.requests].count(self.path) == 1
        match self.path.split("/")[1:]:
            case ["robots.txt"]:
                self._say(200, body=ROBOTS)
            case ["moved"]:
                self._say(301, Location="/here")
            case ["for-now"]:
                self._say(302, Location="/here")
            case ["round"]:
                self._say(302, Location="/round")
            case ["inside"]:
                self._say(301, Location="http://169.254.169.254/secret")
            case ["by-get"]:
                self._say(404 if self.command == "HEAD" else 200)
            case ["busy"]:
                self._say(503 if first else 200, **{"Retry-After": "7"})
            case [code] if code.isdigit():
                self._say(int(code))
            case ["cut"]:
                self.connection.close()
            case _:
                self._say(200)

    do_GET = do_HEAD

    def _say(self, status: int, body: str = "", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *values: object) -> None:
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    with House() as house:
        threading.Thread(target=house.serve_forever, args=(0.02,), daemon=True).start()
        monkeypatch.setattr(link_checker, "is_public", lambda host: host in ("127.0.0.1", "x.test"))
        yield house
        house.shutdown()


@pytest.fixture
def guest() -> Guest:
    waits: list[float] = []
    return Guest("mosty-links/test", 1.0, sleep=waits.append)


@pytest.mark.parametrize(
    ("path", "state", "status"),
    [
        ("/here", "alive", 200),
        ("/404", "gone", 404),
        ("/410", "gone", 410),
        ("/403", "refused", 403),
        ("/500", "refused", 500),
        ("/moved", "moved", 200),
        ("/for-now", "alive", 200),
        ("/round", "unreachable", None),
        ("/inside", "unasked", None),
        ("/by-get", "alive", 200),
        ("/busy", "alive", 200),
        ("/cut", "unreachable", None),
        ("/private/page", "unasked", None),
    ],
)
def test_what_a_house_answers(
    server: House, guest: Guest, path: str, state: str, status: int | None
) -> None:
    (answer,) = guest.ask([server.url + path])
    assert (answer.state, answer.status) == (state, status)
    assert answer.to == (f"{server.url}/here" if state == "moved" else "")


def test_it_asks_as_a_guest(server: House) -> None:
    waits: list[float] = []
    guest = Guest("mosty-links/test", 1.0, sleep=waits.append)
    list(guest.ask([f"{server.url}/a", f"{server.url}/private", f"{server.url}/busy"]))
    assert waits == [3.0, 3.0, 7.0]  # the pause that robots.txt asks for, and Retry-After
    assert (
        server.requests[0] == ("GET", "/robots.txt")
        and server.requests.count(server.requests[0]) == 1
    )
    assert ("HEAD", "/a") in server.requests and ("GET", "/a") not in server.requests
    assert not any(path == "/private" for _, path in server.requests)
    assert server.agents == {"mosty-links/test"}


def test_a_house_that_is_not_there_is_unreachable(server: House, guest: Guest) -> None:
    server.shutdown()
    server.server_close()
    assert [one.state for one in guest.ask([f"{server.url}/a"])] == ["unreachable"]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "10.0.0.1", "169.254.169.254", "::1"])
def test_a_machine_nearby_is_nobodys_business(host: str) -> None:
    assert not is_public(host)
    where = f"[{host}]" if ":" in host else host
    assert list(ask_all([f"http://{where}/x"], "mosty", 0)) == [
        Answer(f"http://{where}/x", "unasked")
    ]


def test_addresses_of_pages_and_records_once_with_their_files(base: Base) -> None:
    page = "docs/cs/rodice/index.md"
    more = "\n[a](https://x.test/a#part) a [b](https://x.test/a) [c](https://mosty.example/x/)\n"
    base.write(page, base.read(page) + more)
    site, _ = read_site(base.root)
    assert site is not None
    links = outgoing(site)
    assert links["https://x.test/a"] == (page,)
    assert not any(address.startswith("https://mosty.example") for address in links)
    records = {file for files in links.values() for file in files if file.startswith("docs/data/")}
    assert records


def test_the_verb_prints_what_does_not_answer(
    base: Base, server: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = "docs/cs/rodice/index.md"
    links = " ".join(f"[{name}]({server.url}/{name})" for name in ("404", "moved", "here"))
    base.write(page, f"{base.read(page)}\n{links}\n")
    monkeypatch.setattr(Guest, "sleep", lambda *_: None, raising=False)
    monkeypatch.setattr("mosty.cli.links.outgoing", lambda site: {
        address: files for address, files in outgoing(site).items() if "127.0.0.1" in address
    })  # fmt: skip
    monkeypatch.setattr("mosty.cli.links.ask_all", lambda links, agent: ask_all(links, agent, 0))
    monkeypatch.setattr(link_checker, "PATIENCE", 0.0)
    answer = base.mosty("links", "--lang", "en")
    assert answer.code == 0 and "Leading nowhere: 1 of 3." in answer.err
    assert f"gone   404   {server.url}/404" in answer.out and page in answer.out
    assert f"{server.url}/moved  {server.url}/here" in answer.out
    rows = json.loads(base.mosty("links", "--json").out)
    assert [row["state"] for row in rows] == ["gone", "alive", "moved"]
    file = base.write("links.json", json.dumps(rows))
    report = base.mosty("weekly", "--links", str(file)).out
    assert f"<{server.url}/404>: stránka už tam není (404); stojí v `{page}`" in report
    assert f"<{server.url}/moved> → <{server.url}/here>" in report


def test_offline_says_nothing_of_the_links(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "mosty.cli.links.ask_all",
        lambda links, agent: [Answer(address, "unreachable") for address in links],
    )
    answer = base.mosty("links", "--json")
    assert (answer.code, answer.out) == (1, "")
    assert "připojený k internetu" in answer.err
