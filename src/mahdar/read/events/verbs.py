"""Whether a verb's subject stands before it, behind it or nowhere: agreement, voice, relative pronouns."""

from __future__ import annotations

from mahdar.read.events.actor import Actor, man_of
from mahdar.read.events.agents import somebody
from mahdar.read.events.agreement import of_verb, pronoun_of
from mahdar.read.events.arguments import Arguments
from mahdar.read.events.clause import SHARED, Clause
from mahdar.read.events.lexis import (
    ACTOR,
    CLAUSE,
    COLON,
    COMMA,
    FINITE,
    FORCE,
    NAME,
    NISBA,
    PARTY,
    QUANTITY,
    QUOTE,
    ROLE,
    STOP,
    TIME,
    TRAIT,
)
from mahdar.read.events.triggers import FINITE_FORMS, Trigger
from mahdar.read.sheet import Token

ADJECTIVES = 2  # of such troops: طائراته الحربية
PARTICLE = 4  # a word no longer than this may stand between subject and verb (قد، لم، سوف)
_MANY = frozenset("p")
_HE, _SHE = frozenset("m"), frozenset("f")
_FINITE = frozenset({"PERFECT", "IMPERFECT"})
_DESCRIBES = frozenset({"ADJ", "UNK", "TRAIT", "SOMEOF", "NISBA"})
_GOES_ON = frozenset({"BECOME", "KANA"})  # القوات ما زالت تقصف
_TAKES_UP = frozenset({"PRONOMINAL", "OFTHEM"})  # المنطقة التي تقاتل فيها القوات


def ahead(clause: Clause, trigger: Trigger) -> Actor | None:
    """Give the subject that stands right before its verb (روسيا ستبدأ), or as a pronoun on the clause's head (إنه).

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> read(Article.make(text="القوات الروسية قصفت المدينة.")).events[0].actors
    ('RUS',)
    """
    at, start = trigger.at, clause.span[0]
    if at > start and clause.tokens[at - 1].get("CLAUSE", "pronoun"):
        if idle(clause, trigger):
            return None
        return next(iter(clause.asked(at)), None) or clause.she(at - 1) or clause.speaker(at - 1)
    if clause.led_on(at):
        return _gone_on(clause, at)  # قصفت البلدة واعتقلت رجلا
    if _taken_up(clause, at):
        return None  # فصيل تدعمه تركيا
    if own := _own_troops(clause, at):
        return own
    if shot(clause, at):
        return clause.actor(at - 1) if clause.kinds[at - 1] & NISBA else None  # صاروخ روسي أسقط الطائرة
    if one := somebody(clause, trigger, at - 1):
        return one  # إن رجلا طعن شرطيا
    for index in (at - 1, at - 2):
        if index < start or clause.kinds[index] & (STOP | COLON | COMMA | CLAUSE | FINITE | TIME | ROLE):
            return None
        if clause.kinds[index] & ACTOR:
            actor = clause.left(at, nearest=True)
            if not actor or actor.end < index + 1:
                return None
            told = actor.at > start and clause.kinds[actor.at - 1] & FINITE
            told = told and not (actor.kind == "group" and "DEF" not in clause.tokens[actor.at].classes)
            relative = clause.kinds[actor.at] & PARTY and "DEF" not in clause.tokens[actor.at].classes
            return None if told or (clause.governed(actor) and not relative) else actor  # لطائرة إيرانية اخترقت
        if "NOTADJ" in clause.tokens[index].classes:
            continue  # بدون طيار
        if len(clause.tokens[index].form) > PARTICLE and clause.tokens[index].classes.isdisjoint(_GOES_ON):
            return None
    return None


def idle(clause: Clause, trigger: Trigger) -> bool:
    """Whether the pronoun before an attack's verb stands for nobody, and its verb is passive (قالت الوزارة إنه قتل ثلاثة).

    It is so where who speaks is no 'he', and where one man does: who tells of an attack has seldom made it himself.

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> read(Article.make(text="وقالت تركيا إنه قتل ثلاثة من جنودها في غارة.")).events[0].actors
    ()
    """
    at = trigger.at
    if trigger.deed.type != FORCE or at == clause.span[0] or "PERFECT" not in clause.tokens[at].classes:
        return False
    head = clause.tokens[at - 1]
    he = head.get("CLAUSE", "pronoun") and pronoun_of(head, "m", clause.lexis.pronouns)
    if not he or clause.asked(at):
        return False
    if clause.voices and (clause.voices.person(head.start) or _of_her(clause, at)):
        return True
    speaker = clause.speaker(at - 1)
    if speaker is None or speaker.at < 0:
        return False
    many = "P" in clause.tokens[speaker.at].classes and speaker.kind in ("group", "people")
    return many or not clause.fits(speaker, _HE)


def _of_her(clause: Clause, at: int) -> bool:
    """Whether the verb by which the one at `at` is said is a she's (قالت)."""
    said = clause.voices.said(clause.tokens[at].start) if clause.voices else -1
    told = (token for token in clause.tokens[clause.span[0] : at] if token.end == said)
    return any(of_verb(token) == _SHE for token in told)


def _gone_on(clause: Clause, at: int) -> Actor | None:
    """Give the subject before the verb to which 'and' joins another (إن الدولة تعمل على كذا، وتدعم الحركة): it is both's."""
    for index in range(at - 1, max(clause.span[0] + 1, at - SHARED) - 1, -1):
        if clause.kinds[index] & (STOP | COLON | CLAUSE):
            return None
        actor = clause.ending(index - 1) if _one_form(clause.tokens[index], clause.tokens[at]) else None
        if actor and actor.able and actor.at > clause.span[0] and clause.kind_of_clause(actor.at - 1) == "that":
            return actor
        if clause.finite(index):
            return None
    return None


def _one_form(word: Token, verb: Token) -> bool:
    """Whether a word is, or where nobody knows it looks like, a verb of the other's person and gender."""
    if "UNK" in word.classes:
        return "IMPERFECT" in verb.classes and word.core[:1] == verb.core[:1] and not word.pro
    return not _FINITE.isdisjoint(word.classes) and of_verb(word) == of_verb(verb)


def shot(clause: Clause, at: int) -> bool:
    """Whether what was fired stands before a verb as its subject (صاروخا باليستيا استهدف المدينة).

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> text = "قال الجيش الأردني إنه رصد صاروخا استهدف مدرسة."
    >>> read(Article.make(text=text)).events
    ()
    """
    if _some_of_them(clause, at):
        return True  # سبعة صواريخ استهدفت ثلاثة منها المدينة
    for index in range(at - 1, max(clause.span[0], at - 1 - ADJECTIVES) - 1, -1):
        if "SHOT" in clause.tokens[index].classes:
            return True
        if clause.kinds[index] & ~(TRAIT | NISBA) or clause.tokens[index].classes.isdisjoint(_DESCRIBES):
            return False
    return False


def _some_of_them(clause: Clause, at: int) -> bool:
    """Whether a verb's subject is a number of those things that were named before it, and its object stands behind."""
    behind = clause.tokens[at + 1 : min(at + 4, clause.span[1])]
    if len(behind) < 3 or not clause.kinds[at + 1] & QUANTITY or not clause.kinds[at] & FINITE:
        return False
    things = "FROMHIM" in behind[1].classes and clause.lexis.pronouns.get(behind[1].form[-2:], "") == "f"
    return things and (bool(clause.kinds[at + 3] & NAME) or {"DEF", "WORD"} <= behind[2].classes)


def _own_troops(clause: Clause, at: int) -> Actor | None:
    """Give who says that his own troops or aircraft do what the verb behind them tells (إن قواته تحاصر المدينة)."""
    for index in range(at - 1, max(clause.span[0], at - 1 - ADJECTIVES) - 1, -1):
        token = clause.tokens[index]
        if "DEF" not in token.classes:
            theirs = "TROOPS" in token.classes and token.form.endswith(tuple(clause.lexis.pronouns))
            return clause.voice(index) if theirs else None
        if clause.kinds[index] & ~TRAIT:
            return None
    return None


def _taken_up(clause: Clause, at: int) -> bool:
    """Whether a verb's pronoun takes up what stands before it, and its subject stands right behind it."""
    behind = at + 1
    if not clause.tokens[at].enc or behind >= clause.span[1] or not clause.kinds[behind] & (NAME | PARTY):
        return False
    actor = clause.actor(behind)
    return actor is not None and not clause.tokens[behind].pro and clause.fits(actor, of_verb(clause.tokens[at]))


def told_by_doer(clause: Clause, trigger: Trigger) -> bool:
    """Whether a verb is of the first person (سنلتقي، أرسلنا), so that who speaks does it.

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> read(Article.make(text="وقال وزير الدفاع الإيطالي: «سنرسل جنودا إلى المنطقة».")).events[0].actors
    ('ITA',)
    """
    finite = [h.features.person for h in clause.tokens[trigger.at].hits if h.features.paradigm in FINITE_FORMS]
    return bool(finite) and all(person == "1" for person in finite)


def relates(clause: Clause, trigger: Trigger) -> bool:
    """Whether no name behind a verb is its subject: a relative pronoun is (الدول التي تحارب الحركة), or it is a plural (هاجموا).

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> read(Article.make(text="شكر الوزير القوات السورية التي تقاتل حركة طالبان.")).events[0].actors
    ('SYR',)
    """
    at = trigger.at
    if of_verb(clause.tokens[at]) == _MANY:
        return True  # هاجموا: a subject behind its verb leaves it in the singular
    if trigger.verb and shot(clause, at):
        return True
    head = at - 1 - bool(at - 1 > clause.span[0] and not clause.kinds[at - 1])  # التي لا، التي كانت قد
    if not trigger.verb or head < clause.span[0] or not clause.kinds[head] & CLAUSE or clause.tokens[at].enc:
        return False
    gender = clause.tokens[head].get("CLAUSE", "gender")
    after = clause.tokens[at + 1].classes if at + 1 < clause.span[1] else frozenset()
    taken = not after.isdisjoint(_TAKES_UP) or (at + 1 < clause.span[1] and clause.tokens[at + 1].enc)
    return gender in of_verb(clause.tokens[at]) and not taken


def disagrees(clause: Clause, trigger: Trigger, actor: Actor) -> bool:
    """Whether a verb's gender says that the name behind it is not its subject (زارت بكين، هاجمت الجيش).

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> text = "فرضت كييف حالة الطوارئ في عشر مناطق، ومنعت دخول الرجال الروس."
    >>> read(Article.make(text=text)).events[-1].actors
    ('UKR',)
    """
    verb = clause.tokens[trigger.at].classes
    if _object_plural(clause, actor.at) and all(k == QUOTE for k in clause.kinds[trigger.at + 1 : actor.at]):
        return True
    first = clause.tokens[actor.at].parts[:1]
    if first and "PEER" in first[0].classes and first[0].enc:
        return True  # whose peer he is, is the subject
    if "P" in verb or "D" in verb or ("M" in verb) == ("F" in verb):
        return False
    if actor.at > trigger.at + 1 and _object_first(clause.tokens[trigger.at + 1].classes, "F" in verb):
        return True
    token = clause.tokens[actor.at].classes
    if "NAME" not in token or "P" in token:
        return False
    masculine = actor.id in clause.lexis.masculine and "STATE" in token
    if "M" in verb:
        feminine = "F" in token and "M" not in token and not token.isdisjoint(("GPE", "PERSON", "ORG"))
        return feminine and not masculine  # وقع الأردن
    return masculine or ("M" in token and "F" not in token and "PERSON" in token)  # غزت العراق


def _object_plural(clause: Clause, index: int) -> bool:
    """Whether the word at `index` is a plural of people in the form that a subject does not have (المتمردين)."""
    token, ending = clause.tokens[index], clause.lexis.object_plural
    first = token.first
    construct = "BAND" in first.classes and "INDEF" in token.classes and first.core.endswith(ending[:1])  # مسلحي الحركة
    ends = construct or first.core.endswith(ending)
    return bool(ending) and "P" in token.classes and "M" in token.classes and ends


def _object_first(word: frozenset[str], feminine: bool) -> bool:
    """Whether the word right behind a verb of that gender can only be its object (منعت دخول الرجال، فرض عقوبة)."""
    if "WORD" not in word or "NAME" in word:
        return False
    if feminine:
        return "MASDAR" in word and "M" in word and "F" not in word
    return ("FEMSHAPE" in word or "F" in word) and "M" not in word and "P" not in word


def suffered(clause: Clause, trigger: Trigger, found: Arguments) -> bool:
    """Whether a verb written alike in both voices is passive: its subject stands before it and no object behind.

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> "كارل بوير" in read(Article.make(text="وكان كارل بوير قد اعتقل في أنقرة.")).events[0].actors
    False
    """
    if found.doers or slain(clause, trigger):
        return True
    if not found.actors or found.quantity:
        return False
    if found.actors[0].at > trigger.at:
        return _alone(clause, trigger, found)
    if any(not clause.governed(r) for r in found.recipients):
        return False
    after = trigger.at + 1
    if after >= clause.span[1] or clause.tokens[trigger.at].enc:
        return False
    return bare(clause, trigger)


def slain(clause: Clause, trigger: Trigger) -> bool:
    """Whether behind a verb of killing stands that it was some of those named before (الذين قتل منهم العشرات).

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> [e.actors for e in read(Article.make(text="انسحب مقاتلو طالبان الذين قتل منهم العشرات في غارة أمريكية.")).events][-1]
    ('USA',)
    """
    after = trigger.at + 1
    return trigger.deed.outcome and after < clause.span[1] and "OFTHEM" in clause.tokens[after].classes


def bare(clause: Clause, trigger: Trigger) -> bool:
    """Whether no object stands behind a verb (قتلوا في الهجوم).

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> read(Article.make(text="قال الوزير إن عشرين رجلا من حركة طالبان هاجموا الشرطة.")).events[0].actors
    ('طالبان',)
    """
    after = trigger.at + 1
    if after >= clause.span[1]:
        return True
    if clause.kinds[after] & ROLE and "DEF" in clause.tokens[after].classes:
        return False  # أغلقت الحدود
    return bool(clause.kinds[after] & (ROLE | STOP | COMMA | TIME | CLAUSE)) or clause.clitic_role(after) is not None


def _alone(clause: Clause, trigger: Trigger, found: Arguments) -> bool:
    """Whether a person or people right behind a verb has no object behind it (قتل القيادي فلان في غارة)."""
    actor = found.actors[0]
    kinds = ("person", "people", "group") if trigger.deed.type == "ASSAULT" else ("person", "people")
    man = trigger.deed.outcome and man_of(clause.tokens[actor.at])  # قتل جندي تركي في هجوم
    if (actor.kind not in kinds and not man) or any(
        k & ~(QUOTE | NAME) for k in clause.kinds[trigger.at + 1 : actor.at]
    ):
        return False  # قتل مراسل «النهر» فلان
    if clause.tokens[trigger.at].enc or any(not clause.governed(r) for r in found.recipients):
        return False
    end = actor.end
    while (
        end < clause.span[1]
        and not clause.finite(end)
        and (clause.joined_on(end) or (end > actor.end and not clause.kinds[end]))
    ):
        end += 1  # فلان وقياديان آخران
    while trigger.deed.outcome and end < clause.span[1] and clause.kinds[end] & TIME:
        end += 1
    after = clause.kinds[end] if end < clause.span[1] else STOP
    named = actor.kind == "person" and end == actor.end  # قتل فلان، قائد التنظيم
    goes_on = end < clause.span[1] and clause.finite(end) and clause.joined_on(end)  # قتل عشرات المحتجين واعتقل آخرون
    return goes_on or bool(after & (ROLE | STOP | (COMMA if named else 0)))


def resumed(clause: Clause, trigger: Trigger, index: int, stop: int) -> str:
    """Give the role of a relative clause's subject: who did the deed that its verb takes up (شنها، قام بها), '' if none.

    The pronoun of another gender takes up another noun, whose doer is nobody here.

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> read(Article.make(text="قتل ثلاثة في الغارة التي شنتها الطائرات الروسية أمس.")).events[0].actors
    ('RUS',)
    """
    tokens = clause.tokens
    again = tokens[index] if tokens[index].enc else tokens[index + 1] if index + 1 < stop else None
    if again is None or not (again.enc or "BYIT" in again.classes):
        return ""
    if _describes_other(clause, trigger.at, index):
        return "none"  # اعتراض صاروخ أطلقته الحركة
    head = tokens[trigger.at].classes
    before = tokens[trigger.at - 1] if trigger.at > clause.span[0] and not clause.kinds[trigger.at - 1] else None
    if (
        before
        and clause.kinds[index - 1] & CLAUSE
        and "DEF" in head
        and {"WORD"} == before.classes & {"WORD", "DEF", "FUNC"}
    ):
        return "actor"  # جرائم التعذيب التي ارتكبتها
    male = "M" in head and "F" not in head and "P" not in head
    female = "F" in head and "M" not in head
    genders = {letter for ending, letter in clause.lexis.pronouns.items() if again.form.endswith(ending)}
    return "none" if (male and genders == {"f"}) or (female and genders == {"m"}) else "actor"


def _describes_other(clause: Clause, deed: int, verb: int) -> bool:
    """Whether the verb describes an indefinite noun right before it, which is not the deed's own noun nor of its kind."""
    noun = verb - 1
    if noun <= deed or clause.kinds[noun] or not clause.tokens[verb].enc:
        return False
    word = clause.tokens[noun].classes
    return "SHOT" in word and "DEF" not in word


def tells_of(clause: Clause, trigger: Trigger, verb: int) -> bool:
    """Whether a verb says what a deed did, whose noun stands before its relative pronoun (القصف الذي دمر المستشفى).

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> text = "أدانت مالطا القصف الروسي الذي دمر السفارة الإيطالية أمس."
    >>> read(Article.make(text=text, published="2022-01-10")).events[0].recipients
    ('ITA',)
    """
    if trigger.verb or clause.tokens[verb].enc:
        return False
    if clause.blows.get(verb) == trigger.at:
        return True
    head = verb - 2 - bool(clause.kinds[verb - 2] & COMMA)
    return head == trigger.at and clause.kind_of_clause(verb - 1) == "who"
