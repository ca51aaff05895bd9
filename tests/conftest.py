"""What tests of several folders share."""

import sys
from pathlib import Path

from hypothesis import settings

settings.register_profile("steady", deadline=None)  # how long one example takes is the machine's affair
settings.load_profile("steady")
sys.path.insert(0, str(Path(__file__).parent))
