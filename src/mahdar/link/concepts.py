"""What a statement is about: its words by their roots, synonyms as one, names as what they stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest

from mahdar.lang.fold import fold
from mahdar.link.words import is_any, listed, nisbas, pack, plain, root, shapes, spots
from mahdar.model import Name, Reading, Time

CODE, UNKNOWN = 3, 16  # letters of the code of a state; of the id of what no code is known for


@lru_cache(maxsize=1)
def _classes() -> dict[str, str]:
    article = pack()["name"]["article"]
    forms = [(plain(fold(form)), entry["id"]) for entry in pack()["concept"] for form in entry["forms"]]
    return {form.removeprefix(article): id for form, id in forms} | dict(forms)


@lru_cache(maxsize=500_000)
def concept(word: str) -> str | None:
    """Give the concept that a folded word belongs to, with whatever clitics and endings.

    >>> concept("وبتورطها"), concept("ستطرد"), concept("قمر")
    ('involved', 'expel', None)
    """
    classes = _classes()
    return next((classes[shape] for shape in shapes(word) if shape in classes), None)


Nearby = tuple[frozenset[str], int, str]


@lru_cache(maxsize=1)
def _nearby() -> dict[str, Nearby]:
    return {
        entry["id"]: (frozenset(map(plain, map(fold, near["words"]))), near["within"], near["becomes"])
        for entry in pack()["concept"]
        if (near := entry.get("near"))
    }


def concepts(words: Sequence[str]) -> list[str | None]:
    """Give the concept of each folded word in a row; what hangs on the words around it is settled by them.

    >>> concepts(["مسؤول", "عن", "الهجوم"])[0], concepts(["مسؤول", "كبير"])[0]
    ('involved', 'responsible')
    """
    known = _nearby()
    return [_settled(words, n, found) if found in known else found for n, found in enumerate(map(concept, words))]


def _settled(words: Sequence[str], n: int, found: str) -> str:
    wanted, within, becomes = _nearby()[found]
    around = words[max(0, n + within) : n] if within < 0 else words[n + 1 : n + 1 + within]
    return becomes if any(plain(word) in wanted for word in around) else found


def is_stop(word: str) -> bool:
    """Tell whether a folded word says nothing about the matter.

    >>> is_stop("التي"), is_stop("اتفاق")
    (True, False)
    """
    return len(word) < 2 or is_any(word, "stop")


def negated(words: Sequence[str]) -> bool:
    """Tell whether one of the folded words turns the statement round; "still" (no end of it) is no "no".

    >>> negated(["روسيا", "ليست", "طرفا"]), negated(["لا", "يزال", "مريضا"])
    (True, False)
    """
    if not any(map(_says_no, words)):
        return False
    return any(_says_no(word) and not _still(after) for word, after in zip_longest(words, words[1:], fillvalue=""))


@lru_cache(maxsize=200_000)
def _says_no(word: str) -> bool:
    return is_any(word, "negation", prefixes=False)


@lru_cache(maxsize=200_000)
def _supposes(word: str) -> bool:
    return is_any(word, "condition", prefixes=False)


def _still(word: str) -> bool:
    return plain(word) in listed("negation", "unless")


@lru_cache(maxsize=1)
def turning() -> frozenset[str]:
    """Give the tokens of the concepts that say no by themselves.

    >>> "#cancel" in turning()
    True
    """
    return frozenset("#" + entry["id"] for entry in pack()["concept"] if entry.get("turns"))


def possible(words: Sequence[str]) -> bool:
    """Tell whether one of the folded words speaks of what may come to pass.

    >>> possible(["قد", "يهاجم"]), possible(["هاجم"])
    (True, False)
    """
    return any(
        may or not after or after.startswith(_to_come())
        for may, after in zip_longest(map(_may, words), words[1:], fillvalue="")
        if may is not None
    )


@lru_cache(maxsize=200_000)
def _may(word: str) -> bool | None:
    """Tell whether a word speaks of what may be; False for one that also affirms, which does so before a verb to come."""
    forms = [shape for shape in shapes(word, endings=False, prefixes=False) if shape in listed("possible")]
    return any(shape not in pack()["possible"]["affirms"] for shape in forms) if forms else None


@lru_cache(maxsize=1)
def _to_come() -> tuple[str, ...]:
    return tuple(pack()["possible"]["to_come"])


def supposed(words: Sequence[str]) -> bool:
    """Tell whether one of the folded words makes the statement a supposition.

    >>> supposed(["اذا", "ثبت"]), supposed(["ثبت"])
    (True, False)
    """
    return any(map(_supposes, words))


Mark = tuple[int, int, tuple[str, ...]]


def marks(reading: Reading, values: Sequence[tuple[Name, str]], states: Mapping[str, str]) -> list[Mark]:
    """Give what the names, dates and numbers of an article stand for, each with its place, in order.

    A person also stands for the state named in `states`, the army of a state for that state and an army; a day for its
    month; a number for its value. A group that the pack does not know ("the armed opposition") stands for its words.

    >>> from mahdar.model import Article
    >>> marks(Reading(article=Article.make(text="خبر", id="A-1")), [], {})
    []
    """
    found: list[Mark] = []
    for name, value in values:
        if name.type not in ("ORG", "NORP") or len(value) != UNKNOWN:
            state = ("@" + states[value],) if value in states else ()
            found.append((name.start, name.end, ("@" + value, *state, *_kind(name, value))))
    found += [(time.start, time.end, row) for time in reading.times if (row := _moment(time))]
    for quantity in reading.quantities:
        if quantity.value is not None:
            found.append((quantity.start, quantity.start + 1, (f"{quantity.value:g}",)))
    return sorted(found, key=lambda mark: mark[:2])


def _kind(name: Name, value: str) -> tuple[str, ...]:
    """Give what a name says beside whose it is: "the army of X", "the demonstrators of X"."""
    if len(value) != CODE or name.type not in ("ORG", "NORP", "PERSON"):
        return ()
    return tuple(f"#{found}" for found in concepts([word for *_, word in spots(name.text)]) if found)


def _moment(time: Time) -> tuple[str, ...]:
    """Give the tokens of a time: its day and its month, the hour, or how long it is; none of a vague one."""
    value = time.value or ""
    day, hour = value[:10], value[10:]
    if time.type == "DURATION":
        return ("=" + value,) if value else ()
    if time.type not in ("DATE", "TIME") or len(day) < 7 or not day[:1].isdigit():
        return ()
    return ("=" + day, "=" + day[:7], *(["=" + hour] if hour else [])) if len(day) == 10 else ("=" + day,)


def tokens(text: str, offset: int = 0, names: Sequence[tuple[Name, str]] = ()) -> list[str]:
    """Give what the text is about, in order: `@` entities, `#` concepts, numbers and roots.

    `names` are the names that stand in it with what they stand for; `offset` is where `text` begins in the article.

    >>> tokens("ستطرد 23 دبلوماسيا")
    ['#expel', '23', '#diplomat']
    """
    found = sorted((n.start, n.end, ("@" + value,)) for n, value in names)
    return [token for _, token in placed(spots(text), offset, found)]


@lru_cache(maxsize=50_000)
def tokens_of(word: str) -> tuple[str, ...]:
    """Give what one folded word is about by itself.

    >>> tokens_of("ستطرد")
    ('#expel',)
    """
    return tuple(tokens(word))


def placed(words: Sequence[tuple[int, int, str]], offset: int = 0, found: Sequence[Mark] = ()) -> list[tuple[int, str]]:
    """Give the tokens of words from `spots`, each with where it begins; what is said twice in a row stands once.

    `found` are marks in order of their beginning; one that is begun before the text counts too.

    >>> placed(spots("قمر قمر"))
    [(0, 'قمر')]
    """
    starts: list[int] = []
    out: list[str] = []
    at = 0
    plainly = [word for *_, word in words]
    for n, (start, end, word) in enumerate(words):
        while at < len(found) and found[at][1] <= start + offset:
            at += 1
        if at < len(found) and found[at][0] < end + offset:
            row = found[at][2]
            for token in row:
                if token not in out[-len(row) :]:
                    starts.append(start)
                    out.append(token)
        elif (alone := _in_place(plainly, n, out) if _hangs(word) else _token(word)) and out[-1:] != [alone]:
            starts.append(start)
            out.append(alone)
    return list(zip(starts, out, strict=True))


@lru_cache(maxsize=200_000)
def _hangs(word: str) -> bool:
    """Tell whether what a word stands for hangs on the words around it: few do."""
    return concept(word) in _nearby()


def _in_place(words: Sequence[str], n: int, before: Sequence[str]) -> str | None:
    """Give the token of a word as its neighbours settle it; who is named right before "behind" stands behind it."""
    found = concept(words[n]) or ""
    settled = _settled(words, n, found)
    if settled == found:
        if found == "behind" and before and before[-1].startswith("@"):
            return "#involved"
        return None if found in ("responsible", "behind") else root(words[n])
    return f"#{settled}"


@lru_cache(maxsize=500_000)
def _token(word: str) -> str | None:
    if word.isdigit():
        return word
    if is_stop(word):
        return None
    found = concept(word)
    return f"#{found}" if found else _belongs(word) or root(word)


def is_month(found: str | None) -> bool:
    """Tell whether a concept is a month.

    >>> is_month("m01"), is_month("months"), is_month(None)
    (True, False, False)
    """
    return found is not None and found[0] == "m" and found[1:].isdigit()


@lru_cache(maxsize=1)
def _nisbas() -> dict[str, str]:
    return {plain(fold(form)): "@" + code for form, code in nisbas()}


def _belongs(word: str) -> str | None:
    """Give the state that an adjective is of: the Russian troops are those of Russia, whether read as a name or not."""
    known, written = _nisbas(), plain(word)  # an adjective has no persons to exchange: "security" is not of Yemen
    return next((known[shape] for shape in shapes(word) if shape in known and shape in written), None)
