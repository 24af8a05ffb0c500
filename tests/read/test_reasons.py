"""The reason why YAML cannot be read is given in Czech, for whatever an editor is likely to write."""

from __future__ import annotations

import pytest
from mosty.read.reasons import reason
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
    "a: * b": "znakem *",
    "a: & b": "znakem *",
    "a: [1, 2\nb: 3": "závorkách",
    "a: {b: 1\nc: 3": "závorkách",
    "a: - b": "pomlčka",
    "a:\n  - b\n  c": "dvojtečka",
    "a:\n  - b\n  c: 1": "pomlčkou",
    "a: !tag x": "značka",
    "a: \x07": "řídicí",
    "a: 1\n---\nb: 2": "druhý dokument",
    "'a': 'it's'": "pokračuje",
    "? [a]\n: b": "klíč",
    "a: |x\n  b": "řádků",
    'a: "\\xZZ"': "šestnáctkové",
    "a: ]": "",
    "a: !<": "vykřičníkem",
}


@pytest.mark.parametrize("text", BROKEN)
def test_the_reason_is_czech(text: str) -> None:
    problems = [problem for problem in load(text, "x.md").problems if problem.code == "FM001"]
    assert problems
    czech, english = problems[0].text("message", "cs"), problems[0].text("message", "en")
    given = problems[0].args["reason"]
    assert given["cs"] in czech and given["en"] in english
    assert BROKEN[text] in czech
    assert "expected" not in czech and "found" not in czech
    assert all(len(problems[0].text("hint", lang)) > 20 for lang in ("cs", "en"))


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("title: Soud: jak", 1, "celou hodnotu"),
        ("a: 1\nlist:\n\t- x", 3, "tabulátor"),
        ('title: "Kavárna" v Mostě\na: 1', 1, "Uvozovky končí dřív"),
        ('a: 1\ntitle: "Kavárna\nb: 2\nc: 3', 2, "stejnou uvozovku"),
        ("a: 'x\n---\n", 1, "stejnou uvozovku"),
        ("a: [1, 2\nb: 3", 1, "napište ]"),
    ],
)
def test_the_hint_is_about_what_is_there(text: str, line: int, hint: str) -> None:
    """Place and hint are those of the cause: where the quotation marks open, not where they should
    close.
    """
    [problem] = [problem for problem in load(text, "x.md").problems if problem.code == "FM001"]
    assert problem.span.line == line and hint in problem.text("hint", "cs")


def test_an_unknown_reason_stays_as_it_came() -> None:
    assert reason("something new") == {"en": "something new"}
