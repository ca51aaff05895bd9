"""Readings made by hand: sentences with who says what, so that linking is tested without the reader."""

from __future__ import annotations

from typing import Any

from mahdar.model import Article, Event, Link, Name, Quantity, Reading, Source, Span, Statement, Time


def span(text: str, part: str, start: int = 0) -> dict[str, Any]:
    at = text.find(part, start)
    assert at >= 0, f"{part!r} does not stand in {text!r}"
    return {"start": at, "end": at + len(part), "text": part}


def name(text: str, part: str, type: str = "PERSON", **more: Any) -> Name:
    if type == "PERSON":
        more.setdefault("head", part)
    return Name(**span(text, part), type=type, **more)


def says(text: str, source: str, cue: str, content: str, **more: Any) -> Statement:
    who = {key: more.pop(key) for key in ("name", "entity", "role") if key in more}
    chain = tuple(Link(**span(text, link), name=link, kind="agency") for link in more.pop("chain", ()))
    return Statement(
        source=Source(**span(text, source), **{"name": source, **who}),
        cue=Span(**span(text, cue)),
        content=Span(**span(text, content)),
        chain=chain,
        **more,
    )


def event(text: str, part: str, type: str, **more: Any) -> Event:
    return Event(type=type, spans=(Span(**span(text, part)),), **more)


def count(text: str, part: str, value: float, unit: str, **more: Any) -> Quantity:
    return Quantity(**span(text, part), value=value, unit=unit, **more)


def time(text: str, part: str, value: str | None = None, **more: Any) -> Time:
    more.setdefault("earliest", value)
    more.setdefault("latest", value)
    return Time(**span(text, part), value=value, **more)


def reading(id: str, text: str, published: str | None = "2022-01-10", outlet: str = "صحيفة", **more: Any) -> Reading:
    about = {key: more.pop(key) for key in ("agencies", "published_earliest", "published_latest") if key in more}
    article = Article(id=id, text=text, outlet=outlet, published=published, **about)
    return Reading(article=article, **{key: tuple(value) for key, value in more.items()}).check()
