"""The views of a dossier as tables for a terminal, in logical order: the terminal itself sets Arabic right to left."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

COLUMNS: dict[str, tuple[str, ...]] = {
    "talks": ("date", "parties", "track", "format", "place", "duration", "status", "history"),
    "timeline": ("date", "type", "mode", "actors", "recipients", "place", "magnitude", "status", "name"),
    "positions": ("date", "party", "issue", "stance", "text", "speaker", "answers", "article"),
    "figures": ("group", "what", "value", "mod", "unit", "place", "as_of", "stated", "by", "article"),
    "statements": ("date", "speaker", "act", "text", "chain", "article"),
    "claims": ("what", "speaker", "reports", "origins", "denied_by"),
    "reuse": ("articles", "share", "direction", "family"),
    "sources": ("outlet", "reports", "agencies", "relays", "own_share", "copies_of"),
    "conflicts": ("severity", "kind", "what", "sides"),
    "actors": ("name", "entity", "type", "names", "roles", "reports"),
}
"""Which fields a terminal has room for; JSON gives them all."""

LONG = 110
"""Characters of a text that a cell shows."""


def print_table(view: str, rows: list[dict[str, Any]]) -> None:
    """Print the rows of a view.

    >>> print_table("talks", [])
    No talks in this dossier.
    """
    if not rows:
        print(f"No {view} in this dossier.")
        return
    table = Table(show_lines=False, pad_edge=False, header_style="bold", row_styles=("", "dim"))
    for name in COLUMNS[view]:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell(row, name)) for name in COLUMNS[view]))
    Console().print(table)
    print(f"{len(rows)} {view}. With --json: all fields, and for each the words it rests on.")


def cell(row: dict[str, Any], name: str) -> str:
    """Give what a cell says.

    >>> cell({"parties": ["RUS", "USA"], "value": 100000.0}, "parties")
    'RUS, USA'
    >>> cell({"value": 100000}, "value")
    '100,000'
    """
    if name == "reports":
        return str(len({m["article"] for m in row["members"]} if "members" in row else row.get("articles") or ()))
    value = row.get(name)
    if value is None:
        return ""
    if name in ("share", "own_share"):
        return f"{value:.0%}"
    if name == "history":
        return " → ".join(f"{step['status']} ({step['as_of'] or step['article']})" for step in value)
    if isinstance(value, float | int) and not isinstance(value, bool):
        return f"{value:,}"
    if isinstance(value, list):
        return ", ".join(_item(name, item) for item in value)
    return str(value) if len(str(value)) <= LONG else str(value)[:LONG].rstrip() + "…"


def _item(name: str, item: Any) -> str:
    if name == "relays":
        return f"{item['from']} → {item['to']} ({item['count']})"
    if name == "sides":
        return f"{item['value']} ({item['by'] or item['article']})"
    if name == "roles":
        return str(item["title"])
    return str(item)
