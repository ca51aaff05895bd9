"""The commands. Each is thin: it calls the part that does the work; what is heavy is imported only when it is run."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

import click

from mahdar import __version__
from mahdar.errors import MahdarError

VIEWS = (
    "talks", "timeline", "positions", "figures", "statements",
    "claims", "reuse", "sources", "conflicts", "actors",
)  # fmt: skip
"""The views of a dossier; named here as well, so that --help need not import them. A test keeps both in step."""
PATH = click.Path(path_type=Path)


class Plain(click.Group):
    """A group that lists its commands in the order of a day's work, and says errors in plain words.

    >>> Plain(commands={"b": click.Command("b"), "a": click.Command("a")}).list_commands(None)
    ['b', 'a']
    """

    def list_commands(self, ctx: click.Context | None) -> list[str]:
        """Give the commands in the order in which they were made."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what went wrong is said in one line, with exit code 2, or 3 for a fault of the program."""
        try:
            return super().invoke(ctx)
        except MahdarError as error:
            click.echo(f"mahdar: {error}", err=True)
            ctx.exit(2)
        except KeyboardInterrupt:
            click.echo("mahdar: stopped; nothing was changed, and what was read is kept for the next run", err=True)
            ctx.exit(130)
        except BrokenPipeError:  # the reader of our output has seen enough
            sys.stderr.close()
            ctx.exit(0)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if os.environ.get("MAHDAR_DEBUG"):
                raise
            fault = f"{type(error).__name__}: {error}"
            click.echo(
                f"mahdar: a fault of the program ({fault}); please report it with what MAHDAR_DEBUG=1 shows", err=True
            )
            ctx.exit(3)


def dated(command: Callable[..., None]) -> Callable[..., None]:
    """Add the option --published, checked to be a day.

    >>> dated(lambda: None).__click_params__[0].name
    'published'
    """

    def check(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
        if not value:
            return None
        from mahdar.ingest.page import given_day

        try:
            return given_day(value)
        except MahdarError as error:
            raise click.BadParameter(f"{value!r} {error.what}; {error.remedy}") from None

    words = "the day it was published, like 2022-01-06, where the report does not say"
    return wraps(command)(click.option("--published", metavar="DATE", callback=check, help=words)(command))


@click.group(cls=Plain, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", prog_name="mahdar")
def main() -> None:
    """Keep the record of a story from Arabic news reports: who said what, who did what, when, where and
    how many, through which sources it came, and where reports disagree. Every line leads back to the
    words it rests on.

    \b
    Begin with:  mahdar build REPORTS -o DOSSIER     then open DOSSIER/index.html
    One report:  mahdar read FILE
    """


@main.command()
@click.argument("reports", nargs=-1, required=True, type=PATH)
@click.option("-o", "--output", "dossier", required=True, type=PATH, metavar="DOSSIER", help="the dossier's folder")
@click.option("-j", "--jobs", default=0, type=click.IntRange(0), metavar="N", help="processes to read with (all cores)")
@click.option("--title", help="what the story is called on its pages (its main parties)")
@click.option("--entities", type=PATH, metavar="FILE", help="your own list of who is who (YAML); kept in the dossier")
@click.option("--issues", type=PATH, metavar="FILE", help="your own list of issues (TOML); kept in the dossier")
@click.option("--fresh", is_flag=True, help="leave out the reports that the dossier holds already")
@dated
def build(reports: tuple[Path, ...], dossier: Path, **options: Any) -> None:
    """Make or extend the dossier of a story.

    REPORTS are files or folders: .txt, .html, .jsonl. Run again with more reports, it reads only the new ones;
    what people judged stays. Exit code 0: all was read; 1: the dossier is made, but reports were left out;
    2: nothing was made, and a dossier that was there is untouched.
    """
    from mahdar.build import Options
    from mahdar.build import build as build_dossier
    from mahdar.tell.progress import summary, watching

    with watching() as watch:
        run = build_dossier(reports, dossier, Options(**options), watch)
    summary(run, dossier)
    sys.exit(1 if any(x.fault for x in run.left_out) else 0)


@main.command()
@click.argument("file", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="JSON for programs; of a .jsonl file, one reading per line")
@click.option("--explain", "explained", is_flag=True, help="say for each record which entries and patterns made it")
@dated
def read(file: Path, as_json: bool, explained: bool, published: str | None) -> None:
    """Read one report and show all that it says.

    Names, times, quantities and statements in colour, then lists of them. FILE may be .txt, .html or .jsonl.
    """
    failed: list[MahdarError] = []
    for reading in _readings(file, published, failed):
        if as_json:
            from mahdar.model import to_json

            click.echo(to_json(reading))
        else:
            from mahdar.tell.reading import print_reading

            print_reading(reading, explained=explained)
    for error in failed:
        click.echo(f"mahdar: {error}", err=True)
    sys.exit(1 if failed else 0)


@main.command()
@click.argument("place", metavar="FILE:LINE")
@dated
def explain(place: str, published: str | None) -> None:
    """Say for every record of a line which entries and patterns made it."""
    from mahdar.tell.explain import print_explained

    name, _, line = place.rpartition(":")
    if not name or not line.isdigit():
        raise click.BadParameter(f"{place!r} is not FILE:LINE; write it like report.txt:3")
    failed: list[MahdarError] = []
    print_explained(_readings(Path(name), published, failed), Path(name), int(line))
    if failed:
        raise failed[0]


@main.command()
@click.argument("dossier", type=PATH)
@click.argument("view", type=click.Choice(VIEWS), metavar="VIEW")
@click.option("--json", "as_json", is_flag=True, help="JSON for programs: a list of objects, each with its evidence")
def show(dossier: Path, view: str, as_json: bool) -> None:
    """Show one view of a dossier.

    \b
    VIEW is one of:
      talks       meetings, calls and negotiations by track, with the history of each
      timeline    everything that happened or was planned
      positions   who demands, offers, refuses and accepts what
      figures     the numbers given, those of the same thing side by side
      statements  who said what, when and through whom it came
      claims      the same thing asserted by several reports, and its independent origins
      reuse       which report uses another's words
      sources     outlets, the agencies they credit and whom they relay
      conflicts   where reports disagree
      actors      persons, bodies and states with all their names and offices
    """
    from mahdar.store import load
    from mahdar.tell.views import view as rows_of

    rows = rows_of(load(dossier, whole=False), view)
    if as_json:
        from mahdar.model import to_json

        click.echo(to_json(rows, indent=1))
    else:
        from mahdar.tell.tables import print_table

        print_table(view, rows)


@main.command()
@click.argument("dossier", type=PATH)
@click.argument("words", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="JSON for programs")
def search(dossier: Path, words: tuple[str, ...], as_json: bool) -> None:
    """Find the paragraphs that hold all the WORDS, however they are spelled."""
    from mahdar.model import to_json
    from mahdar.store.search import search as found_in

    places = found_in(dossier, " ".join(words))
    for found in places:
        click.echo(to_json(found) if as_json else f"{found.article}  {found.text}")
    if not places:
        click.echo(f"mahdar: no paragraph of {dossier} holds all of: {' '.join(words)}", err=True)


@main.command()
@click.argument("gold", type=PATH)
@click.argument("articles", type=PATH)
@click.option("--errors", is_flag=True, help="list every miss")
@click.option("--json", "as_json", is_flag=True, help="JSON for programs")
def score(gold: Path, articles: Path, errors: bool, as_json: bool) -> None:
    """Measure the reading of ARTICLES against your own annotations in GOLD (precision, recall, F1 per layer)."""
    from mahdar.score import print_score

    print_score(gold, articles, errors=errors, as_json=as_json)


def _readings(file: Path, published: str | None, failed: list[MahdarError]) -> Iterator[Any]:
    from mahdar.errors import InputError
    from mahdar.ingest import load_file
    from mahdar.read import read as read_article

    if file.is_dir():
        raise InputError(str(file), "is a folder", "give one file, or use: mahdar build FOLDER -o DOSSIER")
    for article in load_file(file, published=published, on_error=failed.append):
        yield read_article(article)


if __name__ == "__main__":
    main()
