"""A damaged call of our markup is a problem at its characters, or the reader still gets what was
called.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mosty.checks.directives import call_targets, damaged
from mosty.checks.law import law_records
from mosty.model.problem import Problem
from mosty.model.site import Page, Site
from mosty.read.markdown import read_body
from mosty.read.site import read_site
from mosty.render.article import render
from mosty.render.context import Context

from ..build.artefacts import bare
from ..conftest import TODAY, copy_base, examples

DAY = dt.date.fromisoformat(TODAY)
INLINE = [
    "[[law:L1]]",
    "[[finding:1]]",
    "[[deadline:recommended do 3 dnů]]",
    "[[fill:worker]]",
    "[[contact]]",
]
ALONE = [
    "[[glossary]]",
    "[[list:practice]]",
    "[[law-records]]",
    "[[helplines:linka-bezpeci]]",
    "[[contacts:law]]",
    "[[az]]",
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The small base."""
    small, problems = read_site(copy_base(tmp_path_factory.mktemp("calls") / "base"))
    assert small is not None and problems == []
    yield small


def page_of(site: Site, text: str) -> Page:
    """A page with this text, of a kind that may print everything."""
    return replace(
        site.pages["cs", "analyza/index.md"], body=read_body(text, "docs/cs/analyza/index.md", 1)
    )


def problems_of(site: Site, text: str) -> list[Problem]:
    """What the checks of calls report on the text."""
    page = page_of(site, text)
    return [
        problem
        for check in (call_targets.calls, law_records.calls, damaged.broken, damaged.front_matter)
        for problem in check(site, page, DAY)
    ]


def shown(site: Site, text: str) -> str:
    """The letters that a reader gets."""
    html = render(Context(site, page_of(site, text), DAY)).html
    return bare(html.split('<section class="m-provenance"')[0].replace("\\", ""))


#: Damaged → what the hint and the mend say; None: a problem without a sure mend.
DAMAGED = {
    "[[law:L1]": "[[law:L1]]",
    "[law:L1]]": "[[law:L1]]",
    "[[ law : L1 ]]": "[[law:L1]]",
    "[[law:l1]]": "[[law:L1]]",
    "[[low:L1]]": "[[law:L1]]",
    "[[law;L1]]": "[[law:L1]]",
    "[[Law:L1]]": "[[law:L1]]",
    "[ [law:L1]]": "[[law:L1]]",
    "[[law:L1] ]": "[[law:L1]]",
    "\\[[law:L1]]": "[[law:L1]]",
    "[\\[law:L1]]": "[[law:L1]]",
    "[law:L1]": "[[law:L1]]",
    "\uff3b\uff3blaw:L1\uff3d\uff3d": "[[law:L1]]",
    "[[„law:L1“]]": "[[law:L1]]",
    "[[law:„L1“]]": "[[law:L1]]",
    "[[lawL1]]": "[[law:L1]]",
    "[[la w:L1]]": "[[law:L1]]",
    "[[law::L1]]": "[[law:L1]]",
    "[[law:L 1]]": "[[law:L1]]",
    "[[l[aw:L1]]": "[[law:L1]]",
    "[[law:L1": "[[law:L1]]",
    "law:L1]]": "[[law:L1]]",
    "[[law\nL1]]": None,
    "[[law:\nL1]]": None,
    "[\n[law:L1]]": None,
    "[[finding:1]": "[[finding:1]]",
    "[[Glossary]]": "[[glossary]]",
    "[glossary]]": "[[glossary]]",
    "[[fill:Worker]]": "[[fill:worker]]",
    "[[helplines:linka-bezpeci]": "[[helplines:linka-bezpeci]]",
    "[[contactx]": None,  # one letter from two directives
    "[[contats:law]": "[[contacts:law]]",
    "[[law:L77]": None,
    "[[zákon:L1]]": None,
}


@pytest.mark.parametrize("call", DAMAGED)
def test_a_damaged_call_is_an_error_at_its_characters(site: Site, call: str) -> None:
    problems = problems_of(site, f"Podle zákona {call} tady, konec.")
    assert [problem.level for problem in problems] == ["error"], problems
    problem = problems[0]
    assert (problem.span.line, problem.span.col) == (1, 14)
    ends = (1 + call.count("\n"), len(call.split("\n")[-1]) + (1 if "\n" in call else 14))
    assert (problem.span.end_line, problem.span.end_col) == ends
    wanted = DAMAGED[call]
    assert (problem.fix.edits[0].new if problem.fix else None) == wanted
    if wanted and problem.code in ("DIR001", "DIR004"):
        assert wanted in problem.text("hint", "cs") and wanted in problem.text("hint", "en")


@pytest.mark.parametrize(
    "text",
    [
        "Viz [text][ref] a [[1]](https://mosty.example/) i [[2]][ref].\n\n[ref]: "
        "https://mosty.example/",
        "Poznámka[^1] a [^law].\n\n[^1]: Text.\n[^law]: L1.",
        "- [ ] úkol\n- [x] law: hotovo\n- [list] papíru",
        "`[[law:L1]` a `[law:L1]]`\n\n```\n[[ law : L1 ]]\n[[Wiki stránka]]\n```\n\n<!-- "
        "[[law:L1] -->",
        "[Law](../prameny/index.md), [[list](../praxe/index.md), [sources](../prameny/index.md)]",
        "[law:L1](../prameny/index.md#l1) je odkaz, [mapa kraje](../index.md) také.",
        "Rozsah [0, 1], pole a[0][1], výpustka [[…]], [[Petr Novák]], [sic!], (law) a [kontakt: "
        "škola].",
        "| a | b |\n|---|---|\n| [x] | [[law:L1]] |",
        "Krok [3: law] i [finding] a [deadline: zítra] jsou slova.",
    ],
)
def test_ordinary_markdown_is_no_alarm(site: Site, text: str) -> None:
    assert [(one.code, one.span) for one in problems_of(site, text)] == []


@st.composite
def slips(draw: st.DrawFn) -> tuple[str, str, bool]:
    """A call, the same call with one typing error, and whether it is alone on its line."""
    call = draw(st.sampled_from(INLINE + ALONE))
    places = [at for at, char in enumerate(call) if char in "[]: "]
    how = draw(st.sampled_from(["drop", "add", "replace", "case"]))
    if how == "case":
        at = draw(st.sampled_from([at for at, char in enumerate(call) if char.isalpha()]))
        return call, call[:at] + call[at].swapcase() + call[at + 1 :], call in ALONE
    if how == "add":
        at = draw(st.integers(0, len(call)))
        return call, call[:at] + draw(st.sampled_from("[]: \\")) + call[at:], call in ALONE
    at = draw(st.sampled_from(places))
    new = (
        ""
        if how == "drop"
        else draw(
            st.sampled_from(
                [*"[](){}<>:;,.|/ \\\n„“\uff3b\uff3d", *("x" if call[at] != " " else "")]
            )
        )
    )
    return call, call[:at] + new + call[at + 1 :], call in ALONE


@given(slips())
@examples(400)
def test_one_slip_of_the_pen_is_a_problem_there_or_does_no_harm(
    site: Site, slip: tuple[str, str, bool]
) -> None:
    call, written, alone = slip
    before, after = ("Úvod.\n\n", "\n\nKonec.") if alone else ("Podle toho ", " tady.")
    body = read_body(before + written + after, "docs/cs/analyza/index.md", 1)
    place = body.span(len(before), len(before) + len(written))
    there = [
        problem
        for problem in problems_of(site, before + written + after)
        if (place.line, place.col)
        <= (problem.span.line, problem.span.col)
        <= (place.end_line, place.end_col)
    ]
    assert there or shown(site, f"{before}{call}{after}") == shown(site, before + written + after)
