"""Made-up reports with a known truth: who copied whom and how, who spoke, what happened. Same seed, same reports."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from mahdar.model import Article, Event, Name, Quantity, Reading, Source, Span, Statement

KINDS = ("cut", "reordered", "replaced", "headline", "merged")
FIRST = date(2022, 1, 1)


@cache
def words() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


@cache
def tail(size: int = 20000) -> tuple[list[str], list[float]]:
    """Give a vocabulary of made-up words and how often each stands (cumulated), by Zipf's law."""
    rng, data = random.Random(1), words()
    found: dict[str, None] = {}
    while len(found) < size:
        root = rng.sample(data["letters"], 3)
        pattern = rng.choice(data["patterns"])
        found["".join(root[int(c) - 1] if c in "123" else c for c in pattern)] = None
    return list(found), list(accumulate(1 / (n + 20) for n in range(size)))


@dataclass
class Sentence:
    text: str
    names: list[tuple[int, int, dict[str, Any]]] = field(default_factory=list)
    statement: tuple[str, tuple[int, int], tuple[int, int], tuple[int, int]] | None = None
    quantity: tuple[int, int, int, str] | None = None
    event: dict[str, Any] | None = None


@dataclass
class Made:
    """One made-up report: its sentences, and the reports that it copies."""

    id: str
    outlet: str
    day: str
    sentences: list[Sentence]
    sources: tuple[str, ...] = ()
    kind: str = "own"

    def reading(self) -> Reading:
        """Give it as a reading, with the names, statements, numbers and events that were put into it."""
        text, shift = "", []
        for s in self.sentences:
            shift.append(len(text))
            text += s.text + "\n"
        names, statements, quantities, events = [], [], [], []
        for at, s in zip(shift, self.sentences, strict=True):
            span = lambda a, b, at=at: {"start": at + a, "end": at + b, "text": text[at + a : at + b]}  # noqa: E731
            names += [Name(**span(a, b), **more) for a, b, more in s.names]
            if s.statement:
                who, source, cue, content = s.statement
                statements.append(
                    Statement(
                        source=Source(**span(*source), name=who, kind="named"),
                        cue=Span(**span(*cue)),
                        content=Span(**span(*content)),
                    )
                )
            if s.quantity:
                a, b, value, unit = s.quantity
                quantities.append(Quantity(**span(a, b), value=value, unit=unit))
            if s.event:
                events.append(Event(**s.event, spans=(Span(**span(0, len(s.text))),)))
        article = Article(id=self.id, text=text, title=self.sentences[0].text, outlet=self.outlet, published=self.day)
        return Reading(
            article=article,
            names=tuple(names),
            statements=tuple(statements),
            quantities=tuple(quantities),
            events=tuple(events),
        )


class Maker:
    """Makes reports: `own` of its own, a share of copies of them."""

    def __init__(self, seed: int = 7) -> None:
        self.rng = random.Random(seed)
        data = words()
        self.people = [
            (
                f"{self.rng.choice(data['given'])} {self.rng.choice(data['family'])}",
                *self.rng.choice(data["state"]),
                self.rng.choice(data["office"]),
            )
            for _ in range(3000)
        ]

    def run(self, n: int) -> str:
        data, (vocabulary, weight) = words(), tail()
        found = self.rng.choices(vocabulary, cum_weights=weight, k=n)
        return " ".join(w if self.rng.random() > 0.25 else self.rng.choice(data["joint"]) for w in found)

    def sentence(self, day: str) -> Sentence:
        data, rng = words(), self.rng
        dice = rng.random()
        if dice < 0.35:
            return self.spoken()
        if dice < 0.45:
            value, unit = rng.randrange(2, 5000), rng.choice(data["unit"])
            head = f"{self.run(4)} "
            number = f"{value} {unit}"
            return Sentence(
                f"{head}{number} {self.run(8)}.", quantity=(len(head), len(head) + len(number), value, unit)
            )
        if dice < 0.55:
            (a, at), (b, bt) = rng.sample([tuple(s) for s in data["state"]], 2)
            text = f"{at} {self.run(3)} {bt} {rng.choice(data['place'])} {self.run(5)}."
            kind = rng.choice(["CONSULT", "SANCTION", "ASSAULT", "AGREE"])
            return Sentence(text, event={"type": kind, "actors": (a,), "recipients": (b,), "date": day})
        if dice < 0.65:
            return Sentence(f"{rng.choice(data['opening'])} {self.run(rng.randrange(8, 18))}.")
        return Sentence(f"{self.run(rng.randrange(9, 24))}.")

    def spoken(self) -> Sentence:
        data, rng = words(), self.rng
        name, code, state, office = rng.choice(self.people)
        cue, that = rng.choice(data["cue"]), rng.choice(data["cue_that"])
        head = f"{cue} {office} "
        content = f"{that} {state} {self.run(rng.randrange(6, 16))}"
        text = f"{head}{name} {content}."
        start = len(head) + len(name) + 1
        who = {"type": "PERSON", "head": name, "state": code, "role": office}
        place = (
            start + len(that) + 1,
            start + len(that) + 1 + len(state),
            {"type": "GPE", "entity": code, "state": code},
        )
        return Sentence(
            text,
            names=[(len(head), len(head) + len(name), who), place],
            statement=(name, (len(head), len(head) + len(name)), (0, len(cue)), (start, start + len(content))),
        )

    def own(self, n: int) -> Made:
        day = (FIRST + timedelta(days=self.rng.randrange(365))).isoformat()
        sentences = [Sentence(self.run(8)), *(self.sentence(day) for _ in range(self.rng.randrange(6, 16)))]
        return Made(f"R{n:06}", f"صحيفة {self.rng.randrange(40)}", day, sentences)

    def copy(self, n: int, sources: list[Made]) -> Made:
        kind = KINDS[n % len(KINDS)]
        rng, body = self.rng, list(sources[0].sentences[1:])
        title = sources[0].sentences[0]
        if kind == "cut":
            keep = max(3, int(len(body) * rng.uniform(0.4, 0.8)))
            at = rng.randrange(len(body) - keep + 1)
            body = body[at : at + keep]
        elif kind == "reordered":
            rng.shuffle(body)
        elif kind == "replaced":
            title, *body = [Sentence(self.reworded(s.text)) for s in (title, *body)]
        elif kind == "headline":
            title = Sentence(self.run(8))
        else:
            other = sources[1].sentences[1:]
            body = body[: max(3, len(body) // 2)] + list(other[: max(3, len(other) // 2)])
            title = Sentence(self.run(8))
        day = (date.fromisoformat(max(s.day for s in sources)) + timedelta(days=rng.randrange(2))).isoformat()
        from_ = tuple(s.id for s in (sources if kind == "merged" else sources[:1]))
        return Made(f"R{n:06}", f"صحيفة {rng.randrange(40)}", day, [title, *body], from_, kind)

    def reworded(self, text: str) -> str:
        vocabulary, weight = tail()
        return " ".join(
            self.rng.choices(vocabulary, cum_weights=weight)[0] if self.rng.random() < 0.3 else w for w in text.split()
        )


def made(n: int, share: float = 0.2, seed: int = 7) -> Iterator[Made]:
    """Give `n` reports of which that share are copies; a source has one copy in most cases, now and then several."""
    maker = Maker(seed)
    own = [maker.own(k) for k in range(n - int(n * share))]
    yield from own
    for k in range(len(own), n):
        yield maker.copy(k, maker.rng.sample(own, 2))


def truth(reports: list[Made]) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """Give the pairs of copy and source, and those of two copies of one source, which count neither way."""
    sure = {frozenset((r.id, s)) for r in reports for s in r.sources}
    by_source: dict[str, list[str]] = {}
    for r in reports:
        for s in r.sources:
            by_source.setdefault(s, []).append(r.id)
    open_ = {frozenset((a, b)) for copies in by_source.values() for a in copies for b in copies if a != b}
    return sure, open_ - sure
