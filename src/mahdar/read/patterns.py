"""Patterns: the notation of the cascade (see `mahdar.read.cascade`) taken apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count

import msgspec

from mahdar.errors import PackError
from mahdar.lang.pack import Entry
from mahdar.read.alphabet import ANY_SIGN, SIGNS

_ANY_CLITICS = f"{ANY_SIGN}*"
_OPTIONAL = ("?", "*", "{0", "{,")
_PART = re.compile(
    r"\s+|(?P<name>[a-z_]\w*)=|(?P<look>\(\?[=!])|(?P<op>[()|?*+]|\{\d*,?\d*\})|(?P<any>\.)|(?P<tilde>~)"
    r"|(?P<atom>!?(?:[A-Z][A-Z0-9_]*|'[^']+')(?:[&|]!?(?:[A-Z][A-Z0-9_]*|'[^']+'))*)|(?P<clitic>[wfblks](?![\w=]))"
)


Part = str | tuple[str, ...]
"""A piece of a regular expression, or an atom in a tuple of its own."""
Groups = tuple[tuple[str, int], ...]
"""The named parts of a pattern, each with the number of its group."""


class Pattern(msgspec.Struct, frozen=True):
    """A rule's pattern: its parts, the atoms without which nothing matches, those that a match can begin with.

    >>> pattern = Pattern.of(Entry(table="rule", id="x", data={"match": "year=YEAR4 | 'عام'? INT (MONTH | DASH)"}))
    >>> sorted(pattern.first), pattern.groups
    (["'عام'", 'INT', 'YEAR4'], (('year', 1),))
    >>> Pattern.of(Entry(table="rule", id="x", data={"match": "'عام'? INT (MONTH | DASH)"})).needed
    frozenset({'INT'})
    """

    parts: tuple[Part, ...]
    needed: frozenset[str]
    first: frozenset[str]
    """Empty where a match may begin with a clitic."""
    groups: Groups

    @classmethod
    def of(cls, rule: Entry) -> Pattern:
        """Give the pattern of a rule; raise PackError where it cannot be read."""
        parts = _parse(rule)
        first, empty, _ = _begin(parts, 0)
        atoms = frozenset(part[0] for part in first if isinstance(part, tuple))
        return cls(
            tuple(parts),
            _needed(parts),
            atoms if len(atoms) == len(first) and not empty else frozenset(),
            _groups(parts),
        )

    @property
    def atoms(self) -> frozenset[str]:
        """All the atoms of the pattern."""
        return frozenset(part[0] for part in self.parts if isinstance(part, tuple))


def _groups(parts: Sequence[Part]) -> Groups:
    names = [part[4:].split("__")[0] for part in parts if isinstance(part, str) and part.startswith("(?P<")]
    return tuple((name, group) for group, name in enumerate(names, 1))


def _parse(rule: Entry) -> list[Part]:
    """Give a rule's pattern as parts."""
    text, at = rule.get("match", ""), 0
    parts: list[Part] = []
    names = count()
    pending = ""
    while at < len(text):
        found = _PART.match(text, at)
        if not found or found.end() == at:
            raise PackError(rule.where, f"cannot read the pattern at {text[at : at + 20]!r}", "see read/cascade.py")
        at = found.end()
        kind, value = found.lastgroup, found[0]
        if kind == "name":
            pending = f"(?P<{found['name']}__{next(names)}>"
        elif kind == "atom" or kind == "any":
            parts += [pending, (value,), ")" if pending else ""]
            pending = ""
        elif kind == "tilde":
            parts.append(_ANY_CLITICS)
        elif kind == "clitic":
            parts.append(SIGNS[value])
        elif kind:
            opened = "(?:" if value == "(" else value
            parts.append((pending or opened) if value == "(" else opened)
            pending = "" if value == "(" else pending
    if parts[:1] == [_ANY_CLITICS]:  # what a match begins with may have clitics in front anyway
        del parts[0]
    return [p for p in parts if p]


def _needed(parts: Sequence[Part]) -> frozenset[str]:
    """Give the atoms without which nothing matches: those in no alternative, no look ahead and nothing optional."""
    frames: list[tuple[str, set[str], set[str]]] = [("(", set(), set())]  # opening, atoms, alternatives seen
    for part, after in zip(parts, [*parts[1:], ""], strict=True):
        optional = isinstance(after, str) and (after in ("?", "*") or after.startswith(("{0", "{,")))
        if isinstance(part, tuple):
            frames[-1][1].update(() if optional else part)
        elif part.startswith("("):
            frames.append((part, set(), set()))
        elif part == "|":
            frames[-1][2].add(part)
        elif part == ")":
            opening, atoms, split = frames.pop()
            if not (optional or split or opening in ("(?=", "(?!")):
                frames[-1][1].update(atoms)
    return frozenset() if frames[0][2] else frozenset(frames[0][1])


def _begin(parts: Sequence[Part], at: int) -> tuple[set[Part], bool, int]:
    """Give the parts that a match of what stands from `at` to the closing bracket can begin with.

    The second value says whether it can be empty, the third is where the closing bracket stands.
    """
    first: set[Part] = set()
    empty, still = False, True  # an alternative can be empty; the one at hand can be so far
    while at < len(parts) and parts[at] != ")":
        part = parts[at]
        own, optional = {part}, part == _ANY_CLITICS
        if part == "|":
            empty, still, at = empty or still, True, at + 1
            continue
        if isinstance(part, str) and part.startswith("("):
            own, optional, at = _begin(parts, at + 1)
            if part in ("(?=", "(?!"):
                own, optional = set(), True
        at += 1
        often = parts[at] if at < len(parts) else ""
        if isinstance(often, str) and often[:1] in ("?", "*", "+", "{"):
            optional = optional or often.startswith(_OPTIONAL)
            at += 1
        if still:
            first |= own
            still = optional
    return first, empty or still, at
