"""How two names are compared: the features that speak for one person or for two, and what they weigh."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from mahdar.lang.fold import fold
from mahdar.link.words import pack, plain, skeleton, stem, words

SAME = 0.5  # a pair from this score on is one person
WHOLE = 0.95  # likeness of both parts from which on two full names are one name
SHORT, SPELT = 2, 0.6  # consonants that tell little by themselves, and how alike the letters then must be
SYLLABLE = 3  # letters of a syllable that foreign vowels are written in as one likes
BEGUN = (
    0.76  # how alike the last parts count of a name and the same left unfinished: enough if nothing speaks against it
)


@dataclass(frozen=True)
class Form:
    """One spelling of a name with what the texts say of its bearer.

    >>> Form.of("سيرغي لافروف", roles=["وزير الخارجية"]).last
    'لافروف'
    """

    text: str
    parts: tuple[str, ...]
    roles: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    genders: frozenset[str] = frozenset()
    articles: frozenset[int] = field(default=frozenset(), compare=False)

    @classmethod
    def of(cls, text: str, *, roles: list[str] | None = None, states: str = "", gender: str = "") -> Form:
        """Give the form of a written name: its parts, particles joined with what follows them.

        >>> Form.of("محمد بن سلمان").parts
        ('محمد', 'بن سلمان')
        """
        return cls(
            text=text,
            parts=parts(text),
            roles=frozenset(roles or ()),
            states=frozenset(states.split()),
            genders=frozenset(gender),
        )

    @property
    def last(self) -> str:
        """Give the last part: the family name, where there is one."""
        return self.parts[-1] if self.parts else ""

    @property
    def first(self) -> str:
        """Give the first part: the given name, where there are two."""
        return self.parts[0] if self.parts else ""


@lru_cache(maxsize=1)
def _attached() -> re.Pattern[str]:
    forms = "|".join(re.escape(fold(p)) for p in pack()["name"]["attached"])
    return re.compile(rf"\b({forms})(?=\w{{4}})")


@lru_cache(maxsize=1)
def _particles() -> frozenset[str]:
    return frozenset(fold(p) for p in pack()["name"]["particles"])


@lru_cache(maxsize=200_000)
def parts(text: str) -> tuple[str, ...]:
    """Give the parts of a name, a particle joined with the word after it.

    >>> parts("عبد الفتاح السيسي")
    ('عبد الفتاح', 'السيسي')
    """
    particles = _particles()
    out: list[str] = []
    open_ = False
    for word in words(_attached().sub(r"\1 ", fold(text))):
        if open_:
            out[-1] += " " + word
        else:
            out.append(word)
        open_ = word in particles
    return tuple(out)


@lru_cache(maxsize=200_000)
def key(part: str) -> str:
    """Give the block key of one part of a name: its skeleton in alphabetical order, proof against swapped letters.

    >>> key("سكريبال") == key("سركيبال")
    True
    """
    return "".join(sorted("".join(skeleton(w) for w in _core(part).split())))


@lru_cache(maxsize=500_000)
def likeness(a: str, b: str) -> float:
    """Give how alike two parts of names are written, 0 to 1: by letters, and by what transliterations exchange.

    >>> likeness("سيرغي", "سيرجي") > 0.9, likeness("سلمان", "زايد") < 0.5, likeness("كين", "كوني") < 0.6
    (True, True, True)
    """
    if a == b:
        return 1.0
    core = _core(a), _core(b)
    bones = skeleton(core[0].replace(" ", "")), skeleton(core[1].replace(" ", ""))
    letters = fuzz.ratio(bare(core[0]), bare(core[1])) / 100
    # of two consonants there are many names: كين is not كوني
    if bones[0] == bones[1] and (len(bones[0]) > SHORT or letters >= SPELT):
        return 0.75 + 0.25 * max(letters, 0.98 * fuzz.ratio(spoken(core[0]), spoken(core[1])) / 100)
    if len(min(bones, key=len)) >= 4 and Levenshtein.distance(*bones) <= 2 and key(a) == key(b):
        return 0.6 + 0.25 * letters  # letters swapped by a slip
    if len(min(bones, key=len)) >= 4 and Levenshtein.distance(*bones) == 1 and letters > 0.6:
        return 0.6 + 0.25 * letters
    return letters * 0.9


@lru_cache(maxsize=200_000)
def bare(part: str) -> str:
    """Give a part of a name without article, hamza and doubled spelling.

    >>> bare("الميقاتي")
    'ميقاتي'
    """
    article = pack()["name"]["article"]
    text = plain(part)
    return text[len(article) :] if text.startswith(article) and len(text) > len(article) + 2 else text


@lru_cache(maxsize=1)
def _exchanged() -> dict[int, str]:
    return {ord(c): group[0] for group in pack()["name"]["alike"] for c in group}


def spoken(part: str) -> str:
    """Give a part of a name with the letters that transliterations exchange written as one.

    >>> spoken("شويغو") == spoken("شويجو")
    True
    """
    return bare(part).translate(_exchanged())


@lru_cache(maxsize=200_000)
def _core(part: str) -> str:
    particles = _particles()
    return " ".join(w for w in part.split() if w not in particles) or part


@dataclass(frozen=True)
class Comparison:
    """What two names have in common, feature by feature, and what follows from it.

    >>> compare(Form.of("سيرغي لافروف"), Form.of("سيرجي لافروف")).same
    True
    """

    last: float
    given: float | None
    role: float | None
    state: bool | None
    gender: bool | None
    together: bool
    score: float

    @property
    def same(self) -> bool:
        """Tell whether the features speak for one person."""
        return self.score >= SAME

    def explain(self) -> str:
        """Give the features in words.

        >>> compare(Form.of("لافروف"), Form.of("لافروف")).explain()
        'last 1.00, given -, role -, state -, gender -, together False: 0.65'
        """

        def show(x: float | bool | None) -> str:
            return "-" if x is None else f"{x:.2f}" if isinstance(x, float) else str(x)

        kept = ("last", "given", "role", "state", "gender", "together")
        return ", ".join(f"{name} {show(getattr(self, name))}" for name in kept) + f": {self.score:.2f}"


def compare(a: Form, b: Form) -> Comparison:
    """Compare two names: spelling first, then office, state, gender and whether one text tells them apart.

    >>> compare(Form.of("محمد بن سلمان"), Form.of("محمد بن زايد")).same
    False
    """
    last, given = likeness(a.last, b.last), _given(a, b)
    begun = given is not None and _begins(a, b)
    if given is not None and (whole := likeness(_whole(a), _whole(b))) > 0.9:
        last, given = max(last, whole), max(given, whole)  # نصر الله, نصرالله
    elif begun:
        last = max(last, BEGUN)
    role, state = _role(a, b), _agree(a.states, b.states)
    gender = _agree(a.genders, b.genders)
    together = bool(a.articles & b.articles) and len(a.parts) > 1 and len(b.parts) > 1
    score = last - 0.35 if given is None else 0.5 * last + 0.5 * given - 0.22
    one_name = given is not None and min(given, last) >= WHOLE  # a gender that one report gives is misread rather
    if last < 0.72 or (given is not None and given < 0.6) or (gender is False and not one_name):
        score -= 0.6
    if last < 1 or (given is not None and given < 1):
        # a different spelling wants some support, but for letters that transliterations exchange
        score -= 0.0 if given is not None and _heard(a) == _heard(b) else 0.12
        one_office = role is not None and role >= WHOLE and max(last, given or 0) == 1
        score -= 0.25 * (
            together and not begun and not one_office
        )  # one text that spells both ways means two people more often than a slip, unless both hold one office
    score += 0.15 * (role - 0.3) if role is not None else 0
    score += 0 if state is None else 0.1 if state else -0.25
    return Comparison(last, given, role, state, gender, together, score)


def _heard(form: Form) -> tuple[str, ...]:
    return tuple(map(spoken, form.parts))


def _whole(form: Form) -> str:
    return "".join(form.parts).replace(" ", "")


def _begins(a: Form, b: Form) -> bool:
    """Tell whether one name is the other without its end, as a family's name or a grandfather's is left out."""
    short, long = sorted((a.parts, b.parts), key=len)
    return len(short) < len(long) and all(_spelled(x, y) for x, y in zip(short, long, strict=False))


def _spelled(a: str, b: str) -> bool:
    """Tell whether two parts are one, or one syllable with another vowel: جاي, جيه."""
    return likeness(a, b) > 0.9 or (max(len(a), len(b)) <= SYLLABLE and a[0] == b[0])


def _given(a: Form, b: Form) -> float | None:
    if len(a.parts) < 2 or len(b.parts) < 2:
        return None
    short, long = sorted((a.parts[:-1], b.parts[:-1]), key=len)
    return max(max(likeness(short[0], x), 0.75 * _nested(short[0], x)) - 0.05 * n for n, x in enumerate(long))


def _nested(a: str, b: str) -> bool:
    """Tell whether one given name is short for the other: جو, جوزيف."""
    short, long = sorted((bare(a), bare(b)), key=len)
    return len(short) >= 2 and (long.startswith(short) or long.endswith(short))


def _role(a: Form, b: Form) -> float | None:
    if not a.roles or not b.roles:
        return None
    return max(_overlap(x, y) for x in a.roles for y in b.roles)


@lru_cache(maxsize=200_000)
def _overlap(a: str, b: str) -> float:
    x, y = {stem(w) for w in words(a)}, {stem(w) for w in words(b)}
    return len(x & y) / max(1, min(len(x), len(y)))


def _agree(a: frozenset[str], b: frozenset[str]) -> bool | None:
    return bool(a & b) if a and b else None
