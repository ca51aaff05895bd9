"""Which statements of blame and denial speak of one matter: told by what their reports are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mahdar.lang.fold import fold
from mahdar.link.concepts import tokens
from mahdar.link.entities import is_state
from mahdar.link.judged import Groups
from mahdar.link.likeness import Bounds, Item, likeness
from mahdar.link.statements import Said
from mahdar.link.tables import Story
from mahdar.link.when import ordinal
from mahdar.model import Reading, Span

AROUND, LEAD = 200, 800  # characters around a statement, and from the beginning of its report, that tell the matter
LOW, MEAN = 0.05, 0.1  # likeness from which on two are held together, and that of one matter on average
# what their own words count beside those around them, and how much of these two share that are told of: two stories of one
# party are told apart by them
OWN, USUAL = 0.2, 0.2
AKIN, LOOSE = 0.17, 0.27  # likeness from which on one answers the other; the same where their words share nothing
SOON = 30  # days between the two
NEARBY = 400  # characters between blame and denial of one report that are of one matter
BLAME = {"#involved", "#accusation", "#blame", "#baseless", "#innocent", "#part", "#denial", "#refusal"}


def matters(story: Story, told: Sequence[Said]) -> list[int]:
    """Give for each statement the number of its matter: the place of the first one that speaks of it.

    What blame is always told with says nothing of the matter, nor do the states: they quarrel about many.

    >>> matters(Story.of([]), [])
    []
    """
    items = [Item(n, "", one.date or "", _about(story, one)) for n, one in enumerate(told)]
    weight = dict.fromkeys((t for item in items for t in item.tokens), 1.0)
    words = [frozenset(t for t in telling(one) if not t.isdigit() and t[0] != "=") for one in told]
    pairs = likeness(story, items, weight, Bounds(LOW))
    scored = [(a, b, dice + OWN * (_shared(words[a], words[b]) - USUAL)) for a, b, dice, _ in pairs]
    return Groups(len(told)).gather(scored, MEAN)


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    """Give how much of their own words two share; what has none may be of anything."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else USUAL


def answers(story: Story, a: Sequence[Said], b: Sequence[Said]) -> list[tuple[Said, Said]]:
    """Give the pairs of which the one answers the other: of one report and near by, or of one matter and soon after.

    >>> answers(Story.of([]), [], [])
    []
    """
    left, right = (
        [_Told(s, ordinal(s.date) or 0, _own(story, s), _about(story, s), _states(story, s)) for s in side]
        for side in (a, b)
    )
    fit = ((x, y) for x in left for y in right if not x.states or y.said.party in x.states)
    return [(x.said, y.said) for x, y in fit if _beside(x.said, y.said) or _akin(x, y)]


def _states(story: Story, one: Said) -> frozenset[str]:
    """Give the other states that a statement names: where it names any, it is one of these that answers."""
    content, names = one.statement.content, story.readings[one.article].names
    inside = [n.entity for n in names if content.start <= n.start < content.end and is_state(n.entity)]
    return frozenset(code for code in inside if code and code != one.party)


@dataclass(frozen=True, slots=True)
class _Told:
    """A statement with its day, what its own words are about and the words around it, and the other states it names."""

    said: Said
    day: int
    own: frozenset[str]
    about: frozenset[str]
    states: frozenset[str]


def _beside(a: Said, b: Said) -> bool:
    x, y = a.statement.content, b.statement.content
    return a.article == b.article and max(x.start - y.end, y.start - x.end) <= NEARBY


def _akin(x: _Told, y: _Told) -> bool:
    """Tell whether two are of one matter; where their words share nothing, those around must agree all the more."""
    if abs(x.day - y.day) > SOON or not (x.own and y.own):
        return False  # whose words tell no matter, only points at what its own report tells
    least = AKIN if x.own & y.own else LOOSE
    return 2 * len(x.about & y.about) >= least * (len(x.about) + len(y.about))


def telling(one: Said) -> frozenset[str]:
    """Give the tokens that tell what a statement is about: neither blame nor who is named."""
    return frozenset(t for t in one.about if t not in BLAME and t[0] != "@")


def _own(story: Story, one: Said) -> frozenset[str]:
    """Give what the words of a statement tell of the matter: neither blame, nor numbers, nor who is named."""
    content = one.statement.content
    inside = [n for n in story.readings[one.article].names if content.start <= n.start < content.end]
    named = {t for n in inside if is_state(n.entity) for t in tokens(fold(n.text))}
    return frozenset(t for t in telling(one) - named if not t.isdigit())


def _about(story: Story, one: Said) -> frozenset[str]:
    return around(story.readings[one.article], one.statement.content)


def around(reading: Reading, content: Span) -> frozenset[str]:
    """Give the tokens of the words around a content and of its report's beginning: neither blame, nor numbers, nor states.

    >>> from mahdar.model import Article
    >>> text = "نفت الوزارة أي استهداف للقافلة"
    >>> sorted(around(Reading(article=Article.make(text=text, id="A-1")), Span.of(text, 12, 30)))
    ['#attack', '#convoy', 'زار']
    """
    text = reading.article.text
    near = text[max(0, content.start - AROUND) : content.end + AROUND]
    found = {t for part in (text[:LEAD], near) for t in tokens(fold(part))} - BLAME
    names = [n for n in reading.names if is_state(n.entity)]
    states = {t for n in names if n.start < LEAD or abs(n.start - content.start) < LEAD for t in tokens(fold(n.text))}
    return frozenset(t for t in found - states if not t.isdigit())
