"""``mosty search``: the same results in the same order as the browser's, for people and for
machines.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mosty.outputs import search_format
from mosty.pipeline.search_index import index_folder
from mosty.search import Index, export, open_index

ROOT = Path(__file__).parents[2]
Ask = Callable[[str, Any], Any]


def queries(locale: str) -> list[str]:
    file = Path(__file__).parent / "fixtures" / f"asked.{locale}.txt"
    return file.read_text(encoding="utf-8").splitlines()


def command(
    *arguments: str, given: str = "", root: Path = ROOT, **variables: str
) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **variables}
    return subprocess.run(
        [sys.executable, "-m", "mosty.cli", "--root", str(root), "search", *arguments],
        input=given,
        check=False,
        capture_output=True,
        encoding="utf-8",
        env=environment,
    )


@pytest.fixture(scope="module")
def opened() -> Callable[[str], Index]:
    """The index that the command last searched."""
    return lambda locale: open_index(index_folder(ROOT, locale))


@pytest.mark.parametrize("locale", ["cs", "en"])
@pytest.mark.parametrize("typing", [False, True], ids=["submitted", "typing"])
def test_the_same_results_in_the_same_order_as_the_browser(
    ask: Ask, opened: Callable[[str], Index], tmp_path: Path, locale: str, typing: bool
) -> None:
    texts = queries(locale)
    assert len(texts) >= 60
    done = command(
        "--lang",
        locale,
        "--batch",
        "-",
        *(["--typing"] if typing else []),
        given="\n".join(texts) + "\n",
    )
    assert (done.returncode, done.stderr) == (0, "")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["query"] for answer in answers] == texts
    for name, content in export(opened(locale)).items():
        (tmp_path / name).write_bytes(content)
    questions = [{"query": query, "limit": 10, "prefix": typing, "exact": False} for query in texts]
    browser = ask("search.mjs", {"directory": str(tmp_path), "queries": questions})
    for ours, theirs in zip(answers, browser, strict=True):
        assert ours["corrected"] == theirs["corrected"]
        assert ours["total"] == theirs["near"]
        assert ours["absent"] == theirs["absent"]
        assert [(hit["url"], hit["title"], hit["score"]) for hit in ours["results"]] == [
            (hit["url"], hit["title"], hit["score"]) for hit in theirs["results"][: theirs["near"]]
        ], ours["query"]
    assert sum(1 for answer in answers if answer["results"]) > len(texts) * 0.9


def test_json_carries_the_reasons_on_request() -> None:
    plain = json.loads(command("--json", "--limit", "2", "školou").stdout)
    assert set(plain) == {"query", "corrected", "absent", "total", "results"}
    assert set(plain["results"][0]) == {"url", "title", "kind", "score"}
    explained = json.loads(command("--json", "--limit", "2", "--explain", "školou", "na").stdout)
    assert [note["role"] for note in explained["explain"]["words"]] == ["term", "stop word"]
    for hit in explained["results"]:
        why = hit["explain"]
        assert hit["score"] == why["sum"] * why["times"] * why["weight"] // 16
        assert hit["explain"]["sum"] == sum(part["value"] for part in hit["explain"]["parts"])
        assert all(part["fields"] for part in hit["explain"]["parts"])


def test_text_for_a_person() -> None:
    done = command("--limit", "2", "--explain", "OSPODu")
    assert done.stdout.splitlines()[0].startswith("  OSPODu: hledané slovo → ospod (")
    assert " 1. orgán sociálně-právní ochrany dětí" in done.stdout
    assert "    /slovnik/#ospod" in done.stdout
    assert "    skóre " in done.stdout and "        title: " in done.stdout
    assert "\x1b" not in done.stdout
    assert "Ukazujeme výsledky pro" in command("pestounksá").stdout
    nothing = command("xyzzyq")
    assert (nothing.returncode, nothing.stdout.splitlines()[0]) == (
        0,
        "Pro „xyzzyq“ jsme nic nenašli.",
    )


def test_only_pages_of_a_kind_in_the_same_order() -> None:
    everything = json.loads(command("--json", "--limit", "500", "soud").stdout)["results"]
    some = json.loads(
        command("--json", "--limit", "500", "--kind", "term", "--kind", "law", "soud").stdout
    )
    assert some["results"] == [hit for hit in everything if hit["kind"] in ("term", "law")] != []
    assert some["total"] == len(some["results"])


def test_keys_of_one_facet_add_up_and_another_narrows() -> None:
    def found_by(*choice: str) -> list[str]:
        chosen = [part for facet in choice for part in ("--facet", facet)]
        answer = json.loads(
            command("--json", "--limit", "500", *chosen, "setkání", "rodiny").stdout
        )
        assert answer["total"] == len(answer["results"])
        return [hit["url"] for hit in answer["results"]]

    everything = found_by()
    ustecky, plzensky = found_by("region=ustecky"), found_by("region=plzensky")
    assert ustecky and plzensky and set(ustecky) != set(plzensky)
    both = found_by("region=ustecky", "region=plzensky")
    assert both == [url for url in everything if url in {*ustecky, *plzensky}]
    narrowed, practices = (
        found_by("region=ustecky", "region=plzensky", "kind=practice"),
        found_by("kind=practice"),
    )
    assert narrowed == [url for url in both if url in practices] != []
    assert narrowed != both


@pytest.mark.parametrize(
    ("arguments", "czech", "english"),
    [
        ([], "chybí, co hledat", "say what to search for"),
        (["--limit", "0", "x"], "nejméně 1", "at least 1"),
        (["--lang", "xx", "x"], "má cs, en", "it has cs, en"),
        (["--kind", "praxe", "x"], "kind nemá klíč praxe", "kind has no key praxe"),
        (["--facet", "barva=x", "x"], "filtr barva není", "there is no facet barva"),
        (["--facet", "kraj", "x"], "FILTR=KLÍČ", "FACET=KEY"),
        (["--batch", "neni.txt"], "neni.txt nejde přečíst (neexistuje)", "cannot be read"),
        (["--batch", "-", "x"], "slova už nepište", "leave the words out"),
    ],
)
def test_wrong_use_is_one_line(arguments: list[str], czech: str, english: str) -> None:
    for lang, sentence in (("cs", czech), ("en", english)):
        done = command(*arguments, MOSTY_LANG=lang)
        assert (done.returncode, done.stdout) == (2, "")
        assert sentence in done.stderr and done.stderr.count("\n") == 1


def test_a_base_that_cannot_be_read(tmp_path: Path) -> None:
    done = command("x", root=tmp_path)
    assert done.returncode == 1 and "Traceback" not in done.stderr


def test_a_passage_is_where_most_of_the_words_are(czech: Index) -> None:
    text = "Škola stojí. " + "Nic tu není. " * 40 + "Školy se s OSPODem scházejí. " + "Konec. " * 60
    marks = search_format.Marks("[", "]")
    shown = search_format.passage(czech, text, "OSPOD a škola", marks)
    assert "[Školy] se s [OSPODem] scházejí." in shown
    assert shown.startswith("… ") and shown.endswith(" …")
    assert len(shown) <= search_format.WIDTH + 12
    assert search_format.passage(czech, text, "kavárna") == ""
    assert search_format.passage(czech, "", "škola") == ""
    assert search_format.passage(czech, "Škola", "škola", marks) == "[Škola]"
    assert (
        search_format.passage(czech, "x" * 500 + " škola " + "y" * 500, "škola", marks)
        == "… [škola] …"
    )
