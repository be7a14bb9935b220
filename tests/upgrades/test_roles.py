"""An archive of an earlier release has the roles, and its accounts no other right than they had."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from articles.models.rights import ROLES
from tests.upgrades.archives import RELEASES, copy_upgraded, load, own_settings

GIVEN = """select p.codename from auth_permission p where p.id in
    (select permission_id from auth_user_user_permissions
     union select permission_id from auth_group_permissions g join auth_user_groups u on u.group_id = g.group_id)"""
OF_ROLES = """select g.name, c.app_label || '.' || p.codename from auth_group g
    join auth_group_permissions l on l.group_id = g.id join auth_permission p on p.id = l.permission_id
    join django_content_type c on c.id = p.content_type_id"""


@pytest.fixture(params=RELEASES)
def archives(request: pytest.FixtureRequest, shared_folder: Path, tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """Before the upgrade and after it."""
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    after.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        own_settings(patch)
        load(request.param, before)
        copy_upgraded(shared_folder, request.param, after)
        yield before, after


def ask(data: Path, question: str) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(data / "db.sqlite3")) as database:
        return sorted(database.execute(question))


def test_it_has_the_roles(archives: tuple[Path, Path]) -> None:
    assert ask(archives[1], OF_ROLES) == sorted((role, right) for role, rights in ROLES.items() for right in rights)


def test_nobody_has_another_right_than_before(archives: tuple[Path, Path]) -> None:
    before, after = archives
    assert ask(before, GIVEN) == ask(after, GIVEN)
    assert ask(before, "select username, is_superuser from auth_user") == ask(
        after, "select username, is_superuser from auth_user"
    )
