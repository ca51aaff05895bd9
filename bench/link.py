"""How well and how fast linking works, on made-up reports and on the example story, of which the truth is known.

    python bench/link.py                       # copies among 10,000 reports, pairs of names, the example story
    python bench/link.py --scale 10000 100000  # time and memory of the whole step, and the exponent of its growth
    python bench/link.py --corpus FILES...     # families of copies in real reports, and what their bylines say of them

With datasketch installed, `--scale` also times its MinHashLSH on the same signatures as our bands.
"""

from __future__ import annotations

import importlib.util
import math
import resource
import subprocess
import sys
import time
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

import example
from made import made, truth

from mahdar.ingest import load
from mahdar.link import link
from mahdar.link.names import Form, compare
from mahdar.link.reuse import reuse
from mahdar.link.shingles import BANDS, Shingles
from mahdar.link.tables import Story
from mahdar.model import Reading

ROOT = Path(__file__).parent.parent


def copies(number: int) -> dict[str, float]:
    """Find the copies among so many reports, a fifth of them copies."""
    reports = list(made(number))
    sure, open_ = truth(reports)
    found = {frozenset(r.articles) for r in reuse(Story.of(r.reading() for r in reports))} - open_
    kind = {r.id: r.kind for r in reports}
    missed = Counter(kind[max(p)] for p in sure - found)
    if missed:
        print("  missed:", dict(missed))
    return {"reuse.precision": len(found & sure) / len(found), "reuse.recall": len(found & sure) / len(sure)}


def names() -> dict[str, float]:
    """Compare the pairs of names of the tests' gold."""
    pairs = tomllib.loads((ROOT / "tests" / "link" / "pairs.toml").read_text(encoding="utf-8"))
    hits = {kind: sum(compare(form(a), form(b)).same for a, b in pairs[kind]) for kind in ("same", "different")}
    tp, fp, fn = hits["same"], hits["different"], len(pairs["same"]) - hits["same"]
    return {"names.f1": 2 * tp / (2 * tp + fp + fn)}


def form(entry: str) -> Form:
    name, *rest = (part.strip() for part in entry.split("|"))
    return Form.of(name, roles=rest[:1], states=" ".join(rest[1:]))


def one(number: int) -> None:
    """Link so many reports in this process and print seconds, seconds of processors, gigabytes, pairs and claims."""
    readings = [report.reading() for report in made(number)]
    start, used = time.perf_counter(), time.process_time()
    linked = link(readings)
    seconds, used = time.perf_counter() - start, time.process_time() - used
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(seconds, used, memory, len(linked.reuse), len(linked.claims))


def scale(numbers: list[int]) -> dict[str, float]:
    """Link ever more reports, each number in a process of its own."""
    figures: dict[str, float] = {}
    taken: list[tuple[float, float]] = []
    for number in numbers:
        out = subprocess.run(
            [sys.executable, __file__, "--one", str(number)], capture_output=True, text=True, check=True
        )
        seconds, used, memory, pairs, claims = map(float, out.stdout.split())
        taken.append((seconds, used))
        figures |= {f"seconds.{number}": seconds, f"cpu.{number}": used, f"gigabytes.{number}": memory}
        print(
            f"  {number} reports: {seconds:.0f} s ({used:.0f} s of processors), {memory:.2f} GB,"
            f" {pairs:.0f} pairs, {claims:.0f} claims",
            flush=True,
        )
    if len(numbers) > 1:
        growth = [math.log(last / first) for first, last in zip(taken[0], taken[-1], strict=True)]
        wall, processors = (g / math.log(numbers[-1] / numbers[0]) for g in growth)
        # others on the machine make the clock run longer, not the processors
        figures |= {"exponent": wall, "exponent.cpu": processors}
    return figures | bands(numbers[0])


def bands(number: int) -> dict[str, float]:
    """Time our joined bands, and datasketch's index where it is installed, on the same signatures."""
    story = Story.of(report.reading() for report in made(number))
    shingles = Shingles.of(r.article.text for r in story.readings)
    start = time.perf_counter()
    from mahdar.link.reuse import _partners, table

    articles, keys = shingles.bands()
    rows = table(article__int32=articles, key__int64=keys).distinct()
    ours = story.run(_partners(rows, number).select("a", "b").distinct())
    figures = {"bands.seconds": time.perf_counter() - start, "bands.pairs": float(len(ours))}
    if importlib.util.find_spec("datasketch"):
        figures |= datasketch(shingles)
    return figures


def datasketch(shingles: Shingles) -> dict[str, float]:
    import numpy as np
    from datasketch import MinHash, MinHashLSH

    rows = shingles.signatures()
    start = time.perf_counter()
    index = MinHashLSH(num_perm=rows.shape[1], params=(BANDS, rows.shape[1] // BANDS))
    hashes = [MinHash(num_perm=rows.shape[1], hashvalues=np.array(row), scheme="legacy") for row in rows]
    for n, one_ in enumerate(hashes):
        index.insert(n, one_)
    pairs = {(n, m) for n, one_ in enumerate(hashes) for m in index.query(one_) if n < m}
    return {"datasketch.seconds": time.perf_counter() - start, "datasketch.pairs": float(len(pairs))}


def corpus(paths: list[Path]) -> dict[str, float]:
    """Find the families of copies in real reports; a byline that names one agency for all of them confirms one."""
    articles = {a.id: a for a in load(paths, on_error=lambda error: None)}
    found = reuse(Story.of(Reading(article=a) for a in articles.values()))
    families: dict[str, set[str]] = defaultdict(set)
    for pair in found:
        if pair.family:
            families[pair.family].update(pair.articles)
    verdicts: Counter[str] = Counter()
    for family in families.values():
        credits = [set(articles[id].agencies) for id in family if articles[id].agencies]
        one_of_all = set.intersection(*credits) if credits else set()
        verdicts["silent" if not credits else "confirmed" if one_of_all else "contradicted"] += 1
    sizes = Counter(len(f) for f in families.values())
    print(f"  {len(articles)} reports, {len(found)} pairs; families by size: {dict(sorted(sizes.items()))}")
    return {"families": float(len(families)), **{f"families.{k}": float(v) for k, v in sorted(verdicts.items())}}


def below(figures: dict[str, float]) -> list[str]:
    """Name the figures that are below their floors in bench/floors.toml."""
    sections = tomllib.loads((ROOT / "bench" / "floors.toml").read_text(encoding="utf-8"))
    floors = sections.get("link", {}) | {f"story.{k}": v for k, v in sections.get("story", {}).items()}
    return [f"{k}: {figures[k]:.3f} < {floor}" for k, floor in floors.items() if figures.get(k, floor) < floor]


def main() -> int:
    option, *rest = [*sys.argv[1:], ""]
    rest = [r for r in rest if r]
    if option == "--one":
        one(int(rest[0]))
        return 0
    if option == "--scale":
        figures = scale([int(r) for r in rest] or [10_000, 100_000])
    elif option == "--corpus":
        figures = corpus([Path(r) for r in rest])
    else:
        figures = copies(10_000) | names() | example.known_truth()
    for name, value in figures.items():
        print(f"{name:24} {value:.4f}")
    faults = below(figures)
    print(*(f"below the floor: {fault}" for fault in faults), sep="\n", end="")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
