"""How well linking tells a story of which the truth is known: examples/talks against examples/truth.yaml.

    python bench/example.py           # the figures (bench/link.py prints them too and holds them against their floors)
    python bench/example.py --errors  # and what was missed

What the truth quotes is a place in a report, and a record is about it when its evidence covers half of that place.
What the truth calls optional or doubtful counts neither way.

    persons            pairs of spellings that stand under one entity (F1)
    events             events with their type, their day and one of their parties (recall), one record for each; of
                       these: status, the last status is right; history, every status the event went through is there
    claims             pairs of quoted places, in two reports, that stand in one claim (F1); of the claims found
                       whole: origins, the number of independent origins is right (where the truth gives one)
    reuse              pairs of reports with words in common (F1); of these: direction, the copy is called the copy
    conflicts          disagreements of which two sides stand in one record of their kind (recall); shown: their number
    positions          positions with their party and stance (recall); of these: dated, the day is right
    dates              undated reports of which the story gives the day (recall)
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from mahdar.build import connect
from mahdar.gather import gather
from mahdar.ingest.words import key
from mahdar.model import Entity, Evidence, Linked, StoryEvent
from mahdar.readings import Reader
from mahdar.score.compare import match
from mahdar.score.figures import Score

EXAMPLES = Path(__file__).parent.parent / "examples"

Entry = dict[str, Any]
Place = tuple[str, int, int]


@dataclass(frozen=True)
class Told:
    """A story as linked, the texts of its reports by the names that the truth gives them, and the truth."""

    linked: Linked
    texts: dict[str, str]
    truth: dict[str, list[Entry]]

    def sure(self, part: str) -> list[Entry]:
        """Give the entries of a part of the truth that count."""
        return [e for e in self.truth[part] if not (e.get("optional") or e.get("doubtful"))]

    def place(self, article: str, words: str) -> Place:
        """Give where the quoted words stand; raise ValueError where they do not."""
        start = self.texts[article].index(words)
        return article, start, start + len(words)


def told() -> Told:
    """Read and link the reports of examples/talks, as `mahdar build` does."""
    reader = Reader(1)
    articles, _ = gather([EXAMPLES / "talks"])
    readings, linked = connect(reader.read(articles), reader)
    truth = yaml.safe_load((EXAMPLES / "truth.yaml").read_text(encoding="utf-8"))
    return Told(linked, {name(id): reading.article.text for id, reading in readings.items()}, truth)


def name(article: str) -> str:
    """Give the name by which the truth calls an article: its id, without the ending of a file."""
    return Path(article).stem if article.endswith((".txt", ".html")) else article


def covers(evidence: Iterable[Evidence], place: Place) -> bool:
    """Tell whether one of the spans holds half of the place."""
    article, start, end = place
    return any(
        name(e.article) == article and 2 * (min(end, e.end) - max(start, e.start)) >= end - start for e in evidence
    )


def persons(story: Told, score: Score) -> None:
    """Hold pairs of spellings against the entities' names."""
    whose = {key(form): p["name"] for p in story.sure("persons") for form in p["forms"]}
    under: dict[str, set[str]] = {form: set() for form in whose}
    for entity in story.linked.entities:
        for form in {key(n) for n in (entity.name, *entity.names)} & whose.keys():
            under[form].add(entity.id)
    for a, b in combinations(sorted(whose), 2):
        count(score, "persons", whose[a] == whose[b], bool(under[a] & under[b]), f"{a} / {b}")


def count(score: Score, layer: str, same: bool, together: bool, what: str) -> None:
    """Count one pair: whether the truth holds it together, and whether the record does."""
    score.tally(layer).add(same and together, same, together)
    if same != together:
        score.misses.append(f"{layer}: {'missed' if same else 'wrong'}: {what}")


def flag(score: Score, layer: str, right: bool, what: str) -> None:
    """Count one entry of the truth: whether the record has it."""
    score.flags[layer].append(right)
    if not right:
        score.misses.append(f"{layer}: {what}")


def events(story: Told, score: Score) -> None:
    """Pair the truth's events with the record's, and compare the status and its history."""
    wanted = [e for e in story.sure("events") if e["type"]]
    known = {e.id: e for e in story.linked.entities}
    pairs = match(wanted, story.linked.events, lambda e, found: alike(e, found, known))
    for n, event in enumerate(wanted):
        flag(score, "events", n in pairs, event["id"])
        if n not in pairs:
            continue
        found = story.linked.events[pairs[n]]
        flag(score, "events.status", found.status == event["status"], f"{event['id']}: {found.status}")
        went, has = ({s["status"] for s in event["history"]}, {s.status for s in found.history})
        if len(went) > 1:
            flag(score, "events.history", went <= has, f"{event['id']}: {sorted(has)}")


def alike(event: Entry, found: StoryEvent, known: dict[str, Entity]) -> float:
    """Give the parties and reports that two events share; 0 where type, day or every party differ."""
    day = str(event["date"] or "")
    parties = {code(id, known) for id in (*found.actors, *found.recipients)} & set(event["parties"])
    if found.type != event["type"] or not parties or (day and found.date != day):
        return 0.0
    return len(parties) + len({name(e.article) for e in found.evidence} & set(event["articles"])) / 100


def code(id: str, known: dict[str, Entity]) -> str:
    """Give the code of an entity, or of a person's state."""
    entity = known.get(id)
    return (entity.code or entity.state or id) if entity else id


def claims(story: Told, score: Score) -> None:
    """Hold pairs of quoted places against the claims' members."""
    groups: dict[Place, set[str]] = {}
    for claim in story.sure("claims"):
        for member in claim["members"]:
            groups.setdefault(story.place(member["article"], member["start"]), set()).add(claim["what"])
    stand = {p: {c.id for c in story.linked.claims if covers(c.evidence, p)} for p in groups}
    for a, b in combinations(groups, 2):
        if a[0] != b[0]:
            shared = groups[a] & groups[b]
            what = " | ".join(sorted(shared or groups[a] | groups[b]))
            count(score, "claims", bool(shared), bool(stand[a] & stand[b]), f"{what}: {a[0]}, {b[0]}")


def origins(story: Told, score: Score) -> None:
    """Compare how many independent origins stand behind the claims that were found whole."""
    for claim in story.sure("claims"):
        places = [story.place(m["article"], m["start"]) for m in claim["members"]]
        found = [c for c in story.linked.claims if all(covers(c.evidence, p) for p in places)]
        if found and "origins" in claim:
            numbers = [len(c.origins) for c in found]
            flag(score, "claims.origins", claim["origins"] in numbers, f"{claim['what']}: {numbers}")


def reuse(story: Told, score: Score) -> None:
    """Hold pairs of reports, and which of them is the copy, against the copies found."""
    sure = {frozenset(r["articles"]): r["copy"] for r in story.sure("reuse")}
    found = {frozenset(map(name, r.articles)): r.direction for r in story.linked.reuse}
    unsure = {frozenset(r["articles"]) for r in story.truth["reuse"]} - sure.keys()
    for pair in sorted((sure.keys() | found.keys()) - unsure, key=sorted):
        count(score, "reuse", pair in sure, pair in found, ", ".join(sorted(pair)))
        if pair in sure and pair in found:
            first = name(found[pair] or "")
            flag(score, "reuse.direction", first in pair - {sure[pair]}, f"{', '.join(sorted(pair))}: {first or '?'}")


def conflicts(story: Told, score: Score) -> None:
    """Look for each disagreement among those shown: two of its sides in one record of its kind."""
    for conflict in story.sure("conflicts"):
        shown = [c for c in story.linked.conflicts if c.kind == conflict["kind"]]
        sides = ([e for side in c.sides for e in side.evidence] for c in shown)
        flag(score, "conflicts", any(len(held(story, conflict, side)) > 1 for side in sides), conflict["what"])


def held(story: Told, conflict: Entry, evidence: list[Evidence]) -> set[str]:
    """Give the parties (or reports, where they speak for themselves) of the truth's sides that the evidence covers."""
    sides = [(s["by"] or s["article"], story.place(s["article"], s["value"])) for s in conflict["sides"]]
    return {by for by, place in sides if covers(evidence, place)}


def positions(story: Told, score: Score) -> None:
    """Look for each position: its party and stance on the quoted words, and its day."""
    for position in story.sure("positions"):
        place = story.place(position["article"], position["start"])
        same = [p for p in story.linked.positions if covers(p.evidence, place)]
        same = [p for p in same if (p.party, p.stance) == (position["party"], position["stance"])]
        what = f"{position['party']} {position['stance']}: {position['issue']} ({place[0]})"
        flag(score, "positions", bool(same), what)
        if same:
            days = sorted({str(p.date) for p in same})
            flag(score, "positions.dated", str(position["date"]) in days, f"{what}: {', '.join(days)}")


def dates(story: Told, score: Score) -> None:
    """Compare the days that the story gives to undated reports."""
    found = {name(d.article): d.published for d in story.linked.dates}
    for report in story.sure("dates"):
        day = found.get(report["article"])
        flag(score, "dates", day == str(report["published"]), f"{report['article']}: {day}")


def measure(story: Told) -> Score:
    """Give the tallies and flags of every part of the record."""
    score = Score()
    for part in (persons, events, claims, origins, reuse, conflicts, positions, dates):
        part(story, score)
    return score


def figures(story: Told, score: Score) -> dict[str, float]:
    """Give the figures by name, and how many conflicts the record shows."""
    found = {layer: tally.f1 for layer, tally in score.layers.items()}
    found |= {layer: sum(flags) / len(flags) for layer, flags in score.flags.items()}
    found["conflicts.shown"] = float(len(story.linked.conflicts))
    return {f"story.{layer}": found[layer] for layer in sorted(found)}


def known_truth() -> dict[str, float]:
    """Link the reports of examples/talks and give the figures."""
    story = told()
    return figures(story, measure(story))


def main() -> int:
    """Print the figures, and what was missed where that is asked for."""
    story = told()
    score = measure(story)
    for figure, value in figures(story, score).items():
        print(f"{figure:24} {value:.4f}")
    if "--errors" in sys.argv:
        print(*score.misses, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
