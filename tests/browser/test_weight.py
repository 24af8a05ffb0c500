"""On a slow phone: bytes of a first visit, no layout shifts; in ``make verify`` Lighthouse, served
by a real nginx.
"""

from __future__ import annotations

import statistics
import time

import pytest
from playwright.sync_api import Route

from ..chromium import FLAGS, PROJECT, find_chromium
from ..nginx import nginx_serving
from ..node import ask_node
from .conftest import Open
from .house import House, in_turn, pages_of, templates
from .weight import text_alone, weigh

FIRST_PAGE = 90_000  # bytes, fonts and all, whichever page is the first
FAMILY_TEXT = 30_000  # HTML and CSS, gzipped


def test_a_family_reads_with_html_and_css_alone(house: House) -> None:
    for page in pages_of(house.site, plain=True):
        for code in house.codes:
            assert text_alone(house, page.path, code) <= FAMILY_TEXT, (
                page.path,
                code,
                text_alone(house, page.path, code),
            )


SHIFTS = """new PerformanceObserver(list => {
    for (const shift of list.getEntries()) {
        window.shifted = (window.shifted ?? 0) + shift.value;
        const nodes = shift.sources.map(source => source.node?.className || source.node?.nodeName);
        window.shifters = [...(window.shifters ?? []), `${shift.value.toFixed(4)} ${nodes}`];
    }
}).observe({ type: 'layout-shift', buffered: true })"""


JUMP = 0.03  # cumulative layout shift; 0.1 is called good (web.dev/cls)


def _late(route: Route) -> None:
    time.sleep(0.1)
    route.continue_()


def test_a_first_visit_is_light_and_nothing_jumps(house: House, open_page: Open) -> None:
    """Each template on a phone, with fonts and scripts a little late: the home page in every
    language, others in one.
    """
    faults = []
    for sample in in_turn(house.site, templates(house.site)):
        page = open_page(width=360, height=740)
        page.add_init_script(SHIFTS)
        page.route("**/*.woff2", _late)
        page.route("**/site.js", _late)
        url = house.url(sample.path, sample.locale)
        files = weigh(page, lambda page=page, url=url: page.goto(url), settle=150)
        moved = page.evaluate("window.shifted ?? 0")
        if sum(files.values()) > FIRST_PAGE:
            faults.append(f"{sample}: {sum(files.values())} bytes {files}")
        if moved >= JUMP:
            faults.append(f"{sample}: {moved:.3f} {page.evaluate('window.shifters')}")
        page.context.close()
    assert not faults, "\n".join(faults)


RUNS = 3
SEEN = (
    "index.md",
    "rodice/prvni-dny.md",
    "praxe/pilotaz-metodiky-plzen.md",
    "metodika/prvni-dny.md",
    "hledat/index.md",
)


@pytest.mark.verify
def test_lighthouse(house: House) -> None:
    """Mobile, the median of three runs: 100 of 100 four times, on five pages in every language."""
    with nginx_serving(house.folder) as origin:
        urls = [
            house.url(path, code).replace(house.origin, origin)
            for path in SEEN
            for code in house.codes
        ]
        script = PROJECT / "tests" / "browser" / "lighthouse.mjs"
        question = {
            "chrome": find_chromium(whole=True),
            "flags": list(FLAGS),
            "urls": urls,
            "runs": RUNS,
        }
        answer = ask_node(script, question, timeout=1800)
    faults = []
    for url, runs in answer.items():
        scores = {
            name: statistics.median(run["scores"][name] for run in runs)
            for name in runs[0]["scores"]
        }
        print(url.removeprefix(origin), scores)
        if len(scores) < 4 or min(scores.values()) < 100:
            faults.append(f"{url.removeprefix(origin)}: {scores} {[run['faults'] for run in runs]}")
    assert not faults, "\n".join(faults)
