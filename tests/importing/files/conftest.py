"""The folder that tests of files fill."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder that a test fills and gives as PATH."""
    path = tmp_path / "pages"
    path.mkdir()
    return path
