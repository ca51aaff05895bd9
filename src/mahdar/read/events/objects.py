"""What stands behind a deed's noun or verb: lands, and things that somebody does it to."""

from __future__ import annotations

from mahdar.read.events.actor import Actor
from mahdar.read.events.clause import Clause
from mahdar.read.events.lexis import ACTOR, DEED, NAME, QUANTITY, Deed


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
