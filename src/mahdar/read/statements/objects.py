"""Bare contents: noun phrases that no complementiser opens, found behind the subject and what stands between."""

from __future__ import annotations

from mahdar.read.sheet import Token
from mahdar.read.statements.cues import Cue
from mahdar.read.statements.marked import names_somebody
from mahdar.read.statements.openings import NEAR, Opening, after_subject, after_topic, clitic
from mahdar.read.statements.phrases import noun_phrase, speaks
from mahdar.read.statements.steps import skip
from mahdar.read.statements.view import (
    ADVERB,
    ATTRIB,
    BTHAT,
    COLON,
    COMMA,
    CUE,
    DEF,
    END,
    JOINT,
    KANA,
    MARK,
    MEDIA,
    MHEAD,
    NAME,
    NEG,
    PREP,
    QUOTE,
    REL,
    SPEAKER,
    THAT,
    TIME,
    TURN,
    VERBS,
    WHAT,
    WORD,
    View,
)

_PLAIN = CUE | WORD | SPEAKER
_OF = frozenset({"FROM", "FROMHIM"})
_NEVER = frozenset({"ASIDEHEAD", "PRONOUN", "BEHALF"})
_NO_OBJECT = END | MARK | CUE & ~SPEAKER | THAT | TURN | JOINT | ATTRIB | PREP | REL | COMMA | COLON | KANA | NEG


def bare_object(view: View, cue: Cue, end: int) -> Opening | None:
    """Find a content that is the bare object of the cue: behind its subject, if that stands there, and what is between."""
    start = skip(view, cue.index + 1, end)
    if start >= end or cue.enc or _taken_up(view, start, end):
        return None
    only = cue.frame.only
    if only and cue.finite and only in view.tokens[start].classes and not view.tokens[start].pro:
        return _fronted(view, start, end)
    begin = start
    start, subject = _past_subject(view, cue, start, end)
    if start < 0:
        return None
    if cue.pro and start == subject == begin + 1 and _only_called(view, cue, begin, start, end):
        return Opening(begin, "object")
    first = (start if subject > 0 else cue.index + 1) if "asked-of" in cue.frame.flags else end
    asked = first < end and not view.tokens[first].classes.isdisjoint(_OF)
    if asked:
        start = _past_asked(view, first, end)
    if only and not (start < end and only in view.tokens[start].classes and not view.tokens[start].pro):
        return _wanted(view, cue, min(end, cue.index + NEAR))
    if start >= end or _no_start(view, cue, start):
        return None
    found = Opening(start, "object", subject)
    if only:
        return found
    if "document" in cue.frame.flags and subject > 0 and not _by_text(view, range(begin, subject)):
        return None
    return found if _names_deed(view, cue, found) or _may_begin(view, cue, found, end, asked) else None


def _taken_up(view: View, start: int, end: int) -> bool:
    """Tell whether what is said is but taken up, and who says it stands behind: أوضح ذلك أمس مدير عام الفرع."""
    if "THATONE" not in view.tokens[start].classes:
        return False
    behind = next((j for j in range(start + 1, end) if not view.flags[j] & (TIME | ADVERB)), end)
    return behind < end and speaks(view, behind) and not (view.flags[behind] & DEF or view.tokens[behind].pro)


def _by_text(view: View, subject: range) -> bool:
    """Tell whether a text, footage or a medium shows something, and nobody his feelings: أظهرت الصور دمارا، أظهر المدرب ندما."""
    return any(view.tokens[j].get("SPEAKER", "kind") == "document" or view.flags[j] & (MEDIA | MHEAD) for j in subject)


def _wanted(view: View, cue: Cue, end: int) -> Opening | None:
    """Find the noun that the cue must have for its object behind what is between, with what makes it stronger: جزيل الشكر."""
    first = cue.index + 1
    for index in range(first, end if cue.finite else first):
        token, flag = view.tokens[index], view.flags[index]
        if cue.frame.only in token.classes and not token.pro and not view.flags[index - 1] & PREP:
            while index > first and "GREAT" in view.tokens[index - 1].classes:
                index -= 1
            subject = noun_phrase(view, first, index) if speaks(view, first) else -1
            return Opening(index, "object", subject)
        if flag & (END | THAT | REL | TURN | JOINT | COLON | QUOTE | COMMA) or (flag & CUE and not flag & DEF):
            return None
    return None


def _past_subject(view: View, cue: Cue, start: int, end: int) -> tuple[int, int]:
    """Give where an object may begin behind the subject and whom it was told, and where the subject ends (-1: none).

    The object's place is -1 where a relative clause goes on there.
    """
    personal = "addressee" in cue.frame.flags
    if personal and speaks(view, start) and (not cue.finite or _is_object(view, cue, start)):
        last = noun_phrase(view, start, end)
        start, subject = skip(view, last, end), -1 if cue.finite else last
    else:
        subject = _subject(view, cue, start, end)
    if subject <= start:
        return start, subject
    whom = next((j for j in range(subject, end) if not view.flags[j] & (TIME | ADVERB)), end)
    asks = "asked-of" in cue.frame.flags and whom < end and not view.tokens[whom].classes.isdisjoint(_OF)
    start = whom if asks else _told(view, skip(view, subject, end), end)
    if personal and speaks(view, start) and not view.tokens[start].pro:
        start = skip(view, noun_phrase(view, start, end), end)
    return (-1 if start < end and (view.flags[start] & REL or _describes(view, start)) else start), subject


def _describes(view: View, index: int) -> bool:
    """Tell whether a verb with a pronoun describes the indefinite noun before it: مقاطع بثها التلفزيون."""
    token, before = view.tokens[index], view.flags[index - 1]
    verb = token.enc and not token.pro and token.classes & VERBS and not token.classes & {"MASDAR", "ACTNOUN", "CUE"}
    return bool(verb and before & WORD) and not before & (DEF | NAME | TIME | ADVERB)


def _past_asked(view: View, index: int, end: int) -> int:
    """Give what follows whom something is asked of: طلب من الوزير، طلب منه."""
    if "FROMHIM" in view.tokens[index].classes:
        return skip(view, index + 1, end)
    alone = index + 1 < end and view.tokens[index + 1].enc
    return skip(view, index + 2 if alone else noun_phrase(view, index + 1, end), end)


def _names_deed(view: View, cue: Cue, found: Opening) -> bool:
    """Tell whether a word that may be a cue itself names what is said: أكد رفضه، أكد الوزير رفض بلاده."""
    flag, token = view.flags[found.start], view.tokens[found.start]
    if not flag & CUE:
        return False
    whose = token.enc and not (token.pro or flag & ~_PLAIN)
    return bool(whose) or _only_noun(token) or _named_deed(view, cue, found.start, found.subject)


def _may_begin(view: View, cue: Cue, found: Opening, end: int, asked: bool) -> bool:
    """Tell whether a noun phrase that can be the cue's object begins where it was found."""
    start, flags, token = found.start, view.flags, view.tokens[found.start]
    quoted = flags[start] & QUOTE and start in view.quotes.close and not flags[start] & END
    if token.pro or not token.classes.isdisjoint(_NEVER):
        return False
    if flags[start] & _NO_OBJECT and not (flags[start] & WHAT and not flags[start] & NEG) and not quoted:
        return False
    if "tight" in cue.frame.flags and not _tight(view, cue, start, bool(quoted) and (asked or cue.finite), asked):
        return False
    named = found.subject > 0 and flags[found.subject - 1] & NAME
    if not named and _may_be_noun(view, cue):
        return False
    if cue.kind == "imperfect" and "past-object" in cue.frame.flags:
        return False
    if cue.kind == "imperfect" and "doubled" in cue.frame.flags and _held_to_be(view, start):
        return False  # يعتبر الوزير أول مسؤول: nobody says it
    return "describe" not in cue.frame.flags or _described(view, start, end)


def _held_to_be(view: View, start: int) -> bool:
    """Tell whether the noun at `start` is indefinite, and so what something is held to be, not what is held to be it."""
    token, flag = view.tokens[start], view.flags[start]
    quoted = any(f & QUOTE for f in view.flags[start : start + 4])  # يعتبر الهجوم على المدينة «جريمة»
    return bool(flag & (WORD | SPEAKER)) and not (flag & (DEF | NAME | CUE) or token.enc or quoted)


def _tight(view: View, cue: Cue, start: int, quoted: bool, asked: bool) -> bool:
    """Tell whether the object of a verb that also means other things is plain: no speaker, and no definite noun."""
    flag = view.flags[start]
    if "ACTNOUN" in view.tokens[start].classes and "light" in cue.frame.flags:
        return True  # أبدى سعادته
    if flag & (SPEAKER | NAME) or not (flag & WORD or quoted):
        return False
    if "MASDAR" in view.tokens[start].classes and not flag & CUE:
        return True  # طلب المدرب التعاقد مع لاعب
    return not flag & DEF or asked or bool(cue.pro and start == cue.index + 1)


def _fronted(view: View, start: int, end: int) -> Opening:
    """Give the content that stands before its speaker (تبنى الهجوم تنظيم), or that has none in its clause."""
    last = start + 1
    while last < end and view.flags[last] & DEF and not speaks(view, last):
        last += 1
    token = view.tokens[start]
    his = token.enc or not token.classes.isdisjoint({"HIS", "PRONSHAPE"})
    whose = last == start + 1 and not (his or view.flags[start] & DEF)  # يجدد استعداد باريس
    behind = not whose and last < end and speaks(view, last) and not view.tokens[last].pro
    return Opening(start, "object", stop=last) if behind else Opening(start, "object")


def _told(view: View, index: int, end: int) -> int:
    """Step over whom it was told: أكد الوزير للصحيفة استمرار المحادثات."""
    if index >= end:
        return index
    token, flag, to = view.tokens[index], view.flags[index], view.grammar.to
    if token.form == to and view.quotes.close.get(index + 1, end) < end:
        return skip(view, view.quotes.close[index + 1] + 1, end)  # أكد الوزير لـ«الأفق» استمرار المحادثات
    if token.form == to and index + 1 < end and view.flags[index + 1] & (MEDIA | MHEAD):
        return skip(view, noun_phrase(view, index + 1, end), end)
    known = token.pro[:1] == to and flag & (MEDIA | MHEAD | NAME | SPEAKER)
    unknown = "UNK" in token.classes and token.form.startswith(to) and len(token.form) > 4 and not token.pro
    behind = view.flags[index + 1] if index + 1 < end else END
    if known or (unknown and behind & WORD and not behind & DEF):
        return skip(view, max(noun_phrase(view, index, end), index + 1) if known else index + 1, end)
    return index


def _subject(view: View, cue: Cue, start: int, end: int) -> int:
    """Give the end of the verb's subject that begins at `start`, -1 where none does."""
    if speaks(view, start):
        governed = view.tokens[start].pro[:1] in view.grammar.governors and view.tokens[start].pro  # شكر لفخامته
        return -1 if governed or _is_object(view, cue, start) else noun_phrase(view, start, end)
    if not cue.finite or cue.number in ("p", "d") or start + 1 >= end:
        return -1
    flag, token = view.flags[start], view.tokens[start]
    if "NUMBER" in token.classes and "OFTHEM" in view.tokens[start + 1].classes:
        return start + 2
    if flag & QUOTE and view.quotes.close.get(start, end) < min(end, start + 8):
        close = view.quotes.close[start]
        return close + 1 if names_somebody(view, close) and not view.flags[close + 1] & DEF else -1
    if flag & (CUE | TIME | ADVERB) or token.pro or token.enc or "doubled" in cue.frame.flags or _noun_too(view, cue):
        return -1
    if not flag & DEF:
        return start + 1 if _foreign(view, start, end) else -1
    last = noun_phrase(view, start, end)
    follows = skip(view, last, end)
    quoted = follows < end and follows in view.quotes.close and follows > last  # أدانت الجالية السبت «جريمة»
    his = (
        "light" in cue.frame.flags and follows < end and "PRONSHAPE" in view.tokens[follows].classes
    )  # أبدى المعهد دهشته
    if not (quoted or his) and (
        follows >= end or not is_noun(view, follows) or view.flags[follows] & _NO_OBJECT or view.tokens[follows].pro
    ):
        return -1
    if view.tokens[follows].core.endswith(view.grammar.accusative):
        return -1
    feminine = "F" in token.classes or token.core.endswith(view.grammar.feminine)
    return last if feminine == (cue.gender == "f") else -1


def _foreign(view: View, index: int, end: int) -> bool:
    """Tell whether an unknown name stands at `index`, behind which the object follows: تنفي باك ارتكاب مخالفات."""
    token = view.tokens[index]
    strange = "UNK" in token.classes and not token.classes & {"ORDINARY", "LATIN"}
    if not strange or len(token.form) < 3 or token.form.startswith(view.grammar.governors):
        return False
    if view.grammar.verbal.match(token.form):
        return False
    after = view.flags[index + 1]
    return bool(after & WORD) and not after & (_NO_OBJECT | TIME | ADVERB) and not view.tokens[index + 1].pro


def _named_deed(view: View, cue: Cue, start: int, subject: int) -> bool:
    """Tell whether the word at `start`, behind a verb and its subject, can but be a noun: أكد الوزير رفض بلاده."""
    token = view.tokens[start]
    if token.pro or token.classes.isdisjoint({"MASDAR", "ACTNOUN"}):
        return False
    if not cue.finite:
        return cue.kind == "participle"  # مؤكدا رفض بلاده: behind a participle stands no verb
    kana = bool(cue.index and view.flags[cue.index - 1] & KANA)
    return subject > 0 or kana or after_topic(view, cue.index) or after_subject(view, cue.index)


def _only_noun(token: Token) -> bool:
    """Tell whether the cue word is a verbal noun and nothing else (ادعاء)."""
    nouns = ("masdar", "noun")
    hits = [h for h in token.hits if "CUE" in h.entry.classes]
    return all(h.features.paradigm in nouns or h.entry.get("kind") in nouns for h in hits)


def _may_be_noun(view: View, cue: Cue) -> bool:
    """Tell whether the form may as well be the verbal noun (رفض، طلب) in a row of nouns: no subject, no verb before it."""
    if cue.gender == "f" or cue.number == "p" or not cue.index or not _noun_too(view, cue):
        return False
    before = view.flags[cue.index - 1]
    return bool(before & ADVERB) or not before & (KANA | REL | END | JOINT | NAME | SPEAKER | DEF | NEG | THAT)


def _no_start(view: View, cue: Cue, start: int) -> bool:
    """Tell whether no content begins at `start`: with a clitic, with "any", or, behind a verbal noun, with an adjective."""
    classes = view.tokens[start].classes
    if ("JOINEDSHAPE" in classes and len(view.tokens[start].form) > 1) or (
        "ANY" in classes and cue.act not in ("deny", "reject")
    ):
        return True
    adjective = classes & {"ADJ", "ADJECTIVE", "EDGE", "PARTICIPLE"} or "NISBASHAPE" in classes
    return cue.kind == "masdar" and bool(adjective) and bool(view.flags[start] & DEF)


def _noun_too(view: View, cue: Cue) -> bool:
    """Tell whether the verbal noun is written like the verb: رفض، طلب."""
    hits = [h for h in view.tokens[cue.index].hits if "CUE" in h.entry.classes]
    return any(h.features.paradigm == "masdar" or h.entry.get("noun_too") for h in hits)


def _is_object(view: View, cue: Cue, start: int) -> bool:
    """Tell whether the phrase right behind the cue is its object: the verb does not agree with it, or it is a document."""
    token = view.tokens[start]
    if not cue.finite:
        return cue.kind != "masdar" or bool(cue.enc)
    deed = "MASDAR" in token.classes and view.flags[start] & CUE
    if (deed or "HIS" in token.classes) and not cue.enc and after_topic(view, cue.index):
        return True  # كان الوزير قد أعلن اعترافه، قد انتقد مستشاره
    if cue.number == "p" or ("P" in token.classes and token.core.endswith(view.grammar.oblique)):
        return True
    feminine = token.classes & {"F", "FEMSHAPE"} or token.core.endswith(view.grammar.adjectival)
    if cue.gender == "f" and "M" in token.classes and not feminine and "P" not in token.classes:
        return True
    return bool(cue.gender == "m" and "SPEAKER" in token.classes and "NOUN_F" in token.classes)


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


def _only_called(view: View, cue: Cue, named: int, start: int, end: int) -> bool:
    """Tell whether nobody but the one at `named` stands before what he is called: ووصف سامي الحداد بأنه ضعيف."""
    if "describe" not in cue.frame.flags or start >= end or not view.flags[named] & NAME:
        return False
    flag, token = view.flags[start], view.tokens[start]
    return bool(flag & BTHAT) or token.form == view.grammar.by or clitic(view, start, view.grammar.by)


def follows_directly(view: View, cue: Cue, begin: int) -> bool:
    """Tell whether nothing but the subject, times and places stand between the cue and the token `begin`."""
    index = skip(view, cue.index + 1, begin)
    if speaks(view, index):
        index = skip(view, noun_phrase(view, index, begin), begin)
    return all(flag & (COMMA | COLON) for flag in view.flags[index:begin])


def is_noun(view: View, index: int) -> bool:
    """Tell whether a bare noun stands at `index` that can only be an object: indefinite, no name, no speaker."""
    token = view.tokens[index]
    if "ACTNOUN" in token.classes and "HONOURED" in token.classes:
        return True  # سعادته
    return not view.flags[index] & (DEF | NAME | SPEAKER | QUOTE | CUE) and bool(
        token.enc or "UNK" not in token.classes
    )


def is_close(view: View, cue: Cue, bare: Opening, found: Opening) -> bool:
    """Tell whether nothing but times and adverbs stands between the subject (or the cue) and the object.

    Where but a preposition was `found` behind it, a pronoun may: أكدت القوات لهم مقتل عشرة على الطريق; and before a noun of the
    speaker's own words on where it was said: أعلنت الحركة في بيان مسؤوليتها عن الهجوم.
    """
    between = range(bare.subject if bare.subject > 0 else cue.index + 1, bare.start)
    his = found.way == "preposition"
    if his and view.tokens[bare.start].enc and between and skip(view, between[0], bare.start) == bare.start:
        return True
    return all(view.flags[j] & (TIME | ADVERB | COMMA) or (his and view.pronominal(j)) for j in between)
