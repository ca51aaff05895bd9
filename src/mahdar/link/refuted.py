"""Denials whose report tells what they deny: "denied the claim of X that …", or right behind what another said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

import msgspec

from mahdar.link.matters import BLAME, telling
from mahdar.link.statements import Said
from mahdar.link.tables import Story
from mahdar.link.words import STOP, listed, plain, spots, words

# characters behind what was said within which a denial is of it: by words, by a name, by pointing
BEHIND, NAMED, POINTING = 500, 300, 150
HEAD = 4  # words of a denial in which it is said that somebody claims it
TELLING = 3  # tokens of a denial that tell what is denied, where nobody is named who claims it
SAID_WHEN = 3  # tokens that "that", pointing back, may have besides: "that, at a later time"
AGAINST = 40  # characters between what was said and "while" with the denial
ALIKE = 0.3  # what a denial and the words before it must have in common
TOLD = ("assert", "accuse", "confirm", "condemn", "warn")


def refuted(story: Story, everything: Sequence[Said]) -> list[tuple[Said, Said]]:
    """Give what was said and its denial, of one report each.

    >>> refuted(Story.of([]), [])
    []
    """
    by_article: dict[int, list[Said]] = defaultdict(list)
    for one in everything:
        by_article[one.article].append(one)
    out = []
    for n, told in sorted(by_article.items()):
        for denial in told:
            if denial.statement.act == "deny" and not denial.supposed:
                said = _claimed(story, n, denial) or _before(story, denial, told)
                if said:
                    out.append((said, denial))
    return out


def _claimed(story: Story, article: int, denial: Said) -> Said | None:
    """Give the claim that a denial names as one, in the mouth of who is named right behind the word: "the claims of X"."""
    content = denial.statement.content
    text = story.readings[article].article.text
    between = spots(text[denial.statement.cue.end : content.start]) if denial.statement.cue.end <= content.start else []
    if between and claims(between[-1][2]):  # "denied the claims" that …
        first = denial.statement.cue.end
        return _as_claim(denial, text[first + between[-1][0] : first + between[-1][1]], None)
    for n, (begin, end, word) in enumerate(found := spots(content.text)[: HEAD + 1]):
        if n < HEAD and not _points(found[0][2]) and claims(word) and len(words(content.text)) > n + 2:
            after = found[n + 1][0] if n + 1 < len(found) else end
            names = [
                x
                for x in story.readings[article].names
                if x.start <= content.start + after + 1 and content.start + end < x.end
            ]
            name = next((x for x in names if x.entity and x.entity != denial.party), None)
            if names and not name:
                return None
            if not name and len(set(denial.about) - BLAME) < TELLING:
                return None
            by = name.text if name else content.text[begin:end]
            return _as_claim(denial, by, name.entity if name else None)
    return None


def _as_claim(denial: Said, by: str, party: str | None) -> Said:
    """Give what a denial denies as what somebody says."""
    told = msgspec.structs.replace(denial.statement, act="assert")
    return replace(denial, n=-1, statement=told, party=party, name=by, speaker=None)


@lru_cache(maxsize=200_000)
def claims(word: str) -> bool:
    """Tell whether a folded word calls what somebody said a claim.

    >>> claims("مزاعم"), claims("قمر")
    (True, False)
    """
    return plain(word) in listed("claimed")


def _points(word: str) -> bool:
    """Tell whether a word points at what was told before: "these accusations" are told of elsewhere."""
    return plain(word) in listed("pointing")


def _before(story: Story, denial: Said, told: Sequence[Said]) -> Said | None:
    """Give the statement of another before it in the report that it denies: of the same matter, or right before it."""
    near = sorted(_candidates(denial, told), key=lambda x: x[0])
    text = story.readings[denial.article].article.text
    return next((one for gap, one in near if _denied(denial, one, gap) or _set_against(text, one, denial)), None)


def _set_against(text: str, one: Said, denial: Said) -> bool:
    """Tell whether a sentence sets a denial against what was said right before it: "…, while X denied"."""
    start = min(x.start for x in (denial.statement.cue, denial.statement.source, denial.statement.content) if x.text)
    between = text[one.statement.content.end : start]
    first = next(iter(words(between)), "")
    return len(between) <= AGAINST and not STOP.search(between) and plain(first) in listed("against")


def _denied(denial: Said, one: Said, gap: int) -> bool:
    """Tell whether a denial is of that statement: by its words, by fewer where either names the other side, or by pointing back."""
    own, other = map(telling, (denial, one))
    shared = len(own & other)
    if shared >= 2 and 2 * shared >= ALIKE * (len(own) + len(other)):
        return True
    named = _names(denial, one) or _names(one, denial) or one.statement.act == "accuse"
    first = next(iter(words(denial.statement.content.text)), "")
    bare = len(own) <= (SAID_WHEN if _points(first) else 1) and not any(t[0] == "@" for t in denial.about)
    pointing = bare and one.statement.act in ("assert", "accuse") and gap <= POINTING
    return (named and shared > 0 and gap <= NAMED) or pointing


def _names(a: Said, b: Said) -> bool:
    return bool(b.party) and f"@{b.party}" in a.about


def _candidates(denial: Said, told: Sequence[Said]) -> Iterator[tuple[int, Said]]:
    start = min(denial.statement.cue.start, denial.statement.content.start)
    for one in told:
        gap = start - one.statement.content.end
        other = one.key != denial.key and (not one.party or one.party != denial.party)
        if 0 <= gap <= BEHIND and other and one.statement.act in TOLD and not (one.negated or one.supposed):
            yield gap, one
