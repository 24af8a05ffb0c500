"""What professionals do on pages of the methodology: read one role at a time, tick a checklist,
print both.
"""

from __future__ import annotations

from .conftest import Open, requested_by
from .house import House

PHASE = "metodika/prvni-dny.md"


def test_roles_are_tabs_by_keyboard_and_by_address(house: House, open_page: Open) -> None:
    for code in house.codes:
        page = open_page(house.url(PHASE, code))
        tabs = page.get_by_role("tab")
        tabs.first.wait_for()
        assert tabs.count() >= 8 and page.locator("[role=tabpanel]:visible").count() == 1
        tabs.first.focus()
        page.keyboard.press("ArrowLeft")
        assert tabs.last.get_attribute("aria-selected") == "true", "the arrows go round"
        page.keyboard.press("Home")
        assert page.evaluate("document.activeElement.getAttribute('aria-selected')") == "true"
        assert page.locator("[role=tab][tabindex='0']").count() == 1
        page.goto(house.url(PHASE, code) + "#kdo-sas")
        assert page.locator("[role=tabpanel]:visible").get_attribute("id") == "kdo-sas"
        assert page.get_by_role("tabpanel").get_by_role("link").count() == 2  # steps 5 and 6
        page.context.close()


def test_all_roles_are_read_on_paper_and_without_a_script(house: House, open_page: Open) -> None:
    page = open_page(house.url(PHASE), java_script_enabled=False)
    assert page.locator("h3[id^=kdo-]:visible").count() >= 8
    assert page.get_by_role("checkbox").count() == 0, "without a script the boxes are drawings"
    page = open_page(house.url(PHASE))
    page.get_by_role("tab").first.wait_for()
    page.emulate_media(media="print")
    assert page.locator(".m-roles__name:visible").count() >= 8
    assert (
        not page.locator(".m-checks, .m-roles__tabs, .m-where__line").filter(visible=True).count()
    )


def test_side_notes_stand_in_the_margin_or_below_their_paragraph(
    house: House, open_page: Open
) -> None:
    boxes = """() => [...document.querySelectorAll('.m-note, li > .m-law:only-child .m-law__ref')]
        .filter(note => note.checkVisibility()).map(note => {
        const own = note.getBoundingClientRect(), text = note.closest('p, li').getBoundingClientRect();
        return { own, text, fields: document.querySelector('.m-facts--page').getBoundingClientRect() };
    })"""
    page = open_page(house.url(PHASE), width=1280)
    notes = page.evaluate(boxes)
    assert len(notes) > 8
    below = notes[0]["fields"]["bottom"]
    for note in notes:
        assert note["own"]["left"] > note["text"]["right"] and note["own"]["right"] <= 1280
        assert note["own"]["top"] >= below, "fields and notes one below another"
        below = note["own"]["bottom"]
    names = page.locator(".m-note--again")
    assert names.count() and names.first.is_visible()
    page.set_viewport_size({"width": 360, "height": 740})
    assert names.first.is_hidden(), "in the text it would say nothing new"
    for note in page.evaluate(boxes):
        assert (
            note["own"]["left"] >= note["text"]["left"]
            and note["own"]["right"] <= note["text"]["right"] + 1
        )


def test_ticks_are_kept_only_when_asked_for_and_can_be_taken_back(
    house: House, open_page: Open
) -> None:
    kept = "Object.keys(localStorage).length"
    for code in house.codes:
        page = open_page(house.url(PHASE, code))
        box = page.locator(".task-list").get_by_role("checkbox").nth(1)
        name = box.locator("xpath=..").inner_text().strip()
        page.locator(".task-list").get_by_label(name).check()
        assert page.evaluate(kept) == 0
        page.reload()
        keep = page.locator(".m-checks").get_by_role("checkbox")
        assert not box.is_checked() and not keep.is_checked()
        box.focus()
        page.keyboard.press("Space")
        keep.check()
        assert page.evaluate(kept) == 1
        page.reload()
        assert box.is_checked() and keep.is_checked()
        keep.uncheck()
        assert page.evaluate(kept) == 0 and box.is_checked()
        page.locator(".m-checks button").last.click()
        assert not box.is_checked()
        page.context.close()


def test_no_checklist_script_where_there_is_no_checklist(house: House, open_page: Open) -> None:
    page = open_page()
    urls = requested_by(page)
    for path in ("metodika/role.md", "rodice/prvni-dny.md", "letaky/kontakt-s-ditetem.md"):
        page.goto(house.url(path), wait_until="networkidle")
    assert not [url for url in urls if "checklist.js" in url or "roles.js" in url]


def test_a_term_opens_in_place_by_keyboard_and_without_a_script(
    house: House, open_page: Open
) -> None:
    for code in house.codes:
        page = open_page(house.url(PHASE, code), java_script_enabled=False)
        term = page.locator("button.m-term").first
        note = page.locator(f"#{term.get_attribute('popovertarget')}")
        assert note.is_hidden()
        term.focus()
        page.keyboard.press("Enter")
        assert note.is_visible() and note.get_by_role("link").count() == 1
        page.keyboard.press("Escape")
        assert note.is_hidden()
        targets = page.locator("button.m-term").all()
        names = [one.get_attribute("popovertarget") for one in targets]
        assert len(names) == len(set(names)), "a definition once a page"
        page.emulate_media(media="print")
        assert term.is_visible(), "the word stays in its sentence on paper"
        page.context.close()
