"""Keeps the sessions of the READMEs true: runs their commands and compares, or with --write replaces, the output.

    python scripts/readme.py [--write]

In a ```console block a line that begins with `$ ` is a command, run by the shell in one folder that holds `examples/`;
what follows up to the next command is its output. A ```pycon block is a doctest.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
FILES = ("README.md", "README.ar.md")
_BLOCK = re.compile(r"```(console|pycon)\n(.*?)```\n", re.DOTALL)


def run(command: str, folder: Path) -> str:
    paths = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "COLUMNS": "100", "PATH": paths, "NO_COLOR": "1", "TERM": "dumb"}
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True)
    lines = (done.stdout + done.stderr).splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


def session(block: str, folder: Path) -> str:
    """Give a console block with the output that its commands have now."""
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{run(command[2:], folder)}" for command in commands)


def renewed(text: str, folder: Path) -> str:
    """Give a README's text with its sessions run anew."""

    def renew(found: re.Match[str]) -> str:
        return f"```console\n{session(found[2], folder)}```\n" if found[1] == "console" else found[0]

    return _BLOCK.sub(renew, text)


def failed_examples(text: str, name: str, folder: Path) -> int:
    """Give how many examples of the pycon blocks do not give what they say."""
    here = os.getcwd()
    os.chdir(folder)
    try:
        source = "\n".join(found[2] for found in _BLOCK.finditer(text) if found[1] == "pycon")
        test = doctest.DocTestParser().get_doctest(source, {}, name, name, 0)
        return doctest.DocTestRunner().run(test).failed
    finally:
        os.chdir(here)


def main() -> int:
    wrong = 0
    for name in FILES:
        path = ROOT / name
        if not path.exists():
            continue
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "examples", Path(folder) / "examples")
            text = path.read_text(encoding="utf-8")
            now = renewed(text, Path(folder))
            wrong += failed_examples(text, name, Path(folder))
        if now != text and "--write" in sys.argv:
            path.write_text(now, encoding="utf-8")
        elif now != text:
            wrong += 1
            print(f"{name}: a session is out of date; run: python scripts/readme.py --write")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
