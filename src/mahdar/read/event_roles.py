"""Who does a deed to whom, when and where: the arguments of a trigger in its clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mahdar.model import Quantity, Time
from mahdar.read.event_actors import Actor, Actors, is_both
from mahdar.read.event_lexis import (
    ACTOR, CARRIER, CLAUSE, COLON, COMMA, CUE, DEED, FINITE, MODAL, NAME, NISBA, PARTY, QUANTITY, QUOTE, ROLE, STOP, TIME, TRAIT,
    Deed,
)  # fmt: skip
from mahdar.read.event_triggers import Trigger
from mahdar.read.sheet import Token

REACH = 22
_CLOSE = frozenset({"CLOSEQ", "QUOTE"})


@dataclass(slots=True)
class Arguments:
    """What a trigger's clause says besides the deed.

    >>> Arguments().actors
    []
    """

    actors: list[Actor] = field(default_factory=list)
    recipients: list[Actor] = field(default_factory=list)
    time: Token | None = None
    told: Token | None = None  # the day on which the sentence's words were said
    until: Token | None = None  # when it ends
    length: Token | None = None
    quantity: Token | None = None
    place: Token | None = None
    name: tuple[int, int] | None = None
    borrowed: bool = False  # the actor stands outside of the clause
    body: Actor | None = None  # a body that the clause names in whatever role
    shared: bool = False  # another party is named with مع
    aside: bool = False  # the deed only gives the setting of another one
    late: bool = False  # the time stands behind the deed's word, not before it


class Clause:
    """The sentence around one trigger, in which its arguments are looked for.

    `topic` is who the text was last about, for deeds whose actor is only understood.
    """

    def __init__(
        self, tokens: Sequence[Token], kinds: Sequence[int], span: tuple[int, int], actors: Actors, topic: Actor | None
    ) -> None:
        self.tokens, self.kinds, self.span, self.actors, self.topic = tokens, kinds, span, actors, topic
        self.triggers: frozenset[int] = frozenset()  # where the sentence's deeds stand
        self.pair: Sequence[Actor] = ()  # the parties of the last deed that had two

    def arguments(self, trigger: Trigger) -> Arguments:
        """Give the arguments of `trigger`."""
        found = Arguments()
        if trigger.deed.own:
            found.actors.append(Actor(self.tokens[trigger.at].core, "group", trigger.at, trigger.at + 1))
        else:
            self._right(trigger, found)
        found.late = found.time is not None
        if trigger.verb and trigger.deed.either and self._suffered(trigger, found):
            found.recipients[:0], found.actors = found.actors, []
        aside = found.aside = not trigger.verb and self._aside(trigger.at)
        deed, carrier = trigger.deed, trigger.carrier
        if trigger.verb and deed.subject == "actor" and not found.actors:
            self._borrow(trigger.at, found, deed.either)
        elif carrier and carrier.subject in ("actor", "either", "recipient"):
            self._carried(trigger, found)
        if not trigger.verb and self.tokens[trigger.at].enc:
            self._owned(trigger, found)
        if not found.time and not aside:
            self._later_time(trigger, found)
        if not found.time and not aside:
            self._left_time(trigger, found)
        if not found.time and not aside or found.time and not trigger.verb and self._vague(found.time):
            self._told_time(found)
        self._end_time(trigger, found)
        if not trigger.verb and (self.tokens[trigger.at].enc or "DEF" in self.tokens[trigger.at].classes):
            self._left_measure(trigger, found)
        if not found.actors:
            self._default(trigger, found)
        elif found.shared and deed.dual and len(found.actors) == 1:
            other = self._left_actor(trigger.at) or self._speaker(trigger.at)
            if other and other.id != found.actors[0].id and other.able:
                found.actors.insert(0, other)
        return found

    def _aside(self, at: int) -> bool:
        """Whether a noun only gives the setting of another deed (ردا على الهجوم): what is said of that is not its own."""
        for index in range(at - 1, max(self.span[0], at - 4) - 1, -1):
            kind = self.kinds[index]
            if kind & (STOP | COLON | COMMA | FINITE):
                return False
            if kind & ROLE and self.tokens[index].get("ROLE", "role") == "aside":
                return True
        return False

    def _vague(self, token: Token) -> bool:
        """Whether a time is no more than a year."""
        return len(getattr(token.record, "value", None) or "") == 4

    def _end_time(self, trigger: Trigger, found: Arguments) -> None:
        """Take the time at which a verb of ending says that the deed ends."""
        for index in range(trigger.at + 1, min(self.span[1], trigger.at + REACH)):
            kind = self.kinds[index]
            if kind & STOP or (kind & DEED and kind & FINITE):
                return
            hit = self.tokens[index].hit("CARRIER") if kind & CARRIER else None
            if hit and hit.entry.get("ends"):
                times = [t for t in self.tokens[index + 1 : min(self.span[1], index + 7)] if isinstance(t.record, Time)]
                found.until = times[0] if times and times[0].record.type == "DATE" else None
                return

    def _left_measure(self, trigger: Trigger, found: Arguments) -> None:
        """Take length and number that stand before a deed spoken of again (أمضوا 120 دقيقة ... خلال دوريتهم)."""
        for index in range(trigger.at - 1, max(self.span[0], trigger.at - REACH) - 1, -1):
            kind, token = self.kinds[index], self.tokens[index]
            if kind & (STOP | COLON) or index in self.triggers:
                return
            if kind & CLAUSE and token.get("CLAUSE", "kind") == "that":
                return
            if kind & QUANTITY:
                found.quantity = found.quantity or token
            elif kind & TIME and isinstance(token.record, Time) and token.record.type == "DURATION":
                found.length = found.length or token

    def _told_time(self, found: Arguments) -> None:
        """Take the day on which the sentence says that it was told: news of a deed is mostly of the same day."""
        for index in range(*self.span):
            if self.kinds[index] & TIME:
                record = self.tokens[index].record
                if isinstance(record, Time) and record.type in ("DATE", "TIME") and len(record.value or "") >= 10:
                    found.told = self.tokens[index]
                    return

    def _default(self, trigger: Trigger, found: Arguments) -> None:
        """Give a deed without an actor the one that such deeds have when none is told: the state there, or the topic."""
        if trigger.deed.default == "state":
            place = next((r for r in found.recipients if r.state), None)
            state = self.actors.state_at(found.place) or (place.state if place else "") or self.actors.home
            if state:
                found.actors.append(Actor(state, "state", trigger.at, trigger.at))
                found.borrowed = True
        elif trigger.deed.default == "two":
            found.actors += self._two(trigger.at)
            found.borrowed = True
        elif trigger.deed.default == "pair" or (trigger.deed.dual and self._dual(trigger)):
            self._both(found)
            found.borrowed = True
        elif trigger.deed.default == "topic":
            actor = found.body or self._left_actor(trigger.at, nearest=True) or self._speaker(trigger.at)
            if actor:
                found.actors.append(actor)
                found.borrowed = True
                other = self._speaker(trigger.at) if trigger.deed.dual and actor is not found.body else None
                if other and other.id != actor.id and other.able:
                    found.actors.append(other)

    def _right(self, trigger: Trigger, found: Arguments) -> None:
        """Walk to the right of the trigger and give each actor the role of its place or preposition."""
        tokens, kinds, deed = self.tokens, self.kinds, trigger.deed
        first = deed.subject if trigger.verb else deed.of
        role, filled, index = first, 0, trigger.at + 1
        ahead = self._ahead(trigger) if trigger.verb else None
        if ahead:
            (found.recipients if deed.subject == "recipient" else found.actors).extend(self._joined(ahead))
            role, filled = deed.object, 1
        stop = min(self.span[1], trigger.at + REACH)
        previous = ""
        last = opened = -1
        while index < stop:
            kind, token = kinds[index], tokens[index]
            if kind & (STOP | COLON) or self._ends(trigger, index, filled):
                break
            if kind & (CARRIER | DEED) and kind & FINITE and token.enc and not trigger.verb:
                role = "actor"
            elif kind & ROLE and not kind & ACTOR:
                role, opened = str(token.get("ROLE", "role")), index
                if role == "party" and token.enc:
                    found.actors += [a for a in self._two(trigger.at) if deed.dual]
            elif kind & QUOTE:
                index = self._quoted(index, stop, found)
                continue
            elif kind & (PARTY | NAME) and is_both(token):
                if deed.dual and role in (first, "party", "actor"):
                    self._both(found)
                filled += role == first
            elif kind & TIME:
                if role != "aside" or index == opened + 1:
                    self._time(token, found)
            elif kind & QUANTITY:
                found.quantity = found.quantity or token
                filled += role == first
            elif kind & ACTOR:
                here = self._clitic(token, role)
                if token.pro[:1] == "و" and last == index and previous:
                    here = previous
                actor = self._actor(trigger, index, last)
                if actor:
                    if actor.kind == "body":
                        found.body = found.body or actor
                    found.shared = found.shared or here == "party"
                    given = self._give(trigger, actor, here, filled, found)
                    if here == first:
                        filled += 1
                        role = (deed.object if trigger.verb else "recipient") if given != "skip" else role
                    previous, last = given, actor.end
                    index = actor.end
                    continue
            elif token.pro and token.pro[-1] in "لب" and kind == 0:
                role = "none"
            index += 1

    def _suffered(self, trigger: Trigger, found: Arguments) -> bool:
        """Whether a verb written alike in both voices is passive: its subject stands before it and no object behind."""
        if not found.actors or found.actors[0].at > trigger.at or found.recipients or found.quantity:
            return False
        after = trigger.at + 1
        if after >= self.span[1] or self.tokens[trigger.at].enc:
            return False
        return bool(self.kinds[after] & (ROLE | STOP | COMMA | TIME | CLAUSE)) or self.tokens[after].pro[-1:] in ("ب", "ل")

    def _both(self, found: Arguments) -> None:
        """Take the two of whom the text spoke before, or else the two whom it names most."""
        known = {a.id for a in found.actors}
        found.actors += [a for a in self.pair or self.actors.main if a.id not in known]

    def _ahead(self, trigger: Trigger) -> Actor | None:
        """Give the subject that stands right before its verb (روسيا ستبدأ), or as a pronoun on the clause's head (إنه)."""
        if trigger.at > self.span[0] and self.tokens[trigger.at - 1].get("CLAUSE", "pronoun"):
            return self._speaker(trigger.at - 1)
        for index in (trigger.at - 1, trigger.at - 2):
            if index < self.span[0] or self.kinds[index] & (STOP | COLON | COMMA | CLAUSE | FINITE | TIME | ROLE):
                return None
            if self.kinds[index] & ACTOR:
                actor = self._left_actor(trigger.at, nearest=True)
                if not actor or actor.end < index + 1 or actor.kind == "place":
                    return None
                before = self.kinds[actor.at - 1] if actor.at > self.span[0] else STOP
                free = not before & ROLE and self.tokens[actor.at].pro[-1:] not in ("ل", "ب", "ك")
                return actor if free and not before & FINITE else None
            if index == trigger.at - 1 and len(self.tokens[index].form) > 4:
                return None
        return None

    def _joined(self, actor: Actor) -> list[Actor]:
        """Give the actor with those before and behind it that و joins to it."""
        found = [actor]
        after = actor.end
        while after < self.span[1] and self.kinds[after] & ACTOR and self.tokens[after].pro[:1] == "و":
            other = self.actors.at(self.tokens, self.kinds, after)
            if not other or other.kind == "place":
                break
            found.append(Actor(other.state, "state", other.at, other.end) if other.state else other)
            after = other.end
        while self.tokens[actor.at].pro[:1] == "و" and actor.at > self.span[0] and self.kinds[actor.at - 1] & ACTOR:
            before = self._actor_ending(actor.at - 1)
            if not before or before.kind == "place":
                break
            found.insert(0, before)
            actor = before
        return found

    def _actor_ending(self, index: int) -> Actor | None:
        """Give the actor that ends with the token at `index`: a force and its adjective are one."""
        for start in (index - 2, index - 1, index):
            if start >= self.span[0] and self.kinds[start] & PARTY or start == index:
                actor = self.actors.at(self.tokens, self.kinds, start)
                if actor and actor.end == index + 1:
                    return actor
        return None

    def _two(self, at: int) -> list[Actor]:
        """Give the two nearest actors before `at` in the sentence, for بينهما."""
        found: list[Actor] = []
        for index in range(at - 1, self.span[0] - 1, -1):
            if self.kinds[index] & ACTOR and (not self.kinds[index] & NISBA or self.kinds[index] & NAME):
                actor = self.actors.at(self.tokens, self.kinds, index)
                if actor and actor.able and all(actor.id != a.id for a in found):
                    found.insert(0, actor)
                    if len(found) == 2:
                        return found
        return found if len(found) == 2 else list(self.pair)

    def _quoted(self, index: int, stop: int, found: Arguments) -> int:
        """Step over a short name in quotation marks and keep it; give the index after it."""
        for end in range(index + 2, min(stop, index + 8)):
            kind = self.kinds[end]
            if kind & (STOP | FINITE | COMMA):
                break
            if self.tokens[end].classes & _CLOSE:
                if end - index > 2:
                    found.name = found.name or (index + 1, end)
                    return end + 1
                return index + 1
        return index + 1

    def _ends(self, trigger: Trigger, index: int, filled: int) -> bool:
        """Whether another clause or another deed begins at `index`."""
        kind, token = self.kinds[index], self.tokens[index]
        if kind & CLAUSE:
            return token.get("CLAUSE", "kind") != "who"
        if kind & COMMA:
            after = self.kinds[index + 1] if index + 1 < len(self.kinds) else STOP
            before = self.kinds[index - 1]
            return not (after & TIME or before & TIME) and filled > 0
        if kind & CUE and kind & FINITE:
            return True
        if kind & DEED and kind & FINITE and token.enc:
            return False
        if index in self.triggers and not kind & ACTOR:
            return index - trigger.at > 1 or bool(kind & FINITE)
        return bool(kind & (CARRIER | MODAL) and kind & FINITE and not token.enc and token.pro[:1] in ("و", "ف"))

    def _clitic(self, token: Token, role: str) -> str:
        if token.pro:
            last = token.pro[-1]
            if last == "ل":
                return "recipient"
            if last == "ب":
                return "place"
            if last == "ك":
                return "none"
        return role

    def _actor(self, trigger: Trigger, index: int, last: int) -> Actor | None:
        """Give the actor at `index`; an adjective counts where it describes the deed's own noun."""
        if self.kinds[index] & NISBA and not self.kinds[index] & NAME:
            if self.tokens[index].pro[:1] == "و" and index == last:
                return self.actors.at(self.tokens, self.kinds, index)
            for before in range(index - 1, trigger.at, -1):
                if not self.kinds[before] & (NISBA | TRAIT) and "NISBASHAPE" not in self.tokens[before].classes:
                    return None
            if trigger.verb and "DEMONYM" not in self.tokens[index].classes:
                return None
        return self.actors.at(self.tokens, self.kinds, index)

    def _give(self, trigger: Trigger, actor: Actor, role: str, filled: int, found: Arguments) -> str:
        """Put the actor where its role says; give the role that it got, `skip` where none."""
        deed = trigger.deed
        adjective = self.kinds[actor.at] & NISBA and not self.kinds[actor.at] & NAME
        if adjective and not trigger.verb and (actor.kind == "state" or deed.dual):
            role = "actor"
        if actor.kind == "people" and actor.state and deed.dual:
            actor = Actor(actor.state, "state", actor.at, actor.end)
        if deed.type == "PROTEST" and actor.kind == "state" and role != "place":
            role = "recipient"
        if deed.goal and role == "actor" and trigger.verb and not self._force(actor):
            role = "recipient"
        if deed.type == "CONSULT" and not trigger.verb and role == deed.of and not self._force(actor) and not adjective:
            role = self._land(deed, actor)
        if role == "party":
            role = "actor" if deed.dual or deed.type == "ASSAULT" else "none"
        if role == "auto":
            role = "actor" if actor.able and (actor.kind != "state" or deed.dual or self._force(actor)) else "recipient"
        if role == "place":
            if found.place is None and self._is_land(actor):
                found.place = self.tokens[actor.at]
            return role
        if role == "actor":
            if actor.kind == "place":
                found.place = found.place or self.tokens[actor.at]
                return "skip"
            if all(actor.id != a.id for a in found.actors):
                found.actors.append(actor)
        elif role == "recipient":
            if actor.kind == "place" and found.place is None:
                found.place = self.tokens[actor.at]
            found.recipients.append(actor)
        else:
            return "none"
        return role

    def _land(self, deed: Deed, actor: Actor) -> str:
        """Give the role of a land named right after a meeting's noun: where it is, unless another is joined to it."""
        after = actor.end
        if after < self.span[1] and self.kinds[after] & ACTOR and self.tokens[after].pro[:1] == "و":
            return "actor"
        if actor.at and self.kinds[actor.at - 1] & ACTOR and self.tokens[actor.at].pro[:1] == "و":
            return "actor"
        return "recipient" if deed.mode == "visit" else "place"

    def _is_land(self, actor: Actor) -> bool:
        return getattr(self.tokens[actor.at].record, "type", "") in ("GPE", "LOC")

    def _force(self, actor: Actor) -> bool:
        """Whether a state is named by its forces or officials rather than by its land."""
        token = self.tokens[actor.at]
        record = token.record
        return getattr(record, "type", "") != "GPE"

    def _time(self, token: Token, found: Arguments) -> None:
        record = token.record
        if not isinstance(record, Time) or not record.value:
            return
        if record.type == "DURATION":
            found.length = found.length or token
        elif record.type in ("DATE", "TIME") and not record.value.endswith("_REF"):
            found.time = found.time or token

    def _borrow(self, at: int, found: Arguments, either: bool) -> None:
        """Look for a verb's subject to its left, then take whom the text is about."""
        if either:
            return
        actor = self._left_actor(at)
        if actor:
            found.actors.append(actor)
        elif speaker := self._speaker(at):
            found.actors.append(speaker)
            found.borrowed = True

    def _dual(self, trigger: Trigger) -> bool:
        """Whether the verb says that two did it."""
        index = trigger.carrier.at if trigger.carrier else trigger.at
        return "D" in self.tokens[index].classes and bool(self.kinds[index] & FINITE)

    def _speaker(self, at: int) -> Actor | None:
        """Give who the sentence was about before the clause at `at` (mostly who is quoted), else whom the text was about."""
        for index in range(self.span[0], at):
            kind = self.kinds[index]
            if kind & ACTOR and (not kind & NISBA or kind & NAME):
                actor = self.actors.at(self.tokens, self.kinds, index)
                before = self.kinds[index - 1] if index else 0
                if actor and actor.kind not in ("place", "people") and not before & ROLE:
                    return actor
        return self.topic

    def _owned(self, trigger: Trigger, found: Arguments) -> None:
        """Give a deed with a pronoun (زيارته) the actor that the pronoun stands for: the nearest before, or the topic."""
        owner = self._left_actor(trigger.at, nearest=True) or self._speaker(trigger.at)
        if not owner or trigger.deed.of == "recipient":
            return
        if trigger.deed.dual or not found.actors:
            if all(owner.id != a.id for a in found.actors):
                found.actors.insert(0, owner)
            found.borrowed = len(found.actors) == 1

    def _carried(self, trigger: Trigger, found: Arguments) -> None:
        """Give the deed's noun the subject of the verb that carries it."""
        carrier = trigger.carrier
        assert carrier is not None
        index, low = carrier.at + 1, trigger.at
        subjects: list[Actor] = []
        role = "subject"
        while index < low:
            kind, token = self.kinds[index], self.tokens[index]
            if kind & ROLE or (token.pro and token.pro[-1] in "لبك"):
                role = "other"
            if kind & COMMA:
                role = "subject"
            if kind & ACTOR and role == "subject" and (not kind & NISBA or kind & NAME):
                actor = self.actors.at(self.tokens, self.kinds, index)
                if actor and (actor.kind != "place"):
                    subjects.append(actor)
                    index = actor.end
                    if index < low and self.kinds[index] & NISBA and self.tokens[index].pro[:1] == "و":
                        other = self.actors.at(self.tokens, self.kinds, index)
                        subjects += [other] if other else []
                    continue
            index += 1
        if not subjects and self._passive(trigger, found):
            return
        if not subjects:
            left = self._left_actor(carrier.at, nearest=carrier.subject == "either")
            if left and carrier.subject == "either" and (left.end < carrier.at - 1 or self._governed(left)):
                left = None
            if left:
                subjects = self._joined(left)
            elif not found.actors and carrier.subject == "actor" and carrier.tense:
                speaker = self._speaker(carrier.at)
                subjects = [speaker] if speaker else []
                found.borrowed = True
        target = found.recipients if carrier.subject == "recipient" else found.actors
        target[:0] = [s for s in subjects if all(s.id != a.id for a in target)]

    def _bare_nisba(self, actor: Actor) -> bool:
        kind = self.kinds[actor.at]
        return bool(kind & NISBA) and not kind & NAME

    def _passive(self, trigger: Trigger, found: Arguments) -> bool:
        """Whether the carrying verb is passive (يُعقد اجتماع): its noun follows at once, and no subject stands before."""
        carrier = trigger.carrier
        if carrier is None or not carrier.tense or trigger.at != carrier.at + 1 or not (found.actors or found.body):
            return False
        before = carrier.at - 1
        if before < self.span[0]:
            return True
        return not self.kinds[before] & ACTOR and not self.tokens[before].get("CLAUSE", "pronoun")

    def _governed(self, actor: Actor) -> bool:
        before = self.kinds[actor.at - 1] if actor.at > self.span[0] else 0
        return bool(before & ROLE) or self.tokens[actor.at].pro[-1:] in ("ل", "ب", "ك")

    def _left_actor(self, at: int, nearest: bool = False) -> Actor | None:
        """Give the actor before `at` in its clause that no preposition governs: the first one, which the clause is about.

        In a relative clause, and where asked to, the nearest one.
        """
        best: Actor | None = None
        for index in range(at - 1, max(self.span[0], at - REACH) - 1, -1):
            kind, token = self.kinds[index], self.tokens[index]
            if kind & (STOP | COLON):
                break
            if kind & CLAUSE:
                if token.get("CLAUSE", "kind") != "who":
                    break
                nearest = nearest or best is None
            if kind & ACTOR:
                actor = self._actor_ending(index)
                if actor and actor.kind != "place" and not self._bare_nisba(actor) and (
                    nearest or not self._governed(actor)
                ):
                    best = actor
                    if nearest:
                        break
        return best

    def _later_time(self, trigger: Trigger, found: Arguments) -> None:
        """Take a time that stands behind other nouns of the same clause (قتل جندي في هجوم الخميس)."""
        for index in range(trigger.at + 1, min(self.span[1], trigger.at + REACH)):
            kind = self.kinds[index]
            if kind & (STOP | COLON | COMMA | CLAUSE) or (kind & FINITE and kind & (DEED | CARRIER | CUE | MODAL)):
                break
            if kind & TIME:
                self._time(self.tokens[index], found)

    def _left_time(self, trigger: Trigger, found: Arguments) -> None:
        """Take a time before the trigger: between it and its verb's clause's beginning, if no other verb has it."""
        for index in range(trigger.at - 1, max(self.span[0], trigger.at - REACH) - 1, -1):
            kind = self.kinds[index]
            if kind & (STOP | COLON):
                break
            if kind & CLAUSE and self.tokens[index].get("CLAUSE", "kind") != "who":
                break
            if kind & DEED and kind & FINITE and trigger.carrier is None:
                break
            if kind & CUE and kind & FINITE and not kind & (CARRIER | MODAL):
                break
            if kind & TIME:
                self._time(self.tokens[index], found)
                if found.time:
                    break


def amount(token: Token | None) -> str | None:
    """Give a quantity's text with what it counts."""
    record = token.record if token else None
    return record.text if isinstance(record, Quantity) else None
