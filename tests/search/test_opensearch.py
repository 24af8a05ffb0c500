"""The files for OpenSearch: valid, whole, and with an analysis that gives our stems.

OpenSearch itself does not run here. Its filters are emulated from the exported settings, as its
documentation describes them, and must give what analysis.py gives.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import snowballstemmer
from mosty.cli import main
from mosty.search import Document, Index, build_index, opensearch
from mosty.search.analysis import fold
from mosty.search.concepts import find_concepts

from .corpus import CZECH, ENGLISH, HOSTILE

ROOT = Path(__file__).parents[2]
#: What OpenSearch has without plugins; see its pages on tokenizers and token filters.
KNOWN = {"pattern_replace", "truncate", "stop", "stemmer", "synonym_graph", "keep"}
PORTER2 = snowballstemmer.stemmer("english")
Token = tuple[str, ...]


def emulated(settings: dict[str, Any], analyzer: str) -> Callable[[str], list[str]]:
    """Return the analyzer of exported settings as a function from a text to its tokens."""
    analysis = settings["settings"]["index"]["analysis"]
    chain = analysis["analyzer"][analyzer]["filter"]
    # Java's classes in Python's words: letters and digits are \w without the underscore.
    word = re.compile(
        analysis["tokenizer"]["words"]["pattern"]
        .replace(r"[\p{L}\p{N}", r"(?:[^\W_]|[")
        .replace("]+", "])+")
    )
    steps = [step(analysis["filter"].get(name, {"type": name})) for name in chain]

    def analyse(text: str) -> list[str]:
        tokens = word.findall(text)
        for apply in steps:
            tokens = list(apply(tokens))
        return tokens

    return analyse


def each(change: Callable[[str], str], tokens: list[str]) -> Iterator[str]:
    return (changed for token in tokens if (changed := change(token)))


def step(definition: dict[str, Any]) -> Callable[[list[str]], Any]:
    kind = definition["type"]
    listed = frozenset(definition.get("stopwords", definition.get("keep_words", ())))
    if kind == "pattern_replace":
        replacement = re.sub(r"\$(\d)", r"\\g<\1>", definition["replacement"])
        return partial(each, partial(re.compile(definition["pattern"]).sub, replacement))
    if kind == "synonym_graph":
        rules = {
            tuple(left.split()): right.split(", ")
            for left, right in (
                rule.replace(opensearch.KEPT, "").split(" => ") for rule in definition["synonyms"]
            )
        }
        return partial(replaced, rules)
    return {
        "lowercase": partial(each, str.lower),
        "asciifolding": partial(each, fold),
        "truncate": partial(each, lambda token: token[: definition["length"]]),
        "stop": lambda tokens: [token for token in tokens if token not in listed],
        "keep": lambda tokens: [token for token in tokens if token in listed],
        "stemmer": partial(
            each, lambda token: PORTER2.stemWord(token) if re.fullmatch("[a-z]+", token) else token
        ),
    }[kind]


def replaced(rules: dict[Token, list[str]], tokens: list[str]) -> Iterator[str]:
    at, longest = 0, max(map(len, rules))
    while at < len(tokens):
        for end in range(min(len(tokens), at + longest), at, -1):
            if tuple(tokens[at:end]) in rules:
                yield from rules[tuple(tokens[at:end])]
                at = end
                break
        else:
            yield tokens[at]
            at += 1


@pytest.fixture(scope="module")
def settings(czech: Index) -> dict[str, Any]:
    contents: dict[str, Any] = json.loads(opensearch.files(czech, CZECH, {})["settings.json"])
    return contents


@pytest.mark.parametrize("locale", ["cs", "en"])
def test_the_chain_gives_our_stems_for_every_word_of_the_portal(
    czech: Index, settings: dict[str, Any], locale: str
) -> None:
    files = [*sorted(ROOT.glob("docs/**/*.md")), ROOT / "glossary.yml"]
    words = {
        word for file in files for word in re.findall(r"[^\W_]+", file.read_text(encoding="utf-8"))
    }
    words |= {
        end(word)
        for word in ("OSPOD", "SAS", "ZDVOP", "MPSV", "DO", "sas", "do", "ospod")
        for end in (
            str,
            str.upper,
            str.lower,
            lambda w: w + "u",
            lambda w: w + "em",
            lambda w: w + "ů",
            lambda w: w + "U",
        )
    }
    analyse, analyzer = emulated(settings, f"text_{locale}"), czech.analyzers[locale]
    assert len(words) > 5000
    different = {word for word in sorted(words) if analyse(word) != analyzer.stems(word)}
    # asciifolding also unfolds what is no letter with a diacritic (ß, ½); nobody looks for those by
    # the other spelling.
    assert {word for word in different if word.isascii() or fold(word).isascii()} == set()


def test_the_names_of_a_concept_become_its_token(czech: Index, settings: dict[str, Any]) -> None:
    analyse = {locale: emulated(settings, f"concepts_{locale}") for locale in ("cs", "en")}
    assert (
        analyse["cs"]("na sociálce s orgánem sociálně-právní ochrany dětí a OSPODem")
        == ["0ospod"] * 3
    )
    assert analyse["en"]("two child protection authorities and foster care") == [
        "0ospod",
        "0pestounstvi",
    ]
    for query in (*HOSTILE[:40], *(document.body for document in CZECH)):
        for locale in ("cs", "en"):
            analyzer = czech.analyzers[locale]
            matches = find_concepts(
                analyzer.raw_words(query), {locale: analyzer}, {locale: czech.phrases[locale]}
            )
            tokens = [token for match in matches for token in match.tokens]
            assert analyse[locale](query) == [
                opensearch.concept_token(token) for token in tokens
            ], query


def test_only_filters_that_need_no_plugin_and_none_forgotten(settings: dict[str, Any]) -> None:
    analysis = settings["settings"]["index"]["analysis"]
    assert {one["type"] for one in analysis["filter"].values()} <= KNOWN
    used = {name for one in analysis["analyzer"].values() for name in one["filter"]}
    assert used == {*analysis["filter"], "lowercase", "asciifolding"}


def test_every_document_once_and_only_fields_of_the_mapping(czech: Index, english: Index) -> None:
    facets = {"/praxe/kavarna/": {"region": ["ustecky"], "themes": ["rodice", "skola"]}}
    for index, documents in ((czech, CZECH), (english, ENGLISH)):
        files = opensearch.files(index, documents, facets)
        lines = [json.loads(line) for line in files["bulk.ndjson"].decode().splitlines()]
        assert files["bulk.ndjson"].endswith(b"\n")
        actions, rows = lines[::2], lines[1::2]
        assert [one["index"]["_id"] for one in actions] == [document.url for document in documents]
        assert {one["index"]["_index"] for one in actions} == {f"mosty-{index.locale}"}
        assert [row["title"] for row in rows] == [document.title for document in documents]
        properties = json.loads(files["mapping.json"])["properties"]
        for row in rows:
            assert set(row) <= set(properties)
            assert set(row["concepts"]) <= set(properties["concepts"]["properties"])
            assert set(row["facets"]) <= set(properties["facets"]["properties"])


def test_mapping_and_query_name_what_there_is(czech: Index) -> None:
    files = opensearch.files(czech, CZECH, {"/": {"stage": ["1"]}})
    index = json.loads(files["settings.json"])["settings"]["index"]
    properties = json.loads(files["mapping.json"])["properties"]
    text = [
        field
        for name in ("title", "body")
        for field in (properties[name], properties["concepts"]["properties"][name])
    ]
    for field in [*text, *(sub for one in text for sub in one.get("fields", {}).values())]:
        assert field["similarity"] in index["similarity"]
        assert {field["analyzer"], field.get("search_analyzer", "whitespace")} <= {
            *index["analysis"]["analyzer"],
            "whitespace",
        }
    for part in json.loads(files["query.json"])["query"]["bool"]["should"]:
        for name in part["multi_match"]["fields"]:
            path = name.split("^")[0].split(".")
            field = properties[path[0]]
            if path[0] == "concepts":
                field = field["properties"][path[1]]
                assert path[2:] == [] or path[2] in field["fields"]
            assert field["type"] == "text"
    assert json.loads(files["query.json"])["aggs"]["stage"] == {
        "terms": {"field": "facets.stage", "size": 100}
    }


def test_an_index_without_concepts(tmp_path: Path) -> None:
    index = build_index(tmp_path, "uk", [Document("/", "Школа")])
    files = opensearch.files(index, [Document("/", "Школа")], {})
    assert "concepts" not in json.loads(files["mapping.json"])["properties"]
    assert emulated(json.loads(files["settings.json"]), "text_uk")("Школа") == ["школа"]


def test_the_command_writes_four_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(
            [
                "--root",
                str(ROOT),
                "export",
                "opensearch",
                "--lang",
                "en",
                "--out",
                str(tmp_path / "new"),
            ]
        )
        == 0
    )
    assert {file.name for file in (tmp_path / "new").iterdir()} == {
        "settings.json", "mapping.json", "bulk.ndjson", "query.json",
    }  # fmt: skip
    rows = [
        json.loads(line)
        for line in (tmp_path / "new" / "bulk.ndjson").read_text("utf-8").splitlines()
    ]
    urls = [row["url"] for row in rows[1::2]]
    assert len(urls) == len(set(urls)) > 80
    assert any(row["facets"].get("region") for row in rows[1::2])
    capsys.readouterr()
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert (
        main(["--root", str(ROOT), "export", "opensearch", "--out", str(tmp_path / "file" / "x")])
        == 2
    )
    assert capsys.readouterr().err.count("\n") == 1
    assert (
        main(["--root", str(ROOT), "export", "opensearch", "--lang", "xx", "--out", str(tmp_path)])
        == 2
    )
