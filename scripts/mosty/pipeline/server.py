"""``mosty serve``: the built site on this machine, with the headers of production."""

from __future__ import annotations

import errno
import functools
import http.server
import io
import ipaddress
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mosty.model.config import Config
from mosty.model.message import Say, message
from mosty.pipeline.preview import FOLDER, Preview
from mosty.publish.headers import HEADERS, REVALIDATE, cache_control, policy, shared, typed

#: Seconds in which a request has come whole, and in which its reader takes the next part of the
#: answer.
REQUEST, ANSWER = 10.0, 30.0


class Handler(http.server.SimpleHTTPRequestHandler):
    """Static files with our headers, a 404 page a language, and no log of who reads what."""

    prefixes: tuple[str, ...] = ("",)
    base = ""
    default = "cs"
    preview: Preview | None = None
    kept = REVALIDATE
    timeout = ANSWER
    path = ""  # of a request that cannot even be read
    is_ours: Callable[[str], bool] = staticmethod(lambda host: True)

    def parse_request(self) -> bool:
        """Read the head of the request; whether it is one for us."""
        whole = super().parse_request()
        self.server.arrived(self.request)  # type: ignore[attr-defined]
        hosts = self.headers.get_all("Host", []) if whole else []
        if whole and not (len(hosts) == 1 and self.is_ours(hosts[0])):
            self._refuse()
            return False
        return whole

    def _refuse(self) -> None:
        """One line for who has come by the name of another host: a page out there that has its own
        name lead to this machine would read what is written here.
        """
        line = message("serve.other_host").text(self.default) + "\n"
        body = self._answer(421, "text/plain; charset=utf-8", line.encode("utf-8"))
        self.wfile.write(body.getvalue())

    def end_headers(self) -> None:
        """Add the security headers to every answer."""
        path = self.path.partition("?")[0]
        for name, value in {
            **HEADERS,
            "Content-Security-Policy": policy(path),
            # no page of another site reads the drafts of a preview on the editor's machine
            **({} if self.preview else shared(path)),
        }.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", self.kept)
        super().end_headers()

    def send_head(self) -> Any:
        """What the address gives; one that no file can have is not there."""
        try:
            return self._head()
        except (ValueError, OSError) as error:
            if isinstance(error, ConnectionError | TimeoutError):
                raise
            return self.send_error(404)

    def _head(self) -> Any:
        """Take the site's prefix off, then serve as usual, always whole: files change while one
        looks at them.
        """
        del self.headers["If-Modified-Since"]
        if self.base:
            path = self.path.split("?", 1)[0]
            if path == self.base or path == "/":
                self.send_response(302)
                self.send_header("Location", self.base + "/")
                self.end_headers()
                return None
            if not path.startswith(self.base + "/"):
                self.send_error(404)
                return None
            self.path = self.path[len(self.base) :]
        if self.preview:
            if self.path.startswith(FOLDER):
                answer = self.preview.answer(self.path)
                return self._answer(200, *answer) if answer else self.send_error(404)
            page = Path(self.translate_path(self.path))
            page = page / "index.html" if self.path.partition("?")[0].endswith("/") else page
            # A script that fetches a page to keep it gets it as it was built.
            shown = self.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
            if shown and page.suffix == ".html":
                inside = page.relative_to(self.directory).as_posix()
                html = self.preview.page(inside)
                if html is not None:
                    body = self.preview.into(html, self._page())
                    return self._answer(200, "text/html; charset=utf-8", body)
        if Path(self.translate_path(self.path)).is_file():
            self.kept = cache_control(self.path.partition("?")[0])
        return super().send_head()

    def _page(self) -> str:
        """The address of the page that is asked for, as the site's own addresses are."""
        path = self.path.partition("?")[0].partition("#")[0]
        return path.removesuffix("index.html")

    def guess_type(self, path: Any) -> str:
        """The type that every server is told of."""
        return typed(str(path))

    def _answer(self, status: int, kind: str, body: bytes) -> Any:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def list_directory(self, path: Any) -> None:
        """No listings: a folder without a page is not there."""
        self.send_error(404)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A 404 in the language of the address."""
        wanted = self.path.lstrip("/")
        prefix = next(
            (one for one in sorted(self.prefixes, key=len, reverse=True) if wanted.startswith(one)),
            "",
        )
        page = Path(self.directory) / f"{prefix}404.html"
        if code == 404 and page.is_file():
            body = self.preview.into(page.read_bytes()) if self.preview else page.read_bytes()
        elif code == 404 and self.preview:
            body = self.preview.empty(prefix.strip("/") or self.default)
        else:
            super().send_error(code, message, explain)
            return
        content = self._answer(404, "text/html; charset=utf-8", body)
        if self.command != "HEAD":
            self.wfile.write(content.getvalue())

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: what is read on this machine is nobody's business."""


class _Server(http.server.ThreadingHTTPServer):
    """A reader who leaves before everything has come is no fault; one who only half asks is not
    waited for.
    """

    daemon_threads = True
    request_queue_size = 64  # of five that wait, a sixth would wait for a second

    def __init__(self, address: tuple[str, int], handler: Any) -> None:
        self._half: dict[socket.socket, float] = {}
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        super().__init__(address, handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer it in a thread of its own."""
        self._half[request] = time.monotonic()
        super().process_request(request, client_address)

    def arrived(self, request: socket.socket) -> None:
        """A request has come whole."""
        self._half.pop(request, None)

    def shutdown_request(self, request: Any) -> None:
        """The connection ends."""
        self.arrived(request)
        super().shutdown_request(request)

    def service_actions(self) -> None:
        """Several times a second: end what has not come whole in time."""
        for request, began in list(self._half.items()):
            if time.monotonic() - began > REQUEST:
                self.arrived(request)
                with suppress(OSError):
                    request.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing to say of a line that the other side has closed."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


def is_ours(bound: str, host: str) -> bool:
    """Whether a ``Host`` may be answered where the server was bound to ``bound``: this machine by
    any of its names, or ``bound`` itself; where that is every address, each address that is no
    name. Only a name can be led here by somebody else.
    """
    try:
        name = (urlsplit(f"//{host}").hostname or "").removesuffix(".")
    except ValueError:
        return False
    if not name:
        return False
    if name in ("localhost", bound.lower()) or name.endswith(".localhost"):
        return True
    everywhere = bound in ("", "0.0.0.0", "::")
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return everywhere and name == socket.gethostname().lower()
    return everywhere or address.is_loopback


def server_for(
    folder: Path, config: Config, host: str, port: int, preview: Preview | None = None
) -> http.server.ThreadingHTTPServer:
    """A server of the built site, with the bar of ``preview`` on its pages. Raises ``OSError`` for
    a port in use.
    """
    facts = {
        "prefixes": tuple(one.prefix for one in config.locales),
        "base": config.base,
        "default": config.default.code,
        "preview": preview,
        "is_ours": staticmethod(functools.partial(is_ours, host)),
    }
    bound = type("SiteHandler", (Handler,), facts)
    return _Server((host, port), functools.partial(bound, directory=str(folder)))


def first_free(
    folder: Path, config: Config, host: str, port: int, say: Say, preview: Preview | None = None
) -> http.server.ThreadingHTTPServer | None:
    """The server on the wanted port, else on the next free one of ten; None where there is none."""
    for candidate in range(port, port + 10):
        try:
            server = server_for(folder, config, host, candidate, preview)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            say(message("serve.port_taken", port=candidate))
            continue
        return server
    return None
