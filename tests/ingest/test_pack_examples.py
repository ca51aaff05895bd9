"""Every example in the pack's page data runs: `yes` is taken, `no` is left, and `no` can fail."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from mahdar.ingest import lines
from mahdar.ingest.credits import agencies_in, is_byline, outlet_in
from mahdar.ingest.dates import read_date
from mahdar.ingest.page import date_line
from mahdar.ingest.words import Agency, Furniture, agencies, furniture, key, pattern_of

TAKES: dict[str, Callable[[str], bool]] = {
    "line": lines.is_furniture,
    "teaser": lambda text: lines.teaser(text) is not None,
    "tail": lines.starts_tail,
    "closing": lambda text: lines.cut(text)[0] != text or lines.is_label(text),
    "link": lambda text: lines.cut(text)[0] != text,
    "opening": lambda text: lines.cut(text)[0] != text,
    "ending": lambda text: bool(lines.cut_date(text)[1]),
    "notice": lines.is_notice,
    "caption": lines.is_caption,
    "byline": is_byline,
    "date": lambda text: date_line(text) is not None,
    "paragraph": lines.opens_paragraph,
    "disclaimer": lines.is_disclaimer,
    "outlet": lambda text: outlet_in(text) is not None,
}


def cases(wanted: str) -> list[tuple[Furniture, str]]:
    return [(entry, text) for entry in furniture() for text in getattr(entry, wanted)]


def name(value: object) -> str:
    return value.id if isinstance(value, Furniture | Agency) else str(value)


@pytest.mark.parametrize(("entry", "text"), cases("yes"), ids=name)
def test_furniture_is_taken(entry: Furniture, text: str) -> None:
    assert TAKES[entry.kind](text)


@pytest.mark.parametrize(("entry", "text"), cases("no"), ids=name)
def test_article_is_left(entry: Furniture, text: str) -> None:
    assert not TAKES[entry.kind](text)


@pytest.mark.parametrize("entry", furniture(), ids=name)
def test_every_entry_has_examples_and_a_kind(entry: Furniture) -> None:
    assert entry.yes
    assert entry.no
    assert entry.kind in TAKES


@pytest.mark.parametrize(("entry", "text"), [c for c in cases("no") if c[0].kind == "line"], ids=name)
def test_a_negative_example_can_fail(entry: Furniture, text: str) -> None:
    assert re.fullmatch(pattern_of(text), key(text)), "the text as a form of its own would be taken"


@pytest.mark.parametrize("agency", agencies(), ids=name)
def test_agency_stands_in_its_examples_only(agency: Agency) -> None:
    forms = {key(form) for form in (*agency.forms, *agency.credit)}

    def named(text: str) -> bool:
        if agency.kind == "other":
            return is_byline(text)
        if agency.kind == "agency":
            return any(key(found) in forms for found in agencies_in(text))
        return key(outlet_in(text) or "") in forms

    assert all(named(text) for text in agency.yes)
    assert not any(named(text) for text in agency.no)


def test_ids_are_given_once() -> None:
    for entries in (agencies(), furniture()):
        ids = [entry.id for entry in entries]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("line", ["5 محرم 1437", "5 صفر 1437", "5 رجب 1437", "5 ذي الحجة 1437هـ"])
def test_hijri_months(line: str) -> None:
    assert read_date(line) is not None
