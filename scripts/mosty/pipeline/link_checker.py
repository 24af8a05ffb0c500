"""mosty links: whether what the base links to still answers. The only part of Mosty that asks other
houses anything, and only when a person or a weekly job says so.

It asks as a guest: of one house one address at a time with a pause between, only for the head of
what lies there, not where robots.txt (RFC 9309) keeps programs out, and it says who asks.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import requests
from urllib3.exceptions import HTTPError

#: ``gone``: nothing lies there any more. ``unreachable``: the house does not answer. ``insecure``:
#: its certificate does not hold. ``moved``: for good, to another address. ``refused``: it answers
#: people only, or not today. ``unasked``: robots.txt forbids it, or the address is of a machine
#: nearby and no business of a program's.
State = Literal["alive", "moved", "gone", "unreachable", "insecure", "refused", "unasked"]
#: States in which readers get nothing.
DEAD: frozenset[State] = frozenset(("gone", "unreachable", "insecure"))
#: Seconds for a connection and for an answer, redirects that are followed, houses asked at a time,
#: the longest wait that a house may ask for, and bytes of robots.txt that are read.
TIMEOUT, HOPS, HOUSES, PATIENCE, MOST = (10.0, 20.0), 5, 4, 60.0, 512_000
#: What is raised where no answer comes, whatever the reason.
UNANSWERED = (requests.RequestException, OSError, ValueError, HTTPError)
_GONE = (404, 410)
#: What some servers answer to HEAD although they have the page.
_HEAD_UNKNOWN = (400, 403, 404, 405, 406, 501)
_FOR_GOOD, _REDIRECTS = (301, 308), (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a house said of an address. ``status`` is that of HTTP, None without an answer; ``to``
    the new address of what has moved.
    """

    address: str
    state: State
    status: int | None = None
    to: str = ""


def is_public(host: str) -> bool:
    """Whether a host is out in the internet, not this machine or one beside it. A name that nobody
    knows counts as public: that it does not answer is what a reader should hear.
    """
    try:
        entries = socket.getaddrinfo(host, None)
    except (OSError, UnicodeError):
        return True
    return all(ipaddress.ip_address(entry[4][0]).is_global for entry in entries)


@dataclass
class Guest:
    """Asks one house at a time. ``agent`` is how it names itself, ``pause`` seconds between two
    requests.
    """

    agent: str
    pause: float = 1.0
    session: requests.Session = field(default_factory=requests.Session)
    sleep: Callable[[float], None] = time.sleep

    def ask(self, addresses: Iterable[str]) -> Iterator[Answer]:
        """The answers for the addresses of one house, one after another."""
        robots: RobotFileParser | None = None
        for address in addresses:
            if not is_public(_host(address)):
                yield Answer(address, "unasked")
                continue
            robots = robots or self._robots(address)
            if not robots.can_fetch(self.agent, address):
                yield Answer(address, "unasked")
                continue
            self._wait(robots)
            yield self._answer(address)

    def _wait(self, robots: RobotFileParser) -> None:
        delay = robots.crawl_delay(self.agent)
        self.sleep(max(self.pause, min(float(delay or 0), PATIENCE)))

    def _robots(self, address: str) -> RobotFileParser:
        """What the house allows programs; everything, if it says nothing of it."""
        rules, text = RobotFileParser(), ""
        try:
            with self._request("GET", urljoin(address, "/robots.txt")) as response:
                if response.status_code == 200:
                    text = response.raw.read(MOST, decode_content=True).decode("utf-8", "replace")
        except UNANSWERED:
            pass  # the address itself is asked next
        rules.parse(text.splitlines())
        return rules

    def _answer(self, address: str) -> Answer:
        at, to, for_good = address, "", True
        for _ in range(HOPS + 1):
            try:
                status, where = self._look(at)
            except requests.exceptions.SSLError:
                return Answer(address, "insecure")
            except UNANSWERED:
                return Answer(address, "unreachable")
            if status not in _REDIRECTS or not where:
                return _judged(address, status, to)
            at = urljoin(at, where)
            for_good = for_good and status in _FOR_GOOD
            to = at if for_good else to
            if not is_public(_host(at)):
                return Answer(address, "unasked")
        return Answer(address, "unreachable")

    def _look(self, address: str) -> tuple[int, str]:
        """Status and ``Location`` of an address. What is no answer to HEAD is asked for by GET, and
        a house that is busy is asked once more, after the time it names.
        """
        for method in ("HEAD", "GET"):
            with self._request(method, address) as response:
                status, where = response.status_code, response.headers.get("Location", "")
                later = response.headers.get("Retry-After", "")
            if status in (429, 503) and later.isdigit():
                self.sleep(min(float(later), PATIENCE))
            elif status not in _HEAD_UNKNOWN:
                break
        return status, where

    def _request(self, method: str, address: str) -> requests.Response:
        """An answer whose body is not read."""
        return self.session.request(
            method,
            address,
            headers={"User-Agent": self.agent, "Accept": "*/*"},
            timeout=TIMEOUT,
            allow_redirects=False,
            stream=True,
        )


def _judged(address: str, status: int, to: str) -> Answer:
    if status in _GONE:
        return Answer(address, "gone", status)
    if status >= 400:
        return Answer(address, "refused", status)
    return Answer(address, "moved" if to else "alive", status, to)


def ask_all(addresses: Iterable[str], agent: str, pause: float = 1.0) -> Iterator[Answer]:
    """The answers for addresses as they come, a few houses at a time."""
    houses: dict[str, list[str]] = {}
    for address in addresses:
        houses.setdefault(_house(address), []).append(address)
    with ThreadPoolExecutor(HOUSES) as pool:
        waiting = [pool.submit(_all, Guest(agent, pause), own) for own in houses.values()]
        for done in as_completed(waiting):
            yield from done.result()


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # a bracket that is no address of IPv6: the request says so
        return ""


def _house(address: str) -> str:
    return address.split("//", 1)[-1].partition("/")[0].lower()


def _all(guest: Guest, addresses: list[str]) -> list[Answer]:
    with guest.session:
        return list(guest.ask(addresses))
