"""Laws of pairing sections."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from mosty.text.align import MOST, Section, align

from ..conftest import examples

sections = st.lists(
    st.builds(
        Section,
        st.integers(2, 4),
        st.sampled_from(["", "a", "b"]),
        st.frozensets(st.sampled_from("123"), max_size=2),
        st.integers(0, 500),
    ),
    max_size=8,
)


@examples(100)
@given(sections, sections)
def test_each_section_comes_once_and_in_order(ours: list[Section], theirs: list[Section]) -> None:
    pairs = align(ours, theirs)
    assert [own for own, _ in pairs if own is not None] == list(range(len(ours)))
    assert [other for _, other in pairs if other is not None] == list(range(len(theirs)))
    assert (None, None) not in pairs


@examples(60)
@given(sections)
def test_a_page_is_like_itself(ours: list[Section]) -> None:
    assert align(ours, ours) == [(at, at) for at in range(len(ours))]


def test_a_monstrous_page_is_paired_by_order() -> None:
    many = [Section(2, "", frozenset(), 0)] * (MOST + 1)
    assert align(many, many[:-1])[-1] == (MOST, None)
