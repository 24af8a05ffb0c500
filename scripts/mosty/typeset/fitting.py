"""How closely a text is set: settings tried in an order, and the one taken whose pages are filled
best.
"""

from __future__ import annotations

from typing import Any

from mosty.typeset.job import Job, Setting

#: Settings of the A4 leaflet, the one we like best first. Nothing under 13 points: people who are
#: upset, or see badly, read it.
LADDER = (
    Setting("14", "1"),
    Setting("14", "0.85"),
    Setting("14.5", "1"),
    Setting("15", "1"),
    Setting("13.5", "1"),
    Setting("13.5", "0.85"),
    Setting("14", "0.7"),
    Setting("13", "0.85"),
    Setting("13", "0.7"),
    Setting("13", "0.6"),
)
#: The least of a page that is filled before a page looks forgotten.
WELL_FILLED = 0.6
#: A last page with less than this is a page of a few lines: nobody should have to turn it.
LEAST_FILLED = 0.25
#: Of a page: a line or two, above the imprint.
FEW_LINES = 0.1
#: How much closer, then how much looser, a chapter of a book is tried. Each is one more layout of
#: the whole book, 2.7 s of the processor for the longest.
STEPS = (2, -2)
#: The same of a single page of the portal, 30 ms each. The first is how we like it best.
PAGE_STEPS = (0, 2, 4, -2, -4)


def leaflet_setting(job: Job) -> Setting:
    """The setting of an A4 leaflet.

    No page of it is nearly empty; then its telephone numbers come as far forward as a setting
    brings them, it has as few pages as possible, and its emptiest page is as full as can be
    (``WELL_FILLED`` is enough). Of what is left the first of the ``LADDER`` is taken. One page is
    set as we like it best.
    """
    first, *others = LADDER
    try:
        ranks = {first: _rank(job.layout(first))}
        if ranks[first][2] > 1:
            ranks |= {setting: _rank(job.layout(setting)) for setting in others}
    except RuntimeError:  # compiling says what is wrong, and better
        return first
    return min(ranks, key=lambda setting: ranks[setting])  # of equals the first


def _rank(layout: list[Any]) -> tuple[bool, int, int, float]:
    """What is worse comes later: whether a page is nearly empty, the page on which the first
    telephone numbers are (0: there are none), the number of pages, and how much the emptiest page
    lacks to be well filled.
    """
    phones = [int(page) for page in layout if isinstance(page, int)]
    pages = next(each["pages"] for each in layout if isinstance(each, dict) and "pages" in each)
    filled = dict.fromkeys(range(1, pages + 1), 0.0)
    begins = 1
    for each in (each for each in layout if isinstance(each, dict)):
        begins = each.get("begins", begins)
        if "filled" in each:
            filled |= dict.fromkeys(range(begins, each["page"]), 1.0)  # a section of many pages
            filled[each["page"]] = max(filled[each["page"]], each["filled"])
    least = min(filled.values())
    lacking = round(max(0.0, WELL_FILLED - least), 2)
    return least < LEAST_FILLED, phones[0] if phones else 0, pages, lacking


def book_setting(job: Job) -> Setting:
    """The setting of a book: a chapter that ends with a page of a few lines is set closer, or, if
    that does not help, looser, until its last page is gone or filled. What nothing helps stays.
    """
    setting = Setting()
    tried: dict[str, int] = {}  # how many of the steps, by the name of the chapter
    try:
        for _ in STEPS:
            ends = [each for each in job.layout(setting) if isinstance(each, dict)]
            short = [
                end["chapter"]
                for end in ends[:-1]  # the last shares its page with the imprint
                if end["filled"] < LEAST_FILLED and end["pages"] > 1
            ]
            if not short:
                break
            for name in short:
                tried[name] = tried.get(name, 0) + 1
            steps = {name: STEPS[count - 1] for name, count in sorted(tried.items())}
            setting = Setting(tight="".join(f";{name}={by};" for name, by in steps.items()))
    except RuntimeError:  # compiling says what is wrong, and better
        return Setting()
    return setting


def page_setting(job: Job) -> Setting:
    """The setting of a single page of the portal: the first with which neither the imprint nor a
    few lines are alone on the last sheet. What nothing helps stays.
    """
    name = ""
    try:
        for by in PAGE_STEPS:
            setting = Setting(tight=f";{name}={by};") if name else Setting()
            text, *_, whole = [each for each in job.layout(setting) if isinstance(each, dict)]
            name = whole["chapter"]
            few = text["filled"] < FEW_LINES or text["pages"] < whole["pages"]
            if whole["pages"] == 1 or not few:
                return setting
    except RuntimeError:  # compiling says what is wrong, and better
        pass
    return Setting()
