"""Claims: the same thing said by the same side, gathered over reports, with its lines and independent origins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mahdar.link.concepts import concept, turning
from mahdar.link.judged import Groups, constraints
from mahdar.link.likeness import Bounds, Item, likeness, weights
from mahdar.link.lines import AGAIN, again, repeated
from mahdar.link.origins import line, origins
from mahdar.link.refusals import refusals
from mahdar.link.refuted import claims as called
from mahdar.link.sameness import says_no, sureness
from mahdar.link.stances import Stance, stances
from mahdar.link.statements import Said, narrowed, statement_id
from mahdar.link.tables import Story, evidence
from mahdar.link.when import ordinal
from mahdar.link.words import is_any, spots, words
from mahdar.model import Article, Claim, Judgement, Member, Reuse, Span, content_id

LOW, MEAN = 0.1, 0.19  # how sure two must be to be one, and the members of two groups on average
# how many times better a piece must fit a claim than the whole statement to stand in it alone; the same of a denial
# that has what the report adds
BETTER, ASIDE = 1.3, 0.85
PIECE = 3  # tokens from which on a piece of a statement is held against others by itself
BEGINNING = 6  # tokens by which copies of one sentence are known
WEEKS = 90  # days within which what is said may be the same
NEXT = 60  # characters within which cue and source stand by a content of one word
SHORT = 8  # words up to which a "no" anywhere is the no of all
CHARGE = {"accusation", "report"}  # what is told with what it says behind it: "the accusations that"
HEAD = 5  # tokens in which the deed is looked for that a statement is about
Pair = tuple[int, int, float, bool | None]
# likeness, and what must be shared at least (counted in words that no other statement has): of all that are compared
# how alike two must be to be looked at; of very many parts, more are alike by chance
LEAST, MANY, OF_MANY = Bounds(0.16, 0.4, WEEKS), 40_000, Bounds(0.22, 0.5, WEEKS)
# of two of which one says no, or is told with a verb of denial
OPPOSED, DENIED = (0.55, 1.8), (0.4, 1.5)
CHARGED = (0.35, 1.0)  # the same of an accusation and a denial: who is accused seldom uses the accuser's words
REPORTED, SOON = (0.36, 1.5), 3  # the same of a denial of reports, and the days between
NAMES, NAMED = (0.25, 0.8), 4  # the same of a denial that says whose claim it denies; tokens in which it does
TOLD = {"assert", "accuse", "confirm", "condemn"}  # acts by which something is held to be so
TURNED = 14  # days within which a "no" answers


@dataclass(frozen=True)
class Bundle:
    """Statements that say the same thing: one act of speech, or the stance that a party holds."""

    said: tuple[Said, ...]
    stance: Stance | None = None

    @property
    def parties(self) -> frozenset[str]:
        """Give the parties that say it."""
        return frozenset(s.party for s in self.said if s.party)


def bundles(
    story: Story, everything: Sequence[Said], parts: Sequence[Said], pairs: Sequence[Pair],
    judgements: Sequence[Judgement] = (),
) -> list[Bundle]:  # fmt: skip
    """Give the bundles of all statements: acts of speech told by several, and lines that a party holds.

    `pairs` are those of `alike` over `parts`. Each piece of a statement may be in an act of speech of its own; a
    statement of which no piece is told elsewhere is one by itself, and it is in a stance besides where it shows one.

    >>> bundles(Story.of([]), [], [], [])
    []
    """
    keys = [[statement_id(story, s), claim_id(statement_id(story, s))] if is_whole(s, everything) else []
            for s in parts]  # fmt: skip
    judged = constraints(keys, judgements)
    likest = [(a, b, sure) for a, b, sure, no in pairs if no is False]
    groups = _members(parts, Groups(len(parts), *judged).gather(likest, MEAN), likest)
    acts = [Bundle(tuple(sorted((parts[at] for at in group.values()), key=_when)))
            for group in _kept(groups, parts, everything)]  # fmt: skip
    held = [Bundle(tuple(sorted(group, key=_when)), stance) for stance, group in stances(story, everything).items()]
    known = [*acts, *held]
    known += _more(story, known, "says_no", refusals(story, parts))
    told = [(a, b, dice) for a, b, dice, no in pairs if no is None]
    lines = [[parts[at] for at in group.values()]
             for group in _members(parts, repeated(parts, told, judged), told) if len(group) > 1]  # fmt: skip
    return known + _more(story, known, "again", [(line[0].party or "", line) for line in lines])


def _members(
    parts: Sequence[Said], labels: Sequence[int], pairs: Sequence[tuple[int, int, float]]
) -> list[dict[int, int]]:
    """Give the groups of the labels: for each statement the part of it that is likest to the others."""
    fit: Counter[int] = Counter()
    for a, b, sure in pairs:
        if labels[a] == labels[b]:
            fit.update({a: sure, b: sure})
    members: dict[int, dict[int, int]] = defaultdict(dict)
    for at, group in enumerate(labels):
        best = members[group].setdefault(parts[at].n, at)
        if fit[at] > _margin(parts[best]) * fit[best] + 1e-9:
            members[group][parts[at].n] = at
    return list(members.values())


def _more(story: Story, known: Sequence[Bundle], kind: str, lines: Iterable[tuple[str, list[Said]]]) -> list[Bundle]:
    """Give the lines of parties as bundles, those of which no bundle that is known has all."""
    holding: dict[int, set[int]] = defaultdict(set)
    for n, bundle in enumerate(known):
        for one in bundle.said:
            holding[one.n].add(n)
    out = []
    for party, group in lines:
        said = tuple(sorted(group, key=_when))
        if not set.intersection(*(holding[one.n] for one in said)):
            names = [one.speaker.name for one in said if one.speaker and one.speaker.id == party]
            stance = Stance(kind, party, party, statement_id(story, said[0]), 0, names[0] if names else party)
            out.append(Bundle(said, stance))
    return out


def _margin(one: Said) -> float:
    """Give how many times better another part must fit than this one: what a report adds to a denial is not denied."""
    return ASIDE if says_no(one) and any(piece.aside for piece in one.pieces) else BETTER


def is_whole(part: Said, everything: Sequence[Said]) -> bool:
    """Tell whether a part of a statement is all of it."""
    return part is everything[part.n]


def _kept(groups: list[dict[int, int]], parts: Sequence[Said], everything: Sequence[Said]) -> list[dict[int, int]]:
    """Give the groups that say something: those of several statements unless a larger one holds them all, and the rest."""
    holding: dict[int, set[int]] = defaultdict(set)
    kept = []
    for at, group in sorted(enumerate(groups), key=lambda x: (-len(x[1]), x[0])):
        inside = [{g for g in holding[n] if parts[p].within(parts[groups[g][n]])} for n, p in group.items()]
        if len(group) > 1 and not set.intersection(*inside):
            kept.append(at)
            for n in group:
                holding[n].add(at)
    alone = [
        at
        for at, group in enumerate(groups)
        if len(group) == 1 and all(not holding[n] and is_whole(parts[p], everything) for n, p in group.items())
    ]
    return [groups[at] for at in sorted([*kept, *alone])]


def _when(one: Said) -> tuple[str, int, int]:
    return one.date or "~", one.article, one.index


def claim_id(statement: str) -> str:
    """Give the id of the claim whose first statement has that id.

    >>> claim_id("A-1:s0") == claim_id("A-1:s0")
    True
    """
    return content_id("claim", statement)


def parted(everything: Sequence[Said]) -> list[Said]:
    """Give the statements and, after each, its pieces: what is held against one another.

    >>> parted([])
    []
    """
    out = []
    for one in everything:
        out.append(one)
        out += [narrowed(one, piece) for piece in one.pieces if len(piece.about) >= PIECE]
    return out


def alike(story: Story, parts: Sequence[Said]) -> list[Pair]:
    """Give the pairs of parts that say the same (False), or the opposite of it (True): by contents, side and days.

    What may be of one line of a party (None) is given with its likeness.

    >>> alike(Story.of([]), [])
    []
    """
    out: list[Pair] = []
    no = [(_says_no(part, False), _says_no(part, True)) for part in parts]
    for n, m, dice, common in near(story, parts):
        a, b = parts[n], parts[m]
        both = a.negated and b.negated
        if no[n][both] != no[m][both] and a.n != b.n:  # one says no, the other does not
            if a.days_from(b) <= TURNED and not a.one_party(b) and against(a, b, dice, common):
                out.append((n, m, dice, True))
        elif a.article != b.article:
            sure = sureness(a, b, dice, common)
            if sure >= LOW:
                out.append((n, m, sure, False))
            if dice >= AGAIN and again(a, b):
                out.append((n, m, dice, None))
    return out


def near(story: Story, parts: Sequence[Said]) -> list[tuple[int, int, float, float]]:
    """Give the pairs of parts that are worth a look, with how alike they are and what they share.

    >>> near(Story.of([]), [])
    []
    """
    items = [Item(n, "", part.date or "", frozenset(part.about)) for n, part in enumerate(parts)]
    return likeness(story, items, weighed(parts), LEAST if len(parts) < MANY else OF_MANY)


def weighed(parts: Sequence[Said]) -> dict[str, float]:
    """Give what each token tells; copies begin alike and count once, so that echo makes no word common.

    >>> weighed([])
    {}
    """
    told = {s.about[:BEGINNING]: s.about for s in parts}
    return {token: 1.0 for s in parts for token in s.about} | weights([frozenset(about) for about in told.values()])


def _says_no(part: Said, both: bool) -> bool:
    """Tell whether a part says no, or where `both` have a "no" in them; a long one may have one that is not its own."""
    plainly = part.negated and not both and len(part.about) <= SHORT
    called_off = not turning().isdisjoint(part.about[:HEAD])
    return (part.statement.act in ("deny", "reject") or "#baseless" in part.about or plainly) != called_off


def against(a: Said, b: Said, dice: float, common: float) -> bool:
    """Tell whether of two statements so alike one denies the other; a refusal, a demand or an "if" denies nothing."""
    if a.key == b.key or a.supposed or b.supposed:
        return False
    if (a.statement.act == "deny") == (b.statement.act == "deny"):
        apart = a.article != b.article and _known(a) and _known(b)
        off = not turning().isdisjoint((*a.about[:HEAD], *b.about[:HEAD]))  # what is called off is no denial
        plainly = apart and not off and {a.statement.act, b.statement.act} <= TOLD
        return plainly and dice >= OPPOSED[0] and common >= OPPOSED[1]
    says, denies = (b, a) if a.statement.act == "deny" else (a, b)
    head = [t for t in denies.about[:HEAD] if t in says.about]
    before = (ordinal(says.date) or 0) <= (ordinal(denies.date) or 0)
    if says.statement.act == "accuse" and says.party:
        return dice >= CHARGED[0] and common >= CHARGED[1]
    soon = says.statement.act in TOLD and says.days_from(denies) <= SOON
    if soon and dice >= REPORTED[0] and common >= REPORTED[1] and _of_reports(denies):
        return True
    charged = "#accusation" in denies.about[:HEAD]  # who denies an accusation answers who accuses
    if charged and says.party and f"@{says.party}" in denies.about[:NAMED]:
        return dice >= NAMES[0] and common >= NAMES[1]
    told = says.statement.act in TOLD and not charged and before and 2 * len(head) >= len(denies.about[:HEAD])
    return told and dice >= DENIED[0] and common >= DENIED[1]


def _of_reports(one: Said) -> bool:
    """Tell whether a statement is about reports: "denied reports of …"."""
    return any(called(word) for word in words(one.statement.content.text)[:HEAD])


def _known(one: Said) -> bool:
    return bool(one.party or one.speaker)


def claims(
    story: Story, found: Sequence[Bundle], against: Sequence[tuple[int, int]], reuse: Sequence[Reuse]
) -> tuple[Claim, ...]:
    """Give the claims behind the bundles in order of their first report, with who denies and who confirms them.

    `against` are the pairs of bundles of which the second denies the first.

    >>> claims(Story.of([]), [], [], [])
    ()
    """
    copied: dict[str, set[str]] = defaultdict(set)
    for a, b in (r.articles for r in reuse):
        copied[a].add(b)
        copied[b].add(a)
    denied: dict[int, set[str]] = defaultdict(set)
    for n, m in against:
        denied[n] |= found[m].parties - found[n].parties
    stance_of = {one.n: n for n, b in enumerate(found) if b.stance and b.stance.kind != "again" for one in b.said}
    for n, bundle in enumerate(found):
        if not bundle.stance:  # an act of speech is denied where the line is that it belongs to
            denied[n] |= {p for s in bundle.said if s.n in stance_of for p in denied[stance_of[s.n]]} - bundle.parties
    records = [_claim(story, bundle, copied, denied[n]) for n, bundle in enumerate(found)]
    return tuple(sorted(records, key=lambda c: (c.first or "~", c.id)))


def _claim(story: Story, bundle: Bundle, copied: Mapping[str, set[str]], denied: set[str]) -> Claim:
    group, stance = bundle.said, bundle.stance
    parties = Counter(s.party for s in group if s.party)
    entity = stance.party if stance else _top(Counter(s.speaker.id for s in group if s.speaker)) or _top(parties)
    best = _best(group, entity)
    speaker = stance.party_name if stance else _top(Counter(s.name for s in group if s.speaker)) or best.name
    chief = stance.party if stance else _top(parties)
    articles = [story.readings[s.article].article for s in group]
    contents = [said_in(a, s) for a, s in zip(articles, group, strict=True)]
    lines = [line(a, s) for a, s in zip(articles, group, strict=True)]
    origin = origins(articles, lines, copied)
    return Claim(
        id=claim_id("held:" + stance.key if stance else statement_id(story, group[0])),
        what=best.statement.content.text,
        speaker=speaker,
        entity=entity,
        act=(stance and stance.act) or _top(Counter(s.statement.act for s in group)),
        origins=tuple(dict.fromkeys(origin)),
        lines=tuple(dict.fromkeys(lines)),
        members=tuple(_member(story, *row) for row in zip(group, contents, lines, origin, strict=True)),
        first=min((s.date for s in group if s.date), default=None),
        denied_by=tuple(sorted(denied)),
        confirmed_by=tuple(sorted(set(parties) - {chief} - denied)),
        evidence=tuple(map(evidence, articles, contents)),
        confidence=min(s.statement.confidence for s in group),
    )


def _best(group: Sequence[Said], entity: str | None) -> Said:
    """Give the statement whose words stand for the claim: the speaker's own if possible, neither short nor long."""

    def rank(s: Said) -> tuple[bool, bool, int, int]:
        own = entity is not None and entity in (s.party, s.speaker.id if s.speaker else None)
        return own and s.index >= 0, s.speaker is not None, -abs(len(s.about) - 12), -s.n

    return max(group, key=rank)


def _member(story: Story, one: Said, content: Span, way: tuple[str, ...], origin: str) -> Member:
    return Member(
        article=story.readings[one.article].article.id,
        text=content.text,
        line=way,
        statement=statement_id(story, one) if one.index >= 0 else None,  # an accusation told in passing has none
        date=one.date,
        origin=origin,
    )


def said_in(article: Article, one: Said) -> Span:
    """Give the content of a statement with the "but that", or the "accusations", before it.

    Where it is one word, it is given with what introduces it.
    """
    content, cue, source = one.statement.content, one.statement.cue, one.statement.source
    if len(words(content.text)) > 1 or one.index < 0:
        return content if one.part or one.index < 0 else _led(article.text, content)
    low = min(x.start for x in (content, cue, source) if content.start - x.end < NEXT)
    return Span.of(article.text, low, content.end)


def _led(text: str, content: Span) -> Span:
    """Give the content from the conjunctions, or the charge, on that stand right before it."""
    start = content.start
    at = max(0, start - NEXT)
    if not any(map(_leads, words(text[at:start])[-1:])):
        return content
    for low, high, word in reversed(spots(text[at:start])):
        if text[at + high : start].strip() or not _leads(word):
            break
        start = at + low
    return Span.of(text, start, content.end)


def _leads(word: str) -> bool:
    """Tell whether a folded word leads over to what is said, or tells that it is a charge."""
    return is_any(word, "lead", prefixes=False) or concept(word) in CHARGE


def _top(counts: Counter[Any]) -> Any:
    return min(counts, key=lambda x: (-counts[x], x)) if counts else None


def claim_of(found: Iterable[Claim]) -> Mapping[str, str]:
    """Give for each statement id the id of its claim; an act of speech comes before a line that is held.

    >>> claim_of([])
    {}
    """
    out: dict[str, str] = {}
    for claim in sorted(found, key=lambda c: (len(c.members), c.id)):
        for member in claim.members:
            if member.statement:
                out.setdefault(member.statement, claim.id)
    return out
