"""Whether confidences can be trusted: a reliability table per layer and the expected calibration error.

    python bench/calibration.py GOLD ARTICLES [GOLD ARTICLES ...]

Of the records given .9 about nine in ten should be right. A statement is right when content, source and act are.
Without arguments our own annotated articles are used.
"""

from __future__ import annotations

import sys
from pathlib import Path

from mahdar.score import reliability, score_folder

ROOT = Path(__file__).parent.parent


def main() -> None:
    given = [Path(a) for a in sys.argv[1:]] or [ROOT / "tests" / "gold", ROOT / "tests" / "gold"]
    hits = [
        h for gold, articles in zip(given[::2], given[1::2], strict=True) for h in score_folder(gold, articles).hits
    ]
    for layer in ("times", "quantities", "statements", "events", "all"):
        rows, error = reliability([h for h in hits if layer in (h[0], "all")])
        print(f"{layer}: expected calibration error {error:.3f}")
        for confidence, right, number in rows:
            print(f"    said {confidence:.2f}  right {right:.2f}  ({number})")


if __name__ == "__main__":
    main()
