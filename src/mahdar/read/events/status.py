"""Whether a deed was done, goes on, is planned, proposed, called off or denied: from tense, modality and negation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mahdar.lang.pack import Entry
from mahdar.read.events.clause import Clause
from mahdar.read.events.lexis import CLAUSE, COLON, COMMA, CUE, DEED, MODAL, STOP, TRAIT
from mahdar.read.events.triggers import Trigger
from mahdar.read.sheet import Token

AT_ONCE = ("AGREE", "CONCEDE", "SUPPORT", "SANCTION")  # what is told of these in the present tense has been done
MODAL_REACH, TRAIT_REACH, HELD_OFF, UNREAL_REACH = 10, 5, 4, 6


def status(clause: Clause, trigger: Trigger) -> str:
    """Give a model.Status, or `irreal` and `negated` for what did not happen and is not planned.

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> read(Article.make(text="ألغى الرئيس الأميركي زيارته إلى الدنمارك.")).events[0].status
    'cancelled'
    """
    tokens, kinds, start = clause.tokens, clause.kinds, clause.span[0]
    trait = trait_of(tokens, kinds, trigger, "status")
    done = trigger.told or (trait == "held" and "DEF" in tokens[trigger.at].classes)
    found = None if done else _modal(tokens, kinds, trigger, start) or _behind(tokens, kinds, trigger)
    if found:
        return found
    if not trigger.verb and clause.joined_on(trigger.at) and trigger.at - 1 in clause.aims:
        return "irreal"  # لإدخال وتوزيع
    if not done and (_purposed(clause, trigger) if trigger.verb else _aimed(clause, trigger)):
        clause.aims.add(trigger.at)
        return "irreal"
    if trait:
        return str(trait)
    carrier = trigger.carrier
    when = trigger.tense or (carrier.tense if carrier else "")
    if when == "future":
        return "planned"
    if carrier and carrier.status:
        return carrier.status if when != "past" or carrier.status != "held" else "held"
    return "ongoing" if when == "present" and trigger.deed.type not in AT_ONCE else "held"


def lasting(clause: Clause, trigger: Trigger) -> bool:
    """Tell whether the words before a deed say that it still goes on (لا تزال القوات تحاصر المدينة).

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> text = "لا تزال القوات التركية تحاصر المدينة."
    >>> read(Article.make(text=text, title=text, published="2018-04-15")).events[0].status
    'ongoing'
    """
    return _modal(clause.tokens, clause.kinds, trigger, clause.span[0]) == "ongoing"


def _purposed(clause: Clause, trigger: Trigger) -> bool:
    """Whether a verb says for what something is done, its own or that which carries the deed (ليقصف، لتفرض عقوبات)."""
    carrier, aim = trigger.carrier, clause.lexis.aim
    if not trigger.verb and (carrier is None or carrier.at > trigger.at):
        return False
    at = carrier.at if carrier and not trigger.verb else trigger.at
    when = trigger.tense or (carrier.tense if carrier else "")
    return bool(aim) and when == "present" and clause.tokens[at].pro.endswith(aim)


def _aimed(clause: Clause, trigger: Trigger) -> bool:
    """Whether the preposition before a deed's noun names an aim (لمنع، لاستعادة) and no outcome (لمقتل، تعرض لقصف)."""
    token, aim = clause.tokens[trigger.at], clause.lexis.aim
    if _purposed(clause, trigger):
        return True
    if not aim or not token.pro.endswith(aim) or "DEF" in token.classes:
        return False
    return not trigger.deed.outcome and (trigger.carrier is None or trigger.carrier.subject != "recipient")


def trait_of(tokens: Sequence[Token], kinds: Sequence[int], trigger: Trigger, key: str) -> Any:
    """Give what an adjective close behind a deed's noun says of it: its `status` or its `mode`.

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> read(Article.make(text="القمة الأميركية الروسية المرتقبة في جنيف.")).events[0].status
    'planned'
    """
    for index in range(trigger.at + 1, min(len(tokens), trigger.at + 1 + TRAIT_REACH)):
        if kinds[index] & (STOP | COLON) or (kinds[index] & DEED and not kinds[index] & TRAIT):
            break
        if kinds[index] & TRAIT:
            hit = tokens[index].hit("TRAIT")
            value = hit.entry.get(key) if hit else None
            types = hit.entry.get("types") if hit else None
            if value and (not types or trigger.deed.type in types):
                return value
    return None


def _modal(tokens: Sequence[Token], kinds: Sequence[int], trigger: Trigger, start: int) -> str | None:
    """Give the status that the nearest modal word before the trigger (or before its carrier) gives it."""
    at = min(trigger.at, trigger.carrier.at) if trigger.carrier else trigger.at
    when = trigger.tense or (trigger.carrier.tense if trigger.carrier else "")
    held_off = False  # a clause has begun in between: only a modal that governs clauses (من المقرر أن) reaches over it
    low = max(start, at - MODAL_REACH)
    closed = False  # what stands in a relative clause that a comma closed says nothing of what follows
    for index in range(trigger.at - 1, low - 1, -1):
        kind = kinds[index]
        if kind & (STOP | COLON):
            break
        closed = closed or bool(kind & COMMA)
        if closed and index and kinds[index - 1] & CLAUSE and tokens[index - 1].get("CLAUSE", "kind") == "who":
            continue
        if kind & MODAL:
            hit = tokens[index].hit("MODAL")
            held = held_off and index < at - HELD_OFF
            if hit and not held and _governs(hit.entry, at - index, when):
                denied = hit.entry.get("negated") if index > start and "NEG" in tokens[index - 1].classes else None
                state = str(denied or hit.entry.get("status"))
                return "planned" if state == "cancelled" and _unreal(tokens, kinds, index, low) else state
        if kind & CUE and not kind & MODAL and not (trigger.carrier and trigger.carrier.at == index):
            break
        if kind & CLAUSE:
            held_off = True
    return None


def _behind(tokens: Sequence[Token], kinds: Sequence[int], trigger: Trigger) -> str | None:
    """Give the status that a modal verb gives to its subject, the deed before it (الزيارة تأجلت)."""
    if trigger.verb or "DEF" not in tokens[trigger.at].classes:
        return None
    for index in range(trigger.at + 1, min(len(tokens), trigger.at + 1 + TRAIT_REACH)):
        if kinds[index] & (STOP | COLON | COMMA | CLAUSE | DEED):
            return None
        if kinds[index] & MODAL:  # كانت الزيارة قد تأجلت: that was before
            said = index - trigger.at <= (tokens[index].get("MODAL", "behind") or 0)
            return str(tokens[index].get("MODAL", "status")) if said else None
    return None


def _unreal(tokens: Sequence[Token], kinds: Sequence[int], at: int, low: int) -> bool:
    """Whether what the modal word at `at` says is itself only threatened, feared or negated (هددت بإلغاء القمة)."""
    for index in range(at - 1, max(low, at - UNREAL_REACH) - 1, -1):
        if kinds[index] & (STOP | COLON):
            return False
        if kinds[index] & MODAL:
            state, past = tokens[index].get("MODAL", "status"), "PERFECT" in tokens[at].classes
            only = past and tokens[index].get("MODAL", "tense")  # كان قد ألغى: it stresses that it was done
            return state in ("irreal", "negated") and not only
    return False


def _governs(modal: Entry, distance: int, when: str) -> bool:
    """Whether a modal word so many words before a verb of the tense `when` governs it."""
    return distance <= int(modal.get("reach", MODAL_REACH)) and modal.get("tense", when) == when
