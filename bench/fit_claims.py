"""Fit the weights by which two statements are held for one (link/sameness.py), and measure those that stand there.

    pip install -e '.[bench]'
    python bench/fit_claims.py STORY [STORY ...]

A story is a folder with articles.jsonl and gold.yaml, whose `claims` have `members`: article ids, each with the first words
of what is said there. A logistic regression over the pairs of statements that linking looks at: they are one where the gold
has them in one claim. Each story is left out in turn, its claims are made by the weights of all others, and the pairs of its
members that stand in one claim are counted: printed are precision, recall and F1 by the weights as they stand and as fitted
on the others, and last the weights fitted on all. Weights that do not gain on the stories left out are not worth a change.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from pathlib import Path
from typing import Any

import yaml
from sklearn.linear_model import LogisticRegression

from mahdar.ingest import load_file
from mahdar.link import days, sameness
from mahdar.link.claims import alike, bundles, near, parted, said_in
from mahdar.link.dates import published
from mahdar.link.entities import who
from mahdar.link.statements import Said, said
from mahdar.link.tables import Story
from mahdar.link.words import words
from mahdar.model import Article, Reading
from mahdar.read import read

# what a pair counts that is not one: of two members of the gold, of one of them, of none (the gold may have left it out)
APART = (0.02, 0.1, 1.0)
STRENGTH = 1.0  # of the regression


@dataclass(frozen=True)
class Told:
    """A story with the members of its gold: of each its article, first words and the claims that it is in."""

    name: str
    story: Story
    everything: list[Said]
    parts: list[Said]
    members: list[tuple[int, str, frozenset[int]]]

    def of(self, one: Said) -> set[int]:
        """The members that a part of a statement holds."""
        text = _plain(said_in(self.story.readings[one.article].article, one).text)
        fits = ((n, start) for n, (article, start, _) in enumerate(self.members) if article == one.article)
        return {n for n, start in fits if start in text or (text and text in start)}

    def one(self, a: int, b: int) -> bool:
        return not self.members[a][2].isdisjoint(self.members[b][2])


def told(folder: Path) -> Told:
    """Read a story, with the days of its undated articles as its other articles tell them."""
    articles = list(load_file(folder / "articles.jsonl"))
    readings = [read(article) for article in articles]
    known = {dated.article: dated.published for dated in days(readings) if dated.published}
    readings = [_dated(r, known) for r in readings]
    story = Story.of(readings)
    everything = said(story, who(story, (), ()), published(story))
    gold = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
    return Told(folder.name, story, everything, parted(everything), list(_members(story, gold["claims"])))


def _dated(reading: Reading, known: Mapping[str, str]) -> Reading:
    a = reading.article
    if a.published or a.id not in known:
        return reading
    return read(Article(id=a.id, text=a.text, title=a.title, outlet=a.outlet, url=a.url, published=known[a.id]))


def _members(story: Story, claims: Sequence[dict[str, Any]]) -> Iterator[tuple[int, str, frozenset[int]]]:
    found: dict[tuple[int, str], set[int]] = {}
    for n, claim in enumerate(claims):
        for m in claim["members"]:
            if not (_free(claim) or _free(m)) and m["article"] in story.number:
                found.setdefault((story.number[m["article"]], _plain(m["start"])), set()).add(n)
    return ((article, start, frozenset(held)) for (article, start), held in found.items())


def _free(entry: Mapping[str, Any]) -> bool:
    return bool(entry.get("doubtful") or entry.get("optional"))


def _plain(text: str) -> str:
    return " ".join(words(text))


def rows(one: Told) -> tuple[list[tuple[float, ...]], list[bool], list[float]]:
    """The features of each pair that is looked at, whether the gold has it as one, and what it counts."""
    x: list[tuple[float, ...]] = []
    y: list[bool] = []
    counts: list[float] = []
    held = [one.of(part) for part in one.parts]
    for n, m, dice, common in near(one.story, one.parts):
        a, b = one.parts[n], one.parts[m]
        found = sameness.features(a, b, dice, common) if a.article != b.article else None
        if found is not None:
            x.append((*found, sameness.other_numbers(a, b)))
            y.append(any(one.one(i, j) for i in held[n] for j in held[m]))
            counts.append(1.0 if y[-1] else APART[bool(held[n]) + bool(held[m])])
    whole = sum(counts)
    return x, y, [count / whole for count in counts]


def fit(stories: Iterable[tuple[list[tuple[float, ...]], list[bool], list[float]]]) -> tuple[float, dict[str, float]]:
    """The base and the weights, each story counting alike."""
    x, y, counts = (list(chain(*column)) for column in zip(*stories, strict=True))
    scale = len(x) / sum(counts)
    model = LogisticRegression(C=STRENGTH, max_iter=2000).fit(x, y, sample_weight=[scale * c for c in counts])
    names = [*sameness.WEIGHTS, "NUMBERS"]
    return float(model.intercept_[0]), dict(zip(names, map(float, model.coef_[0]), strict=True))


def use(base: float, weights: dict[str, float]) -> None:
    sameness.BASE, sameness.NUMBERS = base, weights["NUMBERS"]
    sameness.WEIGHTS = {name: weights[name] for name in sameness.WEIGHTS}


def score(one: Told) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs of members, of different articles, that stand in one claim."""
    found = bundles(one.story, one.everything, one.parts, alike(one.story, one.parts))
    groups = [sorted(set().union(*map(one.of, bundle.said))) for bundle in found]
    got = {pair for group in groups for pair in combinations(group, 2)}
    apart = {(a, b) for a, b in combinations(range(len(one.members)), 2) if one.members[a][0] != one.members[b][0]}
    right = {(a, b) for a, b in apart if one.one(a, b)}
    got &= apart
    hits = len(got & right)
    precision, recall = hits / max(1, len(got)), hits / max(1, len(right))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    stories = [told(Path(folder)) for folder in sys.argv[1:]]
    if len(stories) < 2:
        sys.exit(__doc__)
    seen = [rows(one) for one in stories]
    stand = (sameness.BASE, {**sameness.WEIGHTS, "NUMBERS": sameness.NUMBERS})
    total = {"stand": [0.0] * 3, "fitted": [0.0] * 3}
    for n, one in enumerate(stories):
        line = []
        for kind, weights in (("stand", stand), ("fitted", fit(seen[:n] + seen[n + 1 :]))):
            use(*weights)
            figures = score(one)
            total[kind] = [a + b for a, b in zip(total[kind], figures, strict=True)]
            line.append(f"{kind} P {figures[0]:.3f} R {figures[1]:.3f} F1 {figures[2]:.3f}")
        print(f"{one.name:16}", "   ".join(line), flush=True)
    means = {kind: [x / len(stories) for x in figures] for kind, figures in total.items()}
    print("mean            ", "   ".join(f"{k} P {p:.3f} R {r:.3f} F1 {f:.3f}" for k, (p, r, f) in means.items()))
    base, weights = fit(seen)
    print(f"as they stand: BASE {stand[0]}", {k: round(v, 2) for k, v in stand[1].items()})
    print(f"fitted on all: BASE {base:.2f}", {k: round(v, 2) for k, v in weights.items()})


if __name__ == "__main__":
    main()
