"""The rules for names, their data read once for all matches."""

from __future__ import annotations

from typing import Literal

import msgspec

from mahdar.lang.pack import Entry


class NameRule(Entry, frozen=True):
    """A rule for names: what its matches become.

    >>> NameRule.of(Entry(table="rule", id="x", data={"match": "$X 'في'", "type": "LOC"}), {"X": "GPE"}).get("match")
    "GPE 'في'"
    """

    type: Literal["PERSON", "ORG", "GPE", "LOC", "NORP", "MEDIA", "OTHER"] = "OTHER"
    gives: tuple[str, ...] = ()
    take: str = "take"
    """The part of the match that becomes the name; all of it where there is no such part."""
    confidence: float | None = None
    skip: bool = False
    lends: bool = False
    ellipsis: bool = False
    inside: bool = False
    headless: bool = False
    organ: bool = False
    phrase: bool = False
    unless: str = ""

    @classmethod
    def of(cls, rule: Entry, parts: dict[str, str]) -> NameRule:
        """Give the rule with the `$PARTS` of its pattern written out.

        >>> NameRule.of(Entry(table="rule", id="x", data={"skip": True}), {}).skip
        True
        """
        match: str = rule.get("match", "")
        while "$" in match:
            before = match
            for name, text in parts.items():
                match = match.replace(f"${name}", text)
            if match == before:
                break
        own = {
            key: rule.get(key)
            for key in cls.__struct_fields__
            if key not in Entry.__struct_fields__ and key in rule.data
        }
        fields = {**msgspec.structs.asdict(rule), **own, "data": {**rule.data, "match": match}}
        return cls(**fields)
