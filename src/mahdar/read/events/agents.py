"""Who stands behind 'by' (من قبل، على يد), and who does a deed without a name: one man of a state, a plain noun."""

from __future__ import annotations

from mahdar.read.events.actor import Actor, label
from mahdar.read.events.clause import Clause
from mahdar.read.events.lexis import FORCE, PARTY
from mahdar.read.events.triggers import Trigger

MEN = 6  # an unknown word with the ending of such a plural is one if it is no shorter
_NO_DOER = frozenset({"FUNC", "ADJ", "MASDAR", "SOMEOF", "ANDSHAPE", "ARMS"})


def agent(clause: Clause, index: int) -> Actor | None:
    """Give who stands at `index`, behind 'by': an actor, or a plain noun for somebody (من قبل هاو).

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> read(Article.make(text="وقتل مراسل في درعا على يد قناص تركي أمس.")).events[0].actors
    ('TUR',)
    """
    if index + 1 < clause.span[1] and "DEMO" in clause.tokens[index].classes:
        index += 1  # من قبل تلك الجماعة
    if index >= clause.span[1]:
        return None
    token, after = clause.tokens[index], index + 1
    one = clause.kinds[index] & PARTY and "DEF" not in token.classes
    if one and after < clause.span[1] and clause.adjective(after):
        return clause.actor(after)  # قناص تركي
    if "NUMBER" in token.classes:
        return None  # من جانب واحد
    if not clause.kinds[index] and "WORD" in token.classes:
        return Actor(label(token, clause.actors.article), "group", index, after)
    return clause.named(index)


def somebody(clause: Clause, trigger: Trigger, index: int) -> Actor | None:
    """Give somebody without a name (رجل، امرأة) who stands at `index` beside an attack's verb.

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> read(Article.make(text="قالت الشرطة إن رجلا طعن ثلاثة أشخاص في برلين.")).events[0].actors
    ('رجل',)
    """
    if trigger.deed.type != FORCE or not trigger.verb or not clause.span[0] <= index < clause.span[1]:
        return None
    token = clause.tokens[index]
    if "SOMEBODY" not in token.classes or token.enc or (token.pro and index > trigger.at):
        return None
    return Actor(token.core.removesuffix(clause.lexis.accusative or " "), "group", index, index + 1)


def subject(clause: Clause, trigger: Trigger, index: int) -> Actor | None:
    """Give who stands as a plain word right behind a verb that has no subject yet (اقتحم ملثمون، خطفه رجل).

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> read(Article.make(text="اقتحم ملثمون مقر الصحيفة في بيروت.")).events[0].actors
    ('ملثمون',)
    """
    if index != trigger.at + 1:
        return None
    token = clause.tokens[index]
    if not (_plural(clause, index) or _behind_object(clause, trigger, index)):
        return somebody(clause, trigger, index)
    return Actor(label(token, clause.actors.article), "group", index, index + 1)


def _plural(clause: Clause, index: int) -> bool:
    """Whether a plain word is in the form of a plural that only a subject has."""
    token, ending = clause.tokens[index], clause.lexis.subject_plural
    if not ending or not token.core.endswith(ending) or token.pro or token.enc or "ANDSHAPE" in token.classes:
        return False
    return {"P", "M"} <= token.classes or ("UNK" in token.classes and len(token.core) >= MEN)


def _behind_object(clause: Clause, trigger: Trigger, index: int) -> bool:
    """Whether a plain noun stands behind a verb whose object is a pronoun, so that it is its subject (خطفه رجل)."""
    token = clause.tokens[index]
    noun = "WORD" in token.classes and token.classes.isdisjoint(_NO_DOER) and not token.pro and not token.enc
    return bool(clause.tokens[trigger.at].enc) and noun and not token.core.endswith(clause.lexis.accusative)
