"""The sessions of the READMEs are true."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_sessions_are_true() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "scripts" / "readme.py")], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
