"""Wrong use: one line in the requested language, what is wrong and what is right, exit code 2."""

from __future__ import annotations

import shlex

import pytest
from mosty import __version__, cli
from mosty.cli.language import VERBS, language
from mosty.model.message import entries
from mosty.model.problem import catalogue

from ..conftest import Base

#: What was typed → what each language says of it.
WRONG = {
    "chek": (
        ("takový příkaz není", "nemysleli jste check?"),
        ("no such verb", "did you mean check?"),
    ),
    "": (("chybí", "serve, build, check"), ("missing", "serve, build, check")),
    "check --fxi": (("--fxi", "nemysleli jste --fix?"), ("--fxi", "did you mean --fix?")),
    "check docs --fxi=1": (("--fxi:", "nemysleli jste --fix?"), ("--fxi:", "did you mean --fix?")),
    "check --format xml": (("„xml“", "text, github, summary"), ("“xml”", "text, github, summary")),
    "check --format": (("chybí hodnota",), ("value is missing",)),
    "check --fix=ano": (("bez „=ano“",), ("without “=ano”",)),
    "check --form text": (
        ("--form:", "nemysleli jste --format?"),
        ("--form:", "did you mean --format?"),
    ),
    "leaflet --to x": (("--to:",), ("--to:",)),  # not the beginning of --today
    "check --select LKN002": (("kontrola LKN002 není", "LNK002"), ("no check LKN002", "LNK002")),
    "check neni": (("neni: takový soubor ani složka tu není",), ("neni: no such file or folder",)),
    "check docs/cs/indx.md": (
        ("nemysleli jste docs/cs/index.md?",),
        ("did you mean docs/cs/index.md?",),
    ),
    "check /": (("mimo projekt",), ("outside the base",)),
    "check --today 2026-02-30": (("není datum", "RRRR-MM-DD"), ("no date", "YYYY-MM-DD")),
    "serve --port x": (("není celé číslo",), ("no whole number",)),
    "new practice": (("chybí title", "--title"), ("title is missing", "--title")),
}


@pytest.mark.parametrize("typed", WRONG)
@pytest.mark.parametrize("lang", ["cs", "en"])
def test_one_line_with_what_is_right(
    base: Base, capsys: pytest.CaptureFixture[str], typed: str, lang: str
) -> None:
    verb, *rest = shlex.split(typed) or [""]
    given = [verb, "--lang", lang, *rest] if verb else []
    if not verb and lang == "en":
        return  # there is no verb that could have been given a language
    try:
        code = cli.main(["--root", str(base.root), *given])
    except SystemExit as end:
        code = int(end.code or 0)
    output = capsys.readouterr()
    assert (code, output.out) == (2, "")
    assert output.err.startswith("mosty") and output.err.count("\n") == 1
    for part in WRONG[typed][lang == "en"]:
        assert part in output.err


@pytest.mark.parametrize(
    ("given", "lang"),
    [([], "cs"), (["--lang", "en"], "en"), (["x", "--lang=en"], "en"), (["--lang"], "cs")],
)
def test_the_language_is_known_before_anything_is_parsed(given: list[str], lang: str) -> None:
    assert language(given) == lang


@pytest.mark.parametrize(
    ("given", "variable", "lang"),
    [
        (["check"], "en", "en"),
        (["check", "--lang", "cs"], "en", "cs"),
        (["search", "--lang", "cs", "x"], "en", "en"),  # there --lang is the language of the pages
        (["search", "--lang", "en", "x"], "", "en"),
    ],
)
def test_the_environment_chooses_the_language(given: list[str], variable: str, lang: str) -> None:
    assert language(given, {"MOSTY_LANG": variable}) == lang


VERBS_AND_WORDS = {
    "check": ("jen soubory změněné", "only files changed"),
    "explain": ("kód problému", "the code of a problem"),
    "search": ("slova, která hledáte", "the words to search for"),
    "leaflet": ("jen karty příkladů", "only the cards of practices"),
    "new": ("co zakládáte", "the kind of the page"),
    "build": ("Zkontroluje obsah", "Check and build"),
    "serve": ("nesleduje změny", "do not watch"),
    "export": ("Vypíše vyhledávací index", "Write the search index"),
    "readability": ("Změří délku vět", "Words per sentence"),
    "import": ("jen ukáže, co by se změnilo", "only show what would change"),
    "move": ("nová cesta", "the new path"),
    "withdraw": ("jen jeden člověk", "one person"),
    "restore": ("role druhého člověka", "the role of the second person"),
    "rollback": ("o kolik sestavení zpět", "how many builds back"),
    "verify": ("adresa webu", "the address of the site"),
    "changelog": ("od kdy: den", "since when: a day"),
    "diff": ("starší revize", "the older revision"),
    "translate": ("co se v předloze změnilo", "what has changed in the original"),
    "links": ("odkazy na jiné weby", "links to other sites"),
    "weekly": ("týdenní zprávu", "weekly report"),
    "sbom": ("soupis všeho", "bill of materials"),
    "review": ("co se má kdy znovu přečíst", "what must be read again"),
    "init": ("složka nové báze", "the folder of the new base"),
    "schemas": ("jen řekne, zda", "only say whether"),
    "bench": ("Změří kontrolu", "Measure the check"),
}


@pytest.mark.parametrize("verb", VERBS_AND_WORDS)
def test_help_in_both_languages(base: Base, monkeypatch: pytest.MonkeyPatch, verb: str) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    heads = {"cs": ("použití: ", "volby:"), "en": ("usage: ", "options:")}
    for place, lang in enumerate(heads):
        monkeypatch.setenv("MOSTY_LANG", lang)
        answer = base.mosty(verb, "--help", today=None)
        assert answer.code == 0 and answer.out.startswith(heads[lang][0])
        assert heads[lang][1] in answer.out and VERBS_AND_WORDS[verb][place] in answer.out
    assert set(VERBS_AND_WORDS) == set(VERBS)


@pytest.mark.parametrize("lang", ["cs", "en", "de"])
def test_the_table_of_all_codes(base: Base, lang: str) -> None:
    answer = base.mosty("check", "--codes", "--lang", lang)
    head, line, *rows = answer.out.splitlines()
    assert answer.code == 0 and set(line) == set("| -")
    assert {row.split(" | ")[1] for row in rows} == set(catalogue())
    assert {len(row.replace("\\|", "").split("|")) for row in (head, *rows)} == {7}
    mended = {row.split(" | ")[1] for row in rows if row.endswith((" yes |", " ano |"))}
    assert mended == {one.code for one in catalogue().values() if one.fix}
    kinds = {key.removeprefix("kind_") for key in entries("codes") if key.startswith("kind_")}
    assert kinds == {code.rstrip("0123456789") for code in catalogue()}


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(["--version"])
    assert (end.value.code, capsys.readouterr().out) == (0, f"{__version__}\n")
