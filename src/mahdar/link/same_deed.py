"""What speaks for two mentions being one event: table expressions over all mentions of the story."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import ibis

from mahdar.link.deeds import Deed
from mahdar.link.entities import Who
from mahdar.link.tables import Story, at, clusters, near, ranked, table
from mahdar.link.when import ordinal

SEASON = 60  # days between reports after which they tell of one event only where they date it alike
NEAR = 40  # mentions of one type and party that each is held against, the nearest in time of report
ENOUGH = 2.6  # what speaks for one event must add up to this
WORDS = 1.6  # what the words around may count for at most: sentences on two rounds of talks read alike
OPEN = ("proposed", "planned", "cancelled")  # statuses of what did not happen yet, or not at all
AFAR = ("phone_call", "video_call", "letter", "contacts")
MOVED = 21  # days by which the day of a plan may move
OTHERS = 2.5  # what it counts against one deed that two reports name other actors, none of them acted on
NAMED = 1.0  # what it counts that two reports name a deed by the same words: "the nuclear agreement"
UNDATED, WEEK = 0.8, 7  # what it counts that a plan without a day is told of within so many days of the deed
SAID_NO, DENIED = 0.8, 3  # the same of a deed and its denial
REST = 6.4  # what all else may add at most to what days, sizes and places say


def together(
    story: Story, mentions: Sequence[Deed], who: Who, must: Iterable[tuple[int, int]] = ()
) -> list[tuple[int, int, float]]:
    """Give how much speaks for one event, of the pairs of mentions that sure pairs, and `must`, chain together.

    Only such pairs can come into one event, and few are chained: the words of the others are not looked at.

    >>> together(Story.of([]), [], Who((), {}, {}))
    []
    """
    if not mentions:
        return []
    rows = _rows(mentions)
    shared = _shared(mentions, who)
    pairs = story.kept(_blocked(rows, _blocks(mentions)))
    likely = story.kept(_likely(pairs, rows))
    sure = _score(likely, rows, shared).filter(lambda t: t.score >= ENOUGH)
    label = clusters(len(mentions), [*((a, b) for a, b, _ in story.run(sure)), *must])
    home = table(m__int32=range(len(mentions)), home__int32=label)
    left, right = home.rename(a="m"), home.view().rename(b="m")
    chained = pairs.join(left, "a").join(right, "b").filter(lambda t: t["home"] == t.home_right).select("a", "b")
    return sorted(story.run(_score(story.kept(chained), rows, shared)))


def _rows(mentions: Sequence[Deed]) -> Any:
    return table(
        m__int32=[d.n for d in mentions],
        type=[d.event.type for d in mentions],
        mode=[d.event.mode or "" for d in mentions],
        status=[d.status for d in mentions],
        place=[d.place for d in mentions],
        article__int32=[d.article for d in mentions],
        day__int32=[ordinal((d.day or "")[:10]) or 0 for d in mentions],
        first__int32=[d.first for d in mentions],
        last__int32=[d.last for d in mentions],
        size__float64=[d.size for d in mentions],
        parties__int32=[len(d.parties) for d in mentions],
        actors__int32=[len(d.actors) for d in mentions],
        words__int32=[len(d.about) for d in mentions],
        loose=[d.loose for d in mentions],
        known=[d.known for d in mentions],
        named__int32=[len(d.naming) for d in mentions],
    )


def _shared(mentions: Sequence[Deed], who: Who) -> dict[str, Any]:
    """Give what two mentions may have in common: parties, who acts, words, and people."""
    people = {e.id for e in who.by_id.values() if e.type == "Person"}
    return {
        "both": _keyed([(d.n, p) for d in mentions for p in d.parties]),
        "acting": _keyed([(d.n, p) for d in mentions for p in d.actors]),
        "met": _keyed([(d.n, p) for d in mentions for p in d.recipients]),
        "said": _keyed([(d.n, w) for d in mentions for w in d.about]),
        "people": _keyed([(d.n, p) for d in mentions for p in d.parties & people]),
        "naming": _keyed([(d.n, w) for d in mentions for w in d.naming]),
    }


def _keyed(pairs: Sequence[tuple[int, str]]) -> Any:
    code: dict[str, int] = {}
    keys = [code.setdefault(key, len(code)) for _, key in pairs]
    return table(m__int32=[m for m, _ in pairs], key__int32=keys)


def _blocks(mentions: Sequence[Deed]) -> Any:
    """Give what brings mentions together: a party, or a particular kind of deed and a day or place."""
    keys = [
        (d.n, key)
        for d in mentions
        for key in (
            *sorted(d.parties),
            *([f"{d.event.mode} {d.first}"] if d.event.mode and d.first else []),
            *([f"{d.event.mode} {d.place}"] if d.event.mode and d.place else []),
        )
    ]
    return table(m__int32=[n for n, _ in keys], key=[k for _, k in keys])


def _blocked(rows: Any, party: Any) -> Any:
    keyed = rows.select("m", "type", "day", "first").join(party, "m")
    t = near(ranked(keyed, ["type", "key"], ["day", "m"], NEAR), ["type", "key"], NEAR)
    pairs = t.select(x=t.m, y=t.m_b, days=t.day_b - t.day, alike=t["first"] == t.first_b)
    pairs = pairs.filter((pairs.days <= SEASON) | pairs.alike)
    return pairs.select(a=ibis.least(pairs.x, pairs.y), b=ibis.greatest(pairs.x, pairs.y)).distinct()


def _common(pairs: Any, keyed: Any) -> Any:
    left = pairs.join(keyed, pairs.a == keyed.m).select("a", "b", "key")
    left = left.select("a", "b", at=at(left.b, left.key))
    other = keyed.select(at=at(keyed.m, keyed.key))
    both = left.join(other, "at").select("a", "b")
    return both.group_by("a", "b").aggregate(count=lambda t: t.count())


def _sided(pairs: Any, rows: Any) -> Any:
    """Give the pairs with what is known of either mention."""
    columns = [c for c in rows.columns if c != "m"]
    left = rows.rename(**{f"{c}_a": c for c in columns}, a="m")
    right = rows.rename(**{f"{c}_b": c for c in columns}, b="m")
    return pairs.join(left, "a").join(right, "b")


def _likely(pairs: Any, rows: Any) -> Any:
    """Give the pairs that days, sizes and places alone do not rule out."""
    t = _sided(pairs, rows)
    return t.filter(_days(t) + _sizes(t) + _places(t) >= ENOUGH - REST).select("a", "b")


def _score(pairs: Any, rows: Any, shared: dict[str, Any]) -> Any:
    joined = pairs
    for column, keyed in shared.items():
        counted = _common(pairs, keyed).rename(**{column: "count"})
        joined = joined.left_join(counted, ["a", "b"]).drop("a_right", "b_right")
    t = _sided(joined, rows)
    score = (
        _days(t)
        + _sizes(t)
        + _places(t)
        + _parties(t)
        + ibis.least(WORDS, 8 * t.said.fill_null(0) / ibis.greatest(1, t.words_a + t.words_b))
    )
    afar = (t.mode_a.isin(AFAR) & ~t.mode_b.isin(AFAR)) | (~t.mode_a.isin(AFAR) & t.mode_b.isin(AFAR))
    met = (t.type_a == "CONSULT") & ~afar  # the press calls one meeting talks, a visit or a summit
    score += ibis.cases(
        ((t.mode_a == t.mode_b) & (t.mode_a != ""), 0.5),
        ((t.mode_a != "") & (t.mode_b != "") & ~met & (t.naming.fill_null(0) == 0), -0.8),
        ((t.mode_a != "") & (t.mode_b != ""), -0.2),
        else_=0.0,
    )
    score += _plan(t) + _naming(t)
    # one reading names an event once: two of one article are two, unless nothing tells them apart
    score -= ibis.cases((t.article_a == t.article_b, 1.2), else_=0.0)
    return t.select("a", "b", score=score)


def _plan(t: Any) -> Any:
    """Score two mentions of what is yet to come or called off: parties make one plan at a time.

    What is planned after a cancellation is another plan, unless it is for the same day.
    """
    both, fewer = t.both.fill_null(0), ibis.least(t.parties_a, t.parties_b)
    open_ = t.status_a.isin(OPEN) & t.status_b.isin(OPEN)
    same_day = t.first_a.notnull() & t.first_b.notnull() & (t.first_a == t.first_b)
    anew = (t.status_a == "cancelled") & (t.status_b != "cancelled") & (t.day_b - t.day_a > 1) & ~same_day
    whole = (both == t.parties_a) & (both == t.parties_b) & (both > 1)
    marked = (t.place_a != "") & (t.place_a == t.place_b)
    part = (both == fewer) & (both > 0) & marked
    plans = ibis.cases((open_ & anew, -1.5), (open_ & (whole | part), 0.8), else_=0.0)
    return plans + ibis.cases(((both > 0) & _undated_plan(t), UNDATED), ((both > 0) & _said_no(t), SAID_NO), else_=0.0)


def _undated_plan(t: Any) -> Any:
    """Tell whether one mention is of a plan without a day, told in the days before what the other tells as done."""
    open_a, open_b = t.status_a.isin(OPEN), t.status_b.isin(OPEN)
    before_a = open_a & ~open_b & t.first_a.isnull() & (t.first_b.fill_null(t.day_b) >= t.day_a)
    before_b = open_b & ~open_a & t.first_b.isnull() & (t.first_a.fill_null(t.day_a) >= t.day_b)
    return (before_a | before_b) & ((t.day_a - t.day_b).abs() <= WEEK)


def _said_no(t: Any) -> Any:
    """Tell whether one mention is the denial of a deed, told within days of the other."""
    denied = (t.status_a == "denied") != (t.status_b == "denied")
    return denied & ((t.day_a - t.day_b).abs() <= DENIED)


def _naming(t: Any) -> Any:
    """Score what the deed is called: the same particular words, or others."""
    named, same = (t.named_a > 0) & (t.named_b > 0), t.naming.fill_null(0) > 0
    apart = (t.last_a < t.first_b) | (t.last_b < t.first_a)
    return ibis.cases(
        (same & apart.fill_null(False) & ~_before(t), 0.0),
        (same, NAMED),
        (named & t.known_a & t.known_b, -0.5),
        else_=0.0,
    )


def _days(t: Any) -> Any:
    """Score the days; one that may be only that of the news keeps nothing apart that is known by then."""
    before = _before(t)
    known = t.first_a.notnull() & t.first_b.notnull()
    gap = ibis.greatest(t.first_a, t.first_b) - ibis.least(t.last_a, t.last_b)
    exact = (t.first_a == t.last_a) & (t.first_b == t.last_b)
    open_ = t.status_a.isin(OPEN) | t.status_b.isin(OPEN)
    both_open = t.status_a.isin(OPEN) & t.status_b.isin(OPEN)
    far = (t.day_a - t.day_b).abs() > 21
    return ibis.cases(
        (known & before & (gap <= 0) & exact, 0.8),
        (known & before, 0.0),
        (known & (gap <= 0) & exact, 1.6),
        (known & (gap <= 0), 0.6),
        (known & (gap <= MOVED) & both_open & ~exact, -0.4),
        (known & (gap == 1), -1.2),
        (known & (gap <= MOVED) & open_, -1.2),
        (known, -9.0),
        (far, -0.8),
        else_=0.0,
    )


def _before(t: Any) -> Any:
    """Tell whether one date may be only that of the news, and the other lies before that."""
    return ((t.loose_a & (t.first_b <= t.day_a)) | (t.loose_b & (t.first_a <= t.day_b))).fill_null(False)


def _sizes(t: Any) -> Any:
    known = t.size_a.notnull() & t.size_b.notnull()
    near = (t.size_a - t.size_b).abs() <= 0.03 * ibis.greatest(t.size_a, t.size_b)
    grows = t.type_a.isin(["ASSAULT", "PROTEST"])  # a toll is counted anew from day to day
    return ibis.cases((known & near, 1.2), (known & grows, -0.2), (known, -2.5), else_=0.0)


def _places(t: Any) -> Any:
    known = (t.place_a != "") & (t.place_b != "")
    same = (t.place_a == t.place_b) | t.place_a.contains(t.place_b) | t.place_b.contains(t.place_a)
    return ibis.cases((known & same, 0.7), (known, -0.7), else_=0.0)


def _parties(t: Any) -> Any:
    both = t.both.fill_null(0)
    jaccard = 1.5 * both / ibis.greatest(1, t.parties_a + t.parties_b - both)
    directed = ~t.type_a.isin(["CONSULT", "AGREE", "COOPERATE"])
    acting = t.acting.fill_null(0)
    others_act = directed & (t.actors_a > 0) & (t.actors_b > 0) & (acting == 0)
    turned = others_act & (both > t.met.fill_null(0))  # who acts in one is acted on in the other
    others = ~directed & (both < t.parties_a) & (both < t.parties_b)  # each side meets somebody else
    jaccard -= ibis.cases((others, 1.2), else_=0.0)
    alone = (t.parties_a == 0) | (t.parties_b == 0)
    victim = directed & (t.people.fill_null(0) > 0)  # what befalls one person seldom befalls him twice
    jaccard += ibis.cases((victim, 1.0), else_=0.0)
    return jaccard + ibis.cases((alone, 0.4), else_=0.0) - ibis.cases((turned, 9.0), (others_act, OTHERS), else_=0.0)
