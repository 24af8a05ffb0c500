"""A sentence in two languages stands in ``messages/``: none in pairs in the code, no Czech one
outside the data of the language.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from mosty.text.program import PACKAGE

#: Rooms of data about Czech itself: patterns, lists of words and of forms.
LANGUAGE = ("text/language/", "text/law/", "text/quantities/", "text/sensitive/")
#: Other modules that hold Czech words which are no message, and why.
LISTED = {
    "outputs/opendata/catalogue.py": "types that the national catalogue of data prescribes",
    "pipeline/bench/alarms.py": "a page that is measured",
    "pipeline/moves/records.py": "the heading of a file that has both languages",
    "pipeline/new_base.py": "the name of a new base until it gets one",
    "read/issue_form.py": "headings of the forms for issues, read as they were written",
    "read/labels.py": "Czech values of fields that editors may write",
    "text/link_text.py": "words of links that say nothing",
    "text/markdown/dialects/numbers.py": "names of months",
}
#: A name of an argument or a key that ends in a language of messages.
_PAIRED = re.compile(r"\w+_(?:cs|en)")
#: Columns and fields of records, not arguments of a sentence.
FIELDS = frozenset({"note_cs", "note_en", "title_en"})
_CZECH = re.compile(r"[áčďéěíňóřšťúůýž]", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{2,}[,;:]? +[„“(]?[^\W\d_]{2,}")
#: What only a regular expression holds.
_PATTERN = re.compile(r"\\|\(\?|\|")


def paired(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and name of each argument, key and name that is one of a pair by its ending."""
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.keyword | ast.arg):
            names = [node.arg or ""]
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names = [node.id]
        elif isinstance(node, ast.Dict):
            names = [str(key.value) for key in node.keys if isinstance(key, ast.Constant)]
        yield from ((node.lineno, name) for name in names if _PAIRED.fullmatch(name))


def czech(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of each literal in which Czech words follow each other; docstrings hold
    examples, and a text of blanks between its pieces is read as a whole.
    """
    apart = {id(text) for node in ast.walk(tree) for text in left_out(node)}
    for node in ast.walk(tree):
        text = whole(node) if id(node) not in apart else ""
        if _CZECH.search(text) and _WORDS.search(text) and not _PATTERN.search(text):
            yield node.lineno, text


def left_out(node: ast.AST) -> Iterator[ast.AST]:
    """A docstring, and the pieces of a text that is looked at as a whole."""
    match node:
        case (
            ast.Module(body=[ast.Expr(value=text), *_])
            | ast.ClassDef(body=[ast.Expr(value=text), *_])
            | ast.FunctionDef(body=[ast.Expr(value=text), *_])
        ):
            yield text
        case ast.JoinedStr(values=pieces):
            yield from pieces


def whole(node: ast.AST) -> str:
    """The text of a literal with a word for each blank; empty for what is none."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=pieces):
            return "".join(whole(piece) if isinstance(piece, ast.Constant) else "blank"
                           for piece in pieces)  # fmt: skip
    return ""


def modules() -> Iterator[tuple[str, ast.AST]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        yield name, ast.parse(path.read_text(encoding="utf-8"))


def test_no_argument_comes_in_pairs() -> None:
    assert [
        f"{name}:{line}: `{key}`: give a Message (messages/blanks.yml), or a text by language"
        for name, tree in modules()
        for line, key in paired(tree)
        if key not in FIELDS
    ] == []


def test_no_czech_sentence_stands_in_the_code() -> None:
    places: dict[str, list[str]] = {}
    for name, tree in modules():
        if not name.startswith(LANGUAGE):
            for line, text in czech(tree):
                places.setdefault(name, []).append(f"{name}:{line}: {text}")
    assert [place for name in sorted(places.keys() - LISTED) for place in places[name]] == []
    assert LISTED.keys() - places == set(), "listed, and no Czech in it"


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ('problem("X", span, why_cs="a", why_en="b")', ["why_cs", "why_en"]),
        ('x = {"guess_cs": "", "guess_en": ""}', ["guess_cs", "guess_en"]),
        ("what, what_cs = pair", ["what_cs"]),
        ("def fault(reason_cs): pass", ["reason_cs"]),
        ('problem("X", span, why=message("blanks.day_ahead"))', []),
        ('x = {"cs": "", "en": ""}', []),
    ],
)
def test_a_pair_would_be_seen(code: str, seen: list[str]) -> None:
    assert [name for _, name in paired(ast.parse(code))] == seen


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ('x = "chybí důvod"', 1),
        ('x = f"kontrola {code} není"', 1),
        ('x = f"{code} potlačit nejde"', 1),
        ('x = f"V záznamu je {number}."', 1),
        ('x = ("platí do {}", "it holds until {}")', 1),
        ('"""Příklad: Sejdeme se v úterý."""', 0),
        ('def f():\n    """Sejdeme se v úterý."""', 0),
        ('x = "the reason is missing"', 0),
        ('x = "úterý"', 0),
        (r'x = r"(?:v prameni\s+)?není"', 0),
    ],
)
def test_a_czech_sentence_would_be_seen(code: str, seen: int) -> None:
    assert len(list(czech(ast.parse(code)))) == seen
