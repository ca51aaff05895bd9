"""Noun phrases of those who speak: where one begins and ends, judged by words and shapes alone where names fail."""

from __future__ import annotations

from mahdar.read.sheet import Token
from mahdar.read.statements.view import (
    ADVERB,
    ASIDE,
    ATTRIB,
    BREAK,
    CLOSEP,
    COLON,
    COMMA,
    CUE,
    DASH,
    DEF,
    DEMO,
    JOINT,
    KANA,
    MARK,
    MEDIA,
    MHEAD,
    NAME,
    NEG,
    NOTHAT,
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
    WHAT,
    WHETHER,
    WORD,
    View,
)

_HALT = THAT | STOP | BREAK | COLON | REL | ATTRIB | TURN | TIME | ADVERB | NEG | KANA | DASH | WHETHER
LONGEST = 40
_BODIES = frozenset({"ORG", "GPE", "NORP"})
_TURNS = frozenset({"SOTHAT", "CONTRAST"})  # a clause of its own begins: فإن، وهي، لكن
_PLAIN = frozenset({"ADJECTIVE", "NISBA"})
_HEADS = frozenset({"BODYHEAD", "CHIEF", "WHOLE", "MEMBER"})  # adjectives in form that govern a noun: خارجية، كبير
_DESCRIBES = frozenset({"ADJ", "ADJECTIVE", "EDGE"})


def speaks(view: View, index: int) -> bool:
    """Tell whether a phrase of somebody who can speak may begin at `index`.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("الوزير المتعب", Analyser(load("ar"))))
    >>> speaks(view, 0), speaks(view, 1)
    (True, False)
    """
    if index >= len(view.flags):
        return False
    flag = view.flags[index]
    if flag & (NAME | MEDIA):
        return not view.tokens[index].classes & {"DEED_NAME"}
    if flag & (SPEAKER | MHEAD):
        return True
    if "MANYOF" in view.tokens[index].classes and index + 1 < len(view.flags):
        return view.is_word(index + 1, "FROM") and speaks(view, index + 2)
    if "SEVERAL" in view.tokens[index].classes and index + 1 < len(view.flags):
        return bool(view.flags[index + 1] & WORD) and not view.flags[index + 1] & (DEF | PREP | TIME)
    if "LATEST" in view.tokens[index].classes and index + 1 < len(view.flags):
        return bool(view.flags[index + 1] & SPEAKER) and not view.flags[index + 1] & DEF
    if flag & DEMO and index + 1 < len(view.flags):
        return bool(view.flags[index + 1] & SPEAKER)
    if "QUANTITY" in view.tokens[index].classes and any("SPEAKER" in p.classes for p in view.tokens[index].parts):
        return True
    if "NUMBER" in view.tokens[index].classes and index + 1 < len(view.flags):
        return bool(view.flags[index + 1] & SPEAKER)
    return False


def shows_text(view: View, index: int, masculine: bool) -> bool:
    """Tell whether a verb, `masculine` or not, has for its object the text whose noun stands behind it at `index`: عرض صورا.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("عرض صورا أظهرت صور", Analyser(load("ar"))))
    >>> shows_text(view, 1, True), shows_text(view, 3, False)
    (True, False)
    """
    token = view.tokens[index]
    if token.get("SPEAKER", "kind") != "document" or view.flags[index] & DEF:
        return False
    return token.form.endswith(view.grammar.accusative) or (masculine and not token.classes.isdisjoint({"F", "P"}))


def noun_phrase(view: View, start: int, end: int) -> int:
    """Give the end of the noun phrase that begins at `start`, before `end`.

    A phrase of definite words goes on with definite words; a name with its appositions; a title with its body.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("مصدر في الحكومة السورية أمس", Analyser(load("ar"))))
    >>> noun_phrase(view, 0, 5)
    4
    """
    flags, tokens, to = view.flags, view.tokens, view.grammar.to
    index, closed, named = start, False, False  # closed: it has a definite word or a name; a bare noun begins another
    medium = bool(flags[start : start + 1] and flags[start] & MEDIA)
    while index < min(end, start + LONGEST):
        flag = flags[index]
        if medium and index > start and _of_medium(view, index):
            index += 1
            continue
        if index > start and (tokens[index].form == to or (tokens[index].pro[:1] == to and _hears(view, index))):
            break
        if index > start and tokens[index].pro in (to, view.grammar.by) and _called(view, index):
            break  # قال سامي لطلاب المدرسة
        if (
            index > start + 1
            and not flag & PREP
            and (flag & DEF or "STATE" in tokens[index].classes)
            and _complete(view, index - 1)
        ):
            break
        if flag & (NAME | MEDIA):
            if closed and index > start and not _joins(view, index, start):
                break
            closed, named = _closes(view, index) if index == start else (True, True)
        elif flag & QUOTE:
            close = view.quotes.close.get(index, index)
            if close - index > 8 or index in view.quotes.broken or close >= end:
                break
            deed = close - index > 2 and _names_deed(view, index + 1)
            if index > start and (deed or not _bears_name(view, index - 1) or _states(view, start, index)):
                break
            if index == start and close - index > 4:
                break
            index = close
            closed = True
        elif flag & OPENP:
            index = _bracket(view, index, end)
        elif flag & COMMA:
            if not _apposition(view, index, end):
                break
        elif flag & _HALT or flag & MARK or (index > start and not tokens[index].classes.isdisjoint(_TURNS)):
            break
        elif flag & PREP or "INPHRASE" in tokens[index].classes:
            if (
                tokens[index].enc
                or "INPHRASE" not in tokens[index].classes
                or index + 1 >= end
                or flags[index + 1] & (THAT | WHAT | ASIDE | TIME | COMMA | STOP | VENUE)
            ):
                break
            if closed and "PHRASEEND" in tokens[index].classes and "MANYOF" not in tokens[start].classes:
                break
        elif (
            (index > start and flag & DEF and not tokens[index].pro and _absolute(view, index - 1))
            or (index > start and flag & (CUE | JOINT | NOTHAT) and not flag & (SPEAKER | DEF))
            or (index > start and not _goes_on(view, index, closed, named))
        ):
            break
        elif flag & DEF or tokens[index].enc or "DEF" in tokens[index].first.classes:
            closed, named = True, False if flag & SPEAKER else named
        elif flag & SPEAKER and tokens[index].pro in view.grammar.joins and tokens[index].pro:
            closed, named = tokens[index].form.endswith(tuple(view.grammar.own)), False
        index += 1
    while index > start and (flags[index - 1] & (COMMA | PREP) or "INPHRASE" in tokens[index - 1].classes):
        index -= 1
    return index


def _of_medium(view: View, index: int) -> bool:
    """Tell whether the word at `index` goes on the name of the medium before it: رويترز للأنباء، وكالة الأنباء … الرسمية."""
    token, flag = view.tokens[index], view.flags[index]
    if not view.flags[index - 1] & (MEDIA | DEF) or flag & (NAME | TIME | SPEAKER):
        return False
    return "OFNEWS" in token.classes or bool(flag & DEF and not token.pro and token.classes & _PLAIN)


def _called(view: View, index: int) -> bool:
    """Tell whether ل or ب at `index` stands behind one's name, not behind an office alone: قام سامي بالعمل، اتهام كييف لموسكو."""
    before = view.tokens[index - 1]
    person = "PERSON" in before.classes or view.tokens[index].pro == view.grammar.to
    return person and bool(getattr(before.record, "head", None))


def _hears(view: View, index: int) -> bool:
    """Tell whether a medium or its reporter stands at `index`, to whom one speaks: لوكالة، لمراسل، لإحدى الصحف."""
    counted = "SOMEOF" in view.tokens[index].classes and index + 1 < len(view.flags)
    return bool(view.flags[index + counted] & (MEDIA | MHEAD)) or view.opens(index, "REPORTER")


def _closes(view: View, index: int) -> tuple[bool, bool]:
    """Tell whether the name at `index` makes its phrase definite, and whether it is one that no adjective follows.

    An office without its body (عضو) goes on with a noun.
    """
    classes = view.tokens[index].classes
    if "OFFICE" in classes and "INDEF" in classes and len(view.tokens[index].parts) < 2:
        return False, False
    return True, True


def _absolute(view: View, index: int) -> bool:
    """Tell whether no definite word can follow the one at `index` in its phrase: أربعة مرشحين، مسؤولون."""
    token = view.tokens[index]
    if view.flags[index] & DEF:
        return False
    counted = "QUANTITY" in token.classes and len(token.parts) > 1
    return counted or ("P" in token.classes and token.core.endswith(view.grammar.absolute))


def _complete(view: View, index: int) -> bool:
    """Tell whether an indefinite adjective stands at `index`, behind which no definite word can follow: تقارير دولية."""
    token = view.tokens[index]
    if view.flags[index] & (DEF | NAME | MEDIA) or token.enc:
        return False
    if index and "SEVERAL" in view.tokens[index - 1].classes:
        return True
    return not token.classes.isdisjoint(_PLAIN) and token.classes.isdisjoint(_HEADS)


def _bears_name(view: View, index: int) -> bool:
    """Tell whether the word at `index` is followed by its name in quotation marks: صحيفة، حزب، تنظيم; no person is."""
    if view.flags[index] & (MEDIA | MHEAD):
        return True
    classes = view.tokens[index].classes
    if classes & {"PERSON", "OFFICE"}:
        return False
    return bool(classes & {"ORG"}) or not view.flags[index] & CUE or bool(view.flags[index] & SPEAKER)


def _names_deed(view: View, index: int) -> bool:
    """Tell whether a verbal noun opens what is in quotation marks, which names a deed and nobody: رفضت القوات «تقديم تعليق»."""
    return not view.flags[index] & DEF and bool(view.grammar.verbal.match(view.tokens[index].form))


def _states(view: View, start: int, end: int) -> bool:
    """Tell whether nothing but states and cities stand there, which bear no name: اتهمت روسيا ودمشق «الخوذ البيضاء»."""
    return all("GPE" in token.classes and "ORG" not in token.classes for token in view.tokens[start:end])


def _joins(view: View, index: int, start: int) -> bool:
    """Tell whether the name at `index` belongs to the phrase before it: joined by و, or a person to his title."""
    token, before = view.tokens[index], view.tokens[index - 1]
    led = bool(view.flags[index - 1] & (PREP | COMMA)) and "P" not in token.classes
    if "HIS" in token.classes and not (token.pro or led):
        return False  # استقبل الوزير نظيره
    if token.pro == view.grammar.by and "ORG" in token.classes and index > start:
        return index + 1 < len(view.tokens) and "PERSON" in view.tokens[index + 1].classes
    if token.pro:
        return token.pro in view.grammar.joins or token.pro == view.grammar.to
    if view.flags[index] & MEDIA or view.flags[index - 1] & MEDIA:
        return bool(view.flags[index - 1] & (MHEAD | MEDIA) and view.flags[index] & MEDIA) or bool(
            view.flags[index - 1] & MHEAD
        )
    if view.flags[index - 1] & (PREP | OPENP | COMMA):
        return True
    if _posted(view, index, start):
        return True
    if _another(token, before, index - 1 == start):
        return False
    if index - 1 == start and before.classes & {"GPE", "MEDIAHEAD"} and "PERSON" in token.classes:
        return False
    counted = "QUANTITY" in before.classes and "DEF" in before.first.classes  # اتهمت الدول الأربع تونس
    if (counted and "GPE" in token.classes) or (view.flags[index - 1] & DEF and _is_body(view, index)):
        return False  # القوى السياسية الحكومة: a body is no adjective
    titled = "OFFICE" in token.classes or "OFFICE" in before.classes
    titled = titled or before.pro == view.grammar.by
    return (titled and "PERSON" in token.classes) or not view.flags[index - 1] & NAME


def _another(token: Token, before: Token, opens: bool) -> bool:
    """Tell whether an office without a name, behind a definite one, is that of another: حذر الوزير التجار، اتهمت الوزارة السفير.

    A body is another than the office only where it `opens` the phrase; some offices are adjectives too (المصدر المسؤول).
    """
    if not {"OFFICE", "DEF"} <= token.classes or bool(getattr(token.record, "head", "")):
        return False
    body = opens and "ORG" in before.classes and "PERSON" not in before.classes and "MEMBER" not in token.first.classes
    return body or ("P" in token.classes and {"PERSON", "DEF"} <= before.classes and "P" not in before.classes)


def _posted(view: View, index: int, start: int) -> bool:
    """Tell whether the name at `index` stands behind where somebody has a post: مراسلة الصحيفة في طوكيو سمر الحداد."""
    record = view.tokens[index].record
    named = (
        "PERSON" in view.tokens[index].classes and bool(getattr(record, "head", "")) and not getattr(record, "role", "")
    )
    posted = "REPORTER" in view.tokens[start].classes or view.tokens[start].get("SPEAKER", "kind") == "official"
    return named and posted and "GPE" in view.tokens[index - 1].classes and bool(view.flags[index - 2] & PREP)


def _is_body(view: View, index: int) -> bool:
    """Tell whether a body of several words, or a definite one, is named at `index`."""
    token = view.tokens[index]
    if view.flags[index] & DEF:
        return not token.classes.isdisjoint(_BODIES)
    if "STATE" in token.classes and "PLACEHEAD" not in view.tokens[index - 1].classes:
        return bool(view.flags[index - 1] & (SPEAKER | MHEAD))
    return "ORG" in token.classes and "GPE" not in token.classes and len(token.parts) > 1


def _bracket(view: View, index: int, end: int) -> int:
    for j in range(index + 1, min(end, index + 9)):
        if view.flags[j] & CLOSEP:
            return j
    return index


def _apposition(view: View, comma: int, end: int) -> bool:
    """Tell whether what follows the comma still names the same one: a name or a title, closed by another comma or a cue's content."""
    after = comma + 1
    if (
        after >= end
        or not view.flags[after] & (NAME | SPEAKER)
        or not view.flags[comma - 1] & (NAME | SPEAKER | DEF | WORD)
        or view.flags[after] & MEDIA
        or view.tokens[after].pro
    ):
        return False
    for j in range(after + 1, min(end, after + 14)):
        flag = view.flags[j]
        if flag & (COMMA | THAT | TIME | QUOTE | COLON):
            return True
        if flag & (STOP | BREAK | CUE & ~SPEAKER):
            return False
    return False


def _goes_on(view: View, index: int, closed: bool, named: bool) -> bool:
    """Tell whether the word at `index` still belongs to a phrase that has begun."""
    flag, token = view.flags[index], view.tokens[index]
    if "QUANTITY" in token.classes and len(token.parts) > 1:
        return False
    if not flag & WORD:
        return "NUMBER" in token.classes or "LATIN" in token.classes
    if "SAMEONE" in token.classes:
        return True  # المصدر نفسه
    if token.pro and token.pro[0] in view.grammar.joins:
        described = "ADJECTIVE" in token.classes and "ADJECTIVE" in view.tokens[index - 1].classes
        return bool(flag & (DEF | SPEAKER | NAME)) or bool(token.enc) or "UNK" in token.classes or described
    if token.pro and token.pro[0] in (view.grammar.by, view.grammar.to):
        return bool(flag & (DEF | SPEAKER | NAME)) and not (flag & CUE and token.pro[0] == view.grammar.by)
    if token.pro:
        return False
    if token.enc and closed and view.flags[index - 1] & DEF:
        return False  # نصح الرئيس حلفاءه
    before = view.tokens[index - 1].classes
    if "LATEST" in token.classes and "INDEF" in before:
        return True  # دبلوماسي غربي آخر
    if named and ("BARE" in before or {"OFFICE", "P"} <= before) and flag & DEF and token.classes & _DESCRIBES:
        return True
    if named:
        return "NISBASHAPE" in token.classes and bool(flag & DEF) and view.flags[index - 1] & NAME == 0
    if flag & (DEF | SPEAKER):
        return True
    if "NISBASHAPE" in token.classes or "FEMSHAPE" in token.classes:
        return not closed
    return not closed or _namelike(view, index)


def _namelike(view: View, index: int) -> bool:
    """Tell whether an unknown bare word after a definite one may be a name: behind a title, not shaped as a verbal noun."""
    token = view.tokens[index]
    before = view.tokens[index - 1]
    if (
        "UNK" not in token.classes
        or token.enc
        or before.enc
        or len(token.form) > 8
        or view.grammar.verbal.match(token.form)
    ):
        return False
    if "UNK" in before.classes and not view.flags[index - 1] & DEF:
        return True
    after = view.tokens[index + 1] if index + 1 < len(view.tokens) else None
    goes = (
        after is not None
        and "UNK" in after.classes
        and not view.flags[index + 1] & DEF
        and not view.grammar.verbal.match(after.form)
    )
    return goes and bool(view.flags[index - 1] & (DEF | SPEAKER))
