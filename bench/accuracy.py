"""Accuracy on annotated articles, held against the floors of `bench/floors.toml`.

    python bench/accuracy.py            # prints the figures beside their floors; exit code 1 where one is below
    python bench/accuracy.py --raise    # raises floors to what was measured, less a point; never lowers one

The set `own` are the articles of tests/gold; the others stand beside the project and are skipped where absent.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from mahdar.score import score_folder

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
FLOORS = ROOT / "bench" / "floors.toml"
SETS = {
    "own": (ROOT / "tests" / "gold", ROOT / "tests" / "gold"),
    "seeds": (SHARED / "gold" / "seeds", SHARED / "seeds"),
    "press": (SHARED / "gold" / "press", SHARED / "press"),
}
MARGIN = 0.01
"""How far a raised floor stays below what was measured: room for a change that wins elsewhere."""


def floors() -> dict[str, dict[str, float]]:
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def measure() -> dict[str, dict[str, float]]:
    figures: dict[str, dict[str, float]] = {}
    for name, (gold, articles) in SETS.items():
        if gold.is_dir():
            score = score_folder(gold, articles)
            figures[name] = {layer: round(t.f1, 3) for layer, t in score.layers.items()}
            figures[name] |= {flag: round(sum(f) / len(f), 3) for flag, f in score.flags.items()}
    return figures


def raised(old: dict[str, dict[str, float]], figures: dict[str, dict[str, float]]) -> str:
    sections = []
    for name in sorted({*old, *figures}):
        layers = {**old.get(name, {})}
        for layer, value in figures.get(name, {}).items():
            layers[layer] = max(layers.get(layer, 0.0), round(value - MARGIN, 3) if value < 1 else value)
        sections.append("\n".join([f"[{name}]", *(f'"{k}" = {v}' for k, v in layers.items())]))
    return (
        "# Accuracy floors (F1, or share right). They only rise: see bench/accuracy.py; "
        "[link] and [story]: bench/link.py.\n\n" + "\n\n".join(sections) + "\n"
    )


def main() -> int:
    old, figures = floors(), measure()
    below = 0
    for name, layers in figures.items():
        print(name)
        for layer, value in layers.items():
            floor = old.get(name, {}).get(layer)
            low = floor is not None and value < floor
            below += low
            print(f"    {layer:20} {value:.3f}  floor {floor if floor is not None else '-'}{'  BELOW' if low else ''}")
    if "--raise" in sys.argv:
        FLOORS.write_text(raised(old, figures), encoding="utf-8")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
