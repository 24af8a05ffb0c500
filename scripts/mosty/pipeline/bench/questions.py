"""How well the search of this base answers what people ask: questions with the pages that answer.

A row of a file of questions is tab-separated: who asks, how (a word, a question, without
diacritics …), the question, and the pages of which one should stand first, with ``|`` between
(``slovnik#ospod`` is an entry of the glossary). A page stands for the records on it too, the
glossary apart. ``-`` stands for a subject the portal does not
treat: right is an answer that says so. A line that begins with ``#`` is a comment.

A question falls into one of two halves by a hash of its words, so that it stays there whatever is
added: what is tuned is tuned on the one, and the other one says what that is worth.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mosty.pipeline.bench.errors import BenchError
from mosty.read.reasons import because
from mosty.search import Index

HALVES = ("tuning", "held out")
#: The page of a question that the portal does not treat.
NOTHING = "-"
#: The page whose entries are named one by one.
GLOSSARY = "slovnik"
#: How many results a reader looks at, at most.
SEEN = 3
#: What the hash of a question begins with; another number makes other halves.
SEED = 16


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, by whom and how, and the keys of the pages that answer it."""

    asker: str
    manner: str
    text: str
    pages: frozenset[str]

    @property
    def half(self) -> str:
        """The half it falls into."""
        digest = hashlib.sha256(f"{SEED} {self.text}".encode()).hexdigest()
        return HALVES[int(digest, 16) % 2]


def read_questions(path: Path) -> list[Question]:
    """The questions of a file. Raises BenchError for a file that cannot be read, for a row that has
    not four cells, and for a file without any.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BenchError("unreadable", path=path, reason=because(error)) from None
    questions = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 4:
            raise BenchError("no_question", path=path, line=number)
        asker, manner, text, pages = cells
        questions.append(Question(asker, manner, text, frozenset(pages.split("|"))))
    if not questions:
        raise BenchError("no_record", path=path)
    return questions


def key_of(url: str, prefix: str) -> str:
    """How a row names the document: its address without language and slashes.

    >>> key_of("/en/slovnik/#ospod", "en/")
    'slovnik#ospod'
    """
    page, mark, anchor = url.removeprefix("/").removeprefix(prefix).partition("#")
    return f"{page.strip('/')}{mark}{anchor}"


def unknown_pages(index: Index, prefix: str, questions: Iterable[Question]) -> list[str]:
    """Pages that answer a question and that the index does not have, in order."""
    known = {NOTHING, *(key_of(hit.url, prefix) for hit in index.documents)}
    return sorted({page for question in questions for page in question.pages - known})


def place_of(index: Index, prefix: str, question: Question) -> int:
    """Where the first page that answers stands among the results seen; 0 for nowhere there."""
    result = index.search(question.text, SEEN)
    if NOTHING in question.pages:
        return int(bool(result.absent))
    keys = [key_of(hit.url, prefix) for hit in result.results]
    answered = (not question.pages.isdisjoint(_named_by(key)) for key in keys)
    return next((place for place, is_answered in enumerate(answered, 1) if is_answered), 0)


def _named_by(key: str) -> set[str]:
    """The keys by which a row may name a document: its own, and that of the page a record is on."""
    page = key.partition("#")[0]
    return {key} if page == GLOSSARY else {key, page}


def _share(places: Sequence[int]) -> dict[str, Any]:
    return {
        "n": len(places),
        "first": round(places.count(1) / len(places), 3),
        "three": round(sum(map(bool, places)) / len(places), 3),
    }


def figures(index: Index, prefix: str, questions: Sequence[Question]) -> dict[str, Any]:
    """For each half: the share of questions whose page stands first and among the first three, of
    all, by asker and by manner; ``missed``, those of the tuning half that are not answered first.
    """
    places = {question: place_of(index, prefix, question) for question in questions}
    report: dict[str, Any] = {}
    for half in HALVES:
        own = [question for question in questions if question.half == half]
        groups: dict[str, dict[str, list[int]]] = {"all": {}, "asker": {}, "manner": {}}
        for question in own:
            for group, name in (
                ("all", "all"), ("asker", question.asker), ("manner", question.manner),
            ):  # fmt: skip
                groups[group].setdefault(name, []).append(places[question])
        by_group = {
            group: {name: _share(found) for name, found in sorted(kinds.items())}
            for group, kinds in groups.items()
        }
        report[half] = by_group.pop("all")["all"] | by_group
    report["missed"] = [
        question.text for question in questions if question.half == HALVES[0]
        and places[question] != 1
    ]  # fmt: skip
    return report
