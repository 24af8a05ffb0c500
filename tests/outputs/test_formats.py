"""Feed, sitemap, robots and the guide: each read back by a parser of its format."""

from __future__ import annotations

import datetime as dt
import urllib.robotparser
from xml.etree import ElementTree

import feedparser
from mosty.outputs.formats.feed import NEWEST, Entry, Feed, atom
from mosty.outputs.formats.llms import Chapter, guide
from mosty.outputs.formats.sitemap import Place, robots, sitemap

DAY = dt.date(2026, 11, 21)
FEED = Feed(
    "cs",
    "Novinky & <změny>",
    "https://x.example/feed.xml",
    "https://x.example/",
    "Spolek",
    "CC BY 4.0",
    DAY,
)
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def entry(key: str, day: dt.date = DAY) -> Entry:
    return Entry(
        key, f"Název <{key}> & dál", f"https://x.example/{key}/", day, "Shrnutí ]]> <b>", "praxe"
    )


def test_a_feed_holds_what_the_standard_asks_for() -> None:
    data = atom(FEED, [entry("a"), entry("b", DAY + dt.timedelta(1))])
    read = feedparser.parse(data)
    assert not read.bozo and read.version == "atom10" and read.feed.title == FEED.title
    assert [one.title for one in read.entries] == [
        "Název <b> & dál",
        "Název <a> & dál",
    ]  # the newest first
    assert (
        read.feed.updated == "2026-11-22T00:00:00Z" and read.entries[1].summary == "Shrnutí ]]> <b>"
    )
    root = ElementTree.fromstring(data)
    for node in [
        root,
        *root.findall("a:entry", ATOM),
    ]:  # RFC 4287, 4.1.1 and 4.1.2: exactly one of each
        for name in ("id", "title", "updated"):
            assert len(node.findall(f"a:{name}", ATOM)) == 1
    assert root.find("a:author/a:name", ATOM) is not None  # or one in every entry
    assert [one.get("rel") for one in root.findall("a:link", ATOM)] == ["self", "alternate"]


def test_ids_stay_when_all_else_changes() -> None:
    before = feedparser.parse(atom(FEED, [entry("a"), entry("b")]))
    moved = Feed("cs", "Jinak", "https://y.example/feed.xml", "https://y.example/", "Kdo", "", DAY)
    after = feedparser.parse(atom(moved, [Entry("a", "Nový", "https://y.example/", DAY, "", "x")]))
    ids = [one.id for one in before.entries]
    assert after.entries[0].id in ids and len({*ids, before.feed.id}) == 3
    assert (
        feedparser.parse(atom(Feed("en", *["x"] * 5, DAY), [entry("a")])).entries[0].id not in ids
    )


def test_a_feed_is_never_endless_nor_undated() -> None:
    many = feedparser.parse(atom(FEED, [entry(str(n)) for n in range(NEWEST + 20)]))
    assert [one.link for one in many.entries] == [f"https://x.example/{n}/" for n in range(NEWEST)]
    assert feedparser.parse(atom(FEED, [])).feed.updated == "2026-11-21T00:00:00Z"


def test_sitemap_names_languages_and_invents_no_date() -> None:
    places = [
        Place("https://x.example/?a=1&b=2", DAY, {"cs": "https://x.example/?a=1&b=2"}),
        Place("https://x.example/o/"),
    ]
    root = ElementTree.fromstring(sitemap(places))
    ns = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    assert [one.text for one in root.findall("s:url/s:loc", ns)] == [
        place.address for place in places
    ]
    assert [one.text for one in root.findall("s:url/s:lastmod", ns)] == ["2026-11-21"]
    (link,) = root.findall("s:url/x:link", ns)
    assert (link.get("hreflang"), link.get("href")) == ("cs", "https://x.example/?a=1&b=2")


def test_robots_let_pages_be_read() -> None:
    reader = urllib.robotparser.RobotFileParser()
    reader.parse(robots("https://x.example/sitemap.xml", ["/search/"]).decode().splitlines())
    assert reader.can_fetch("*", "https://x.example/rodice/") and not reader.can_fetch(
        "*", "https://x.example/search/cs/a"
    )
    assert reader.site_maps() == ["https://x.example/sitemap.xml"]


def test_the_guide_has_the_shape_of_llms_txt() -> None:
    chapters = [
        Chapter("Praxe", (("A [b]", "https://x.example/a/index.md", "Věta."),)),
        Chapter("Nic", ()),
    ]
    lines = guide("Mosty", "Shrnutí.", ["Pravidlo."], chapters).decode().splitlines()
    assert lines == [
        "# Mosty", "", "> Shrnutí.", "", "- Pravidlo.", "", "## Praxe", "",
        r"- [A \[b\]](https://x.example/a/index.md): Věta.",
    ]  # fmt: skip
