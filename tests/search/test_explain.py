"""Why a result has its place: the numbers add up, whatever the query."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mosty.search import Index, explain
from mosty.search.impacts import FIELD_SETTINGS, K1

from .corpus import HOSTILE
from .test_parity import REAL

OPTIONS = [
    {"prefix": prefix, "correct": correct, "professional": professional}
    for prefix in (False, True)
    for correct in (False, True)
    for professional in (False, True)
]


def assert_adds_up(index: Index, query: str, **options: bool) -> None:
    result, explanation = explain(index, query, 20, **options)
    assert result == index.search(query, 20, **options)
    assert len(explanation.reasons) == len(result.results)
    most = math.log(1 + (len(index.documents) - 0.5) / 1.5)
    for hit, reason in zip(result.results, explanation.reasons, strict=True):
        assert index.documents[reason.document].url == hit.url
        assert reason.sum * reason.times * reason.weight // 16 == reason.score == hit.score
        assert sum(part.value for part in reason.parts) == reason.sum
        for part in reason.parts:
            if part.q:
                x = sum(share.worth for share in part.fields.values())
                assert part.q == max(1, round(255 * math.sqrt(part.idf * x / (K1 + x) / most)))
            for name, share in part.fields.items():
                assert share.weight == FIELD_SETTINGS[name].weight
                assert share.worth == share.weight * share.count / share.norm


@pytest.mark.parametrize("query", [*REAL, *HOSTILE], ids=lambda query: ascii(query[:20]))
def test_the_numbers_add_up(czech: Index, english: Index, query: str) -> None:
    for index in (czech, english):
        for options in OPTIONS:
            assert_adds_up(index, query, **options)


def test_they_add_up_for_any_words(large: Index) -> None:
    @settings(max_examples=10, deadline=None)
    @given(
        st.lists(st.sampled_from(sorted(large.surfaces.values())), min_size=1, max_size=4).map(
            " ".join
        )
    )
    def check(query: str) -> None:
        for options in OPTIONS:
            assert_adds_up(large, query[:-1], **options)

    check()


def test_it_says_what_became_of_every_word(czech: Index) -> None:
    _, explanation = explain(czech, "na sociálce o xq škola")
    assert [(note.word, note.role) for note in explanation.words] == [
        ("na", "stop word"),
        ("sociálce", "term"),
        ("o", "stop word"),
        ("xq", "unknown"),
        ("škola", "term"),
    ]
    assert explanation.words[1].concepts == ("#ospod",)
    assert explanation.words[4].documents == 2


def test_the_words_of_a_corrected_query_are_the_corrected_ones(czech: Index) -> None:
    result, explanation = explain(czech, "pestounksá")
    assert result.corrected == "pěstounská"
    assert [note.word for note in explanation.words] == ["pěstounská"]


def test_a_word_being_typed_says_which_word_stood_for_it(czech: Index) -> None:
    _, explanation = explain(czech, "umís", prefix=True)
    assert explanation.words[0].role == "beginning"
    part = explanation.reasons[0].parts[0]
    assert part.kind == "beginning" and part.through.startswith("umis")
    assert "title" in part.fields


def test_a_relative_says_which_word_it_is(czech: Index) -> None:
    _, explanation = explain(czech, "kavár", correct=False)
    kinds = {(part.kind, part.through) for reason in explanation.reasons for part in reason.parts}
    assert kinds == {("relative", "kavarn")}


def test_a_concept_and_its_entry_are_told_apart(czech: Index) -> None:
    _, explanation = explain(czech, "sociálka")
    kinds = {part.kind: part.term for part in explanation.reasons[0].parts}
    assert kinds["concept"] == "#ospod" and kinds["entry"] == "#ospod!"
