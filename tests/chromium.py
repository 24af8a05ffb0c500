"""The one Chromium of all browser tests: found, never skipped."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, Playwright

PROJECT = Path(__file__).resolve().parents[1]
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--disable-dev-shm-usage",
)  # fmt: skip
CANDIDATES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def find_chromium() -> str:
    """The browser that ``scripts/browser.sh`` noted, else CHROMIUM, else one on the PATH. Raises ``RuntimeError``."""
    note = PROJECT / ".venv" / "chromium"
    noted = note.read_text(encoding="utf-8").strip() if note.is_file() else None
    for candidate in (noted, os.environ.get("CHROMIUM"), *map(shutil.which, CANDIDATES)):
        if candidate and os.access(candidate, os.X_OK):
            return candidate
    raise RuntimeError(
        "The browser tests need a Chromium and found none. Run `bash scripts/browser.sh .venv`, "
        "or name one that you have: CHROMIUM=/path/to/chromium"
    )


def launch(playwright: Playwright) -> Browser:
    """A headless Chromium that talks to nobody by itself."""
    return playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))


def launch_with_memory(kind: BrowserType) -> Browser:
    """The same, but Back shows a page as it was left: every browser does, only Playwright switches it off."""
    off = ["--disable-back-forward-cache"]
    return kind.launch(executable_path=find_chromium(), args=list(FLAGS), ignore_default_args=off)
