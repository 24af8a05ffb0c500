"""The bar of ``mosty serve`` in a real Chromium: problems of the page, a stopped build, a build
after the mend.
"""

from __future__ import annotations

import os
import queue
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from mosty.model.problem import Span, problem
from mosty.model.work import PREVIEW
from mosty.pipeline.preview import MOST, Preview
from playwright.sync_api import Browser, Page, expect

from ..conftest import Base, copy_base
from .base import ROOT
from .test_serve import free_port

PAGE = "docs/cs/praxe/kavarna.md"
FRONT = "---\ntitle: {}\ndescription: {}\n"
NUMBER = "736028/5163"


class Preview_:
    """A running ``mosty serve`` on a base of its own, and its output so far."""

    def __init__(self, base: Base) -> None:
        self.base = base
        self.process = base.start("serve", "--port", str(free_port()))
        self.output: queue.Queue[str] = queue.Queue()
        for stream in (self.process.stdout, self.process.stderr):
            assert stream is not None
            threading.Thread(
                target=lambda stream=stream: [self.output.put(line) for line in stream], daemon=True
            ).start()
        self.lines: list[str] = []
        self.address = self.wait(r"http://127\.0\.0\.1:\d+/")

    def wait(self, pattern: str) -> str:
        """Return the first match of the pattern in the output from now on."""
        while True:
            line = self.output.get(timeout=60)
            self.lines.append(line)
            match = re.search(pattern, line)
            if match:
                return match[0]


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview_]:
    base = Base(copy_base(tmp_path_factory.mktemp("preview") / "base"))
    shutil.copytree(ROOT / "docs/assets", base.root / "docs/assets", dirs_exist_ok=True)
    base.write(
        "docs/cs/kontroly.md",
        FRONT.format("Kontroly", "Co hlásíme.") + "kind: site\n---\n\n[[checks]]\n",
    )
    base.write(
        "docs/en/kontroly.md",
        FRONT.format("Checks", "What we say.") + "translated_from: pending\n---\n\n[[checks]]\n",
    )
    base.edit(PAGE, "Kdo kavárnu pořádá.", "Kdo kavárnu pořádá, [sem](#neni).")
    running = Preview_(base)
    yield running
    running.process.kill()
    running.process.wait()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    made = context.new_page()
    made.set_default_timeout(30_000)
    yield made
    context.close()


def shot(page: Page, name: str) -> None:
    """Save a picture to look at, if ``MOSTY_SHOTS=DIR`` is set."""
    folder = os.environ.get("MOSTY_SHOTS")
    if folder:
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.screenshot(path=str(Path(folder) / f"{name}-{width}.png"))
        page.set_viewport_size({"width": 1280, "height": 900})


def accessible(page: Page) -> None:
    """axe finds nothing wrong at either width, and nothing scrolls sideways."""
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_bar_tells_the_problems_of_its_page(preview: Preview_, page: Page) -> None:
    wrong: list[str] = []
    page.on("console", lambda one: wrong.append(one.text) if one.type == "error" else None)
    page.goto(f"{preview.address}praxe/kavarna/")
    bar = page.locator(".mosty-bar")
    expect(bar.get_by_role("status")).to_contain_text("Problémy této stránky: ")
    item = bar.locator("li", has_text="LNK002")
    expect(item).to_be_hidden()
    bar.locator("summary").click()
    expect(item).to_contain_text("upozornění LNK002 Na stránce")
    expect(item).to_contain_text(f"{PAGE}:")
    accessible(page)
    shot(page, "bar-open")
    item.get_by_role("link", name="Víc o LNK002").click()
    expect(page.locator("h1")).to_contain_text("LNK002: ")
    accessible(page)
    expect(bar.get_by_role("status")).to_contain_text("Stránka je bez problémů. Jinde: ")
    assert wrong == []


def test_the_bar_speaks_the_language_of_the_page(preview: Preview_, page: Page) -> None:
    page.goto(f"{preview.address}en/praxe/kavarna/")
    bar = page.locator(".mosty-bar")
    expect(bar.get_by_role("status")).to_contain_text("of this page: ")
    expect(bar).to_have_attribute("lang", "en")
    expect(bar.locator("li").first).to_contain_text("warning TRN")
    assert bar.locator("a").first.get_attribute("href", timeout=5000).startswith("/en/kontroly/")  # type: ignore[union-attr]


def test_a_stopped_build_is_said_and_a_mended_one_is_shown(preview: Preview_, page: Page) -> None:
    base = preview.base
    page.goto(f"{preview.address}praxe/kavarna/")
    bar = page.locator(".mosty-bar")
    bar.locator("summary").click()
    base.edit(PAGE, "## Co pramen neuvádí", f"Matka {NUMBER}.\n\n## Co pramen neuvádí")
    expect(bar.get_by_role("status")).to_contain_text("Web se nesestavil", timeout=60_000)
    expect(bar.locator("li").first).to_contain_text("chyba PRV001")
    assert NUMBER not in page.content() and "Matka" not in page.locator("article").inner_text()
    preview.wait("PRV001")
    preview.wait("Nezveřejněno nic")
    accessible(page)
    shot(page, "bar-stopped")
    base.edit(PAGE, f"Matka {NUMBER}.", "Přišla i matka.")
    expect(page.locator("article")).to_contain_text("Přišla i matka.", timeout=60_000)
    expect(bar.locator("details")).to_have_attribute("open", "")
    expect(bar.get_by_role("status")).to_contain_text("Problémy této stránky: ")


def test_a_missing_page_has_the_bar_too(preview: Preview_, page: Page) -> None:
    page.goto(f"{preview.address}neni/tu/")
    expect(page.locator(".mosty-bar").get_by_role("status")).to_contain_text("Jinde: ")


def test_nothing_of_the_preview_is_published(preview: Preview_) -> None:
    assert not (preview.base.root / "site").exists(), "only a build makes what is uploaded"
    for path in (preview.base.root / PREVIEW).rglob("*"):
        if path.is_file():
            assert b"_mosty" not in path.read_bytes() and b"mosty-bar" not in path.read_bytes(), (
                path
            )


def test_a_first_build_that_is_stopped_is_previewed_too(base: Base, page: Page) -> None:
    base.edit(PAGE, "Kdo kavárnu", f"{NUMBER} Kdo kavárnu")
    running = Preview_(base)
    try:
        page.goto(running.address)
        bar = page.locator(".mosty-bar")
        expect(bar.get_by_role("status")).to_contain_text("Web se nesestavil.")
        bar.locator("summary").click()
        expect(bar.locator("li").first).to_contain_text("PRV001")
        accessible(page)
        base.edit(PAGE, f"{NUMBER} ", "")
        expect(page.locator("main")).to_contain_text("Vítejte", timeout=60_000)
    finally:
        running.process.kill()
        running.process.wait()


def test_thousands_of_problems_are_counted_not_sent() -> None:
    preview = Preview()
    preview.end(
        None, [problem("LNK001", Span("docs/cs/a.md", n + 1)) for n in range(5000)], published=False
    )
    state = preview.state("/a/", "cs")
    assert (
        len(state["problems"]) == MOST
        and state["more"] == 5000 - MOST
        and state["stopping"] == 5000
    )
    assert len(preview.answer("/_mosty/state.json?page=/a/&lang=xx")[1]) < 30_000  # type: ignore[index]
    assert preview.answer("/_mosty/../mkdocs.yml") is None


def test_the_command_ends_where_there_is_no_configuration(base: Base) -> None:
    (base.root / "mkdocs.yml").unlink()
    process = base.start("serve")
    try:
        assert process.wait(timeout=60) == 1
    except subprocess.TimeoutExpired:  # pragma: no cover
        process.kill()
        raise
