"""Pictures of the pages that a change touches, as they were and as they are:

    python -m tests.browser.before_after BASE FOLDER

BASE is a revision of git, built by its own program. FOLDER gets the pictures, ``index.html`` beside
them, and ``summary.md``, a few Czech lines for the summary of a pull request.
"""

from __future__ import annotations

import html
import io
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mosty.checking.git_changes import changed_files
from mosty.pipeline.server import server_for
from mosty.read.site import read_site
from playwright.sync_api import Browser, sync_playwright

from ..chromium import PROJECT, launch
from .house import copy_project

#: Pages that are drawn; of a change of the templates every page is touched.
MOST = 20
SIZES = {"360": (360, 740), "1280": (1280, 900)}
LONGEST = 4  # screens of a page that are kept
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


@dataclass(frozen=True)
class Touched:
    """A page that differs: its address below the root, its title, and where it is there."""

    address: str
    title: str
    before: bool
    after: bool

    @property
    def name(self) -> str:
        """What its pictures are called."""
        return self.address.strip("/").replace("/", ".") or "home"


def pages_of(folder: Path) -> dict[str, str]:
    """Address → HTML of every page of a built site that a reader opens. Of its head only the title
    counts: nobody sees the rest.
    """
    pages = {}
    for file in sorted(folder.rglob("index.html")):
        text = file.read_text(encoding="utf-8")
        title = _TITLE.search(text)
        shown = f"{title[0] if title else ''}{text[text.find('<body') :]}"
        pages[file.parent.relative_to(folder).as_posix().removeprefix(".") + "/"] = shown
    return pages


def touched(before: dict[str, str], after: dict[str, str], first: frozenset[str]) -> list[Touched]:
    """The pages whose HTML differs, those whose own file was changed first."""
    differing = [
        address for address in {**after, **before} if before.get(address) != after.get(address)
    ]
    differing.sort(key=lambda address: (address not in first, address))
    return [
        Touched(address, _title(after.get(address) or before[address]), address in before,
                address in after)
        for address in differing
    ]  # fmt: skip


def _title(page: str) -> str:
    match = _TITLE.search(page)
    return html.unescape(match[1].rpartition(" | ")[0] or match[1]).strip() if match else ""


def own_addresses(root: Path, files: frozenset[str]) -> frozenset[str]:
    """The addresses of the pages among changed files."""
    site, _ = read_site(root)
    assert site is not None
    return frozenset(
        f"/{site.config.locale(page.locale).prefix}{page.url}".replace("//", "/").lstrip("/") or "/"
        for page in site.pages.values()
        if page.file in files
    )


def lay_revision(base: str, folder: Path) -> Path:
    """The whole project as it was in a revision."""
    archive = subprocess.run(
        ["git", "-C", str(PROJECT), "archive", base], check=True, capture_output=True
    ).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(folder, filter="data")
    return folder


def built(root: Path, program: Path) -> Path:
    """The built site of a base, by the program in ``program``; raises ``SystemExit`` with what it
    says where it refuses.
    """
    environment = {**os.environ, "PYTHONPATH": str(program / "scripts")}
    done = subprocess.run(
        [sys.executable, "-m", "mosty.cli", "--root", str(root), "build"],
        env=environment, text=True, capture_output=True, check=False,
    )  # fmt: skip
    if not (root / "site").is_dir():
        raise SystemExit(done.stdout + done.stderr)
    return root / "site"


@contextmanager
def served(folder: Path, root: Path) -> Iterator[str]:
    """The origin of a built site."""
    site, _ = read_site(root)
    assert site is not None
    server = server_for(folder, site.config, "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{site.config.base}"
    finally:
        server.shutdown()
        server.server_close()


def draw(browser: Browser, url: str, size: str, file: Path) -> None:
    """One picture in a fresh profile."""
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    page.evaluate("document.fonts.ready.then(() => true)")
    tall = min(page.evaluate("document.documentElement.scrollHeight"), LONGEST * height)
    page.set_viewport_size({"width": width, "height": tall})
    page.screenshot(path=str(file))
    context.close()


def pictures(folder: Path, pages: list[Touched], origins: dict[str, str]) -> None:
    """Draw every page in both states; ``origins`` are those of ``before`` and ``after``."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for page in pages:
            for state, there in (("before", page.before), ("after", page.after)):
                for size in SIZES if there else ():
                    url = f"{origins[state]}/{page.address.lstrip('/')}"
                    draw(browser, url, size, folder / f"{page.name}-{size}-{state}.png")
        browser.close()


def beside(pages: list[Touched], more: int) -> str:
    """The page that shows the pictures beside each other."""
    parts = []
    for page in pages:
        parts.append(
            f"<h2>{html.escape(page.title)} <small>{html.escape(page.address)}</small></h2>"
        )
        for size in SIZES:
            for state, there, words in (
                ("before", page.before, "předtím"),
                ("after", page.after, "potom"),
            ):
                name = f"{page.name}-{size}-{state}.png"
                shown = f'<img src="{html.escape(name)}" alt="{words}">' if there else "<p>není</p>"
                parts.append(f"<figure><figcaption>{words}, {size} px</figcaption>{shown}</figure>")
    left = f"<p>Dalších změněných stránek: {more}.</p>" if more else ""
    style = "body{font-family:sans-serif}figure{display:inline-block;vertical-align:top;margin:8px}"
    return (
        f'<!doctype html><html lang="cs"><meta charset="utf-8"><title>Předtím a potom</title>'
        f"<style>{style} img{{max-width:46vw;border:1px solid}}</style>{''.join(parts)}{left}</html>"
    )


def summary(pages: list[Touched], more: int) -> str:
    """The Czech lines for the summary of a pull request."""
    if not pages:
        return "Žádná stránka webu se touto změnou nezmění.\n"
    states = {(True, True): "změněná", (False, True): "nová", (True, False): "zmizí"}
    lines = [
        f"- {page.title} (`{page.address}`): {states[page.before, page.after]}" for page in pages
    ]
    left = [f"- a další ({more})"] if more else []
    return "\n".join(
        ["### Stránky, které se touto změnou změní", "", *lines, *left, "",
         "Obrázky předtím a potom jsou v příloze běhu (`pictures`), otevřete v ní index.html.", ""]
    )  # fmt: skip


def main(base: str, folder: Path) -> None:
    """Build both, compare, draw."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        old, new = Path(temporary) / "before", Path(temporary) / "after"
        lay_revision(base, old)
        copy_project(new)
        sites = {"before": built(old, old), "after": built(new, PROJECT)}
        first = own_addresses(new, changed_files(PROJECT, base))
        every = touched(pages_of(sites["before"]), pages_of(sites["after"]), first)
        pages, more = every[:MOST], max(0, len(every) - MOST)
        with served(sites["before"], old) as before, served(sites["after"], new) as after:
            pictures(folder, pages, {"before": before, "after": after})
    (folder / "index.html").write_text(beside(pages, more), encoding="utf-8")
    (folder / "summary.md").write_text(summary(pages, more), encoding="utf-8")
    print(summary(pages, more))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], Path(sys.argv[2]))
