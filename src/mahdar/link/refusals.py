"""What a party denies again over weeks, in other words: the matter of the story is told in words that all reports share.

Where one party denies, few words in common make one line of it, and the commonest of a story tell as much as rare ones.
What is denied within days ("any such attack") is the same where the reports around it are about the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from mahdar.lang.fold import fold
from mahdar.link.concepts import tokens
from mahdar.link.entities import is_state
from mahdar.link.judged import Groups
from mahdar.link.likeness import Bounds, Item, likeness, weights
from mahdar.link.matters import BLAME, around
from mahdar.link.statements import Said
from mahdar.link.tables import Story
from mahdar.link.words import is_any, pack, words

LEAST, NAMED = 0.5, 0.35  # what a word tells at least, and who is named
BOUNDS = Bounds(0.15, 0.3, 30)  # likeness, what is shared, and days of two denials
MEAN = 0.12  # likeness of one line on average
NEARBY = Bounds(0.2, 0.0, 14)  # the same of what the words around two denials share
ONE = 0.2  # the likeness that this counts as
HEAD = 6  # words in which it is said that something is not so
JOINT = 2  # tokens in which it is told who denies too
HELD = {"assert", "confirm", "reject"}  # acts by which it may be held that something is not so

Line = tuple[str, list[Said]]


def refusals(story: Story, parts: Sequence[Said]) -> list[Line]:
    """Give the parties with what each denies in two reports or more.

    >>> refusals(Story.of([]), [])
    []
    """
    told = [(party, part) for part in parts if denies(part) for party in _deniers(part)]
    items = [Item(n, party, part.date or "", _about(party, part)) for n, (party, part) in enumerate(told)]
    weight = weights([item.tokens for item in items])
    least = {token: max(value, NAMED if token[0] == "@" else LEAST) for token, value in weight.items()}
    alike = {(a, b): dice for a, b, dice, _ in likeness(story, items, least, BOUNDS)}
    alike |= {pair: max(ONE, alike.get(pair, 0.0)) for pair in _of_one_matter(story, told)}
    # what one report denies twice neither makes a line nor keeps one from others
    pairs = [(a, b, dice if told[a][1].article != told[b][1].article else min(dice, MEAN))
             for (a, b), dice in alike.items()]  # fmt: skip
    groups: dict[int, dict[int, Said]] = defaultdict(dict)
    for label, (_, part) in zip(Groups(len(told)).gather(pairs, MEAN), told, strict=True):
        known = groups[label].setdefault(part.n, part)
        if part.part and not known.part:  # what a piece of it denies stands without the rest
            groups[label][part.n] = part
    lines = [(told[label][0], list(group.values())) for label, group in sorted(groups.items())]
    return [(party, group) for party, group in lines if len({one.article for one in group}) > 1]


def _of_one_matter(story: Story, told: Sequence[tuple[str, Said]]) -> list[tuple[int, int]]:
    """Give the pairs of denials of one party that are told within days in reports about the same."""
    items = [Item(n, party, part.date or "", around(story.readings[part.article], part.statement.content))
             for n, (party, part) in enumerate(told) if part.statement.act == "deny"]  # fmt: skip
    alike = dict.fromkeys((token for item in items for token in item.tokens), 1.0)
    return [(a, b) for a, b, *_ in likeness(story, items, alike, NEARBY)]


def denies(one: Said) -> bool:
    """Tell whether a statement says that something is not so: by its act, or as baseless, unproven, or never done."""
    if one.supposed or not one.party:
        return False
    if one.statement.act == "deny" or ("#baseless" in one.about and one.statement.act != "reject"):
        return True
    if one.statement.act not in HELD or not one.negated:
        return False
    begun = words(one.statement.content.text)[:HEAD]
    return "#evidence" in one.about or any(is_any(word, "negation", "done", prefixes=False) for word in begun)


def _deniers(one: Said) -> Iterator[str]:
    """Give who denies: the party, and the state that is named with it: "X and its ally Y denied", "X denied, and its ally Y"."""
    if one.party:
        yield one.party
    if one.statement.act != "deny":
        return
    row = [token for word in words(one.statement.source.text) for token in tokens(word)]
    if fold(one.statement.content.text).startswith(pack()["clause"]["and"]):
        row += one.about[:JOINT]
    yield from [t[1:] for t in row if t[0] == "@" and is_state(t[1:]) and t[1:] != one.party][:1]


def _about(party: str, one: Said) -> frozenset[str]:
    """Give what is denied, and who else denies it."""
    about = (*one.about, *(f"@{other}" for other in _deniers(one)))
    return frozenset(t for t in about if t not in BLAME and t != f"@{party}" and t[0] != "=")
