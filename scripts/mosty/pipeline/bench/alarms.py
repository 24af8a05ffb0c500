"""How often the check speaks up on prose that nobody spoilt: pages of others, run through the
checks of one page.

What a page states of itself (front matter, sources, translation, navigation) is made up here and
measured nowhere.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mosty.checks import running, sources, unpublished
from mosty.checks.glossary import expansions, terms
from mosty.checks.links import orphan_pages
from mosty.checks.spelling import misspellings
from mosty.checks.spelling.vocabulary import of_pages
from mosty.checks.translation import pair, translation_parity
from mosty.model.problem import Problem
from mosty.model.site import Page, Site
from mosty.pipeline.bench.errors import BenchError
from mosty.read.page import read_page
from mosty.read.reasons import because

#: Checks of what the front matter states, of the pair, of the way to a page, and whether it goes
#: out.
APART = frozenset({sources, pair, translation_parity, orphan_pages, unpublished})
#: Kind of the made-up pages: the one with the strictest checks.
FRONT = (
    "---\ntitle: Stránka\ndescription: Stránka.\nkind: parents\ntranslation: "
    "none\ntranslation_reason: x\n---\n\n"
)
#: Characters shown on either side of a place.
AROUND = 60


@dataclass(frozen=True)
class Alarm:
    """A place at which a check spoke up, with the words around it."""

    page: str
    code: str
    message: str
    context: str


@dataclass(frozen=True)
class Measured:
    """What was read, in pages and words, and every alarm."""

    pages: int
    words: int
    alarms: tuple[Alarm, ...]

    def as_dict(self) -> dict[str, object]:
        """Counts by code and the rate a thousand words, for machines."""
        codes = Counter(one.code for one in self.alarms)
        return {
            "pages": self.pages,
            "words": self.words,
            "problems": len(self.alarms),
            "per_1000_words": self._rate(len(self.alarms)),
            "codes": {
                code: {"problems": n, "per_1000_words": self._rate(n)}
                for code, n in sorted(codes.items())
            },
        }

    def _rate(self, count: int) -> float:
        return round(1000 * count / max(self.words, 1), 3)


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """Id and text of every page of a file, one JSON object with ``id`` and ``text`` a line, gzip or
    not.

    Raises :class:`BenchError` for a file that cannot be read or has another shape.
    """
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8") as lines:
            yield from (_entry(path, number, line) for number, line in enumerate(lines, 1))
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise BenchError("unreadable", path=path, reason=because(error)) from error


def _entry(path: Path, number: int, line: str) -> tuple[str, str]:
    try:
        entry = json.loads(line)
        return str(entry["id"]), str(entry["text"])
    except (ValueError, KeyError, TypeError) as error:
        raise BenchError("no_page_object", path=path, line=number) from error


def measure(
    site: Site,
    locale: str,
    texts: Iterator[tuple[str, str]],
    today: dt.date,
    spelling: bool = False,
) -> Measured:
    """Run the checks of a page over each text, with the glossary and the records of ``site``; with
    ``spelling`` the dictionaries too, which know the other languages of ``site``.
    """
    read: list[Problem] = []
    names: dict[str, str] = {}
    pages: dict[tuple[str, str], Page] = {}
    for number, (name, text) in enumerate(texts):
        path = f"p{number}.md"
        file = f"docs/{locale}/{path}"
        pages[locale, path] = read_page(FRONT + text + "\n", file, locale, path, read, {}, None)
        names[file] = name
    others = {key: page for key, page in site.pages.items() if key[0] != locale}
    whole = dataclasses.replace(site, pages={**others, **pages}, files=frozenset(names))
    alarms = [
        _alarm(problem, names[page.file], page)
        for page in pages.values()
        for check in running.checks_of("page")
        if not any(check.function.__module__ == module.__name__ for module in APART)
        for problem in check(whole, page, today)
    ]
    spoken = of_pages(whole, pages.values())
    by_file = {page.file: page for page in pages.values()}
    alarms += [
        _alarm(problem, names[problem.span.file], by_file[problem.span.file])
        for check in (
            terms.avoided_words,
            expansions.expansions,
            *([misspellings.misspelt] if spelling else []),
        )
        for problem in check(whole, spoken, today)
    ]
    words = sum(len(page.body.text.split()) for page in pages.values())
    return Measured(len(pages), words, tuple(alarms))


def _alarm(problem: Problem, name: str, page: Page) -> Alarm:
    lines = page.body.text.split("\n")
    at = problem.span.line - page.body.line
    line = lines[at] if 0 <= at < len(lines) else ""
    start = max(0, problem.span.col - 1)
    end = problem.span.end_col - 1 if problem.span.end_line == problem.span.line else start + 1
    context = f"{line[max(0, start - AROUND) : start]}⟦{line[start:end]}⟧{line[end : end + AROUND]}"
    return Alarm(name, problem.code, problem.text("message", page.locale), context)
