"""Which words of a sentence tell a deed, and in what form: verb or noun, past, present or future, negated or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from mahdar.read.events.lexis import (
    CARRIER,
    CLAUSE,
    COLON,
    COMMA,
    DEED,
    FINITE,
    MODAL,
    NAME,
    NISBA,
    PARTY,
    QUANTITY,
    ROLE,
    STOP,
    TIME,
    TRAIT,
    Deed,
    Lexis,
)  # fmt: skip
from mahdar.read.sheet import Token

FINITE_FORMS = ("perfect", "imperfect", "passive")
CARRIER_REACH = 12
FAR_REACH = 24  # for a verb whose deed a preposition leads to, however much is said of its subject in between
NEAR = 2  # a word may stand between (من تنفيذ عملية تفجير)


class Carrier(msgspec.Struct, frozen=True):
    """The verb that carries a deed's noun: its index, whose role its subject is, its tense and own status.

    >>> Carrier(0, "actor", "past").status is None
    True
    """

    at: int
    subject: str
    tense: str
    status: str | None = None
    only: tuple[str, ...] = ()
    linked: bool = False  # it stands in a relative clause behind the noun (الهدنة التي تبدأ غدا)
    giver: bool = False  # who gave what its subject got stands behind من (تلقى دعما من)
    shares: bool = False  # its subject is one of the two who do the deed (تلقى اتصالا)
    tells: bool = False  # its subject announces the deed, and may not do it


class Trigger(msgspec.Struct, frozen=True):
    """A word that tells a deed: its index, the deed, its form (verb or noun) and tense, the verb that carries it.

    >>> Trigger(0, Deed("AID"), "noun").verb
    False
    """

    at: int
    deed: Deed
    form: str
    tense: str = ""
    carrier: Carrier | None = None
    verb: bool = False
    """Whether the word is a finite verb."""

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "verb", self.form != "noun")

    @property
    def told(self) -> bool:
        """Whether a relative clause says that the deed was done (العقوبات التي فرضتها), whatever stands before it."""
        carrier = self.carrier
        return carrier is not None and carrier.at > self.at and (carrier.linked or carrier.tense == "past")


def triggers(lexis: Lexis, tokens: Sequence[Token], kinds: Sequence[int], span: tuple[int, int]) -> Iterator[Trigger]:
    """Give the triggers of a sentence, left to right.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> lexis, tokens = Lexis(load("ar")), Sheet("وقعت غارة على الجسر", Analyser(load("ar"))).tokens
    >>> [t.deed.mode for t in triggers(lexis, tokens, lexis.kinds.all(tokens), (0, len(tokens)))]
    ['air_strike']
    """
    start, end = span
    for at in range(start, end):
        if not kinds[at] & DEED:
            inner = kinds[at] & (NAME | QUANTITY) and _inner(lexis, tokens, at, own=bool(kinds[at] & NAME))
            if inner:
                yield Trigger(at, inner, "noun", "", carrier(lexis, tokens, kinds, at, start))
            continue
        found = lexis.deed(tokens, at)
        if not found:
            continue
        deed, paradigm = found
        token = tokens[at]
        verb = paradigm in FINITE_FORMS
        if verb and _led(tokens, kinds, at, start) and not _has_noun(lexis, token, deed):
            continue
        if verb and not _nominal(lexis, tokens, kinds, at, start):
            yield Trigger(at, deed, "verb", tense(token, paradigm, lexis.future))
        elif _has_noun(lexis, token, deed) and not (lexis.future and token.pro.endswith(lexis.future)):
            carried = carrier(lexis, tokens, kinds, at, start)
            if carried and carried.only and deed.type not in carried.only:
                carried = None
            yield Trigger(at, deed, "noun", "", carried)


def _inner(lexis: Lexis, tokens: Sequence[Token], at: int, own: bool) -> Deed | None:
    """Give the deed that a chunk counts (أربع غارات), or, where `own`, that of the crowd that it names (آلاف المتظاهرين)."""
    for part in tokens[at].parts:
        if "DEED" not in part.classes:
            continue
        for hit in part.hits:
            deed = lexis.deeds.get(id(hit.entry))
            if deed is None or deed.own is not own or hit.features.paradigm in FINITE_FORMS:
                continue
            if (own and "PARTY" in part.classes) or (not own and deed.fits(tokens, at, lexis.cores)):
                return deed
    return None


def tense(token: Token, paradigm: str, future: str) -> str:
    """Give past, present or future for a verb's form; `future` is the clitic that says so.

    >>> tense(Token.of(0, 1, "x", frozenset()), "perfect", "س")
    'past'
    """
    if paradigm != "imperfect":
        return "past"
    return "future" if future and token.pro.endswith(future) else "present"


def _led(tokens: Sequence[Token], kinds: Sequence[int], at: int, start: int) -> bool:
    """Whether a preposition stands right before the word, so that it can be no verb."""
    return at > start and bool(kinds[at - 1] & ROLE) and not tokens[at].pro and not kinds[at - 1] & CLAUSE


def _nominal(lexis: Lexis, tokens: Sequence[Token], kinds: Sequence[int], at: int, start: int) -> bool:
    """Whether a form that may be verb or noun must be a noun here: after a preposition, a verb or another noun."""
    token = tokens[at]
    if "DEF" in token.classes or lexis.clitic_roles.get(token.pro[-1:], "recipient") != "recipient":
        return True
    if not any(h.features.paradigm not in FINITE_FORMS for h in token.hits if "DEED" in h.entry.classes):
        return False
    after = kinds[at + 1] if at + 1 < len(kinds) else STOP
    if after & ROLE or (after & NISBA and not after & NAME and "DEF" not in tokens[at + 1].classes):
        return True
    if token.enc and not after & STOP and lexis.clitic_roles.get(tokens[at + 1].pro[-1:]) == "recipient":
        return True  # دعمها للفصائل
    if at == start:
        return False
    before = kinds[at - 1]
    if token.pro[:1] in lexis.conjunctions or "SOMEBODY" in tokens[at - 1].classes:
        return False
    if (
        before & CLAUSE
        and tokens[at - 1].get("CLAUSE", "kind") == "that"
        and not tokens[at - 1].get("CLAUSE", "pronoun")
    ):
        return True  # أن قصف الجيش للبلدة
    if before & (NAME | PARTY | COMMA) and _objects(tokens, kinds, at, start):
        return True
    return bool(before & (ROLE | CARRIER)) or not before & (STOP | COMMA | COLON | CLAUSE | NAME | PARTY)


def _objects(tokens: Sequence[Token], kinds: Sequence[int], at: int, start: int) -> bool:
    """Whether a carrier and its subject stand right before the word, which is then what it carries (قرر الوزير طرد السفير)."""
    index = at - 1
    while index > start and kinds[index] & (NAME | PARTY | NISBA | TIME | COMMA) and not kinds[index] & FINITE:
        index -= 1
    return bool(kinds[index] & (CARRIER | MODAL)) and bool(kinds[index] & FINITE) and not tokens[index].enc


def _has_noun(lexis: Lexis, token: Token, deed: Deed) -> bool:
    return any(h.features.paradigm not in FINITE_FORMS for h in token.hits if lexis.deeds.get(id(h.entry)) is deed)


def carrier(lexis: Lexis, tokens: Sequence[Token], kinds: Sequence[int], at: int, start: int) -> Carrier | None:
    """Give the verb that carries the noun at `at`: the nearest before it in its clause, or right after it.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> lexis, tokens = Lexis(load("ar")), Sheet("شنت الطائرات غارة", Analyser(load("ar"))).tokens
    >>> carrier(lexis, tokens, lexis.kinds.all(tokens), 2, 0).tense
    'past'
    """
    behind, linked = _relative(lexis, tokens, kinds, at)
    if behind and linked:
        return behind
    led = at > start and bool(kinds[at - 1] & ROLE)
    for index in range(at - 1, max(start, at - (FAR_REACH if led else CARRIER_REACH)) - 1, -1):
        kind = kinds[index]
        aside = kind & ROLE and tokens[index].get("ROLE", "role") == "aside"
        if kind & (STOP | COLON) or (aside and not kinds[index + 1] & TIME):
            break
        if kind & CLAUSE:
            if tokens[index].get("CLAUSE", "kind") == "that":
                break
            continue
        if kind & CARRIER and not tokens[index].enc:
            if at - index > CARRIER_REACH and not tokens[index].get("CARRIER", "near"):
                break
            return _carrier(lexis, tokens[index], index) if _reaches(lexis, tokens, kinds, index, at) else behind
        if kind & (DEED | MODAL) and kind & FINITE:
            break
    return behind


def _reaches(lexis: Lexis, tokens: Sequence[Token], kinds: Sequence[int], index: int, at: int) -> bool:
    """Whether a verb that wants its deed right behind its preposition has it there."""
    if tokens[index].get("CARRIER", "unparted") and any(kind & COMMA for kind in kinds[index:at]):
        return False
    if not tokens[index].get("CARRIER", "near"):
        return True
    if tokens[at].pro[-1:] in lexis.clitic_roles:  # not رد موسكو على قرار لندن بطرد
        led = next((i for i in range(index + 1, at) if kinds[i] & ROLE), at)
        return not any(kind & (NAME | PARTY) for kind in kinds[led:at])
    led = next((i for i in range(at - 1, index, -1) if kinds[i] & ROLE), index)
    return led == index or at - led <= NEAR


def _relative(lexis: Lexis, tokens: Sequence[Token], kinds: Sequence[int], at: int) -> tuple[Carrier | None, bool]:
    """Give the verb of a relative clause right behind a deed's noun (العقوبات التي كانت فرضتها، غارة شنتها).

    The second value says whether a relative pronoun links it.
    """
    linked = False
    after, size = at + 1, len(tokens)
    while after < size and after < at + 3 and kinds[after] & (TRAIT | NISBA) and not kinds[after] & (CLAUSE | FINITE):
        after += 1
    if after < size and kinds[after] & CLAUSE and tokens[after].get("CLAUSE", "kind") == "who":
        after, linked = after + 1, True
        while after < size and "KANA" in tokens[after].classes:
            after += 1
    if after < size and kinds[after] & FINITE:
        if kinds[after] & CARRIER:
            found = _carrier(lexis, tokens[after], after)
            return Carrier(after, "deed", found.tense, found.status, found.only, linked), linked
        if kinds[after] & DEED and linked and "PERFECT" in tokens[after].classes:
            return Carrier(after, "deed", "past", linked=True), True  # الاتفاق الذي أبرم
    return None, False


def _carrier(lexis: Lexis, token: Token, index: int) -> Carrier:
    hit = token.hit("CARRIER")
    assert hit is not None
    paradigm = hit.features.paradigm
    when = tense(token, paradigm, lexis.future) if paradigm in FINITE_FORMS else ""
    entry = hit.entry
    only, giver = tuple(entry.get("only", ())), entry.get("giver", False)
    return Carrier(
        index,
        entry.get("subject", "actor"),
        when,
        entry.get("status"),
        only,
        giver=giver,
        shares=entry.get("shares", False),
        tells=entry.get("tells", False),
    )
