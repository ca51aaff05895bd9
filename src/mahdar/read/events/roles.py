"""Who does a deed to whom, when and where: the arguments of a trigger in its clause."""

from __future__ import annotations

from mahdar.read.events import blows, objects, subjects, times, verbs
from mahdar.read.events.actor import Actor, crowd, is_both, loyal
from mahdar.read.events.agents import agent, subject
from mahdar.read.events.arguments import Arguments
from mahdar.read.events.clause import REACH, Clause
from mahdar.read.events.lexis import (
    ACTOR,
    CARRIER,
    CLAUSE,
    COLON,
    COMMA,
    CUE,
    DEED,
    FINITE,
    MODAL,
    NAME,
    NISBA,
    PARTY,
    QUANTITY,
    QUOTE,
    ROLE,
    STOP,
    TIME,
    TRAIT,
)  # fmt: skip
from mahdar.read.events.triggers import Trigger

QUOTED = 8  # a name in quotation marks is shorter than this
ASIDE_REACH = 6
PARENTHESIS = 22  # words between two commas
_CLOSE = frozenset({"CLOSEQ", "QUOTE"})


def arguments(clause: Clause, trigger: Trigger) -> Arguments:
    """Give the arguments of `trigger`.

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> event = read(Article.make(text="زار وزير الدفاع الإيطالي بيروت.")).events[0]
    >>> event.actors, event.recipients
    (('ITA',), ('LBN',))
    """
    found = Arguments()
    if trigger.deed.own:
        head = clause.tokens[trigger.at]
        crowd = next((part for part in head.parts if "PARTY" in part.classes), head)
        found.actors.append(Actor(crowd.core, "group", trigger.at, trigger.at + 1))
    else:
        _Walk(clause, trigger, found).run()
    found.late = found.time is not None
    if trigger.verb and trigger.deed.either and verbs.suffered(clause, trigger, found):
        by = found.doers[0].at if found.doers else clause.span[1]
        found.recipients[:0] = [a for a in found.actors if a.at < by]
        found.actors = list(found.doers)
    elif found.doers and not trigger.verb:
        found.actors = list(found.doers)
    aside = -1 if trigger.verb else _aside(clause, trigger.at)
    found.aside = aside >= 0
    found.beside = found.aside and times.beside(clause, aside)
    subjects.complete(clause, trigger, found)
    times.complete(clause, trigger, found)
    if subjects.attended(clause, trigger):
        found.actors, found.recipients, found.borrowed = [], [], False
    else:
        subjects.understood(clause, trigger, found)
    return found


def _aside(clause: Clause, at: int) -> int:
    """Give where it is said that a noun is only another deed's setting (ردا على الهجوم), -1 where it is not.

    What is said of the other deed is not its own.
    """
    for index in range(at - 1, max(clause.span[0], at - ASIDE_REACH) - 1, -1):
        kind = clause.kinds[index]
        if kind & (STOP | COLON | COMMA | FINITE):
            return -1
        if kind & ROLE and clause.role_at(index) == "aside":
            return index
    return -1


class _Walk:
    """The walk from a trigger to the end of its clause, which gives each actor the role of its place or preposition."""

    def __init__(self, clause: Clause, trigger: Trigger, found: Arguments) -> None:
        self.clause, self.trigger, self.found, self.deed = clause, trigger, found, trigger.deed
        self.first = self.deed.subject if trigger.verb else self.deed.of
        self.role, self.filled = self.first, 0
        self.opened = self.last = -1  # where the last preposition stands, where the last actor ends
        self.astray = False  # the clause has come to what only sets the scene (منذ اندلاع القتال)
        self.previous = ""  # the role of the last actor, which 'and' passes on

    def run(self) -> None:
        """Walk, and fill the arguments in."""
        clause, trigger, found = self.clause, self.trigger, self.found
        before = verbs.ahead(clause, trigger) if trigger.verb else None
        if trigger.verb and self.first == "actor" and not before and verbs.told_by_doer(clause, trigger):
            before = clause.voice(trigger.at)
            self.role, self.filled = self.deed.object, 1
        if not trigger.verb and blows.done_to(clause, trigger.at):
            self.role = "recipient"
        if not before and self.first == "actor" and verbs.relates(clause, trigger):
            self.role, self.filled = self.deed.object, 1
            found.active = not self.deed.either or not verbs.bare(clause, trigger)
        if before:
            (found.recipients if self.first == "recipient" else found.actors).extend(clause.joined(before))
            self.role, self.filled = self.deed.object, 1
        index, stop = trigger.at + 1, min(clause.span[1], trigger.at + REACH)
        while index < stop and not clause.kinds[index] & (STOP | COLON):
            beyond = self._beyond(index) if clause.kinds[index] & COMMA else 0
            if beyond:
                index, stop = beyond, min(clause.span[1], beyond + REACH)
                continue
            if self._ends(index):
                break
            index = self._step(index, stop)
        if self.first in ("auto", "recipient") and not trigger.verb:
            objects.genitive(clause, trigger, found)

    def _beyond(self, comma: int) -> int:
        """Give where a verb's subject or other party stands after what two commas set off, 0 where it does not."""
        clause = self.clause
        wanted = self.filled == 0 or (self.deed.dual and len(self.found.actors) == 1)
        if not self.trigger.verb or not wanted or comma + 1 >= clause.span[1]:
            return 0
        after = clause.kinds[comma + 1]
        relative = after & CLAUSE and clause.kind_of_clause(comma + 1) == "who"
        if not relative and not after & ROLE:
            return 0
        for index in range(comma + 2, min(clause.span[1] - 1, comma + PARENTHESIS)):
            if clause.kinds[index] & (STOP | COLON):
                return 0
            if clause.kinds[index] & COMMA:
                then = index + 1
                actor = clause.named(then) if not clause.tokens[then].pro else None
                return then if actor and actor.able else 0
        return 0

    def _step(self, index: int, stop: int) -> int:
        """Read the token at `index`; give the index of the next one to read."""
        clause, found = self.clause, self.found
        kind, token = clause.kinds[index], clause.tokens[index]
        again = kind & (CARRIER | DEED) and kind & FINITE and not self.trigger.verb
        if again and (whose := verbs.resumed(clause, self.trigger, index, stop)):
            self.role = whose
        elif kind & FINITE and verbs.tells_of(clause, self.trigger, index):
            self.role = "recipient"  # القصف الذي دمر المستشفى
        elif kind & ROLE and not kind & ACTOR:
            self.role, self.opened = self._role(index), index
            self.astray = self.astray or times.strays(clause, index)
            if token.get("ROLE", "agent") and not self._backed(index) and (doer := agent(clause, index + 1)):
                found.doers.append(doer)
            if self.role == "party" and token.enc and self.deed.dual:
                found.actors += clause.two(self.trigger.at)
        elif kind & QUOTE:
            return self._quoted(index, stop)
        elif kind & (PARTY | NAME) and is_both(token):
            self._both(index)
        elif kind & TIME:
            if not self.astray:
                times.take(clause, index, self.trigger, found)
        elif kind & QUANTITY:
            if self._next(index):
                self.role = self.first
            found.quantity = found.quantity or token
            found.numbered = found.numbered or (self.trigger.verb and self.filled == 0 and self.role == self.first)
            self.filled += self.role == self.first
        elif kind & ACTOR:
            return self._actor(index)
        elif kind == 0 and clause.clitic_role(index) is not None:
            self.role = "none"
        elif kind == 0 and self._free() and (unnamed := subject(clause, self.trigger, index)):
            found.add(unnamed)
            self.filled, self.role = 1, self.deed.object
        return index + 1

    def _free(self) -> bool:
        """Whether a verb's subject is still to come."""
        return self.trigger.verb and self.first == "actor" and not self.filled

    def _backed(self, index: int) -> bool:
        """Whether 'by' at `index` names who backs another one, and not who does the deed (قوات مدعومة من قبل الدولة)."""
        tokens = self.clause.tokens
        return bool(tokens[index].get("ROLE", "agent")) and index > 0 and "BACKED" in tokens[index - 1].classes

    def _role(self, index: int) -> str:
        """Give the role that the preposition at `index` gives: من names the giver where the deed's verb says who got it."""
        role, carrier = self.clause.role_at(index), self.trigger.carrier
        if self._backed(index):
            return "none"
        if role == "party" and any("BORDER" in t.classes for t in self.clause.tokens[max(0, index - 2) : index]):
            return "none"  # المنطقة الحدودية التركية مع العراق
        if role != "source":
            return role
        return "actor" if carrier and carrier.giver and carrier.at < self.trigger.at else "none"

    def _both(self, index: int) -> None:
        if self.deed.dual and self.role in (self.first, "party", "actor"):
            for actor in self.clause.both(index):
                self.found.add(actor)
        self.filled += self.role == self.first

    def _actor(self, index: int) -> int:
        """Give the actor at `index` its role; give the index after it."""
        clause, found = self.clause, self.found
        actor = self._counted(index)
        if not actor:
            return index + 1
        if self._next(index):
            self.role = self.first
        here = clause.clitic_role(index) or self.role
        if here == "recipient" and loyal(clause.tokens[index - 1]):
            here = "none"
        if here == "recipient" != self.role and self._holder(index, actor):
            here, self.role = "actor", "recipient"  # هجوم لمسلحين على القرية
            self.filled += 1
        met = self.deed.dual and self.deed.type == "CONSULT" and not objects.is_land(clause.tokens[index])
        if here == "place" != self.role and met:
            here = "party"  # التقى بالسفير
        subject = self.trigger.verb and here == "actor" == self.first and not self.filled
        if subject and verbs.disagrees(clause, self.trigger, actor):
            self.role = here = self.deed.object
            self.filled, found.active = 1, True
        if self.last == index and self.previous and clause.joined_on(index):
            here = self.previous
        if actor.kind == "body" and here not in ("none", "aside"):
            found.body = found.body or actor
        found.shared = found.shared or here == "party"
        given = self._give(actor, here)
        if here == self.first:
            self.filled += 1
            if given != "skip":
                self.role = self.deed.object if self.trigger.verb else "recipient"
        self.previous, self.last = given, actor.end
        return actor.end

    def _next(self, index: int) -> bool:
        """Whether a verb's subject follows upon what a preposition has governed (وصل إلى بيروت أمس الوزير)."""
        clause, token = self.clause, self.clause.tokens[index]
        if not self.trigger.verb or self.filled or clause.clitic_role(index) is not None or clause.joined_on(index):
            return False
        if self.last >= 0:
            near = self.last == index or (self.last == index - 1 and clause.kinds[index - 1] & TIME)
            return bool(near) and not objects.is_land(token)
        if self.opened < 0 or self.opened == index - 1 or self.deed.either or not clause.kinds[index] & NAME:
            return False
        whole = not clause.kinds[index - 1] & ~DEED and {"DEF", "WORD"} <= clause.tokens[index - 1].classes
        return whole and (not objects.is_land(token) or ("STATE" in token.classes and not self.deed.goal))

    def _holder(self, index: int, actor: Actor) -> bool:
        """Whether a noun's ل names who holds or does the deed (اجتماع للوزراء، هجوم لمسلحين), not whom it is for."""
        token = self.clause.tokens[index]
        pronoun = self.clause.tokens[self.trigger.at].enc
        if (
            self.trigger.verb
            or self.filled
            or pronoun
            or not token.pro.endswith(self.clause.lexis.aim)
            or not actor.able
        ):
            return False
        if self.clause.lexis.held.isdisjoint((self.deed.type, self.deed.id)):
            return False
        if self.deed.mode == "visit" and "PERSON" not in token.classes:
            return False
        if objects.is_land(token) or self.found.actors:
            return False
        if self.deed.type == "ASSAULT" and self.clause.actors.unarmed(actor.id):
            return False  # قصف للمدنيين
        return all(k & (NISBA | TRAIT) or not k for k in self.clause.kinds[self.trigger.at + 1 : index])

    def _counted(self, index: int) -> Actor | None:
        """Give the actor at `index`; an adjective counts where it describes the deed's own noun."""
        clause = self.clause
        if clause.adjective(index) and self.deed.type == "MOBILIZE" and clause.kinds[index - 1] & QUANTITY:
            return clause.actor(index)  # ينتشر ألف جندي أميركي
        if clause.adjective(index) and not (clause.joined_on(index) and index == self.last):
            for before in range(index - 1, self.trigger.at, -1):
                if not clause.kinds[before] & (NISBA | TRAIT) and "NISBASHAPE" not in clause.tokens[before].classes:
                    return None
            if self.trigger.verb and "DEMONYM" not in clause.tokens[index].classes:
                return None
            if not self.trigger.verb and not clause.describes(index, self.trigger.at):
                return None
        return clause.actor(index)

    def _quoted(self, index: int, stop: int) -> int:
        """Step over a short name in quotation marks and keep it; give the index after it."""
        clause = self.clause
        for end in range(index + 2, min(stop, index + QUOTED)):
            if clause.kinds[end] & (STOP | FINITE | COMMA):
                break
            if clause.tokens[end].classes & _CLOSE:
                if end - index == 2:
                    break
                self.found.name = self.found.name or (index + 1, end)
                return end + 1
        return index + 1

    def _ends(self, index: int) -> bool:
        """Whether another clause or another deed begins at `index`."""
        clause, at = self.clause, self.trigger.at
        kind, token = clause.kinds[index], clause.tokens[index]
        if kind & CLAUSE:
            return clause.kind_of_clause(index) != "who" and not clause.scheduled(index)
        if kind & COMMA and self._sided(index):
            self.role = "party"
            return False
        if kind & COMMA:
            timed = times.opens(clause, index + 1) or clause.kinds[index - 1] & TIME
            before = clause.tokens[index - 1]
            apposed = any("COMMA" in part.classes for part in before.parts)  # رئيس الدولة، فلان، ...
            return not (timed or apposed) and self.filled > 0
        finite = clause.finite(index)
        if finite and kind & CUE and not kind & CARRIER:
            return True
        if finite and kind & DEED and token.enc:
            return False
        if index in clause.triggers and not kind & ACTOR:
            return finite or index - at > 1
        return finite and bool(kind & (CARRIER | MODAL)) and not token.enc and clause.led_on(index)

    def _sided(self, comma: int) -> bool:
        """Whether behind a comma 'and' joins the other side of a deed of two (بين الجيش من جهة، والفصائل من جهة أخرى)."""
        clause, after, found = self.clause, comma + 1, self.found
        two = (self.deed.dual or self.deed.type == "ASSAULT") and not self.trigger.verb and bool(found.actors)
        if not two or after >= clause.span[1] or not clause.joined_on(after) or not clause.kinds[after] & ACTOR:
            return False
        between = range(self.trigger.at + 1, comma)
        parted = any(clause.kinds[i] & ROLE and clause.role_at(i) == "party" for i in between)
        return parted and self.role in ("party", "none")

    def _give(self, actor: Actor, role: str) -> str:
        """Put the actor where its role says; give the role that it got, `skip` where none."""
        found, token = self.found, self.clause.tokens[actor.at]
        if actor.kind == "people" and self.deed.dual:
            actor = actor.as_state()
        role = self._settle(actor, role)
        if role == "place":
            if found.place is None and objects.is_land(token):
                found.place = token
        elif role == "actor" and actor.kind == "place":
            found.place = found.place or token
            return "skip"
        elif role == "actor":
            found.add(actor)
        elif role == "recipient":
            if actor.kind == "place" and found.place is None:
                found.place = token
            found.recipients.append(actor)
        else:
            return "none"
        return role

    def _settle(self, actor: Actor, role: str) -> str:
        """Give the role of an actor when what it is and what the deed is are weighed with it."""
        deed, verb, clause = self.deed, self.trigger.verb, self.clause
        adjective = clause.adjective(actor.at)
        token = clause.tokens[actor.at]
        house = "EMBASSY" in (token.first if "ORG" in token.classes else token).classes
        force = not objects.is_land(token) and not house
        if (
            adjective
            and not verb
            and (actor.kind == "state" or deed.dual)
            and not objects.one_of(clause, self.trigger, actor)
        ):
            role = "actor"
        if house and actor.kind == "bare":
            return "none"  # افتتاح السفارة
        if deed.type == "PROTEST" and actor.kind == "state" and role != "place":
            return "actor" if verb and role == "actor" else "recipient"
        if deed.goal and role == "actor" and verb and not force:
            return "recipient"
        sited = deed.type == "CONSULT" or (deed.mode == "agreement" and "STATE" not in clause.tokens[actor.at].classes)
        if sited and not verb and role == deed.of and not force and not adjective:
            return objects.land(clause, deed, actor)
        if role == "party":
            return "actor" if deed.dual or deed.type == "ASSAULT" else "none"
        if role == "auto" and deed.type == "COERCE" and (crowd(token) or objects.kept_from(clause, actor)):
            return "recipient"  # قمع المحتجين، منع الطائرات من الهبوط
        if role == "auto" and deed.type == "ASSAULT" and clause.actors.unarmed(actor.id):
            return "recipient"  # قصف المستشفى
        if role == "auto":
            return "actor" if actor.able and (actor.kind != "state" or deed.dual or force) else "recipient"
        return role
