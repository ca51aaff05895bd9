"""From a rule's match to a name: its record, and the chunk that stands for it on the sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from mahdar.lang.inflect import PLAIN, Features
from mahdar.model import Name
from mahdar.read.cascade import Match
from mahdar.read.sheet import Token

_CODED = ("NISBA", "STATE", "CAPITAL", "CITY", "PLACE", "BODY", "HOUSE", "KNOWN")
_KEPT = frozenset({"DEF", "SPEAKER", "CAPITAL", "STATE", "CITY", "PLACE", "GROUP", "BARE", "ROLE", "OFFICE", "INDEF"})
STATE_CODE = 3  # ISO 3166 alpha-3; every other code is a body's id


class Builder:
    """Makes records and chunks of matches in one article's text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def make(self, match: Match) -> tuple[int, int, Token] | None:
        """Give the token range, half-open, and the chunk that the match stands for; None where it is no name."""
        parts: dict[str, Sequence[Token]] = {}
        for key, tokens in match.parts():
            parts.setdefault(key, tokens)
        start, end = match.bounds("take") if "take" in parts else (match.start, match.end)
        tokens = match.tokens[start - match.start : end - match.start]
        record = self._record(match, parts, tokens)
        by = _leader(parts, tokens)
        chunk = Token(tokens[0].start, tokens[-1].end, " ".join(t.form for t in tokens), _classes(match, record, by))
        chunk.record = record
        chunk.hits = by.hits
        return start, end, chunk

    def _record(self, match: Match, parts: dict[str, Sequence[Token]], tokens: Sequence[Token]) -> Name:
        rule = match.rule
        by = _leader(parts, tokens)
        features = _features(by)
        office = parts.get("role")
        inner = _inner(office)
        entity, state = _codes(match.tokens, by)
        if inner is not None:
            entity, state = inner.entity, inner.state
        kind = rule.get("type", "OTHER")
        if kind == "ORG" and not entity and state and (rule.get("organ") and _organ(by)):
            entity = state
        start, end = tokens[0].core_start, tokens[-1].end
        return Name(
            start=start,
            end=end,
            text=self.text[start:end],
            type=kind,
            entity=entity,
            head=self._head(parts, tokens, by, kind),
            role=inner.role if inner else self._span(office),
            state=state,
            gender=(features.gender or (inner.gender if inner else "")),  # type: ignore[arg-type]
            plural=features.number in ("p", "d"),
            confidence=rule.get("confidence", 0.8),
            rule=rule.id,
        )

    def _head(self, parts: dict[str, Sequence[Token]], tokens: Sequence[Token], by: Token, kind: str) -> str | None:
        if "name" in parts:
            return self._span(parts["name"])
        if "role" in parts or "BARE" in parts:
            return None
        known = by.hit("KNOWN")
        if known:
            return known.entry.get("head") or self._span([by])
        return self._span(tokens)

    def _span(self, tokens: Sequence[Token] | None) -> str | None:
        return self.text[tokens[0].core_start : tokens[-1].end] if tokens else None


def _leader(parts: dict[str, Sequence[Token]], tokens: Sequence[Token]) -> Token:
    for key in ("by", "role", "name"):
        if parts.get(key):
            return parts[key][0]
    return tokens[0]


def _inner(tokens: Sequence[Token] | None) -> Name | None:
    """Give the name that an office chunk already is, where the part is one."""
    return tokens[0].record if tokens and len(tokens) == 1 and isinstance(tokens[0].record, Name) else None


def _features(token: Token) -> Features:
    if isinstance(token.record, Name):
        return Features(gender=token.record.gender, number="p" if token.record.plural else "s", person="3")
    for name in ("BODYHEAD", "TITLE", "BODY", "HOUSE", "GPE", "RANK", "GIVEN", "PERSON", "NISBA"):
        hit = token.hit(name)
        if hit:
            return hit.features
    return PLAIN


def _organ(token: Token) -> bool:
    hit = token.hit("BODYHEAD")
    return bool(hit and hit.entry.get("organ"))


def _codes(tokens: Sequence[Token], by: Token) -> tuple[str | None, str | None]:
    """Give the actor's code and the state's that the tokens name, the first of each."""
    entity = state = None
    for code, home, adjective in _all_codes(tokens):
        if code and len(code) == STATE_CODE and code.isalpha() and code.isascii():
            state = state or code
        elif code and not entity and not adjective:
            entity = code
        state = state or home
    if entity is None and by.hit("BODYHEAD") is None:
        entity = state
    return entity, state


def _all_codes(tokens: Sequence[Token]) -> Iterator[tuple[str | None, str | None, bool]]:
    for token in tokens:
        if isinstance(token.record, Name):
            yield token.record.entity, token.record.state, False
            continue
        for name in _CODED:
            data: dict[str, Any] | None = _data(token, name)
            if data:
                yield data.get("code"), data.get("state"), name == "NISBA"
                break


def _data(token: Token, name: str) -> dict[str, Any] | None:
    hit = token.hit(name)
    return hit.entry.data if hit else None


def _classes(match: Match, record: Name, by: Token) -> frozenset[str]:
    classes = {"NAME", record.type, *match.rule.get("gives", ())}
    classes |= by.classes & _KEPT
    if record.gender:
        classes.add(record.gender.upper())
    classes.add("P" if record.plural else "S")
    return frozenset(classes)
