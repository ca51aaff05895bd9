"""Inflection and clitics as a pack's `inflection.toml` states them; the engine itself knows no language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

_PARSED: dict[tuple[str, str], Features] = {}  # a handful of cells make all forms of a lexicon


class Features(msgspec.Struct, frozen=True):
    """Gender, number and person of a form, and the paradigm it comes from ('' where none).

    >>> Features.parse("f s 3", "perfect").classes
    ('PERFECT', 'F', 'S')
    """

    gender: str = ""
    number: str = ""
    person: str = ""
    paradigm: str = ""

    @classmethod
    def parse(cls, text: str, paradigm: str) -> Features:
        """Give the features that a cell's text states.

        >>> Features.parse("m p 1", "perfect").person
        '1'
        """
        found = _PARSED.get((text, paradigm))
        if found is None:
            letters = text.split()
            gender = next((c for c in letters if c in "mf"), "")
            number = next((c for c in letters if c in "sdp"), "")
            person = next((c for c in letters if c in "123"), "")
            found = _PARSED[text, paradigm] = cls(gender, number, person, paradigm)
        return found

    @property
    def classes(self) -> tuple[str, ...]:
        """The lexical classes that a form with these features gets besides its entry's own.

        >>> Features().classes
        ()
        """
        return _classes(self)

    def passive(self) -> Features:
        """Give the same features of the passive.

        >>> Features("m", "s", "3", "perfect").passive().classes
        ('PASSIVE', 'M', 'S')
        """
        return _passive(self)


@cache
def _classes(features: Features) -> tuple[str, ...]:
    return tuple(x for x in (features.paradigm.upper(), features.gender.upper(), features.number.upper()) if x)


@cache
def _passive(features: Features) -> Features:
    return msgspec.structs.replace(features, paradigm="passive")


PLAIN = Features()


class Paradigm(msgspec.Struct, frozen=True):
    """One way of inflecting: cells of prefix, suffix, suffix after a weak ending, features.

    >>> p = Paradigm(name="perfect", cells=(("", "ت", "ت", "f s 3"),), weak=("ى",))
    >>> [form for form, _ in p.forms("نفى")]
    ['نفت']
    """

    name: str
    cells: tuple[tuple[str, str, str, str], ...]
    weak: tuple[str, ...] = ()
    strong: tuple[str, ...] = ()  # endings that only folding makes look weak (بدأ)
    drop: str = ""
    examples: tuple[tuple[str, str, str], ...] = ()

    def forms(self, lemma: str, spelled: str = "") -> Iterator[tuple[str, Features]]:
        """Give every form of the folded `lemma`, which is `spelled` so where it is not folded, with its features.

        >>> p = Paradigm(name="perfect", cells=(("", "ت", "ت", "f s 3"),), weak=("ا",), strong=("أ",))
        >>> [next(p.forms("بدا", spelled))[0] for spelled in ("بدا", "بدأ")]
        ['بدت', 'بدات']
        >>> p = Paradigm(name="imperfect", drop="ي", cells=(("ت", "", "KEEP", "f s 3"),))
        >>> list(p.forms("يقول"))[0][0]
        'تقول'
        """
        stem = lemma.removeprefix(self.drop)
        weak = bool(self.weak) and stem.endswith(self.weak) and not (self.strong and spelled.endswith(self.strong))
        for prefix, suffix, weak_suffix, features in self.cells:
            if not weak:
                form = stem + suffix
            elif weak_suffix.startswith("KEEP"):
                form = stem + weak_suffix[5:]
            else:
                form = stem[:-1] + weak_suffix
            yield prefix + form, Features.parse(features, self.name)


class Clitics(msgspec.Struct, frozen=True):
    """What a language writes onto the front and the end of its words.

    >>> Clitics(conjunctions=("و",)).fronts("وقال")
    [('', 'وقال', False), ('و', 'قال', False)]
    """

    conjunctions: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    article: str = ""
    contracted: str = ""
    future: str = ""
    pronouns: tuple[str, ...] = ()
    joining: tuple[tuple[str, str], ...] = ()
    swaps: tuple[tuple[str, str], ...] = ()
    accusative: str = ""
    construct: tuple[str, ...] = ()  # endings that a noun has before another noun; such a form takes no article
    first: frozenset[str] = frozenset()  # the letters that clitics in front begin with
    last: dict[str, tuple[str, ...]] = {}  # the pronouns by the letter that they end with
    swapped: frozenset[str] = frozenset()  # the letters that endings written in two ways end with

    def __post_init__(self) -> None:
        heads = (*self.conjunctions, *self.prepositions, self.article, self.contracted, self.future)
        msgspec.structs.force_setattr(self, "first", frozenset(head[0] for head in heads if head))
        last = {letter: tuple(p for p in self.pronouns if p[-1] == letter) for letter in {p[-1] for p in self.pronouns}}
        msgspec.structs.force_setattr(self, "last", last)
        msgspec.structs.force_setattr(self, "swapped", frozenset(written[-1] for written, _ in self.swaps))

    def fronts(self, form: str) -> list[tuple[str, str, bool]]:
        """Give every way to take clitics off the front: (clitics, rest, article taken off), least first.

        >>> ("ل", "وزير", True) in Clitics(article="ال", contracted="لل", prepositions=("ل",)).fronts("للوزير")
        True
        """
        found = [("", form, False)]
        if form[:1] not in self.first:
            return found
        self._behind("", form, found)
        for lead in self.conjunctions:
            if form.startswith(lead):
                rest = form[len(lead) :]
                found.append((lead, rest, False))
                if rest[:1] in self.first:
                    self._behind(lead, rest, found)
        return found

    def _behind(self, lead: str, rest: str, found: list[tuple[str, str, bool]]) -> None:
        """Add the ways to take article, future and prepositions off what stands behind a conjunction."""
        if self.article and rest.startswith(self.article):
            found.append((lead, rest[len(self.article) :], True))
        if self.future and rest.startswith(self.future):
            found.append((lead + self.future, rest[len(self.future) :], False))
        if self.contracted and rest.startswith(self.contracted):
            short = rest[len(self.contracted) :]
            found.append((lead + self.contracted[0], self.article + short, False))
            found.append((lead + self.contracted[0], short, True))
        for clitic in self.prepositions:
            if rest.startswith(clitic):
                bare = rest[len(clitic) :]
                found.append((lead + clitic, bare, False))
                if self.article and bare.startswith(self.article):
                    found.append((lead + clitic, bare[len(self.article) :], True))

    def ends(self, form: str) -> list[tuple[str, str]]:
        """Give every way to take a pronoun off the end: (rest, pronoun); the whole form is not among them.

        >>> Clitics(pronouns=("ه",), joining=(("ت", "ة"),)).ends("وزارته")
        [('وزارت', 'ه'), ('وزارة', 'ه')]
        """
        found: list[tuple[str, str]] = []
        for pronoun in self.last.get(form[-1:], ()):
            if form.endswith(pronoun) and len(form) > len(pronoun) + 1:
                rest = form[: -len(pronoun)]
                found.append((rest, pronoun))
                for joined, free in self.joining:
                    if rest.endswith(joined):
                        found.append((rest[: -len(joined)] + free, pronoun))
        return found

    def spellings(self, form: str) -> list[str]:
        """Give the form itself, then the other spellings of its ending that the press uses.

        >>> Clitics(swaps=(("ى", "ي"),)).spellings("فى")
        ['فى', 'في']
        """
        found = [form]
        for written, meant in self.swaps if form[-1:] in self.swapped else ():
            if form.endswith(written):
                found.append(form[: -len(written)] + meant)
        return found
