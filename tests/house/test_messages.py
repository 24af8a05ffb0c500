"""Every sentence for people stands in ``messages/``, in every language, and is used."""

from __future__ import annotations

import ast
import pickle
import re
import string
from collections.abc import Iterator, Mapping

import pytest
from mosty.model.message import entries, message
from mosty.model.problem import Span, problem
from mosty.text.program import PACKAGE
from mosty.text.resources import MESSAGES

#: Files of another shape, with tests of their own.
APART = {"help", "problems", "reasons"}
SUBJECTS = sorted(
    path.stem for path in MESSAGES.glob("*.yml") if path.stem not in APART and "." not in path.stem
)
KEYS = [f"{subject}.{entry}" for subject in SUBJECTS for entry in entries(subject)]
#: Calls whose texts people read.
SPOKEN = {"print", "say", "add_argument", "add_parser", "ArgumentParser"}
#: Rooms that hold no sentence.
ROOMS = ("cli", "report", "pipeline")
_WORDS = re.compile(r"[^\W\d_]{2,} +[^\W\d_]{2,}")


def texts(wording: str | Mapping[str, str]) -> list[str]:
    return [wording] if isinstance(wording, str) else list(wording.values())


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", KEYS)
def test_each_language_has_each_sentence_with_the_same_blanks(key: str) -> None:
    subject, _, entry = key.partition(".")
    wordings = entries(subject)[entry]
    assert set(wordings) == {"cs", "en"}
    assert len({frozenset(blanks(text)) for each in wordings.values() for text in texts(each)}) == 1
    for wording in wordings.values():
        assert isinstance(wording, str) or {"one", "other"} <= set(wording)


def test_each_sentence_is_used_and_each_key_exists() -> None:
    """A key is written whole, or its beginning is and the rest is filled in."""
    sources = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    whole = set(re.findall(r'"([a-z]+\.\w+)"', sources))
    begun = tuple(re.findall(r'f"([a-z]+\.\w+)\{', sources))
    begun += tuple(f"report.{start}" for start in re.findall(r'word\(f"(\w+)\{', sources))
    files = {"search.mjs"}
    missing = {key for key in whole - files if key.partition(".")[0] in SUBJECTS} - set(KEYS)
    assert missing == set()
    for subject, pattern in (
        ("usage", r'UsageError\(\s*"(\w+)"'),
        ("bench", r'(?:BenchError|NotMeasured|Unavailable)\(\s*"(\w+)"'),
        ("report", r'word\([^()]*?["\'](\w+)["\'](?: if |,)'),
        ("report", r'else "(\w+)"'),
    ):
        whole |= {f"{subject}.{name}" for name in re.findall(pattern, sources)}
    named = {key for key in whole if key.startswith(("usage.", "bench."))}
    assert named - set(KEYS) == set()
    whole |= {f"report.{level}" for level in ("error", "warning", "info")}
    whole |= {"report.mended", "report.would_mend", "usage.unknown_verb", "usage.unknown_choice"}
    metavars = re.findall(r'metavar="([^"]+)"', sources)
    metavars += re.findall(r'verbs_of\("(\w+)"\)', sources)
    whole |= {f"command.metavar_{name.lower().replace('=', '_')}" for name in metavars}
    begun = tuple(start for start in begun if start != "command.metavar_")
    unused = [key for key in KEYS if key not in whole and not key.startswith(begun)]
    assert unused == []


def spoken(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of every literal with two words that is printed, raised or shown as help."""
    for node in ast.walk(tree):
        called = node.exc if isinstance(node, ast.Raise) else node
        if not isinstance(called, ast.Call):
            continue
        name = getattr(called.func, "attr", getattr(called.func, "id", ""))
        if isinstance(node, ast.Raise) or name in SPOKEN:
            for part in ast.walk(called):
                literal = part.value if isinstance(part, ast.Constant) else None
                if isinstance(literal, str) and _WORDS.search(literal):
                    yield part.lineno, literal


@pytest.mark.parametrize("room", ROOMS)
def test_no_sentence_stands_in_the_code(room: str) -> None:
    assert [
        (path.relative_to(PACKAGE).as_posix(), line, text)
        for path in sorted((PACKAGE / room).rglob("*.py"))
        for line, text in spoken(ast.parse(path.read_text(encoding="utf-8")))
    ] == []


@pytest.mark.parametrize(
    "code", ['print("Nothing was published")', 'say(f"{n} pages read")', 'raise ValueError("no such page")',
             'parser.add_argument("--x", help="only these files")'],
)  # fmt: skip
def test_a_sentence_in_the_code_is_seen(code: str) -> None:
    assert list(spoken(ast.parse(code)))


def test_plural_forms() -> None:
    czech = [message("leaflet.made", path="a", n=n, size=1).text("cs") for n in (1, 2, 5)]
    assert [line.split()[2].rstrip(",") for line in czech] == ["strana", "strany", "stran"]
    assert "1 page," in message("leaflet.made", path="a", n=1, size=1).text("en")


def test_what_fills_a_blank() -> None:
    """A plain value, a message, a text by language (English where it lacks one), several of them."""
    values = ("x", message("blanks.pdf_tags"), {"cs": "úterý", "en": "Tuesday"}, {"en": "a"})
    shown = message("blanks.meant_words", words=values)
    assert shown.text("cs") == "Nemysleli jste x, značky pro odečítač, úterý, a? "
    assert shown.text("en") == "Did you mean x, tags, Tuesday, a? "
    carrier = problem("REC027", Span("x"), text=1, why=values)
    assert carrier.text("hint", "en").endswith("list.x, tags, Tuesday, a")
    assert pickle.loads(pickle.dumps(carrier)) == carrier
