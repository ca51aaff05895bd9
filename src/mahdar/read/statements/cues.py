"""Cues: the words of an article that introduce what somebody said."""

from __future__ import annotations

from typing import Literal

import msgspec

from mahdar.lang.fold import fold
from mahdar.lang.pack import Entry, Hit
from mahdar.model import Act
from mahdar.read.sheet import Token
from mahdar.read.statements.grammar import Grammar
from mahdar.read.statements.openings import called_so, of_whom
from mahdar.read.statements.view import ATTRIB, DEF, KANA, NAME, NEG, SPEAKER, THAT, VERBS, WHAT, View

Kind = Literal["perfect", "imperfect", "participle", "masdar"]
_WITH_THAT = " that"  # folding makes the underscore a space
_TWO = 4  # words before a dual verb in which two are named


class Frame(msgspec.Struct, frozen=True):
    """What a cue's entry says: its act, how its content may begin, and its flags.

    `preps` holds the prepositions before a noun phrase or a complementiser, `that_preps` those that need the latter.

    >>> frame = Frame.of(Entry(table="cue", id="x", data={"act": "demand", "frames": ["إلى", "على_that"]}))
    >>> frame.act, sorted(frame.preps), sorted(frame.that_preps)
    ('demand', ['الى'], ['الى', 'على'])
    """

    act: Act  # '' where only the negated cue says anything
    negated: Act | None
    that: bool
    quote: bool
    colon: bool
    object: bool
    preps: frozenset[str]
    that_preps: frozenset[str]
    flags: frozenset[str]
    id: str
    noun: bool
    only: str  # the class of the nouns that its object may be; '' where it may be any

    @classmethod
    def of(cls, entry: Entry) -> Frame:
        """Give the frame of a pack's entry."""
        frames = [fold(f) for f in entry.get("frames", ())]
        plain = {f for f in frames if f not in ("that", "quote", "colon", "object") and not f.endswith(_WITH_THAT)}
        return cls(
            act=entry.get("act", "assert"),
            negated=entry.get("negated"),
            that="that" in frames,
            quote="quote" in frames,
            colon="colon" in frames,
            object="object" in frames,
            preps=frozenset(plain),
            that_preps=frozenset(plain | {f.removesuffix(_WITH_THAT) for f in frames if f.endswith(_WITH_THAT)}),
            flags=frozenset(entry.get("flags", ())),
            id=entry.id,
            noun=bool(entry.get("alone")),
            only=entry.get("object", ""),
        )


class Cue(msgspec.Struct, frozen=True):
    """A cue in its place: the token, its frame and what its form says.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("لم ينف الوزير أن الوفد عاد", Analyser(load("ar"))))
    >>> [(cue.index, cue.kind, cue.act) for cue in Finder()(view)]
    [(1, 'imperfect', 'assert')]
    """

    index: int
    frame: Frame
    kind: Kind
    gender: str
    number: str
    act: Act
    pro: str
    enc: str

    @property
    def finite(self) -> bool:
        """Whether the cue is a finite verb."""
        return self.kind in ("perfect", "imperfect")


class Finder:
    """Finds the cues of a view; keeps the frames of the entries that it has met.

    >>> Finder()._frames
    {}
    """

    def __init__(self) -> None:
        self._frames: dict[int, Frame] = {}

    def __call__(self, view: View) -> list[Cue]:
        """Give the cues of the view in reading order; of a form's several readings the finite verb first."""
        found: list[Cue] = []
        for index, token in enumerate(view.tokens):
            if "CUE" in token.classes:
                found += self.at(view, index, token)
        return found

    def at(self, view: View, index: int, token: Token) -> list[Cue]:
        """Give the readings of the token at `index` as a cue, the likeliest first.

        >>> from mahdar.lang.pack import load
        >>> from mahdar.read.sheet import Analyser, Sheet
        >>> view = View(Sheet("قال الوزير", Analyser(load("ar"))))
        >>> len(Finder().at(view, 0, view.tokens[0]))
        1
        """
        readings = []
        for hit in token.hits:
            if "CUE" not in hit.entry.classes or hit.features.person in ("1", "2"):
                continue
            cue = self._cue(view, index, token, hit)
            if cue:
                readings.append(cue)
        readings.sort(key=lambda c: (not c.finite, c.kind == "masdar"))
        seen: set[tuple[str, str]] = set()
        return [c for c in readings if not ((c.frame.id, c.kind) in seen or seen.add((c.frame.id, c.kind)))]  # type: ignore[func-returns-value]

    @staticmethod
    def _spelt_otherwise(view: View, index: int, hit: Hit) -> bool:
        """Tell whether the vowels or the hamza written show another form: كُشف is passive, أعتقد the first person."""
        token, grammar = view.tokens[index], view.grammar
        word = view.text[token.core_start : token.end]
        if grammar.passive and grammar.passive in word[1:4] and "anonymous" not in hit.entry.get("flags", ()):
            return True
        lemma = hit.entry.get("perfect", "")
        plain = isinstance(lemma, str) and lemma.startswith(grammar.unmarked) and word.startswith(grammar.first)
        behind = view.flags[index + 1] if index + 1 < len(view.flags) else 0
        return bool(grammar.first and plain and behind & THAT)

    def _cue(self, view: View, index: int, token: Token, hit: Hit) -> Cue | None:
        key = id(hit.entry)
        frame = self._frames.get(key)
        if frame is None:
            frame = self._frames[key] = Frame.of(hit.entry)
        kind = _kind(hit)
        if kind == "participle" and (not _adverbial(token, view.grammar) or _hamza(view, token)):
            return None
        two = kind == "perfect" and hit.features.number == "d"
        if two and (not frame.that or "near" in frame.flags) and not _after_two(view, index):
            return None
        act: Act | None = frame.act or None
        if kind in ("perfect", "imperfect"):
            governed = index and token.pro not in view.grammar.joins and _governs(view.tokens[index - 1])
            if (governed and not of_whom(view, index)) or ("DEF" in token.classes and " " not in token.form):
                return None
            if kind == "perfect" and index and not token.pro and _acts(view, index):
                return None
            if _negated(view, index):
                act = frame.negated
                if act is None:
                    return None
        if act is None or (kind == "perfect" and self._spelt_otherwise(view, index, hit)):
            return None
        if "hamza" in frame.flags and not any(
            h in view.text[token.core_start : token.end] for h in view.grammar.hamzas
        ):
            return None
        if "not-called" in frame.flags and called_so(view, token):
            return None
        apart = not token.pro and index > 0 and view.tokens[index - 1].form in view.grammar.joins  # و أضاف
        pro = view.tokens[index - 1].form if apart else token.pro
        return Cue(index, frame, kind, hit.features.gender, hit.features.number, act, pro, token.enc)


def _kind(hit: Hit) -> Kind:
    paradigm = hit.features.paradigm
    if paradigm in ("imperfect", "participle", "masdar"):
        return paradigm  # type: ignore[return-value]
    return hit.entry.get("kind", "perfect")  # type: ignore[no-any-return]


def _adverbial(token: Token, grammar: Grammar) -> bool:
    """Tell whether a participle hangs on a clause (مضيفا، مشيرة): indefinite, accusative, without a clitic but و."""
    if "DEF" in token.classes or token.enc or (token.pro and token.pro not in grammar.joins):
        return False
    return token.core.endswith(grammar.adverbial)


def _hamza(view: View, token: Token) -> bool:
    """Tell whether the word ends in a written hamza: هنأ is a verb, هنا an adverb; مبدأ is no participle."""
    return view.text[token.end - 1 : token.end] in view.grammar.hamzas


def _after_two(view: View, index: int) -> bool:
    """Tell whether two are named right before the verb at `index`, which else may be a noun (رفضا): الوزيران انتقدا، الوزيرين."""
    near, grammar = range(max(0, index - _TWO), index), view.grammar
    if view.flags[index - 1] & (ATTRIB | WHAT):
        return False  # شكر البلدين على ما قدماه
    for j in near:
        token, flag = view.tokens[j], view.flags[j]
        if flag & DEF and any(h.features.number == "d" for h in token.first.hits):
            return True
        people = bool(flag & (NAME | SPEAKER))
        if people and flag & DEF and token.core.endswith(grammar.oblique):
            return True
        if people and token.pro in grammar.joins and token.pro and j and view.flags[j - 1] & NAME:
            return True
    return False


def _governs(token: Token) -> bool:
    return "NOUNONLY" in token.classes and not token.enc and "DEF" not in token.classes  # على الفور أعلنت


def _acts(view: View, index: int) -> bool:
    """Tell whether the form at `index` is the noun that the verb before it has for a subject: يجتهد طالب."""
    before = view.tokens[index - 1].classes
    return bool(view.flags[index] & SPEAKER) and bool(before & VERBS) and "KANA" not in before


def _negated(view: View, index: int) -> bool:
    before = index - 1
    if before >= 0 and view.flags[before] & KANA:
        before -= 1
    return before >= 0 and bool(view.flags[before] & NEG)
