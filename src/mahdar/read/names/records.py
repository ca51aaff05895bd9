"""From a rule's match to a name: its record, and the chunk that stands for it on the sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

import msgspec

from mahdar.lang.fold import fold
from mahdar.lang.inflect import PLAIN, Features
from mahdar.lang.pack import Hit
from mahdar.model import Name
from mahdar.read.analysis import class_set
from mahdar.read.cascade import Match
from mahdar.read.names.rules import NameRule
from mahdar.read.sheet import Token
from mahdar.read.sorts import BLANK, sort_of

_CODED = ("WEAKPLACE", "REGION", "ORIGIN", "STATE", "CAPITAL", "CITY", "PLACE", "BODY", "HOUSE", "KNOWN", "OFONESTATE")
_CODES = frozenset(_CODED)
_AGREEING = (
    "BODYHEAD", "TITLE", "HONOURED", "CROWD", "CHIEF", "BODY", "HOUSE", "GPE", "RANK", "GIVEN", "PERSON", "ORIGIN", "REGION",
)  # fmt: skip
_AGREE = frozenset(_AGREEING)
_KEPT = frozenset(
    {
        "DEF",
        "SPEAKER",
        "CAPITAL",
        "STATE",
        "CITY",
        "PLACE",
        "GROUP",
        "BARE",
        "ROLE",
        "OFFICE",
        "INDEF",
        "COUNTRYWORD",
        "GOVERNMENT",
        "KIN",
    }
)
_SPACES = dict.fromkeys(map(ord, '#_"“”«»()[]{}'), " ")
_CLEAN: dict[int, str | None] = {**_SPACES, 0x640: None, **dict.fromkeys(range(0x64B, 0x653))}
_UNCLEAN = re.compile("[" + "".join(re.escape(chr(code)) for code in _CLEAN) + "]")
_MOST_MADE = 20_000  # kept: a bound on memory
STATE_CODE = 3  # letters of ISO 3166 alpha-3; NATO and the rest are longer or shorter


class Made(msgspec.Struct, frozen=True, gc=False):
    """What a rule makes of some words, the same wherever they stand: record, chunk, which of the tokens; or no name.

    The offsets of `record` are counted from the first token, those of `first` and `last` from the match's first one.

    >>> Made().record is None
    True
    """

    record: Name | None = None
    form: str = ""
    classes: frozenset[str] = frozenset()
    sort: int = BLANK
    hits: tuple[Hit, ...] = ()
    first: int = 0
    last: int = 0
    inside: bool = False
    """What stands behind its first word may be a person's name: حكومة ماي."""


Shelf = dict[tuple[str, str, tuple[int, ...]], Made]
"""What was made by each rule of each text, whose tokens were of these sorts."""


class Builder:
    """Makes records and chunks of matches in one article's text.

    `shelf` keeps what rules made of the same words before.
    """

    def __init__(self, text: str, article: str, shelf: Shelf) -> None:
        self.text, self.article, self.shelf = text, article, shelf
        self.inside: list[Sequence[Token]] = []  # what may be a person's name within another name

    def make(self, match: Match) -> tuple[int, int, Token] | None:
        """Give the token range, half-open, and the chunk that the match stands for; None where it is no name."""
        rule, tokens = match.rule, match.tokens
        assert isinstance(rule, NameRule)
        if rule.skip:
            return None
        if rule.lends:
            start, end = match.bounds(rule.take)
            return start, end, _lent(rule, match.all[start], tokens[-1].record)
        key = rule.where, self.text[tokens[0].start : tokens[-1].end], tuple([token.sort for token in tokens])
        made = self.shelf.get(key)
        if made is None:
            if len(self.shelf) >= _MOST_MADE:
                self.shelf.clear()
            made = self.shelf[key] = self._made(rule, match)
        if made.record is None:
            return None
        taken = tokens[made.first : made.last]
        at = taken[0].start
        chunk = Token(at, taken[-1].end, made.form, made.classes, made.form, at, made.sort, hits=made.hits)
        chunk.record = msgspec.structs.replace(made.record, start=at + made.record.start, end=at + made.record.end)
        if made.inside:
            self.inside.append(taken[1:])
        return match.start + made.first, match.start + made.last, chunk

    def _made(self, rule: NameRule, match: Match) -> Made:
        """Give what the rule makes of words that it has not been seen with before."""
        parts = match.named()
        start, end = match.bounds(rule.take)
        tokens = match.all[start:end]
        by = _leader(parts, tokens)
        if _unfit(rule, by) or _of_two_lands(parts):
            return Made()
        record = self._second(rule, parts, tokens) if rule.ellipsis else self._record(rule, parts, tokens, by)
        at = tokens[0].start
        classes = class_set(_classes(rule, record, by, tokens))
        return Made(
            msgspec.structs.replace(record, start=record.start - at, end=record.end - at),
            " ".join([t.form for t in tokens]),
            classes,
            sort_of("", classes),
            by.hits,
            start - match.start,
            end - match.start,
            rule.inside or "OFPERSON" in by.classes,
        )

    def _record(self, rule: NameRule, parts: dict[str, Sequence[Token]], tokens: Sequence[Token], by: Token) -> Name:
        office = parts.get("role", ())
        if len(office) == 2 and not rule.inside and isinstance(office[0].record, Name) and " " not in office[1].form:
            parts["role"] = office[:1]  # the second is a rank only: رئيس المراسم الأستاذ
        role, name = _inner(parts.get("role")), _inner(parts.get("name"))
        kind = rule.type
        said = tokens
        if kind == "PERSON" and not role and "name" in parts:  # تركي is no Turk's name
            said = [t for t in tokens if "KNOWN" in t.classes or t not in parts["name"]]
        if role:
            entity, state = role.entity, role.state
        else:
            entity, state = _codes(list(takewhile(lambda t: "ACCREDITED" not in t.classes, said)), by)
        if kind == "PERSON" and not entity and not state:  # a title without a country, a leader whom the pack knows
            entity, state = _codes([t for t in parts.get("name", ()) if "KNOWN" in t.classes], by)
        if kind == "ORG" and not entity and state and rule.organ and _organ(by):
            entity = state
        elif kind == "PERSON" and entity == state and _private(by):
            entity = None  # a player or critic of a state does not act for it
        features = _features(by)
        return Name(
            **self._place(tokens),
            type=kind,
            entity=entity or (name.entity if name else None),
            head=name.head if name else self._head(rule, parts, tokens, by),
            role=role.role if role else self.plain(parts.get("role")),
            state=state or (name.state if name else None),
            gender=features.gender or (role.gender if role else "") or (name.gender if name else ""),  # type: ignore[arg-type]
            plural=features.number in ("p", "d") and not ("name" in parts and kind == "PERSON"),
            confidence=0.8 if rule.confidence is None else rule.confidence,
            rule=rule.id,
        )

    def _second(self, rule: NameRule, parts: dict[str, Sequence[Token]], tokens: Sequence[Token]) -> Name:
        """Give the second name of a pair that shares its noun: القوات الروسية والأوكرانية."""
        like, name = _inner(parts["like"]), _inner(parts.get("name"))
        assert like is not None
        nisba = tokens[0]
        code = nisba.get("ORIGIN", "code")
        state = code if _is_state(code) else None
        own = self.plain([nisba])
        role = like.role and f"{_noun(like.role)} {own}"
        head = name.head if name else like.head and not like.role and f"{like.head.split()[0]} {own}"
        entity = code if like.entity or like.type == "PERSON" else None
        fields: dict[str, Any] = {"type": like.type, "gender": like.gender, "plural": like.plural}
        confidence = 0.7 if rule.confidence is None else rule.confidence
        return Name(
            **self._place(tokens),
            **fields,
            entity=entity,
            state=state,
            head=head or None,
            role=role,
            confidence=confidence,
            rule=rule.id,
        )

    def _head(
        self, rule: NameRule, parts: dict[str, Sequence[Token]], tokens: Sequence[Token], by: Token
    ) -> str | None:
        if rule.headless:
            return None
        name = parts.get("name") or (by,)
        known = name[0].hit("KNOWN") if len(name) == 1 else None
        own = self.plain(parts.get("name") or tokens)
        head = known.entry.get("head") if known else None
        if not head or (own and " " in own and _ends(own)[0] == _ends(head)[0] and _ends(own)[1] != _ends(head)[1]):
            return own  # a full name that the article writes otherwise, by whose last part it goes on
        return str(head)

    def _place(self, tokens: Sequence[Token]) -> dict[str, Any]:
        start, end = tokens[0].core_start, tokens[-1].end
        return {"start": start, "end": end, "text": self.text[start:end]}

    def plain(self, tokens: Sequence[Token] | None) -> str | None:
        """Give the text of the tokens without hash signs and the like, its article whole (للوزير: الوزير)."""
        if not tokens:
            return None
        first = tokens[0]
        text = self.text[first.core_start : tokens[-1].end]
        if first.pro and self._cut(first) and not fold(text[:2]).startswith(self.article):
            text = self.article[0] + text
        return " ".join((text.translate(_CLEAN) if _UNCLEAN.search(text) else text).split())

    def _cut(self, token: Token) -> bool:
        """Whether the word has an article, of which a clitic may have taken the first letter (للتحالف العربي)."""
        if token.core.startswith(self.article):
            return True
        whole = self.article[:1] + token.core
        if " " not in whole or not whole.startswith(self.article):
            return False
        return any(fold(form) == whole for hit in token.hits for form in hit.entry.get("forms", ()))


def _ends(name: str) -> tuple[str, str]:
    """Give the first and the last word of a name, folded."""
    words = fold(name).split()
    return words[0], words[-1]


def _lent(rule: NameRule, token: Token, place: Name) -> Token:
    """Give an organ's chunk the state of the place that it is in: وزارة الصحة في مصر."""
    chunk = Token.of(token.start, token.end, token.form, token.classes - {"ORGAN", "GOVERNMENT"})
    chunk.hits = token.hits
    chunk.record = msgspec.structs.replace(
        token.record, state=place.state, entity=token.record.entity or place.state, rule=rule.id
    )
    return chunk


def _noun(role: str) -> str:
    """Give an office's words without its last one, the adjective that a second one replaces."""
    words = role.split()
    return " ".join(words[:-1]) or role


def _unfit(rule: NameRule, by: Token) -> bool:
    return bool(rule.unless and by.form.endswith(rule.unless)) or (rule.phrase and " " not in by.form)


def _of_two_lands(parts: dict[str, Sequence[Token]]) -> bool:
    """Whether a person of one state stands beside an office of another one (استقبل الأمير فلان، الرئيس المصري)."""
    role, name = _inner(parts.get("role")), _inner(parts.get("name"))
    return bool(role and name and role.state and name.state and role.state != name.state)


def _leader(parts: dict[str, Sequence[Token]], tokens: Sequence[Token]) -> Token:
    for key in ("by", "role", "take", "name"):
        if parts.get(key):
            return parts[key][0]
    return tokens[0]


def _inner(tokens: Sequence[Token] | None) -> Name | None:
    """Give the name that an office chunk already is, where the part is one."""
    return tokens[0].record if tokens and len(tokens) == 1 and isinstance(tokens[0].record, Name) else None


def _features(token: Token) -> Features:
    if isinstance(token.record, Name):
        return Features(gender=token.record.gender, number="p" if token.record.plural else "s", person="3")
    for name in () if token.classes.isdisjoint(_AGREE) else _AGREEING:
        if name in token.classes:
            hit = token.hit(name)
            if hit:
                genders = {h.features.gender for h in token.hits if name in h.entry.classes} if name == "GPE" else ()
                # a state that the press takes for either: اليمن يتهم، اليمن تتهم
                return msgspec.structs.replace(hit.features, gender="") if len(genders) > 1 else hit.features
    return PLAIN


def _private(token: Token) -> bool:
    hit = token.hit("TITLE") if token.hits else None
    return bool(hit and hit.entry.get("private"))


def _organ(token: Token) -> bool:
    hit = token.hit("BODYHEAD")
    return bool(hit.entry.get("organ") if hit else token.hit("FORCE"))


def _codes(tokens: Sequence[Token], by: Token) -> tuple[str | None, str | None]:
    """Give the actor's code and the state's that the tokens name, the first of each."""
    entity = state = None
    bodiless = by.hit("BODYHEAD") is None
    for code, home, adjective in _all_codes(tokens):
        if not adjective or bodiless:
            entity = entity or code
        state = state or home
    if bodiless:
        entity = entity or state
    elif entity == state:
        entity = None  # whether a body acts as its state, its noun says
    return entity, state


def _is_state(code: str | None) -> bool:
    """Tell whether a code that is not a body's is a state's."""
    return bool(code and len(code) == STATE_CODE)


def _all_codes(tokens: Sequence[Token]) -> Iterator[tuple[str | None, str | None, bool]]:
    """Give (actor, state, whether an adjective says so) of each token that has a code."""
    for token in tokens:
        if isinstance(token.record, Name):
            if token.record.entity or token.record.state:
                yield token.record.entity, token.record.state, False
            continue
        if token.classes.isdisjoint(_CODES):
            continue
        for name in _CODED:
            data: dict[str, Any] | None = _data(token, name)
            if data and (data.get("code") or data.get("state")):
                code, home = data.get("code"), data.get("state")
                yield code, (code if _is_state(code) and name != "BODY" else home), name == "ORIGIN"
                break


def _data(token: Token, name: str) -> dict[str, Any] | None:
    hit = token.hit(name) if name in token.classes else None
    return hit.entry.data if hit else None


def _classes(rule: NameRule, record: Name, by: Token, tokens: Sequence[Token]) -> frozenset[str]:
    classes = {"NAME", record.type, *rule.gives, *(by.classes & _KEPT)}
    if not record.state and not record.entity:
        if record.type == "ORG" and ("HOMEORGAN" in by.classes or ("FORCE" in by.classes and " " in by.form)):
            classes.add("ORGAN")
        elif record.type == "PERSON" and any("ORGAN" in t.classes or "HOMEFIELD" in t.classes for t in tokens):
            classes.add("GOVERNMENT")
    if record.type == "PERSON" and record.head:
        classes -= {"ROLE", "OFFICE", "INDEF"}
    elif record.type == "PERSON" and (record.state or record.entity):
        classes.add("LANDED")  # whose office is told with its state is somebody else than who is named before him
    if record.gender:
        classes.add(record.gender.upper())
    classes.add("P" if record.plural else "S")
    return frozenset(classes)
