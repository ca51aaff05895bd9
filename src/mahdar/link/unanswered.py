"""Denials that no sure disagreement holds, each with what comes nearest to what is denied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from mahdar.link.contrary import Contrary, Known, apart, near
from mahdar.link.refuted import TOLD
from mahdar.link.statements import Said
from mahdar.link.views import View, telling

FIRST = 8  # tokens of a denial that tell what is denied
PART, WEIGHS = 0.4, 0.5  # part of it that is said elsewhere; what is added to it, so that one token is not all of it
WEEKS = 21  # days between the two


def unanswered(everything: Sequence[Said], known: Known) -> list[Contrary]:
    """Give each denial with what another says that has most of what is denied.

    >>> unanswered([], Known.of([]))
    []
    """
    denials = [one for one in everything if one.statement.act == "deny" and one.party and not one.supposed]
    if not denials:
        return []
    wanted = {token for one in denials for token in _own(one)}
    ordered = sorted(everything, key=lambda s: (s.date or "~", s.n))
    place = {one.n: n for n, one in enumerate(ordered)}
    having: dict[str, list[int]] = defaultdict(list)
    for n, one in enumerate(ordered):
        if one.statement.act in TOLD and not (one.negated or one.supposed):
            for token in wanted.intersection(one.about):
                having[token].append(n)
    out = []
    for denial in denials:
        found = {m for token in _own(denial) for m in near(having[token], place[denial.n])}
        fit = [pair for m in sorted(found) if (pair := _held(ordered[m], denial, known))]
        out += sorted(fit, key=lambda c: (-c.score, c.one.said.n))[:1]
    return out


def _own(one: Said) -> frozenset[str]:
    return telling(one, one.about[:FIRST])


def _held(one: Said, denial: Said, known: Known) -> Contrary | None:
    own = _own(denial)
    shared = own & telling(one, one.about)
    if not shared or one.one_party(denial) or not apart(one, denial) or one.days_from(denial) > WEEKS:
        return None
    part = known.rare(shared) / (WEIGHS + known.rare(own))
    aimed = f"@{denial.party}" in one.about or one.statement.act == "accuse"
    if part < PART or not aimed or all(t[0] == "@" for t in shared):
        return None
    return Contrary("denial", View.of(one), View.of(denial), shared, part, how="unanswered")
