"""The example story and its truth: every word that the truth quotes stands in the report that it names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from mahdar.errors import InputError
from mahdar.ingest import load
from mahdar.ingest.words import key
from mahdar.model import Article

EXAMPLES = Path(__file__).parent.parent / "examples"
TRUTH: dict[str, Any] = yaml.safe_load((EXAMPLES / "truth.yaml").read_text(encoding="utf-8"))


def name(article: Article) -> str:
    return Path(article.id).stem if article.id.endswith((".txt", ".html")) else article.id


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    problems: list[InputError] = []
    found = {name(article): article for article in load([EXAMPLES / "talks"], on_error=problems.append)}
    assert problems == []
    return found


def quotes() -> list[tuple[str, str]]:
    members = [(m["article"], m["start"]) for claim in TRUTH["claims"] for m in claim["members"]]
    sides = [(s["article"], s["value"]) for conflict in TRUTH["conflicts"] for s in conflict["sides"]]
    shared = [(article, reuse["example"]) for reuse in TRUTH["reuse"] for article in reuse["articles"]]
    positions = [(p["article"], p["start"]) for p in TRUTH["positions"]]
    return sorted({*members, *sides, *shared, *positions})


@pytest.mark.parametrize(("article", "words"), quotes())
def test_quoted_words_stand_in_the_report(articles: dict[str, Article], article: str, words: str) -> None:
    assert key(words) in key(articles[article].text)


def test_every_named_report_is_there(articles: dict[str, Article]) -> None:
    for event in TRUTH["events"]:
        assert set(event["articles"]) <= set(articles)
        assert {step["article"] for step in event["history"]} <= set(event["articles"])


def test_forms_of_persons_stand_somewhere(articles: dict[str, Article]) -> None:
    text = "\n".join(article.text for article in articles.values())
    for person in TRUTH["persons"]:
        assert all(form in text for form in person["forms"])


def test_reports_are_short_and_clean(articles: dict[str, Article]) -> None:
    assert len(articles) == 15
    for article in articles.values():
        assert 100 <= len(article.text.split()) <= 350
        assert article.title


def test_what_each_page_shows(articles: dict[str, Article]) -> None:
    assert [name for name, article in articles.items() if article.machine_translated] == ["04-drafts-translated"]
    assert [name for name, article in articles.items() if article.published is None] == ["07-before-geneva"]
    assert articles["09-geneva-rewritten"].published == "2022-01-11"
    assert articles["08-geneva-dispatch"].published == "2022-01-10"
