"""Markdown that only Python-Markdown reads in its own way: readers get what GitHub shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from mosty.typeset.convert import convert

from .conftest import Readings

#: Text → blocks of the article, one a line: items and quotations around, kind, words with marks in
#: angle brackets.
SAME = {
    "a list without an empty line above": (
        "Vezměte si:\n- průkaz,\n- zprávu.\n",
        ["p: Vezměte si:", "-1 p: průkaz,", "-2 p: zprávu."],
    ),
    "numbers without an empty line above": (
        "**Kroky:**\n1. a\n2. b\n",
        ["p: <strong>Kroky:</strong>", "1. p: a", "2. p: b"],
    ),
    "a list below a heading": ("## N\n- a\n- b\n", ["h2#n: N", "-1 p: a", "-2 p: b"]),
    "a list below a quotation": ("> Citát\n- bod\n", ["> p: Citát", "-1 p: bod"]),
    "a list in a quotation": ("> Text:\n> - a\n> - b\n", ["> p: Text:", "> -1 p: a", "> -2 p: b"]),
    "brackets after numbers": ("1) a\n2) b\n", ["1. p: a", "2. p: b"]),
    "numbers after bullets": (
        "- a\n- b\n\n1. c\n2. d\n",
        ["-1 p: a", "-2 p: b", "1. p: c", "2. p: d"],
    ),
    "bullets after numbers, close": ("1. c\n- a\n- b\n", ["1. p: c", "-1 p: a", "-2 p: b"]),
    "numbers in a bullet after its bullets": (
        "- a\n  - b\n\n  1. c\n",
        ["-1 p: a", "-1 -1 p: b", "-1 1. p: c"],
    ),
    "two spaces": ("- a\n  - b\n  - c\n- d\n", ["-1 p: a", "-1 -1 p: b", "-1 -2 p: c", "-2 p: d"]),
    "three spaces": (
        "1. a\n   - b\n      - c\n2. d\n",
        ["1. p: a", "1. -1 p: b", "1. -1 -1 p: c", "2. p: d"],
    ),
    "a tab": ("- a\n\t- b\n", ["-1 p: a", "-1 -1 p: b"]),
    "a second paragraph after two spaces": (
        "- a\n\n  b\n\n- c\n",
        ["-1 p: a", "-1 p: b", "-2 p: c"],
    ),
    "a second paragraph after three spaces": (
        "1. a\n\n   b\n\n2. c\n",
        ["1. p: a", "1. p: b", "2. p: c"],
    ),
    "a quotation in an item": ("- a\n\n  > b\n", ["-1 p: a", "-1 > p: b"]),
    "a list that starts at five": ("5. a\n6. b\n", ["5. p: a", "6. p: b"]),
    "a list that starts at five in a bullet": (
        "- x\n\n  5. a\n  6. b\n",
        ["-1 p: x", "-1 5. p: a", "-1 6. p: b"],
    ),
    "a list that goes on after a box": (
        "1. a\n2. b\n\n/// note | Pozor\nText.\n///\n\n3. c\n",
        ["1. p: a", "2. p: b", "p: Text.", "3. p: c"],
    ),
    "a list in a box": (
        "/// note | Pozor\nVezměte:\n- a\n  - b\n///\n",
        ["p: Vezměte:", "-1 p: a", "-1 -1 p: b"],
    ),
    "a list that starts at zero": ("0. a\n1. b\n", ["0. p: a", "1. p: b"]),
    "code in an item": (
        "1. a\n\n    ```\n    # kód\n    ```\n\n2. b\n\n   ```bash\n   make\n   ```\n",
        ["1. p: a", "1. pre: # kód", "2. p: b", "2. pre: make"],
    ),
    "code in an item, close": (
        "- a\n  ~~~\n  kód\n    dál\n  ~~~\n- b\n",
        ["-1 p: a", "-1 pre: kód dál", "-2 p: b"],
    ),
    "code in a quotation": ("> ```\n> # kód\n> ```\n", ["> pre: # kód"]),
    "an indented heading": (
        "Úvod.\n\n  ## Nadpis\n\nText.\n",
        ["p: Úvod.", "h2#nadpis: Nadpis", "p: Text."],
    ),
    "an indented heading right below text": (
        "Úvod.\n   ### Nadpis {#n}\nText.\n",
        ["p: Úvod.", "h3#n: Nadpis", "p: Text."],
    ),
    "a number in the middle of an item": ("- v roce\n  2026. Tak.\n", ["-1 p: v roce 2026. Tak."]),
    "tasks with two paragraphs": (
        "- [ ] a\n\n  b\n\n- [x] c\n",
        ["-1 p: <task False>a", "-1 p: b", "-2 p: <task True>c"],
    ),
    "an escaped date": ("15\\. října 2026 se sejdeme.\n", ["p: 15. října 2026 se sejdeme."]),
}


@pytest.mark.parametrize("name", SAME)
def test_readers_see_what_github_shows(readings: Callable[[str], Readings], name: str) -> None:
    text, wanted = SAME[name]
    both = readings(text)
    assert both.shown == wanted
    assert (both.meant, both.problems) == (wanted, [])


def test_paper_counts_from_where_the_list_does(readings: Callable[[str], Readings]) -> None:
    typst = convert(
        readings(
            "5. Pátý krok.\n6. Šestý krok.\n\n/// note | Pozor\nText.\n///\n\n7. Sedmý.\n"
        ).html
    ).typst
    assert "v.steps(5," in typst and "v.steps(7," in typst


def test_paper_keeps_the_day_of_a_date(readings: Callable[[str], Readings]) -> None:
    dated = readings("15. října 2026 se sejdeme.\n\nText.\n\n22. října 2026 vám zavoláme.\n")
    assert [problem.code for problem in dated.problems] == ["DIA003", "DIA003"]
    typst = convert(dated.html).typst
    assert "v.steps(15," in typst and "v.steps(22," in typst


#: Attribute lists that end a build in a traceback.
CRASHES = [
    "## Formulář {jméno, id}",
    "## Kontakt {id}",
    "## Kontakt { #kontakt id }",
    "## Kontakt {data-toc-label}",
    "[a](../pomoc/index.md){href}",
    "**a**{class}",
    "| a |\n|---|\n| b {id} |",
]


@pytest.mark.parametrize("text", CRASHES)
def test_what_cannot_be_rendered_is_one_problem_at_its_line(
    readings: Callable[[str], Readings], text: str
) -> None:
    problems = [
        problem
        for problem in readings(f"Úvod.\n\n{text}\n\nText.\n").problems
        if problem.code != "TXT013"  # an attribute that authors may not set
    ]
    assert [(problem.code, problem.level) for problem in problems] == [("DIA006", "error")]
    assert problems[0].span.line >= 3


#: What the check must not keep to itself.
UNLIKE = {
    "Markdown between tags": "<details>\n<summary>x</summary>\n\n**a**\n\n</details>\n",
    "a heading between tags": "<div>\n\n## Nadpis\n\n</div>\n",
    "a list between tags": "<section>\n\n- a\n- b\n\n</section>\n",
    "text right after a closing tag": "<div>\n<p>a</p>\n</div>\nViz [b](index.md).\n",
    "a heading right after a closing tag": "<div>a</div>\n## Nadpis\n",
    "reference links side by side": "[a][r] [b][r]\n\n[r]: c.md\n[a]: d.md\n",
    "an address below a sentence": "Viz [a][r].\n[r]: c.md\n\n[a]: x.md\n[b]: <y z.md>\n",
    "a backslash at the end of a line": "První\\\ndruhý.\n",
    "a backslash before a quotation mark": 'Slovo \\"a\\".\n',
    "a tag after a backslash": "Slovo \\<b>a\\</b>.\n",
    "a bar in code in a table": "| a | b |\n|---|---|\n| `x|y` | z |\n",
    "a note written twice": "A[^1].\n\n[^1]: Jedna.\n\n[^1]: Dvě.\n",
    "an id without a space": "## Kontakt{#kontakt}\n",
    "two attribute lists": "## Adresa {.velky} {#adresa}\n",
    "an id before its heading": "{#kotva}\n### Nadpis\n",
    "a heading of two lines": "První\ndruhý\n---\n",
    "an indented tag": "- a\n\n  <div>\n  **b**\n  </div>\n",
}
#: Those of them that both read alike: nothing is to be said.
ALIKE = frozenset({"reference links side by side", "an address below a sentence"})


@pytest.mark.parametrize("name", UNLIKE)
def test_the_check_tells_where_they_differ(readings: Callable[[str], Readings], name: str) -> None:
    both = readings(UNLIKE[name])
    reported = both.codes & {"DIA001", "DIA002"}
    assert bool(reported) == (both.shown != both.meant)
    assert reported or name in ALIKE
