"""Saving pages on the device: only when asked, never a parents' page, whole or not at all, dated,
really removed.
"""

from __future__ import annotations

import functools
import json
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from mosty.model.menu import SAVED
from mosty.pipeline.server import server_for
from mosty.pipeline.stages import languages_of
from mosty.publish import offline
from playwright.sync_api import Error, Page, expect

from .conftest import Open
from .house import TODAY, House
from .test_accessibility import violations

#: Practices, regions and passages of results that a test of saving can do without.
MANY = ("text-*", "ustecky", "setkavani-*", "mezirezortni-*", "komunitni-*", "kontroly")
STATUS, BODY = ".m-offline__status", ".m-offline"
KEPT = """async () => {
    const urls = [];
    for (const name of await caches.keys()) {
        for (const one of await (await caches.open(name)).keys()) urls.push(one.url);
    }
    const scopes = (await navigator.serviceWorker.getRegistrations()).map(one => one.scope);
    return { names: await caches.keys(), urls, scopes };
}"""


@dataclass
class Line:
    """A server of a site of its own, whose line can be cut and whose files can change."""

    folder: Path
    house: House
    broken: set[str] = field(default_factory=set)
    requests: list[str] = field(default_factory=list)
    server: Any = None
    port: int = 0

    def start(self) -> None:
        """Serve, on the same port as before."""
        line = self
        self.server = server_for(self.folder, self.house.site.config, "127.0.0.1", self.port)
        bound = self.server.RequestHandlerClass.func

        class Handler(bound):  # type: ignore[misc, valid-type]
            def send_head(self) -> Any:
                line.requests.append(self.path)
                if self.path in line.broken:
                    self.close_connection = True
                    self.connection.close()
                    return None
                return super().send_head()

        self.server.RequestHandlerClass = functools.partial(Handler, directory=str(self.folder))
        self.port = self.server.server_address[1]
        threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()

    def cut(self) -> None:
        """Stop the server."""
        self.server.shutdown()
        self.server.server_close()

    def url(self, address: str = "") -> str:
        """An address below the site's root."""
        return f"http://127.0.0.1:{self.port}{self.house.site.config.base}/{address}"

    def change(self, file: str, old: str, new: str) -> None:
        """Publish a changed file, and new lists of what can be saved."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        self.publish()

    def publish(self) -> None:
        """Make new lists of what can be saved."""
        site = self.house.site
        made = offline.files(self.folder, languages_of(site), site.config.base, "2026-12-01")
        for name, content in made.items():
            (self.folder / name).write_bytes(content)


@pytest.fixture
def line(house: House, tmp_path: Path) -> Iterator[Line]:
    """A copy of the built site, with only a few of its many practices, on a server of its own."""
    folder = tmp_path / "site"
    shutil.copytree(house.folder, folder, ignore=shutil.ignore_patterns("*.zip", *MANY))
    line = Line(folder, house)
    line.publish()
    line.start()
    yield line
    line.cut()


def saved(page: Page, line: Line, locale: str = "cs", pdf: bool = False) -> None:
    """Save the pages of a language as a reader does."""
    page.goto(line.url(f"{'' if locale == 'cs' else 'en/'}odbornici/offline/"))
    button = page.locator(f"{BODY} button").first
    button.wait_for()
    if pdf:
        page.locator(f"{BODY} input[type=checkbox]").nth(1).check()
    button.click()
    expect(page.locator(STATUS)).to_contain_text(
        "Hotovo" if locale == "cs" else "Done", timeout=60_000
    )


def listed(line: Line, locale: str = "cs") -> dict[str, Any]:
    """The list of files to save that the build made for a language."""
    contents: dict[str, Any] = json.loads(
        (line.folder / f"offline/{locale}.json").read_text(encoding="utf-8")
    )
    return contents


def reached(page: Page, url: str) -> bool:
    """Whether a page opens."""
    try:
        page.goto(url)
    except Error:
        return False
    return True


def test_the_lists_hold_no_parents_page(house: House, annex: House) -> None:
    for portal in (house, annex):
        for locale in portal.site.config.locales:
            contents = json.loads(
                (portal.folder / f"offline/{locale.code}.json").read_text(encoding="utf-8")
            )
            addresses = {row[0] for part in contents["parts"].values() for row in part["files"]}
            for page in portal.site.paths(locale.code):
                address = f"{locale.prefix}{page.url}"
                if page.kind == "parents" or page.path in ("index.md", "pomoc/index.md"):
                    assert address not in addresses
                    assert not any(address.startswith(scope) for scope in contents["scopes"]), (
                        address
                    )
                elif page.path.split("/")[0] in SAVED:
                    assert address in addresses
            for address, size, _ in (
                row for part in contents["parts"].values() for row in part["files"]
            ):
                path = portal.folder / address
                assert (path / "index.html" if path.is_dir() else path).stat().st_size == size


def test_saved_and_read_with_the_server_gone(line: Line, open_page: Open) -> None:
    page = open_page()
    page.goto(line.url("odbornici/offline/"))
    button = page.get_by_role("button", name="Uložit do zařízení")
    size = listed(line)["parts"]["pages"]["bytes"] / 1e6
    expect(button).to_contain_text(f"{size:.1f}".replace(".", ",") + "\xa0MB")  # told beforehand
    assert page.evaluate(KEPT) == {"names": [], "urls": [], "scopes": []}
    saved(page, line)
    kept = page.evaluate(KEPT)
    assert sorted(kept["scopes"]) == sorted(line.url(f"{one}/") for one in SAVED)
    parents = [one for one in line.house.site.paths("cs") if one.kind == "parents"]
    assert (
        not {line.url(one.url) for one in parents} & set(kept["urls"])
        and line.url() not in kept["urls"]
    )

    page.goto(line.url("metodika/prvni-dny/"))
    assert page.locator("[data-mosty-saved]").is_hidden()  # online it is the site itself
    line.cut()
    page.goto(line.url("metodika/prvni-dny/"))
    note = page.locator("[data-mosty-saved]")
    expect(note).to_contain_text(f"{TODAY.day}.\xa0{TODAY.month}.\xa0{TODAY.year}")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Source Sans 3"')
    note.get_by_role("link").click()
    expect(page.locator(STATUS)).to_contain_text("Jste bez připojení")
    page.goto(line.url("hledat/"))
    page.locator("#m-search-page-input").fill("případová konference")
    page.locator(".m-results__item a").first.wait_for()
    page.goto(line.url("praxe/neni-tu/"))
    assert page.url.endswith("odbornici/offline/#neulozeno")
    for never in (*(one.url for one in parents[:4]), "", "pomoc/", "blizci/"):
        assert not reached(page, line.url(never)), never
    line.start()


def test_offline_and_back(line: Line, open_page: Open) -> None:
    page = open_page()
    saved(page, line, "en", pdf=True)
    page.context.set_offline(True)
    page.goto(line.url("en/pravo/"))
    expect(page.locator("[data-mosty-saved]")).to_contain_text(f"{TODAY.day}\xa0{TODAY:%B %Y}")
    leaflet = next(
        row[0] for row in listed(line, "en")["parts"]["pdf"]["files"] if "letaky" in row[0]
    )
    start = page.evaluate(
        "async url => (await (await fetch(url)).text()).slice(0, 5)", line.url(leaflet)
    )
    assert start == "%PDF-"
    assert not reached(page, line.url("praxe/")), "Czech was not saved"
    page.context.set_offline(False)
    page.goto(line.url("en/pravo/"))
    assert page.locator("[data-mosty-saved]").is_hidden()


def test_parents_pages_are_never_controlled(line: Line, open_page: Open) -> None:
    page = open_page()
    saved(page, line)
    for url in [""] + [
        source.url for source in line.house.site.paths("cs") if source.kind == "parents"
    ]:
        page.goto(line.url(url))
        assert page.evaluate("navigator.serviceWorker.controller === null"), url
        assert not page.locator("link[rel=manifest]").count(), url
    page.goto(line.url("praxe/"))
    assert page.evaluate("navigator.serviceWorker.controller !== null")


def test_old_law_warns_by_the_clock_of_the_device(line: Line, open_page: Open) -> None:
    path = line.folder / "metodika/prvni-dny/index.html"
    day = path.read_text(encoding="utf-8").split('data-mosty-review="')[1][:10]
    page = open_page()
    page.clock.set_fixed_time(f"{day}T23:00:00")
    page.goto(line.url("metodika/prvni-dny/"))
    warning = page.locator("[data-mosty-review]")
    assert warning.is_hidden(), "on the day itself nothing is late"
    page.clock.set_fixed_time(f"{int(day[:4]) + 1}{day[4:]}T12:00:00")
    page.reload()
    expect(warning).to_be_visible()
    # The copy on the device, with a day of review that has passed on this machine, and without the
    # page's own script.
    line.change(
        "metodika/prvni-dny/index.html",
        f'data-mosty-review="{day}"',
        'data-mosty-review="2020-02-01"',
    )
    line.change("metodika/prvni-dny/index.html", "assets/js/site.js", "assets/js/none.js")
    page = open_page()
    saved(page, line)
    line.cut()
    page.goto(line.url("metodika/prvni-dny/"))
    expect(page.locator("[data-mosty-review]")).to_be_visible()
    expect(page.locator("[data-mosty-saved]")).to_be_visible()
    line.start()


def test_an_update_is_told_takes_only_what_changed_and_breaks_off_harmlessly(
    line: Line, open_page: Open
) -> None:
    page = open_page()
    saved(page, line)
    old = page.evaluate(KEPT)["names"]
    line.change("slovnik/index.html", "<h1>", "<h1>Nový ")
    line.change("analyza/index.html", "<h1>", "<h1>Nová ")
    page.goto(line.url("metodika/"))
    expect(page.locator("[data-mosty-saved]")).to_contain_text("Vyšla nová verze")
    page.locator("[data-mosty-saved] a").click()
    expect(page.locator(STATUS)).to_contain_text("Vyšla nová verze ze dne 1. 12. 2026")
    # One of the two files does not come: the old pages stand.
    line.broken.add("/slovnik/")
    page.get_by_role("button", name="Aktualizovat").click()
    expect(page.locator(STATUS)).to_contain_text("Stahování se přerušilo")
    expect(page.locator(STATUS)).to_contain_text("nedokončeného stahování")
    line.cut()
    page.goto(line.url("analyza/"))
    assert not page.locator("h1").inner_text().startswith("Nov")
    line.start()
    line.broken.clear()
    page.goto(line.url("odbornici/offline/"))
    line.requests.clear()
    page.get_by_role("button", name="Aktualizovat").click()
    expect(page.locator(STATUS)).to_contain_text("Hotovo")
    fetched = [
        path for path in line.requests if path.split("/")[1] in SAVED and "offline" not in path
    ]
    assert "/slovnik/" in fetched and set(fetched) <= {"/slovnik/", "/analyza/"}, "only what is new"
    kept = page.evaluate(KEPT)["names"]
    assert len(kept) == len(old) and kept != old
    line.cut()
    for address in ("slovnik/", "analyza/"):
        page.goto(line.url(address))
        assert page.locator("h1").inner_text().startswith("Nov")
    line.start()


def test_a_file_that_is_not_what_the_list_says(line: Line, open_page: Open) -> None:
    (line.folder / "slovnik/index.html").write_text(
        "<!doctype html><title>proxy</title>Přihlaste se k Wi-Fi"
    )
    page = open_page(line.url("odbornici/offline/"))
    page.get_by_role("button", name="Uložit").click()
    expect(page.locator(STATUS)).to_contain_text("Portál se mezitím změnil")
    assert page.evaluate(KEPT) == {"names": [], "urls": [], "scopes": []}


def test_stopped_and_gone_on(line: Line, open_page: Open) -> None:
    page = open_page(line.url("odbornici/offline/"), bypass_csp=True)
    page.evaluate("""() => { // a slow line
        const real = window.fetch;
        window.fetch = async (...args) => { await new Promise(go => setTimeout(go, 40)); return real(...args); };
    }""")
    page.get_by_role("button", name="Uložit").click()
    page.wait_for_function("() => document.querySelector('progress')?.value > 100000")
    page.get_by_role("button", name="Přerušit").click()
    expect(page.locator(STATUS)).to_contain_text("Přerušeno")
    assert page.evaluate(KEPT)["scopes"] == []
    line.requests.clear()
    page.get_by_role("button", name="Uložit").click()
    expect(page.locator(STATUS)).to_contain_text("Hotovo", timeout=60_000)
    every = {row[0] for row in listed(line)["parts"]["pages"]["files"]}
    assert 0 < len({path.lstrip("/") for path in line.requests} & every) < len(every) - 3


@pytest.mark.parametrize("estimated", [True, False], ids=["told beforehand", "while saving"])
def test_no_room(line: Line, open_page: Open, estimated: bool) -> None:
    page = open_page()
    if not estimated:
        page.add_init_script("delete StorageManager.prototype.estimate")
    page.goto(line.url("odbornici/offline/"))
    session = page.context.new_cdp_session(page)
    session.send(
        "Storage.overrideQuotaForOrigin", {"origin": line.url().rstrip("/"), "quotaSize": 300_000}
    )
    page.get_by_role("button", name="Uložit").click()
    expect(page.locator(STATUS)).to_contain_text("není dost místa", timeout=30_000)
    assert page.evaluate(KEPT) == {"names": [], "urls": [], "scopes": []}


def test_removed_is_gone(line: Line, open_page: Open) -> None:
    page = open_page()
    saved(page, line)
    saved(page, line, "en")
    page.evaluate("caches.open('somebody else')")
    page.get_by_role("button", name="Remove").click()
    expect(page.locator(STATUS)).to_contain_text("gone from this device")
    assert page.evaluate(KEPT) == {"names": ["somebody else"], "urls": [], "scopes": []}
    line.cut()
    assert not reached(page, line.url("en/praxe/"))
    line.start()


def test_under_a_prefix(annex: House, tmp_path: Path, open_page: Open) -> None:
    shutil.copytree(
        annex.folder, tmp_path / "site", ignore=shutil.ignore_patterns("*.zip", "*.pdf")
    )
    line = Line(tmp_path / "site", annex)
    line.start()
    page = open_page()
    saved(page, line)
    assert all(scope.startswith(line.url()) for scope in page.evaluate(KEPT)["scopes"])
    line.cut()
    page.goto(line.url("praxe/"))
    expect(page.locator("[data-mosty-saved]")).to_be_visible()
    assert not reached(page, line.url("rodice/"))
    page = page.context.new_page()
    line.start()
    page.goto(line.url("odbornici/offline/"))
    page.get_by_role("button", name="Odstranit").click()
    expect(page.locator(STATUS)).to_contain_text("je z tohoto zařízení pryč")
    assert page.evaluate(KEPT)["names"] == []
    line.cut()


def test_axe_while_saving_and_saved(line: Line, open_page: Open) -> None:
    page = open_page(bypass_csp=True, width=360, height=740)
    page.goto(line.url("odbornici/offline/"))
    page.get_by_role("button", name="Uložit").wait_for()
    assert not violations(page)
    saved(page, line)
    assert not violations(page)
    page.goto(line.url("praxe/"))
    page.evaluate("document.querySelectorAll('.m-notice').forEach(one => { one.hidden = false; })")
    assert not violations(page, "main")


def test_without_scripts_it_says_what_is_needed(house: House, open_page: Open) -> None:
    page = open_page(house.url("odbornici/offline.md"), java_script_enabled=False)
    expect(page.locator(BODY)).to_contain_text("potřebuje JavaScript")


def test_an_app_of_it_can_be_made(house: House, open_page: Open) -> None:
    page = open_page()
    for code in house.codes:
        page.goto(house.url("odbornici/index.md", code))
        session = page.context.new_cdp_session(page)
        answer = session.send("Page.getAppManifest")
        assert answer["errors"] == []
        manifest = json.loads(answer["data"])
        assert manifest["lang"] == code
        faults = {
            error["errorId"]
            for error in session.send("Page.getInstallabilityErrors")["installabilityErrors"]
        }
        assert faults <= {"in-incognito"}, "every profile of a test is a private window"
        for address in (manifest["start_url"], *(icon["src"] for icon in manifest["icons"])):
            assert page.evaluate("async url => (await fetch(url)).status", address) == 200
