"""Marked contents: opened by a complementiser, a preposition, a colon or a quotation mark."""

from __future__ import annotations

from mahdar.read.statements.cues import Cue
from mahdar.read.statements.openings import FAR, NEAR, Opening, clitic, halts, names_thing, on_topic
from mahdar.read.statements.phrases import noun_phrase
from mahdar.read.statements.view import (
    ADVERB,
    ASIDE,
    ATTRIB,
    BTHAT,
    COLON,
    COMMA,
    CUE,
    DASH,
    DEF,
    END,
    JOINT,
    MEDIA,
    MHEAD,
    NAME,
    NOTHAT,
    PREP,
    QUOTE,
    REL,
    SPEAKER,
    THAT,
    TIME,
    TURN,
    WHETHER,
    WORD,
    View,
)

_SAYING = frozenset({"PERFECT", "PARTICIPLE"})
_SPEECH = 8  # tokens of a quotation that is what somebody says, and no name
_LEADS_ON = PREP | CUE | ATTRIB | TIME | ADVERB | THAT | TURN | JOINT | REL


def marked(view: View, cue: Cue, end: int) -> Opening | None:
    """Find a content that a complementiser, a preposition, a colon or a quotation mark opens."""
    frame, flags = cue.frame, view.flags
    if cue.index + 1 < end and "THATONE" in view.tokens[cue.index + 1].classes and cue.finite:
        return None
    if view.flags[cue.index - 1] & ATTRIB and cue.index and view.flags[min(cue.index + 1, end - 1)] & COMMA:
        return None
    opens = bool(cue.pro) and (not cue.index or bool(flags[cue.index - 1] & END)) and cue.kind == "perfect"
    near = "near" in frame.flags and not (opens and "goes-on" in frame.flags)  # . وتابع الوزير الذي حضر اللقاء، «…»
    index, relative, shown = cue.index + 1, False, False
    last = min(end, cue.index + (NEAR if near else FAR))
    while index < last:
        flag = flags[index]
        if flag & END:
            return None
        if flag & QUOTE:
            close = view.quotes.close.get(index)
            if close is None:
                index += 1
                continue
            if not frame.quote and close - index > 2 and _preposition(view, cue, index + 1, end):
                return Opening(index, "preposition")  # ندد الوزير «بالهجوم على المدينة»
            if (
                frame.quote
                and not (shown and (close - index < _SPEECH or _more(view, close, end)))
                and not _addressed(view, cue, close, end)
                and _spoken(view, cue, index, close, end)
            ):
                return Opening(index, "quote")
            if index in view.quotes.broken:
                index += 1
                continue
            index = close + 1
            continue
        if flag & DASH and index > cue.index + 1:
            close = next((j for j in range(index + 2, min(end, index + 30)) if view.flags[j] & (DASH | END)), end)
            if close < end and flags[close] & DASH:
                index = close + 1
                continue
        if flag & COLON:
            return _colon(view, cue, index, end)
        if flag & THAT:
            found = _that(view, cue, index)
            if found is not None and not (shown and (flag & BTHAT or found < index or " " in view.tokens[index].form)):
                return Opening(found, "that")
        elif flag & WHETHER and (frame.act == "ask"):
            return Opening(index, "that")
        elif (not relative or _quotes_it(view, cue, index)) and _preposition(view, cue, index, end):
            later = _later(view, cue, index, end) if frame.that_preps or frame.that else 0
            later = later or _issued(view, cue, index, end)
            return Opening(later, "that") if later else Opening(index, "preposition")
        elif index == cue.index + 1 and _meanwhile(view, index, end):
            index = _meanwhile(view, index, end)
        elif flag & CUE and flags[index - 1] & REL and _past_clause(view, cue, index, last):
            index = _past_clause(view, cue, index, last)
        elif flag & CUE and not shown and _shown(view, index):
            shown = True
        elif (
            (flag & CUE and halts(view, index) and not _manner(view, cue, index))
            or (flag & TURN and not on_topic(view, index))
            or (flag & JOINT and flags[index - 1] & COMMA)
        ):
            return None
        elif flag & REL:
            relative = True
        elif flag & COMMA:
            relative = False
            inner = _parenthesis(view, cue, index, end) or _colon_ahead(view, cue, index, end)
            if inner:
                index = inner
            elif near and not (_aside(view, index, end) or _preposition(view, cue, index + 1, end)):
                return None
        index += 1
    return None


def _quotes_it(view: View, cue: Cue, index: int) -> bool:
    """Tell whether a quotation follows the preposition at `index`, behind words on the addressee: دعا من عارضوه إلى «الحوار»."""
    after = view.flags[index + 1] if index + 1 < len(view.flags) else 0
    return "addressee" in cue.frame.flags and bool(after & QUOTE)


def _shown(view: View, index: int) -> bool:
    """Tell whether the verb at `index` is a clause's that takes no bare complementiser: الحلقة التي تبث غدا إن، ما وصفه بالهزيمة."""
    return names_thing(view, index) or (bool(view.flags[index - 1] & REL) and not _takes_that(view, index))


def _takes_that(view: View, index: int) -> bool:
    """Tell whether a bare complementiser may open what the verb at `index` says."""
    return any("that" in h.entry.get("frames", ()) for h in view.tokens[index].hits if "CUE" in h.entry.classes)


def _past_clause(view: View, cue: Cue, index: int, end: int) -> int:
    """Give the comma that ends a relative clause, where a complementiser of the cue's stands behind it; else 0.

    قال الوزير الذي كشف عن الخطة، إن …
    """
    for comma in range(index + 1, end - 1):
        flag = view.flags[comma]
        if flag & END and view.quotes.inside[comma] < 0:
            return 0
        if flag & COMMA and view.flags[comma + 1] & THAT and not view.tokens[comma + 1].pro:
            lead = view.tokens[comma + 1].form.split()
            fits = cue.frame.that if len(lead) == 1 else lead[0] in cue.frame.that_preps
            return comma if fits else 0
    return 0


def _meanwhile(view: View, index: int, end: int) -> int:
    """Give the comma behind what the speaker did meanwhile: وأضافت وهي تحمل طفلها، أنها; 0 where nothing such stands at `index`."""
    token = view.tokens[index]
    if "ASIDEHEAD" not in token.classes or not token.form.startswith(view.grammar.joins):
        return 0
    return next((j for j in range(index + 2, min(end, index + 10)) if view.flags[j] & COMMA), 0)


def _manner(view: View, cue: Cue, index: int) -> bool:
    """Tell whether the cue word at `index` says how it was said: وأضاف مستهجنا: «…»."""
    return cue.finite and index == cue.index + 1 and index + 1 < len(view.flags) and bool(view.flags[index + 1] & COLON)


def _later(view: View, cue: Cue, start: int, end: int) -> int:
    """Give the complementiser behind a comma that opens the content, where a preposition before it belongs to the subject.

    أشار الوزير الذي سعى إلى الحوار، إلى أن …
    """
    for index in range(start + 1, min(end - 1, start + 45)):
        flag = view.flags[index]
        if flag & END and view.quotes.inside[index] < 0:
            return 0
        if flag & CUE and halts(view, index):
            return 0
        if flag & COMMA and view.flags[index + 1] & THAT and not view.tokens[index + 1].pro:
            lead = view.tokens[index + 1].form.split()
            fits = cue.frame.that if len(lead) == 1 else lead[0] in cue.frame.that_preps
            return index + 1 if fits else 0
    return 0


def _issued(view: View, cue: Cue, start: int, end: int) -> int:
    """Give the complementiser behind a preposition that says whose the subject is: أفاد بيان صادر عن الرئاسة أمس أن; else 0."""
    if not cue.frame.that or "ABOUT" not in view.tokens[start].classes:
        return 0
    index = noun_phrase(view, start + 1, end)
    while start + 1 < index < end and view.flags[index] & (TIME | ADVERB):
        index += 1
    bare = start + 1 < index < end and view.flags[index] & THAT and not view.tokens[index].pro
    return index if bare and " " not in view.tokens[index].form else 0


def _parenthesis(view: View, cue: Cue, comma: int, end: int) -> int:
    """Give the closing comma of what stands between commas at `comma`, where the cue's content begins behind it; else 0."""
    after = comma + 1
    if after >= end:
        return 0
    turn = view.flags[after] & TURN and not (after + 1 < end and view.flags[after + 1] & COMMA)  # أكد، في المقابل، أن
    goes_on = turn or view.flags[after] & (JOINT | THAT) or view.tokens[after].pro[:1] in view.grammar.joins
    if goes_on and "ASIDEHEAD" not in view.tokens[after].classes and not view.flags[after] & REL:
        return 0
    for index in range(after, min(end, after + 40)):
        flag = view.flags[index]
        if flag & END and view.quotes.inside[index] < 0:
            return 0
        if flag & CUE and view.flags[index - 1] & COMMA and _takes_over(view, index):
            return 0
        if flag & COMMA and index + 1 < end:
            nxt = view.flags[index + 1]
            if nxt & THAT and not view.tokens[index + 1].pro:
                lead = view.tokens[index + 1].form.split()
                if cue.frame.that if len(lead) == 1 else lead[0] in cue.frame.that_preps:
                    return index
            if nxt & PREP and view.tokens[index + 1].core in cue.frame.that_preps and not nxt & ASIDE:
                follows = index + 2 < end and view.flags[index + 2] & THAT
                if follows or view.tokens[index + 1].core in cue.frame.preps:
                    return index
            if nxt & QUOTE and index + 1 in view.quotes.close and cue.frame.quote:
                return index
            if nxt & (COMMA | TURN):
                return 0
        if flag & THAT and not flag & (NOTHAT | PREP) and " " not in view.tokens[index].form:
            return 0
    return 0


def _colon_ahead(view: View, cue: Cue, comma: int, end: int) -> int:
    """Give what stands before a colon and a quotation that end words on the place or the like; 0 where none does.

    قال الضابط، حيث وقع الهجوم: «…».
    """
    last = min(end - 1, comma + NEAR) if cue.finite and cue.frame.quote else 0
    for index in range(comma + 1, last):
        flag = view.flags[index]
        if flag & (END | THAT | QUOTE | COMMA) or (flag & CUE and halts(view, index)):
            return 0
        if flag & COLON and view.flags[index + 1] & QUOTE:
            return index - 1
    return 0


def _takes_over(view: View, index: int) -> bool:
    """Tell whether a verb or participle of saying with words of its own stands at `index`: ، قال الوزير إن؛ ، قائلا إن."""
    return not view.tokens[index].classes.isdisjoint(_SAYING) and _takes_that(view, index) and halts(view, index)


def _aside(view: View, comma: int, end: int) -> bool:
    return comma + 1 < end and bool(view.flags[comma + 1] & (TIME | PREP | NAME | SPEAKER | THAT | ADVERB | QUOTE))


def _colon(view: View, cue: Cue, index: int, end: int) -> Opening | None:
    frame, after = cue.frame, index + 1
    if after >= end or view.flags[after] & END or not (frame.quote or frame.colon):
        return None
    if view.flags[after] & QUOTE and after in view.quotes.close:
        return Opening(after, "quote")
    if view.flags[after] & THAT:
        return Opening(after, "that")
    return Opening(after, "colon") if index - cue.index < 40 else None


def _that(view: View, cue: Cue, index: int) -> int | None:
    """Give where the content begins whose complementiser stands at `index`, if it is the cue's."""
    frame, token = cue.frame, view.tokens[index]
    if token.pro:
        return None
    if " " in token.form:
        astray = frame.that and index == cue.index + 1 and "relay" not in frame.flags  # مشيرا على أن
        return index if astray or token.form.split()[0] in frame.that_preps else None
    if index == cue.index + 1:
        return index if frame.that or view.grammar.by in frame.that_preps else None
    before = view.tokens[index - 1]
    flag = view.flags[index - 1]
    if flag & PREP or before.core in frame.that_preps:
        if before.core in frame.that_preps and (not before.pro or before.pro in view.grammar.joins):
            return index - 1
        if flag & NOTHAT or "INSIDE" not in before.classes:
            return None
    if flag & NOTHAT and not flag & (SPEAKER | NAME):
        return None
    if view.flags[index] & BTHAT:
        return index if frame.that or view.grammar.by in frame.that_preps else None
    if not frame.that:
        return None
    return index


def _preposition(view: View, cue: Cue, index: int, end: int) -> bool:
    """Tell whether a preposition of the cue's opens its content at `index`."""
    frame = cue.frame
    if not frame.preps or index >= end:
        return False
    token, flag = view.tokens[index], view.flags[index]
    if index + 1 < end and view.flags[index + 1] & ASIDE and not token.pro and frame.act != "ask":
        return False  # على مدى العام, not تساءل عن مدى الضرر
    if "WITHB" in view.tokens[index - 1].classes and view.grammar.by in token.pro:
        return False
    if "WHATCALLED" in token.classes and " " in token.form:  # على ما وصفه
        return token.form.split()[0] in frame.preps and index + 1 < end and names_thing(view, index + 1)
    if "CONTRACTED" in token.classes and not view.flags[index - 1] & COMMA:
        return token.get("CONTRACTED", "prep") in frame.preps and index + 1 < end
    if flag & PREP and not token.pro and token.core in frame.preps:
        if token.enc:
            return False
        return index + 1 < end and not view.flags[index + 1] & (END | COMMA)
    return any(letter in frame.preps and clitic(view, index, letter) for letter in (view.grammar.by, view.grammar.to))


def _spoken(view: View, cue: Cue, index: int, close: int, end: int) -> bool:
    """Tell whether the quotation from `index` to `close` is what was said, not a name in quotation marks."""
    before, flags = index - 1, view.flags
    length = close - index - 1
    if "ENTITLED" in view.tokens[before].classes:
        return False
    if flags[before] & MHEAD and (length <= 5 or (length <= 8 and close + 1 < end and flags[close + 1] & THAT)):
        return False
    if (
        length <= 2
        and before > cue.index
        and not flags[before] & (COLON | SPEAKER | NAME | TIME | ADVERB | COMMA)
        and "describe" not in cue.frame.flags
    ):
        return False
    if length <= 2 and before > cue.index and flags[before] & (SPEAKER | DEF | NAME | MEDIA):
        after = flags[close + 1] if close + 1 < end else END
        if not after & (END | COMMA | CUE | ATTRIB):
            return False
    if length <= 4 and _colon_ahead(view, cue, close, end):
        return False  # على هامش افتتاح «دار الأفق» في المدينة: «…»
    if before == cue.index:
        named = length <= 3 or (length <= 6 and view.flags[index + 1] & SPEAKER)
        follows = close + 1 < end and _preposition(view, cue, close + 1, end)  # أفاد «مكتب المدينة» بعودة الوفد
        if named and cue.finite and (follows or names_somebody(view, close)):
            return False
        return length > 3 or not (
            _more(view, close, min(end, close + 14))
            or (view.tokens[close + 1 : close + 2] and view.tokens[close + 1].form == view.grammar.to)
        )
    if length <= 4 and (flags[before] & PREP or view.pronominal(before)) and _more(view, close, end):
        return False
    if len(view.tokens[before].form) == 1 and not flags[before] & COMMA and length < 8:
        return False
    if length <= 4 and flags[before] & (SPEAKER | MEDIA | DEF) and _more(view, close, end):
        return False
    return length > 2 or not _more(view, close, end)


def names_somebody(view: View, close: int) -> bool:
    """Tell whether a short quotation that ends at `close` is a name, because its clause goes on with a word: أكد «الأفق» أهمية.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> names_somebody(View(Sheet("أكد «الأفق» أهمية", Analyser(load("ar")))), 3)
    True
    """
    after = view.flags[close + 1] if close + 1 < len(view.flags) else 0
    return bool(after & WORD) and not after & _LEADS_ON and not view.tokens[close + 1].pro


def _addressed(view: View, cue: Cue, close: int, end: int) -> bool:
    """Tell whether the quotation that ends at `close` names whom it is said to: دعا «جميع الديمقراطيين» إلى الحوار."""
    return "addressee" in cue.frame.flags and close + 1 < end and _preposition(view, cue, close + 1, end)


def short(view: View, start: int) -> bool:
    """Tell whether only a word or two of what is said stand in the quotation at `start`: اقترح «تجميد» الإنتاج.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> short(View(Sheet("اقترح «تجميد» الإنتاج", Analyser(load("ar")))), 1)
    True
    """
    close = view.quotes.close.get(start, start)
    return start not in view.quotes.broken and 1 < close - start <= 4 and names_somebody(view, close)


def _more(view: View, close: int, end: int) -> bool:
    """Tell whether behind a short quotation the content proper is still to come."""
    for index in range(close + 1, min(end, close + 25)):
        flag = view.flags[index]
        if flag & (THAT | COLON):
            return True
        if flag & QUOTE and index in view.quotes.close:
            return True
        if flag & END or (flag & CUE and halts(view, index)):
            return False
    return False
