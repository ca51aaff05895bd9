"""Fit the weights by which the doer of a deed is chosen (lang/ar/choice.toml, read/events/choice.py).

    pip install -e '.[bench]'
    python bench/fit_actors.py [--write] GOLD ARTICLES [GOLD ARTICLES ...]

A logistic regression over all who may do the deeds of annotated articles: right is whom the gold names as an actor of
an event of that type. A quarter of the articles at a time is kept back: printed is the share of the deeds told in them
whose doer is right, by the grammar alone and as weighed. With --write the weights of all articles go into the pack.
Without articles our own annotated ones are used, which are too few to write weights from.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log1p
from pathlib import Path
from typing import Any, ClassVar

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

import mahdar.read.events.stage as events
from mahdar.ingest import load_file
from mahdar.read import read
from mahdar.read.events.choice import CLEARLY, LIKELY, Choice, Weights, named
from mahdar.score import golds
from mahdar.score.compare import same_name

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "src" / "mahdar" / "lang" / "ar" / "choice.toml"
FOLDS = 4
STRENGTH, LEAST, SMALL = 0.1, 12, 0.05  # of the regression; sightings that a mark needs; weights that count nothing

Deed = tuple[dict[str, dict[str, float]], list[str], list[dict[str, Any]]]  # who may do it, the grammar's choice, gold


class Recorder(Choice):
    """Notes who may do each deed, and leaves the choice to the grammar."""

    noted: ClassVar[list[tuple[str, dict[str, dict[str, float]], list[str]]]] = []

    def settle(self, clause: Any, trigger: Any, found: Any) -> None:
        if trigger.deed.personal or trigger.deed.own or trigger.deed.by:
            return
        able = {
            id_: {mark: 1.0 for seen in one.seen for mark in named(seen)} | {"told": log1p(self.told[id_])}
            for id_, one in self.candidates(clause, trigger, found).items()
            if one.actor.kind != "place"
        }
        self.noted.append((trigger.deed.type, able, [a.id for a in found.actors]))


def deeds(gold_folder: Path, article_folder: Path) -> Iterator[list[Deed]]:
    """Give the deeds of each annotated article that its gold has events for."""
    for _, gold in golds(gold_folder):
        published = str(gold["published"]) if gold.get("give_published") else None
        Recorder.noted.clear()
        read(next(iter(load_file(article_folder / gold["article"], published=published))))
        told = gold.get("events") or []
        yield [
            (able, chosen, same)
            for type_, able, chosen in Recorder.noted
            if able and (same := [g for g in told if g["type"] == type_])
        ]


def right(id: str, same: Sequence[dict[str, Any]]) -> bool:
    return any(same_name(actor, id) for g in same for actor in g["actors"])


def fit(articles: Sequence[list[Deed]]) -> dict[str, float]:
    rows = [(marks, right(id_, same)) for deed in articles for able, _, same in deed for id_, marks in able.items()]
    seen = Counter(mark for marks, _ in rows for mark in marks)
    vectors = DictVectorizer()
    x = vectors.fit_transform([{m: v for m, v in marks.items() if seen[m] >= LEAST} for marks, _ in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(x, [good for _, good in rows])
    found = {str(m): round(float(w), 2) for m, w in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)}
    return {"": round(float(model.intercept_[0]), 2)} | {m: w for m, w in found.items() if abs(w) >= SMALL}


def weighed(weights: dict[str, float], able: dict[str, dict[str, float]], chosen: list[str]) -> list[str]:
    """Give who does a deed as the reading will have it."""
    probability = Weights(weights).probability
    likely = {id_: probability(sum(v * weights.get(m, 0.0) for m, v in one.items())) for id_, one in able.items()}
    best = max(likely, key=likely.__getitem__)
    known = [likely[id_] for id_ in chosen if id_ in likely]
    return [best] if likely[best] > (max(known) + CLEARLY if known else LIKELY) else chosen


def main() -> None:
    given = [Path(a) for a in sys.argv[1:] if a != "--write"] or [ROOT / "tests" / "gold"] * 2
    events.Choice = Recorder  # type: ignore[misc]
    articles = [a for pair in zip(given[::2], given[1::2], strict=True) for a in deeds(*pair)]
    grammar = better = number = 0
    for fold in range(FOLDS):
        weights = fit([a for n, a in enumerate(articles) if n % FOLDS != fold])
        for able, chosen, same in (deed for a in articles[fold::FOLDS] for deed in a):
            if all(g["actors"] for g in same):
                number += 1
                grammar += any(right(id_, same) for id_ in chosen)
                better += any(right(id_, same) for id_ in weighed(weights, able, chosen))
    print(
        f"{len(articles)} articles, {number} deeds: right doer by the grammar {grammar / number:.3f}, weighed {better / number:.3f}"
    )
    if "--write" in sys.argv:
        head = WEIGHTS.read_text(encoding="utf-8").split("[choice.weights]")[0]
        rows = "".join(f'"{mark}" = {weight}\n' for mark, weight in sorted(fit(articles).items()))
        WEIGHTS.write_text(f"{head}[choice.weights]\n{rows}", encoding="utf-8")
        print(f"written: {WEIGHTS.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
