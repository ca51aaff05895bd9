"""What stands behind a deed's noun or verb: lands, and things that somebody does it to."""

from __future__ import annotations

from mahdar.read.events.actor import Actor
from mahdar.read.events.arguments import Arguments
from mahdar.read.events.clause import Clause
from mahdar.read.events.lexis import ACTOR, DEED, FORCE, NAME, QUANTITY, ROLE, Deed
from mahdar.read.events.triggers import Trigger


def object_behind(clause: Clause, doer: Actor) -> bool:
    """Whether right behind the doer stands what a deed's noun is done to (استهداف فرنسا مواقع، اقتحام محتجين سفارتها).

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> read(Article.make(text="أدى استهداف فرنسا مواقع في سوريا أمس إلى مقتل ثلاثة.")).events[0].actors
    ('FRA',)
    """
    index = doer.end
    if index >= clause.span[1] or clause.adjective(doer.at) or clause.clitic_role(index) is not None:
        return False
    kind, word = clause.kinds[index], clause.tokens[index].classes
    if is_land(clause.tokens[doer.at]) and clause.tokens[doer.at].classes.isdisjoint(("STATE", "CAPITAL")):
        return False  # تحرير مدينة
    if doer.kind == "state" and kind & QUANTITY:
        return True
    if kind & ~DEED or "WORD" not in word or "FUNC" in word or not clause.kinds[doer.at] & NAME:
        return False
    if doer.kind == "state":
        return "DEF" not in word and "ADJ" not in word and not clause.tokens[index].pro
    known = "DEF" in clause.tokens[doer.at].classes
    return not known and ("DEF" in word or bool(clause.tokens[index].enc) or "EMBASSY" in word)


def genitive(clause: Clause, trigger: Trigger, found: Arguments) -> None:
    """Read the state right behind a deed's noun as its doer where another one suffers it (غزو العراق للكويت), a person not (استهداف فلان).

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> read(Article.make(text="قبل غزو العراق للكويت.")).events[0].actors
    ('IRQ',)
    """
    at = trigger.at
    if found.actors and not found.recipients and trigger.deed.type == FORCE:
        _struck(clause, at, found)
    if found.actors or not found.recipients:
        return
    doer = found.recipients[0]
    able = doer.at == at + 1 and doer.kind in ("state", "people", "group") and not clause.governed(doer)
    if not able or one_of(clause, trigger, doer):
        return
    suffers = len(found.recipients) > 1 and clause.governed(found.recipients[1])
    if suffers or object_behind(clause, doer):
        found.recipients.pop(0)
        found.add(doer)


def one_of(clause: Clause, trigger: Trigger, actor: Actor) -> bool:
    """Whether one of a nation stands right behind the noun of what is done to people (اعتقال فرنسي، اختطاف سعودي).

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> read(Article.make(text="اعتقال فرنسي في مطار بيروت بتهمة التهريب.")).events[0].recipients
    ('FRA',)
    """
    noun, one = clause.tokens[trigger.at].classes, clause.tokens[actor.at].classes
    bare = actor.at == trigger.at + 1 and not ({"DEF", "P"} & (noun | one) or "F" in one or clause.tokens[actor.at].pro)
    return bare and clause.adjective(actor.at) and trigger.deed.of == "recipient" and trigger.deed.type == "COERCE"


def kept_from(clause: Clause, actor: Actor) -> bool:
    """Whether behind somebody stands what he is kept from (منع الطائرات من الهبوط).

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> read(Article.make(text="قررت الكويت منع الطائرات العراقية من دخول أجوائها.")).events[0].actors
    ('KWT',)
    """
    after = actor.end
    return after < clause.span[1] and bool(clause.kinds[after] & ROLE) and clause.role_at(after) == "source"


def _struck(clause: Clause, at: int, found: Arguments) -> None:
    """Read a person right behind an attack's noun, of whose attack on nobody is told, as whom it was done to."""
    one = found.actors[0]
    alone = len(found.actors) == 1 and one.at == at + 1 and one.kind == "person"
    led = one.end < clause.span[1] and clause.kinds[one.end] & ROLE
    if alone and not (led or clause.adjective(one.at) or object_behind(clause, one)):
        found.recipients.append(found.actors.pop())


def land(clause: Clause, deed: Deed, actor: Actor) -> str:
    """Give the role of a land named right after a meeting's noun: where it is, unless another is joined to it.

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> read(Article.make(text="عقد الوزير التونسي اجتماع باريس.")).events[0].actors
    ('TUN',)
    """
    if deed.mode == "visit":
        return "recipient"
    after = actor.end
    if after < clause.span[1] and clause.kinds[after] & ACTOR and clause.joined_on(after):
        return "actor"
    if actor.at and clause.kinds[actor.at - 1] & ACTOR and clause.joined_on(actor.at):
        return "actor"
    return "place"


def is_land(token: object) -> bool:
    """Whether a token names a land or place.

    >>> is_land(None)
    False
    """
    record = getattr(token, "record", None)
    return getattr(record, "type", "") in ("GPE", "LOC")
