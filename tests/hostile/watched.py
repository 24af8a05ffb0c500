"""A plain server without a header of ours, and a browser that tells what a page does when it is
opened and touched.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Dialog, Error, Request

#: Marks that the page ran something, and every event a reader may cause, on every element of the
#: page.
_MARK = "window.alert = window.prompt = window.confirm = () => { window.__pwned = 1; };"
_TOUCH = """() => {
  const names = ["click", "mouseover", "mouseenter", "mousemove", "pointerover", "focus", "focusin", "blur", "keydown",
    "input", "change", "toggle", "beforetoggle", "wheel", "animationstart", "start", "finish", "load", "error"];
  const bad = [];
  for (const element of document.querySelectorAll("main *")) {
    for (const name of names) {
      const event = new Event(name, { bubbles: true, cancelable: true });
      if (name === "click") element.addEventListener("click", (one) => one.preventDefault(), { once: true });
      element.dispatchEvent(event);
    }
    for (const name of ["href", "xlink:href", "action", "formaction", "src"]) {
      const value = element.getAttribute(name);
      if (value === null) continue;
      const link = document.createElement("a");
      link.href = value;
      if (!["http:", "https:", "mailto:", "tel:", "sms:"].includes(link.protocol)) bad.push(`${name}=${value}`);
    }
  }
  if (window.__pwned === 1) bad.push("something ran");
  return bad;
}"""


class _Handler(SimpleHTTPRequestHandler):
    policy = ""

    def end_headers(self) -> None:
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def served(folder: Path, policy: str) -> Iterator[str]:
    """The folder on a free port, with no header but the policy, if one is given."""
    handler = type("Handler", (_Handler,), {"policy": policy})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
    ).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


class Watch:
    """Opens pages one after another; ``faults`` say what they did that they must not."""

    def __init__(self, browser: Browser, origin: str, folder: Path) -> None:
        self.origin, self.folder = origin, folder
        self.faults: list[str] = []
        self.here = ""
        self.context = browser.new_context()
        self.context.set_default_timeout(10_000)
        self.context.add_init_script(_MARK)
        self.page = self.context.new_page()
        self.page.on("request", self._on_request)
        self.page.on("dialog", self._dialog)
        self.page.on("console", lambda message: self._on_message(message.type, message.text))
        self.page.on("pageerror", lambda error: self._on_message("error", str(error)))
        self.page.on("popup", lambda page: self.faults.append(f"{self.here} opened a window"))

    def visit(self, path: str) -> None:
        """Open the page and touch everything on it."""
        self.here = path
        try:
            self.page.goto(self.origin + path)  # nothing is blocked: another host would be asked
            self.touch()
        except Error as error:  # it went away under our hands
            self.faults.append(f"{path} {error.message}")
        if self.page.url.partition("#")[0] != self.origin + path:
            self.faults.append(f"{path} went to {self.page.url}")

    def touch(self) -> None:
        """Cause every event on everything that the page shows now."""
        self.faults += [f"{self.here} {fault}" for fault in self.page.evaluate(_TOUCH)]

    def _on_request(self, request: Request) -> None:
        where = urlsplit(request.url)
        if not request.url.startswith(self.origin + "/"):
            self.faults.append(f"{self.here} asked for {request.url}")
        elif not self._expected(request, unquote(where.path)):
            self.faults.append(f"{self.here} asked for {where.path}")

    def _expected(self, request: Request, path: str) -> bool:
        """A page it was sent to, its own files, and a picture of this site (which may be
        missing).
        """
        if request.is_navigation_request():
            return path == self.here
        if request.resource_type == "image":
            return True
        return (
            path.startswith(("/assets/", "/search/", "/saved-pages.js"))
            and (self.folder / path.lstrip("/")).is_file()
        )

    def _dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"{self.here} opened a dialog")
        dialog.dismiss()

    def _on_message(self, kind: str, text: str) -> None:
        missing = "404" in text  # a picture that is not there
        if kind == "error" and not missing:
            self.faults.append(f"{self.here} console: {text}")


@contextmanager
def watching(browser: Browser, origin: str, folder: Path) -> Iterator[Watch]:
    """A watch in a fresh profile."""
    watch = Watch(browser, origin, folder)
    try:
        yield watch
    finally:
        watch.context.close()
