"""Names that a slip keeps apart, and family names that two people of a story bear: whom the story means by them.

A spelling that one report has, one letter away from a name that many reports have, is that name misspelt where three
parts of it, or its bearer's office, speak for it. A family name alone (كيم) before its bearer is named in the report,
or whose only bearer there is a former one, is whom the story names far more often.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from mahdar.lang.fold import fold
from mahdar.link.names import Form, bare
from mahdar.link.words import pack, words

OFTEN = 4  # reports that spell a name as it is; and so many times as often as another is
LETTERS, LONE = 8, 5  # letters that a misspelt name has at least, and one that stands alone
ENOUGH = 3  # parts of a name that tell by themselves whose it is


def slips(forms: Mapping[str, Form], kept: Iterable[str] = ()) -> dict[str, str]:
    """Give for each misspelt name the name that it stands for; `kept` are spellings that somebody has judged.

    >>> often = Form.of("كيم جونغ أون", roles=["الزعيم"])
    >>> many = Form(often.text, often.parts, often.roles, articles=frozenset(range(9)))
    >>> slips({"كيم جونغ اون": many, "كيم جونغ مون": Form.of("كيم جونغ مون")})
    {'كيم جونغ مون': 'كيم جونغ اون'}
    """
    known = frozenset(kept)
    full = {text: form for text, form in forms.items() if len(form.parts) > 1 and text not in known}
    likely: dict[tuple[int, tuple[str, ...]], list[str]] = defaultdict(list)
    for text, form in full.items():
        if len(form.articles) >= OFTEN:
            for n, rest in _rests(form.parts):
                likely[n, rest].append(text)
    found = {}
    for text, form in full.items():
        if len(form.articles) <= 1 and sum(map(len, form.parts)) >= LETTERS:
            meant = {other for key in _rests(form.parts) for other in likely[key] if _slipped(form, full[other])}
            if len({full[other].parts for other in meant}) == 1:
                found[text] = max(meant, key=lambda other: (len(full[other].articles), other))
    alone = {text for text, form in forms.items() if len(form.parts) == 1 and text not in known}
    return found | _alone({text: forms[text] for text in alone}, full)


def _rests(name: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Give the name without each of its parts in turn."""
    for n in range(len(name)):
        yield n, (*name[:n], *name[n + 1 :])


def _slipped(rare: Form, often: Form) -> bool:
    n = next((n for n, (a, b) in enumerate(zip(rare.parts, often.parts, strict=True)) if a != b), None)
    if n is None or Levenshtein.distance(rare.parts[n], often.parts[n]) != 1:
        return False
    if rare.states and often.states and rare.states.isdisjoint(often.states):
        return False
    return len(rare.parts) >= ENOUGH or not rare.roles.isdisjoint(often.roles)


def _alone(lone: Mapping[str, Form], full: Mapping[str, Form]) -> dict[str, str]:
    """Give for misspelt family names that stand alone the one that a letter more or less makes of them.

    It is one that many reports have, or the one of somebody in the same report.
    """
    where: dict[str, set[int]] = defaultdict(set)
    for form in full.values():
        where[form.last] |= form.articles
    near: dict[str, set[str]] = defaultdict(set)
    for last in (name for name in where if len(bare(name)) > LONE):
        for way in {last, *_shorter(last)}:
            near[way].add(last)
    found = {}
    for text, form in lone.items():
        if len(bare(text)) < LONE or text in where or len(form.articles) > 1:
            continue
        meant = {other for way in (text, *_shorter(text)) for other in near.get(way, ()) if other[0] == text[0]}
        meant = {other for other in meant if len(where[other]) >= OFTEN or where[other] & form.articles}
        if len(meant) == 1:
            found[text] = meant.pop()
    return found


def _shorter(word: str) -> list[str]:
    """Give the word without each of its letters in turn."""
    return [word[:n] + word[n + 1 :] for n in range(len(word))]


def meant(mentions: Sequence[tuple[int, int, str, str, str]]) -> dict[int, str]:
    """Give for mentions by a family name that comes first, by their number, the name that the story means instead.

    A mention is the article, where it stands, its text, the name that it is read as and its office.

    >>> own = [(0, 0, "كيم", "كيم داي جونغ", ""), (0, 9, "كيم داي جونغ", "كيم داي جونغ", "الرئيس الراحل")]
    >>> meant([*own, *[(n, 0, "كيم جونغ اون", "كيم جونغ اون", "") for n in range(1, 12)]])
    {0: 'كيم جونغ اون'}
    """
    times = Counter(name for *_, name, _ in mentions)
    bearers: dict[str, list[str]] = defaultdict(list)
    for name in times:
        bearers[name.split()[0]].append(name)
    first: dict[tuple[int, str], int] = {}
    former: set[tuple[int, str]] = set()
    for article, start, text, name, role in mentions:
        if " " in fold(text):
            first[article, name] = min(start, first.get((article, name), start))
            former.update([(article, name)] if not _former().isdisjoint(words(role)) else ())
    found = {}
    for n, (article, start, text, name, _) in enumerate(mentions):
        if " " not in name or fold(text) != name.split()[0]:
            continue
        best = max(bearers[fold(text)], key=lambda other: (times[other], other))
        late = start < first.get((article, name), start) or (article, name) in former
        if late and times[best] >= OFTEN * times[name]:
            found[n] = best
    return found


@lru_cache(maxsize=1)
def _former() -> frozenset[str]:
    return frozenset(fold(word) for word in pack()["name"]["former"])
