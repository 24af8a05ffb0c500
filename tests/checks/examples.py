"""Examples in the docstrings of checks: their format, and what a check reports on them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import pytest
from mosty.checks.records.record_texts import vocabularies
from mosty.checks.registry import Check
from mosty.checks.spelling.dictionaries import VARIABLE
from mosty.checks.spelling.vocabulary import of_pages
from mosty.model.problem import Problem
from mosty.model.site import Page, Site
from mosty.read.page import read_page
from mosty.read.site import read_site

from ..conftest import TODAY, Base
from .test_cases import DICTIONARIES, run, script

DAY = dt.date.fromisoformat(TODAY)
FILE, LOCALE, PATH = "docs/cs/zkouska.md", "cs", "zkouska.md"
#: Front matter that an example need not write.
FRONT = {
    "title": "Zkouška",
    "description": "Stránka pro zkoušku.",
    "kind": "site",
    "translation": "none",
    "translation_reason": "zkouška",
}
_HEADER = re.compile(r"(Bad|Good)(?: ([A-Z]+[0-9]{3}))?:")
_CASE = re.compile(r"Case: (.+)")
_KEY = re.compile(r"^(\w+):", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """A page that is bad (with the code it must report) or good."""

    bad: bool
    code: str | None
    text: str


def lines_of(check: Check) -> list[str]:
    """The lines of the docstring without their common indent."""
    return inspect.cleandoc(check.function.__doc__ or "").split("\n")


def examples_of(check: Check) -> Iterator[Example]:
    """Every ``Bad:`` and ``Good:`` of a docstring: what is indented below its header."""
    lines = lines_of(check)
    for number, line in enumerate(lines):
        if header := _HEADER.fullmatch(line):
            below = takewhile(lambda one: not one or one.startswith("    "), lines[number + 1 :])
            text = "\n".join(one[4:] for one in below).strip("\n")
            code = header[2] or (next(iter(check.codes)) if len(check.codes) == 1 else None)
            yield Example(header[1] == "Bad", code, text)


def cases_of(check: Check) -> list[str]:
    """Every folder that a ``Case:`` of a docstring names."""
    matches = filter(None, map(_CASE.fullmatch, lines_of(check)))
    return [folder for match in matches for folder in match[1].split(", ")]


def page_text(text: str) -> str:
    """An example as a whole file, with the front matter that it need not write itself."""
    front, body = "", text
    if text.startswith("---\n"):
        front, _, body = text.removeprefix("---\n").partition("---")
    written = set(_KEY.findall(front))
    left = "".join(f"{key}: {value}\n" for key, value in FRONT.items() if key not in written)
    return f"---\n{left}{front}---\n\n{body.strip()}\n"


def with_page(site: Site, text: str) -> tuple[Site, Page]:
    """The site with one more page."""
    page = read_page(page_text(text), FILE, LOCALE, PATH, [], site.taxonomy, None)
    pages = {**site.pages, (LOCALE, PATH): page}
    return dataclasses.replace(site, pages=pages, files=site.files | {FILE}), page


def answer_to_text(check: Check, site: Site, text: str) -> set[str]:
    """Codes that a check of pages or of words reports on a page with the text."""
    site, page = with_page(site, text)
    looked_at = page if check.scope == "page" else of_pages(site, [page])
    return {one.code for one in check(site, looked_at, DAY)}


def answer_to_base(check: Check, site: Site, today: dt.date) -> list[Problem]:
    """Problems that one check reports on a whole base."""
    if check.scope == "page":
        return [one for page in site.pages.values() for one in check(site, page, today)]
    words = [vocabularies(site)] if check.scope in ("words", "spelling") else []
    return list(check(site, *words, today))


def answer_to_case(check: Check, base: Base, case: Path, patch: pytest.MonkeyPatch) -> set[str]:
    """Codes that a check reports on a base over which the folder ``case`` is laid."""
    today = DAY
    for command in script(case)[0]:
        if "mosty" not in command:
            run(base, command)
            continue
        if "--today" in command:
            today = dt.date.fromisoformat(command[command.index("--today") + 1])
        if command[0].startswith(f"{VARIABLE}="):
            patch.setenv(VARIABLE, str(DICTIONARIES / command[0].partition("=")[2]))
    site, _ = read_site(base.root)
    assert site is not None
    return {one.code for one in answer_to_base(check, site, today)}
