"""What the overview says of a story: its title, its span of days, what comes next, who and what stands out."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

from mahdar.link.media import medium
from mahdar.model import Article
from mahdar.store import Dossier
from mahdar.tell.wording import first_day

Row = dict[str, Any]
AHEAD = ("planned", "proposed", "ongoing")


def bounds(dossier: Dossier) -> tuple[str | None, str | None]:
    """Give the days of the first and the last report.

    >>> from mahdar.model import Linked
    >>> bounds(Dossier(readings={}, linked=Linked()))
    (None, None)
    """
    days = sorted(a.published[:10] for a in dossier.articles.values() if a.published)
    return (days[0], days[-1]) if days else (None, None)


def title_parties(dossier: Dossier, most: int = 3) -> list[str]:
    """Give the actors after whom a story without a title is called: the states and bodies of most events and reports.

    >>> from mahdar.model import Linked
    >>> title_parties(Dossier(readings={}, linked=Linked()))
    []
    """
    weight: Counter[str] = Counter()
    for event in dossier.linked.events:
        weight.update({*event.actors, *event.recipients})
    known = {key for e in dossier.linked.entities if e.type != "Person" for key in (e.id, e.code) if key}
    found = [key for key, _ in sorted(weight.items(), key=lambda w: (-w[1], w[0])) if key in known]
    return found[:most] or [e.id for e in dossier.linked.entities if e.type != "Person"][:most]


def ahead(events: list[Row], last: str | None, most: int = 4) -> list[Row]:
    """Give the events that lie after the day of the last report, the nearest first.

    >>> ahead([{"date": "2022-01-12", "end": None, "status": "planned"}], "2022-01-06")[0]["date"]
    '2022-01-12'
    """
    day = first_day(last)
    found = [
        e for e in events if e["status"] in AHEAD and day and (when := first_day(e["end"] or e["date"])) and when > day
    ]
    return found[:most]


def lately(events: list[Row], last: str | None, most: int = 4) -> list[Row]:
    """Give the talks that were due by the day of the last report, the latest first.

    >>> lately([{"date": "2022-01-12", "end": None, "status": "held"}], "2022-02-06")[0]["date"]
    '2022-01-12'
    """
    day = first_day(last)
    found = [e for e in events if day and (when := first_day(e["date"])) and when <= day and e["status"] != "cancelled"]
    return sorted(found, key=lambda e: e["date"], reverse=True)[:most]


def reach(claim: Row, known: dict[str, Article], agencies: set[str]) -> dict[str, int]:
    """Give by how many reports, outlets, agencies and independent origins a claim came.

    >>> claim = {"members": [], "lines": [("BBC", "رويترز")], "origins": ("لافروف",)}
    >>> reach(claim, {}, {"رويترز"})
    {'article': 0, 'outlet': 0, 'agency': 1, 'origin': 1}
    """
    articles = {member["article"] for member in claim["members"]}
    outlets = {known[a].outlet or a for a in articles if a in known}
    relays = {name for line in claim["lines"] for name in line[1:] if name in agencies}
    return {"article": len(articles), "outlet": len(outlets), "agency": len(relays), "origin": len(claim["origins"])}


MEDIA = ("agency", "paper", "broadcaster", "site", "programme")
"""The kinds of links of a chain that relay what others say."""


def agencies_of(dossier: Dossier, kinds: tuple[str, ...] = ("agency",)) -> set[str]:
    """Give every name that some report credits as an agency, or relays as one of these kinds.

    >>> from mahdar.model import Linked
    >>> agencies_of(Dossier(readings={}, linked=Linked()))
    set()
    """
    found = {name for outlet in dossier.linked.outlets for name in outlet.agencies}
    for reading in dossier.readings.values():
        found |= set(reading.article.agencies)
        found |= {
            medium(link, reading.article.language) for s in reading.statements for link in s.chain if link.kind in kinds
        }
    return found


def groups(figures: list[Row], conflicts: list[Row]) -> list[Row]:
    """Give the figures of the same thing together: those in conflict first, then those that differ, then the largest.

    Each group: `what`, `rows`, `differs`, `conflict` and `top`, the largest value.

    >>> rows = [{"id": i, "group": "g", "what": "جنود", "value": v, "lower": None, "article": i, "mod": "exact",
    ...          "unit": None, "place": None} for i, v in (("a", 1), ("b", 2))]
    >>> groups(rows, [])[0]["differs"]
    True
    """
    by_group: dict[str, list[Row]] = {}
    for row in figures:
        by_group.setdefault(row["group"] or row["id"], []).append(row)
    disputed = {
        (e["article"], e["start"])
        for c in conflicts
        if c["kind"] == "number"
        for s in c["sides"]
        for e in s["evidence"]
    }
    made = [_group(rows, disputed) for rows in by_group.values()]
    return sorted(made, key=lambda g: (-g["conflict"], -g["differs"], -len(g["rows"]), -g["top"], g["what"]))


def sides(conflict: Row) -> list[Row]:
    """Give the sides of a disagreement with one entry per value and whether it is denied: who says it, where, on what evidence.

    >>> side = {"value": "12", "article": "a", "by": None, "act": None, "evidence": []}
    >>> len(sides({"sides": [side, side, {**side, "act": "deny"}]}))
    2
    """
    merged: dict[tuple[str, bool], Row] = {}
    for side in conflict["sides"]:
        denied = side["act"] == "deny"
        new = {"value": side["value"], "denied": denied, "by": [], "articles": [], "evidence": []}
        one = merged.setdefault((side["value"], denied), new)
        one["by"] += [side["by"]] if side["by"] and side["by"] not in one["by"] else []
        one["articles"] += [side["article"]] if side["article"] not in one["articles"] else []
        one["evidence"] += [e for e in side["evidence"] if e not in one["evidence"]]
    return list(merged.values())


def _group(rows: list[Row], disputed: set[tuple[str, int]]) -> Row:
    rows = sorted(rows, key=lambda r: (-r["value"], r["stated"] or "9999" if "stated" in r else ""))
    conflict = any((e["article"], e["start"]) in disputed for row in rows for e in row.get("evidence", ()))
    values: dict[tuple[float, str], list[Row]] = {}
    for row in rows:
        values.setdefault((row["value"], row["mod"]), []).append(row)
    return {
        "what": rows[0]["what"],
        "values": list(values.values()),
        "unit": rows[0]["unit"],
        "place": rows[0]["place"] if len({row["place"] for row in rows}) == 1 else None,
        "rows": rows,
        "differs": len({value for value, _ in values}) > 1,
        "conflict": conflict,
        "top": max(row["value"] for row in rows) or 1,
    }


def matrix(positions: list[Row], most: int = 5) -> tuple[list[str], list[str], dict[tuple[str, str], list[Row]]]:
    """Give the parties and issues with the most positions, and the positions by party and issue, oldest first.

    >>> row = {"party": "RUS", "issue": "توسع الناتو", "date": "2021-12-22"}
    >>> matrix([row])[:2]
    (['RUS'], ['توسع الناتو'])
    """
    cells: dict[tuple[str, str], list[Row]] = {}
    for row in sorted(positions, key=lambda r: r["date"] or "9999"):
        cells.setdefault((row["party"], row["issue"]), []).append(row)
    parties = Counter(row["party"] for row in positions)
    issues = Counter(row["issue"] for row in positions)
    shared = Counter(issue for _, issue in cells)
    by_weight = sorted(parties, key=lambda p: (-parties[p], p))[:most]
    return by_weight, sorted(issues, key=lambda i: (-shared[i], -issues[i], i)), cells


def relayed(dossier: Dossier) -> Counter[tuple[str, str]]:
    """Give who is relayed by whom and how often: from speakers through agencies to outlets, and credits of articles.

    >>> from mahdar.model import Linked
    >>> relayed(Dossier(readings={}, linked=Linked()))
    Counter()
    """
    edges: Counter[tuple[str, str]] = Counter()
    articles = dossier.articles
    for statement in dossier.linked.statements:
        article = articles.get(statement.article)
        if article and statement.chain:
            line = [article.outlet or article.id, *statement.chain, *([statement.speaker] if statement.speaker else [])]
            edges.update((b, a) for a, b in pairwise(dict.fromkeys(line)))
    for outlet in dossier.linked.outlets:
        for relay in outlet.relays:
            if relay.source != relay.target:
                edges[relay.source, relay.target] = max(edges[relay.source, relay.target], relay.count)
        for agency in outlet.agencies:
            if agency != outlet.outlet:
                edges[agency, outlet.outlet] = max(edges[agency, outlet.outlet], 1)
    return edges
