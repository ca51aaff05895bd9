"""The views of a dossier as tables for a terminal, in logical order: the terminal itself sets Arabic right to left."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from mahdar.tell.views import is_possible

COLUMNS: dict[str, tuple[str, ...]] = {
    "talks": ("date", "parties", "format", "place", "duration", "status", "history"),
    "timeline": ("date", "event", "who", "place", "magnitude", "status"),
    "positions": ("date", "party", "stance", "issue", "text", "speaker"),
    "figures": ("value", "what", "place", "as_of", "by", "stated", "article"),
    "statements": ("date", "speaker", "act", "text", "chain"),
    "claims": ("reports", "origins", "speaker", "act", "what", "denied_by"),
    "reuse": ("share", "articles", "direction", "family"),
    "sources": ("outlet", "reports", "own_share", "agencies", "copies_of", "relays"),
    "conflicts": ("kind", "what", "sides", "severity"),
    "actors": ("name", "entity", "type", "reports", "names", "roles"),
}
"""Which fields a terminal has room for; JSON gives them all."""

SHORT = {
    "date",
    "status",
    "stance",
    "act",
    "kind",
    "severity",
    "share",
    "own_share",
    "reports",
    "type",
    "as_of",
    "stated",
}
"""The columns that never break a line."""

LONG, WIDE = 110, 120
"""Characters of a text that a cell shows, and of a line where the output is no terminal."""


def print_table(view: str, rows: list[dict[str, Any]]) -> None:
    """Print the rows of a view.

    >>> print_table("talks", [])
    No talks in this dossier.
    """
    if not rows:
        print(f"No {view} in this dossier.")
        return
    console = Console(width=None if sys.stdout.isatty() else WIDE)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in COLUMNS[view]:
        table.add_column(name.replace("_", " "), overflow="fold", no_wrap=name in SHORT)
    for row in rows:
        table.add_row(*(Text(cell(row, name)) for name in COLUMNS[view]))
    console.print(table)
    possible = sum(map(is_possible, rows)) if view == "conflicts" else 0
    said = f"{len(rows) - possible} {view}, {possible} more possible" if possible else f"{len(rows)} {view}"
    print(f"{said}. With --json: all fields, and for each the words it rests on.")


def cell(row: dict[str, Any], name: str) -> str:
    """Give what a cell says.

    >>> cell({"parties": ["RUS", "USA"]}, "parties")
    'RUS, USA'
    >>> cell({"value": 100000, "lower": None, "mod": "more_than", "unit": None, "what": "جندي"}, "value")
    'more than 100,000'
    """
    made = MADE.get(name)
    if made and (text := made(row)) is not None:
        return text
    value = row.get(name)
    if value is None:
        return ""
    if isinstance(value, float | int) and not isinstance(value, bool):
        return f"{value:,}"
    if isinstance(value, list):
        return _list([_item(name, item) for item in value])
    return _cut(str(value))


def _reports(row: dict[str, Any]) -> str:
    return str(len({m["article"] for m in row["members"]} if "members" in row else row.get("articles") or ()))


def _history(row: dict[str, Any]) -> str:
    steps: list[str] = []
    last = None
    for step in row["history"]:
        if step["status"] != last:
            steps.append(f"{step['status']} {(step['as_of'] or '')[:10]}".strip())
        last = step["status"]
    return " → ".join(steps)


def _value(row: dict[str, Any]) -> str | None:
    if not isinstance(row.get("value"), float | int):
        return None
    words = "" if row["mod"] == "exact" else row["mod"].replace("_", " ") + " "
    low = f"{row['lower']:,}–" if row["lower"] is not None else ""
    return f"{words}{low}{row['value']:,}"


def _who(row: dict[str, Any]) -> str:
    sides = [", ".join(row[side]) for side in ("actors", "recipients") if row[side]]
    return (" · " if row["type"] in ("CONSULT", "AGREE", "COOPERATE") else " → ").join(sides)


MADE: dict[str, Callable[[dict[str, Any]], str | None]] = {
    "reports": _reports,
    "history": _history,
    "value": _value,
    "who": _who,
    "event": lambda row: row["name"] or (f"{row['type']}/{row['mode']}" if row["mode"] else row["type"]),
    "kind": lambda row: f"possible {row['kind']}" if is_possible(row) else None,
    "share": lambda row: f"{row['share']:.0%}",
    "own_share": lambda row: f"{row['own_share']:.0%}",
    "sides": lambda row: _list([f"{v} ({who})" for v, who in _sides(row).items()], " | "),
}
"""The cells that are made from more than one field."""


def _sides(row: dict[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for side in row["sides"]:
        who = side["by"] or side["article"]
        found.setdefault(_cut(side["value"], 60), f"denied by {who}" if side["act"] == "deny" else who)
    return found


def _item(name: str, item: Any) -> str:
    if name == "relays":
        return f"{item['from']} → {item['to']} ({item['count']})"
    return str(item["title"]) if name == "roles" else str(item)


def _list(items: list[str], between: str = ", ", most: int = 6) -> str:
    items = list(dict.fromkeys(items))
    return between.join(items[:most]) + (f" … ({len(items)})" if len(items) > most else "")


def _cut(text: str, long: int = LONG) -> str:
    text = " ".join(text.split())
    return text if len(text) <= long else text[:long].rstrip() + "…"
