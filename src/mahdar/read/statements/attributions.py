"""Attributions without a verb of their own: according to whom, as whom says; before, behind or within what is said."""

from __future__ import annotations

from collections.abc import Container

import msgspec

from mahdar.read.statements.cues import Cue, Finder
from mahdar.read.statements.openings import concludes
from mahdar.read.statements.phrases import noun_phrase, shows_text, speaks
from mahdar.read.statements.view import (
    ADVERB,
    ATTRIB,
    CLOSEP,
    COMMA,
    CONTRAST,
    CUE,
    DASH,
    DEF,
    END,
    JOINT,
    KANA,
    MEDIA,
    MHEAD,
    PREP,
    QUOTE,
    REL,
    SPEAKER,
    THAT,
    TIME,
    TURN,
    WEAKM,
    WHAT,
    WHICHIS,
    WORD,
    View,
)

_CLOSERS = END | QUOTE | PREP | TURN | JOINT | REL | ATTRIB | THAT | DASH | CLOSEP
_LEAD = JOINT | KANA | COMMA | TIME | ADVERB


class Attribution(msgspec.Struct, frozen=True):
    """One attribution: its first token, its source (None: the pronoun at its end), the verb in it, and where it ends.

    `relayed` is the range of the one who passes it on, where another is named behind عن; one that `resumes` takes up
    what was said before it.

    >>> Attribution(0, (1, 2), None, 2).end
    2
    """

    index: int
    source: tuple[int, int] | None
    verb: int | None
    end: int
    relayed: tuple[int, int] | None = None
    cue: Cue | None = None
    resumes: bool = False


def attribution(view: View, index: int, end: int, finder: Finder, cues: Container[int]) -> Attribution | None:
    """Give the attribution whose first word stands at `index`, None where the word attributes nothing.

    `cues` holds the tokens of cues that have a content of their own behind them.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("عاد الوفد بحسب مصدر حكومي.", Analyser(load("ar"))))
    >>> attribution(view, 2, 6, Finder(), ()).source
    (3, 5)
    """
    token = view.tokens[index]
    hit = token.hit("ATTRIB")
    if hit is None:
        return None
    follow, needs = hit.entry.get("follow"), hit.entry.get("needs", "")
    bar = hit.entry.get("behind_no")
    if (bar and index and bar in view.tokens[index - 1].classes) or (token.pro and hit.entry.get("unjoined")):
        return None
    if follow == "none":
        return Attribution(index, None, None, index + 1)
    after = index + 1
    if after >= end:
        return None
    verbal = follow == "verb"
    if view.flags[after] & WHAT and (not needs or view.tokens[after].pro == needs):
        verbal, after = True, after + 1
    if verbal:
        found = _verbal(view, index, after, end, (finder, cues))
        if found and found.source and hit.entry.get("closes"):
            shown = shows_text(view, found.source[0], bool(found.cue and found.cue.gender == "m"))
            return None if shown or not _closes(view, found, end) else found
        return found
    if (
        (view.flags[after] & CUE or "PASSING" in view.tokens[after].classes)
        and not view.flags[after] & (SPEAKER | DEF)
        and not (needs or _words_of(view, after))
    ):
        return _verbal(view, index, after, end, (finder, cues))
    if needs and not (needs in view.tokens[after].pro or view.tokens[after].form.startswith(needs)):
        return None
    return _nominal(view, index, after, end)


def _closes(view: View, found: Attribution, end: int) -> bool:
    """Tell whether the clause ends behind whom the attribution names: ، كما أفاد مصدر; at a sentence's start only a comma ends it."""
    after = found.end
    while after < end and view.flags[after] & (TIME | ADVERB):
        after += 1
    opens = not found.index or bool(view.flags[found.index - 1] & END)
    if after >= end or view.flags[after] & COMMA:
        joined = after + 1 < end and view.tokens[after + 1].pro in view.grammar.joins
        return not (opens and joined and view.tokens[after + 1].pro != view.grammar.so)
    if opens or found.relayed:
        return False
    told = view.tokens[after].pro[:1] in view.grammar.governors or view.tokens[after].form in view.grammar.governors
    return told or bool(view.flags[after] & _CLOSERS)


def _nominal(view: View, index: int, after: int, end: int) -> Attribution | None:
    first = after
    if view.tokens[after].form == view.grammar.to and after + 1 < end:
        first = after + 1
    if _words_of(view, first):
        first += 1
    if view.flags[first] & QUOTE:
        close = view.quotes.close.get(first, end)
        return Attribution(index, (first, close + 1), None, close + 1) if close < first + 6 and close < end else None
    quoting = "QUOTING" in view.tokens[index].classes or view.flags[first] & WEAKM
    if not speaks(view, first) and not quoting:
        return None
    last = noun_phrase(view, first, end)
    if index and view.flags[index - 1] & COMMA:
        last = _parenthesised(view, first, last)
    return _relayed(view, Attribution(index, (first, last), None, last), end)


def _parenthesised(view: View, first: int, last: int) -> int:
    """Give the end of a source between commas, of whom nothing is said behind the second: حملت، حسب الصحيفة، حماس «المسؤولية»."""
    comma = next((j for j in range(first, last) if view.flags[j] & COMMA), last)
    whole = last >= len(view.flags) or view.flags[last] & (COMMA | END)
    return last if whole and not any(flag & QUOTE for flag in view.flags[comma:last]) else comma


def _words_of(view: View, index: int) -> bool:
    """Tell whether a verbal noun and whose it is stand at `index`: بحسب تأكيدات الوزير."""
    if index + 1 >= len(view.flags) or not view.flags[index] & CUE or not speaks(view, index + 1):
        return False
    nouns = {h.features.paradigm or h.entry.get("kind") for h in view.tokens[index].hits if "CUE" in h.entry.classes}
    return nouns == {"masdar"}


def _relayed(view: View, found: Attribution, end: int) -> Attribution:
    """Give the attribution to another whom its source quotes: وفقا لما نقلته الصحيفة على لسان الناطق، بحسب صحيفة نقلا عن مصدر."""
    via = found.end
    while via < end and view.flags[via] & (TIME | ADVERB | COMMA):
        via += 1
    if found.source is None or via + 1 >= end:
        return found
    classes = view.tokens[via].classes
    told = found.verb is not None and (view.is_word(via, "ABOUT") or "BEHALF" in classes)
    if not told and not ("QUOTING" in classes and speaks(view, via + 1)):
        return found
    last = noun_phrase(view, via + 1, end)
    return Attribution(found.index, (via + 1, last), found.verb, last, found.source, found.cue) if last > via else found


def _verbal(view: View, index: int, verb: int, end: int, known: tuple[Finder, Container[int]]) -> Attribution | None:
    finder, cues = known
    passing = verb < end and "PASSING" in view.tokens[verb].classes
    if verb >= end or not (view.flags[verb] & CUE or passing) or verb in cues:
        return None
    cue = next((c for c in finder.at(view, verb, view.tokens[verb]) if c.finite), None)
    if (cue is None and not passing) or view.grammar.governed(view.tokens[verb].pro):
        return None
    start = verb + 1
    while start < end and (view.flags[start] & (TIME | ADVERB) or view.pronominal(start)):
        start += 1
    if cue and "within" in cue.frame.flags and start + 1 < end and view.is_word(start, "INSIDE"):
        start += 1  # حسبما جاء في البيان
    if start < end and view.flags[start] & THAT and "IMPERSONAL" in view.tokens[verb].classes:
        return None  # كما يتوقع أن
    if start >= end or view.flags[start] & (END | COMMA | THAT | PREP):
        return Attribution(index, None, verb, start, cue=cue)
    relays = passing or (cue and "relay" in cue.frame.flags)
    near = range(start + 1, min(end, start + 12) if relays else start)
    quoted = (j for j in near if view.is_word(j, "ABOUT") or "ABOUTHIM" in view.tokens[j].classes)
    last = noun_phrase(view, start, next(quoted, end))
    return _relayed(view, Attribution(index, (start, last), verb, last, cue=cue), end) if last > start else None


def spread(view: View, found: Attribution, sentence: tuple[int, int], taken: Container[int]) -> tuple[int, int] | None:
    """Give the range of what is attributed: the rest of the sentence, or the clause before; None where nothing is.

    `taken` holds tokens at which other statements' cues and contents begin.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("عاد الوفد بحسب مصدر حكومي.", Analyser(load("ar"))))
    >>> spread(view, attribution(view, 2, 6, Finder(), ()), (0, 6), ())
    (0, 2)
    """
    first, last = sentence
    start = clause_start(view, found.index, first, taken)
    if start >= found.index or concludes(view, found.end, last):
        begin = found.end
        if begin + 1 < last and view.flags[begin] & COMMA and view.flags[begin + 1] & REL:
            begin += 1
        if begin < last and view.flags[begin] & REL:
            begin = next((j for j in range(begin, min(last, begin + 25)) if view.flags[j] & COMMA), last)
        begin = next(
            (j for j in range(begin, min(last, begin + 20)) if view.flags[j] & COMMA and concludes(view, j, last)),
            begin,
        )
        while begin < last and view.flags[begin] & (_LEAD & ~KANA | END) and not view.flags[begin] & QUOTE:
            begin += 1
        return (begin, last) if begin < last else None
    if (
        found.index - start <= 5
        and found.end < last
        and view.flags[found.end] & COMMA
        and _resumes(view, found.end + 1, last)
        and view.flags[found.index - 1] & COMMA
        and (start == first or view.flags[start - 1] & (JOINT | THAT | COMMA | TURN))
    ):
        return start, last
    if (
        not view.flags[found.index - 1] & COMMA
        and found.end < last - 3
        and not view.flags[found.end] & (COMMA | END | JOINT | TURN | ATTRIB)
    ):
        return start, last
    stop = found.index
    while stop > start and view.flags[stop - 1] & (COMMA | END | JOINT | WHICHIS):
        stop -= 1
    return (start, stop) if stop > start else None


def _resumes(view: View, index: int, last: int) -> bool:
    """Tell whether the clause goes on at `index` behind an attribution between commas: وبلغ عددهم، بحسب المرصد، سبعين."""
    if index >= last or view.flags[index] & END or (view.flags[index] & JOINT and not view.flags[index] & KANA):
        return False
    if view.flags[index] & (MEDIA | MHEAD) and view.tokens[index].pro == view.grammar.to:
        return False  # to whom it was told
    return index + 2 < last or view.tokens[index].pro[:1] not in view.grammar.joins or not view.tokens[index].pro


def clause_start(view: View, index: int, first: int, taken: Container[int]) -> int:
    """Give where the clause before `index` begins: at the sentence's start or behind a turn, another cue's place.

    `taken` is as in `spread`.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> clause_start(View(Sheet("غادر الوفد فيما بقي الوزير بحسب مصدر", Analyser(load("ar")))), 5, 0, ())
    3
    """
    start = index
    while start > first:
        flag = view.flags[start - 1]
        if flag & END and view.quotes.inside[start - 1] < 0:
            break
        if flag & (TURN | ATTRIB) or (start - 1) in taken:
            break
        if flag & (JOINT | CONTRAST) and start - 2 >= first and view.flags[start - 2] & COMMA and not flag & THAT:
            break
        start -= 1
    while (
        start < index
        and view.flags[start] & (COMMA | TURN | JOINT | THAT)
        and not view.flags[start] & (QUOTE | WORD & KANA)
    ):
        start += 1
    return start
