"""What the rest of an article says of who does deeds of a type, and who suffers them: a report keeps to its few parties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence, Set

from mahdar.read.events.actor import Actor
from mahdar.read.events.seen import Candidate, Often, Part, Seen
from mahdar.read.events.telling import Telling

TOP = 8  # of those who do deeds of a type, the ones that do most are looked at
LENT = 2  # and so many of them may do one that names others, or nobody
TITLE = 0
_DOES, _SUFFERS, _WORD, _IN_TITLE, _TO, _VERB, _FIRST = range(7)


class Elsewhere:
    """Counts who does what in one article, by the grammar's choice.

    >>> Elsewhere([]).top
    {}
    """

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self.counts: dict[Hashable, dict[str, int]] = defaultdict(dict)
        self.actors: dict[str, Actor] = {}
        for telling in tellings:
            for key, ids in _said(telling):
                found = self.counts[key]
                for id_ in ids:
                    found[id_] = found.get(id_, 0) + 1
            for actor in telling.found.actors:
                self.actors.setdefault(actor.id, actor)
        types = {telling.type for telling in tellings}
        self.top = {type_: _most(self.counts[_DOES, type_].items())[:TOP] for type_ in types}


class Rest:
    """What an article says of those who may do one deed, that deed itself left out."""

    def __init__(self, elsewhere: Elsewhere, telling: Telling) -> None:
        type_, number, counts = telling.type, telling.number, elsewhere.counts
        recipients = [a.id for a in telling.found.recipients]
        doers = [a.id for a in telling.found.actors]
        self.type, self.by_verb, self.actors = type_, telling.trigger.verb, elsewhere.actors
        self.own, self.suffer, self.leads = set(doers), set(recipients), doers[:1]

        self.does, self.acts = counts[_DOES, type_], counts[_DOES]
        self.suffers, self.bears = counts[_SUFFERS, type_], counts[_SUFFERS]
        around = [counts[_DOES, type_, number + by] for by in (-1, 0, 1)]
        word, title = counts[_WORD, telling.trigger.deed.id], counts[_IN_TITLE, type_]
        told = self.own if number == TITLE else frozenset[str]()
        self.told = [_told(around, self.own), _told([word], self.own), _told([title], told)]
        self.alike = {a for b in recipients for a, n in counts[_TO, type_, b].items() if n > (a in self.own)}
        self.verb, self.first = counts[_VERB, type_], counts[_FIRST, type_]
        rest = ((id_, n - (id_ in self.own)) for id_, n in elsewhere.top[type_])
        self.most = _most(one for one in rest if one[1])

    def doers(self, known: Container[str]) -> dict[str, Candidate]:
        """Give who else does most deeds of this type, by id; `known` are looked at anyway.

        >>> from mahdar.model import Article
        >>> from mahdar.read import read
        >>> text = "قصفت الطائرات الإثيوبية مخيما. وقتل ثلاثة مدنيين في سوق المدينة."
        >>> {x for e in read(Article.make(text=text)).events for x in e.actors}
        {'ETH'}
        """
        most = [id_ for id_, _ in self.most[:LENT] if id_ not in known]
        return {id_: Candidate(self.actors[id_].elsewhere, ["elsewhere"]) for id_ in most}

    def of(self, id: str, kind: str, alone: bool) -> tuple[Seen, ...]:
        """Give what is said of somebody who may do the deed; `alone` where nobody else stands near it.

        In several parts, each of which is the same of many others, so that it is seldom weighed anew.

        >>> from mahdar.read.events.seen import named
        >>> named(Often(chosen=False, does=1))
        ['does it elsewhere 1', 'does it elsewhere, other']
        """
        chosen, suffers = id in self.own, id in self.suffer
        does, borne = self.does.get(id, 0) - chosen, self.suffers.get(id, 0) - suffers
        others, bears = self.acts.get(id, 0) - chosen - does, self.bears.get(id, 0) - suffers - borne
        nearby, word, title = ["he" if id in he else another for he, another in self.told]
        part = Part(
            chosen, bool(self.most) and does == self.most[0][1], nearby, word, title, id in self.alike,
            self.verb.get(id, 0) > (chosen and self.by_verb),
            self.first.get(id, 0) > (id in self.leads),
            bool(self.most) and not does, alone,
        )  # fmt: skip
        return f"{self.type}: {kind}", Often(chosen, does, others, borne, bears), part


def _told(found: Iterable[Mapping[str, int]], own: Set[str]) -> tuple[set[str], str]:
    """Give who does other deeds than the `own` of one deed, so often as is counted; and what that says of all the others."""
    sums: dict[str, int] = {}
    for counts in found:
        for id_, n in counts.items():
            sums[id_] = sums.get(id_, 0) + n
    return {id_ for id_, n in sums.items() if n > (id_ in own)}, "another" if sum(sums.values()) > len(own) else ""


def _most(counts: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(counts, key=lambda one: -one[1])


def _said(telling: Telling) -> Iterator[tuple[Hashable, list[str]]]:
    """Give whom a deed counts for, by what is asked of the rest of an article."""
    type_, trigger = telling.type, telling.trigger
    does = [a.id for a in telling.found.actors]
    suffers = [a.id for a in telling.found.recipients]
    yield from ((_DOES, does), ((_DOES, type_), does), ((_DOES, type_, telling.number), does))
    yield from ((_SUFFERS, suffers), ((_SUFFERS, type_), suffers))
    yield (_WORD, trigger.deed.id), does
    yield (_FIRST, type_), does[:1]
    if telling.number == TITLE:
        yield (_IN_TITLE, type_), does
    if trigger.verb:
        yield (_VERB, type_), does
    for id_ in suffers:
        yield (_TO, type_, id_), does
