"""A folder that tests have served by processes of its own."""

from pathlib import Path

import pytest

from comity.cli.main import main

from . import conftest


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """Return the folder of an exercise."""
    (tmp_path / "rules.toml").write_bytes(conftest.REGIME)
    assert main(["new", str(tmp_path / "council"), "--regime", str(tmp_path / "rules.toml"), "--slug", "council"]) == 0
    return tmp_path / "council"
