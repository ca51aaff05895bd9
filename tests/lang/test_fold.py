"""Folding keeps offsets, whatever the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mahdar.lang.fold import Folded, fold

LETTERS = st.text(alphabet="اأإآبتةىيوقنسحل ًَُِّْـ١٢٣12ﻻﷲ“”\u200f\u00a0#_\n", max_size=40)


@given(LETTERS)
def test_offsets_are_in_order_and_inside(text: str) -> None:
    folded = Folded(text)
    places = [folded.position(i) for i in range(len(folded.text) + 1)]
    assert folded.text == fold(text)
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


@given(LETTERS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(LETTERS)
def test_a_span_folds_to_what_it_came_from(text: str) -> None:
    folded = Folded(text)
    for index, letter in enumerate(folded.text):
        start, end = folded.original(index, index + 1)
        assert letter in fold(text[start : max(end, start + 1)])
