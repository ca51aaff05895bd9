"""Cutting a text into tokens piece by piece gives what cutting it as a whole would give."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mahdar.lang.fold import Folded
from mahdar.lang.pack import load
from mahdar.read import pieces
from mahdar.read.analysis import Analyser
from mahdar.read.sheet import Sheet

ANALYSER = Analyser(load("ar"))
LETTERS = st.text(alphabet="اأولسهيً١2.,/:-\u200f\u00a0#“\"'()ﻻx\n ", max_size=40)


@given(LETTERS)
def test_pieces_are_cut_as_the_whole_is(text: str) -> None:
    folded = Folded(text)
    whole = [(*folded.original(*m.span()), m[0]) for m in pieces._FORM.finditer(folded.text)]
    assert [(t.start, t.end, t.form) for t in Sheet(text, ANALYSER).tokens] == whole


def test_a_phrase_is_one_token_and_begins_behind_its_clitics() -> None:
    tokens = Sheet("شاركوا في الاجتماع\nوَ حلف شمال الأطلسي، ولحلف شمال الأطلسي", ANALYSER).tokens
    found = [(t.form, t.pro, t.core_start - t.start) for t in tokens if " " in t.form]
    assert found == [("حلف شمال الاطلسي", "", 0), ("ولحلف شمال الاطلسي", "ول", 2)]


def test_what_is_kept_of_pieces_is_bounded() -> None:
    analyser = Analyser(load("ar"))
    Sheet("«" * 1000, analyser)
    assert not analyser.pieces
