"""The events of an article: deeds with actors, time, place and status, each once however often it is mentioned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mahdar.lang.pack import Pack
from mahdar.model import Statement, Time
from mahdar.read.draft import Draft
from mahdar.read.event_actors import Actor, Actors, Bodies
from mahdar.read.event_arguments import Arguments
from mahdar.read.event_clause import Clause
from mahdar.read.event_lexis import ACTOR, NISBA, Lexis
from mahdar.read.event_merge import Mention, event, merge
from mahdar.read.event_roles import arguments
from mahdar.read.event_status import status, trait_of
from mahdar.read.event_times import amount
from mahdar.read.event_triggers import Trigger, triggers
from mahdar.read.sheet import Token

THRESHOLD = 0.36
RECENT = 2
NAMED = ("war", "conference", "summit", "operation")
LEAD = 600  # what stands in the first so many characters says most surely whose affairs these are
_ACTS = {"demand": "proposed", "propose": "proposed", "warn": "irreal", "threaten": "irreal", "pledge": "planned"}


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
        self.literals: frozenset[str] = frozenset()

    def run(self, draft: Draft) -> None:
        """Add the events of the draft's sheet."""
        tokens = draft.sheet.tokens
        of = self.lexis.kinds.of
        kinds = [of(token) for token in tokens]
        actors = Actors(self.bodies, draft.names, LEAD, self.bodies.outlets.get(draft.article.outlet or ""))
        mentions: list[Mention] = []
        topic: Actor | None = None
        pair: Sequence[Actor] = ()
        for number, span in enumerate(draft.sheet.sentences()):
            found = list(triggers(self.lexis, tokens, kinds, span))
            if found:
                clause = Clause(self.lexis, tokens, kinds, span, actors)
                clause.topic, clause.pair, clause.triggers = topic, pair, frozenset(t.at for t in found)
                for trigger in found:
                    mention = self._mention(draft, clause, trigger, number)
                    if mention and trigger.deed.echo:
                        mention = self._echo(mention, mentions)
                    if mention:
                        mentions.append(mention)
                pair = clause.pair
            topic = _topic(tokens, kinds, span, actors) or topic
        draft.events += [e for m in merge(mentions) if (e := event(m, draft.day)).confidence >= THRESHOLD]

    def _echo(self, mention: Mention, before: Sequence[Mention]) -> Mention | None:
        """Give a mention of an unnamed deed (العملية) the kind of the one told just before; nothing where there is none."""
        last = before[-1] if before else None
        if not last or mention.sentence - last.sentence > 1 or last.type not in ("MOBILIZE", "ASSAULT", "COERCE"):
            return None
        mention.type, mention.mode, mention.family = last.type, last.mode, last.family
        mention.actors, mention.anaphoric, mention.date = [], True, None
        return mention

    def _mention(self, draft: Draft, clause: Clause, trigger: Trigger, number: int) -> Mention | None:
        state = status(clause, trigger)
        spoken, state = _spoken(draft.statements, clause.tokens[trigger.at], state)
        if state in ("irreal", "negated"):
            return None
        found = arguments(clause, trigger)
        if trigger.deed.dual and len(found.actors) > 1:
            clause.pair = found.actors
        if trigger.deed.official and not any(a.kind in ("state", "body", "person") for a in found.actors):
            return None
        if trigger.deed.type == "PROTEST" and any(a.kind == "state" for a in found.actors):
            return None  # a state's protest is a word
        mode = _mode(clause, trigger)
        mention = Mention(
            trigger.deed.type,
            mode,
            _ids(found.actors, trigger.deed.personal),
            [x for x in _ids(found.recipients) if x not in _ids(found.actors)],
            state,
            dual=trigger.deed.dual,
            family=self.families.get(mode or "", trigger.deed.type),
            rule=f"events:{trigger.deed.id}",
        )
        if found.length and trigger.carrier and trigger.carrier.tense == "past" and state == "ongoing":
            mention.status = "held"
        _time(mention, found, draft)
        mention.magnitude = amount(found.quantity)
        if found.name and (mention.type == "MOBILIZE" or mention.mode in NAMED):
            a, b = found.name
            mention.name = draft.article.text[clause.tokens[a].start : clause.tokens[b - 1].end]
        mention.sentence = number
        mention.fresh = _fresh(trigger, clause.tokens[trigger.at])
        mention.firm = trigger.verb or trigger.carrier is not None or mention.status != "held"
        mention.prior, mention.statuses = trigger.deed.prior, {mention.status} if mention.firm else set()
        mention.place = found.place.core if found.place else None
        if not trigger.verb and "DEF" in clause.tokens[trigger.at].classes and not mention.actors and not found.late:
            mention.anaphoric, mention.date = True, None
        mention.marks = _marks(trigger, found, mention, number) | spoken
        mention.spans = _spans(draft, clause, trigger, found)
        return mention


def _mode(clause: Clause, trigger: Trigger) -> str | None:
    """Give the deed's mode, made finer by an adjective (دورية جوية is an air patrol)."""
    finer = trait_of(clause.tokens, clause.kinds, trigger, "mode")
    if isinstance(finer, dict):
        return finer.get(trigger.deed.mode, trigger.deed.mode)
    return finer or trigger.deed.mode


def _fresh(trigger: Trigger, token: Token) -> bool:
    """Whether a mention tells its deed as something new."""
    return not trigger.verb and trigger.carrier is not None and "DEF" not in token.classes and not token.enc


def _ids(actors: Sequence[Actor], personal: bool = False) -> list[str]:
    names = [a.name for a in actors if a.name] if personal else []
    return list(dict.fromkeys([*(a.id for a in actors), *names]))


def _time(mention: Mention, found: Arguments, draft: Draft) -> None:
    """Date the mention; what lies after the day of publication is planned."""
    token = found.time
    if mention.status in ("held", "ongoing") and found.told and _recent(found.told, draft):
        token = found.told if token is None or _holds(token, found.told) else token
    record = token.record if token else None
    if isinstance(record, Time) and record.value:
        mention.date = record.value[:10] if "T" in record.value else record.value
        if (
            draft.day
            and record.earliest
            and record.earliest > draft.day.isoformat()
            and mention.status in ("held", "ongoing")
        ):
            mention.status = "planned"
    length = found.length.record if found.length else None
    mention.duration = length.value if isinstance(length, Time) else None
    until = found.until.record if found.until else None
    mention.end = until.value if isinstance(until, Time) else None


def _holds(token: Token, other: Token) -> bool:
    """Whether a time (a year, a month) has the other one in it."""
    return (other.record.value or "").startswith((token.record.value or "").removesuffix("-"))


def _recent(token: Token, draft: Draft) -> bool:
    """Whether a day is that of publication or one of the two before it."""
    record, day = token.record, draft.day
    if not day or not isinstance(record, Time) or not record.earliest or not record.latest:
        return False
    return 0 <= (day - date.fromisoformat(record.latest[:10])).days <= RECENT


def _spoken(statements: Sequence[Statement], token: Token, state: str) -> tuple[set[str], str]:
    """Change the status of a deed that stands in what somebody demanded, proposed, threatened or denied."""
    for statement in statements:
        content = statement.content
        if content.start <= token.start < content.end:
            changed = _ACTS.get(statement.act, state) if state in ("held", "ongoing") else state
            return {"said", f"said:{statement.act}"}, changed
    return set(), state


def _marks(trigger: Trigger, found: Arguments, mention: Mention, number: int) -> set[str]:
    """Give what speaks for or against a deed's being worth listing."""
    marks = {"title" if number == 0 else "lead" if number < 3 else "early" if number < 8 else "late"}
    marks.add("verb" if trigger.verb else "carried" if trigger.carrier else "noun")
    if mention.anaphoric:
        marks.add("anaphoric")
    if found.borrowed:
        marks.add("borrowed")
    else:
        marks.add("own actor" if mention.actors else "no actor")
    if found.aside:
        marks.add("aside")
    if found.late:
        marks.add("own date")
    if mention.magnitude:
        marks.add("counted")
    return marks


def _spans(draft: Draft, clause: Clause, trigger: Trigger, found: Arguments) -> list:  # type: ignore[type-arg]
    head = clause.tokens[trigger.at]
    ranges = [(head.core_start, head.end)]
    for actor in [*found.actors, *found.recipients]:
        if clause.span[0] <= actor.at < min(actor.end, clause.span[1]):
            ranges.append((clause.tokens[actor.at].core_start, clause.tokens[actor.end - 1].end))
    for token in (found.time, found.length, found.quantity, found.place):
        if token:
            ranges.append((token.core_start, token.end))
    return [draft.span(a, b) for a, b in sorted(set(ranges))]


def _topic(tokens: Sequence[Token], kinds: Sequence[int], span: tuple[int, int], actors: Actors) -> Actor | None:
    for index in range(span[0], min(span[1], span[0] + 15)):
        if kinds[index] & ACTOR and (not kinds[index] & NISBA):
            actor = actors.at(tokens, kinds, index)
            if actor and actor.kind not in ("place", "people"):
                return actor
    return None
