"""README.md and README.cs.md say the same: headings, commands and names stand in one order in both."""

from __future__ import annotations

import re

import pytest

from .test_commands import FENCE, READMES, ROOT, SPAN

HEADING = re.compile(r"^(#+) .+$", re.MULTILINE)
#: What is said differently in each language: the reason in an example.
OWN_WORDS = {"<!-- mosty: ignore LNK002 why -->", "<!-- mosty: ignore LNK002 proč -->"}
#: Where a link leads in each language.
LEADS = re.compile(r"\]\(([^)]+)\)")


def outline(text: str) -> list[str]:
    """The levels of the headings, in order."""
    return HEADING.findall(FENCE.sub("", text))


def typed(text: str) -> list[str]:
    """What is typed in the blocks of code, without what is said about it."""
    return [
        re.split(r"\s{2,}|\s+#", line)[0]
        for block in FENCE.findall(text)
        for line in block.splitlines()
        if line[:1] not in ("", " ")
    ]


def named(text: str) -> list[list[str]]:
    """What stands in code marks in each section; the order in a sentence is the language's own."""
    sections = re.split(r"^## .*$", FENCE.sub("", text), flags=re.MULTILINE)
    return [sorted(set(SPAN.findall(section)) - OWN_WORDS) for section in sections]


def links(text: str) -> list[str]:
    """Where links and pictures lead, the languages made one."""
    same = text.replace("docs/cs/", "docs/en/").replace(".cs.svg", ".en.svg")
    return sorted(set(LEADS.findall(same)) - set(READMES))


def texts() -> tuple[str, str]:
    english, czech = ((ROOT / name).read_text(encoding="utf-8") for name in READMES)
    return english, czech


@pytest.mark.parametrize("part", [outline, typed, named, links], ids=lambda part: part.__name__)
def test_both_say_the_same(part) -> None:  # type: ignore[no-untyped-def]
    english, czech = texts()
    assert part(english) and part(english) == part(czech)


def test_each_leads_to_the_other() -> None:
    for text, other in zip(texts(), reversed(READMES), strict=True):
        assert f"]({other})" in text.partition("\n## ")[0]


def test_a_command_that_one_lacks_is_seen() -> None:
    english, czech = texts()
    assert typed(english) != typed(czech.replace("mosty weekly", "mosty wekly"))
    assert named(english) != named(czech.replace("`make audit`", ""))
    assert outline(english) != outline(czech.replace("## Licence\n", ""))
