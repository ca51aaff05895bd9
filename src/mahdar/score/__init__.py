"""Scoring: how well the reading of articles agrees with what an annotator wrote down.

Gold is one YAML file per article (`docs/gold.md` gives the format). Figures are precision, recall and F1 per layer:

    times        same TIMEX3 value and one text within the other
    quantities   same number and one text within the other
    statements   content: at least half of the words in common (F1 over words); source: as well, the same source;
                 full: as well, the same act
    chain        of matched statements whose gold has a chain: those with every link
    events       deeds of the same PLOVER type with an actor in common; dated: of those with a date, the right ones

Whatever the gold calls optional counts neither way. `hits` keeps every predicted record with its confidence and
whether it was right, from which `reliability` tells whether confidences can be trusted.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mahdar.errors import InputError
from mahdar.model import Article
from mahdar.score.figures import Score, Tally, reliability
from mahdar.score.layers import score_reading

__all__ = ["Score", "Tally", "annotated", "golds", "print_score", "reliability", "score_folder", "score_reading"]


def golds(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Give every gold file of a folder with its content; raise InputError naming the file that is no gold.

    >>> list(golds(Path("no such folder")))
    Traceback (most recent call last):
    mahdar.errors.InputError: no such folder: has no gold file; give a folder with .yaml files (see docs/gold.md)
    """
    import yaml

    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise InputError(str(folder), "has no gold file", "give a folder with .yaml files (see docs/gold.md)")
    for path in paths:
        try:
            gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise InputError(str(path), f"is not readable YAML: {error}", "mend the file") from error
        if not isinstance(gold, dict) or "article" not in gold:
            raise InputError(str(path), "names no article", "add `article: FILE`")
        yield path, gold


def score_folder(gold_folder: Path, article_folder: Path) -> Score:
    """Read every article that a gold file names and score it; raise InputError where one cannot be read.

    >>> score_folder(Path("no such folder"), Path("."))
    Traceback (most recent call last):
    mahdar.errors.InputError: no such folder: has no gold file; give a folder with .yaml files (see docs/gold.md)
    """
    from mahdar.read import read

    score = Score()
    for path, gold in golds(gold_folder):
        file = article_folder / gold["article"]
        article = annotated(gold, article_folder)
        try:
            score_reading(gold, file.read_text(encoding="utf-8"), read(article), score)
        except ValueError as error:
            raise InputError(
                str(path), f"quotes what its article does not hold: {error}", "mend the quoted words"
            ) from error
    return score


def annotated(gold: dict[str, Any], article_folder: Path) -> Article:
    """Give the article that a gold file annotates, with its day where the gold gives it to the reader.

    >>> annotated({"article": "none.txt"}, Path("."))
    Traceback (most recent call last):
    mahdar.errors.InputError: ...
    """
    from mahdar.ingest import load_file

    published = str(gold["published"]) if gold.get("give_published") else None
    return next(iter(load_file(article_folder / gold["article"], published=published)))


def as_rows(score: Score) -> dict[str, dict[str, float | int]]:
    """Give the figures as plain data: per layer P, R, F1 and counts, per flag the share that is right.

    >>> as_rows(Score(layers={"times": Tally(1, 1, 2)}))["times"]["P"]
    0.5
    """
    rows: dict[str, dict[str, float | int]] = {
        name: {"P": t.precision, "R": t.recall, "F1": t.f1, "right": t.right, "gold": t.gold, "predicted": t.predicted}
        for name, t in score.layers.items()
    }
    return rows | {name: {"share": sum(f) / len(f), "articles": len(f)} for name, f in score.flags.items()}


def print_score(gold: Path, articles: Path, *, errors: bool = False, as_json: bool = False) -> None:
    """Score a folder and print the figures, as a table or as JSON; with `errors`, every miss as well.

    >>> print_score(Path("no such folder"), Path("."))
    Traceback (most recent call last):
    mahdar.errors.InputError: no such folder: has no gold file; give a folder with .yaml files (see docs/gold.md)
    """
    import click
    import msgspec

    score = score_folder(gold, articles)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(as_rows(score)), indent=1).decode())
    else:
        for name, t in score.layers.items():
            counts = f"({t.right} of {t.gold} in the gold, {t.predicted} read)"
            click.echo(f"{name:20} P {t.precision:.3f}  R {t.recall:.3f}  F1 {t.f1:.3f}  {counts}")
        for name, flags in score.flags.items():
            click.echo(f"{name:20} right {sum(flags) / len(flags):.3f}  ({len(flags)} articles)")
    if errors:
        click.echo("\n".join(score.misses), err=as_json)
