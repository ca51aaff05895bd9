"""Who is who: one entity behind the spellings of a person's name, and behind the names of a state or a body."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import ibis
import msgspec

from mahdar.lang.fold import fold
from mahdar.link.given import Given, as_judgements, bearers, named
from mahdar.link.judged import Groups, constraints
from mahdar.link.names import SAME, Form, bare, compare, key, likeness, parts
from mahdar.link.offices import offices
from mahdar.link.overlooked import overlooked
from mahdar.link.slips import meant, slips
from mahdar.link.tables import Story, evidence, table
from mahdar.model import Entity, Evidence, Judgement, Name, Reading, content_id

CLOSE = 0.85  # a single name from this likeness on may be a part of a full one
SHOWN = 40  # mentions kept as evidence of one entity
BLOCK = 300  # a block of more spellings than this says nothing


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in an article: `surface` as it stands, cleaned; `form` the folded name that it is read as.

    >>> n = Name(start=0, end=12, text="#سيرغي_لافروف", type="PERSON")
    >>> Mention.of(0, n).form
    'سيرغي لافروف'
    """

    article: int
    name: Name
    surface: str
    form: str

    @classmethod
    def of(cls, article: int, name: Name) -> Mention:
        """Give the mention of `name` in the article of that number; a title before the name is left out.

        >>> n = Name(start=0, end=6, text="لافروف", type="PERSON", head="سيرغي لافروف")
        >>> Mention.of(0, n).surface, Mention.of(0, n).form
        ('لافروف', 'سيرغي لافروف')
        """
        text, head = untitled(clean(name.text), name.role or ""), clean(name.head or "")
        own = {key(p) for p in (*parts(fold(text)), fold(text).replace(" ", ""))}  # one part may be written as two
        shared = own & {key(p) for p in parts(fold(head))}
        whole = name.type == "PERSON" and head and (fold(head) in fold(text) or not shared)
        return cls(article, name, head if whole else text, fold(head or text))


def untitled(text: str, role: str) -> str:
    """Give a person's name as written without the words of the office before it; all of it where it is office alone.

    >>> untitled("الزعيم الكوري الشمالي كيم", "الزعيم الكوري الشمالي"), untitled("لرئيس هادي", "الرئيس")
    ('كيم', 'هادي')
    """
    office = {bare(fold(word)) for word in role.split()}
    words = text.split()
    for n, word in enumerate(words):
        shapes = {bare(fold(word)), bare("ا" + fold(word))}  # a contracted article begins with its second letter
        if office.isdisjoint(shapes):
            return " ".join(words[n:])
    return text


def clean(text: str) -> str:
    """Give a name without hashtag signs and quotation marks.

    >>> clean("#سيرغي_لافروف،")
    'سيرغي لافروف'
    """
    return " ".join(text.replace("#", " ").replace("_", " ").split()).strip(" «»\"'“”،,.:()")


@dataclass(frozen=True)
class Who:
    """The entities of a story, and which of them a name in an article stands for.

    >>> Who((), {}, {}).entity(0, "لافروف") is None
    True
    """

    entities: tuple[Entity, ...]
    by_form: dict[tuple[int, str], str]  # (article, folded name) -> entity id; article -1: in any article
    by_id: dict[str, Entity]

    def entity(self, article: int, name: str | None) -> Entity | None:
        """Give the entity that `name` stands for in the article, if it is known."""
        if not name:
            return None
        form = fold(clean(name))
        found = self.by_form.get((article, form)) or self.by_form.get((-1, form))
        return self.by_id.get(found) if found else None

    def values(self, reading: Reading, article: int) -> list[tuple[Name, str]]:
        """Give the names of an article with what each stands for: a person's id, a code, a body's id."""
        found = []
        for name in reading.names:
            entity = self.entity(article, (name.head if name.type == "PERSON" else None) or name.text)
            person = entity and entity.type == "Person"
            value = entity.id if entity and person else name.entity or (entity.id if entity else None)
            if value:
                found.append((name, value))
        return sorted(found, key=lambda x: x[0].start)


def who(story: Story, judgements: Sequence[Judgement] = (), given: Sequence[Given] = ()) -> Who:
    """Give the entities of the story; what people judged the same or different wins, then what the user has `given`.

    >>> who(Story.of([])).entities
    ()
    """
    mentions = [Mention.of(n, name) for n, r in enumerate(story.readings) for name in r.names]
    people = [m for m in mentions if m.name.type == "PERSON" and m.name.head and parts(m.form)]
    present: dict[int, dict[str, None]] = defaultdict(dict)
    for m in people:
        if len(parts(m.form)) > 1:
            present[m.article][m.form] = None
    people += [Mention.of(n, name) for n, name in overlooked(story, {n: list(f) for n, f in present.items()})]
    bearer = bearers(given)
    judgements = [*as_judgements(given), *judgements]
    people = _mended(people, {x for j in judgements for x in (fold(j.subject), fold(j.other or ""))})
    groups = _gathered(_people(story, people, judgements, bearer), bearer, judgements)
    entities, index = [], {}
    taken: set[str] = set()
    for group, one in groups:
        entity = _person(story, group, taken)
        entity = named(entity, one) if one else entity
        taken.add(entity.id)
        entities.append(entity)
        index.update({(m.article, form): entity.id for m in group for form in (m.form, fold(m.surface))})
        full = [m.form for m in group if len(parts(m.form)) > 1]
        index.update({(-1, form): entity.id for form in full})
    for code, group in _bodies([m for m in mentions if m.name.type != "PERSON"], bearer).items():
        entity, one = _body(story, code, group), _borne(group, bearer)
        entities.append(named(entity, one) if one and one.id == code else entity)
        index.update({(-1, m.form): code for m in group if (-1, m.form) not in index})
    unique = {e.id: e for e in sorted(entities, key=lambda e: (e.id, -len(e.articles)))}
    often = sorted(unique.values(), key=lambda e: (-len(e.articles), e.id))  # whom most reports name comes first
    return Who(tuple(often), index, unique)


def _mended(people: list[Mention], judged: Container[str]) -> list[Mention]:
    """Give the mentions with misspelt names as they should be, and family names as the story means them."""
    told = [(m.article, m.name.start, m.surface, m.form, m.name.role or "") for m in people]
    other = {n: form for n, form in meant(told).items() if form not in judged and people[n].form not in judged}
    nobody = {"head": None, "role": None, "state": None, "entity": None}  # what was copied from whom it does not mean
    for n, form in other.items():
        people[n] = replace(people[n], form=form, name=msgspec.structs.replace(people[n].name, **nobody))
    forms = _forms(people)
    wrong = slips(forms, [form for form in forms if form in judged])
    return [replace(m, form=wrong[m.form]) if m.form in wrong else m for m in people]


def _borne(group: Sequence[Mention], bearer: Mapping[str, Given]) -> Given | None:
    """Give the user's entity that bears a name of the group, or its code."""
    forms = (form for m in group for form in (m.form, m.name.entity or ""))
    return next((bearer[form] for form in forms if form in bearer), None) if bearer else None


def _gathered(
    groups: list[list[Mention]], bearer: Mapping[str, Given], judgements: Sequence[Judgement]
) -> list[tuple[list[Mention], Given | None]]:
    """Give the groups, those of one entity of the user's as one unless they were judged to be two."""
    if not bearer:
        return [(group, None) for group in groups]
    forms = [sorted({m.form for m in group}) for group in groups]
    _, never = constraints([[*found, *map(person_id, found)] for found in forms], judgements)
    homes: dict[str, list[int]] = {}
    out: list[tuple[list[int], Given | None]] = []
    for n, group in enumerate(groups):
        one = _borne(group, bearer)
        home = homes.setdefault(one.id, []) if one else []
        if any((m, n) in never for m in home):
            home, one = [], None
        home.append(n)
        if len(home) == 1:
            out.append((home, one))
    return [(sorted((m for n in home for m in groups[n]), key=lambda m: m.article), one) for home, one in out]


def _people(
    story: Story, people: list[Mention], judgements: Sequence[Judgement], known: Container[str] = ()
) -> list[list[Mention]]:
    forms = _forms(people)
    full = sorted(f for f in forms if len(forms[f].parts) > 1)
    cluster = _join([forms[f] for f in full], _pairs(story, [forms[f] for f in full]), judgements)
    home: dict[tuple[int, str], int] = {}
    where = {f: cluster[n] for n, f in enumerate(full)}
    lone = sorted({(m.article, m.form) for m in people if len(parts(m.form)) == 1})
    home.update(_attach(story, people, [(article, form) for article, form in lone if form not in known], where))
    rest = sorted({form for article, form in lone if (article, form) not in home})
    left = _join([forms[f] for f in rest], _pairs(story, [forms[f] for f in rest]), judgements)
    alone = {f: len(full) + left[n] for n, f in enumerate(rest)}
    groups: dict[int, list[Mention]] = defaultdict(list)
    for m in people:
        place = where.get(m.form, home.get((m.article, m.form), alone.get(m.form)))
        groups[place if place is not None else -1].append(m)
    return [groups[n] for n in sorted(groups)]


def _forms(people: Iterable[Mention]) -> dict[str, Form]:
    by_form: dict[str, list[Mention]] = defaultdict(list)
    for m in people:
        by_form[m.form].append(m)
    return {
        form: Form(
            text=form,
            parts=parts(form),
            roles=frozenset(m.name.role for m in group if m.name.role),
            states=frozenset(m.name.state for m in group if m.name.state),
            genders=frozenset(m.name.gender for m in group if m.name.gender),
            articles=frozenset(m.article for m in group),
        )
        for form, group in by_form.items()
    }


def _pairs(story: Story, forms: Sequence[Form]) -> list[tuple[int, int]]:
    """Give the pairs of spellings that share a block: the skeleton of the last part, of the first two, or of the first."""
    blocks = []
    for n, form in enumerate(forms):
        blocks += [(n, "last " + key(form.last)), (n, "all " + "".join(sorted("".join(map(key, form.parts)))))]
        if len(form.parts) > 1:
            blocks.append((n, f"first {key(form.first)} {fold(form.last)[:2]}"))
            blocks.append((n, f"begins {key(form.first)} {key(form.parts[1])}"))
    if not blocks:
        return []
    rows = table(form__int32=[n for n, _ in blocks], key=[k for _, k in blocks]).distinct()
    sized = rows.mutate(size=rows.count().over(group_by=rows.key)).filter(lambda t: t["size"] <= BLOCK)
    other = sized.view()
    joined = sized.join(other, [sized.key == other.key, sized.form < other.form])
    return sorted(story.run(joined.select(a=sized.form, b=other.form).distinct()))


def _join(forms: Sequence[Form], pairs: list[tuple[int, int]], judgements: Sequence[Judgement]) -> list[int]:
    """Bring the spellings together, surest pair first; two groups stay apart where members speak for two people."""
    keys = [[f.text, person_id(f.text), person_id(f.text, f.text)] for f in forms]
    groups = Groups(len(forms), *constraints(keys, judgements))
    scored = [(compare(forms[a], forms[b]), a, b) for a, b in pairs]
    for _, a, b in sorted((-c.score, a, b) for c, a, b in scored if c.same):
        if all(compare(forms[i], forms[j]).score >= SAME - 0.2 for i in groups.of[a] for j in groups.of[b]):
            groups.join(a, b)
    return groups.labels()


def person_id(name: str, spelling: str = "") -> str:
    """Give the id that a person of this name has; spellings of one name have one id.

    Where people judged two spellings to be two people, the second is told apart by its `spelling`.

    >>> person_id("سيرغي لافروف") == person_id("سيرجي لافروف")
    True
    """
    bones = " ".join(key(p) for p in parts(fold(name)))
    return content_id("Person", bones, fold(spelling)) if spelling else content_id("Person", bones)


def _attach(
    story: Story, people: list[Mention], lone: list[tuple[int, str]], where: dict[str, int]
) -> dict[tuple[int, str], int]:
    """Find for each single name in an article the full name that it is short for: there first, then in the story."""
    weight = Counter(where[m.form] for m in people if m.form in where)
    named = dict.fromkeys((m.article, where[m.form]) for m in people if m.form in where)
    order = {place: n for n, place in enumerate(named)}  # first named, first meant
    told: dict[tuple[int, str], list[Mention]] = defaultdict(list)
    for m in people:
        told[m.article, m.form].append(m)
    traits = _traits(people, where)
    options = _options(story, sorted({form for _, form in lone}), sorted(where))
    home = {}
    for article, form in lone:
        ranked = []
        firsts = {where[other] for other, _, last in options.get(form, ()) if not last}
        for other, alike, is_last in options.get(form, ()):
            cluster = where[other]
            here = (article, cluster) in order
            agree = _agreement(told[article, form], traits[cluster])
            # a given name alone means somebody named in full elsewhere only where the story has one of that name
            if agree >= 0 and (here or is_last or len(firsts) == 1):
                place = order.get((article, cluster), 0)
                ranked.append((not here, -agree, -weight[cluster] * (1 + is_last), -alike, place, cluster))
        if ranked:
            home[article, form] = min(ranked)[-1]
    return home


def _traits(people: list[Mention], where: dict[str, int]) -> dict[int, tuple[set[str], set[str]]]:
    traits: dict[int, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for m in people:
        if m.form in where:
            states, genders = traits[where[m.form]]
            states.update([m.name.state] if m.name.state else [])
            genders.update([m.name.gender] if m.name.gender else [])
    return traits


def _agreement(mentions: list[Mention], traits: tuple[set[str], set[str]]) -> int:
    """Count what speaks for one person: state and gender; negative where either speaks against it."""
    states, genders = {m.name.state for m in mentions}, {str(m.name.gender) for m in mentions}
    score = 0
    for known, told in ((traits[0], {s for s in states if s}), (traits[1], {g for g in genders if g})):
        if known and told:
            score += 1 if known & told else -9
    return score


def _options(story: Story, lone: list[str], full: list[str]) -> dict[str, list[tuple[str, float, bool]]]:
    """Give for each single name the full names that have such a part, with the likeness and whether it is the last."""
    if not lone or not full:
        return {}
    ones = table(lone=lone, key=[key(parts(f)[0]) for f in lone])
    pieces = [(f, key(p), p, p == parts(f)[-1]) for f in full for p in parts(f)]
    all_ = table(full=[x[0] for x in pieces], key=[x[1] for x in pieces], part=[x[2] for x in pieces],
                 last=[x[3] for x in pieces])  # fmt: skip
    found = defaultdict(list)
    joined = ones.join(all_, "key").select("lone", "full", "part", "last").order_by("lone", "full", ibis.desc("last"))
    for form, other, part, last in story.run(joined):
        alike = likeness(parts(form)[0], part)
        if alike >= CLOSE:
            found[form].append((other, alike, last))
    return found


def _person(story: Story, group: list[Mention], taken: set[str]) -> Entity:
    counts = Counter(form for m in group for form in {m.surface, clean(m.name.head or m.surface)})
    name = min(counts, key=lambda s: (len(parts(fold(s))) < 2, -counts[s], s))
    states = Counter(m.name.state or m.name.entity for m in group if m.name.state or is_state(m.name.entity))
    id = person_id(name)
    return Entity(
        id=person_id(name, name) if id in taken else id,
        name=name,
        type="Person",
        state=min(states, key=lambda s: (-states[s], s or "")) if states else None,
        names=tuple(sorted(counts, key=lambda s: (-counts[s], s))),
        roles=offices(story, [(m.article, m.name) for m in group if m.name.role]),
        articles=_articles(story, group),
        evidence=_evidence(story, group),
    )


def _bodies(mentions: list[Mention], bearer: Mapping[str, Given]) -> dict[str, list[Mention]]:
    groups: dict[str, list[Mention]] = defaultdict(list)
    for m in mentions:
        if one := bearer.get(m.form) or bearer.get(m.name.entity or ""):
            groups[one.id].append(m)
            continue
        own_state = m.name.type in ("GPE", "NORP", "LOC") or not is_state(m.name.entity)
        if m.name.entity and own_state:
            groups[m.name.entity].append(m)
        else:
            groups[content_id(m.name.type, m.form)].append(m)
    return dict(sorted(groups.items()))


def is_state(code: str | None) -> bool:
    """Tell whether a code has the shape of an ISO 3166 alpha-3 code.

    >>> is_state("RUS"), is_state("NATO"), is_state(None)
    (True, False, False)
    """
    return bool(code and len(code) == 3 and code.isalpha() and code.isupper() and code not in _BODIES_OF_THREE)


_BODIES_OF_THREE = frozenset(
    ("GCC", "WHO", "IMF", "ICC", "ICJ", "IOM", "OIC", "WTO", "PLO", "PKK", "SDF", "CIA", "FBI", "KGB", "WFP")
)


def _body(story: Story, code: str, group: list[Mention]) -> Entity:
    counts = Counter(m.surface for m in group)
    first = group[0].name
    kind = {"LOC": "Address", "ORG": "Organization", "MEDIA": "Organization"}.get(first.type, "Thing")
    if first.entity and kind != "Address":
        kind = "Country" if is_state(first.entity) and first.type != "ORG" else "PublicBody"
    plain = [m.surface for m in group if m.name.type != "NORP"] or list(counts)
    states = Counter(m.name.state for m in group if m.name.state)
    return Entity(
        id=code,
        name=min(plain, key=lambda s: (-counts[s], s)),
        type=kind,  # type: ignore[arg-type]
        code=first.entity,
        state=min(states, key=lambda s: (-states[s], s)) if states else None,
        names=tuple(sorted(counts, key=lambda s: (-counts[s], s))),
        articles=_articles(story, group),
        evidence=_evidence(story, group),
    )


def _articles(story: Story, group: list[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(story.readings[m.article].article.id for m in group))


def _evidence(story: Story, group: list[Mention]) -> tuple[Evidence, ...]:
    return tuple(evidence(story.readings[m.article].article, m.name) for m in group[:SHOWN])
