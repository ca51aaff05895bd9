"""Taking word forms apart: front clitics, core, pronoun at the end, and what the lexicon says of the core."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

import msgspec

from mahdar.lang.pack import Hit, Pack

_FINITE = ("perfect", "imperfect", "passive")
_LEAST = 4  # letters of a word left by taking a clitic off an unknown form
_MOST_FORMS = 200_000  # forms kept: enough for any year of the press, and a bound on memory


_SETS: dict[frozenset[str], frozenset[str]] = {}


def class_set(classes: Iterable[str]) -> frozenset[str]:
    """Give the one set of these classes that all tokens share, so that to look something up for it compares nothing.

    >>> class_set(["DEF", "WORD"]) is class_set({"WORD", "DEF"})
    True
    """
    made = frozenset(classes)
    kept = _SETS.get(made)
    if kept is None:
        kept = frozenset(map(sys.intern, made))
        _SETS[kept] = kept
    return kept


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """A phrase of the lexicon that may begin at a word: clitics taken off, further words, hits, all its classes.

    >>> Phrase(pro="و", rest=["عشر"], hits=(), classes=frozenset({"WORD"})).rest
    ['عشر']
    """

    pro: str
    rest: list[str]
    hits: tuple[Hit, ...]
    classes: frozenset[str]


_NO_PHRASES: dict[str, tuple[Phrase, ...]] = {}  # shared by the words that begin none, which are nearly all


class Analysis(msgspec.Struct, gc=False):
    """How one form is taken apart: clitics, core, hits, classes. The same form is taken apart once.

    `phrases` holds what may begin at the word, by its second word, in order.

    >>> Analysis(pro="", core=".", enc="", hits=(), classes=frozenset({"STOP"})).phrases
    {}
    """

    pro: str
    core: str
    enc: str
    hits: tuple[Hit, ...]
    classes: frozenset[str]
    phrases: dict[str, tuple[Phrase, ...]] = msgspec.field(default_factory=lambda: _NO_PHRASES)


class Cut(msgspec.Struct, gc=False):
    """A token of a piece of text: where in it the token begins and ends, where without clitics; its folded form.

    >>> Cut(0, 5, 2, "وقال", 0, Analysis(pro="و", core="قال", enc="", hits=(), classes=frozenset({"WORD"}))).found.core
    'قال'
    """

    start: int
    end: int
    front: int
    form: str
    sort: int
    found: Analysis


def _word(pro: str, core: str, enc: str, hits: tuple[Hit, ...], extra: Sequence[str]) -> Analysis:
    """Give the analysis of a word."""
    return Analysis(pro, core, enc, hits, _classes(enc, hits, extra))


def _as_likely(noun: Hit) -> bool:
    """Tell whether a noun with a pronoun is as likely as the verb that is spelled the same: a deed, those who speak; no text (نشرته)."""
    classes = noun.entry.classes
    return "DEED" in classes or ("SPEAKER" in classes and noun.entry.get("kind") != "document")


def _classes(enc: str, hits: tuple[Hit, ...], extra: Sequence[str]) -> frozenset[str]:
    classes = {"WORD", *extra}
    for hit in hits:
        classes.update(hit.classes)
    if enc:
        classes.add("PRON")
    if not hits:
        classes.add("UNK")
    return class_set(classes)


class Analyser:
    """Takes word forms apart with a pack's clitics and lexicon.

    >>> from mahdar.lang.pack import load
    >>> analyser = Analyser(load("ar"))
    >>> word = analyser("والمجهولة")
    >>> word.pro, word.core, "DEF" in word.classes
    ('و', 'المجهولة', True)
    """

    def __init__(self, pack: Pack, literals: frozenset[str] = frozenset()) -> None:
        self.pack, self.literals = pack, literals
        self.known: dict[str, Analysis] = {}
        """The words and marks met so far."""
        self.pieces: dict[str, tuple[Cut, ...]] = {}
        """The tokens of what stood between two spaces; see `mahdar.read.pieces`."""
        self.older: dict[str, tuple[Cut, ...]] = {}
        """Pieces that have not been met since so many others were."""
        self._last: tuple[str, list[tuple[str, str, bool]]] = ("", [])

    def __call__(self, form: str) -> Analysis:
        """Give the analysis of a folded word form."""
        return self.known.get(form) or self.keep(form, self._analyse(form))

    def keep(self, form: str, found: Analysis) -> Analysis:
        """Remember the analysis of a form, of a word or of a mark.

        >>> from mahdar.lang.pack import load
        >>> Analyser(load("ar")).keep(".", Analysis("", ".", "", (), frozenset({"STOP"}))).core
        '.'
        """
        if len(self.known) >= _MOST_FORMS:
            self.known.clear()
        self.known[form] = found
        return found

    def _analyse(self, form: str) -> Analysis:
        found = self._known(form) or self._unknown(form)
        own = form[len(found.pro) :] if not found.pro or form.endswith(found.core) else found.core
        literal = self.literals.intersection((form, own, found.core))
        if literal:
            found.classes = class_set(found.classes.union([f"={x}" for x in literal]))
        phrases = self._phrases(form)
        if phrases:
            found.phrases = _by_second(phrases)
        return found

    def _phrases(self, form: str) -> list[Phrase]:
        """Give the phrases that may begin at a word, those at its whole form first."""
        known, clitics = self.pack.phrases, self.pack.clitics
        found: list[Phrase] = []
        for pro, first, definite in self._fronts(form):
            listed = known.get(first) if pro or definite or first == form else None
            if not listed:
                continue
            grouped: dict[tuple[str, ...], list[Hit]] = {}
            for rest, hit in listed:
                if not (pro and hit.entry.get("unjoined")):  # كما بين الوزير is not ما بين
                    grouped.setdefault(rest, []).append(hit)
            article = clitics.article and form.startswith(clitics.article, len(pro))
            extra = ["DEF"] if article and not self._is_small(form) else []
            for rest, hits in grouped.items():
                classes = _classes("", tuple(hits), extra)
                found.append(Phrase(pro, list(rest), tuple(hits), classes))
        return found

    def _is_small(self, form: str) -> bool:
        """Tell whether the form is a small word of the language that only begins like one with the article: إلى."""
        found = self._known(form)
        return found is not None and "FUNC" in found.classes

    def _fronts(self, form: str) -> list[tuple[str, str, bool]]:
        """Give the ways to take clitics off the front of `form`, kept while it is being analysed."""
        last = self._last
        if last[0] != form:
            last = self._last = form, self.pack.clitics.fronts(form)
        return last[1]

    def _known(self, form: str) -> Analysis | None:
        clitics, words = self.pack.clitics, self.pack.words
        fronts = [f for f in self._fronts(form) if len(f[1]) > 1 or f[1] == form]
        for pro, rest, definite in fronts:
            hits = self._spelled(rest, pro, definite)
            if hits and definite:
                return _word(pro, clitics.article + rest, "", hits, ["DEF"])
            if hits:  # a form listed with its article, and the same without it, are one word: الجيش, جيش
                bare = rest[len(clitics.article) :] if clitics.article and rest.startswith(clitics.article) else ""
                more = self._spelled(bare, pro, True) if len(bare) > 2 else ()
                listed = len(bare) > 3 and all(not h.features.paradigm for h in hits)  # not التزام, whose ال is its own
                return _word(pro, rest, "", (*hits, *more), ["DEF"] * bool(more or listed))
        for pro, rest, definite in fronts:
            if definite:
                continue
            ends = clitics.ends(rest)
            for base, pronoun in ends:
                if base not in words:
                    continue
                hits = _inflected(self._allowed(words[base], pro, False))
                # سيطرته: she ruled him, or his rule; أسرته: she captured him, or his family
                if hits and all(h.features.paradigm in _FINITE for h in hits):
                    others = (words.get(other, ()) for other, same in ends if same == pronoun and other != base)
                    nouns = (h for found in others for h in _inflected(self._allowed(found, pro, False)))
                    hits = (*hits, *(h for h in nouns if _as_likely(h)))
                if clitics.article and rest.startswith(clitics.article):  # what has the article takes no pronoun
                    hits = tuple(h for h in hits if h.features.paradigm in _FINITE)
                if hits:
                    return _word(pro, rest, pronoun, hits, ())
        if clitics.accusative and form.endswith(clitics.accusative) and len(form) > 3:
            for pro, rest, definite in fronts:
                hits = self._allowed(words.get(rest[:-1], ()), pro, definite)
                hits = tuple(h for h in _inflected(hits) if h.features.paradigm not in _FINITE)
                if hits and not definite:
                    return _word(pro, rest, "", hits, ["ACC"])
        return None

    def _spelled(self, rest: str, pro: str, definite: bool) -> tuple[Hit, ...]:
        words, clitics = self.pack.words, self.pack.clitics
        for spelling in clitics.spellings(rest):
            if spelling not in words:
                continue
            if spelling != rest and not definite and any(base in words for base, _ in clitics.ends(rest)):
                continue  # نظيره is a word with its pronoun before it is another spelling of نظيرة
            hits = self._allowed(words.get(spelling, ()), pro, definite)
            if hits and (definite or spelling != rest):
                hits = _inflected(hits)
            if definite and rest.endswith(clitics.construct):
                hits = tuple(h for h in hits if not (h.features.paradigm == "noun" and h.features.number != "s"))
            if hits:
                return hits
        return ()

    def _allowed(self, hits: tuple[Hit, ...], pro: str, definite: bool) -> tuple[Hit, ...]:
        """Leave out what grammar forbids: a finite verb takes no article and no preposition but ل, only it takes س."""
        if not pro and not definite:
            return hits
        if not hits:
            return ()
        clitics, kept = self.pack.clitics, []
        for hit in hits:
            paradigm = hit.features.paradigm
            finite = paradigm in _FINITE
            if pro and pro not in clitics.conjunctions and hit.entry.get("unjoined"):
                continue
            if finite and (definite or any(p in pro for p in clitics.prepositions if p != "ل")):
                continue
            if finite and "ل" in pro and paradigm != "imperfect":
                continue
            if clitics.future and clitics.future in pro and paradigm != "imperfect":
                continue
            kept.append(hit)
        return tuple(kept)

    def _unknown(self, form: str) -> Analysis:
        pro, core, definite = "", form, False
        for lead, rest, article in self._fronts(form):
            if article and len(rest) > 2:
                pro, core, definite = lead, self.pack.clitics.article + rest, True
                break
        shapes = ["DEF"] if definite else []
        if core.endswith("ة"):
            shapes.append("FEMSHAPE")
        if core.endswith(("ي", "ية", "يين", "يون", "يان", "يتين", "يات")):
            shapes.append("NISBASHAPE")
        if len(core) > 4 and core.endswith(self.pack.clitics.pronouns):
            shapes.append("PRONSHAPE")
        if len(core) > 4 and core.endswith(("ها", "هم", "هما", "هن")):
            shapes.append("THEIRSHAPE")
        if core.endswith(self.pack.clitics.accusative or "\0") and core[:-1] in self.pack.ordinary:
            shapes.append("ACCSHAPE")
        joined = tuple(self.pack.clitics.conjunctions[:1])
        rest = form[1:] if form.startswith(joined) else ""
        known = rest in self.pack.words or rest in self.pack.ordinary
        if rest and (len(form) > _LEAST or (len(form) == _LEAST and known)):
            shapes.append("ANDSHAPE")
        if self._ordinary(form) or (len(form) == _LEAST and rest in self.pack.ordinary):
            bare = core.removeprefix(self.pack.clitics.article)
            shapes += ["ORDINARY"] if {form, core, bare} & self.pack.ordinary else ["ORDINARY", "JOINEDSHAPE"]
        return _word(pro, core, "", (), shapes)

    def _ordinary(self, form: str) -> bool:
        """Tell whether an unknown form is, clitics taken off, a word of every day and so hardly part of a name."""
        ordinary, clitics = self.pack.ordinary, self.pack.clitics
        if len(form) == 1:
            return True
        for lead, rest, definite in self._fronts(form):
            if lead and not definite and len(rest) < _LEAST:
                continue  # what looks like a clitic is as likely part of a short name
            if rest in ordinary or any(base in ordinary for base, _ in clitics.ends(rest) if len(base) >= _LEAST):
                return True
        return False


def _by_second(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, tuple[Phrase, ...]] = {}
    for phrase in phrases:
        found[phrase.rest[0]] = (*found.get(phrase.rest[0], ()), phrase)
    return found


def _inflected(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Leave out the entries that say `bare`: names that take no article, no pronoun and no other ending."""
    return tuple(h for h in hits if not h.entry.data.get("bare")) if hits else hits
