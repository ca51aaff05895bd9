"""Ends: where a content stops, the reporter takes the word again, or the next cue begins."""

from __future__ import annotations

from collections.abc import Mapping

from mahdar.read.statements.cues import Cue
from mahdar.read.statements.marked import short
from mahdar.read.statements.openings import Opening, on_topic
from mahdar.read.statements.view import (
    ATTRIB,
    BREAK,
    CLOSEP,
    COMMA,
    CONTRAST,
    CUE,
    DASH,
    END,
    JOINT,
    KANA,
    MEDIA,
    MHEAD,
    NAME,
    OPENP,
    PREP,
    QUOTE,
    REL,
    SPEAKER,
    STOP,
    THAT,
    TIME,
    TURN,
    VENUE,
    WHICHIS,
    View,
)

AHEAD = 12
_TELLING = QUOTE | CUE | ATTRIB | CONTRAST | COMMA | WHICHIS | TURN | MEDIA | MHEAD  # where a clause may end
_TRIM = COMMA | END | DASH | JOINT | KANA

LONGEST = 400  # tokens of a content: no clause of the press is longer, and an endless one costs no more


def ending(view: View, cue: Cue, begin: Opening, limit: int, valid: Mapping[int, Cue | None]) -> int:
    """Give the token behind the last one of the content that begins at `begin`.

    `limit` is the sentence's end; `valid` maps the tokens at which other cues (None: attributions) have a content.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.statements.contents import opening
    >>> from mahdar.read.statements.cues import Finder
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("قال الوزير إن الوفد عاد، مؤكدا أن الحوار مستمر.", Analyser(load("ar"))))
    >>> first, second = Finder()(view)
    >>> ending(view, first, opening(view, first, 11), 11, {first.index: first, second.index: second})
    5
    """
    if max(begin.stop, begin.until) > 0:
        return max(begin.stop, begin.until)
    if begin.way == "before":
        return _resumed(view, cue, begin.start, limit)
    goes_on = begin.way == "quote" and short(view, begin.start) and cue.frame.object
    if begin.way == "quote" and not goes_on:
        return quotation_end(view, begin.start, limit, valid)
    if begin.way in ("preposition", "that") and _quoted_whole(view, begin.start, limit):
        return view.quotes.close[begin.start + 1] + 1
    close = view.quotes.close.get(begin.start, -1) if begin.way == "object" else -1
    whole = close - begin.start > 3 and begin.start not in view.quotes.broken and close + 1 < len(view.flags)
    if whole and view.flags[close + 1] & (COMMA | END):
        return close + 1  # رفضت القوات «تقديم تعليق»، …
    nominal = goes_on or begin.way in ("preposition", "object")
    return trimmed(view, begin.start, _clause_end(view, cue, begin.start, limit, valid, nominal))


def _quoted_whole(view: View, start: int, limit: int) -> bool:
    """Tell whether a preposition and a quotation are all that is said, because a circumstance follows: إلى «الحوار» بعد القمة."""
    close = view.quotes.close.get(start + 1, 0)
    bare = view.flags[start] & THAT and not view.tokens[start].form.endswith(tuple(view.grammar.own))
    named = bare and close - start < 6  # أن «الخيرية العالمية» حصلت: the subject of a clause
    if close - start < 4 or close + 1 >= limit or start + 1 in view.quotes.broken:
        return False
    after = view.tokens[close + 1]
    goes_on = view.flags[close + 1] & (TIME | CONTRAST) or "CIRCUMSTANCE" in after.classes
    return bool(goes_on) or ("PERFECT" in after.classes and not (after.pro or named))


def clause_end(view: View, start: int, limit: int, valid: Mapping[int, Cue | None]) -> int:
    """Give the token behind the last one of a clause that an attribution before it says.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> clause_end(View(Sheet("عاد الوفد.", Analyser(load("ar")))), 0, 3, {})
    2
    """
    return trimmed(view, start, _clause_end(view, None, start, limit, valid))


def _resumed(view: View, cue: Cue, start: int, limit: int) -> int:
    """Give the end of a quotation before its cue; where it is taken up again behind the subject, the end of that part."""
    for index in range(cue.index + 1, min(limit, cue.index + 20)):
        if view.flags[index] & (THAT | CUE & ~COMMA) and not view.flags[index] & QUOTE and index > cue.index + 8:
            break
        if (
            view.flags[index] & QUOTE
            and view.flags[index - 1] & COMMA
            and view.quotes.close.get(index, index) - index > 4
        ):
            return view.quotes.close[index] + 1
    return view.quotes.close[start] + 1


def quotation_end(view: View, start: int, limit: int, valid: Mapping[int, Cue | None]) -> int:
    """Give the token behind a quotation that begins at `start`, with the quotations that run on behind it."""
    close = view.quotes.close[start]
    if start in view.quotes.broken:
        return _broken_end(view, start, limit, close, valid)
    index = close + 1
    while True:
        after = index
        while after < len(view.flags) and view.flags[after] & (STOP | COMMA) and after - index < 3:
            after += 1
        if (
            after < len(view.flags)
            and view.flags[after] & QUOTE
            and after in view.quotes.close
            and view.flags[index - 2] & ~CUE
        ):
            index = min(view.quotes.close[after] + 1, len(view.flags))
            continue
        break
    return _stray_end(view, index, valid)


def _stray_end(view: View, index: int, valid: Mapping[int, Cue | None]) -> int:
    """Run on to a closing mark that nothing opens, if no cue stands before it: the translation lost the opening."""
    if index >= len(view.flags) or not view.flags[index] & STOP:
        return index
    for j in range(index, min(len(view.flags), index + 120)):
        if view.flags[j] & BREAK or j in valid:
            break
        if j in view.quotes.stray:
            return j + 1
    return index


def _broken_end(view: View, start: int, limit: int, close: int, valid: Mapping[int, Cue | None]) -> int:
    index = start + 1
    while index < min(close, len(view.flags)):
        if index in valid and index >= limit:
            return trimmed(view, start, view.sentence_start(index, start))
        index += 1
    return trimmed(view, start, index)


def _clause_end(
    view: View, cue: Cue | None, start: int, limit: int, valid: Mapping[int, Cue | None], nominal: bool = False
) -> int:
    flags, index = view.flags, start + 1
    limit = min(limit, start + LONGEST)
    while index < limit:
        flag = flags[index]
        if not flag & _TELLING:
            index += 1
            continue
        if flag & QUOTE and index in view.quotes.close and index not in view.quotes.broken:
            index = view.quotes.close[index] + 1
            continue
        if index in valid and index > start:
            other = valid[index]
            if other is None or _own(view, cue, other, start) or (nominal and _another(view, other)):
                return _before(view, index, start)
        governs = flags[index - 1] & PREP and not view.tokens[index - 1].enc  # من حيث المبدأ
        if nominal and (flag & CONTRAST or _verb_joins(view, index)) and not governs:
            return index
        if flag & CONTRAST and (_contrasts(view, index, limit, valid) or _answered(view, index, valid)):
            return index
        if nominal and flag & (MEDIA | MHEAD) and view.tokens[index].pro == view.grammar.to:
            return index  # أكد الواقعة لوكالة رويترز
        if flag & COMMA and _told_where(view, index, limit):
            return index
        if nominal and flag & COMMA and (_new_deed(view, index, limit) or _digresses(view, index, start, limit)):
            return index
        if flag & COMMA and cue is not None and cue.kind == "masdar" and not cue.enc and view.grammar.by not in cue.pro:
            return index
        if flag & WHICHIS and index + 1 < limit and "BESIDES" in view.tokens[index + 1].classes:
            return index
        if flag & TURN and not on_topic(view, index) and (flags[index - 1] & COMMA or _turns(view, index)):
            return index
        if flag & COMMA and _next_turns(view, index, limit, valid):
            return index
        index += 1
    return limit


def _told_where(view: View, comma: int, limit: int) -> bool:
    """Tell whether behind the comma it is said for which medium the speaker spoke: ، في تصريح لوكالة …، في أقوال نقلتها الصحف."""
    venue = comma + 2
    if venue >= limit or not view.flags[venue] & VENUE or not view.is_word(comma + 1, "INSIDE"):
        return False
    for index in range(venue + 1, min(limit, venue + AHEAD)):
        if view.flags[index] & (THAT | QUOTE | COMMA):
            return False
        if view.flags[index] & (MEDIA | MHEAD):
            return True
    return False


def _verb_joins(view: View, index: int) -> bool:
    """Tell whether a verb of saying, joined by و and nothing but a verb, goes on behind a content that is no clause."""
    token = view.tokens[index]
    if not view.flags[index] & CUE or not token.pro or token.pro not in view.grammar.joins:
        return False
    return all(h.features.paradigm == "perfect" and not h.entry.get("noun_too") for h in token.hits)


def _digresses(view: View, comma: int, start: int, limit: int) -> bool:
    """Tell whether a relative clause longer than the content itself follows the comma."""
    after = view.flags[comma + 1] if comma + 1 < len(view.flags) else 0
    return comma - start > 3 and bool(after & REL) and limit - comma > comma - start


def _new_deed(view: View, comma: int, limit: int) -> bool:
    """Tell whether a verb joined by و or كما follows the comma: behind a content that is no clause, the reporter's."""
    index = comma + 1
    if index >= limit:
        return False
    token = view.tokens[index]
    if view.flags[index] & JOINT and token.pro in view.grammar.joins and token.pro:
        return True
    if view.flags[index] & JOINT and index + 1 < limit:
        return "PERFECT" in view.tokens[index + 1].classes
    if token.pro not in view.grammar.joins or "UNK" in token.classes:
        return False
    return bool(view.flags[index] & KANA) or "PERFECT" in token.classes


def _turns(view: View, index: int) -> bool:
    return "HARDTURN" in view.tokens[index].classes


def _own(view: View, cue: Cue | None, other: Cue, start: int) -> bool:
    """Tell whether the other cue is the reporter's: it ends the content instead of standing in it."""
    flags, index = view.flags, other.index
    if other.kind == "participle":
        return not flags[index - 1] & REL
    if other.kind == "masdar":
        return False
    if index > 1 and _in_turn(view, index - 1) and flags[index - 2] & (COMMA | JOINT | STOP):
        return True
    joined = other.pro[:1] in view.grammar.joins or bool(flags[index - 1] & (JOINT | COMMA | TURN))
    if flags[index - 1] & KANA:
        joined = (
            joined
            or bool(flags[index - 2] & (JOINT | COMMA | TURN))
            or view.tokens[index - 1].pro[:1] in view.grammar.joins
        )
    if not joined:
        return False
    if _of_content(view, cue, other, start):
        return False
    if other.kind == "imperfect" and cue is not None and cue.kind in ("perfect", "participle"):
        return "always" in other.frame.flags
    return True


def _another(view: View, other: Cue) -> bool:
    """Tell whether a joined verb behind a comma has a subject of its own: وعد بالانسحاب، وتطالب بلغاريا بالتعويض."""
    behind, before = view.flags[other.index + 1 : other.index + 2], view.flags[other.index - 1]
    joined = other.finite and other.pro[:1] in view.grammar.joins and bool(other.pro)
    return (
        joined
        and bool(before & COMMA)
        and bool(behind)
        and bool(behind[0] & NAME)
        and not view.tokens[other.index + 1].pro
    )


def _of_content(view: View, cue: Cue | None, other: Cue, start: int) -> bool:
    """Tell whether a joined verb without a subject goes on the content's own subject: its gender is not the speaker's."""
    if cue is None or not cue.finite or not other.finite or not view.flags[start] & THAT:
        return False
    behind = view.flags[other.index + 1] if other.index + 1 < len(view.flags) else 0
    alone = bool(behind & (THAT | QUOTE)) or (
        not behind & NAME
        and view.tokens[other.index + 1 : other.index + 2] != []
        and " " in view.tokens[other.index + 1].form
    )
    return alone and bool(cue.gender and other.gender and cue.gender != other.gender)


def _before(view: View, index: int, start: int) -> int:
    """Step back over what leads to a cue: a comma, كما, قد."""
    while index > start + 1 and (view.flags[index - 1] & (COMMA | JOINT | KANA) or _in_turn(view, index - 1)):
        index -= 1
    return index


def _in_turn(view: View, index: int) -> bool:
    """Tell whether the word at `index` says that another speaks now: ، من جهته قال الوزير."""
    return "INTURN" in view.tokens[index].classes


def _next_turns(view: View, comma: int, limit: int, valid: Mapping[int, Cue | None]) -> bool:
    """Tell whether a cue with its subject before it follows the comma: ، لكن السلطات تنفي."""
    index = comma + 1
    if index >= limit:
        return False
    placed = (
        view.flags[index] & (PREP | TIME) and view.tokens[index].pro in view.grammar.joins and view.tokens[index].pro
    )
    if not placed and not view.flags[index] & (JOINT | TURN):
        return False
    for j in range(index + 1, min(limit, index + AHEAD)):
        if view.flags[j] & (END | THAT | COMMA):
            return False
        if j in valid:
            other = valid[j]
            return other is not None and (other.kind == "perfect" if placed else other.finite)
    return False


def _contrasts(view: View, index: int, limit: int, valid: Mapping[int, Cue | None]) -> bool:
    """Tell whether another who is named speaks behind لكن: لكن السفير قال إن، لكن بعد ساعات أعلن السفير أن."""
    if not view.is_word(index, "NEWSUBJECT") or not view.flags[index] & JOINT or index + 1 >= limit:
        return False
    behind = view.flags[index + 1]
    return bool(behind & (NAME | SPEAKER | MEDIA | MHEAD | TIME)) and _next_turns(view, index - 1, limit, valid)


def _answered(view: View, index: int, valid: Mapping[int, Cue | None]) -> bool:
    """Tell whether another speaks of what was said, behind a comma: ، وهو ما رد عليه الوزير قائلا، وهو ما نفته الحكومة."""
    verb = index + 2
    if verb >= len(view.flags) or not view.flags[index - 1] & COMMA or not view.is_word(index + 1, "WHATCALLED"):
        return False
    told = bool(view.flags[verb] & CUE) and "PERFECT" in view.tokens[verb].classes
    return told and any(j in valid for j in range(verb, verb + AHEAD // 2))


def trimmed(view: View, start: int, end: int) -> int:
    """Take off what does not belong to a content's end: marks, conjunctions, brackets that nothing closes.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> trimmed(View(Sheet("عاد الوفد، كما", Analyser(load("ar")))), 0, 4)
    2
    """
    flags = view.flags
    while end > start + 1:
        flag = flags[end - 1]
        if (
            (flag & _TRIM and not flag & QUOTE)
            or flag & OPENP
            or (
                (flag & QUOTE and (end - 1 in view.quotes.stray or end - 1 in view.quotes.broken))
                and _odd(view, end - 1, start)
            )
        ):
            end -= 1
        else:
            break
    return end


def _odd(view: View, index: int, start: int) -> bool:
    return not (index in view.quotes.stray and view.flags[start] & QUOTE)


__all__ = ["AHEAD", "ATTRIB", "CLOSEP", "TIME", "ending", "quotation_end"]
