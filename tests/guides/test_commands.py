"""Whatever a guide, a README or CONTRIBUTING tells people to type is understood by the command, and
every verb is told of in both languages.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from mosty import cli
from mosty.cli.language import VERBS
from mosty.cli.parser import Parser
from mosty.cli.words import Words
from mosty.model.problem import catalogue
from mosty.model.publication import published
from mosty.model.site import Site
from mosty.render.article import render
from mosty.render.context import Context

from ..conftest import TODAY
from .pictures import ROOT

READMES = ("README.md", "README.cs.md")
FILES = sorted(
    [
        *(ROOT / name for name in (*READMES, "CONTRIBUTING.md")),
        *(ROOT / "docs").glob("*/o-portalu/*.md"),
    ]
)
SPAN = re.compile(r"`([^`\n]+)`")
FENCE = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"(?:\.venv/bin/)?mosty (?=-|[a-z])")
TARGET = re.compile(r"(?:[A-Z]+=\S+ )?make ([a-z]+)")
#: Placeholders for a number.
NUMBER = re.compile(r"\bN\b")
#: Names of engineers' own, told of on their pages: what is typed is written whole elsewhere.
ENGINEERS = {
    "engineering.md",
    "hosting.md",
    "modules.md",
    "opensearch.md",
    "search.md",
    "vzhled.md",
}


def spoken(path: Path) -> Iterator[str]:
    """Every command that stands in code marks of a file or on a line of a block of code."""
    text = path.read_text(encoding="utf-8")
    for block in FENCE.findall(text):
        for line in block.splitlines():
            command = re.split(r"\s{2,}|\s+#|\s+&&", line.strip())[0]
            if COMMAND.match(command):
                yield command
    for span in SPAN.findall(FENCE.sub("", text)):
        if COMMAND.match(span):
            yield span


def variants(command: str) -> Iterator[list[str]]:
    """A command without what stands in brackets, and with it; each of the choices between bars."""
    whole = NUMBER.sub("1", COMMAND.sub("", command, count=1))
    for text in {re.sub(r"\s*\[[^\]]*\]", "", whole), whole.replace("[", "").replace("]", "")}:
        choices = [part.split("|") if '"' not in part else [part] for part in shlex.split(text)]
        yield from ([*each] for each in itertools.product(*choices))


def parser_of(verb: str) -> Parser:
    """The parser of a verb with all its options."""
    whole = cli._parser([verb], Words("en"))
    return next(one.choices[verb] for one in whole._actions if isinstance(one.choices, dict))


def understood(arguments: list[str]) -> bool:
    """Whether the command takes these arguments, or they only name what it does."""
    verb, *rest = arguments
    if verb in VERBS and (not rest or (rest[0] in parser_of(verb).verbs() and len(rest) == 1)):
        return True
    try:
        cli._parsed(cli._parser(arguments, Words("en")), arguments)
    except SystemExit as end:
        return end.code == 0
    return True


def commands_by_verb(path: Path) -> dict[str, set[str]]:
    """Verb → the rest of each command that a file names."""
    verbs: dict[str, set[str]] = {}
    for command in spoken(path):
        for arguments in variants(command):
            verb = next((argument for argument in arguments if argument in VERBS), "")
            verbs.setdefault(verb, set()).add(" ".join(arguments))
    return verbs


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if path.name not in ENGINEERS],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_what_people_are_told_to_type_is_understood(path: Path) -> None:
    wrong = [
        " ".join(["mosty", *arguments])
        for command in spoken(path)
        for arguments in variants(command)
        if not understood(arguments)
    ]
    assert wrong == []


@pytest.mark.parametrize("readme", READMES)
def test_every_verb_and_what_it_does_is_told_of(readme: str) -> None:
    verbs = commands_by_verb(ROOT / readme)
    assert set(VERBS) - set(verbs) == set()
    for verb in ("translate", "review"):
        missing = [
            name
            for name in parser_of(verb).verbs()
            if not any(command.startswith(f"{verb} {name}") for command in verbs[verb])
        ]
        assert missing == [], f"mosty {verb}"


@pytest.mark.parametrize("readme", READMES)
def test_every_target_that_is_told_of_is_there(readme: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(TARGET.findall((ROOT / readme).read_text(encoding="utf-8")))
    assert len(targets) > 10
    assert [name for name in sorted(targets) if f"\n{name}:" not in makefile] == []


@pytest.mark.parametrize(
    ("command", "right"),
    [
        ("mosty check --fix", True),
        (".venv/bin/mosty rollback [N|--list]", True),
        ("mosty review due|done", True),
        ("mosty translate status", True),
        ('mosty leaflet cesta-domu --issue --changed cs="…"', True),
        ("mosty chek", False),
        ("mosty check --fixx", False),
        ("mosty review due|dune", False),
        ("mosty check [--formt json]", False),
        ("mosty new poem", False),
    ],
)
def test_what_is_not_understood_is_seen(command: str, right: bool) -> None:
    assert all(understood(arguments) for arguments in variants(command)) == right


@pytest.mark.parametrize("lang", ["cs", "en"])
def test_every_code_stands_on_the_page_of_the_checks(site: Site, lang: str) -> None:
    public = published(site, dt.date.fromisoformat(TODAY))
    page = public.pages[lang, "o-portalu/kontroly.md"]
    html = render(Context(public, page, dt.date.fromisoformat(TODAY))).html
    missing = [code for code in catalogue() if f'id="{code.lower()}"' not in html]
    assert missing == []
