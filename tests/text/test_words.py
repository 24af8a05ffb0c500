"""Laws of the pure functions on words: order, anchors, fingerprints, typography."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from mosty.model.meant import guesses
from mosty.read.markdown import read_body
from mosty.text.fingerprint import fingerprint, normalise
from mosty.text.language.collate import fold, initial, sort_key
from mosty.text.language.guess import nearest
from mosty.text.language.typography import NBSP, date, partial_date, typographer
from mosty.text.markdown.dialects.rendered import EXTENSIONS
from mosty.text.markdown.slugs import anchors

from ..conftest import examples

FEW = examples(60)
CZECH = "aábcčdďeéěfghiíjklmnňoóprřsštťuúůvyýzž"
words = st.text(CZECH + CZECH.upper() + "0123456789", min_size=1, max_size=9)
prose = st.lists(
    words
    | st.sampled_from(
        [
            "k",
            "V",
            "§",
            "§§",
            "1.",
            "9.",
            "2026",
            "–",
            "Sb.",
            "116",
            "111",
            "Kč",
            "z15",
            "dnů",
            "čl.",
            "o. p. s.",
            "section",
            "(a",
            "„i",
            "května",
            "May",
            "%",
        ]
    )
).map(" ".join)


# -- order


def test_ch_stands_after_h_and_accented_letters_after_their_own() -> None:
    order = [
        "cesta",
        "číslo",
        "děti",
        "duha",
        "hory",
        "hřiště",
        "chata",
        "chléb",
        "ikona",
        "rodič",
        "řeka",
        "sas",
        "škola",
        "zákon",
        "život",
    ]
    mixed = sorted(order, key=len)
    assert sorted(mixed, key=lambda word: sort_key(word, "cs")) == order


def test_czech_order_is_not_english_order() -> None:
    assert sorted(["chata", "hory", "cesta"], key=lambda word: sort_key(word, "en")) == [
        "cesta",
        "chata",
        "hory",
    ]
    assert sorted(["Číslo", "cesta", "duha"], key=lambda word: sort_key(word, "en")) == [
        "cesta",
        "Číslo",
        "duha",
    ]


@pytest.mark.parametrize(
    ("word", "letter"), [("chata", "Ch"), ("Česko", "Č"), ("úřad", "U"), ("„š“", "Š"), ("", "")]
)
def test_initials(word: str, letter: str) -> None:
    assert initial(word, "cs") == letter


@FEW
@given(words, words, st.sampled_from(["cs", "sk", "en", "xx"]))
def test_order_is_total_and_blind_to_case(word: str, other: str, locale: str) -> None:
    assert sort_key(word, locale)[0] == sort_key(word.upper(), locale)[0]
    if word != other:
        assert (sort_key(word, locale) < sort_key(other, locale)) != (
            sort_key(other, locale) < sort_key(word, locale)
        )


@FEW
@given(words)
def test_h_comes_before_ch_comes_before_i(rest: str) -> None:
    """Whatever letters follow: a word in h, one in ch, one in i."""
    rest = rest.lower()
    if rest[0] not in "h":
        assert sort_key("h" + rest, "cs") < sort_key("ch" + rest, "cs") < sort_key("i" + rest, "cs")


def test_folding() -> None:
    assert fold("Příliš ŽLUŤOUČKÝ") == "prilis zlutoucky"


# -- fingerprints

_KINDS = {" ": "\u00a0\u202f\u2009 ", '"': "„“”»«", "'": "‚‘’›‹", "-": "–—‑‐‒", "\n": " \n"}


@FEW
@given(st.text())
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@FEW
@given(st.text(CZECH + " \"'-\n", min_size=1), st.randoms(use_true_random=False))
def test_fingerprint_is_blind_to_typography(text: str, random: object) -> None:
    changed = "".join(random.choice(_KINDS.get(char, char)) for char in text)  # type: ignore[attr-defined]
    assert fingerprint([changed]) == fingerprint([text])
    assert fingerprint([unicodedata.normalize("NFD", changed)]) == fingerprint([text])
    assert fingerprint([typographer("cs")(text)]) == fingerprint([text])


@FEW
@given(st.lists(words, min_size=1, max_size=5), st.integers(0, 4), words)
def test_fingerprint_sees_words(parts: list[str], index: int, word: str) -> None:
    changed = list(parts)
    changed[index % len(parts)] = word
    assert (fingerprint(changed) == fingerprint(parts)) == (changed == parts)


def test_parts_do_not_run_together() -> None:
    assert fingerprint(["ab", "c"]) != fingerprint(["a", "bc"])


def test_fingerprint_does_not_drift() -> None:
    """If it changed, every translation of the base would be reported as stale."""
    assert fingerprint(["Slovník", "Slova a zkratky.", "\n[[glossary]]\n"]) == "175da749"


# -- typography


@FEW
@given(prose, st.sampled_from(["cs", "en", "sk", "de"]))
def test_typographer_is_idempotent_and_changes_only_spaces_and_apostrophes(
    text: str, locale: str
) -> None:
    mend = typographer(locale)
    once = mend(text)
    assert mend(once) == once
    assert re.sub(r"\s+", "", once).replace("’", "'") == re.sub(r"\s+", "", text).replace("’", "'")
    assert set(once) - set(text) <= ({NBSP, "’"} if locale == "en" else {NBSP})


@pytest.mark.parametrize(("locale", "before", "after"), [
    ("cs", "a v roce 2026 k vám, i o s v", "a~v~roce 2026 k~vám, i~o~s~v"),
    ("cs", "do 1. 9. 2026, 1. září, § 13 odst. 1", "do 1.~9.~2026, 1.~září, §~13 odst.~1"),
    ("cs", "116 111 a 15 dnů, 20 %", "116~111 a~15~dnů, 20~%"),
    ("cs", "(v domě) – „i tak“", "(v~domě)~– „i~tak“"),
    ("cs", "Praha a. s., už i", "Praha a. s., už i"),
    ("en", "1 September, section 13, finding 2", "1~September, section~13, finding~2"),
    ("en", "a v i", "a v i"),
    ("en", "A child's view, parents' rights, don't. Say 'no'.", "A child’s view, parents’ rights,"
                                                                " don’t. Say 'no'."),
    ("en", "SKP-CENTRUM, o. p. s., Spolek z. s.", "SKP-CENTRUM, o.~p.~s., Spolek z.~s."),
    ("en", "Yes! On the way. If so", "Yes! On~the way. If~so"),
    ("cs", "Víte to? Na úřadu ano. Pak ne.", "Víte to? Na~úřadu ano. Pak ne."),
])  # fmt: skip
def test_typographer_by_example(locale: str, before: str, after: str) -> None:
    assert typographer(locale)(before) == after.replace("~", NBSP)


def test_dates() -> None:
    day = dt.date(2026, 9, 1)
    assert [date(day, locale) for locale in ("cs", "en", "de")] == [
        "1.~9.~2026".replace("~", NBSP),
        f"1{NBSP}September 2026",
        "2026-09-01",
    ]
    assert [partial_date(value, "cs") for value in ("2016", "2016-10")] == ["2016", "10/2016"]
    assert partial_date("2016-05", "en") == "May 2016"


# -- anchors


def rendered(text: str) -> list[str]:
    """The ids of headings as Python-Markdown makes them with the site's own extensions."""
    html = Markdown(extensions=list(EXTENSIONS), extension_configs={}).convert(text)
    return re.findall(r'<h[1-6](?: (?!id)[a-z-]+="[^"]*")* id="([^"]*)"', html)


title = st.lists(
    words
    | st.sampled_from(
        [
            "**tučně**",
            "*kurzíva*",
            "`kód`",
            "`&amp;`",
            "&amp;amp;",
            "[odkaz](x.md)",
            "![obrázek](x.png)",
            "&amp;",
            "&",
            "–",
            "„a“",
            "2.",
            "_1",
            "a_b",
            "<b>html</b>",
            "\\#",
            "😀",
            "C++",
            "1/2",
            "§ 13",
            "!?",
            "<https://a.cz>",
        ]
    ),
    min_size=1,
    max_size=5,
).map(" ".join)
# two underscores in an id would be emphasis to Python-Markdown
explicit = st.none() | st.text("abcčř0-", min_size=1, max_size=5).filter(
    lambda name: name[0] not in "-0"
)
headings = st.lists(st.tuples(st.integers(2, 4), title, explicit), max_size=6)


@examples(120)
@given(headings)
def test_anchors_are_those_of_python_markdown(listed: list[tuple[int, str, str | None]]) -> None:
    text = "\n\n".join(
        f"{'#' * level} {name}" + (f" {{#{anchor}}}" if anchor else "") + "\n\nOdstavec."
        for level, name, anchor in listed
    )
    assert [heading.anchor for heading in read_body(text, "x.md", 1).headings] == rendered(text)


@pytest.mark.parametrize("text", [
    "## Stejně\n\n## Stejně\n\n## stejne_1\n\n## Stejně {#stejne_2}",
    "## První\n\n## Druhý {#prvni}",
    "## 😀\n\n## 漢字\n\n## !!!",
    "## S odkazem [dál](x.md) a pozn.[^1]\n\n[^1]: Text.",
    "## Uzavřený ##\n\nPodtržený\n=========\n\nDruhý\n---",
    "## {#jen-id}\n\n## S třídou {.trida}\n\n## S dvojtečkou {: #dvoj }",
    "Odstavec {#neni}\n\n## Neni\n\nOdstavec\n{: #je }\n\n## Je",
    "- ## V seznamu\n\n> ## V citátu\n\n/// note | Název\n## V rámečku\n///",
])  # fmt: skip
def test_anchors_by_example(text: str) -> None:
    assert [heading.anchor for heading in read_body(text, "x.md", 1).headings] == rendered(text)


def test_explicit_ids_are_taken_first() -> None:
    assert anchors([("Kdo", None), ("Jiný", "kdo")]) == ["kdo_1", "kdo"]
    assert anchors([("Kdo", None)], taken=["kdo"]) == ["kdo_1"]


# -- did you mean


def test_the_nearest_word() -> None:
    assert nearest("prevence", ["prevention", "intervention"]) == "prevention"
    assert nearest("xyz", ["prevention"]) is None
    assert guesses("xyz", ["prevention"]) == {}
    guess = guesses("prevence", ["prevention"])["guess"]
    assert guess.text("cs") == " Nemysleli jste „prevention“?"
    assert guess.text("en") == " Did you mean “prevention”?"
