"""Sentences that claim law are recognised in both languages alike, everyday sentences in neither."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from mosty.text.law import legal

LIST = yaml.safe_load((Path(__file__).parent / "legal.yml").read_text(encoding="utf-8"))
ROWS = [
    pytest.param(kind, locale, sentence, id=f"{kind}-{locale}-{sentence[:40]}")
    for kind, groups in LIST.items()
    for pairs in groups.values()
    for pair in pairs
    for locale, sentence in pair.items()
]


@pytest.mark.parametrize(("kind", "locale", "sentence"), ROWS)
def test_a_sentence_of_law_is_found_and_one_of_life_is_not(
    kind: str, locale: str, sentence: str
) -> None:
    places = [*legal.limits(sentence, locale), *legal.rights(sentence, locale)]
    assert bool(places) is (kind == "caught"), [sentence[start:end] for start, end in places]


def test_the_list_is_long_enough_and_every_sentence_has_its_twin() -> None:
    pairs = [pair for groups in LIST.values() for group in groups.values() for pair in group]
    assert len(pairs) >= 100
    assert all(sorted(pair) == ["cs", "en"] for pair in pairs)


def test_the_same_is_found_within_bold_letters_and_capitals() -> None:
    assert list(legal.rights("Consent **can be withdrawn** at any time.", "en"))
    assert list(legal.rights("You _may appeal_ against it.", "en"))
    assert list(legal.rights("_Máte právo_ na klid.", "cs"))
    assert list(legal.rights("JEN SOUD SMÍ omezit kontakt.", "cs"))
