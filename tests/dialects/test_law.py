"""For every page the check reports a problem, or its readers see what CommonMark sees; nothing
raises.
"""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ..conftest import FUZZ
from .conftest import Readings

#: What the two are known to read in two ways, and what surrounds it.
PIECES = [
    "15. října 2026 se sejdeme",
    "10. 5. 2025",
    "3. fáze",
    "1. krok",
    "2. krok",
    "5. krok",
    "1) krok",
    "- bod",
    "* bod",
    "+ bod",
    "  - bod",
    "    - bod",
    "   1. krok",
    "- [ ] úkol",
    "- [x] hotovo",
    "-bez",
    "• puntík",
    "> citát",
    "> - bod",
    ">   bod",
    "## Nadpis",
    "  ## Nadpis",
    "#Nadpis",
    "## Nadpis {#adresa}",
    "## Nadpis{#adresa}",
    "## N {.a} {#b}",
    "## N {id=x}",
    "## F {jméno, id}",
    "{#kotva}",
    "{: .styl }",
    "Nadpis\n===",
    "Nadpis\n---",
    "---",
    "***",
    "```",
    "```python",
    "~~~",
    "    kód",
    "   ```\n   # kód\n   ```",
    "`kód`",
    "``k`d``",
    "| a | b |",
    "|---|---|",
    "| c | `d|e` |",
    "| f {#g} |",
    "<div>",
    "</div>",
    "<div markdown>",
    "<details>",
    "</details>",
    "<b>",
    "</b>",
    "<!-- x -->",
    "<br>",
    "<p>věta</p>",
    "text",
    "slovo ",
    "*kurzíva*",
    "**tučně**",
    "_a_b_",
    "a_b_c",
    "**a*b*",
    "[a](b.md)",
    "[a](b.md)[c](d.md)",
    "[a][r]",
    "[r][r]",
    "[r]",
    "[r]: c.md",
    '[r]: <c d.md> "T"',
    "![o](p.png)",
    "[a](b.md){#k}",
    "[a](b (c).md)",
    "<https://jinde.example/>",
    "<a@b.cz>",
    "[^1]",
    "[^1]: pozn.",
    "\\",
    "\\*",
    '\\"',
    "&amp;",
    "&nbsp;",
    "&lt;b>",
    "  \n",
    "\\\n",
    "/// note | Pozor",
    "///",
    "!!! note",
    ":::tip",
    "> [!NOTE]",
    "~~x~~",
    "*[X]: y",
    "\t- bod",
    "\tkód",
    "* * *",
    "- - bod",
    "- # Nadpis",
    "-",
    "1.",
]
GAPS = ["\n", "\n", "\n\n", "\n\n", " ", "\n\n    ", "\n  ", "\n\n   "]
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(GAPS)), max_size=9).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)


@settings(
    max_examples=3000 if FUZZ else 300,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(TEXTS)
@example("- a\n  - b\n\n    c\n1. d\n")
def test_a_problem_or_the_same(readings: Callable[[str], Readings], text: str) -> None:
    both = readings(text)
    shown = both.shown  # nothing raises, a problem or not
    if not both.codes & {"DIA001", "DIA002", "DIA006", "DIA007", "DIA008", "TXT013", "TXT017"}:
        assert shown == both.meant, both.html
