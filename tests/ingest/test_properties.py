"""What must hold for any input: an article or an error that names it, offsets that fit, nothing lost untold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from mahdar.errors import InputError
from mahdar.ingest.decode import decode
from mahdar.ingest.page import Draft, assemble
from mahdar.ingest.sift import sift
from mahdar.ingest.webpage import read_page
from mahdar.ingest.words import furniture, key
from mahdar.lang.fold import fold

PIECES = [
    "موسكو تعلن موعد الجولة الثانية من المحادثات",
    "وقال المتحدث باسم الوزارة إن الجولة المقبلة ستعقد في جنيف بحضور وفود من الجانبين.",
    "وأضاف أن موسكو سلمت مقترحاتها مكتوبة، وأنها تنتظر الرد عليها قبل نهاية الشهر.",
    "هل تعود الوفود إلى جنيف قبل نهاية الشهر المقبل؟",
    "9 يناير 2022",
    "الرياض - واس",
    "(د ب أ)",
    "",
    "***",
    *(text for entry in furniture() for text in entry.yes),
]
LINES = st.lists(
    st.sampled_from(PIECES) | st.text(alphabet="ابتوليم .،:؟-()١2a\u064e\u0640", max_size=40).map(str.strip),
    max_size=14,
)


def error_of(read: Callable[[], object]) -> InputError | None:
    try:
        read()
    except InputError as error:
        return error
    return None


@given(LINES)
def test_no_word_is_lost_untold(lines: list[str]) -> None:
    found = sift(lines)
    assert Counter(" ".join(lines).split()) == Counter(" ".join((*found.kept, *found.removed)).split())


@given(LINES)
def test_an_article_or_an_error(lines: list[str]) -> None:
    draft = Draft(lines=tuple(lines), file="a.txt", id="a.txt")
    error = error_of(lambda: assemble(draft))
    if error is not None:
        assert error.where == "a.txt"
        assert error.remedy
        return
    article = assemble(draft)
    assert 0 <= article.body_start < len(article.text)
    assert article.title is None or article.text.startswith(article.title)
    assert article.body_start == 0 or article.text[article.body_start - 1] == "\n"


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_an_error(data: bytes) -> None:
    error = error_of(lambda: decode(data, "a.txt"))
    assert error is None or error.where == "a.txt"


@settings(max_examples=30)
@given(st.text(alphabet="<>/pdivh1a=\"' ابتجدهو.&;!-", max_size=300))
def test_any_page_is_an_article_or_an_error(text: str) -> None:
    error = error_of(lambda: read_page(text.encode(), Path("a.html")))
    assert error is None or error.where == "a.html"


@given(st.text(max_size=60))
def test_keys_are_as_long_as_folded_texts(text: str) -> None:
    known = "".join(c for c in text if ord(c) < 0x700)
    assert len(key(known)) >= len(fold(known)) - sum(map(str.isupper, known))
