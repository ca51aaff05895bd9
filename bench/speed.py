"""How fast reading is: articles a second on one core, start-up, memory, growth with length, hostile input.

    python bench/speed.py [ARTICLES.jsonl ...]

Without arguments the corpus beside the project is read where it is present, else our own annotated articles.
With dateparser installed, the ratios to its `search_dates` on the same articles are printed as well.
"""

from __future__ import annotations

import importlib.util
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from mahdar.ingest import load
from mahdar.model import Article
from mahdar.read import reader

ROOT = Path(__file__).parent.parent
DAY = "2022-01-06"


def articles(paths: list[Path]) -> list[Article]:
    given = paths or sorted((ROOT.parent / "shared" / "corpus").glob("*.jsonl")) or [ROOT / "tests" / "gold"]
    return list(load(given, on_error=lambda error: None))


def seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def throughput(found: list[Article]) -> float:
    read = reader("ar")
    read(found[0])
    spent = seconds(lambda: [read(article) for article in found])
    size = sum(len(a.text) for a in found) / len(found)
    print(
        f"reading      {len(found) / spent:8.0f} articles/s  ({len(found)} articles of {size:.0f} characters, one core)"
    )
    return spent / len(found)


def start_up() -> None:
    code = "import time; t = time.perf_counter(); from mahdar.read import reader; reader('ar'); print(time.perf_counter() - t)"
    runs = sorted(float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(5))
    print(f"start-up     {runs[2]:8.2f} s  (median of 5, pack parsed before)")


def growth() -> None:
    read = reader("ar")
    paragraph = (ROOT / "bench" / "paragraph.txt").read_text(encoding="utf-8").strip() + "\n"

    def spent(size: int) -> float:
        article = Article.make(text=(paragraph * (size // len(paragraph) + 1))[:size], published=DAY)
        return seconds(lambda: read(article))

    small, large = min(spent(2_000) for _ in range(25)), spent(1_000_000)
    print(f"growth       {large / small:8.0f} times the time for 500 times the text")


def hostile() -> None:
    read = reader("ar")
    inputs = {
        "100,000 quotation marks": '"' * 100_000,
        "100,000 opening quotation marks": "«" * 100_000,
        "one endless sentence": "قال الوزير إن " * 20_000,
        "deep brackets": "(" * 50_000 + "قال" + ")" * 50_000,
        "100,000 digits": "1" * 100_000,
        "numbers without end": "ألف " * 50_000,
        "participles without end": "مشيرا إلى أن " * 20_000,
    }
    for name, text in inputs.items():
        spent = seconds(lambda text=text: read(Article.make(text=text, published=DAY)))
        print(f"hostile      {spent:8.2f} s  {name} ({len(text):,} characters)")


def against_dateparser(found: list[Article], per_article: float) -> None:
    if importlib.util.find_spec("dateparser") is None:
        print("dateparser   not installed: pip install dateparser to print the ratios")
        return
    from dateparser.search import search_dates

    sample = found[:100]
    spent = seconds(lambda: [search_dates(a.text, languages=["ar"]) for a in sample]) / len(sample)
    times = reader("ar").stages[:2]
    alone = seconds(lambda: [_stages(times, a) for a in found]) / len(found)
    print(
        f"dateparser   {spent / per_article:8.1f} times the time of the whole reading, {spent / alone:.1f} of times alone"
    )


def _stages(stages: tuple[object, ...], article: Article) -> None:
    from mahdar.read.draft import Draft
    from mahdar.read.sheet import Sheet

    read = reader("ar")
    draft = Draft(article, Sheet(article.text, read.analyser), read.pack)
    for stage in stages:
        stage.run(draft)  # type: ignore[attr-defined]


def main() -> None:
    found = articles([Path(a) for a in sys.argv[1:]])
    per_article = throughput(found)
    print(f"memory       {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB at most")
    start_up()
    growth()
    hostile()
    against_dateparser(found, per_article)


if __name__ == "__main__":
    main()
