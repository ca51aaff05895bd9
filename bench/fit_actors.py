"""Fit the weights by which the doer of a deed is chosen (lang/ar/choice.toml, read/events/choice.py).

    pip install -e '.[bench]'
    python bench/fit_actors.py [--write] [MARKED.jsonl ...] [GOLD ARTICLES ...]

A conditional logistic regression (McFadden 1974) over all who may do a deed, nobody among them. In MARKED each line is
an article: its text, day (`published`) and outlet, and `deeds`: where the word of each begins (`start`), its PLOVER
`type`, and who does it (`actors`, empty for nobody). In annotated articles, right is whom the gold names as an actor of
the event of that type that is most like what the deed's sentence says: by who stands in it, to whom it is done, its day
and place. A quarter of the articles at a time is kept back: printed is the share of the deeds told in them whose doer is
right, by the grammar alone and as weighed, and how many that nobody is said to do are given to somebody. With --write
the weights of all articles go into the pack. Without articles our own annotated ones are used, which are too few to
write weights from.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from math import exp, log1p
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import numpy as np
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer

import mahdar.read.events.stage as events
from mahdar.model import Article
from mahdar.read import read
from mahdar.read.events.choice import CLEARLY, LIKELY, Choice
from mahdar.read.events.elsewhere import Elsewhere
from mahdar.read.events.seen import Candidate, Place, named
from mahdar.read.events.telling import Telling
from mahdar.score import annotated, golds
from mahdar.score.compare import same_name

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "src" / "mahdar" / "lang" / "ar" / "choice.toml"
FOLDS = 4
STRENGTH, LEAST, SMALL = 3.0, 12, 0.05  # of the penalty; sightings that a mark needs; weights that count nothing


class Deed(NamedTuple):
    """A deed told: who may do it with their marks, whom the grammar chose, which of its events the gold has it for."""

    able: dict[str, dict[str, float]]
    chosen: list[str]
    same: list[dict[str, Any]]


class Seen(NamedTuple):
    """What a deed's sentence says: where its word begins, who stands in it, to whom the deed is done, when."""

    start: int
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
        self.clear(tellings)
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
    begins = telling.clause.tokens[telling.trigger.at].start
    suffers = [a.id for a in found.recipients]
    return Seen(begins, telling.type, words, inside | set(chosen), chosen, suffers, day or "")


def noted(article: Article) -> list[tuple[Seen, dict[str, dict[str, float]]]]:
    """Give what a reading notes of the deeds of an article that somebody may do."""
    Recorder.noted.clear()
    read(article)
    return [(seen, able) for seen, able in Recorder.noted if able]


def deeds(gold_folder: Path, article_folder: Path) -> Iterator[list[Deed]]:
    """Give the deeds of each annotated article that its gold has events for."""
    for _, gold in golds(gold_folder):
        told: list[Deed] = []
        for seen, able in noted(annotated(gold, article_folder)):
            like = [(seen.like(g), g) for g in gold.get("events") or [] if g["type"] == seen.type]
            if like:
                most = max(how for how, _ in like)
                told.append(Deed(able, seen.chosen, [g for how, g in like if how == most]))
        yield told


def marked(file: Path) -> Iterator[list[Deed]]:
    """Give the deeds of each article whose deeds are marked."""
    for line in file.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        said = {(deed["start"], deed["type"]): deed for deed in article.pop("deeds")}
        told = noted(Article.make(**article))
        yield [Deed(able, s.chosen, [said[s.start, s.type]]) for s, able in told if (s.start, s.type) in said]


def right(id: str, same: Sequence[dict[str, Any]]) -> bool:
    return any(same_name(actor, id) for g in same for actor in g["actors"])


def fit(articles: Sequence[list[Deed]]) -> dict[str, float]:
    """Give the weights, in log odds, that make the right doers likeliest; that of nobody by an empty name."""
    told = [deed for article in articles for deed in article]
    rows = [(n, marks, right(id_, d.same)) for n, d in enumerate(told) for id_, marks in d.able.items()]
    sightings = Counter(mark for _, marks, _ in rows for mark in marks)
    vectors = DictVectorizer()
    x = vectors.fit_transform([{m: v for m, v in marks.items() if sightings[m] >= LEAST} for _, marks, _ in rows])
    of = np.array([n for n, _, _ in rows])
    good = np.array([float(is_right) for _, _, is_right in rows])
    nobody = np.bincount(of, good, len(told)) == 0

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds, nobodys = np.exp(np.clip(x @ weights[:-1], -30, 30)), np.exp(weights[-1])
        every = np.bincount(of, odds, len(told)) + nobodys
        wanted = np.bincount(of, odds * good, len(told)) + nobody * nobodys
        ahead = x.T @ (odds * good / wanted[of] - odds / every[of])
        short = (nobody - nobodys / every).sum()
        penalty = STRENGTH * weights[:-1]
        return penalty @ weights[:-1] / 2 - np.log(wanted / every).sum(), np.append(penalty - ahead, -short)

    found = minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    named_ = {str(m): round(float(w), 2) for m, w in zip(vectors.get_feature_names_out(), found[:-1], strict=True)}
    return {"": round(float(found[-1]), 2)} | {m: w for m, w in named_.items() if abs(w) >= SMALL}


def weighed(weights: dict[str, float], deed: Deed) -> list[str]:
    """Give who does a deed as the reading will have it."""
    odds = {id_: exp(sum(v * weights.get(m, 0.0) for m, v in one.items())) for id_, one in deed.able.items()}
    total = sum(odds.values()) + exp(weights.get("", 0.0))
    likely = {id_: one / total for id_, one in odds.items()}
    best = max(likely, key=likely.__getitem__)
    known = [likely[id_] for id_ in deed.chosen if id_ in likely]
    return [best] if likely[best] > (max(known) + CLEARLY if known else LIKELY) else deed.chosen


def main() -> None:
    given = [Path(a) for a in sys.argv[1:] if a != "--write"] or [ROOT / "tests" / "gold"] * 2
    events.Choice = Recorder  # type: ignore[misc]
    pairs = [path for path in given if path.suffix != ".jsonl"]
    articles = [a for path in given if path.suffix == ".jsonl" for a in marked(path)]
    articles += [a for pair in zip(pairs[::2], pairs[1::2], strict=True) for a in deeds(*pair)]
    grammar = better = number = nobodys = wrong = 0
    for fold in range(FOLDS):
        weights = fit([a for n, a in enumerate(articles) if n % FOLDS != fold])
        for deed in (deed for a in articles[fold::FOLDS] for deed in a):
            if all(g["actors"] for g in deed.same):
                number += 1
                grammar += any(right(id_, deed.same) for id_ in deed.chosen)
                better += any(right(id_, deed.same) for id_ in weighed(weights, deed))
            elif not any(g["actors"] for g in deed.same):
                nobodys += 1
                wrong += bool(weighed(weights, deed))
    shares = f"right doer by the grammar {grammar / number:.3f}, weighed {better / number:.3f}"
    print(f"{len(articles)} articles, {number} deeds: {shares}; {nobodys} of nobody, {wrong} given to somebody")
    if "--write" in sys.argv:
        head = WEIGHTS.read_text(encoding="utf-8").split("[choice.weights]")[0]
        rows = "".join(f'"{mark}" = {weight}\n' for mark, weight in sorted(fit(articles).items()))
        WEIGHTS.write_text(f"{head}[choice.weights]\n{rows}", encoding="utf-8")
        print(f"written: {WEIGHTS.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
