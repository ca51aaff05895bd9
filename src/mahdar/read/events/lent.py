"""Actors that a deed has from elsewhere in its sentence: of the deed before it, of who is asked, accused or about to do it."""

from __future__ import annotations

from mahdar.read.events.actor import Actor
from mahdar.read.events.agreement import of_verb
from mahdar.read.events.arguments import Arguments
from mahdar.read.events.clause import REACH, SHARED, Clause
from mahdar.read.events.lexis import ACTOR, COLON, COMMA, CUE, DEED, MODAL, ROLE, STOP, TIME
from mahdar.read.events.triggers import Trigger

CALLED = "PROTEST"  # who calls for it goes along
MINDED = 7  # words between an intention and the deed


def led(clause: Clause, trigger: Trigger, found: Arguments) -> None:
    """Give a deed's noun the actor right before it who is asked, accused or about to do it.

    He stands behind another actor that a verb has (طالبت بغداد أنقرة بسحب قواتها، اتهم الوزير الحزب بتزويدهم) or behind
    a noun that is no deed (قيام الجيش بقصف البلدة، قرار الكويت طرد السفير).

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> read(Article.make(text="طالبت بغداد أنقرة بسحب قواتها من الشمال.")).events[0].actors
    ('TUR',)
    """
    at = trigger.at
    if asked := clause.asked(at):
        found.actors, found.borrowed = asked, False
        return
    last = at - 1 if clause.clitic_role(at) == "place" or not clause.kinds[at - 1] & ROLE else at - 2
    if last <= clause.span[0] or not clause.kinds[last] & ACTOR or clause.tokens[at].enc:
        return
    actor = clause.ending(last)
    if not actor or clause.adjective(actor.at) or clause.clitic_role(actor.at):
        return
    if not actor.able and (trigger.deed.type != CALLED or actor.kind != "people"):
        return
    before = actor.at - 1
    if before < clause.span[0] or clause.kinds[before] & (STOP | COLON | COMMA | TIME):
        return
    toward = last == at - 1 or clause.role_at(at - 1) == "recipient"
    aimed = toward and not clause.joined_on(actor.at) and not clause.governed(actor)
    called = aimed and trigger.deed.type == CALLED and clause.kinds[before] & MODAL
    if called or _leads(clause, before) or (aimed and _has_subject(clause, before)):
        found.actors, found.borrowed = clause.joined(actor), False


def minded(clause: Clause, trigger: Trigger, found: Arguments) -> None:
    """Give a deed's noun whom the verb before it says to be about to do it (تعتزم الدولة قصف المدينة).

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> text = "تعتزم المجر قصف مواقع في سلوفاكيا."
    >>> read(Article.make(text=text, title=text, published="2018-04-15")).events[0].actors
    ('HUN',)
    """
    for index in range(trigger.at - 1, max(clause.span[0], trigger.at - MINDED) - 1, -1):
        if clause.kinds[index] & (STOP | COLON | COMMA):
            return
        token = clause.tokens[index]
        if not clause.kinds[index] or clause.kinds[index] & (DEED | TIME):
            return  # ينوي التوجه إلى المحكمة ردا على مقتل الطفل
        if clause.kinds[index] & MODAL and clause.finite(index) and token.get("MODAL", "status") == "planned":
            row = (clause.named(i) for i in range(index + 1, trigger.at))
            actor = next((a for a in row if a and a.able and not clause.governed(a)), None)
            if not actor and clause.tokens[index - 1].get("CLAUSE", "pronoun"):
                actor = clause.she(index - 1) or clause.speaker(index - 1)
            actor = actor or clause.left(index, nearest=True, genders=of_verb(token))
            if actor and actor.able:
                found.actors = clause.joined(actor)
            return


def shared(clause: Clause, trigger: Trigger, found: Arguments) -> None:
    """Give a deed that 'and' joins to the one told before it in the sentence that one's actors (طرد السفير واستدعاء ...).

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> read(Article.make(text="داهمت الشرطة التركية منزلا واعتقلت ثلاثة رجال.")).events[-1].actors
    ('TUR',)
    """
    at = trigger.at
    if not clause.led_on(at) or (trigger.verb and found.numbered and not trigger.deed.either):
        return
    actors = _same_subject(clause, at) if trigger.verb else []
    last = clause.last
    if not actors and last and last.verb is trigger.verb and at - last.at <= SHARED:
        alike = not trigger.verb or _alike(clause.tokens[at].classes, clause.tokens[last.at].classes)
        actors = list(last.actors) if alike else []
    if actors:
        found.actors, found.borrowed = actors, True


def went_on(clause: Clause, trigger: Trigger, found: Arguments) -> None:
    """Give a verb of two that 'and' joins to another deed that one's doer as its subject (زار البلاد والتقى وزيرها).

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> text = "زار الوزير الفرنسي الأردن في يونيو الماضي والتقى نائب وزير النفط السعودي."
    >>> sorted(read(Article.make(text=text)).events[-1].actors)
    ['FRA', 'SAU']
    """
    last, at = clause.last, trigger.at
    if not clause.led_on(at) or not last or not last.verb or len(last.actors) != 1 or at - last.at > SHARED:
        return
    if _alike(clause.tokens[at].classes, clause.tokens[last.at].classes):
        found.add(last.actors[0], first=True)


def caused(clause: Clause, trigger: Trigger, found: Arguments) -> None:
    """Give what came of a deed told before it in the sentence (أدى القصف السوري إلى مقتل مدنيين) that one's actors.

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> [e.actors for e in read(Article.make(text="أدى القصف التركي على القرية إلى مقتل ثلاثة مدنيين.")).events]
    [('TUR',)]
    """
    last, carrier = clause.last, trigger.carrier
    came = trigger.deed.outcome and carrier is not None and carrier.subject == "deed" and carrier.at < trigger.at
    if came and last and last.type == trigger.deed.type and last.actors and trigger.at - last.at <= REACH:
        found.actors, found.borrowed = list(last.actors), True


def _same_subject(clause: Clause, at: int) -> list[Actor]:
    """Give the subject right behind the finite verb before, if the two verbs may share it (فتشت الشرطة ... واعتقلت)."""
    for index in range(at - 1, max(clause.span[0], at - SHARED) - 1, -1):
        if clause.kinds[index] & (STOP | COLON):
            break
        if clause.finite(index):
            actor = clause.named(index + 1)
            alike = _alike(clause.tokens[at].classes, clause.tokens[index].classes)
            return clause.joined(actor) if actor and actor.able and alike else []
    return []


def _alike(verb: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two verbs may have one subject: they are of the same gender and number."""
    return all((name in verb) == (name in other) for name in ("F", "P", "D"))


def _leads(clause: Clause, index: int) -> bool:
    """Whether the word at `index` is a noun whose doer follows, as he does another deed: قيام، إقدام، قرار."""
    return bool(clause.tokens[index].get("LEADING", "leads"))


def _has_subject(clause: Clause, index: int) -> bool:
    """Whether an ungoverned actor and a finite verb before him end at `index`: the next actor is the verb's object."""
    if not clause.kinds[index] & ACTOR:
        return False
    subject = clause.ending(index)
    return bool(
        subject and subject.at > clause.span[0] and clause.kinds[subject.at - 1] & CUE and clause.finite(subject.at - 1)
    )
