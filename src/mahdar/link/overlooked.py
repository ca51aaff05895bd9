"""Short names that a reading passed over: a part of a full name that stands alone later in the same article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from mahdar.link.concepts import concept, is_stop
from mahdar.link.names import bare, key, likeness, parts
from mahdar.link.tables import Story
from mahdar.link.words import spots, words
from mahdar.model import Name, Span

LONG, SLIP = 3, 6  # letters that a short name has at least; one that is misspelled, at least
SURE = 0.93  # likeness from which on another spelling is taken
RARE = 2  # articles that a misspelling may stand in; a word of more is a word of its own


def overlooked(story: Story, present: Mapping[int, Sequence[str]]) -> list[tuple[int, Name]]:
    """Give the mentions of known people by a part of their name that no name of the reading covers.

    `present` gives the full names in each article; a part that two of them share is not taken.

    >>> overlooked(Story.of([]), {})
    []
    """
    out = []
    spread = _spread(story, present)
    for article, forms in sorted(present.items()):
        wanted = _parts(forms)
        if not wanted:
            continue
        reading = story.readings[article]
        text = reading.article.text
        covered = [(n.start, n.end) for n in reading.names if n.head]
        alike = {word for word in set(words(text)) if _short(word)[1] in wanted}
        for start, end, written in spots(text, alike):
            if any(a < end and start < b for a, b in covered):
                continue
            word, bones = _short(written)
            for part, form in sorted(wanted[bones].items()):
                if _same(word, part, spread[word]):
                    out.append((article, _name(text, (start, end), form)))
                    break
    return out


@lru_cache(maxsize=200_000)
def _short(word: str) -> tuple[str, str]:
    """Give a word as a short name, عبدالملك as عبد الملك, with its skeleton; none of what is too short for one."""
    name = next(iter(parts(word)), "")
    return name, key(name) if len(name) >= LONG else ""


def _parts(forms: Sequence[str]) -> dict[str, dict[str, str]]:
    """Give by skeleton the parts of the names, each with the one name that has it."""
    owners: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        for part in parts(form):
            owners[part].add(form)
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for part, full in owners.items():
        if len(full) == 1 and len(part) >= LONG and not is_stop(part) and not concept(part):
            found[key(part)][part] = next(iter(full))
    return found


def _spread(story: Story, present: Mapping[int, Sequence[str]]) -> Counter[str]:
    """Count in how many articles each word stands that has the skeleton of some name."""
    keys = {key(part) for forms in present.values() for form in forms for part in parts(form)}
    spread: Counter[str] = Counter()
    for reading in story.readings:
        spread.update(set(words(reading.article.text)))
    return Counter({w: times for w, times in spread.items() if key(w) in keys})


def _same(word: str, part: str, spread: int) -> bool:
    """Tell whether a word is the part of a name: as written, spelled otherwise, or with letters swapped by a slip."""
    a, b = bare(word), bare(part)
    if a == b:
        return True
    if spread > RARE or a[0] != b[0] or (a != word) != (b != part):
        return False
    return (likeness(word, part) >= SURE and len(word) > LONG) or (len(word) >= SLIP and sorted(a) == sorted(b))


def _name(text: str, place: tuple[int, int], form: str) -> Name:
    span = Span.of(text, *place)
    return Name(
        start=span.start, end=span.end, text=span.text, type="PERSON", head=form, confidence=0.6, rule="known-here"
    )
