"""Later mentions: the short name of somebody whose full name stands in the same article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from mahdar.lang.fold import fold
from mahdar.lang.pack import Pack
from mahdar.model import Name
from mahdar.read.draft import Draft
from mahdar.read.having import Having
from mahdar.read.sheet import Token

_TAKEN = frozenset({"TIME", "QUANTITY", "NUMBER", "CUE", "PREP"})
_PEOPLE = Having(lambda classes: "PERSON" in classes and "NAME" in classes)
_SHORT = 3  # letters that a short name has at least
SHORT_CONFIDENCE = 0.92
_MOST_KEPT = 8192  # full names whose short ones are kept: a bound on memory
_NAMESAKES = 20  # people of one surname that are looked at
Way = tuple[str, tuple[str, ...], Name]  # the clitics before a name, its further words, and whose it is
Ways = list[tuple[tuple[str, ...], Name]]
"""The further words of a short name, and whose it is."""
Table = dict[str, list[tuple[str, Ways]]]


class Mentions:
    """Finds later mentions by the last parts of the full names of an article.

    >>> from mahdar.lang.pack import load
    >>> Mentions(load("ar")).shorts("محمد بن سلمان")
    ('بن سلمان',)
    >>> Mentions(load("ar")).shorts("كيم يونغ نام")
    ('يونغ نام', 'نام', 'كيم')
    """

    def __init__(self, pack: Pack) -> None:
        self.particles = _forms(pack, "NAMEPART")
        self.given = _forms(pack, "GIVEN")
        self.families = _forms(pack, "FAMILYFIRST")
        self.unfit = _forms(pack, "NAMETAILONLY")
        weak = _forms(pack, "WEAKNAME")  # سعد and جمال are names of their own, بن and أبو are not
        self.foreign = {form for form in self.given if not any(h.features.gender for h in pack.words[form])}
        self.opening = self.particles - weak - (self.given - self.foreign)
        self._kept = lru_cache(maxsize=_MOST_KEPT)(self._shorts)  # the press names the same people every day
        clitics = pack.clitics
        self.fronts = ["", *clitics.conjunctions, *clitics.prepositions]
        self.fronts += [c + p for c in clitics.conjunctions for p in clitics.prepositions]

    def run(self, draft: Draft) -> None:
        """Turn the short mentions into chunks with the full name as their head."""
        tokens = draft.sheet.tokens
        bearers = [tokens[index] for index in _PEOPLE.at(draft.sheet.row)]
        people = [t.record for t in bearers]
        full = _fullest(p for p in people if p.head and (" " in p.head or fold(p.head) in self.foreign))
        if not full:
            return
        table = self._table(full, Counter(p.head or "" for p in people))
        chunks = []
        free = 0
        for index in [index for index, token in enumerate(tokens) if token.form in table]:
            token = tokens[index]
            if index < free or token.record is not None or _taken(token.classes):
                continue
            if "ORIGIN" in token.classes and index and "DEF" in tokens[index - 1].classes:
                continue  # الأمن القومي العربي names nobody
            ways = [(front, *way) for front, ways in table[token.form] for way in ways]
            meant = [way for way in ways[:_NAMESAKES] if _reads(tokens, index + 1, way[1])]
            if meant:
                front, rest, person = meant[0] if len(meant) == 1 else _meant(meant, tokens[index - 1], index)
                free = index + 1 + len(rest)
                chunks.append((index, free, _mention(draft, tokens[index:free], front, person)))
        if chunks:
            draft.sheet.reduce(chunks)
        _complete(bearers, {short: p for p in reversed(full) for short in self.shorts(p.head or "")})

    def shorts(self, head: str) -> tuple[str, ...]:
        """Give the short names that a full name may be mentioned by, folded, the longest first.

        A father's name (بن سلمان) is none without its particle; a family name that comes first (كيم) is one.
        """
        return self._kept(head)

    def _shorts(self, head: str) -> tuple[str, ...]:
        words = fold(head).split()
        if len(words) == 1:
            return (words[0],)
        found = []
        line = sum(word in self.particles for word in words[1:-1])  # how many fathers are named
        fathers = len(words) > 2 and words[-2] in self.particles and words[-1] in self.given
        father = len(words) > 3 and words[-3] in self.particles and words[-2] in self.given  # فهد بن خالد الحربي
        if (len(words) > 2 and not father and (line < 2 or not fathers)) or (
            len(words) == 2 and words[0] in self.particles
        ):
            found.append(" ".join(words[-2:]))
        if (
            len(words) > 1
            and len(words[-1]) >= _SHORT
            and (len(words) > 2 or words[0] not in self.opening)
            and not fathers
            and words[-1] not in self.unfit
        ):
            found.append(words[-1])
        if len(words) > 1 and words[0] in self.families:
            found.append(words[0])
        return tuple(found)

    def _table(self, people: Iterable[Name], times: Counter[str]) -> Table:
        """Give, for every way to write the first word of a name, the clitics, further words and full name.

        Of several with one family name that comes first, the one named most is meant.
        """
        short: dict[str, Ways] = {}
        for person in people:
            for name in dict.fromkeys((fold(person.head or ""), *self.shorts(person.head or ""))):
                first, *rest = name.split()
                short.setdefault(first, []).append((tuple(rest), person))
        table: Table = {}
        for first, ways in short.items():
            if len(ways) > 1:
                words = fold(ways[0][1].head or "").split()
                often = not self.families.isdisjoint((words[0], words[-1]))
                ways.sort(key=lambda way: (-len(way[0]), -times[way[1].head or ""] if often else 0))
            for front in self.fronts:
                table.setdefault(front + first, []).append((front, ways))
        return table


def _forms(pack: Pack, name: str) -> frozenset[str]:
    """Give the folded forms, of one word, of the entries with the class."""
    entries = (entry for entry in pack.entries if name in entry.classes)
    return frozenset(form for entry in entries for form, _ in pack.forms(entry) if " " not in form)


def _fullest(people: Iterable[Name]) -> list[Name]:
    """Give one record for each full name, the one that says most of its bearer, in the order of the text."""
    best: dict[str, Name] = {}
    for person in people:
        known = best.get(person.head or "")
        if known is None or (person.role and not known.role) or (person.state and not known.state):
            best[person.head or ""] = person
    return list(best.values())


def _complete(bearers: Sequence[Token], full: dict[str, Name]) -> None:
    """Give a person read by surname alone (الرئيس الأسد) the full name that stands elsewhere."""
    for token in bearers:
        name = token.record
        if name.head:
            person = full.get(fold(name.head)) or (full.get(_last(name)) if name.head not in name.text else None)
            if person and person.head != name.head and _letters(person.head) >= _letters(name.head):
                token.record = msgspec.structs.replace(
                    name, head=person.head, entity=name.entity or person.entity, state=name.state or person.state
                )


def _last(name: Name) -> str:
    """Give the last word of the name as written, or the last two where the word before it is of the name too."""
    *before, last = fold(name.text).split()
    own = before[-1:] if before and before[-1] in fold(name.head or "").split() else []
    return " ".join([*own, last])


def _letters(head: str | None) -> int:
    """Count the letters of a name, its words written apart or not."""
    return sum(map(len, fold(head or "").split()))


def _taken(classes: frozenset[str]) -> bool:
    """Tell whether the word is something else; no preposition has the article: العلي is a name though على is none."""
    return bool(classes & _TAKEN) and not ("DEF" in classes and classes & _TAKEN == {"PREP"})


def _meant(ways: Sequence[Way], before: Token, index: int) -> Way:
    """Give of several of one surname the one who is of the gender of the verb before the name, else the first."""
    longest = [way for way in ways if len(way[1]) == len(ways[0][1])]
    if not index or "WORD" not in before.classes or not before.classes & {"PERFECT", "IMPERFECT"}:
        return longest[0]
    wanted = {"F": "f", "M": "m"}.get("".join(sorted(before.classes & {"F", "M"})))
    return next((way for way in longest if wanted and way[2].gender == wanted), longest[0])


def _reads(tokens: Sequence[Token], at: int, words: Sequence[str]) -> bool:
    if not words:
        return True
    following = tokens[at : at + len(words)]
    return [t.form for t in following] == list(words) and all(t.record is None for t in following)


def _mention(draft: Draft, tokens: Sequence[Token], front: str, person: Name) -> Token:
    first, last = tokens[0], tokens[-1]
    if front != first.pro:
        first.recast(first.classes, front)
        first.core_start = _after(draft.article.text, first, len(front))
    start = first.core_start
    text = draft.article.text[start : last.end]
    record = msgspec.structs.replace(
        person, start=start, end=last.end, text=text, confidence=SHORT_CONFIDENCE, rule="short"
    )
    chunk = Token.of(first.start, last.end, " ".join(t.form for t in tokens), person_classes(person))
    chunk.record = record
    return chunk


def person_classes(person: Name) -> frozenset[str]:
    """Give the classes of a person's chunk.

    >>> sorted(person_classes(Name(start=0, end=1, text="س", gender="f")))
    ['F', 'NAME', 'PERSON', 'S']
    """
    return frozenset(
        {"NAME", "PERSON", "P" if person.plural else "S", *([person.gender.upper()] * bool(person.gender))}
    )


def _after(text: str, token: Token, letters: int) -> int:
    """Give the offset after so many letters of the token, marks that folding drops not counted."""
    at = token.start
    while at < token.end and letters:
        letters -= len(fold(text[at]))
        at += 1
    return at
