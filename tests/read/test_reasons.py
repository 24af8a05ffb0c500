"""Why YAML cannot be read is told in Czech, whatever an editor is likely to write."""

from __future__ import annotations

import pytest
from mosty.read.yaml_marks import load

#: Front matter as editors break it → a word of the Czech reason.
BROKEN = {
    "title: Praxe: kavárna": "dvojtečka",
    "title:\n\tvalue": "tabulátor",
    "title: @adresa": "znakem",
    "title: `kód`": "znakem",
    "title: %x": "znakem",
    "title\nother: 1": "dvojtečka",
    "a: 1\n  b: 2": "dvojtečka",
    "a: 'x\nb: 2": "uvozovky",
    'a: "x\nb: 2': "uvozovky",
    'a: "C:\\data"': "lomítko",
    "a: *odkaz": "hvězdičkou",
    "a: * b": "uvozovek",
    "a: & b": "uvozovek",
    "a: [1, 2\nb: 3": "závorkách",
    "a: {b: 1\nc: 3": "závorkách",
    "a: - b": "pomlčka",
    "a:\n  - b\n  c": "dvojtečka",
    "a:\n  - b\n  c: 1": "pomlčkou",
    "a: !tag x": "značka",
    "a: \x07": "řídicí",
    "a: 1\n---\nb: 2": "druhý dokument",
    "'a': 'it's'": "klíč",
    "? [a]\n: b": "klíč",
    "a: |x\n  b": "řádků",
    'a: "\\xZZ"': "šestnáctkové",
    "a: ]": "",
    "a: !<": "vykřičníkem",
}


@pytest.mark.parametrize("text", BROKEN)
def test_the_reason_is_czech(text: str) -> None:
    found = [one for one in load(text, "x.md").problems if one.code == "FM001"]
    assert found
    czech, english = found[0].text("message", "cs"), found[0].text("message", "en")
    assert found[0].args["reason_cs"] in czech and found[0].args["reason"] in english
    assert BROKEN[text] in czech
    assert "expected" not in czech and "found" not in czech


def test_an_unknown_reason_stays_as_it_came() -> None:
    from mosty.read.reasons import reasons

    assert reasons("something new") == {"reason": "something new"}
