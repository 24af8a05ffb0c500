"""Plain pages: read aloud by the device alone, leaflet, print, questions, steps; the first screen
of the home page.
"""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from .conftest import Open
from .house import House

STEPS = "rodice/prvni-dny.md"

#: A stand-in for the browser's voices that notes what it is asked to say and ends a sentence when
#: told to.
VOICES = """(voices) => {
  const spoken = []; let now = null;
  const synth = new EventTarget();
  Object.assign(synth, { getVoices: () => voices, speak: (utterance) => {
      spoken.push([utterance.text, utterance.voice.name]); now = utterance; },
    cancel: () => { const cut = now; now = null; cut?.onerror?.(); } });
  Object.defineProperty(window, "speechSynthesis", { value: synth });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  window.spoken = spoken; window.finish = () => { const ended = now; now = null; ended.onend(); };
}"""
LOCAL = {"name": "local", "lang": "cs-CZ", "localService": True}
REMOTE = {"name": "remote", "lang": "cs-CZ", "localService": False}
FOREIGN = {"name": "foreign", "lang": "en-GB", "localService": True}


def with_voices(page: Page, url: str, *voices: dict[str, object]) -> None:
    """Open a page in a browser with these voices."""
    page.add_init_script(f"({VOICES})({json.dumps(voices)})")
    page.goto(url)
    page.locator(".m-tools__print").wait_for()


def test_aloud_only_by_a_voice_of_the_device(house: House, open_page: Open) -> None:
    page = open_page()
    with_voices(page, house.url(STEPS), REMOTE, FOREIGN)
    assert page.locator(".m-tools__aloud").count() == 0, "a remote voice would send the text away"


def test_aloud_sentence_by_sentence(house: House, open_page: Open) -> None:
    page = open_page()
    with_voices(page, house.url(STEPS), REMOTE, LOCAL, FOREIGN)
    words = house.site.strings["cs"]
    button = page.locator(".m-tools__aloud")
    assert button.text_content() == words["aloud_read"]
    button.click()
    assert page.evaluate("spoken") == [["První dny", "local"]]
    page.evaluate("finish()")
    assert page.evaluate("spoken.at(-1)[0]").startswith("Nejdřív se zeptejte, kde dítě je")
    assert page.evaluate(
        "[...CSS.highlights.get('mosty-aloud')].map(String)[0] === spoken.at(-1)[0]"
    )
    button.click()
    assert button.text_content() == words["aloud_resume"]
    assert page.evaluate("CSS.highlights.has('mosty-aloud')") is False
    button.click()
    assert page.evaluate("spoken.at(-1)[0] === spoken.at(-2)[0]"), (
        "it goes on with the sentence that was cut off"
    )
    page.locator(".m-tools__stop").click()
    assert button.text_content() == words["aloud_read"]
    assert page.evaluate("document.activeElement.className").endswith("m-tools__aloud")
    button.click()
    for _ in range(500):
        if button.text_content() != words["aloud_pause"]:
            break
        page.evaluate("finish()")
    whole = [one[0] for one in page.evaluate("spoken")]
    assert button.text_content() == words["aloud_read"], "it ends with the page"
    assert not [one for one in whole if one.strip() == words["print"]]


def test_leaflet_print_and_steps(house: House, open_page: Open) -> None:
    for code in house.codes:
        page = open_page(house.url(STEPS, code))
        link = page.locator(".m-tools__leaflet")
        assert "letaky/vase-dite-zije-mimo-rodinu/" in (link.get_attribute("href") or "")
        assert page.locator(".m-tools__print").count() == 1
        assert page.locator(".m-step").count() == 7
        assert page.locator(".m-step h2").first.inner_text().split("\n")[0].startswith("1")
        assert page.locator(".m-step .m-provenance").count() == 0


def test_without_scripts_no_button_that_does_nothing(house: House, open_page: Open) -> None:
    page = open_page(house.url(STEPS), java_script_enabled=False)
    assert page.locator(".m-tools button").count() == 0
    assert page.locator(".m-tools__leaflet").is_visible()
    assert page.locator(".m-questions a").first.is_visible()


@pytest.mark.parametrize("code", ["cs", "en"])
def test_first_screen_of_home(house: House, open_page: Open, code: str) -> None:
    """The sentence, the search and the first door without scrolling, on a small phone."""
    page = open_page(house.home(code), width=360, height=640)
    page.evaluate("document.fonts.ready.then(() => true)")
    for part in (".m-hero__lead", ".m-hero__search", "#dvere + ul > li:first-child"):
        box = page.locator(part).bounding_box()
        assert box and box["y"] >= 0 and box["y"] + box["height"] <= 640, part


def test_news_are_for_professionals(house: House, open_page: Open) -> None:
    page = open_page(house.url("odbornici/index.md"))
    assert page.locator(".m-newest li").count() == len(house.site.news)
    page.goto(house.home("cs"))
    assert page.locator(".m-newest").count() == 0


def test_home_names_its_search_and_has_a_button(house: House, open_page: Open) -> None:
    page = open_page(house.home("cs"))
    assert page.locator(".m-hero .m-search__label").is_visible()
    page.get_by_role("combobox", name="Hledat na portálu").fill("soud")
    page.locator(".m-hero").get_by_role("button", name="Hledat", exact=True).click()
    page.wait_for_url(house.url("hledat/index.md"))


def test_a_term_on_a_family_page_opens_in_place(house: House, open_page: Open) -> None:
    """By touch and by keyboard; the way out is not covered, and the page stays where it is in the
    history.
    """
    for code in house.codes:
        page = open_page(house.url(STEPS, code), width=360, height=640, has_touch=True)
        term = page.locator("a.m-term").first
        note = term.locator("+ .m-term__note")
        before, steps = page.url, page.evaluate("history.length")
        term.tap()
        expect(note).to_be_visible()
        expect(term).to_have_attribute("aria-expanded", "true")
        bar, box = page.locator(".m-exit").bounding_box(), note.bounding_box()
        assert bar and box and box["y"] >= 0 and box["y"] + box["height"] <= bar["y"]
        page.locator("h1").tap()
        expect(note).to_be_hidden()
        term.focus()
        page.keyboard.press("Enter")
        expect(note).to_be_visible()
        page.keyboard.press("Tab")
        assert note.get_by_role("link").evaluate("link => link === document.activeElement")
        page.keyboard.press("Escape")
        expect(note).to_be_hidden()
        expect(term).to_have_attribute("aria-expanded", "false")
        assert (page.url, page.evaluate("history.length")) == (before, steps)
        page.context.close()


def test_a_term_without_scripts_leads_to_the_glossary(house: House, open_page: Open) -> None:
    page = open_page(house.url(STEPS), java_script_enabled=False)
    assert page.locator(".m-term__note").first.is_hidden()
    page.locator("a.m-term").first.click()
    page.wait_for_url("**/slovnik/#*")


def test_a_link_into_the_glossary_is_there_at_once(house: House, open_page: Open) -> None:
    """A link from another page or from the page itself jumps instead of scrolling through thousands
    of pixels.
    """
    page = open_page(reduced_motion="no-preference")
    page.add_init_script(
        "window.places = new Set(); addEventListener('scroll', () => places.add(scrollY))"
    )
    page.goto(house.url("slovnik/index.md") + "#zdvop")
    page.wait_for_function("() => scrollY > 5000")
    assert page.evaluate("places.size") <= 2
    page.goto(house.url("slovnik/index.md"))
    link = page.locator(".m-toc a").last
    link.scroll_into_view_if_needed()
    page.evaluate("places.clear()")  # the way to the link itself does not count
    link.click()
    page.wait_for_function("() => scrollY > 5000")
    assert page.evaluate("places.size") <= 2


RIGHTS = "rodice/moje-prava.md"


def test_where_a_sentence_of_law_is_written_opens_without_a_script(
    house: House, open_page: Open
) -> None:
    page = open_page(house.url(RIGHTS), java_script_enabled=False)
    fold = page.locator("details.m-law__ref").first
    where = fold.locator("a")
    assert not where.is_visible()
    fold.locator("summary").click()
    assert where.is_visible()


def test_paper_shows_where_a_sentence_of_law_is_written(house: House, open_page: Open) -> None:
    page = open_page(house.url(RIGHTS))
    page.emulate_media(media="print")
    fold = page.locator("details.m-law__ref").first
    assert fold.locator("a").is_visible() and not fold.locator("summary").is_visible()
    assert page.locator(".m-provenance__dates").is_visible()


def test_boxes_are_bullets_where_nothing_can_be_ticked(house: House, open_page: Open) -> None:
    page = open_page(house.url("rodice/co-muzu-udelat.md"), java_script_enabled=False)
    assert not page.locator(".task-list-item input").first.is_visible()
    page.emulate_media(media="print")
    assert page.locator(".task-list-item input").first.is_visible()


def test_the_sections_are_listed_once(house: House, open_page: Open) -> None:
    page = open_page(house.url(RIGHTS))
    assert page.locator(".m-questions, .m-toc").count() == 0
    page.goto(house.url("rodice/soud.md"))
    assert page.locator(".m-questions").count() == 1
