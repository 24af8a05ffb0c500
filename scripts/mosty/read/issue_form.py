"""The body of an issue that a form of ``.github/ISSUE_TEMPLATE`` has made: ``### Question``, an
empty line, the answer. It comes from anybody: it is text and nothing else.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from mosty.model.errors import UsageError
from mosty.read.reasons import because

Form = Literal["practice", "term", "error", "law"]
#: The questions of each form, word for word → the field of the answer.
FORMS: Mapping[Form, Mapping[str, str]] = {
    "practice": {
        "Jak se praxe jmenuje / What the practice is called": "title",
        "Jednou větou / In one sentence": "description",
        "Kraj / Region": "region",
        "Co děláte nebo dělali / What you do or did": "done",
        "Co nevíte / What you do not know": "unknown",
        "Kde se to dá ověřit / Where it can be verified": "source",
    },
    "term": {
        "Který pojem chybí / Which term is missing": "title",
        "Anglicky / In English": "title_en",
        "Co znamená / What it means": "definition",
        "Kde jste na něj narazili / Where you came across it": "where",
    },
    "error": {
        "Na které stránce / On which page": "page",
        "Co je špatně / What is wrong": "wrong",
        "Jak to má být a podle čeho / How it should be, and by what source": "right",
    },
    "law": {
        "Které věty se to týká / Which sentence it is about": "record",
        "Co se změnilo / What has changed": "changed",
        "Kde se to dá přečíst / Where it can be read": "law_source",
    },
}
PRIVACY = "Soukromí / Privacy"
#: What the forge writes where nobody has answered.
_SILENCE = "_No response_"
#: The largest body that the forge takes.
_MOST_BYTES = 300_000


@dataclass(frozen=True, slots=True)
class Issue:
    """A filled-in form: the answers by their field, and the whole text."""

    form: Form
    answers: Mapping[str, str]
    text: str


def read_issue(path: Path) -> Issue:
    """The form in a file, ``-`` for the standard input. Raises :class:`UsageError` for one that
    cannot be read or is no form of ours.
    """
    try:
        if str(path) == "-":
            data = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            with path.open("rb") as file:
                data = file.read(_MOST_BYTES + 1)
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError("import_encoding", path=path) from error
    except OSError as error:
        raise UsageError("import_unreadable", path=path, reason=because(error)) from error
    if len(data) > _MOST_BYTES:
        raise UsageError("import_large", path=path, most=_MOST_BYTES // 1000)
    return issue_of(text, path)


def issue_of(text: str, path: Path) -> Issue:
    """The form in a text. Raises :class:`UsageError` if it is none of ours."""
    lines = _visible(text).split("\n")
    headings = {line[4:].strip() for line in lines if line.startswith("### ")}
    # each form has questions that no other has; the one with most of them here is meant
    form = max(FORMS, key=lambda one: len(headings & set(FORMS[one])))
    if not headings & set(FORMS[form]):
        raise UsageError("issue_no_form", path=path)
    answers: dict[str, list[str]] = {}
    questions = {**FORMS[form], PRIVACY: "privacy"}
    field = ""
    for line in lines:
        named = questions.get(line[4:].strip(), "") if line.startswith("### ") else ""
        if named and named not in answers:  # a question that comes again is part of an answer
            field = named
            answers[field] = []
        elif field:
            answers[field].append(line.rstrip())
    texts = {name: "\n".join(said).strip() for name, said in answers.items() if name != "privacy"}
    given = {name: said for name, said in texts.items() if said and said != _SILENCE}
    first = next(iter(FORMS[form].values()))
    if first not in given:
        raise UsageError("issue_empty", path=path, question=next(iter(FORMS[form])))
    return Issue(form, given, text)


def _visible(text: str) -> str:
    """The text without characters that nobody sees, with plain ends of lines."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(
        char
        for char in plain
        if char == "\n" or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp")
    )
