"""Who acts: names, nisba adjectives and nouns for forces and groups, as the actors that an event lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from mahdar.lang.fold import fold
from mahdar.model import Name
from mahdar.read.events import groups
from mahdar.read.events.actor import (
    ORGANS,
    Actor,
    alias,
    band,
    crowd,
    honorific,
    is_both,
    label,
    private,
    served,
    unnamed,
)
from mahdar.read.events.bodies import Bodies
from mahdar.read.events.lexis import NAME, NISBA, PARTY, ROLE, STOP
from mahdar.read.names.holders import former
from mahdar.read.sheet import Token

_GIVEN = frozenset({"GIVEN"})  # تركي is no Turk
_MEN = frozenset({"ORG", "FORCE"})
_BANDS = ("body", "group")
_OF_THEM = frozenset({"OFTHEM", "PRONOMINAL"})
AROUND = 20  # tokens within which an organ named before says whose the authorities are


class Actors:
    """Finds the actors of one article; made for each, since it learns who is who and whose state is at home.

    >>> from mahdar.lang.pack import load
    >>> Actors(Bodies(load("ar")), [Name(start=0, end=1, text="ر", type="GPE", entity="RUS")]).home
    'RUS'
    """

    def __init__(self, bodies: Bodies, names: Sequence[Name], lead: int = 0, outlet_state: str | None = None) -> None:
        self._bodies, self.article, self.aim, self.place = bodies, bodies.article, bodies.aim, bodies.place
        self.unarmed = bodies.unarmed
        self._plural_endings = bodies.plurals
        self.voice: Callable[[int], Actor | None] = lambda _: None  # who speaks at a place of the text
        self.told: dict[str, Sequence[Actor]] = {}  # who did the last deed of a type of which the text says so
        self._found: dict[int, Actor | None] = {}
        self._headed_by: dict[str, list[Name]] = {}
        self._envoys: dict[str, str] = {}  # the bodies that persons act for
        self._people: dict[str, list[tuple[str, str]]] = {}  # heads and states of persons by the first word
        self._past = bodies.retired(names)
        states: Counter[str] = Counter()
        actors: Counter[str] = Counter()
        for name in names:
            if name.type == "ORG" and " " in name.text:
                noun = fold(name.text.split(" ", 1)[0]).removeprefix(bodies.article)
                self._headed_by.setdefault(noun, []).append(name)
            state = bodies.state(name)
            if name.type == "PERSON" and name.head and state:
                self._people.setdefault(name.head.split(" ", 1)[0], []).append((name.head, state))
            elif name.type == "PERSON" and name.head and name.role and (body := bodies.body(name)):
                self._envoys[name.head] = body.id
            code = state or bodies.part_of.get(name.entity or "", name.entity)
            if code and (code in bodies.states or code in bodies.short or not code.isascii()):
                actors[code] += 1
            if state:
                states[state] += (1 if name.type in ("GPE", "NORP") else 2) * (3 if name.start < lead else 1)
        top = actors.most_common(3)
        clear = len(top) > 1 and top[1][1] > 1 and (len(top) < 3 or top[2][1] < top[1][1])
        self.main = tuple(Actor(code, "state", -1, -1) for code, _ in top[:2]) if clear else ()
        self.home = states.most_common(1)[0][0] if states else outlet_state or bodies.paper(names)

    def at(self, tokens: Sequence[Token], kinds: Sequence[int], index: int) -> Actor | None:
        """Give the actor that begins at `index`, or nothing; the same one however often it is asked for."""
        if index not in self._found:
            actor = self._at(tokens, kinds, index)
            if actor is None and kinds[index] & PARTY:  # طائرات تابعة للائتلاف
                actor = Actor("", "group", index, index + 1)
            found = self._of_group(tokens, kinds, actor) if actor else None
            self._found[index] = found if found and found.id else None
        return self._found[index]

    def _of_group(self, tokens: Sequence[Token], kinds: Sequence[int], actor: Actor) -> Actor:
        """Give the group that some men are of (عناصر من الحزب), the men themselves where it is not said."""
        if actor.kind == "group" and (
            called := groups.set_off(tokens, kinds, actor, lambda i: self.at(tokens, kinds, i))
        ):
            return called
        first, name = tokens[actor.at], groups.beyond(tokens, actor.end)
        link = first.parts[-1] if first.parts and "MEMBERS" in first.parts[-1].classes else None
        by = link is None and name < len(tokens) and tokens[name].pro == self.place != ""  # عناصر بالتنظيم
        if link is None and name < len(tokens):
            link, name = tokens[name], name + (not by)
        if link is None or name >= len(tokens) or not kinds[name] & NAME or not (by or "MEMBERS" in link.classes):
            return self._command(tokens, kinds, actor)
        own = bool(getattr(first.record, "entity", ""))  # whomever a band with a name of its own is loyal to
        men = actor.kind in ("group", "people") and "DEF" not in first.classes and not own
        forces = "DEF" in link.classes and not first.classes.isdisjoint(_MEN) and not (own and actor.kind == "body")
        group = self.at(tokens, kinds, name) if men or forces else None
        known = group is not None and group.kind in (_BANDS if by else (*_BANDS, "state", "person"))
        return Actor(group.id, group.kind, actor.at, group.end) if group and known else actor

    def _command(self, tokens: Sequence[Token], kinds: Sequence[int], actor: Actor) -> Actor:
        """Give whose a command or an office without a name of its own is (القيادة المشتركة لقوات التحالف)."""
        first, index = tokens[actor.at], actor.end
        if actor.kind not in ("body", "bare") or index >= len(tokens) or not kinds[index] & NAME:
            return actor
        if "ORGANHEAD" not in first.first.classes or not tokens[index].pro.endswith(self.aim) or not self.aim:
            return actor
        whose = self.at(tokens, kinds, index)
        known = whose is not None and whose.kind in ("body", "group", "state")
        return Actor(whose.id, whose.kind, actor.at, whose.end) if whose and known else actor

    def _at(self, tokens: Sequence[Token], kinds: Sequence[int], index: int) -> Actor | None:
        kind = kinds[index]
        if kind & (NAME | PARTY) and groups.describes(tokens, kinds, index):
            return None
        if kind & NAME:
            return self._named(tokens, kinds, index)
        if kind & PARTY:
            return self._party(tokens, kinds, index)
        if kind & NISBA:
            return self._nisba(tokens[index], index)
        return None

    def _nisba(self, token: Token, index: int) -> Actor | None:
        """Give the state of an adjective (روسية), or the people that it names where it is a plural (الروس)."""
        hit = token.hit("NISBA")
        code = hit.entry.get("code") if hit else None
        if not hit or not code:
            return None
        people = hit.features.number == "p" and hit.features.gender == "m"
        return Actor(
            self._bodies.people(label(token, self.article)) if people else code,
            "people" if people else "state",
            index,
            index + 1,
            state=code,
        )

    def state_at(self, token: Token | None) -> str:
        """Give the state of the place that a name's token stands for, '' where it has none."""
        record = token.record if token else None
        return (self._bodies.state(record) or "") if isinstance(record, Name) else ""

    def _named(self, tokens: Sequence[Token], kinds: Sequence[int], index: int) -> Actor | None:
        token = tokens[index]
        name = token.record
        if not isinstance(name, Name) or name.type == "MEDIA" or is_both(token) or groups.of_medium(tokens, index):
            return None
        gone = former(token) or self._bodies.past(name) or (name.head in self._past and not name.role)
        if name.head and name.type in ("PERSON", "ORG") and gone:
            return self._himself(tokens, index, name)
        code = self._bodies.part_of.get(name.entity or "", name.entity or "")
        if name.type == "NORP" and name.head and code in self._bodies.states and crowd(token):
            return Actor(label(token.parts[0], self._bodies.article), "group", index, index + 1, state=code)
        if code in self._bodies.states and not (name.type == "ORG" and band(token)):
            people = name.type == "NORP" and name.plural
            called = name.head if people or name.type == "PERSON" else ""
            called = self._bodies.people(called) if people and called else called
            whose = (name.type == "PERSON" and served(token, True)) or ""
            return Actor(code, "people" if people else "state", index, index + 1, called or "", alias=whose)
        if code in self._bodies.short:
            return Actor(code, "body", index, index + 1)
        if name.type in ("GPE", "LOC"):
            return Actor(name.head or name.text, "place", index, index + 1, state=name.state or "")
        if name.type == "PERSON":
            return None if groups.called_after(tokens, index) else self._person(tokens, kinds, index, name)
        if name.type == "ORG" and (not code or code in self._bodies.states):
            found, known = self._organisation(tokens, kinds, index, name)
            if known:
                return found
        if not name.state and crowd(token) and (others := self._of(tokens, kinds, index, "group")):
            return others
        called = code if code and not code.isascii() else name.head or label(token, self._bodies.article)
        men = "group" if crowd(token) else "people"
        own = called == code and name.head and token.parts and token.parts[0].get("PARTY", "kind") != "force"
        also = alias(code, name.head or "", self.article) if own else ""
        return Actor(called, "body" if name.type == "ORG" else men, index, index + 1, alias=also)

    def _himself(self, tokens: Sequence[Token], index: int, name: Name) -> Actor:
        """Give who has his office no longer, or whose forces (قوات الرئيس المخلوع فلان) are named."""
        after = tokens[index + 1].record if index + 1 < len(tokens) and not tokens[index + 1].pro else None
        whose = after if name.type == "ORG" and isinstance(after, Name) and after.type == "PERSON" else name
        called = whose.head or name.head or name.text
        return Actor(called, "person", index, index + 1 + (whose is after), whose.head or "")

    def _organisation(
        self, tokens: Sequence[Token], kinds: Sequence[int], index: int, name: Name
    ) -> tuple[Actor | None, bool]:
        """Give a body without a code as a group, its state's organ or what a bare noun takes up; and whether it is any."""
        parts = tokens[index].parts or (tokens[index],)
        if "MEDIAHEAD" in parts[0].classes:
            return None, True
        code = next((c for p in parts if (c := p.get("GROUP", "code"))), "")
        if code:
            return Actor(code, "group", index, index + 1), True
        if name.head and not name.state and any(not p.classes.isdisjoint(groups.OPEN) for p in parts[1:]):
            return Actor(name.head, "group", index, index + 1), True  # قوات «النخبة»
        group = next((p for p in parts if p.get("PARTY", "kind") == "group"), None)
        if group:  # whatever land it is of, a group is no state
            whole = group is parts[0] or "DEF" not in group.classes
            called = (name.head or label(tokens[index], self.article)) if whole else label(group, self.article)
            return Actor(called, "group", index, index + 1), True
        organ = parts[0].get("PARTY", "kind") == "force" or not ORGANS.isdisjoint(
            tokens[index].classes | parts[0].classes
        )
        state = (name.state or self._around(tokens, kinds, index)) if organ else None
        if state:
            return Actor(state, "state", index, index + 1), True
        if name.head:
            return None, False
        bare = Actor(label(tokens[index], self._bodies.article), "bare", index, index + 1)
        return self._headed(tokens[index], name, index) or bare, True

    def _headed(self, token: Token, name: Name, index: int) -> Actor | None:
        """Give the body that a bare noun (الحركة) takes up: the last one named whose name begins with it; if any."""
        noun = label(token, self._bodies.article).removeprefix(self._bodies.article)
        for other in reversed(self._headed_by.get(noun, ())):
            if other.start < name.start:
                code = self._bodies.part_of.get(other.entity or "", other.entity or "")
                if code in self._bodies.states:
                    return Actor(code, "state", index, index + 1)
                known = code if code in self._bodies.short or not code.isascii() else ""
                return Actor(known or other.head or other.text, "body", index, index + 1)
        return None

    def _person(self, tokens: Sequence[Token], kinds: Sequence[int], index: int, name: Name) -> Actor | None:
        """Give a person: an official acts for the state that the text gives, one without any for the state at home."""
        if not name.head and ("KIN" in tokens[index].classes or unnamed(tokens[index])):
            return None  # زوجته السورية، المصدر
        end = index + 1
        body = self._bodies.body(name)
        if body and not (name.state and body.id in self._bodies.short):
            return Actor(body.id, "body", index, end, body.name)
        state = name.state or ("" if name.role else self._known(name))
        if not state and not name.role and (sent := self._sent(name)):
            return Actor(sent, "body", index, end, name.head or "")
        if not state:
            parts, end = groups.adjectives(tokens, kinds, index)
            state = next((c for p in parts if p.classes.isdisjoint(_GIVEN) and (c := p.get("NISBA", "code"))), None)
            bloc = (
                next((b for p in parts if (b := p.get("NISBA", "bloc"))), None) if name.plural and not state else None
            )
            if bloc:
                return Actor(bloc, "body", index, end)  # وزراء الخارجية العرب
        alone = not name.role or honorific(tokens[index], name) or private(tokens[index])
        if not state and alone and (office := self._office(tokens, kinds, end)):
            state, end = office, end + 1
        if not state and name.role and (body_of := served(tokens[index])):
            return Actor(body_of, "body", index, end, name.head or "")
        if not state and name.role and not (alone and name.head) and not (name.plural and not name.head):
            state = self.home
        if state:
            return Actor(state, "state", index, end, name.head or "")
        return Actor(name.head, "person", index, index + 1, name.head) if name.head else None

    def _known(self, name: Name) -> str | None:
        """Give the state of a person whom the article names elsewhere with it, by that name or a longer one."""
        bare = name.head or ""
        for head, state in self._people.get(bare.split(" ", 1)[0], ()):
            if head == bare or head.startswith(bare + " "):
                return state
        return None

    def _sent(self, name: Name) -> str | None:
        """Give the body that a person acts for as the article says elsewhere, by that name or a longer one."""
        bare = name.head or ""
        return self._envoys.get(bare) or next(
            (body for head, body in self._envoys.items() if bare and head.endswith(" " + bare)), None
        )

    def _office(self, tokens: Sequence[Token], kinds: Sequence[int], index: int) -> str | None:
        """Give the state of the office that stands right behind a name (فلان وزير المالية اليوناني)."""
        record = tokens[index].record if index < len(tokens) and kinds[index] & NAME and not tokens[index].pro else None
        if not isinstance(record, Name) or record.type != "PERSON" or not record.role or record.head:
            return None
        return record.state or (None if private(tokens[index]) else self.home)

    def _party(self, tokens: Sequence[Token], kinds: Sequence[int], index: int) -> Actor | None:
        token = tokens[index]
        kind = token.get("PARTY", "kind")
        if kind == "both":
            return None
        if kind == "many":
            return self._many(tokens, kinds, index)
        if kind == "own":
            return self._own(tokens, kinds, index)
        found = self._of(tokens, kinds, index, kind)
        if found:
            return found
        owner = self._owner(tokens, kinds, index) if token.enc else None
        if owner:
            return Actor(owner.id, owner.kind, index, index + 1, owner.name)
        if kind == "group" and "CARRIER" in token.classes and "DEF" not in token.classes:
            return None  # تنظيم رحلات
        if kind == "group":
            return Actor(label(token, self._bodies.article), "group", index, groups.described(tokens, kinds, index))
        state = self._around(tokens, kinds, index) if "DEF" in token.classes or token.enc else None
        return Actor(state, "state", index, index + 1) if state else None

    def _around(self, tokens: Sequence[Token], kinds: Sequence[int], index: int) -> str | None:
        """Give whose the authorities at `index` are: of the state whose organ the sentence named before, else at home."""
        for before in range(index - 1, max(-1, index - AROUND), -1):
            if kinds[before] & STOP:
                break
            record = tokens[before].record
            official = kinds[before] & NAME and isinstance(record, Name) and record.type in ("ORG", "PERSON")
            if official and record.entity and record.entity in self._bodies.states:
                return str(record.entity)
        return self.home

    def _own(self, tokens: Sequence[Token], kinds: Sequence[int], index: int) -> Actor | None:
        """Give the country that بلاده stands for: that of who speaks, else of the nearest official before it."""
        voice = self.voice(tokens[index].start)
        state = voice.id if voice and voice.kind == "state" else None
        state = state or self._around(tokens, kinds, index)
        return Actor(state, "state", index, index + 1) if state else None

    def _many(self, tokens: Sequence[Token], kinds: Sequence[int], index: int) -> Actor | None:
        """Give the crowd that stands behind a word for many (آلاف الطلبة)."""
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if after is not None and not after.classes.isdisjoint(_OF_THEM):
            return self._before(tokens, kinds, index)
        kind = after.get("PARTY", "kind") if after is not None else None
        if kind in ("group", "many") and (men := self.at(tokens, kinds, index + 1)):
            return Actor(men.id, men.kind, index, men.end)  # عشرات آلاف المحتجين، العشرات من عناصر الحركة
        if after is None or kind == "many" or not groups.plain(after, kinds[index + 1]):
            return None
        people = "NISBA" in after.classes or bool(getattr(after.record, "entity", ""))
        called = self._bodies.people(after.core) if people else after.core
        group = (
            people
            or kinds[index + 1] & (PARTY | NAME)
            or (after.core.endswith(self._plural_endings) and "P" in after.classes)
        )
        return Actor(called, "group" if group else "people", index, index + 2)

    def _before(self, tokens: Sequence[Token], kinds: Sequence[int], index: int) -> Actor | None:
        """Give the men last named before a word for many of them (العشرات منهم), in its sentence or the one before."""
        for before in range(index - 1, max(-1, index - 2 * AROUND), -1):
            if kinds[before] & (NAME | PARTY) and tokens[before].get("PARTY", "kind") != "many":
                actor = self.at(tokens, kinds, before)
                if actor and actor.kind in ("group", "people", "body") and actor.end <= index:
                    return Actor(actor.id, actor.kind, index, index + 2)
        return None

    def _of(self, tokens: Sequence[Token], kinds: Sequence[int], index: int, kind: str) -> Actor | None:
        """Give whose the force or group at `index` is, as the words behind it say (القوات الروسية، قوات المعارضة)."""
        end = index + 1
        while end < len(tokens) and end <= index + 2:
            after = tokens[end]
            if kinds[end] & NISBA and not after.pro:
                code = after.get("NISBA", "code")
                if code and kind == "force":
                    return Actor(code, "state", index, end + 1)
            if kinds[end] & NAME and not after.pro and end == index + 1:
                found = self._named(tokens, kinds, end)
                ours = found is not None and found.kind == "state" and "ORG" in after.classes
                if (
                    found
                    and kind == "group"
                    and found.kind in ("people", "group")
                    and "BODYHEAD" in tokens[index].classes
                ):
                    return self._full(tokens[index], found, index, end + 1)
                if found and (kind == "force" or ours or found.kind in ("body", "group")):
                    return Actor(found.id, "state" if found.kind == "state" else "group", index, end + 1)
            if kind == "group" and end == index + 1 and (groups.local(tokens, index) or groups.called(tokens, index)):
                return Actor(f"{tokens[index].core} {after.core}", "group", index, end + 1)
            if kinds[end] & PARTY and not after.pro and after.get("PARTY", "kind") == "group":
                return Actor(label(after, self._bodies.article), "group", index, end + 1)
            if "WORD" not in after.classes:
                break
            end += 1
        return None

    def _full(self, head: Token, men: Actor, index: int, end: int) -> Actor:
        """Give a body called by whose it is (حزب العمال، نقابة المحامين) by its full name, if the article has one."""
        called = f"{head.core} {men.id}"
        for other in self._headed_by.get(head.core, ()):
            if fold(other.head or other.text).startswith(fold(called)):
                called = other.entity if other.entity and not other.entity.isascii() else other.head or other.text
                break
        return Actor(called, "body", index, end)

    def _owner(self, tokens: Sequence[Token], kinds: Sequence[int], index: int) -> Actor | None:
        """Give whom the pronoun of قواته stands for: the nearest named actor before it in the sentence."""
        for before in range(index - 1, max(-1, index - AROUND), -1):
            if kinds[before] & STOP:
                break
            if kinds[before] & NAME and not kinds[before - 1] & ROLE:
                actor = self._named(tokens, kinds, before)
                if actor and actor.able:
                    return actor
        return self.voice(tokens[index].start)
