"""Numbered sections become a time line; other pages stay as they are."""

from __future__ import annotations

from xml.etree.ElementTree import tostring

from mosty.render.elements import h
from mosty.render.steps import set_steps


def test_numbered_sections_are_wrapped() -> None:
    root = h(
        "div",
        h("p", "Before"),
        h("h2", "1. One", id="a"),
        h("p", "x"),
        h("h2", "2. Two"),
        h("p", "y"),
    )
    root.append(h("section", h("h2", "Sources"), class_="m-provenance"))
    set_steps(root)
    assert [one.get("class") for one in root] == [
        None,
        "m-step",
        "m-step m-step--last",
        "m-provenance",
    ]
    assert "".join(root[1][0].itertext()) == "1. One", (
        "what is read out is the heading as it was written"
    )
    assert root[1][0][0].text == "1.", "one piece: a stop in a span of its own is read apart"
    assert root[1][0].get("id") == "a" and root[1][1].text == "x"


def test_one_number_is_no_time_line() -> None:
    root = h("div", h("h2", "1. One"), h("p", "x"), h("h2", "Two"))
    before = tostring(root)
    set_steps(root)
    assert tostring(root) == before
