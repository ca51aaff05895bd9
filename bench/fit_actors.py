"""Fit the weights by which the doer of a deed is chosen (lang/ar/choice.toml, read/events/choice.py).

    pip install -e '.[bench]'
    python bench/fit_actors.py [--write] GOLD ARTICLES [GOLD ARTICLES ...]

A logistic regression over all who may do the deeds of annotated articles: right is whom the gold names as an actor of
the event of that type that is most like what the deed's sentence says: by who stands in it, to whom it is done, its day
and place. A quarter of the articles at a time is kept back: printed is the share of the deeds told in them whose doer is
right, by the grammar alone and as weighed. With --write the weights of all articles go into the pack. Without articles
our own annotated ones are used, which are too few to write weights from.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log1p
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

import mahdar.read.events.stage as events
from mahdar.read import read
from mahdar.read.events.choice import CLEARLY, LIKELY, Choice
from mahdar.read.events.elsewhere import Elsewhere
from mahdar.read.events.seen import Candidate, Place, Weights, named
from mahdar.read.events.telling import Telling
from mahdar.score import annotated, golds
from mahdar.score.compare import same_name

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "src" / "mahdar" / "lang" / "ar" / "choice.toml"
FOLDS = 4
STRENGTH, LEAST, SMALL = 0.1, 12, 0.05  # of the regression; sightings that a mark needs; weights that count nothing


class Deed(NamedTuple):
    """A deed told: who may do it with their marks, whom the grammar chose, which of its events the gold has it for."""

    able: dict[str, dict[str, float]]
    chosen: list[str]
    same: list[dict[str, Any]]


class Seen(NamedTuple):
    """What a deed's sentence says: its words, who stands in it, to whom the deed is done, when."""

    type: str
    words: str
    near: set[str]
    chosen: list[str]
    suffers: list[str]
    day: str

    def like(self, event: dict[str, Any]) -> float:
        """How much an event of the gold is like the deed."""
        total = 0.4 if not event["actors"] else 0.0
        total += 1.0 * any(same_name(a, id_) for a in event["actors"] for id_ in self.chosen) or 0.8 * any(
            same_name(a, id_) for a in event["actors"] for id_ in self.near
        )
        suffers = event.get("recipients") or []
        total += 0.8 * any(same_name(r, id_) for r in suffers for id_ in self.suffers)
        total += 0.5 * any(same_name(r, id_) for r in suffers for id_ in self.near)
        day, place = str(event.get("date") or ""), event.get("place")
        if day and self.day:
            total += 0.8 if day.startswith(self.day) or self.day.startswith(day) else -0.5
        return total + 0.6 * (isinstance(place, str) and place in self.words)


class Recorder(Choice):
    """Notes who may do each deed, and leaves the choice to the grammar."""

    noted: ClassVar[list[tuple[Seen, dict[str, dict[str, float]]]]] = []

    def settle(self, tellings: Sequence[Telling]) -> None:
        elsewhere = Elsewhere(tellings)
        for telling in tellings:
            if telling.near is not None:
                every = self.able(telling, elsewhere)
                self.noted.append((_seen(telling), {id_: self._marks(id_, one) for id_, one in every.items()}))

    def _marks(self, id: str, one: Candidate) -> dict[str, float]:
        return {mark: 1.0 for seen in one.seen for mark in named(seen)} | {"told": log1p(self.told[id])}


def _seen(telling: Telling) -> Seen:
    found, (start, end) = telling.found, telling.clause.span
    chosen = [a.id for a in found.actors]
    inside = {id_ for id_, one in (telling.near or {}).items() if any(isinstance(s, Place) for s in one.seen)}
    words = " ".join(token.form for token in telling.clause.tokens[start:end])
    day = getattr(found.time.record, "value", None) if found.time else None
    return Seen(telling.type, words, inside | set(chosen), chosen, [a.id for a in found.recipients], day or "")


def deeds(gold_folder: Path, article_folder: Path) -> Iterator[list[Deed]]:
    """Give the deeds of each annotated article that its gold has events for."""
    for _, gold in golds(gold_folder):
        Recorder.noted.clear()
        read(annotated(gold, article_folder))
        told: list[Deed] = []
        for seen, able in Recorder.noted:
            like = [(seen.like(g), g) for g in gold.get("events") or [] if g["type"] == seen.type]
            if like and able:
                most = max(how for how, _ in like)
                told.append(Deed(able, seen.chosen, [g for how, g in like if how == most]))
        yield told


def right(id: str, same: Sequence[dict[str, Any]]) -> bool:
    return any(same_name(actor, id) for g in same for actor in g["actors"])


def fit(articles: Sequence[list[Deed]]) -> dict[str, float]:
    rows = [(marks, right(id_, d.same)) for article in articles for d in article for id_, marks in d.able.items()]
    seen = Counter(mark for marks, _ in rows for mark in marks)
    vectors = DictVectorizer()
    x = vectors.fit_transform([{m: v for m, v in marks.items() if seen[m] >= LEAST} for marks, _ in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(x, [good for _, good in rows])
    found = {str(m): round(float(w), 2) for m, w in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)}
    return {"": round(float(model.intercept_[0]), 2)} | {m: w for m, w in found.items() if abs(w) >= SMALL}


def weighed(weights: dict[str, float], deed: Deed) -> list[str]:
    """Give who does a deed as the reading will have it."""
    probability = Weights(weights).probability
    likely = {id_: probability(sum(v * weights.get(m, 0.0) for m, v in one.items())) for id_, one in deed.able.items()}
    best = max(likely, key=likely.__getitem__)
    known = [likely[id_] for id_ in deed.chosen if id_ in likely]
    return [best] if likely[best] > (max(known) + CLEARLY if known else LIKELY) else deed.chosen


def main() -> None:
    given = [Path(a) for a in sys.argv[1:] if a != "--write"] or [ROOT / "tests" / "gold"] * 2
    events.Choice = Recorder  # type: ignore[misc]
    articles = [a for pair in zip(given[::2], given[1::2], strict=True) for a in deeds(*pair)]
    grammar = better = number = 0
    for fold in range(FOLDS):
        weights = fit([a for n, a in enumerate(articles) if n % FOLDS != fold])
        for deed in (deed for a in articles[fold::FOLDS] for deed in a):
            if all(g["actors"] for g in deed.same):
                number += 1
                grammar += any(right(id_, deed.same) for id_ in deed.chosen)
                better += any(right(id_, deed.same) for id_ in weighed(weights, deed))
    shares = f"right doer by the grammar {grammar / number:.3f}, weighed {better / number:.3f}"
    print(f"{len(articles)} articles, {number} deeds: {shares}")
    if "--write" in sys.argv:
        head = WEIGHTS.read_text(encoding="utf-8").split("[choice.weights]")[0]
        rows = "".join(f'"{mark}" = {weight}\n' for mark, weight in sorted(fit(articles).items()))
        WEIGHTS.write_text(f"{head}[choice.weights]\n{rows}", encoding="utf-8")
        print(f"written: {WEIGHTS.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
