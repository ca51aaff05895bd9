"""What was to be and did not come to pass: called off, blocked, or tried in vain, held against who tells of it as to come."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum

from mahdar.link.concepts import concept, tokens_of
from mahdar.link.happenings import conflict_of, in_turn, told_in
from mahdar.link.tables import Story, clusters, evidence
from mahdar.link.when import ordinal
from mahdar.link.words import SENTENCE, entry_of, is_any, listed, pack, plain, spots
from mahdar.model import Conflict, Evidence, Reading, Span

REACH = 7  # words behind the verb in which its object is looked for
BACK, FURTHER = 4, 8  # words before it in which stands what makes it no deed; a threat, or blame
AROUND, SPAN = 14, 40  # words around the object that tell what it is; of them that are held against a plan
EARLIER, LATER = 14, 2  # days before and after a calling off in which a report tells of what was to be
ANEW = 3  # days between two reports of one calling off
SHARED, PLAN, OWN = 1.6, 2.6, 1.0  # what two callings off, one and a plan, and two of one report must have in common
COMMON, OFTEN = 0.4, 0.5  # what a token counts that more than such a part of them have
VERB = 4  # letters that a verb of the future has more of
MANY = 4  # turns that may have a token before it is common
THING = 4  # words that name what was called off
NEAREST = 20  # that share a token and are held against each, the nearest in time
MOST = 40  # that may have a token in an archive before it is common


@dataclass(frozen=True, slots=True)
class Turn:
    """What one sentence says of something that was to be: `off` where it did not come to pass, else as to come.

    `thing` is the kind of its object, `about` the tokens that tell what it is; `alone` tells whether the one sentence is enough.
    """

    article: int
    thing: str
    about: frozenset[str]
    day: int
    value: str
    proof: Evidence
    off: bool
    alone: bool = False


def called_off(story: Story, published: Mapping[str, str | None]) -> list[Conflict]:
    """Give what was to be and was called off, or failed: with the reports of both.

    >>> called_off(Story.of([]), {})
    []
    """
    things: dict[str, list[Turn]] = defaultdict(list)
    for n, reading in enumerate(story.readings):
        day = ordinal((published.get(reading.article.id) or "")[:10])
        for sentence in SENTENCE.finditer(reading.article.text) if day else ():
            for turn in _turns(n, reading, sentence, day or 0):
                things[turn.thing].append(turn)
    return [conflict for _, group in sorted(things.items()) for conflict in _of(story, group)]


def _turns(n: int, reading: Reading, sentence: re.Match[str], day: int) -> Iterator[Turn]:
    if not _named_at_all().search(sentence[0]):
        return
    row = spots(sentence[0])
    found = [(k, how) for k, (*_, word) in enumerate(row) if (how := _off(word))]
    objects = [(k, thing) for k, (*_, word) in enumerate(row) if (thing := _thing(word))]
    if not objects:
        return
    proof = evidence(reading.article, Span.of(reading.article.text, sentence.start(), sentence.end()))
    for k, how in found:
        at = next((m for m, _ in objects if k < m <= k + REACH), None)
        if at is not None and _is_done(row, k, how) and _is_object(row, k, at, how):
            thing = dict(objects)[at]
            alone = how == "cancelled" or (how != "unable" and thing == "decision")
            yield Turn(n, thing, _about(row, k, at), day, sentence[0][row[k][0] : row[at][1]], proof, True, alone)
            if alone:
                yield Turn(n, thing, _about(row, k, at), day, _named(sentence[0], row, at), proof, False)
            return
    if any(to_come(word) for *_, word in row):
        for thing, at in {thing: k for k, thing in reversed(objects)}.items():
            yield Turn(n, thing, _about(row, at, at), day, _named(sentence[0], row, at), proof, False)


def _named(text: str, row: Sequence[tuple[int, int, str]], at: int) -> str:
    """Give the words that name what was to be."""
    return text[row[at][0] : row[min(at + THING, len(row)) - 1][1]]


@lru_cache(maxsize=1)
def _named_at_all() -> re.Pattern[str]:
    """Give what any sentence has that names a thing which can be called off, however its letters are written."""
    written = {"ا": "[اأإآ]", "ى": "[يى]", "ي": "[يى]", "ة": "[ةهت]"}
    forms = {form for entry in pack()["plan"] for form in entry["forms"]}
    return re.compile("|".join("".join(written.get(c, c) for c in form) for form in sorted(forms)))


@lru_cache(maxsize=100_000)
def _thing(word: str) -> str | None:
    """Give the kind of thing that can be called off which a folded word names."""
    return entry_of(word, "plan")


@lru_cache(maxsize=50_000)
def _off(word: str) -> str | None:
    """Give how something does not come to pass, as a folded word tells it, with the clitics that its forms may have."""
    known = _offs()
    fronts, more = ("", *pack()["word"]["conjunctions"]), ("", *pack()["off_fronts"]["forms"])
    bare = (plain(word.removeprefix(front).removeprefix(clitic)) for front in fronts for clitic in more)
    return next((known[shape] for shape in bare if shape in known), None)


@lru_cache(maxsize=1)
def _offs() -> dict[str, str]:
    """Give the forms by which the pack tells that something does not come to pass, each with how."""
    return {plain(form): entry["id"] for entry in pack()["off"] for form in entry["forms"]}


def _is_object(row: Sequence[tuple[int, int, str]], k: int, at: int, how: str) -> bool:
    """Tell whether a thing is the object of a calling off, by what stands between them."""
    between, word = [word for *_, word in row[k + 1 : at]], row[at][2]
    if any(w.isdigit() for w in between):  # so many trains that did not run
        return False
    if word.startswith(pack()["clause"]["and"]) and _thing(word[1:]):
        return False
    if how == "cancelled":
        return not is_any(word, "drafts")
    if how == "unable":
        return plain(row[k][2]) not in listed("off_fronts", "possible") or not between
    if how == "failed":
        return (
            _thing(word) == "meeting"
            or any(plain(w) in listed("off_fronts", "in") for w in between)
            or word.startswith(pack()["off_fronts"]["forms"][0])
        )
    return not is_any(row[k][2], "off_fronts", "veto") or any(
        plain(w) in listed("off_fronts", "against") for w in between
    )


def _is_done(row: Sequence[tuple[int, int, str]], k: int, how: str) -> bool:
    """Tell whether the calling off is told as done: not threatened, asked for, denied, feared, or an aim."""
    before = [word for *_, word in row[max(0, k - BACK) : k]]
    if row[k][2].startswith(pack()["purpose"]["prefix"]):
        return False
    no = any(is_any(word, "negation", prefixes=False) for word in before)
    kinds = {concept(word) for word in before}
    further = [word for *_, word in row[max(0, k - FURTHER) : k]]
    if any(concept(word) == "accusation" or entry_of(word, "step") == "threatened" for word in further):
        return False
    if how == "unable":
        return no
    steps = {entry_of(word, "step") for word in before}
    return not (no or kinds & {"danger", "fear", "denial", "likely"} or steps & {"threatened", "proposed", "refused"}
                or any(is_any(word, key) for word in before for key in ("condition", "open")))  # fmt: skip


@lru_cache(maxsize=100_000)
def to_come(word: str) -> bool:
    """Tell whether a word tells of what is to come: "it is planned", "they will"."""
    if plain(word) in listed("to_come", "unless"):
        return False
    if entry_of(word, "step") == "planned" or is_any(word, "to_come"):
        return True
    bare = word.removeprefix(pack()["clause"]["and"])
    return (
        bare.startswith(tuple(pack()["to_come"]["prefixes"]))
        and len(bare) > VERB
        and plain(bare) not in listed("to_come", "unless")
    )


def _about(row: Sequence[tuple[int, int, str]], first: int, last: int) -> frozenset[str]:
    """Give the tokens around the object, without the words of calling off, of planning and of kinds of things."""
    near = [word for *_, word in row[max(0, first - AROUND) : last + AROUND]]
    telling = (word for word in near if not (entry_of(word, "off") or _thing(word) or to_come(word)))
    return frozenset(t for word in telling for t in tokens_of(word) if not t.isdigit())


def _of(story: Story, told: Sequence[Turn]) -> Iterator[Conflict]:
    told = sorted(told, key=lambda t: (t.day, t.article, t.proof.start))
    pairs = _pairs(told)
    label = clusters(len(told), [(n, m) for n, m in pairs if told[m].off])
    groups: dict[int, set[int]] = defaultdict(set)
    for n, m in pairs:
        groups[label[n]] |= {n, m}
    for members in groups.values():
        turns = [told[n] for n in sorted(members)]
        failed = [t for t in turns if t.off]
        if len({t.article for t in turns}) > 1 or any(t.alone for t in failed):
            yield _conflict(story, failed, [t for t in turns if not t.off])


def _pairs(told: Sequence[Turn]) -> list[tuple[int, int]]:
    """Give what was called off, in order of days, with what tells of the same: the nearest that share a telling token."""
    counted = Counter(token for turn in told for token in turn.about)
    often = {token for token, times in counted.items() if times > max(MANY, min(OFTEN * len(told), MOST))}
    having: dict[str, list[int]] = defaultdict(list)
    for n, turn in enumerate(told):
        for token in turn.about - often:
            having[token].append(n)
    out = []
    for n, turn in enumerate(told):
        if turn.off:
            near = {m for token in turn.about - often for m in _around(having[token], n)}
            fit = sorted(m for m in near | set(range(max(0, n - 1), n + 2)) if m < len(told))
            out += [(n, m) for m in fit if m != n and (told[m].proof == turn.proof or _of_one(turn, told[m], often))]
    return out


def _around(rows: Sequence[int], n: int) -> Sequence[int]:
    at = bisect_left(rows, n)
    return rows[max(0, at - NEAREST) : at + NEAREST]


def _of_one(a: Turn, b: Turn, often: Collection[str]) -> bool:
    """Tell whether what was called off is what another sentence tells of: as called off in those days, or as to come."""
    gap = a.day - b.day
    soon = abs(gap) <= ANEW if b.off else -LATER <= gap <= EARLIER
    if not soon or (a.article == b.article and not b.off):
        return False
    least = OWN if a.article == b.article else SHARED if b.off else PLAN
    return _shared(a, b, often) >= least


def _shared(a: Turn, b: Turn, often: Collection[str]) -> float:
    return fsum(COMMON if token in often else 1.0 for token in a.about & b.about)


def _conflict(story: Story, failed: Sequence[Turn], plans: Sequence[Turn]) -> Conflict:
    sides = [told_in(story, t.article, t.value, t.proof) for t in (*_firsts(failed), *_firsts(plans))]
    first = failed[0]
    return conflict_of(
        "not_held", first.value, in_turn(sides), 0.5, "off", first.thing, sides[0].article, str(first.proof.start)
    )


def _firsts(turns: Sequence[Turn]) -> list[Turn]:
    first: dict[int, Turn] = {}
    for turn in turns:
        first.setdefault(turn.article, turn)
    return list(first.values())
