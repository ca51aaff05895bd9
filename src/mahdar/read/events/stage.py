"""The events of an article: deeds with actors, time, place and status, each once however often it is mentioned."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mahdar.lang.pack import Pack
from mahdar.model import Article
from mahdar.read.draft import Draft
from mahdar.read.events.actor import Actor
from mahdar.read.events.actors import Actors
from mahdar.read.events.blows import as_one
from mahdar.read.events.bodies import Bodies
from mahdar.read.events.choice import Choice
from mahdar.read.events.clause import Clause
from mahdar.read.events.lexis import Deed, Lexis
from mahdar.read.events.mentions import Mentions
from mahdar.read.events.merge import Mention, event, merge
from mahdar.read.events.seen import Weights
from mahdar.read.events.telling import Telling
from mahdar.read.events.triggers import Trigger, triggers
from mahdar.read.events.voices import Voices
from mahdar.read.having import having
from mahdar.read.sheet import Sheet

THRESHOLD = 0.375
LEAD = 600  # what stands in the first so many characters says most surely whose affairs these are
ECHOED = ("MOBILIZE", "ASSAULT", "COERCE")


class Events:
    """The stage that reads events.

    >>> from mahdar.lang.pack import load
    >>> isinstance(Events(load("ar")).literals, frozenset)
    True
    """

    def __init__(self, pack: Pack) -> None:
        self.lexis = Lexis(pack)
        self.bodies = Bodies(pack)
        self.families = {mode: family for family, modes in pack.settings.get("families", {}).items() for mode in modes}
        self.weights = Weights(pack.settings.get("choice", {}).get("weights", {}))
        self.topics = list(pack.settings.get("topics", {}).values())
        self.telling = having(*(topic["class"] for topic in self.topics))
        self.alike = {f"events:{d.id}": f"events:{d.alike}" for d in self.lexis.deeds.values() if d.alike}
        self.literals: frozenset[str] = frozenset()

    def run(self, draft: Draft) -> None:
        """Add the events of the draft's sheet."""
        tokens = draft.sheet.tokens
        kinds = self.lexis.kinds.along(draft.sheet.row)
        actors = Actors(self.bodies, draft.names, LEAD, self.bodies.outlets.get(draft.article.outlet or ""))
        voices = Voices(self.bodies, draft.statements, draft.names, actors.home)
        actors.voice = voices.at
        choice = Choice(self.weights, draft.names, self._unable)
        teller = Mentions(draft, self.families, choice)
        barred = self._barred(draft.sheet)
        tellings: list[Telling] = []
        before: Clause | None = None
        pair: Sequence[Actor] = ()
        headline, number = _headline(draft.article), -1
        for span in draft.sheet.sentences():
            number += number < 0 or tokens[span[0]].start >= headline
            clause = Clause(self.lexis, tokens, kinds, span, actors)
            clause.voices = voices
            told = triggers(self.lexis, tokens, kinds, span)
            found = as_one(clause, _once([t for t in told if barred.isdisjoint((t.deed.type, t.deed.id))]))
            clause.before, clause.pair, clause.triggers = before, pair, frozenset(t.at for t in found)
            tellings += [t for trigger in found if (t := teller.telling(clause, trigger, number))]
            pair = clause.pair
            before = clause
        choice.settle(tellings)
        mentions: list[Mention] = []
        for telling in tellings:
            mention = teller.mention(telling)
            if mention and telling.trigger.deed.echo:
                mention = _echo(mention, mentions)
            if mention:
                mentions.append(mention)
        self._match(mentions)
        draft.events += [e for m in self._merged(mentions) if (e := event(m, draft.day)).confidence >= THRESHOLD]

    def _merged(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Give each deed once; a raid that is told with other deeds is of those who have aircraft, where any of them has."""
        merged = merge(mentions)
        for one in merged:
            if "by air" in one.marks and one.mode == "air_strike":
                one.actors = [actor for actor in one.actors if not self.bodies.grounded(actor)] or one.actors
        return merged

    def _unable(self, called: str, deed: Deed) -> bool:
        """Whether somebody, by what he is called, has nothing to do a deed with."""
        return self.bodies.unarmed(called) or (deed.by_air and self.bodies.grounded(called))

    def _match(self, mentions: Sequence[Mention]) -> None:
        """Read a word by the deed that the text tells of the same doers with a clearer one (انسحاب واشنطن: من الاتفاق)."""
        for mention in mentions:
            clearer = self.alike.get(mention.rule)
            if not clearer or mention.place or mention.recipients:
                continue
            other = next((m for m in mentions if m.rule == clearer and set(mention.actors) & set(m.actors)), None)
            if other:
                mention.type, mention.mode, mention.family = other.type, other.mode, other.family
                mention.rule = clearer

    def _barred(self, sheet: Sheet) -> set[str]:
        """Give the types and ids of deeds whose words mean something else in what the article is about."""
        tokens = sheet.tokens
        telling = self.telling.among([part for token in tokens for part in token.parts])
        telling += [tokens[index] for index in self.telling.at(sheet.row) if not tokens[index].parts]
        barred: set[str] = set()
        for topic in self.topics if telling else ():
            if sum(topic["class"] in token.classes for token in telling) >= topic["least"]:
                barred.update(topic["bars"])
        return barred


def _headline(article: Article) -> int:
    """Give where an article's headline ends, which may be of several sentences; 0 where it has none."""
    return max(0, article.text.find("\n")) if article.title else 0


def _once(told: Sequence[Trigger]) -> list[Trigger]:
    """Give the triggers, a verb that carries a deed's noun of its own type (فرضت عقوبات) as one with it, as sure as it."""
    verbs = {trigger.at: trigger.deed for trigger in told if trigger.verb}
    nouns = [t for t in told if t.carrier and t.carrier.at in verbs and verbs[t.carrier.at].type == t.deed.type]
    if not nouns:
        return list(told)
    dropped = {t.carrier.at for t in nouns if t.carrier}
    sure = {t.at: max(t.deed.prior, verbs[t.carrier.at].prior) for t in nouns if t.carrier}
    return [
        replace(t, deed=replace(t.deed, prior=sure[t.at])) if t.at in sure else t for t in told if t.at not in dropped
    ]


def _echo(mention: Mention, before: Sequence[Mention]) -> Mention | None:
    """Give a mention of an unnamed deed (العملية) the kind of the one told just before; nothing where there is none."""
    last = before[-1] if before else None
    if not last or mention.sentence - last.sentence > 1 or last.type not in ECHOED:
        return None
    mention.type, mention.mode, mention.family = last.type, last.mode, last.family
    mention.actors, mention.anaphoric, mention.date = [], True, None
    return mention
