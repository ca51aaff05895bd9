"""The sentence around a deed: who stands in it before and behind, joined by 'and', governed by a preposition."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter

import msgspec

from mahdar.read.events.actor import Actor, Standing, both_codes, is_both
from mahdar.read.events.actors import Actors
from mahdar.read.events.agreement import ANY, of_actor, pronoun_of
from mahdar.read.events.lexis import (
    ACTOR,
    CLAUSE,
    COLON,
    COMMA,
    CUE,
    DEED,
    FINITE,
    NAME,
    NISBA,
    PARTY,
    QUANTITY,
    ROLE,
    STOP,
    Lexis,
)  # fmt: skip
from mahdar.read.events.voices import Voices
from mahdar.read.sheet import Token

_AT = attrgetter("at")
REACH = 22
SHARED = 14  # words within which 'and' joins one deed to another
FAR = 150  # words of a sentence, however long it is, that are looked through for what stands anywhere in it
SHE = frozenset("f")
ASKED = 2  # a preposition and a word stand before the deed that somebody is asked for (إلى شن غارات)
TOPIC_REACH, TOPIC_BACK = 15, 40  # words of a sentence, sentences


class Told(msgspec.Struct, frozen=True):
    """A deed of the sentence that has been read: where its word stands, whether that is a verb, who did it, of what type.

    >>> Told(3, True, ()).verb
    True
    """

    at: int
    verb: bool
    actors: Sequence[Actor]
    time: Token | None = None
    type: str = ""


class Clause:
    """A sentence of the sheet, in which the arguments of its deeds are looked for.

    `before` is the sentence before it, `pair` the parties of the last deed that had two; `triggers` where the sentence's
    deeds stand.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.events.bodies import Bodies
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> lexis, tokens = Lexis(load("ar")), Sheet("غارة روسية", Analyser(load("ar"))).tokens
    >>> clause = Clause(lexis, tokens, lexis.kinds.all(tokens), (0, 2), Actors(Bodies(load("ar")), []))
    >>> clause.adjective(1), clause.actor(1).id
    (True, 'RUS')
    """

    def __init__(
        self, lexis: Lexis, tokens: Sequence[Token], kinds: Sequence[int], span: tuple[int, int], actors: Actors
    ) -> None:
        self.lexis, self.tokens, self.kinds, self.span, self.actors = lexis, tokens, kinds, span, actors
        self.voices: Voices | None = None
        self.before: Clause | None = None
        self._about: list[Actor] | None = None
        self.pair: Sequence[Actor] = ()
        self.triggers: frozenset[int] = frozenset()
        self.blows: dict[int, int] = {}
        self.last: Told | None = None  # the deed told before in the sentence
        self.onlookers = frozenset[str]()  # those who but tell of it
        self.aims: set[int] = set()  # where verbal nouns stand that are only aimed at

    @property
    def topic(self) -> Actor | None:
        """Who the text was last about, for deeds whose actor is only understood."""
        clause = self.before
        for _ in range(TOPIC_BACK):
            if clause is None:
                break
            if clause._about is None:
                clause._about = clause._first_named()
            if clause._about:
                return clause._about[0]
            clause = clause.before
        return None

    def _first_named(self) -> list[Actor]:
        """Give whom the sentence is about, as a list of one: the first actor that it names; nothing where there is none."""
        for index in range(self.span[0], min(self.span[1], self.span[0] + TOPIC_REACH)):
            actor = self.named(index)
            if actor and actor.kind not in ("place", "people") and not self._whither(actor):
                return [actor]
        return []

    def _whither(self, actor: Actor) -> bool:
        """Whether an actor is but a land that a preposition leads to (في اليمن)."""
        return "GPE" in self.tokens[actor.at].classes and self.governed(actor)

    def finite(self, index: int) -> bool:
        """Whether the word at `index` is a finite verb: after a preposition a form that may be one is none."""
        if not self.kinds[index] & FINITE:
            return False
        led = index > self.span[0] and self.kinds[index - 1] & ROLE and not self.kinds[index - 1] & CLAUSE
        return not led or bool(self.tokens[index].pro)

    def kind_of_clause(self, index: int) -> str:
        """Give the kind of the clause that the word at `index` opens: that, sub or who."""
        return str(self.tokens[index].get("CLAUSE", "kind"))

    def related(self, index: int) -> bool:
        """Whether the verb at `index` stands in a relative clause (الطائرة التي أسقطها)."""
        back = range(max(self.span[0], index - 2), index)
        return any(self.kinds[i] & CLAUSE and self.kind_of_clause(i) == "who" for i in back)

    def scheduled(self, index: int) -> bool:
        """Whether the clause that opens at `index` only says that the deed was planned (لقاء كان مقررا غدا)."""
        after = self.tokens[index + 1] if index + 1 < self.span[1] else None
        return after is not None and "planned" in (after.get("TRAIT", "status"), after.get("MODAL", "status"))

    def role_at(self, index: int) -> str:
        """Give the role that the preposition at `index` names."""
        return str(self.tokens[index].get("ROLE", "role"))

    def joined_on(self, index: int) -> bool:
        """Whether the token at `index` has 'and' written onto its front."""
        return self.tokens[index].pro[:1] == self.lexis.join

    def led_on(self, index: int) -> bool:
        """Whether any conjunction is written onto the front of the token at `index`."""
        return self.tokens[index].pro[:1] in self.lexis.conjunctions

    def clitic_role(self, index: int) -> str | None:
        """Give the role that a preposition written onto the token at `index` names, None where there is none."""
        return self.lexis.clitic_roles.get(self.tokens[index].pro[-1:])

    def actor(self, index: int) -> Actor | None:
        """Give the actor that begins at `index`."""
        return self.actors.at(self.tokens, self.kinds, index)

    def adjective(self, index: int) -> bool:
        """Whether the token at `index` is an adjective of belonging and no name."""
        kind = self.kinds[index]
        return bool(kind & NISBA) and not kind & NAME

    def describes(self, index: int, noun: int) -> bool:
        """Whether the adjective at `index` may be of the noun at `noun` by its gender (not ترحيل جهادية فرنسية)."""
        word, head = self.tokens[index].classes, self.tokens[noun].classes
        feminine = "F" in word and "M" not in word
        return not feminine or "M" not in head or "F" in head or "P" in head or "D" in head

    def named(self, index: int) -> Actor | None:
        """Give the actor that begins at `index`, unless it is only an adjective."""
        return self.actor(index) if self.kinds[index] & ACTOR and not self.adjective(index) else None

    def standing(self, start: int, end: int) -> Sequence[Standing]:
        """Give the actors of the sentence that begin between two indices, with how they stand."""
        return self._standing[bisect_left(self._standing, start, key=_AT) : bisect_left(self._standing, end, key=_AT)]

    @cached_property
    def _standing(self) -> Sequence[Standing]:
        row = (i for i in range(*self.span) if self.kinds[i] & ACTOR)
        return [Standing(i, a, self.led_to(a), self.adjective(a.at)) for i in row if (a := self.actor(i))]

    @cached_property
    def everybody(self) -> Sequence[Actor]:
        """Give all actors that the sentence names, each once, however far into it they are looked for."""
        near = self.standing(self.span[0], self.span[0] + FAR)
        return list({one.actor.id: one.actor for one in near if not one.adjective}.values())

    def ending(self, index: int) -> Actor | None:
        """Give the actor that ends with the token at `index`: a force and its adjective are one."""
        for start in (index - 2, index - 1, index):
            if (start >= self.span[0] and self.kinds[start] & PARTY) or start == index:
                actor = self.actor(start)
                if actor and actor.end == index + 1:
                    return actor
        return None

    def governed(self, actor: Actor) -> bool:
        """Whether a preposition stands before the actor."""
        return self.led_to(actor) is not None

    def led_to(self, actor: Actor) -> str | None:
        """Give the role that the preposition before the actor gives it, None where none stands there."""
        before = actor.at - 1
        led = before >= self.span[0] and self.kinds[before] & ROLE
        return self.role_at(before) if led else self.clitic_role(actor.at)

    def fits(self, actor: Actor, genders: frozenset[str]) -> bool:
        """Whether an actor that the sentence or one before it names may be of one of the genders."""
        if actor.at < 0 or len(genders) == len(ANY):
            return True
        return not genders.isdisjoint(of_actor(actor, self.tokens[actor.at], self.lexis.masculine))

    def left(self, at: int, nearest: bool = False, genders: frozenset[str] = ANY) -> Actor | None:
        """Give the actor before `at` in its clause that no preposition governs: the first one, which the clause is about.

        In a relative clause, and where asked to, the nearest one; only one of the `genders`.
        """
        best: Actor | None = None
        related = False
        for index in range(at - 1, max(self.span[0], at - REACH) - 1, -1):
            kind = self.kinds[index]
            if kind & (STOP | COLON):
                break
            if kind & CLAUSE and not self._was(index):
                if self.kind_of_clause(index) != "who":
                    break
                if self.of_a_deed(index):
                    return None
                if best and self.led_on(at):
                    break  # منطقة تنطلق منها صواريخ الجماعة وتستهدف ...
                nearest, related = nearest or best is None, best is None
            if not kind & ACTOR:
                continue
            actor = self.ending(index)
            if not actor or actor.kind == "place" or self.adjective(actor.at) or not self.fits(actor, genders):
                continue
            if nearest and not (related and self._setting(actor)):
                return actor
            best = best if self.governed(actor) else actor
        return best

    def of_a_deed(self, who: int) -> bool:
        """Whether a relative clause is of a deed (الهجوم الذي استهدف البلدة), so that nobody before it is its subject."""
        head = who - 1 - bool(self.kinds[who - 1] & COMMA)
        kind = self.kinds[head] if head >= self.span[0] else 0
        return bool(kind & DEED) and not kind & (FINITE | ACTOR) and "DEF" in self.tokens[head].classes

    def _was(self, index: int) -> bool:
        """Whether the word at `index` only says that what follows is past, its subject before it (الطائرات كانت انسحبت)."""
        return "KANA" in self.tokens[index].classes and index > self.span[0] and bool(self.kinds[index - 1] & ACTOR)

    def opened(self, at: int) -> int:
        """Give the word right behind the 'that' which opens the clause of the word at `at`, -1 where none does."""
        for index in range(at - 1, max(self.span[0], at - REACH) - 1, -1):
            if self.kinds[index] & (STOP | COLON):
                return -1
            if self.kinds[index] & CLAUSE:
                that = self.kind_of_clause(index) == "that" and not self.tokens[index].get("CLAUSE", "pronoun")
                return index + 1 if that and index + 1 < at else -1
        return -1

    def _setting(self, actor: Actor) -> bool:
        """Whether an actor is but the land in which another is (الجماعة في لبنان، التي ...)."""
        before = actor.at - 1
        led = before > self.span[0] and self.kinds[before] & ROLE and self.role_at(before) == "place"
        return bool(led) and "GPE" in self.tokens[actor.at].classes and bool(self.kinds[before - 1] & (NAME | PARTY))

    def speaker(self, at: int) -> Actor | None:
        """Give whom the sentence was about before `at`: who is quoted, else its first actor, else whom the text was about."""
        voice = self.voice(at)
        if voice:
            return voice
        for index in range(at - 1, max(self.span[0], at - FAR) - 1, -1):
            if self.kinds[index] & CUE and self.finite(index):
                quoted = self._first(index + 1, at)
                if quoted:
                    return quoted
                break
        return self._first(self.span[0], at) or self._later(at) or self.topic

    def _later(self, at: int) -> Actor | None:
        """Give whom the sentence is about where it begins with a setting (خلال زيارته إلى بيروت، قال الوزير ...)."""
        if not self.kinds[self.span[0]] & ROLE:
            return None
        comma = next((i for i in range(at, min(self.span[1], at + REACH)) if self.kinds[i] & COMMA), self.span[1])
        actor = self.named(comma + 2) if comma + 2 < self.span[1] and self.finite(comma + 1) else None
        return actor if actor and actor.able else None

    def voice(self, at: int) -> Actor | None:
        """Give who says what the token at `at` is part of."""
        return self.voices.at(self.tokens[at].start) if self.voices else None

    def she(self, at: int) -> Actor | None:
        """Give the land or body that the clause before the word at `at` is about, where its pronoun is a she and a man speaks (أنها)."""
        if not self.voices or not pronoun_of(self.tokens[at], "f", self.lexis.pronouns):
            return None
        man = self.voices.person(self.tokens[at].start)
        if man is None or man.gender != "m":
            return None
        return self.left(at, genders=SHE)

    def asked(self, at: int, anywhere: bool = False) -> list[Actor]:
        """Give who is asked to do, or accused of, what the token at `at` is part of; nothing where nobody is.

        With `anywhere`, who is accused of all that is said, wherever in it the token stands.
        """
        start = self.voices.asked(self.tokens[at].start, accused=anywhere) if self.voices else -1
        if start < 0:
            return []
        index = next((i for i in range(at, self.span[0], -1) if self.tokens[i - 1].start < start), self.span[0])
        inside = (
            not anywhere and at > index + ASKED and not (self.joined_on(at) and "DEF" not in self.tokens[at].classes)
        )
        actor = self.ending(index - 1) if index > self.span[0] and not inside else None
        return self.joined(actor) if actor and actor.able and not self.adjective(actor.at) else []

    def _first(self, start: int, end: int) -> Actor | None:
        """Give the first actor between the two that is able to speak and act, and that no preposition governs."""
        for index in range(start, min(end, start + FAR)):
            actor = self.named(index)
            if actor and actor.kind not in ("place", "people") and not self.governed(actor):
                return actor
        return None

    def land(self, at: int) -> str:
        """Give the state of the place that the sentence sets its scene in before `at` (في المغرب ...), '' where none."""
        for index in range(at - 1, max(self.span[0], at - FAR), -1):
            kind = self.kinds[index]
            if kind & (STOP | COLON):
                break
            if kind & NAME and self.kinds[index - 1] & ROLE and self.role_at(index - 1) == "place":
                state = self.actors.state_at(self.tokens[index])
                if state and not self.tokens[index].classes.isdisjoint(("GPE", "LOC")):
                    return state
        return ""

    def joined(self, actor: Actor) -> list[Actor]:
        """Give the actor with those before and behind it that 'and' joins to it."""
        found, after = [actor], actor.end
        while after < self.span[1] and self.kinds[after] & ACTOR and self.joined_on(after):
            other = self.actor(after)
            if not other or other.kind == "place":
                break
            found.append(other.as_state())
            after = other.end
        while self.joined_on(actor.at) and actor.at > self.span[0] and self.kinds[actor.at - 1] & ACTOR:
            before = self.ending(actor.at - 1)
            if not before or before.kind == "place":
                break
            found.insert(0, before)
            actor = before
        return found

    def two(self, at: int) -> list[Actor]:
        """Give the two nearest actors before `at` in the sentence, for 'between them', or the last pair."""
        found: list[Actor] = []
        for index in range(at - 1, max(self.span[0], at - FAR) - 1, -1):
            actor = self.named(index)
            if actor and actor.able and all(actor.id != a.id for a in found):
                found.insert(0, actor)
                if len(found) == 2:
                    return found
        return list(self.pair)

    def men(self, at: int, verb: int) -> Actor | None:
        """Give the men last named before `at` in the sentence, for a plural `verb` that names no subject (بعدما قاموا ...)."""
        word = self.tokens[verb].classes
        if "P" not in word or "M" not in word:
            return None
        for index in range(at - 1, max(self.span[0], at - FAR) - 1, -1):
            if self.kinds[index] & STOP:
                break
            actor = self.named(index) if self.kinds[index] & (NAME | PARTY) else None
            if actor and (
                actor.kind in ("group", "people")
                or (actor.kind == "body" and ("P" in self.tokens[index].classes or self._some_of(index)))
            ):
                return actor
        return None

    def _some_of(self, index: int) -> bool:
        """Whether a number of men is told to be of the group at `index` (مئة مقاتل من الحركة)."""
        first = index - 2
        return (
            first >= self.span[0] and bool(self.kinds[first] & QUANTITY) and "MEMBERS" in self.tokens[index - 1].classes
        )

    def both(self, index: int) -> list[Actor]:
        """Give the two that the word at `index` means: of itself (الكوريتان), or else the last pair or the main two."""
        codes = both_codes(self.tokens[index])
        if codes:
            return [Actor(code, "state", index, index + 1) for code in codes]
        return list(self.pair or self.actors.main)

    def both_before(self, at: int) -> list[Actor]:
        """Give the two that a word for two before `at` in the sentence means (اتفق الجانبان على عقد اجتماع)."""
        for index in range(at - 1, max(self.span[0], at - FAR) - 1, -1):
            if self.kinds[index] & STOP:
                break
            if self.kinds[index] & (PARTY | NAME) and is_both(self.tokens[index]):
                return self.both(index)
        return []
