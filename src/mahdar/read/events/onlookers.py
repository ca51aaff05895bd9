"""Who only speaks of a deed and does it not: who condemns it, asks for it, welcomes it, or tells of its dead."""

from __future__ import annotations

from mahdar.read.events.clause import Clause
from mahdar.read.events.triggers import Trigger
from mahdar.read.events.verbs import idle

_SPEAKING = frozenset({"condemn", "accuse", "support", "demand"})
_TELLING = frozenset({"assert", None})
_TOGETHER = frozenset({"CONSULT", "PROTEST"})
_MEN = 4  # words behind a deed's noun within which it is said who was struck


def onlookers(clause: Clause, trigger: Trigger, act: str | None, since: int) -> frozenset[str]:
    """Give the ids of those who but speak of the deed at `trigger` in words of the act `act`, from the offset `since` on.

    Whom those words name may do it. Who announces deaths has killed none but his foes (أعلنت الشرطة مقتل مسلح), and none where
    the word mourns them (استشهاد), nor did he do the attack in which they died.

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> [e.actors for e in read(Article.make(text="أعلنت السلطات الكينية مقتل ثلاثة جنود في كمين.")).events]
    [()]
    >>> [e.actors for e in read(Article.make(text="أعلنت الشرطة الكينية مقتل ثلاثة مسلحين في غارة.")).events]
    [('KEN',)]
    """
    together = trigger.deed.dual or trigger.deed.type in _TOGETHER  # who calls for those may take part
    together = together or bool(trigger.deed.needs_before)  # طلبت من السفير المغادرة: to ask is to do
    nobody = idle(clause, trigger)
    mourned = trigger.deed.deaths == "own"  # the dead are the speaker's own
    foes = not mourned and struck_foes(clause, trigger.at)
    dead = (trigger.deed.deaths or nobody) and act in _TELLING and not foes
    if not dead and (act not in _SPEAKING or together):
        return clause.onlookers if trigger.deed.type == "ASSAULT" and not trigger.verb else frozenset()
    first = (
        next((i for i in range(*clause.span) if clause.tokens[i].start >= since), clause.span[1]) if act else trigger.at
    )
    standing = clause.standing(first, clause.span[1])
    named = set() if mourned else {one.actor.id for one in standing if "place" not in (one.actor.kind, one.role)}
    voice = clause.speaker(trigger.at - 1) if nobody else clause.voice(trigger.at)
    told = {voice.id} if voice else set()
    carrier = trigger.carrier
    if dead and carrier and carrier.tells and carrier.at < trigger.at:
        told |= {one.actor.id for one in clause.standing(carrier.at + 1, trigger.at)}
    clause.onlookers = frozenset(told - named)
    return clause.onlookers


def struck_foes(clause: Clause, at: int) -> bool:
    """Tell whether the men whom a deed's noun at `at` names are such as one fights, and not one's own (مقتل مسلحين، مقتل زعيمها).

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> [e.actors for e in read(Article.make(text="أعلن الجيش الكيني مقتل خمسة من جنوده في هجوم.")).events]
    [()]
    """
    for token in clause.tokens[at + 1 : min(at + 1 + _MEN, clause.span[1])]:
        for part in token.parts or (token,):
            if part.enc or "HIS" in part.classes:
                return False
            if "FOE" in part.classes:
                return True
    return False
