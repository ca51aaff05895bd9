"""What a build says while it works and when it has finished: progress on a terminal, plain lines at the end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mahdar.store import Run

STEPS = {
    "gathering": "Gathering the reports",
    "reading": "Reading",
    "linking": "Linking the reports",
    "writing": "Writing the dossier",
}
SHOWN = 20
"""How many inputs that were left out are named on the terminal; run.json names them all."""


@contextmanager
def watching() -> Iterator[Callable[[str, int, int], None]]:
    """Give what shows progress: a bar per step on a terminal, nothing elsewhere.

    >>> with watching() as watch:
    ...     watch("reading", 1, 2)
    """
    if not sys.stderr.isatty():
        yield lambda step, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[count]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        tasks: dict[str, TaskID] = {}

        def watch(step: str, done: int, total: int) -> None:
            if step not in tasks:
                for task in tasks.values():
                    progress.update(task, visible=False)
                tasks[step] = progress.add_task(STEPS.get(step, step), total=None, count="")
            progress.update(tasks[step], completed=done, total=total or None, count=f"{done}/{total}" if total else "")

        yield watch


def summary(run: Run, dossier: Path) -> None:
    """Print what a build made, what was left out and why, and where to look.

    >>> summary(Run(mahdar="0.1.0", reader="r1", counts={"articles": 2, "read_now": 2}), Path("dossier"))
    2 reports (2 read now): 0 statements, 0 events, 0 claims, 0 positions, 0 figures, 0 disagreements
    Open dossier/index.html, or ask: mahdar show dossier talks
    """
    counts = run.counts
    said = ", ".join(
        _counted(counts.get(field, 0), word)
        for field, word in (
            ("statements", "statement"),
            ("events", "event"),
            ("claims", "claim"),
            ("positions", "position"),
            ("figures", "figure"),
            ("conflicts", "disagreement"),
        )
    )
    print(f"{_counted(counts.get('articles', 0), 'report')} ({counts.get('read_now', 0)} read now): {said}")
    for date in run.dates:
        day = date["published"] or "within days that run.json names"
        print(f"Dated by the story: {date['article']} ({day})")
    _left_out(run, dossier)
    print(f"Open {dossier}/index.html, or ask: mahdar show {dossier} talks")


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _left_out(run: Run, dossier: Path) -> None:
    passed = [f"{x.where}: {x.why}" for x in run.left_out if not x.fault]
    faults = [f"{x.where}: {x.why}" + (f"; {x.remedy}" if x.remedy else "") for x in run.left_out if x.fault]
    for what, lines, to in (("passed over", passed, sys.stdout), ("left out", faults, sys.stderr)):
        if lines:
            print(f"{len(lines)} {what}:", *lines[:SHOWN], sep="\n  ", file=to)
        if len(lines) > SHOWN:
            print(f"  … and {len(lines) - SHOWN} more, all named in {dossier}/run.json", file=to)
