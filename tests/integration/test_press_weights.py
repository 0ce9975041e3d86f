"""The weights by which the press desk finds the sitting an article is about are those that are learned from what is kept."""

import subprocess
import sys
from pathlib import Path

TOOL = Path(__file__).parents[2] / "tools" / "press_weights.py"


def test_the_shipped_weights_can_be_made_again() -> None:
    made = subprocess.run([sys.executable, str(TOOL), "--check"], capture_output=True, text=True, check=False)
    assert (made.returncode, made.stdout) == (0, "as learned\n"), made.stderr
