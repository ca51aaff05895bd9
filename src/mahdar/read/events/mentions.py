"""Mentions of deeds: what one sentence says of one deed, before mentions of the same event are joined."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from mahdar.model import Name, Span, Time
from mahdar.read.draft import Draft
from mahdar.read.events.actor import Actor
from mahdar.read.events.arguments import Arguments
from mahdar.read.events.calendars import Calendar
from mahdar.read.events.choice import Choice
from mahdar.read.events.clause import Clause, Told
from mahdar.read.events.lengths import ago, apart, lag
from mahdar.read.events.merge import Mention
from mahdar.read.events.onlookers import onlookers
from mahdar.read.events.roles import arguments
from mahdar.read.events.status import lasting, status, trait_of
from mahdar.read.events.telling import Telling
from mahdar.read.events.times import amount, told_day
from mahdar.read.events.triggers import Trigger
from mahdar.read.events.verbs import shot
from mahdar.read.having import having
from mahdar.read.sheet import Token

RECENT = 2  # days: what the report tells without a day is of the last one named only if that is so near to publication
TOLD = 31  # days: the day on which something was said is that of the deed it tells if it is no longer ago
AHEAD = 7  # days: what the present tense tells may be of the coming week
NAMED = ("war", "conference", "summit", "operation")
NESTED = 4  # statements hold one another no deeper than this
TITLE, LEAD, EARLY, FOLLOWS = 0, 3, 7, 9  # numbers of sentences
_ACTS = {"demand": "proposed", "propose": "proposed", "warn": "irreal", "threaten": "irreal", "pledge": "planned"}
_DONE, _OPEN = ("held", "ongoing"), ("planned", "proposed", "irreal", "negated")
_WAS = having("KANA")


class Mentions:
    """Makes the mentions of one draft.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> [e.mode for e in read(Article.make(text="أجرى وزير الخارجية الألماني محادثات مع نظيره التركي.")).events]
    ['talks']
    """

    def __init__(self, draft: Draft, families: dict[str, str], choice: Choice) -> None:
        self.draft, self.families, self.choice = draft, families, choice
        self.contents = sorted((s.content.start, s.content.end, s.act) for s in draft.statements)
        self.starts = [start for start, _, _ in self.contents]
        self.day = self._first_day()
        self.calendar = Calendar(draft.article.text, draft.times)
        self._days: list[tuple[int, str]] | None = None  # the days of which the text speaks, once they are asked for

    def telling(self, clause: Clause, trigger: Trigger, number: int) -> Telling | None:
        """Give what the sentence says of the deed at `trigger`; nothing where it is no deed done, planned or proposed."""
        act, since = self._act(clause.tokens[trigger.at])
        state = status(clause, trigger)
        if act and state in _DONE and not trigger.told and not _when(clause, trigger):
            state = _ACTS.get(act, state)
        if act == "deny" and state == "planned":
            state = "denied"  # نفت أنها تخطط لغزو
        if trigger.deed.by and state in _OPEN and "DEF" in clause.tokens[trigger.at].classes:
            state = "held"  # تمزيق الاتفاق النووي: what bears a name is a fact
        if state in ("irreal", "negated"):
            return None
        found = arguments(clause, trigger)
        near = self.choice.near(clause, trigger, found)
        if found.actors and not found.borrowed:
            clause.actors.told[trigger.deed.type] = found.actors
        clause.last = Told(trigger.at, trigger.verb, found.actors, found.time, trigger.deed.type)
        if trigger.deed.dual and len(found.actors) > 1:
            clause.pair = found.actors
        return Telling(clause, trigger, number, act, state, found, near, onlookers(clause, trigger, act, since))

    def mention(self, telling: Telling) -> Mention | None:
        """Give the mention of a deed, once it is settled who does it; nothing where such people do no such deed."""
        clause, trigger, found, act = telling.clause, telling.trigger, telling.found, telling.act
        if not _counts(clause, trigger, found.actors):
            return None
        if trigger.deed.type == "PROTEST":
            found.actors = [a.by_name for a in found.actors if a.kind != "state"]
        mention = self._make(clause, trigger, found, telling.status)
        mention.sentence = telling.number
        self._lag(mention, clause, trigger, found)
        if not found.ago:
            self._news(mention, clause, trigger)
        if act in (None, "assert") and not found.ago:
            found.lent |= self._follows(mention, trigger, clause)
        if found.beside and not mention.date and mention.status in _DONE and trigger.deed.type == "CONSULT":
            mention.date, mention.guessed = self._said(clause.tokens[trigger.at].start) or self.day, True
            found.lent = True
        mention.marks = _marks(clause, trigger, found, mention)
        if _completes(clause, trigger):
            mention.marks.add("of a noun")
        if act:
            mention.marks |= {"said", f"said:{act}"}
        return mention

    def _said(self, start: int) -> str | None:
        """Give the last day, of those that are over, of which the text speaks before a place in it."""
        day = self.draft.day
        if self._days is None:
            dated = (
                t for t in self.draft.times if t.type in ("DATE", "TIME") and t.latest and len(t.value or "") >= 10
            )
            over = ((t.start, (t.value or "")[:10], (t.latest or "")[:10]) for t in dated)
            self._days = sorted((at, value) for at, value, last in over if day and last <= day.isoformat())
        last = bisect_right(self._days, (start, ""))
        return self._days[last - 1][1] if last else None

    def _act(self, token: Token) -> tuple[str | None, int]:
        """Give the act of the statement in whose content the token stands, and the offset at which that begins."""
        last = bisect_right(self.starts, token.start)
        for start, end, act in self.contents[max(0, last - NESTED) : last]:
            if start <= token.start < end:
                return act, start
        return None, -1

    def _make(self, clause: Clause, trigger: Trigger, found: Arguments, state: str) -> Mention:
        deed, carrier, head = trigger.deed, trigger.carrier, clause.tokens[trigger.at]
        mode = _mode(clause, trigger)
        if found.length and carrier and carrier.tense == "past" and state == "ongoing":
            state = "held"  # استمرت ساعة
        actors = _ids(found.actors, deed.personal)
        recipients = [x for x in _ids(found.recipients) if x not in actors]
        mention = Mention(deed.type, mode, actors, recipients, state, dual=deed.dual, rule=f"events:{deed.id}")
        mention.aliases = {a.id: a.alias for a in found.actors if a.alias}
        mention.family = self.families.get(mode or "", deed.type)
        self._time(mention, found, trigger.verb and trigger.tense == "past")
        self._enter(mention, found, head.start)
        mention.magnitude = amount(found.quantity)
        mention.place = found.place.core if found.place else None
        if found.name and (deed.type == "MOBILIZE" or mode in NAMED):
            first, after = found.name
            mention.name = self.draft.article.text[clause.tokens[first].start : clause.tokens[after - 1].end]
        definite = "DEF" in head.classes
        mention.fresh = not trigger.verb and carrier is not None and not definite and not head.enc
        mention.firm = trigger.verb or carrier is not None or mention.status != "held"
        mention.sure = found.sure
        mention.prior, mention.statuses = deed.prior, {mention.status} if mention.firm else set()
        mention.definite = not trigger.verb and definite and not found.late
        if mention.definite and not actors:
            mention.anaphoric, mention.date = True, None
        mention.spans = self._spans(clause, trigger, found)
        return mention

    def _time(self, mention: Mention, found: Arguments, done: bool) -> None:
        """Date the mention; what lies after the day of publication is planned."""
        token, day = found.time, self.draft.day
        if mention.status in _DONE and found.told and self._near(found.told, mention.status == "ongoing"):
            token = found.told if token is None or _holds(token, found.told) else token
        record = token.record if token else None
        if isinstance(record, Time) and record.value and not record.value.endswith("_REF"):
            mention.date = record.value[:10] if "T" in record.value else record.value
            mention.guessed = token is found.told
            if record.type == "DURATION":
                mention.date = ago(record, day)
            if day and record.earliest and record.earliest > day.isoformat() and mention.status in _DONE:
                if done:
                    mention.date = None  # اتفقا على لقاء الشهر المقبل
                else:
                    mention.status = "planned"
        mention.duration = _value(found.length)
        mention.end = _value(found.until)

    def _enter(self, mention: Mention, found: Arguments, start: int) -> None:
        """Date a deed that a calendar tells by its entry, if no other day is told of it; what is over has been done."""
        entry = self.calendar.at(start)
        own = entry and mention.date and not mention.guessed and found.time and found.time.start > entry.said
        if not entry or own:
            return
        mention.date, mention.guessed = entry.value, False
        if mention.status == "ongoing" and self.draft.day and entry.value < self.draft.day.isoformat():
            mention.status = "held"

    def _lag(self, mention: Mention, clause: Clause, trigger: Trigger, found: Arguments) -> None:
        """Date a deed that is said to lie so long before or behind what the sentence tells (غداة الاجتماع)."""
        if not (found.aside and (mention.date is None or mention.guessed or not found.late)):
            return
        far = lag(clause, trigger)
        if not far:
            return
        token = told_day(clause, trigger.at)
        said = getattr(token.record, "value", None) if token else None
        day = said or (self.day if mention.sentence <= LEAD else self._recent(clause.tokens[trigger.at].start))
        date_ = apart(far, date.fromisoformat(day[:10])) if day else None
        if date_:
            mention.date, mention.guessed = date_, False

    def _news(self, mention: Mention, clause: Clause, trigger: Trigger) -> None:
        """Date a deed that title or lead tells without a day: the first day that the article names, if it is recent.

        A title tells in the present tense what has been done; what a relative clause tells is no news.
        """
        if (
            mention.sentence > LEAD
            or mention.date
            or not (trigger.verb and self.draft.day)
            or clause.related(trigger.at)
        ):
            return
        if mention.sentence == TITLE and mention.status == "ongoing" and not lasting(clause, trigger):
            mention.status = "held"
        if mention.status == "held":
            mention.date, mention.guessed = self.day, True

    def _follows(self, mention: Mention, trigger: Trigger, clause: Clause) -> bool:
        """Date a deed that the report goes on to tell without a day: the day last named, if it is recent; say whether."""
        told = mention.status == "held" and bool(trigger.verb or trigger.carrier)
        if mention.date or not told or not LEAD < mention.sentence <= FOLLOWS or clause.related(trigger.at):
            return False
        said = self._recent(clause.tokens[trigger.at].start)
        if not said or _earlier(clause, trigger.at):
            return False
        mention.date, mention.guessed = said, True
        return True

    def _recent(self, start: int) -> str | None:
        """Give the last day of which the text speaks before a place in it, if it is that of publication or just before it."""
        day, said = self.draft.day, self._said(start)
        return said if day and said and (day - date.fromisoformat(said)).days <= RECENT else None

    def _first_day(self) -> str | None:
        """Give the first day that the article names if it is recent, else the day of publication."""
        day = self.draft.day
        if not day:
            return None
        first = next((t for t in self.draft.times if t.type in ("DATE", "TIME") and len(t.value or "") >= 10), None)
        recent = first and first.latest and 0 <= (day - date.fromisoformat(first.latest[:10])).days <= RECENT
        return (first.value or "")[:10] if first and recent else day.isoformat()

    def _near(self, token: Token, ahead: bool) -> bool:
        """Whether a day is of the month up to publication, or with `ahead` of the week after it."""
        record, day = token.record, self.draft.day
        if not day or not isinstance(record, Time) or not record.latest:
            return False
        return -AHEAD * ahead <= (day - date.fromisoformat(record.latest[:10])).days <= TOLD

    def _spans(self, clause: Clause, trigger: Trigger, found: Arguments) -> list[Span]:
        """Give the spans that the mention rests on: the deed's word and its arguments in the sentence."""
        head = clause.tokens[trigger.at]
        ranges = {(head.core_start, head.end)}
        for actor in (*found.actors, *found.recipients):
            if clause.span[0] <= actor.at < min(actor.end, clause.span[1]):
                ranges.add((clause.tokens[actor.at].core_start, clause.tokens[actor.end - 1].end))
        for token in (found.time, found.length, found.quantity, found.place):
            if token:
                ranges.add((token.core_start, token.end))
        return [self.draft.span(start, end) for start, end in sorted(ranges)]


def _counts(clause: Clause, trigger: Trigger, actors: Sequence[Actor]) -> bool:
    """Whether such actors can do such a deed: who visits is somebody; a state's protest is a word, as is a minister's attack."""
    if trigger.deed.in_words and trigger.verb and actors and _official(clause, actors[0]):
        return False
    if trigger.deed.two and sum(a.kind != "person" for a in actors) < 2:
        return False
    if trigger.deed.official and not any(a.kind in ("state", "body", "person") for a in actors):
        return False
    return trigger.deed.type != "PROTEST" or not trigger.verb or not any(a.kind == "state" for a in actors[:1])


def _when(clause: Clause, trigger: Trigger) -> bool:
    """Whether a verb only says when something else was done, as a fact (وعد بالرد حين التقيا)."""
    before = trigger.at - 1
    past = trigger.verb and trigger.tense == "past" and before >= clause.span[0]
    return past and bool(clause.tokens[before].get("CLAUSE", "now"))


def _official(clause: Clause, actor: Actor) -> bool:
    """Whether a man of office or one who acts for a state stands in the clause as the actor (هاجم الوزير خصومه)."""
    record = clause.tokens[actor.at].record if clause.span[0] <= actor.at < clause.span[1] else None
    return isinstance(record, Name) and record.type == "PERSON" and (actor.kind == "state" or bool(record.role))


def _mode(clause: Clause, trigger: Trigger) -> str | None:
    """Give the deed's mode, made finer by an adjective (دورية جوية is an air patrol)."""
    finer = trait_of(clause.tokens, clause.kinds, trigger, "mode")
    if isinstance(finer, dict):
        return str(finer.get(trigger.deed.mode, trigger.deed.mode))
    return str(finer) if finer else trigger.deed.mode


def _ids(actors: Sequence[Actor], personal: bool = False) -> list[str]:
    names = [a.name for a in actors if a.name] if personal else []
    return list(dict.fromkeys([*(a.id for a in actors), *names]))


def _value(token: Token | None) -> str | None:
    record = token.record if token else None
    return record.value if isinstance(record, Time) else None


def _holds(token: Token, other: Token) -> bool:
    """Whether a time (a year, a month) has the other one in it."""
    return (_value(other) or "").startswith(_value(token) or "")


def _marks(clause: Clause, trigger: Trigger, found: Arguments, mention: Mention) -> set[str]:
    """Give what speaks for or against a deed's being worth listing."""
    number = mention.sentence
    marks = {"title" if number <= TITLE else "lead" if number <= LEAD else "early" if number <= EARLY else "late"}
    marks.add("verb" if trigger.verb else "carried" if trigger.carrier else "noun")
    marks.add("borrowed" if found.borrowed else "own actor" if mention.actors else "no actor")
    if found.actors:
        marks.add("by:" + found.actors[0].kind)
    if mention.anaphoric:
        marks.add("anaphoric")
    if found.actors and all(actor.kind == "bare" for actor in found.actors):
        marks.add("bare actor")
    if found.actors and not trigger.deed.personal and all(actor.kind == "person" for actor in found.actors):
        marks.add("persons")
    if found.aside:
        marks.add("aside")
    if found.lent:
        marks.add("lent day")
    if found.late:
        marks.add("own date")
    if mention.magnitude:
        marks.add("counted")
    if trigger.deed.by_air:
        marks.add("by air")
    if not trigger.deed.outcome and not shot(clause, trigger.at):
        marks.add("setting" if found.aside else "blow")
    return marks


def _earlier(clause: Clause, at: int) -> bool:
    """Whether the sentence says that the deed at `at` had been done before (كان قد)."""
    return bool(_WAS.among(clause.tokens[clause.span[0] : at]))


def _completes(clause: Clause, trigger: Trigger) -> bool:
    """Whether a deed's noun only completes another noun (ملف المفاوضات)."""
    at = trigger.at
    return not trigger.verb and at > clause.span[0] and not clause.kinds[at - 1] and not clause.tokens[at].pro
