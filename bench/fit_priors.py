"""Fit how often each deed's word tells one that a careful reader lists (`prior` in lang/ar/deeds_*.toml).

    python bench/fit_priors.py [--write] GOLD ARTICLES [GOLD ARTICLES ...]

Every deed that is read, however unsure, is held against the gold of its article. By how much its confidence was wrong on
average, its word's prior is moved in log odds, the less the fewer deeds it told (a normal prior of that width). A quarter
of the articles at a time is kept back: printed is the mean log loss in them, before and after. With --write the moved
priors go into the pack. Without articles our own annotated ones are used, which are too few to write priors from.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import exp, log
from pathlib import Path
from typing import NamedTuple

import mahdar.read.events.stage as events
from mahdar.read import read
from mahdar.read.events.score import PRIOR, SHARE
from mahdar.score import annotated, golds
from mahdar.score.compare import match
from mahdar.score.layers import like_event

ROOT = Path(__file__).parent.parent
DEEDS = sorted((ROOT / "src" / "mahdar" / "lang" / "ar").glob("deeds_*.toml"))
FOLDS, WIDTH, STEPS = 4, 0.5, 30
USUAL = 0.7  # the prior of a deed that has none of its own
LEAST, SMALL = 0.001, 0.05  # odds are kept from the ends by it; moves that count nothing
_ENTRY = re.compile(r"(?m)(?=^\[\[deed\]\])")


class Told(NamedTuple):
    """A deed that was read: the id of its word, the log odds of its confidence, whether the gold has it."""

    word: str
    odds: float
    right: bool


def odds(p: float) -> float:
    """Give the log odds of a probability."""
    p = min(1 - LEAST, max(LEAST, p))
    return log(p / (1 - p))


def chance(total: float) -> float:
    """Give the probability of log odds."""
    return 1 / (1 + exp(-total))


def told(gold_folder: Path, article_folder: Path) -> Iterator[list[Told]]:
    """Give what is read in each annotated article."""
    for _, gold in golds(gold_folder):
        reading = read(annotated(gold, article_folder))
        pairs = match(gold.get("events") or [], reading.events, like_event)
        right = set(pairs.values())
        yield [Told((e.rule or "").removeprefix("events:"), odds(e.confidence), n in right)
               for n, e in enumerate(reading.events)]  # fmt: skip


def moves(articles: Sequence[list[Told]]) -> dict[str, float]:
    """Give by how much each word's prior is moved, in log odds."""
    by_word: dict[str, list[Told]] = defaultdict(list)
    for one in (t for article in articles for t in article):
        by_word[one.word].append(one)
    weight = SHARE * PRIOR
    found = {}
    for word, rows in by_word.items():
        move = 0.0
        for _ in range(STEPS):  # Newton's
            likely = [chance(t.odds + weight * move) for t in rows]
            slope = sum(weight * (t.right - p) for t, p in zip(rows, likely, strict=True)) - move / WIDTH**2
            move += slope / (sum(weight**2 * p * (1 - p) for p in likely) + 1 / WIDTH**2)
        found[word] = move
    return found


def loss(articles: Sequence[list[Told]], moved: dict[str, float]) -> float:
    """Give the sum of the log loss of the deeds told."""
    every = [t for article in articles for t in article]
    likely = [chance(t.odds + SHARE * PRIOR * moved.get(t.word, 0.0)) for t in every]
    return -sum(log(p if t.right else 1 - p) for t, p in zip(every, likely, strict=True))


def write(moved: dict[str, float]) -> None:
    """Move the priors in the pack."""
    for path in DEEDS:
        entries = _ENTRY.split(path.read_text(encoding="utf-8"))
        path.write_text("".join(_moved(entry, moved) for entry in entries), encoding="utf-8")


def _moved(entry: str, moved: dict[str, float]) -> str:
    """Give an entry's text with its prior moved."""
    word = re.search(r'(?m)^id = "([^"]+)"\n', entry)
    move = moved.get(word[1], 0.0) if word and entry.startswith("[[deed]]") else 0.0
    if not word or abs(move) < SMALL:
        return entry
    own = re.search(r"(?m)^prior = ([0-9.]+)\n", entry)
    line = f"prior = {chance(odds(float(own[1]) if own else USUAL) + move):.2g}\n"
    return entry.replace(own[0], line, 1) if own else entry.replace(word[0], word[0] + line, 1)


def main() -> None:
    given = [Path(a) for a in sys.argv[1:] if a != "--write"] or [ROOT / "tests" / "gold"] * 2
    events.THRESHOLD = 0.0
    articles = [a for pair in zip(given[::2], given[1::2], strict=True) for a in told(*pair)]
    number = sum(map(len, articles))
    after = sum(
        loss(articles[f::FOLDS], moves([a for n, a in enumerate(articles) if n % FOLDS != f])) for f in range(FOLDS)
    )
    print(
        f"{len(articles)} articles, {number} deeds: log loss {loss(articles, {}) / number:.4f}, moved {after / number:.4f}"
    )
    if "--write" in sys.argv:
        write(moves(articles))
        print("written: " + ", ".join(str(path.relative_to(ROOT)) for path in DEEDS))


if __name__ == "__main__":
    main()
