"""What the words of a pack mean for events: kinds of tokens, and deeds with what must stand beside them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from mahdar.lang.fold import fold
from mahdar.lang.pack import Entry, Pack
from mahdar.read.sheet import Token
from mahdar.read.sorts import BySort

DEED, CARRIER, MODAL, TRAIT, ROLE, TIME = 1, 2, 4, 8, 16, 32
QUANTITY, NAME, NISBA, PARTY, CUE, COMMA = 64, 128, 256, 512, 1024, 2048
STOP, COLON, CLAUSE, QUOTE, FINITE = 4096, 8192, 16384, 32768, 65536
ACTOR = NAME | NISBA | PARTY
_KINDS = {
    "DEED": DEED, "CARRIER": CARRIER, "MODAL": MODAL, "TRAIT": TRAIT, "ROLE": ROLE, "TIME": TIME, "NISBA": NISBA,
    "QUANTITY": QUANTITY, "NAME": NAME, "PARTY": PARTY, "CUE": CUE, "COMMA": COMMA, "STOP": STOP, "BREAK": STOP,
    "COLON": COLON, "CLAUSE": CLAUSE, "OPENQ": QUOTE, "QUOTE": QUOTE, "PERFECT": FINITE, "IMPERFECT": FINITE,
}  # fmt: skip
_CHUNKS = frozenset({"NAME", "TIME", "QUANTITY"})
_ENDS = frozenset({"STOP", "BREAK", "COLON"})
FORCE = "ASSAULT"  # the type of deeds that are done with arms
CACHED = 50_000  # words remembered: a bound on memory
OBJECT = "ENC"  # stands among a deed's `after` where a pronoun on its verb is company enough (برأته)
AFTER_REACH, VERB_REACH, UNLESS_REACH, BEFORE_REACH, NEAR_REACH, FARTHEST = 7, 6, 3, 4, 25, 16
_LIGHT = frozenset({"TIME", "COMMA"})


class Kinds(BySort[int]):
    """The kinds of tokens as bits.

    >>> Kinds().all([Token.of(0, 1, ",", frozenset({"COMMA"}))]) == [COMMA]
    True
    """

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(self.of)

    @staticmethod
    def of(classes: frozenset[str]) -> int:
        """Give the kinds of a token with these classes; a chunk is what its record is, whatever words it was made of.

        >>> Kinds().of(frozenset({"DEED", "WORD"})) == DEED
        True
        """
        kind = 0
        for name in classes:
            kind |= _KINDS.get(name, 0)
        if kind & ROLE:  # بين is a preposition before it is a verb of saying
            kind &= ~(CUE | FINITE)
        elif "ATTRIB" in classes:  # وفق ما أعلن: what follows is told of who says it
            kind |= CLAUSE
        if not classes.isdisjoint(_CHUNKS):
            kind &= TIME | QUANTITY | NAME | NISBA
        return kind


class Deed(msgspec.Struct, frozen=True):
    """One entry of the deeds: its PLOVER type and mode, the roles of its arguments, what must stand beside it.

    >>> Deed("ASSAULT", "attack").subject
    'actor'
    """

    type: str
    mode: str | None = None
    of: str = "auto"
    subject: str = "actor"
    object: str = "recipient"
    dual: bool = False
    two: bool = False
    either: bool = False
    official: bool = False
    personal: bool = False
    by_air: bool = False
    default: str = ""
    goal: bool = False
    own: bool = False
    echo: bool = False
    led: bool = False
    outcome: bool = False
    deaths: str = ""
    in_words: bool = False
    by: tuple[str, ...] = ()
    alike: str = ""
    within: int = 0  # how many words away its companions may stand; 0: as many as those of any other deed
    prior: float = 0.7
    needs_words: frozenset[str] = frozenset()
    needs_classes: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()
    bar_classes: frozenset[str] = frozenset()
    bars_before: frozenset[str] = frozenset()
    needs_before: frozenset[str] = frozenset()
    id: str = ""

    needs: frozenset[str] = frozenset()  # words and classes, one of which must follow
    barred: frozenset[str] = frozenset()  # words and classes that must not

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "needs", self.needs_words | self.needs_classes)
        msgspec.structs.force_setattr(self, "barred", self.bars | self.bar_classes)

    @classmethod
    def of_entry(cls, entry: Entry, article: str) -> Deed:
        """Give the deed that a pack's entry states.

        >>> Deed.of_entry(Entry(table="deed", id="raid", data={"type": "ASSAULT", "after": ["ليلا", "GPE"]}), "ال").needs_classes
        frozenset({'GPE'})
        """
        needs, bars = entry.get("after", ()), entry.get("unless", ())
        return cls(
            type=entry.get("type"), mode=entry.get("mode"), of=entry.get("of", "auto"),
            subject=entry.get("subject", "actor"), object=entry.get("object", "recipient"),
            dual=entry.get("dual", False), two=entry.get("two", False), either=entry.get("either", False), prior=entry.get("prior", 0.7),
            official=entry.get("official", False), personal=entry.get("personal", False), by_air=entry.get("by_air", False),
            default=entry.get("default", ""), goal=entry.get("goal", False), own=entry.get("self", False),
            bars_before=_words(entry.get("unless_before", ()), article),
            needs_before=_words(entry.get("before", ()), article) | _classes(entry.get("before", ())), echo=entry.get("echo", False),
            led=entry.get("led", False), outcome=entry.get("outcome", False), deaths=entry.get("deaths", ""), in_words=entry.get("in_words", False), within=entry.get("within", 0),
            by=tuple(entry.get("by", ())), alike=entry.get("alike", ""),
            needs_words=_words(needs, article), needs_classes=_classes(needs),
            bars=_words(bars, article), bar_classes=_classes(bars), id=entry.id,
        )  # fmt: skip

    def fits(self, tokens: Sequence[Token], at: int, cores: Cores) -> bool:
        """Say whether what must follow the word at `at` does so, and what must not does not.

        >>> word = Token.of(0, 1, "x", frozenset())
        >>> Deed("AID", needs_words=frozenset({"نار"})).fits([word, Token.of(1, 2, "النار", frozenset())], 0, Cores("ال"))
        True
        """
        bars = self.bars_before
        if bars and any(not bars.isdisjoint(cores.heads(t)) for t in tokens[max(0, at - BEFORE_REACH) : at]):
            return False
        if not self._followed(tokens, at, cores):
            return False
        near = tokens[max(0, at - (self.within or NEAR_REACH)) : at] if self.needs_before else ()
        return not self.needs_before or any(not self.needs_before.isdisjoint(cores.all(t)[0]) for t in near)

    def _followed(self, tokens: Sequence[Token], at: int, cores: Cores) -> bool:
        needs, bars = self.needs, self.barred
        if not needs and not bars:
            return True
        found = not needs
        own = tokens[at].classes
        finite = "PERFECT" in own or "IMPERFECT" in own
        if finite and tokens[at].enc and OBJECT in bars:
            return False
        found = found or (tokens[at].enc != "" and OBJECT in self.needs_classes and (finite or self.of == "recipient"))
        limit = at + (self.within or (VERB_REACH if finite else AFTER_REACH))
        near, known = at + UNLESS_REACH, cores.known
        for index, token in enumerate(tokens[at + 1 : at + 1 + FARTHEST], at + 1):
            said, ends, light = known.get((token.form, token.sort)) or cores.all(token)
            if ends or (index > limit and index > near):
                break
            if said:  # of most words no deed asks
                if index <= near and not bars.isdisjoint(said):
                    return False
                found = found or (index <= limit and not needs.isdisjoint(said))
            if found and (not bars or index >= near):
                break
            if light and finite and not self.within:
                limit += 1  # what a time between a verb and its object takes up does not count
        return found


class Cores:
    """What a token may be looked up by among a deed's companions: its form, without clitics, without article.

    >>> sorted(Cores("ال").of(Token.of(0, 5, "الحرب", frozenset())))
    ['الحرب', 'حرب']
    """

    def __init__(self, article: str, asked: frozenset[str] | None = None) -> None:
        """`asked` are the words and classes that any deed asks for: of others nothing is kept."""
        self.article, self.asked = article, asked
        self.known: dict[tuple[str, int], tuple[frozenset[str], bool, bool]] = {}
        """What `all` gave for tokens, by their forms and sorts."""

    def bare(self, token: Token) -> str:
        """Give a word without its clitics and article.

        >>> Cores("ال").bare(Token.of(0, 5, "الحرب", frozenset()))
        'حرب'
        """
        return token.core.removeprefix(self.article)

    def heads(self, token: Token) -> tuple[str, str]:
        """Give a word without its clitics and article, and the noun that a name in several words begins with.

        >>> Cores("ال").heads(Token.of(0, 9, "خبراء منظمة", frozenset()))
        ('خبراء منظمة', 'خبراء')
        """
        return self.bare(token), token.core.split(" ", 1)[0]

    def of(self, token: Token) -> frozenset[str]:
        """Give all that the token, or any word of a chunk, may be looked up by.

        >>> len(Cores("ال").of(Token.of(0, 1, "x", frozenset())))
        1
        """
        parts = token.parts or (token,)
        heads = [self.bare(part).split(" ", 1)[0] for part in parts]  # a phrase (هجوم انتحاري) by its first word too
        return frozenset([form for part in parts for form in (self.bare(part), part.core, part.form)] + heads)

    def all(self, token: Token) -> tuple[frozenset[str], bool, bool]:
        """Give all that the token may be looked up by together with its classes and those of its words.

        The other values say whether it ends what may be looked at, and whether it takes up no place there.

        >>> sorted(Cores("ال").all(Token.of(0, 1, "x", frozenset({"WORD"})))[0])
        ['WORD', 'x']
        """
        key = token.form, token.sort
        found = self.known.get(key)
        if found is None:
            if len(self.known) > CACHED:
                self.known.clear()
            said = self.of(token).union(token.classes, *(part.classes for part in token.parts))
            asked = said if self.asked is None else said & self.asked
            found = self.known[key] = asked, not said.isdisjoint(_ENDS), not said.isdisjoint(_LIGHT)
        return found


def _words(items: Sequence[str], article: str) -> frozenset[str]:
    return frozenset(fold(x).removeprefix(article) for x in items if not x[0].isascii())


def _classes(items: Sequence[str]) -> frozenset[str]:
    named = frozenset(x for x in items if x[0].isascii())
    return named | {"NAME", "NISBA", "PARTY", "GPE", "ORG", "PERSON"} if "ACTOR" in named else named


class Lexis:
    """The deeds and small words of a pack, compiled once.

    >>> from mahdar.lang.pack import load
    >>> lexis = Lexis(load("ar"))
    >>> len(lexis.deeds) > 50
    True
    """

    def __init__(self, pack: Pack) -> None:
        self.kinds = Kinds()
        self.conjunctions = frozenset(pack.clitics.conjunctions)
        small = pack.settings.get("event_clitics", {})
        self.join: str = small.get("join", "")
        self.accusative = pack.clitics.accusative
        self.aim: str = small.get("aim", "")
        self.object_plural: str = small.get("object_plural", "")
        self.subject_plural: str = small.get("subject_plural", "")
        self.pronouns: dict[str, str] = small.get("pronouns", {})
        self.of_two = frozenset(small.get("of_two", ()))
        self.masculine = frozenset(small.get("masculine", ()))
        self.held = frozenset(small.get("held", ()))
        self.clitic_roles: dict[str, str] = small.get("roles", {})
        self.future = pack.clitics.future
        self.deeds = {id(e): Deed.of_entry(e, pack.clitics.article) for e in pack.entries if "DEED" in e.classes}
        asked = (deed.needs | deed.barred | deed.needs_before for deed in self.deeds.values())
        self.cores = Cores(pack.clitics.article, frozenset().union(*asked))

    def deed(self, tokens: Sequence[Token], at: int) -> tuple[Deed, str] | None:
        """Give the deed that the token at `at` tells and the paradigm of its form, or nothing.

        Of several entries, one that asks for company and has it is the better one.

        >>> from mahdar.lang.pack import load
        >>> from mahdar.read.sheet import Analyser, Sheet
        >>> lexis = Lexis(load("ar"))
        >>> deed, form = lexis.deed(Sheet("اعتقلت الشرطة لصين", Analyser(load("ar"))).tokens, 0)
        >>> deed.type, form
        ('COERCE', 'perfect')
        """
        best: tuple[Deed, str] | None = None
        score = -1
        for hit in tokens[at].hits:
            deed = self.deeds.get(id(hit.entry))
            if deed is None:
                continue
            rank = 1 if deed.needs_words or deed.needs_classes or deed.needs_before else 0
            if rank > score and deed.fits(tokens, at, self.cores):
                best, score = (deed, hit.features.paradigm), rank
        return best
