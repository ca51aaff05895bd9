"""Take pictures of a dossier's pages at desktop and phone width, in both languages.

python scripts/screenshots.py DOSSIER FOLDER [PAGE ...]
"""

from __future__ import annotations

import sys
from pathlib import Path

from browser import browser, chromium

WIDTHS = {"wide": 1280, "phone": 390}


def take(dossier: Path, folder: Path, pages: list[str]) -> None:
    """Write a picture for each page, language and width."""
    folder.mkdir(parents=True, exist_ok=True)
    with browser() as page:
        for name in pages or [p.stem for p in sorted(dossier.glob("*.html"))]:
            for language, root in (("ar", dossier), ("en", dossier / "en")):
                for kind, width in WIDTHS.items():
                    page.open((root / f"{name}.html").resolve().as_uri(), width, 900, mobile=kind == "phone")
                    path = folder / f"{name.replace('/', '_')}-{language}-{kind}.png"
                    path.write_bytes(page.picture())
                    print(path)


if __name__ == "__main__":
    if not chromium():
        sys.exit("screenshots: no Chromium was found; install it: apt-get install chromium")
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    take(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
