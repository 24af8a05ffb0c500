"""The pictures of the guides: ``python -m tests.guides.pictures`` (``make guides``) draws them.

What a terminal shows is an SVG of what the command prints, so a test draws it again and compares.
What a browser shows is a photograph of the small base; ``seen.yml`` keeps the words on it, which a
test reads again from the page.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from mosty import cli
from PIL import Image
from playwright.sync_api import Browser, Locator, sync_playwright

from ..chromium import launch
from ..conftest import TODAY, Base, copy_base
from .terminal import drawing

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "assets" / "guides"
SEEN = Path(__file__).with_name("seen.yml")
LANGUAGES = ("cs", "en")
PAGE, OTHER = "docs/cs/praxe/kavarna.md", "docs/en/praxe/kavarna.md"


@dataclass(frozen=True)
class Terminal:
    """What somebody got wrong on the small base, and the command that says so."""

    command: tuple[str, ...]
    mistakes: tuple[tuple[str, str, str], ...]
    """File, what stood there, what stands there now."""
    titles: tuple[str, str]
    """What the drawing shows, in both languages."""


TERMINALS = {
    "check": Terminal(
        ("check", "docs/cs/praxe"),
        (
            (PAGE, "orp: [decin]", "orp: [decinn]"),
            (PAGE, "Kdo kavárnu pořádá.", "Kdo ji pořádá. Odvolání podejte do 15 dnů, tel. 603 123 456."),
        ),
        ("mosty check hlásí chyby na stránce", "mosty check reports mistakes on a page"),
    ),
    "translation": Terminal(
        ("check", "docs/en/praxe"),
        (
            (PAGE, "do 3 dnů", "do 5 dnů"),
            (OTHER, "The café answers [[finding:1]] and replies", "[[finding:1]]: replies"),
        ),
        ("mosty check hlásí zastaralý překlad", "mosty check reports a stale translation"),
    ),
}  # fmt: skip
#: Colours of a photograph: text on plain ground needs no more.
PALETTE = 48
#: Words that the small base has no need of elsewhere.
LABELS = """
evidence:
  1: {cs: popsali ji lidé z praxe, en: described by practitioners}

transferability:
  not_stated: {cs: v prameni neuvedeno, en: not stated in the source}
"""
REPOSITORY = "https://repository.example/mosty"


@dataclass(frozen=True)
class Photograph:
    """A part of a page, as a telephone that is turned shows it."""

    name: str
    selector: str
    """What the words are read from."""
    alone: bool = True
    """Whether this alone is on the picture; otherwise the page around it, too."""
    opened: str = ""
    """What is clicked before: a fold that opens."""

    def of(self, browser: Browser, address: str) -> tuple[bytes, str]:
        """The picture, and the words that are on it."""
        context = browser.new_context(
            viewport={"width": 480, "height": 640}, device_scale_factor=1.5
        )
        page = context.new_page()
        page.goto(address, wait_until="load")
        page.evaluate("document.fonts.ready.then(() => true)")
        if self.opened:
            page.locator(self.opened).first.click()
            page.evaluate("scrollTo(0, 0)")
        part: Locator = page.locator(self.selector).first
        words = " ".join(part.inner_text().split())
        picture = part.screenshot() if self.alone else page.screenshot()
        context.close()
        return picture, words


PHOTOGRAPHS = (
    Photograph("preview", ".mosty-bar", alone=False, opened=".mosty-bar summary"),
    Photograph("edit", ".m-provenance"),
)


def reported(terminal: Terminal, lang: str) -> str:
    """The command and what it prints about the mistakes."""
    with tempfile.TemporaryDirectory() as folder, no_dictionary():
        base = Base(copy_base(Path(folder) / "base"))
        for mistake in terminal.mistakes:
            base.edit(*mistake)
        out = io.StringIO()
        speak = ["--today", TODAY, "--lang", lang]
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            cli.main(["--root", str(base.root), *terminal.command, *speak])
    shown = " ".join(["mosty", *terminal.command, *(["--lang en"] if lang == "en" else [])])
    return f"$ {shown}\n{out.getvalue()}"


@contextlib.contextmanager
def no_dictionary() -> Iterator[None]:
    """Spelling depends on what a machine has, a picture must not."""
    before = os.environ.get("MOSTY_DICTIONARIES")
    os.environ["MOSTY_DICTIONARIES"] = "none"
    try:
        yield
    finally:
        if before is None:
            del os.environ["MOSTY_DICTIONARIES"]
        else:
            os.environ["MOSTY_DICTIONARIES"] = before


def terminals() -> dict[str, str]:
    """File name → SVG of every terminal."""
    return {
        f"{name}.{lang}.svg": drawing(reported(terminal, lang), about)
        for name, terminal in TERMINALS.items()
        for lang, about in zip(LANGUAGES, terminal.titles, strict=True)
    }


@contextlib.contextmanager
def served_preview(folder: Path) -> Iterator[str]:
    """The address of ``mosty serve`` on the small base with mistakes that do not stop it."""
    base = Base(copy_base(folder))
    shutil.copytree(ROOT / "docs/assets", base.root / "docs/assets", dirs_exist_ok=True)
    base.edit(PAGE, "Kdo kavárnu pořádá.", "Kdo kavárnu pořádá. Víc [tady](#neni).")
    base.edit(OTHER, "within 3 days", "within 5 days")
    base.write("docs/data/taxonomy.yml", base.read("docs/data/taxonomy.yml") + LABELS)
    base.edit(
        "mkdocs.yml",
        "  generator: false",
        f"  generator: false\n  mosty: {{repository: {REPOSITORY}}}",
    )
    with no_dictionary():
        process = base.start("serve", "--port", "0", "--once")
    try:
        assert process.stdout is not None
        address = next(filter(None, (re.search(r"http://\S+/", line) for line in process.stdout)))
        yield address[0]
    finally:
        process.kill()
        process.wait()


def photographs(browser: Browser) -> Iterator[tuple[str, bytes, str]]:
    """Name, picture and words of every photograph, in both languages."""
    with tempfile.TemporaryDirectory() as folder, served_preview(Path(folder) / "base") as address:
        for photograph in PHOTOGRAPHS:
            for lang, prefix in (("cs", ""), ("en", "en/")):
                picture, words = photograph.of(browser, f"{address}{prefix}praxe/kavarna/")
                yield f"{photograph.name}.{lang}.png", picture, words


def packed(picture: bytes) -> bytes:
    """The picture with few colours, a quarter of the size."""
    out = io.BytesIO()
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.quantize(PALETTE, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def main() -> None:
    """Draw them all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, svg in terminals().items():
        (FOLDER / name).write_text(svg, encoding="utf-8")
    seen = {}
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for name, picture, words in photographs(browser):
            (FOLDER / name).write_bytes(packed(picture))
            seen[name] = words
        browser.close()
    note = "# The words on the photographs of the guides, written by `make guides`.\n"
    SEEN.write_text(note + yaml.safe_dump(seen, allow_unicode=True, width=110), encoding="utf-8")


if __name__ == "__main__":
    main()
