"""The layers: how one article's reading is held against its gold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mahdar.model import Event, Reading, Statement, Time
from mahdar.score.compare import content, in_common, match, same_name, same_source, within, words
from mahdar.score.figures import Score

_WORDS_ONLY = ("REQUEST", "ACCUSE", "REJECT", "THREATEN")  # PLOVER types that are words: they are scored as acts


def _vague(value: object) -> bool:
    return str(value).endswith("_REF")


def _score_times(gold: dict[str, Any], reading: Reading, score: Score, name: str) -> None:
    golds = [(str(t), str(v).strip()) for t, v in gold.get("times") or [] if not _vague(v)]
    found = [t for t in reading.times if not _vague(t.value)]

    def fits(gold: tuple[str, str], time: Time) -> float:
        return float(gold[1] in ("*", str(time.value)) and within(gold[0], time.text))

    pairs = match(golds, found, fits)
    right = set(pairs.values())
    # the gold may name once what stands often: the same again is no error
    again = {j for j, t in enumerate(found) if j not in right and any(fits(g, t) for g in golds)}
    score.tally("times").add(len(pairs), len(golds), len(found) - len(again))
    score.hits += [("times", t.confidence, j in right | again) for j, t in enumerate(found)]
    score.misses += [f"{name}: times: missed: {g}" for i, g in enumerate(golds) if i not in pairs]
    score.misses += [
        f"{name}: times: spurious: {(t.text, t.value)}" for j, t in enumerate(found) if j not in right | again
    ]


def _score_quantities(gold: dict[str, Any], reading: Reading, score: Score, name: str) -> None:
    golds, found = gold.get("quantities") or [], reading.quantities
    pairs = match(
        golds, found, lambda g, q: float(q.value is not None and float(q.value) == float(g[1]) and within(g[0], q.text))
    )
    right = set(pairs.values())
    free = {
        j
        for j, q in enumerate(found)
        if j not in right and any(within(o[0], q.text) for o in gold.get("optional_quantities") or [])
    }
    score.tally("quantities").add(len(pairs), len(golds), len(found) - len(free))
    score.hits += [("quantities", q.confidence, j in right) for j, q in enumerate(found) if j not in free]
    score.misses += [f"{name}: quantities: missed: {g}" for i, g in enumerate(golds) if i not in pairs]
    score.misses += [
        f"{name}: quantities: spurious: {(q.text, q.value)}" for j, q in enumerate(found) if j not in right | free
    ]


def _score_statements(gold: dict[str, Any], text: str, reading: Reading, score: Score, name: str) -> None:
    golds: list[dict[str, Any]] = gold.get("statements") or []
    contents = [words(content(text, g["content"])) for g in golds]
    optional = [words(content(text, g["content"])) for g in gold.get("optional_statements") or []]
    found = reading.statements
    inner = [words(s.content.text) for s in found]

    def weigh(i: int, j: int) -> float:
        share = in_common(contents[i], inner[j])
        return 0.0 if share < 0.5 else share + 0.5 * same_source(found[j].source, golds[i]["source"])

    pairs = match(range(len(golds)), range(len(found)), weigh)
    right = set(pairs.values())
    free = {j for j in range(len(found)) if j not in right and any(in_common(o, inner[j]) >= 0.5 for o in optional)}
    sourced = {i: j for i, j in pairs.items() if same_source(found[j].source, golds[i]["source"])}
    full = {i: j for i, j in sourced.items() if found[j].act == golds[i].get("act")}
    for layer, kept in (("content", pairs), ("source", sourced), ("full", full)):
        score.tally(f"statements.{layer}").add(len(kept), len(golds), len(found) - len(free))
    wholly = set(full.values())
    score.hits += [("statements", s.confidence, j in wholly) for j, s in enumerate(found) if j not in free]
    _score_chains(golds, pairs, found, score, name)
    for i, j in pairs.items():
        if i not in sourced:
            score.misses.append(
                f"{name}: statements: wrong source: {found[j].source.text!r} for {golds[i]['source'][0]!r}"
            )
        elif i not in full:
            score.misses.append(
                f"{name}: statements: wrong act: {found[j].act} for {golds[i].get('act')}: {golds[i]['content'][0]}"
            )
    score.misses += [f"{name}: statements: missed: {g['content']}" for i, g in enumerate(golds) if i not in pairs]
    score.misses += [
        f"{name}: statements: spurious: {s.source.text!r} {s.content.text[:70]!r}"
        for j, s in enumerate(found)
        if j not in right | free
    ]


def _score_chains(
    golds: Sequence[dict[str, Any]], pairs: dict[int, int], found: Sequence[Statement], score: Score, name: str
) -> None:
    for i, j in pairs.items():
        links = golds[i].get("chain")
        if links:
            have = " | ".join(" ".join(words(link.name)) for link in found[j].chain)
            whole = all(" ".join(words(link)) in have for link in links)
            score.tally("chain").add(int(whole), 1, 1)
            if not whole:
                score.misses.append(f"{name}: chain: missed: {links}, read {have!r}")


def like_event(gold: dict[str, Any], event: Event) -> float:
    """Give how much an event that was read is like one of the gold: 0 where the type differs or no actor is shared.

    >>> like_event({"type": "AID", "actors": ["SAU"]}, Event(type="AID", actors=("SAU", "YEM"), recipients=(), status="held"))
    1.1
    """
    if gold["type"] != event.type:
        return 0.0
    shared = [a for a in gold["actors"] if any(same_name(a, b) for b in event.actors)]
    if gold["actors"] and not shared:
        return 0.0
    return 1.0 + 0.5 * _same_day(gold.get("date"), event.date) + 0.1 * len(shared)


def _score_events(gold: dict[str, Any], reading: Reading, score: Score, name: str) -> None:
    golds = [e for e in gold["events"] or [] if e["type"] not in _WORDS_ONLY]
    found = [e for e in reading.events if e.type not in _WORDS_ONLY]

    pairs = match(golds, found, like_event)
    right = set(pairs.values())
    score.tally("events").add(len(pairs), len(golds), len(found))
    dated = [(i, j) for i, j in pairs.items() if golds[i].get("date")]
    good = sum(_same_day(golds[i]["date"], found[j].date) for i, j in dated)
    score.tally("events.dated").add(good, sum(bool(g.get("date")) for g in golds), len(dated))
    score.hits += [("events", e.confidence, j in right) for j, e in enumerate(found)]
    score.misses += [f"{name}: events: missed: {g}" for i, g in enumerate(golds) if i not in pairs]
    score.misses += [
        f"{name}: events: spurious: {(e.type, e.actors, e.recipients, e.date)}"
        for j, e in enumerate(found)
        if j not in right
    ]


def _same_day(a: object, b: object) -> bool:
    x, y = str(a or "").strip(), str(b or "").strip()
    return bool(x and y) and (x.startswith(y) or y.startswith(x))


def _score_page(gold: dict[str, Any], text: str, reading: Reading, score: Score, name: str) -> None:
    article, flags = reading.article, {}
    if "published" in gold and not gold.get("give_published"):
        first, last = gold.get("published_between") or [gold["published"]] * 2
        flags["published"] = str(first) <= (article.published or "")[:10] <= str(last)
    if gold.get("title"):
        flags["title"] = words(article.title) == words(gold["title"])
    if "furniture" in gold:
        flags["furniture"] = not any(x in article.text for x in gold["furniture"])
        body = " ".join(words(article.text))
        flags["body"] = all(" ".join(words(content(text, s["content"]))) in body for s in gold.get("statements") or [])
    if "agencies" in gold:
        have = " | ".join(" ".join(words(a)) for a in article.agencies)
        flags["agencies"] = all(" ".join(words(a)) in have for a in gold["agencies"])
    if gold.get("machine_translated") is not None:
        flags["machine_translated"] = article.machine_translated == gold["machine_translated"]
    for flag, right in flags.items():
        score.flags[flag].append(right)
        if not right:
            score.misses.append(f"{name}: {flag}: wrong")


def score_reading(gold: dict[str, Any], text: str, reading: Reading, score: Score) -> None:
    """Add one article's reading to the score; `text` is the file's text as the annotator saw it.

    >>> from mahdar.model import Article
    >>> score = Score()
    >>> score_reading({"article": "a", "times": [["أمس", "2022-01-05"]]}, "", Reading(article=Article.make(text="x")), score)
    >>> score.layers["times"].gold
    1
    """
    name = str(gold["article"])
    _score_times(gold, reading, score, name)
    _score_quantities(gold, reading, score, name)
    _score_statements(gold, text, reading, score, name)
    if "events" in gold:
        _score_events(gold, reading, score, name)
    _score_page(gold, text, reading, score, name)
