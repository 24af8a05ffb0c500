"""The lists of the home page get their names and icons; other lists stay as they are."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring, tostring

from mosty.render.home import set_home_lists
from mosty.render.icons import ICONS, icon

PAGE = """<div><h2 id="dvere">Who?</h2><ul>
<li><a href="rodice/index.md">Parent</a> says</li><li>no link</li>
<li>see <a href="odbornici/index.md">Work</a></li></ul>
<h2 id="obsah">What?</h2><ul><li><a href="pravo/index.md">Law</a></li></ul>
<h2 id="dal">More</h2><ul><li><a href="pravo/index.md">Law</a></li></ul></div>"""


def test_doors_and_contents() -> None:
    root = fromstring(PAGE)
    set_home_lists(root)
    doors, contents, other = root.findall("ul")
    assert [made.get("class") for made in (doors, contents, other)] == [
        "m-doors",
        "m-contents",
        None,
    ]
    parent, plain, work = doors
    assert [len(item.findall("svg")) for item in (parent, plain, work)] == [1, 0, 1]
    assert (
        tostring(work, encoding="unicode")
        .strip()
        .endswith('</svg>see <a href="odbornici/index.md">Work</a></li>')
    )
    assert contents.find(".//path") is not None and other.find(".//svg") is None
    assert "kind-law" in ICONS


def test_a_page_has_an_icon_before_its_folder_has() -> None:
    doors = fromstring(
        '<div><h2 id="dvere">Who?</h2><ul><li><a href="blizci/pro-deti.md">Child</a></li>'
        '<li><a href="blizci/index.md">Kin</a></li></ul></div>'
    )
    set_home_lists(doors)
    child, kin = (item.find("svg/path").get("d") for item in doors.iter("li"))  # type: ignore[union-attr]
    assert child == icon("door-child").find("path").get("d") != kin  # type: ignore[union-attr]


def test_a_heading_without_a_list_below_it_is_left_alone() -> None:
    root = fromstring('<div><h2 id="dvere">Who?</h2><p>Nobody.</p></div>')
    set_home_lists(root)
    assert root.find(".//svg") is None and root.find("p") is not None
