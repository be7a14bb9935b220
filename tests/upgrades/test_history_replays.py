"""After an upgrade every article has its whole history, and replaying it gives the row."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.processes import ROOT, environment
from tests.upgrades.archives import RELEASES, copy_upgraded, own_settings


@pytest.fixture(scope="module", params=RELEASES)
def histories(
    request: pytest.FixtureRequest, shared_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Any]]:
    data = tmp_path_factory.mktemp(request.param)
    with pytest.MonkeyPatch.context() as patch:
        own_settings(patch)
        copy_upgraded(shared_folder, request.param, data)
        settings = environment(data, DJANGO_SETTINGS_MODULE="newsroom.settings")
        command = [sys.executable, "-m", "tests.upgrades.histories"]
        told = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, timeout=120)
        assert told.returncode == 0, told.stderr
        yield json.loads(told.stdout)


def test_every_article_has_a_revision_of_each_of_its_versions(histories: dict[str, Any]) -> None:
    whole = {link: list(range(1, history["version"] + 1)) for link, history in histories.items()}
    assert {link: history["versions"] for link, history in histories.items()} == whole


def test_replaying_from_the_first_version_gives_the_row(histories: dict[str, Any]) -> None:
    wrong = {link: history for link, history in histories.items() if history["replayed"] != history["state"]}
    assert wrong == {}
    assert histories
