"""The page of law: by what a sentence is about, each with its place in the law; dates fold away,
and in a book nothing does.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from mosty.model import anchors
from mosty.model.publication import published
from mosty.model.site import Site
from mosty.render import appendices
from mosty.render.context import Context

from .conftest import TODAY


def test_records_stand_below_what_they_are_about(show: Callable[..., str], site: Site) -> None:
    html = show("[[law-records]]", path="pravo/index.md")
    topics = dict(re.findall(r'<h3 id="pravo-([a-z-]+)">([^<]+)</h3>', html))
    assert topics["interim-measure"] == "Předběžné opatření"
    assert [topic for topic in site.taxonomy["law_topics"] if topic in topics] == list(topics)
    assert re.findall(r'<a href="#pravo-([a-z-]+)">', html) == list(topics)
    for topic, part in zip(topics, re.split(r'<h3 id="pravo-', html)[1:], strict=True):
        for record in re.findall(r'<h4 id="(l\w+)">', part.split("<h3")[0]):
            assert site.law[record[0].upper() + record[1:]].topic == topic


def test_the_place_in_the_law_is_seen_and_the_dates_fold(show: Callable[..., str]) -> None:
    html = show("[[law-records]]", path="pravo/index.md", locale="en")
    record = html.split(f'id="{anchors.law("L01")}"')[1].split("</section>")[0]
    seen, folded = record.split("</summary>")
    assert "Only a court decision" in seen and "Article\xa032(4), 2/1993 Sb." in seen
    assert "Charter of Fundamental Rights" in folded and "V1" in folded


def test_a_book_folds_nothing(site: Site) -> None:
    page = site.pages["cs", "pravo/index.md"]
    context = Context(published(site, TODAY), page, TODAY, on_paper=True, in_book=True)
    made = [*appendices.law(context, {"L01"}), *appendices.sources(context, {"coram-2023"})]
    assert len(made) == 2
    for element in made:
        assert element[0].tag == "h2" and element.find("details") is None
        assert element.find("dl") is not None
