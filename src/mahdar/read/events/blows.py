"""What strikes: the noun of an attack as the subject of an attack's verb (غارة استهدفت مواقع الجيش), one deed in two words."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mahdar.read.events.agreement import of_verb
from mahdar.read.events.clause import Clause
from mahdar.read.events.lexis import ACTOR, CLAUSE, COMMA, DEED, FINITE, FORCE, NISBA, QUOTE, ROLE, STOP, TIME, TRAIT
from mahdar.read.events.triggers import Carrier, Trigger
from mahdar.read.sheet import Token

APART = 4  # words between such a noun and its verb: adjectives, whose it is, the relative pronoun, a time
_BARRED = STOP | COMMA | FINITE | ROLE | DEED
_DESCRIBES = frozenset({"ADJ", "UNK", "FUNC", "FEMSHAPE", "NISBASHAPE"})


def as_one(clause: Clause, told: Sequence[Trigger]) -> list[Trigger]:
    """Give the deeds without the verbs of which another deed's noun is the subject; the noun is carried by its verb.

    No name behind the two struck, but was struck.

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> [(e.actors, e.recipients) for e in read(Article.make(text="غارات إسرائيلية استهدفت مواقع الجيش السوري.")).events]
    [(('ISR',), ('SYR',))]
    """
    nouns = {t.at: t for t in told if not t.verb and t.deed.type == FORCE}
    verbs = {t.at: t for t in told if t.verb and t.deed.type == FORCE and t.deed.subject == "actor"}
    blows = {at: noun for at in verbs if (noun := _subject(clause, at)) in nouns}
    clause.blows = blows | _reached(clause, told)
    carried = {noun: _carried(nouns[noun], verbs[at]) for at, noun in blows.items()}
    return [carried.get(t.at, t) for t in told if t.at not in blows]


def _reached(clause: Clause, told: Sequence[Trigger]) -> dict[int, int]:
    """Give the verbs that only say whom a deed reached, with where its noun stands (طالت العقوبات رجل أعمال)."""
    nouns = {t.at: t.deed.type for t in told if not t.verb}
    found = {}
    for at in range(*clause.span) if nouns else ():
        token = clause.tokens[at]
        if token.get("CARRIER", "reaches") and nouns.get(noun := _subject(clause, at)) in token.get("CARRIER", "only"):
            found[at] = noun
    return found


def _carried(noun: Trigger, verb: Trigger) -> Trigger:
    """Give the noun as told by its verb too, surer than by either."""
    deed = replace(noun.deed, prior=1 - (1 - noun.deed.prior) * (1 - verb.deed.prior))
    # the press tells of an attack in the present (تفجير يستهدف)
    when = verb.tense if verb.tense == "future" else "past"
    return replace(noun, deed=deed, carrier=noun.carrier or Carrier(verb.at, "deed", when))


def done_to(clause: Clause, noun: int) -> bool:
    """Whether behind an attack's noun that is the subject of the verb right before it stands what that is done to.

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> read(Article.make(text="استهدفت غارة مواقع الجيش السوري.")).events[0].recipients
    ('SYR',)
    """
    if clause.blows.get(noun - 1) != noun:
        return False
    index = noun + 1
    while index < clause.span[1] and clause.kinds[index] & (TRAIT | NISBA | TIME):
        index += 1
    if index >= clause.span[1] or clause.kinds[index] & _BARRED:
        return False
    # an adjective keeps what follows from being its genitive
    apart = index > noun + 1 or " " in clause.tokens[noun].form
    thing = clause.tokens[index].classes
    if clause.kinds[index] & ACTOR:
        return apart
    return "WORD" in thing and "FUNC" not in thing and (apart or "DEF" not in thing)


def _subject(clause: Clause, at: int) -> int:
    """Give where the noun stands that is the subject of the attack's verb at `at`; -1 for none."""
    verb, after = clause.tokens[at], at + 1
    if after < clause.span[1] and clause.tokens[after].get("PARTY", "kind") == "many":
        after += 1  # استهدفته عشرات الغارات
    behind = clause.tokens[after] if after < clause.span[1] else None
    if behind and _fits(clause, after, verb) and not behind.core.endswith(clause.lexis.accusative):
        return after
    if verb.enc:
        return -1
    for index in range(at - 1, max(clause.span[0], at - 1 - APART) - 1, -1):
        kind = clause.kinds[index]
        if kind & DEED and not kind & FINITE:
            return index if _fits(clause, index, verb) else -1
        relative = kind & CLAUSE and clause.kind_of_clause(index) == "who"
        if kind & _BARRED or (kind and not relative and not kind & (TRAIT | ACTOR | TIME | QUOTE)):
            return -1
        if not kind and clause.tokens[index].classes.isdisjoint(_DESCRIBES):
            return -1
    return -1


def _fits(clause: Clause, index: int, verb: Token) -> bool:
    """Whether the word is a deed's noun of the verb's gender, where its form tells one."""
    classes = clause.tokens[index].classes
    if not clause.kinds[index] & DEED or clause.kinds[index] & FINITE:
        return False
    told = "f" if "F" in classes or "P" in classes else "m" if "M" in classes else "mf"
    return not of_verb(verb).isdisjoint(told)
