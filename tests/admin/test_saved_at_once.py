"""Editors who save the same articles through the forms at the same moment; tests.torture.editors has more of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.databases import Migrated
from tests.support.desk_editors import edit_at_once, make_desk, nothing_lost, result

EDITORS, SAVES = 3, 3


@pytest.mark.own_database
def test_nothing_that_they_type_is_lost(migrated: Migrated, tmp_path: Path) -> None:
    with migrated.database("sqlite", tmp_path / "data") as environment:
        keys = make_desk(environment, EDITORS, articles=1)
        told = edit_at_once(environment, tmp_path / "round", keys, EDITORS, 0, SAVES)
        assert nothing_lost(told, result(environment, keys), EDITORS * SAVES), told
