"""Issues: what positions are about, found from their key phrases or given in a file."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import msgspec

from mahdar.errors import MahdarError
from mahdar.lang.fold import fold
from mahdar.link.concepts import is_stop
from mahdar.link.statements import Said
from mahdar.link.wording import stance_word
from mahdar.link.words import pack, stem, words

_WORD = re.compile(r"[^\W_]+")
LONGEST = 3  # words in the name of an issue


class Issue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An issue that the user names: a position that has all words of one of `words` is on it.

    `same_as` names another issue of the file, under whose name it goes.

    >>> Issue(name="توسع الناتو", words=["توسع الناتو"]).same_as is None
    True
    """

    name: str
    words: list[str] = []
    same_as: str | None = None


def load_issues(path: Path) -> list[Issue]:
    """Give the issues of a TOML file of [[issue]] tables; raise MahdarError naming the row that cannot be right.

    >>> load_issues(Path("/nowhere.toml"))
    Traceback (most recent call last):
    mahdar.errors.MahdarError: /nowhere.toml: cannot be read; give a TOML file of [[issue]] tables
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise MahdarError(str(path), "cannot be read", "give a TOML file of [[issue]] tables") from error
    except tomllib.TOMLDecodeError as error:
        raise MahdarError(str(path), f"is no TOML: {error}", "correct that line") from error
    try:
        issues = [msgspec.convert(row, Issue) for row in data.get("issue", [])]
    except msgspec.ValidationError as error:
        raise MahdarError(str(path), f"has a row that cannot be right: {error}", "see the guide on issues") from error
    return checked(issues, str(path))


def checked(issues: Sequence[Issue], where: str = "issues") -> list[Issue]:
    """Give the issues themselves; raise MahdarError for a name used twice, an unknown one, or a circle.

    >>> checked([Issue("أ", same_as="ب"), Issue("ب", same_as="أ")])
    Traceback (most recent call last):
    mahdar.errors.MahdarError: issues row 1 (أ): runs in a circle: أ, ب, أ; take one same_as out
    """
    by_name: dict[str, Issue] = {}
    for row, issue in enumerate(issues, 1):
        if issue.name in by_name:
            raise MahdarError(f"{where} row {row} ({issue.name})", "names an issue a second time", "take one row out")
        by_name[issue.name] = issue
    for row, issue in enumerate(issues, 1):
        way = [issue.name]
        while (target := by_name[way[-1]].same_as) is not None:
            if target not in by_name:
                raise MahdarError(f"{where} row {row} ({issue.name})", f"names an unknown issue {target!r}", "add it")
            way.append(target)
            if target in way[:-1]:
                circle = ", ".join(way)
                raise MahdarError(
                    f"{where} row {row} ({issue.name})", f"runs in a circle: {circle}", "take one same_as out"
                )
    return list(issues)


def named_issues(
    taken: Sequence[Said], labels: Sequence[int], everything: Sequence[Said], issues: Sequence[Issue] = ()
) -> list[str]:
    """Give the name of each position's issue: the user's, else the phrase that its group has most in common."""
    given = {i.name: i for i in checked(issues)}
    groups: dict[int, list[Said]] = defaultdict(list)
    for one, label in zip(taken, labels, strict=True):
        groups[label].append(one)
    everywhere = _spread([one.statement.content.text for one in taken], everything)
    names = {}
    for label, group in groups.items():
        texts = [one.statement.content.text for one in group]
        names[label] = key_phrase(texts, everywhere) or texts[0][:40]
    return [_given(one, given) or names[label] for one, label in zip(taken, labels, strict=True)]


def _spread(texts: Sequence[str], everything: Sequence[Said]) -> Counter[tuple[str, ...]]:
    """Count in how many statements each run of two or three words stands that one of the texts has."""
    asked = {key for text in texts for key in runs(text) if len(key) > 1}
    counts: Counter[tuple[str, ...]] = Counter()
    for one in everything if asked else ():
        row = [stem(w) for w in words(one.statement.content.text)]
        counts.update(asked.intersection([*pairwise(row), *zip(row, row[1:], row[2:], strict=False)]))
    return counts


def _given(one: Said, given: dict[str, Issue]) -> str | None:
    stems = {stem(w) for w in words(one.statement.content.text)}
    for issue in given.values():
        if any({stem(w) for w in words(phrase)} <= stems for phrase in issue.words):
            while issue.same_as:
                issue = given[issue.same_as]
            return issue.name
    return None


def runs(text: str) -> dict[tuple[str, ...], str]:
    """Give the runs of words of a text that may name a thing, by their stems, each as it is first written.

    >>> list(runs("يجب وقف القصف").values())
    ['وقف', 'القصف', 'وقف القصف']
    """
    row, plainly = words(text), _WORD.findall(text)
    plainly = plainly if len(plainly) == len(row) else row
    idle = [_idle(w) for w in row]
    found: dict[tuple[str, ...], str] = {}
    for size in range(1, LONGEST + 1):
        for at in range(len(row) - size + 1):
            if not any(idle[at : at + size]):
                run = " ".join((_alone(plainly[at]), *plainly[at + 1 : at + size]))
                found.setdefault(tuple(stem(w) for w in row[at : at + size]), run)
    return found


@lru_cache(maxsize=200_000)
def _idle(word: str) -> bool:
    return is_stop(word) or word.isdigit() or stance_word(word) or len(word) < 3


@lru_cache(maxsize=200_000)
def _alone(word: str) -> str:
    """Give a word without the conjunction before it."""
    joins = pack()["word"]["conjunctions"]
    return word[1:] if word[:1] in joins and stem(fold(word)) == stem(fold(word[1:])) else word


def key_phrase(texts: Sequence[str], everywhere: Mapping[tuple[str, ...], int] | None = None) -> str | None:
    """Give the run of words that most of the texts share, a longer one before its parts, the first on a tie.

    `everywhere` counts the longer runs in all statements: what the whole story speaks of goes before what one text says.

    >>> key_phrase(["بحث الضمانات الأمنية اليوم", "رفض الضمانات الأمنية"])
    'الضمانات الأمنية'
    """
    counts: Counter[tuple[str, ...]] = Counter()
    written: dict[tuple[str, ...], str] = {}
    for text in texts:
        for key, phrase in runs(text).items():
            counts[key] += 1
            written.setdefault(key, phrase)
    if not counts:
        return None
    known = everywhere or {}

    def worth(key: tuple[str, ...]) -> float:
        # a phrase of two words says more than one, of three a little more; max keeps the first on a tie
        return (
            counts[key]
            * (1 + 0.9 * (len(key) > 1) + 0.2 * (len(key) > 2))
            * (1 + min(known.get(key, 1), 12) / 4 * (len(key) > 1))
        )

    return written[max(counts, key=worth)]
