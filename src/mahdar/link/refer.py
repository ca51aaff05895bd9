"""Mentions that only speak of a deed: "the agreement" is one that the reader knows, and the day is that of the news."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from mahdar.link.concepts import concept, tokens
from mahdar.link.when import ordinal
from mahdar.link.words import is_any, listed, pack, plain, words
from mahdar.model import Event, Reading, Span

NEWS = 6  # days before a report on which a day without a number may be that of the news
AFTER, BEFORE, REACH = 2, 3, 40  # words behind and before the deed that may tell which one it is; characters they take


@lru_cache(maxsize=100_000)
def definite(word: str) -> bool:
    """Tell whether a folded word bears the article, behind whatever clitics; a verb that begins so does not.

    >>> definite("والاتفاق"), definite("للهدنه"), definite("اتفاق"), definite("التقي")
    (True, True, False, False)
    """
    known, bare = pack()["definite"], plain(word)
    for c in pack()["word"]["conjunctions"]:
        if bare.startswith(c) and bare[len(c) :].startswith(tuple(known["articles"])):
            bare = bare[len(c) :]
    begins = bare.startswith(tuple(known["articles"])) and len(bare) > 4
    return begins and bare not in listed("definite", "verbs")


def deed_words(reading: Reading, event: Event) -> list[Span]:
    """Give the spans of an event that name the deed itself: not who, when, or how many.

    >>> from mahdar.model import Article
    >>> deed_words(Reading(article=Article.make(text="خبر")), Event(type="AGREE"))
    []
    """
    mentions = (*reading.names, *reading.times, *reading.quantities)
    return [s for s in event.spans if not any(m.meets(s) for m in mentions)]


def known_deed(text: str, spans: Sequence[Span]) -> bool:
    """Tell whether a report speaks of the deed that these spans name as of one that is known: "the agreement", never "an agreement".

    >>> text = "انتقد الاتفاق"
    >>> known_deed(text, [Span.of(text, 6, 13)])
    True
    """
    told = [s for s in spans if words(s.text)]
    return bool(told) and all(_known(text, s) for s in told)


def _known(text: str, span: Span) -> bool:
    """Tell whether the deed bears the article, or stands before the noun of a deed that does: "signing the agreement".

    "A round of the talks" is one more.
    """
    before = words(text[max(0, span.start - REACH) : span.start])[-BEFORE:]
    if any(is_any(w, "definite", "parts") for w in before):
        return False
    first, *rest = words(span.text)
    after = [*rest, *words(text[span.end : span.end + REACH])][:1]
    return definite(first) or any(definite(w) and concept(w) in pack()["definite"]["deeds"] for w in after)


def of_the_news(reading: Reading, told: Sequence[Span], date: str | None, day: str | None) -> bool:
    """Tell whether a date may be only that of the news: no report names it by number, and it lies just before.

    >>> from mahdar.model import Article
    >>> of_the_news(Reading(article=Article.make(text="خبر")), [], "2022-01-09", "2022-01-10")
    True
    """
    when, today = ordinal((date or "")[:10]), ordinal((day or "")[:10])
    if when is None or today is None or not today - NEWS <= when <= today:
        return False
    named = [t for t in reading.times if (t.value or "")[:10] == (date or "")[:10] and any(c.isdigit() for c in t.text)]
    return not any(s.start <= t.start < s.end for t in named for s in told)


def naming(text: str, spans: Sequence[Span]) -> frozenset[str]:
    """Give the tokens that tell which deed is meant: of the words that name it, and of what qualifies them right behind.

    >>> text = "انتقد الاتفاق النووي"
    >>> sorted(naming(text, [Span.of(text, 6, 13)]))
    ['#nuclear']
    """
    found: set[str] = set()
    for span in spans:
        after = words(text[span.end : span.end + REACH])[:AFTER]
        found.update(t for w in [*words(span.text)[1:], *after] if definite(w) for t in tokens(w))
    return frozenset(found)
