"""The documentation of a dossier's tables, made from the tables themselves: `python -m mahdar.store.describe`."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, Table
from sqlalchemy.dialects import sqlite

from mahdar.store import mentions, records, schema

INTRODUCTION = """\
# The dossier

A dossier is a folder. `index.html` and the pages around it open from the file system; `talks.ics` is a calendar
file; `run.json` says how the dossier was made and what was left out; `dossier.sqlite` holds everything as tables
and opens in any SQLite program, in Datasette and in sqlite-utils as it is:

    sqlite3 dossier.sqlite "SELECT date, speaker, act, text FROM statement ORDER BY date LIMIT 5"
    datasette dossier.sqlite

Every record has one row in `record`, one in the table of its kind, and its evidence in `evidence`: the article and
the span of its text (half-open, in Unicode code points) on which it rests. Whatever you select, this leads back:

    SELECT article, start, end, text FROM evidence WHERE record = 'the id'

A table named `<record>_<list>` holds a list of that record: `owner`, `position`, and the value or the fields.
Full text is searched with `passage_fts`, in the text's own spelling or in folded spelling (`mahdar search` folds
for you):

    SELECT p.article, p.text FROM passage_fts f JOIN passage p ON p.id = f.rowid WHERE passage_fts MATCH 'الضمانات'

`judgement` only ever grows: triggers refuse updates and deletions, and every rebuild keeps its rows.
`PRAGMA application_id` marks the file as a dossier, `PRAGMA user_version` is the version of these tables.

This page is made from the tables by `python -m mahdar.store.describe`, and a test keeps it true.
"""

PARTS = (
    ("Articles and evidence", (schema.article, schema.passage, schema.record, schema.evidence)),
    ("What the story holds", records),
    ("What single articles mention", (mentions.time, mentions.quantity, mentions.name)),
    ("People's decisions and the run", (mentions.judgement, mentions.left_out, mentions.run)),
    ("What a later build starts from", (mentions.given, mentions.reading)),
)


def describe() -> str:
    """Give docs/dossier.md.

    >>> describe().splitlines()[0]
    '# The dossier'
    """
    return INTRODUCTION + "".join(_lines())


def _lines() -> Iterator[str]:
    for title, part in PARTS:
        tables = part if isinstance(part, tuple) else [v for v in vars(part).values() if isinstance(v, Table)]
        yield f"\n## {title}\n"
        for table in tables:
            yield f"\n### {table.name}\n\n{_sentence(table.comment)}\n\n| column | type | what it holds |\n|---|---|---|\n"
            yield from (_row(column) for column in table.columns)


def _row(column: Column[object]) -> str:
    kind = column.type.compile(dialect=sqlite.dialect())
    marks = [f"→ {next(iter(column.foreign_keys)).target_fullname}"] if column.foreign_keys else []
    marks += ["key"] if column.primary_key else []
    mark = f" ({', '.join(marks)})" if marks else ""
    return f"| `{column.name}` | {kind} | {column.comment}{mark} |\n"


def _sentence(comment: str | None) -> str:
    words = comment or ""
    return words[:1].upper() + words[1:] + "."


if __name__ == "__main__":
    print(describe(), end="")
