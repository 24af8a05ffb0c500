"""The one Chromium of all browser tests: found, never skipped.

Most tests take it without windows (``scripts/browser.sh`` says why). What only the whole browser
has, takes that.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, Playwright

PROJECT = Path(__file__).resolve().parents[1]
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-dev-shm-usage",
)
CANDIDATES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def find_chromium(whole: bool = False) -> str:
    """A browser that ``scripts/browser.sh`` noted, else CHROMIUM, else one on the PATH. Raises
    ``RuntimeError``.
    """
    noted = [] if whole else [_noted("chromium-shell")]
    for candidate in (
        *noted,
        _noted("chromium"),
        os.environ.get("CHROMIUM"),
        *map(shutil.which, CANDIDATES),
    ):
        if candidate and os.access(candidate, os.X_OK):
            return candidate
    raise RuntimeError(
        "The browser tests need a Chromium and found none. Run `bash scripts/browser.sh .venv`, "
        "or name one that you have: CHROMIUM=/path/to/chromium"
    )


def _noted(name: str) -> str | None:
    note = PROJECT / ".venv" / name
    return note.read_text(encoding="utf-8").strip() if note.is_file() else None


def launch(playwright: Playwright) -> Browser:
    """A headless Chromium that talks to nobody by itself."""
    return playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))


def launch_with_memory(kind: BrowserType) -> Browser:
    """The whole browser, where Back shows a page as it was left: Playwright switches off what every
    browser does.
    """
    off = ["--disable-back-forward-cache"]
    return kind.launch(
        executable_path=find_chromium(whole=True), args=list(FLAGS), ignore_default_args=off
    )
