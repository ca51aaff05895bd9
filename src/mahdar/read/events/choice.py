"""Who most likely does a deed: all whom its sentence, the one before, its speaker or deeds of its type name, weighed.

The grammar of a clause says who does its deed; where sentences are long or loose it is often wrong. So all that is
noticed of each actor near the deed, the grammar's choice first of all, and of what the rest of the article says that he
does and suffers (read/events/elsewhere.py), is given a weight; where another one than the grammar's is clearly likelier
to do it, or it names nobody and somebody is likely, that one is taken. The weights are those of a conditional logistic
regression (McFadden 1974) on annotated articles (bench/fit_actors.py, docs/events.md); they stand in the pack.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from math import exp, log1p
from operator import or_

from mahdar.model import Name
from mahdar.read.events.actor import Actor, man_of
from mahdar.read.events.arguments import Arguments
from mahdar.read.events.clause import Clause
from mahdar.read.events.elsewhere import Elsewhere, Rest
from mahdar.read.events.lexis import FORCE, ROLE, Deed
from mahdar.read.events.seen import BITS, Candidate, Deeds, Place, Seen, Weights
from mahdar.read.events.telling import Telling
from mahdar.read.events.triggers import Trigger

BEFORE, BEHIND = 60, 30  # words
NEIGHBOURS = 12  # deeds of a sentence told before and behind one that say who did not do it: so that time stays linear
RELIEF = 6  # words before what somebody is relieved of
INTERCEPTION, TRUCE = "interception", "truce"
TOGETHER = ("CONSULT", "AGREE", "COOPERATE")
CLEARLY, LIKELY = 0.25, 0.35  # how much likelier than the grammar's choice; how likely where it has none
TOLD = 0.3  # how sure at least whom the deed's own words name is
RATHER = 2  # how many times as likely as a party from elsewhere is one who takes its place
PARTY = 0.45  # how likely the other one of two who meet is among all but the first
_BANDS = ("group", "people", "body")
_NO_PARTY = ("people", "bare", "place")
_NEAR = ("1", "1", "2", "3-4", "3-4", "5-8", "5-8", "5-8", "5-8", *["9-16"] * 8, *["17-60"] * (BEFORE - 16))


class Choice:
    """Chooses the doers of the deeds of one article.

    >>> Choice(Weights({}), []).told
    Counter()
    """

    def __init__(
        self, weights: Weights, names: Sequence[Name], unable: Callable[[str, Deed], bool] = lambda _, __: False
    ) -> None:
        self.weights, self.unable = weights, unable
        self.told = Counter(name.entity or name.state or name.head or name.text for name in names)
        self._most = max(self.told, key=self.told.__getitem__, default="")

    def near(self, clause: Clause, trigger: Trigger, found: Arguments) -> dict[str, Candidate] | None:
        """Give all whom the text names near a deed, by id; nothing where the deed's own word says who does it.
        Nothing as well without weights, as then the grammar alone chooses.

        >>> from mahdar.model import Article
        >>> from mahdar.read import read
        >>> read(Article.make(text="وقصف الجيش التركي القرية.")).events[0].actors
        ('TUR',)
        """
        deed = trigger.deed
        if not self.weights.table or deed.personal or deed.own or deed.by:
            return None
        if deed.dual and found.actors[:1] == [found.body]:
            return None
        return self._candidates(clause, trigger, found)

    def settle(self, tellings: Sequence[Telling]) -> None:
        """Put into each of an article's deeds who most likely does it, where that is clearly another one than is there.

        >>> from mahdar.model import Article
        >>> from mahdar.read import read
        >>> read(Article.make(text="قصفت الطائرات الروسية البلدة.")).events[0].actors
        ('RUS',)
        """
        self.clear(tellings)
        elsewhere = Elsewhere(tellings)
        chosen = [(t, *self._doers(t, elsewhere)) for t in tellings if t.near is not None]
        for telling, doers, sure in chosen:
            found, (start, end) = telling.found, telling.clause.span
            found.sure = sure
            if doers:
                if doers[0] not in found.actors:
                    found.borrowed = not found.actors or not start <= doers[0].at < end
                found.actors = doers
                found.recipients = [other for other in found.recipients if all(other.id != a.id for a in doers)]

    def clear(self, tellings: Sequence[Telling]) -> None:
        """Take from each deed those whom the grammar has as its doers and who cannot be.

        >>> from mahdar.model import Article
        >>> from mahdar.read import read
        >>> [e.actors for e in read(Article.make(text="أعلنت السلطات الكينية مقتل ثلاثة جنود في كمين.")).events]
        [()]
        """
        for index, telling in enumerate(tellings):
            near = tellings[max(0, index - NEIGHBOURS) : index + NEIGHBOURS + 1]
            beside = [t for t in near if t.clause is telling.clause and t is not telling]
            telling.others |= _answering(telling, beside) | _slain(telling, beside) | _relieved(telling)
        for telling in tellings:
            telling.found.actors = [a for a in telling.found.actors if a.id not in telling.others]
            told = telling.trigger.deed.dual and telling.found.shared  # both sides of a fight
            if telling.type == FORCE and not told:
                telling.found.actors = self._striking(telling)
            if telling.trigger.deed.mode == TRUCE:  # who has no arms lays none down
                telling.found.actors = [a for a in telling.found.actors if not self.unable(a.id, telling.trigger.deed)]
            if telling.type == "CONSULT" and telling.trigger.deed.dual and telling.trigger.deed.mode != "visit":
                _seat(telling)

    def _striking(self, telling: Telling) -> list[Actor]:
        """Give the grammar's doers but who cannot strike (أعلنت الأمم المتحدة مقتل عشرة) or whose own man is struck.

        A verb's own subject stays; who only stands before it may be who tells of it (ذكر المركز أنه قتل عشرة).
        """
        trigger, struck = telling.trigger, _struck(telling)
        subjects = [a for a in telling.found.actors if trigger.verb and a.at > trigger.at]
        able = (a for a in telling.found.actors if a.id not in struck and not self.unable(a.id, trigger.deed))
        return [*subjects, *(a for a in able if not trigger.verb or a.at <= trigger.at)]

    def _doers(self, telling: Telling, elsewhere: Elsewhere) -> tuple[list[Actor], float]:
        """Give who does a deed, whom the grammar has if nobody else is clearly likelier, and how likely one of them does."""
        all_, doers = self.able(telling, elsewhere), telling.found.actors
        likely = self.likely(all_)
        best = max(likely, key=likely.__getitem__, default="")
        known = [likely[a.id] for a in doers if a.id in likely]
        if best and likely[best] > (max(known) + CLEARLY if known else LIKELY) and all(best != a.id for a in doers):
            doers = _with_joined(telling.clause, all_[best].actor)
        if telling.type in TOGETHER and telling.trigger.deed.dual and len(doers) == 1:
            doers = doers + _other_party(doers[0], all_, likely)
        if telling.type in TOGETHER and telling.found.shared:
            doers = [_rather(a, telling, all_, likely, doers) for a in doers]
        sure = sum(likely.get(a.id, 0.0) for a in doers)
        told = doers and doers[0] in telling.found.actors and not telling.found.borrowed
        return doers, max(TOLD if told else 0.0, min(1.0, sure)) if all_ else 1.0

    def able(self, telling: Telling, elsewhere: Elsewhere) -> dict[str, Candidate]:
        """Give all who may do a deed, by their ids, with what is seen of them near it and in the rest of the article.

        >>> from mahdar.model import Article
        >>> from mahdar.read import read
        >>> read(Article.make(text="زار وفد عماني صنعاء أمس.")).events[0].actors
        ('OMN',)
        """
        rest = Rest(elsewhere, telling)
        near = {id_: one for id_, one in (telling.near or {}).items() if one.actor.kind != "place"}
        every = {id_: one for id_, one in (near | rest.doers(near)).items() if id_ not in telling.others}
        if telling.type == FORCE:
            deed = telling.trigger.deed
            own, struck = set() if deed.by_air else rest.own, _struck(telling)
            able = {id_: one for id_, one in every.items() if id_ not in struck and not self.unable(id_, deed)}
            every = able | {id_: one for id_, one in every.items() if id_ in own}
        elif telling.trigger.deed.mode == TRUCE:
            every = {id_: one for id_, one in every.items() if not self.unable(id_, telling.trigger.deed)}
        for id_, one in every.items():
            one.seen.extend(rest.of(id_, one.actor.kind, len(every) == 1))
        return every

    def likely(self, all: Mapping[str, Candidate]) -> dict[str, float]:
        """Give the probability (0 to 1) of each that he does the deed; what they lack to 1 is nobody's.

        >>> Choice(Weights({"home": 1.0, "": 1.0}), []).likely({"RUS": Candidate(Actor("RUS", "state", 3), ["home"])})
        {'RUS': 0.5}
        """
        odds = {id_: exp(self._weight(id_, one)) for id_, one in all.items()}
        total = sum(odds.values()) + exp(self.weights.table.get("", 0.0))
        return {id_: one / total for id_, one in odds.items()}

    def _weight(self, id: str, one: Candidate) -> float:
        """Give how much all that is seen of somebody speaks for his doing a deed."""
        return self.weights["told"] * log1p(self.told.get(id, 0)) + sum(self.weights[seen] for seen in one.seen)

    def _candidates(self, clause: Clause, trigger: Trigger, found: Arguments) -> dict[str, Candidate]:
        """Give all whom the text names near a deed, by their ids, with what is seen of them."""
        out: dict[str, Candidate] = {}
        _inside(clause, trigger.at, out)
        self._around(clause, trigger, out)
        for actor in {a.id: a for a in found.recipients}.values():
            _put(out, actor, "recipient")
        chosen = {actor.id for actor in found.actors}
        for actor in found.actors:
            first = "chosen first" if actor is found.actors[0] else "chosen later"
            _put(out, actor, first, "chosen " + actor.kind, *(("borrowed",) if found.borrowed else ()))
        of_chosen, of_others = _of_deed(trigger, found, True), _of_deed(trigger, found, False)
        for id_, one in out.items():
            one.seen.append(of_chosen if id_ in chosen else of_others)
            if id_ == self._most:
                one.seen.append("most told")
        return out

    def _around(self, clause: Clause, trigger: Trigger, out: dict[str, Candidate]) -> None:
        """Add who speaks, whom the text is about, and who stands in the sentence before."""
        for mark, actor in (("voice", clause.voice(trigger.at)), ("topic", clause.topic)):
            if actor:
                _put(out, actor, mark)
        if clause.actors.home:
            _put(out, Actor(clause.actors.home, "state", -1, -1), "home")
        for actor in clause.pair:
            _put(out, actor, "pair")
        if clause.last:
            same = "last deed of its type" if clause.last.type == trigger.deed.type else "last deed of another type"
            for actor in clause.last.actors:
                _put(out, actor, same)
        for actor in clause.before.everybody if clause.before else ():
            _put(out, actor, "sentence before", "sentence before: " + actor.kind)


def _seat(telling: Telling) -> None:
    """Read a city that no one meets with as where a meeting is (فيينا تختتم أسبوع المحادثات), if nothing else of its land is named."""
    found, clause, at = telling.found, telling.clause, telling.trigger.at
    one = found.actors[0] if len(found.actors) == 1 else None
    if one is None or one.at < clause.span[0] or found.shared or clause.tokens[at].enc:
        return
    city = clause.tokens[one.at]
    if "CITY" not in city.classes or "PERSON" in city.classes:
        return
    if any(clause.kinds[i] & ROLE and clause.role_at(i) == "party" for i in range(at + 1, clause.span[1])):
        return
    of_land = (t for t in clause.tokens if "CITY" not in t.classes and isinstance(t.record, Name))
    if not any(one.id in (name.record.entity, name.record.state) for name in of_land):
        found.actors, found.place = [], found.place or city
        telling.others |= {one.id}


def _answering(telling: Telling, beside: Sequence[Telling]) -> set[str]:
    """Give who strikes after an attack that is not said to be his own (شنت الطائرات غارات بعد هجوم على القاعدة).

    So does who intercepts what others fire, and who meets because of it.
    """
    if telling.type != FORCE or telling.trigger.deed.outcome:
        return set()
    own = set() if telling.found.borrowed else {a.id for a in telling.found.actors}
    blows = [t for t in beside if t.type == FORCE and not t.trigger.deed.outcome]
    caught = [t for t in blows if t.trigger.deed.mode == INTERCEPTION]
    met = [t for t in beside if t.type == "CONSULT"]
    answers = [t for t in (*blows, *met) if telling.found.aside and not t.found.aside]
    return {a.id for t in (*caught, *answers) for a in t.found.actors} - own


def _struck(telling: Telling) -> set[str]:
    """Give whose the men are that a deed of force is done to by name (مقتل القيادي الإيراني فلان), and whose men are dead."""
    dead, tokens = telling.trigger.deed.outcome, telling.clause.tokens
    suffer = telling.found.recipients
    killed = {a.id for a in suffer if a.kind in _BANDS or man_of(tokens[a.at])} if dead else set()
    return killed | _announced(telling) | {a.id for a in suffer if a.name}


def _announced(telling: Telling) -> set[str]:
    """Give who only announces that his own men have died (أعلن الجيش مقتل سبعة من عناصر القوات المسلحة)."""
    if not telling.trigger.deed.outcome or telling.trigger.verb:
        return set()
    return {a.id for a in telling.found.recipients} & {a.id for a in telling.found.actors}


def _slain(telling: Telling, beside: Sequence[Telling]) -> set[str]:
    """Give whose men died in the attack that is told (قتل جندي تركي في هجوم), or with those who are told of."""
    found, dead = telling.found, telling.trigger.deed.outcome
    told = found.recipients if dead else found.actors and not found.borrowed
    if telling.type != FORCE or telling.trigger.verb or telling.trigger.deed.dual or told:
        return _announced(telling)
    of_it = (t for t in beside if t.type == FORCE and t.trigger.deed.outcome)
    return {id_ for t in of_it for id_ in _struck(t)}


def _relieved(telling: Telling) -> set[str]:
    """Give who gets rid of what others do to him (تهرب الشركة من العقوبات), or gives something for its end (مقابل رفع العقوبات)."""
    clause, at = telling.clause, telling.trigger.at
    out: set[str] = set()
    if telling.trigger.verb or telling.type not in ("SANCTION", "COERCE", "CONCEDE"):
        return out
    for index in range(max(clause.span[0], at - RELIEF), at):
        classes = clause.tokens[index].classes
        if "ESCAPES" in classes and (whose := clause.actor(index + 1)):
            out.add(whose.id)
        if "EXCHANGE" in classes:
            out |= {a.id for a in telling.found.actors if a.at < index}
    return out


def _inside(clause: Clause, at: int, out: dict[str, Candidate]) -> None:
    """Add the actors of the deed's own sentence, with how the nearest mention of each on either side stands to the deed."""
    start, end = max(clause.span[0], at - BEFORE), min(clause.span[1], at + BEHIND)
    before, behind = clause.standing(start, at), clause.standing(at + 1, end)
    for side, near, kinds in (
        ("before", before[::-1], clause.kinds[start:at][::-1]), ("behind", behind, clause.kinds[at + 1 : end])
    ):  # fmt: skip
        between, met = [0, *accumulate(kinds, or_)], set()
        for one in near:
            if one.actor.id not in met:
                met.add(one.actor.id)
                far = abs(at - one.at)
                place = Place(side, one.actor.kind, _NEAR[far], between[far - 1] & BITS, one.role, one.adjective)
                _put(out, one.actor, place)
    acting = [one.actor for one in (*before, *behind) if one.actor.kind != "place"]
    if acting:
        first = acting[0]
        out[first.id].seen.append("first actor")


def _with_joined(clause: Clause, actor: Actor) -> list[Actor]:
    """Give somebody with those whom 'and' joins to him, if he stands in the deed's own sentence."""
    start, end = clause.span
    if not start <= actor.at < end:
        return [actor]
    return list({a.id: a for a in (actor, *clause.joined(actor)) if a.able}.values())


def _other_party(one: Actor, all: Mapping[str, Candidate], likely: Mapping[str, float]) -> list[Actor]:
    """Give the other one of the two who meet or agree, where the sentence names one who is likely to."""
    least = PARTY * (1 - likely.get(one.id, 0.0))
    able = [id_ for id_, other in all.items() if id_ != one.id and likely[id_] >= least and _in_sentence(other)]
    best = max(able, key=likely.__getitem__, default="")
    return [all[best].actor] if best else []


def _rather(
    one: Actor, telling: Telling, all: Mapping[str, Candidate], likely: Mapping[str, float], doers: Sequence[Actor]
) -> Actor:
    """Give in the stead of a party whom the sentence does not name another one who is much likelier (الحوار مع الناتو)."""
    start, end = telling.clause.span
    others = {
        id_: p for id_, p in likely.items() if all[id_].actor.kind not in _NO_PARTY and id_ not in {a.id for a in doers}
    }
    best = max(others, key=others.__getitem__, default="")
    outside = not start <= one.at < end
    return all[best].actor if best and outside and others[best] > RATHER * likely.get(one.id, 0.0) else one


def _in_sentence(one: Candidate) -> bool:
    """Whether somebody is named in the deed's own sentence, and not only as where it is done."""
    return one.actor.kind not in _NO_PARTY and any(isinstance(s, Place) and s.governed != "place" for s in one.seen)


def _put(out: dict[str, Candidate], actor: Actor, *seen: Seen) -> None:
    one = out.get(actor.id)
    if one is None:
        one = out[actor.id] = Candidate(actor, [])
    one.seen.extend(seen)


def _of_deed(trigger: Trigger, found: Arguments, chosen: bool) -> Deeds:
    deed, carrier = trigger.deed, trigger.carrier
    return Deeds(
        deed.type, trigger.verb, deed.either, deed.dual, deed.default, carrier.subject if carrier else "",
        found.quantity is not None, bool(found.recipients), chosen,
    )  # fmt: skip
