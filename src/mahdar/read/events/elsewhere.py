"""What the rest of an article says of who does deeds of a type, and who suffers them: a report keeps to its few parties."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Hashable, Iterator, Sequence

from mahdar.read.events.actor import Actor
from mahdar.read.events.seen import MANY, Candidate, Part
from mahdar.read.events.telling import Telling

TOP = 8  # of those who do deeds of a type, the ones that do most are looked at
LENT = 2  # and so many of them may do one that names others, or nobody
TITLE = 0
_DOES, _SUFFERS, _WORD, _IN_TITLE, _TO, _VERB, _FIRST = range(7)
_MOST = len(MANY) - 1


class Elsewhere:
    """Counts who does what in one article, by the grammar's choice.

    >>> Elsewhere([]).top
    {}
    """

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self.counts: dict[Hashable, Counter[str]] = defaultdict(Counter)
        self.actors: dict[str, Actor] = {}
        for telling in tellings:
            for key, ids in _said(telling):
                self.counts[key].update(ids)
            for actor in telling.found.actors:
                self.actors.setdefault(actor.id, actor)
        self.top = {key: found.most_common(TOP) for key, found in self.counts.items()}

    def doers(self, telling: Telling, known: Container[str]) -> dict[str, Candidate]:
        """Give who else does most deeds of this type in the rest of the article, by id; `known` are looked at anyway.

        >>> from mahdar.model import Article
        >>> from mahdar.read import read
        >>> text = "قصفت الطائرات الإثيوبية مخيما. وقتل ثلاثة مدنيين في سوق المدينة."
        >>> {x for e in read(Article.make(text=text)).events for x in e.actors}
        {'ETH'}
        """
        most = [id_ for id_, number in self._others((_DOES, telling.type), telling)[:LENT] if id_ not in known]
        return {id_: Candidate(self.actors[id_].elsewhere, ["elsewhere"]) for id_ in most}

    def part(self, telling: Telling, id: str, kind: str, alone: bool) -> Part:
        """Give what the rest of the article says of somebody who may do a deed; `alone` where nobody else stands near it.

        >>> Part("ASSAULT", "group", chosen=False, does=1).marks
        ['ASSAULT: group', 'does it elsewhere 1', 'does it elsewhere, other']
        """
        type_, number = telling.type, telling.number
        own = [a.id for a in telling.found.actors]
        chosen, suffers = id in own, any(a.id == id for a in telling.found.recipients)
        does = self._count((_DOES, type_), id) - chosen
        borne = self._count((_SUFFERS, type_), id) - suffers
        best = self._others((_DOES, type_), telling)[:1]
        around = [(_DOES, type_, number + by) for by in (-1, 0, 1)]
        return Part(
            type_, kind, chosen,
            min(_MOST, does), min(_MOST, self._count((_DOES,), id) - chosen - does),
            min(_MOST, borne), min(_MOST, self._count((_SUFFERS,), id) - suffers - borne),
            bool(best) and does == best[0][1],
            self._who(around, id, own), self._who([(_WORD, telling.trigger.deed.id)], id, own),
            self._who([(_IN_TITLE, type_)], id, own if number == TITLE else ()),
            any(self._count((_TO, type_, a.id), id) > chosen for a in telling.found.recipients),
            self._count((_VERB, type_), id) > (chosen and telling.trigger.verb),
            self._count((_FIRST, type_), id) > (own[:1] == [id]),
            bool(best) and not does, alone,
        )  # fmt: skip

    def _count(self, key: Hashable, id: str) -> int:
        found = self.counts.get(key)
        return found[id] if found else 0

    def _others(self, key: Hashable, telling: Telling) -> list[tuple[str, int]]:
        """Give who does most deeds of a type but for this one, with how many."""
        own = {a.id for a in telling.found.actors}
        rest = [(id_, number - (id_ in own)) for id_, number in self.top.get(key, ())]
        return sorted((one for one in rest if one[1]), key=lambda one: -one[1])

    def _who(self, keys: Sequence[Hashable], id: str, own: Sequence[str]) -> str:
        """Give whether he does a deed that is counted under the keys, or only another one, or nobody but in this one deed."""
        if sum(self._count(key, id) for key in keys) > (id in own):
            return "he"
        return "another" if sum(self.counts[key].total() for key in keys if key in self.counts) > len(own) else ""


def _said(telling: Telling) -> Iterator[tuple[Hashable, list[str]]]:
    """Give whom a deed counts for, by what is asked of the rest of an article."""
    type_, trigger = telling.type, telling.trigger
    does = [a.id for a in telling.found.actors]
    suffers = [a.id for a in telling.found.recipients]
    yield from (((_DOES,), does), ((_DOES, type_), does), ((_DOES, type_, telling.number), does))
    yield from (((_SUFFERS,), suffers), ((_SUFFERS, type_), suffers))
    yield (_WORD, trigger.deed.id), does
    yield (_FIRST, type_), does[:1]
    if telling.number == TITLE:
        yield (_IN_TITLE, type_), does
    if trigger.verb:
        yield (_VERB, type_), does
    for id_ in suffers:
        yield (_TO, type_, id_), does
