"""Whether a site that is served is the one that was built: every file and every header."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

import requests

from mosty.model.errors import MostyError, UsageError
from mosty.model.message import message
from mosty.publish.build_record import RECORD, BuildRecord, read_record
from mosty.publish.headers import HEADERS, cache_control, policy, typed

#: So many files are asked for at a time.
AT_ONCE = 8
#: Seconds to wait for an answer to begin, and between two parts of it; so many questions without
#: an answer are enough, the rest is not asked.
PATIENCE, ENOUGH = 20, 24
#: A page that only leads on may be answered by the server itself.
LEADS_ON = frozenset({301, 308})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answers: its headers (names in lower case) and the hash of the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def digest(self) -> str:
        """The SHA-256 of the body in hexadecimal."""
        return hashlib.sha256(self.body).hexdigest()


#: Asks for the file at a path of the site. Raises ``OSError`` where no answer comes.
Ask = Callable[[str], Answer]


@dataclass(slots=True)
class Comparison:
    """What differs from the build: paths that are ``missing`` or ``different``, and headers.

    ``headers`` maps a header to the paths sent without its right value. ``live`` is the record of
    the site that is served, None where it has none.
    """

    live: BuildRecord | None
    files: int
    missing: list[str] = field(default_factory=list)
    different: list[str] = field(default_factory=list)
    headers: dict[str, list[str]] = field(default_factory=dict)

    @property
    def same(self) -> bool:
        """Whether readers are sent what was built, and as it should be sent."""
        return not (self.missing or self.different or self.headers)


class NoAnswer(MostyError):
    """The site cannot be asked."""


def compare(record: BuildRecord, ask: Ask) -> Comparison:
    """Ask for every file of a build, and compare it. Raises :class:`NoAnswer` where the first
    question, for the record of the live site, gets none.
    """
    try:
        answer = ask(RECORD)
    except OSError as error:
        raise NoAnswer(message("verify.no_answer", reason=_reason(error))) from error
    live = read_record(answer.body) if answer.status == 200 else None
    wanted = record.served()
    result = Comparison(live, len(wanted))
    unanswered: list[str] = []

    def answer_of(path: str) -> Answer | None:
        if len(unanswered) < ENOUGH:
            try:
                return ask(address_of(path))
            except OSError:
                unanswered.append(path)
        return None

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for path, reply in zip(wanted, pool.map(answer_of, wanted), strict=True):
            if reply is None or not _leads_on(reply, record.redirects.get(path)):
                _compare_file(result, path, wanted[path], reply)
    return result


def asking(url: str) -> Ask:
    """Asks the site at ``url`` over HTTP, without following it anywhere. Raises
    :class:`UsageError` for what is no address of a site.
    """
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:  # brackets that do not close
        good = False
    if not good:
        raise UsageError("no_web_address", value=url)
    root, of_thread = url.partition("?")[0].partition("#")[0].rstrip("/"), threading.local()

    def ask(path: str) -> Answer:
        if not hasattr(of_thread, "session"):  # one connection per thread, kept open
            of_thread.session = requests.Session()
            of_thread.session.trust_env = False
        try:
            answer = of_thread.session.get(
                f"{root}/{quote(path)}", allow_redirects=False, timeout=PATIENCE
            )
        except ValueError as error:  # a name of a host that cannot be
            raise OSError(str(error)) from error
        headers = {name.lower(): value for name, value in answer.headers.items()}
        return Answer(answer.status_code, headers, answer.content)

    return ask


def _leads_on(answer: Answer, target: str | None) -> bool:
    """Whether the server itself leads where a page that only leads on does."""
    where = answer.headers.get("location", "")
    return answer.status in LEADS_ON and target is not None and where.endswith(target)


def address_of(path: str) -> str:
    """The address at which readers ask for the file at ``path``: ``rodice/index.html`` is asked
    for as ``rodice/``.
    """
    folder, slash, name = path.rpartition("/")
    return f"{folder}{slash}" if name == "index.html" else path


def _compare_file(result: Comparison, path: str, digest: str, answer: Answer | None) -> None:
    if answer is None or answer.status != 200:
        result.missing.append(path)
        return
    if answer.digest != digest:
        result.different.append(path)
    for name, value in wanted_headers(path):
        if answer.headers.get(name.lower()) != value:
            result.headers.setdefault(name, []).append(path)


def wanted_headers(path: str) -> Iterator[tuple[str, str]]:
    """The headers that the file at ``path`` is sent with."""
    yield from {**HEADERS, "Content-Security-Policy": policy(path)}.items()
    yield "Cache-Control", cache_control(f"/{path}")
    yield "Content-Type", typed(path)


def _reason(error: OSError) -> str:
    """The innermost cause in the words of the system; the library wraps it several times."""
    cause: BaseException = error
    while inner := cause.__cause__ or cause.__context__:
        cause = inner
    return getattr(cause, "strerror", None) or str(cause)
