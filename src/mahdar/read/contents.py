"""Contents: where what somebody said begins behind its cue, and where it ends."""

from __future__ import annotations

from typing import Literal

import msgspec

from mahdar.read.cues import Cue
from mahdar.read.phrases import noun_phrase, speaks
from mahdar.read.sheet import Token
from mahdar.read.view import (
    ADVERB, ASIDE, ATTRIB, BTHAT, BREAK, COLON, COMMA, CUE, DASH, DEF, END, JOINT, KANA, MARK, MEDIA, MHEAD, NAME, NEG, NOTHAT, PREP, QUOTE, REL,
    SPEAKER, STOP, THAT, TIME, TURN, WHAT, WHETHER, WORD, View,
)

Way = Literal["that", "quote", "colon", "preposition", "object", "before"]
NEAR, FAR = 16, 70
_PLAIN = CUE | WORD | SPEAKER
PERSONAL = frozenset({"addressee", "describe", "blame"})


class Opening(msgspec.Struct, frozen=True):
    """Where a content begins (a token's index) and how; `clitic` counts the letters before it that are no part of it.

    >>> Opening(4, "that").way
    'that'
    """

    start: int
    way: Way
    subject: int = -1  # where the subject ends, if it had to be found for this


def opening(view: View, cue: Cue, end: int) -> Opening | None:
    """Give where the content of `cue` begins before the token `end`, None where it has none.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.cues import Finder
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("حذر الوزير من أن الوقت ينفد", Analyser(load("ar"))))
    >>> opening(view, Finder()(view)[0], 6)
    Opening(start=2, way='that', subject=-1)
    """
    if "blame" in cue.frame.flags:
        return _blame(view, cue, end)
    if cue.enc and cue.finite and not cue.frame.flags & PERSONAL:
        return None
    if "initial" in cue.frame.flags and not _initial(view, cue):
        return None
    if cue.kind == "participle" and not _hangs(view, cue):
        return None
    if cue.kind == "imperfect" and cue.index and view.flags[cue.index - 1] & THAT and not view.tokens[cue.index - 1].enc and _wished(view, cue.index - 1):
        return None
    if "describe" in cue.frame.flags and cue.enc:
        return _called(view, cue.index + 1, end)
    found = _marked(view, cue, end)
    if cue.frame.object and (found is None or found.way in ("preposition", "that", "quote")):
        bare = _object(view, cue, end)
        if bare and (found is None or (bare.start < found.start and _noun(view, bare.start) and _close(view, cue, bare))):
            if found is None or found.way != "that" or bare.subject > 0 or view.tokens[bare.start].enc:
                return bare
    return found


def _called(view: View, start: int, end: int) -> Opening | None:
    """Find what something is called behind وصفه: بأنه، بـ and a quotation."""
    for index in range(start, min(end, start + 10)):
        flag = view.flags[index]
        if flag & END:
            return None
        if flag & BTHAT or _clitic(view, index, view.grammar.by):
            return Opening(index, "that")
        if flag & QUOTE and index in view.quotes.close:
            return Opening(index, "quote")
    return None


def _close(view: View, cue: Cue, bare: Opening) -> bool:
    """Tell whether nothing but times and adverbs stands between the subject (or the cue) and the object."""
    first = bare.subject if bare.subject > 0 else cue.index + 1
    return all(flag & (TIME | ADVERB | COMMA) for flag in view.flags[first : bare.start])


def _wished(view: View, index: int) -> bool:
    """Tell whether the complementiser at `index` is a bare أن: what follows is wished for, not said (يجب أن تقول)."""
    token = view.tokens[index]
    return not token.enc and "COMPX" not in token.classes


def before(view: View, cue: Cue) -> Opening | None:
    """Give the quotation right before a cue that has no content behind it: «لا حرب»، قال الوزير.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.cues import Finder
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("«لا حرب بيننا اليوم»، قال الوزير.", Analyser(load("ar"))))
    >>> before(view, Finder()(view)[0]).way
    'before'
    """
    index = cue.index - 1
    if index > 0 and view.flags[index] & COMMA:
        index -= 1
    if not cue.finite or not cue.frame.quote or index < 2 or not view.flags[index] & QUOTE:
        return None
    opener = view.quotes.inside[index]
    if opener < 0 or view.quotes.close.get(opener) != index or index - opener < 4:
        return None
    if opener and view.flags[opener - 1] & (COLON | THAT | CUE | PREP):
        return None  # it is another cue's
    return Opening(opener, "before")


def _noun(view: View, index: int) -> bool:
    """Tell whether a bare noun stands at `index` that can only be an object: indefinite, no name, no speaker."""
    token = view.tokens[index]
    return not view.flags[index] & (DEF | NAME | SPEAKER | QUOTE | CUE) and bool(token.enc or "UNK" not in token.classes)


def _hangs(view: View, cue: Cue) -> bool:
    """Tell whether a participle hangs on a clause; one in ة without a comma before it is rather an adjective."""
    if cue.pro or not view.tokens[cue.index].core.endswith(view.grammar.adjectival) or not cue.index:
        return True
    before = view.flags[cue.index - 1]
    if before & (COMMA | QUOTE | TIME):
        return True
    after = view.flags[cue.index + 1] if cue.index + 1 < len(view.flags) else 0
    return bool(after & THAT)


def _marked(view: View, cue: Cue, end: int) -> Opening | None:
    """Find a content that a complementiser, a preposition, a colon or a quotation mark opens."""
    frame, flags = cue.frame, view.flags
    if cue.index + 1 < end and "THATONE" in view.tokens[cue.index + 1].classes and cue.finite:
        return None
    if view.flags[cue.index - 1] & ATTRIB and cue.index and view.flags[min(cue.index + 1, end - 1)] & COMMA:
        return None
    near = "near" in frame.flags
    index, relative = cue.index + 1, False
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
            if frame.quote and _spoken(view, cue, index, close, end):
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
            if found is not None:
                return Opening(found, "that")
        elif flag & WHETHER and (frame.act == "ask"):
            return Opening(index, "that")
        elif index > cue.index and not relative and _preposition(view, cue, index, end):
            return Opening(index, "preposition")
        elif flag & CUE and _halts(view, index):
            return None
        elif flag & TURN or (flag & JOINT and flags[index - 1] & COMMA):
            return None
        elif flag & REL:
            relative = True
        elif flag & COMMA:
            relative = False
            inner = _parenthesis(view, cue, index, end)
            if inner:
                index = inner
            elif near and not _aside(view, index, end):
                return None
        index += 1
    return None


def _parenthesis(view: View, cue: Cue, comma: int, end: int) -> int:
    """Give the closing comma of what stands between commas at `comma`, where the cue's content begins behind it; else 0."""
    after = comma + 1
    if after >= end or view.flags[after] & (TURN | JOINT | THAT) or view.tokens[after].pro[:1] in view.grammar.joins:
        if after >= end or "ASIDEHEAD" not in view.tokens[after].classes and not view.flags[after] & REL:
            return 0
    for index in range(after + 1, min(end, after + 40)):
        flag = view.flags[index]
        if flag & END and view.quotes.inside[index] < 0:
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


def _aside(view: View, comma: int, end: int) -> bool:
    return comma + 1 < end and bool(view.flags[comma + 1] & (TIME | PREP | NAME | SPEAKER | THAT | ADVERB))


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
        return index if token.form.split()[0] in frame.that_preps else None
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
    frame, token, flag = cue.frame, view.tokens[index], view.flags[index]
    if not frame.preps:
        return False
    if index + 1 < end and view.flags[index + 1] & ASIDE and not token.pro:
        return False
    if flag & PREP and not token.pro and token.core in frame.preps:
        if token.enc:
            return False
        return index + 1 < end and not view.flags[index + 1] & (END | COMMA)
    for letter in (view.grammar.by, view.grammar.to):
        if letter in frame.preps and _clitic(view, index, letter):
            return True
    return False


def _clitic(view: View, index: int, letter: str) -> bool:
    """Tell whether the word at `index` has the preposition `letter` written onto it, or stands alone before a quotation."""
    token, flag = view.tokens[index], view.flags[index]
    if token.form == letter:
        return index + 1 < len(view.flags) and bool(view.flags[index + 1] & QUOTE)
    if letter == view.grammar.by and flag & (SPEAKER | NAME) and not token.pro:
        return False
    if flag & NAME and token.classes & {"GPE", "LOC", "CITY", "PERSON"}:
        return False
    if letter in token.pro:
        housed = flag & SPEAKER and view.flags[index - 1] & SPEAKER and token.get("SPEAKER", "kind") == "body"
        return not housed and not flag & (TIME | ADVERB | PREP)
    return (
        "UNK" in token.classes and token.form.startswith(letter) and len(token.form) > 3 and not token.pro
        and not flag & (ADVERB | PREP)
    )


def _spoken(view: View, cue: Cue, index: int, close: int, end: int) -> bool:
    """Tell whether the quotation from `index` to `close` is what was said, not a name in quotation marks."""
    before, flags = index - 1, view.flags
    length = close - index - 1
    if length <= 4 and flags[before] & MHEAD:
        return False
    if length <= 2 and before > cue.index and not flags[before] & (COLON | SPEAKER | NAME | TIME | ADVERB | COMMA) and "describe" not in cue.frame.flags:
        return False
    if length <= 2 and before > cue.index and flags[before] & (SPEAKER | DEF | NAME | MEDIA):
        after = flags[close + 1] if close + 1 < end else END
        if not after & (END | COMMA | CUE | ATTRIB):
            return False
    if before == cue.index:
        return length > 3 or not (_more(view, close, min(end, close + 14)) or view.tokens[close + 1 : close + 2] and view.tokens[close + 1].form == view.grammar.to)
    if length <= 4 and flags[before] & PREP and _more(view, close, end):
        return False
    if len(view.tokens[before].form) == 1 and length < 8:
        return False
    if length <= 4 and flags[before] & (SPEAKER | MEDIA | DEF) and _more(view, close, end):
        return False
    return length > 2 or not _more(view, close, end)


def _more(view: View, close: int, end: int) -> bool:
    """Tell whether behind a short quotation the content proper is still to come."""
    for index in range(close + 1, min(end, close + 25)):
        flag = view.flags[index]
        if flag & (THAT | COLON):
            return True
        if flag & QUOTE and index in view.quotes.close:
            return True
        if flag & END or (flag & CUE and _halts(view, index)):
            return False
    return False


def _halts(view: View, index: int) -> bool:
    """Tell whether the cue word at `index` is one that would take a content itself, so that no earlier cue reaches over it."""
    token = view.tokens[index]
    if token.enc and not _takes_person(token):
        return False
    if index + 1 < len(view.tokens) and "ABOUTHIM" in view.tokens[index + 1].classes:
        return False
    if nameless(view, index):
        return False
    if view.flags[index] & (DEF | SPEAKER) or (token.pro and token.pro not in view.grammar.joins):
        return False
    if view.flags[index - 1] & PREP or view.flags[index] & (PREP | TIME | ADVERB):
        return False
    for hit in token.hits:
        if "CUE" in hit.entry.classes and hit.features.paradigm in ("perfect", "imperfect", "participle", ""):
            if hit.features.paradigm != "participle" or token.core.endswith(view.grammar.adverbial):
                return True
    return False


def _initial(view: View, cue: Cue) -> bool:
    """Tell whether the cue opens a clause."""
    return bool(cue.pro) or cue.index == 0 or bool(view.flags[cue.index - 1] & (END | COMMA | JOINT | KANA | REL | TURN | ADVERB))


def _takes_person(token: Token) -> bool:
    """Tell whether the pronoun at the cue's end may be whom it is said to or what it is about."""
    return any(PERSONAL & set(h.entry.get("flags", ())) for h in token.hits if "CUE" in h.entry.classes)


def nameless(view: View, index: int) -> bool:
    """Tell whether the verb at `index` only asks not to be named: طلب عدم كشف اسمه.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> nameless(View(Sheet("طلب عدم كشف اسمه", Analyser(load("ar")))), 0)
    True
    """
    near = view.tokens[index : index + 2]
    return any("TOHIDE" in t.classes for t in near) and any("UNNAMED" in t.classes for t in view.tokens[index + 1 : index + 5])


def _blame(view: View, cue: Cue, end: int) -> Opening | None:
    """Find the responsibility that the cue lays on somebody."""
    for index in range(cue.index + 1, min(end, cue.index + NEAR)):
        if view.flags[index] & END:
            return None
        if "BLAME" in view.tokens[index].classes:
            return Opening(index, "object")
    return None


def _object(view: View, cue: Cue, end: int) -> Opening | None:
    """Find a content that is the bare object of the cue: behind its subject, if that stands there, and what is between."""
    flags, tokens = view.flags, view.tokens
    start = _skip(view, cue.index + 1, end)
    if start >= end or cue.enc:
        return None
    subject = -1
    asked = False
    if "addressee" in cue.frame.flags and not cue.finite and speaks(view, start):
        subject = noun_phrase(view, start, end)
        start = _skip(view, subject, end)
    if speaks(view, start) and not _is_object(view, cue, start):
        subject = noun_phrase(view, start, end)
        start = _skip(view, subject, end) if "asked-of" not in cue.frame.flags else subject
        if "addressee" in cue.frame.flags and speaks(view, start) and not tokens[start].pro:
            start = _skip(view, noun_phrase(view, start, end), end)
        if start < end and flags[start] & REL:
            return None
    if "asked-of" in cue.frame.flags:
        first = subject if subject > 0 else cue.index + 1
        if first < end and "FROM" in tokens[first].classes:
            asked = True
            start = first + 1 if tokens[first].enc else first + 2 if first + 1 < end and tokens[first + 1].enc else noun_phrase(view, first + 1, end)
            start = _skip(view, start, end)
    if start < end and flags[start] & CUE and tokens[start].enc and not flags[start] & ~_PLAIN:
        return Opening(start, "object", subject)
    if start < end and flags[start] & CUE and _only_noun(tokens[start]):
        return Opening(start, "object", subject)
    if start >= end or flags[start] & (END | MARK | CUE & ~SPEAKER | THAT | TURN | JOINT | ATTRIB | PREP | REL | COMMA | COLON | KANA | NEG):
        if not (start < end and flags[start] & WHAT and not flags[start] & NEG):
            if not (start < end and flags[start] & QUOTE and start in view.quotes.close and not flags[start] & END):
                return None
    if "tight" in cue.frame.flags and (flags[start] & (SPEAKER | NAME) or not flags[start] & WORD):
        return None
    if "tight" in cue.frame.flags and flags[start] & DEF and not asked and not (cue.pro and start == cue.index + 1):
        return None
    if "act-noun" in cue.frame.flags and "ACTNOUN" not in tokens[start].classes:
        return None
    named = subject > 0 and flags[subject - 1] & NAME
    if not named and _may_be_noun(view, cue):
        return None
    if tokens[start].pro or tokens[start].classes & {"PRONOUN"}:
        return None
    if "past-object" in cue.frame.flags and cue.kind == "imperfect":
        return None
    if "describe" in cue.frame.flags and not _described(view, start, end):
        return None
    return Opening(start, "object", subject)


def _only_noun(token: Token) -> bool:
    """Tell whether the cue word is a verbal noun and nothing else (ادعاء)."""
    return all(h.features.paradigm in ("masdar", "noun") for h in token.hits if "CUE" in h.entry.classes)


def _may_be_noun(view: View, cue: Cue) -> bool:
    """Tell whether the form may as well be the verbal noun (رفض، طلب) in a row of nouns: no subject, no verb before it."""
    if cue.gender == "f" or cue.number == "p":
        return False
    if not any(h.features.paradigm == "masdar" or h.entry.get("noun_too") for h in view.tokens[cue.index].hits if "CUE" in h.entry.classes):
        return False
    if not cue.index:
        return False
    before = view.flags[cue.index - 1]
    return bool(before & ADVERB) or not before & (KANA | REL | END | JOINT | NAME | SPEAKER | DEF | NEG | THAT)


def _is_object(view: View, cue: Cue, start: int) -> bool:
    """Tell whether the phrase right behind the cue is its object: the verb does not agree with it, or it is a document."""
    token = view.tokens[start]
    if not cue.finite:
        return cue.kind != "masdar" or bool(cue.enc)
    if cue.number == "p":
        return True
    feminine = token.classes & {"F", "FEMSHAPE"} or token.core.endswith(view.grammar.adjectival)
    if cue.gender == "f" and "M" in token.classes and not feminine and "P" not in token.classes:
        return True
    return bool(cue.gender == "m" and "SPEAKER" in token.classes and "NOUN_F" in token.classes)


def _skip(view: View, index: int, end: int) -> int:
    """Step over times, adverbs, what is in brackets or between commas, and phrases of place."""
    flags = view.flags
    while index < end:
        flag = flags[index]
        if flag & (TIME | ADVERB):
            index += 1
        elif flag & ATTRIB:
            close = next((j for j in range(index, min(end, index + 12)) if flags[j] & (COMMA | END)), end)
            if close >= end or flags[close] & END:
                break
            index = close + 1
        elif flag & COMMA and index + 1 < end:
            close = _closing_comma(view, index, end)
            if not close:
                index += 1
                if flags[index] & (TIME | ADVERB | PREP):
                    continue
                break
            index = close + 1
            break
        elif flag & PREP and index + 1 < end and not flags[index + 1] & (THAT | WHAT):
            index = noun_phrase(view, index + 1, end) if not view.tokens[index].enc else index + 1
        else:
            break
    return index


def _closing_comma(view: View, comma: int, end: int) -> int:
    """Give the comma that closes a phrase of place or a relative clause opened by a comma; 0 where none does."""
    after = comma + 1
    if not (view.flags[after] & (PREP | REL | ATTRIB) or "ASIDEHEAD" in view.tokens[after].classes):
        return 0
    for index in range(after + 1, min(end, after + 30)):
        if view.flags[index] & COMMA:
            return index
        if view.flags[index] & END:
            return 0
    return 0


def _described(view: View, start: int, end: int) -> bool:
    """Tell whether behind a described thing stands what it is called: بأنه, بـ and a quotation."""
    for index in range(start, min(end, start + 25)):
        token, flag = view.tokens[index], view.flags[index]
        if flag & END:
            return False
        if flag & BTHAT or token.form == view.grammar.by:
            return True
        if flag & QUOTE and index in view.quotes.close:
            return True
        if view.grammar.by in token.pro and index > start:
            return True
    return False
