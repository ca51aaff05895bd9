"""Who does a deed where no word behind it says so: subjects before the verb, of the verb that carries it, understood."""

from __future__ import annotations

from mahdar.read.events import lent, verbs
from mahdar.read.events.actor import Actor, label
from mahdar.read.events.agreement import ANY, of_pronoun, of_verb
from mahdar.read.events.arguments import Arguments
from mahdar.read.events.clause import Clause
from mahdar.read.events.lexis import (
    ACTOR,
    CLAUSE,
    COMMA,
    DEED,
    FINITE,
    FORCE,
    ROLE,
    STOP,
    TIME,
)  # fmt: skip
from mahdar.read.events.triggers import Carrier, Trigger

NEAR = 6  # words between somebody and the noun that carries his deed


def complete(clause: Clause, trigger: Trigger, found: Arguments) -> None:
    """Find the actors that the words behind the deed did not name.

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> read(Article.make(text="أجرت الحكومة الأردنية محادثات.")).events[0].actors
    ('JOR',)
    """
    deed, carrier = trigger.deed, trigger.carrier
    passive = (
        (deed.either and not found.active)
        or verbs.slain(clause, trigger)
        or _unnamed(clause, trigger)
        or verbs.idle(clause, trigger)
    )
    alone = deed.object == "actor" and found.active and len(found.actors) == 1  # استقبلت نظيرها
    named = (found.actors and not alone) or found.numbered or passive
    if trigger.verb and deed.subject == "actor" and not named and not _other_subject(clause, trigger):
        _subject(clause, trigger.at, found)
    elif trigger.verb and deed.subject == "actor" and not found.actors:
        _antecedent(clause, trigger, found)
    elif carrier and carrier.subject in ("actor", "either", "recipient") and not deed.own:
        _carried(clause, trigger, carrier, found)
    if not trigger.verb and clause.tokens[trigger.at].enc:
        _owner(clause, trigger, found)
    if not trigger.verb and (found.borrowed or not found.actors):
        lent.led(clause, trigger, found)
    if found.borrowed or not found.actors:
        lent.shared(clause, trigger, found)
    if found.borrowed or not found.actors:
        lent.caused(clause, trigger, found)
    if not trigger.verb and not found.actors:
        lent.minded(clause, trigger, found)
    if trigger.verb and deed.dual and len(found.actors) == 1 and found.actors[0].at > trigger.at:
        lent.went_on(clause, trigger, found)


def attended(clause: Clause, trigger: Trigger) -> bool:
    """Whether only guests are named of a talk told before (حضر اللقاء السفير), so that who held it stands elsewhere.

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> text = "التقى الوزير الكويتي السفير الإيطالي. وحضر اللقاء السفير التركي في الكويت."
    >>> [e.actors for e in read(Article.make(text=text)).events]
    [('KWT', 'ITA')]
    """
    carrier, head = trigger.carrier, clause.tokens[trigger.at]
    definite = "DEF" in head.classes and trigger.deed.type == "CONSULT"
    return bool(definite and carrier and clause.tokens[carrier.at].get("CARRIER", "guests"))


def understood(clause: Clause, trigger: Trigger, found: Arguments) -> None:
    """Give a deed without an actor the one that such deeds have when none is told; one with a party, the other party.

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> read(Article.make(text="وصلت رسالة إلى عمّان. وتم ضبط شبكة لتهريب السلاح.")).events[0].actors
    ('JOR',)
    """
    deed = trigger.deed
    if deed.by:
        _known(trigger, found)
        return
    if deed.dual and len(found.actors) < 2:
        _both_before(clause, trigger, found)
    if found.actors:
        if found.shared and deed.dual and len(found.actors) == 1:
            other = clause.left(trigger.at) or clause.speaker(trigger.at)
            if other and other.able:
                found.add(other, first=True)
        return
    for actor in _default(clause, trigger, found):
        found.add(actor)
        found.borrowed = True


def _known(trigger: Trigger, found: Arguments) -> None:
    """Give a deed with a name of its own (الاتفاق النووي) those whose deed it is known to be."""
    if found.borrowed:
        found.actors, found.borrowed = [], False
    for code in trigger.deed.by:
        found.add(Actor(code, "state" if code.isascii() else "body", trigger.at, trigger.at))


def _other_subject(clause: Clause, trigger: Trigger) -> bool:
    """Whether a verb has a thing as its subject: of coming and going one behind it (وصلت شحنة), else a shot before it."""
    if verbs.shot(clause, trigger.at):
        return True
    after = trigger.at + 1
    if not trigger.deed.goal or after >= clause.span[1] or clause.tokens[trigger.at].enc:
        return False
    token = clause.tokens[after]
    plain = not clause.kinds[after] and "WORD" in token.classes and "FUNC" not in token.classes
    return plain and clause.clitic_role(after) is None and "MASDAR" not in token.classes


def _both_before(clause: Clause, trigger: Trigger, found: Arguments) -> None:
    """Give a deed of two the two spoken of before it, unless a known body or another actor of its own holds it."""
    own = found.actors and not found.borrowed and found.actors[0] is not found.body
    both = [] if own or (found.body and found.body.id.isascii()) else clause.both_before(trigger.at)
    if both:
        found.actors, found.borrowed = both, True


def _default(clause: Clause, trigger: Trigger, found: Arguments) -> list[Actor]:
    deed, at = trigger.deed, trigger.at
    if deed.default == "state":
        told = clause.actors.told.get(deed.type, ())
        if told and told[0].kind in ("group", "body"):
            return list(told)
        state = clause.actors.state_at(found.place) or next((r.state for r in found.recipients if r.state), "")
        state = state or clause.land(at) or clause.actors.home or ""
        return [Actor(state, "state", at, at)] if state else []
    if deed.default == "two":
        return clause.two(at)
    if deed.default == "pair" or (deed.dual and _dual(clause, trigger)):
        return clause.both(at)
    if deed.default != "topic":
        return []
    body = found.body if found.body not in found.recipients or deed.dual else None
    held = body if body and body.id.isascii() else None  # اجتماع في مقر الأمم المتحدة
    actor = held or clause.left(at, nearest=True) or clause.speaker(at) or body
    if not actor:
        return []
    other = clause.speaker(at) if deed.dual and actor is not body else None
    return [actor, other] if other and other.able else [actor]


def _unnamed(clause: Clause, trigger: Trigger) -> bool:
    """Whether a verb that a preposition leads to its object has no subject: أفرج عن ثلاثة, not أفرجت عن ثلاثة."""
    if not trigger.deed.led or trigger.tense != "past" or "F" in clause.tokens[trigger.at].classes:
        return False
    after = trigger.at + 1
    return after < clause.span[1] and bool(clause.kinds[after] & ROLE)


def _dual(clause: Clause, trigger: Trigger) -> bool:
    """Whether the verb says that two did it."""
    index = trigger.carrier.at if trigger.carrier else trigger.at
    return "D" in clause.tokens[index].classes and bool(clause.kinds[index] & FINITE)


def _subject(clause: Clause, at: int, found: Arguments) -> None:
    """Look for a verb's subject to its left, then take whom the text is about."""
    who = at - 1
    if who > clause.span[0] and clause.kind_of_clause(who) == "who":
        if clause.of_a_deed(who):
            return
        taken_up = clause.ending(who - 1) if clause.tokens[at].enc else None
        if taken_up and (actor := clause.left(taken_up.at, genders=of_verb(clause.tokens[at]))):
            found.add(actor)  # اتهمته الدولة بتمويل الجماعة التي حظرتها
            found.borrowed = True
            return
    actor = (
        clause.left(at, genders=of_verb(clause.tokens[at]))
        or clause.men(at, at)
        or next(iter(clause.asked(at, anywhere=True)), None)
    )
    if actor:
        found.add(actor)
        return
    head = clause.opened(at)
    if head >= 0 and _heads(clause, head, at):
        if "P" in clause.tokens[at].classes and "M" in clause.tokens[at].classes:
            found.add(Actor(label(clause.tokens[head], clause.actors.article), "group", head, head + 1))
    elif _undergoes(clause, at):
        return
    elif (speaker := clause.speaker(at)) and clause.fits(speaker, of_verb(clause.tokens[at])):
        found.add(speaker)
        found.borrowed = True


def _undergoes(clause: Clause, at: int) -> bool:
    """Whether the noun right behind a past verb may be what it was done to, as in gender it agrees (رفعت العقوبات)."""
    verb, after = clause.tokens[at].classes, at + 1
    if "PERFECT" not in verb or "F" not in verb or clause.led_on(at) or after >= clause.span[1]:
        return False
    noun = clause.tokens[after]
    plain = not clause.kinds[after] & ~DEED and "DEF" in noun.classes and not noun.pro and not clause.tokens[at].enc
    return plain and not noun.classes.isdisjoint(("F", "FEMSHAPE"))


def _heads(clause: Clause, index: int, verb: int) -> bool:
    """Whether a plain noun right behind 'that' is the subject of the verb later in its clause (إن السيارة انفجرت)."""
    token = clause.tokens[index]
    noun = not clause.kinds[index] and "DEF" in token.classes and "WORD" in token.classes and not token.pro
    genders = of_verb(clause.tokens[verb])
    female = "F" in token.classes or "FEMSHAPE" in token.classes
    return noun and (genders == ANY or ("f" in genders) == female or "p" in genders)


def _antecedent(clause: Clause, trigger: Trigger, found: Arguments) -> None:
    """Take as subject whom a relative clause is about (الجماعة التي قتلت جنديا), if its verb has an object of its own."""
    at = trigger.at
    if at < clause.span[0] + 2 or clause.kind_of_clause(at - 1) != "who" or clause.tokens[at].enc:
        return
    after = clause.kinds[at + 1] if at + 1 < clause.span[1] else STOP
    if after & (ROLE | STOP | COMMA | TIME | CLAUSE) or clause.clitic_role(at + 1) is not None:
        return
    actor = clause.ending(at - 2)
    if actor and actor.able and not clause.adjective(actor.at):
        found.recipients = [r for r in found.recipients if r.at != actor.at]
        found.add(actor)


def _owner(clause: Clause, trigger: Trigger, found: Arguments) -> None:
    """Give a deed with a pronoun (زيارته) the actor that the pronoun stands for: the nearest before, or the topic."""
    genders = of_pronoun(clause.tokens[trigger.at], clause.lexis.pronouns)
    if trigger.deed.dual and clause.tokens[trigger.at].enc in clause.lexis.of_two:
        found.actors, found.borrowed = clause.two(trigger.at), True  # طلب الوزير من نظيره خلال اجتماعهما
        return
    owner = clause.left(trigger.at, nearest=True, genders=genders) or clause.speaker(trigger.at)
    if owner and not clause.fits(owner, genders):
        owner = clause.topic
    if owner and trigger.deed.type == FORCE and trigger.deed.of == "auto" and verbs.bare(clause, trigger):
        found.recipients += [owner] if owner.kind != "state" else []  # استهدافه بغارات
    elif owner and trigger.deed.of != "recipient" and (trigger.deed.dual or not found.actors):
        found.add(owner, first=True)
        found.borrowed = len(found.actors) == 1


def _carried(clause: Clause, trigger: Trigger, carrier: Carrier, found: Arguments) -> None:
    """Give the deed's noun the subject of the verb that carries it; who but announces what another does, does it not."""
    if carrier.tells and not trigger.deed.dual and _anothers(clause, trigger, found):
        return
    subjects = _between(clause, carrier.at + 1, trigger.at)
    if not subjects and _passive(clause, trigger, carrier, found):
        return
    if not subjects:
        left = clause.left(carrier.at, nearest=carrier.subject == "either")
        if left and carrier.subject == "either" and (left.end < carrier.at - 1 or clause.governed(left)):
            left = None
        if left and not carrier.tense and carrier.at - left.end > NEAR:
            left = None  # a noun far behind somebody need not be his deed
        if left:
            subjects = clause.joined(left)
        elif trigger.deed.dual and _dual(clause, trigger):
            subjects = clause.both(carrier.at)
        elif not found.actors and carrier.subject == "actor" and carrier.tense:
            speaker = clause.men(carrier.at, carrier.at) or clause.speaker(carrier.at)
            subjects = [speaker] if speaker and clause.fits(speaker, of_verb(clause.tokens[carrier.at])) else []
            found.borrowed = True
    if clause.tokens[trigger.at].enc and trigger.deed.of == "recipient":
        subjects = [s for s in subjects if s.kind != "person"]  # أعلن الناشط خبر اعتقاله
    shared = carrier.shares and trigger.deed.dual  # who gets a call is one of the two
    target = found.recipients if carrier.subject == "recipient" and not shared else found.actors
    target[:0] = [s for s in subjects if all(s.id != a.id for a in target)]


def _anothers(clause: Clause, trigger: Trigger, found: Arguments) -> bool:
    """Whether right behind a deed's noun the state or body is named that does it (أعلنت موسكو سيطرة النظام على المدينة)."""
    doer = next((a for a in found.actors if a.at == trigger.at + 1 and not clause.adjective(a.at)), None)
    return doer is not None and getattr(clause.tokens[doer.at].record, "type", "") in ("ORG", "GPE")


def _between(clause: Clause, start: int, end: int) -> list[Actor]:
    """Give the actors between a verb and the deed's noun that no preposition governs."""
    subjects: list[Actor] = []
    free, index = True, start
    while index < end:
        kind = clause.kinds[index]
        if kind & ROLE or clause.clitic_role(index) is not None:
            free = False
        elif kind & COMMA:
            free = True
        actor = clause.named(index) if free else None
        if not actor or actor.kind == "place":
            index += 1
            continue
        subjects.append(actor)
        index = actor.end
        if index < end and clause.adjective(index) and clause.joined_on(index):
            other = clause.actor(index)
            subjects += [other] if other else []
    return subjects


def _passive(clause: Clause, trigger: Trigger, carrier: Carrier, found: Arguments) -> bool:
    """Whether the carrying verb is passive (يُعقد اجتماع): its noun follows at once, and no subject stands before."""
    if not carrier.tense or trigger.at != carrier.at + 1 or not (found.actors or found.body):
        return False
    before = carrier.at - 1
    if before < clause.span[0]:
        return True
    return not clause.kinds[before] & ACTOR and not clause.tokens[before].get("CLAUSE", "pronoun")
