"""The roles as rows: the database agrees with the table, whatever archive the migration ran on."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from itertools import pairwise

import pytest
from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from articles.models import DeskRole
from articles.models.rights import ARTICLE_RIGHTS, CORRECTOR, KEEPER, READER, REVIEWER, ROLES, ROLES_IN_WORDS, SIGNER

pytestmark = pytest.mark.django_db

MIGRATION = import_module("articles.migrations.0016_roles")
DAYS = import_module("articles.migrations.0020_days")


@pytest.fixture(autouse=True)
def no_kind_remembered() -> Iterator[None]:
    """Django keeps in memory what kinds of rows there are, those too that the end of a test takes back."""
    yield
    ContentType.objects.clear_cache()


def in_database() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {group.name: set() for group in Group.objects.all()}
    given = Permission.objects.filter(group__isnull=False)
    for role, app, name in given.values_list("group__name", "content_type__app_label", "codename"):
        found[role].add(f"{app}.{name}")
    return found


def migrate() -> None:
    MIGRATION.make_roles(apps, None)
    DAYS.give_rights(apps, None)


def test_the_database_has_the_roles_of_the_table() -> None:
    assert in_database() == ROLES


def test_on_a_new_database_the_migration_makes_the_permissions_that_django_would_make() -> None:
    """Django makes its own after all migrations; those that stand there already are not made twice."""
    made = set(Permission.objects.values_list("content_type", "codename", "name"))
    Group.objects.all().delete()
    Permission.objects.all().delete()
    ContentType.objects.all().delete()
    ContentType.objects.clear_cache()
    migrate()
    assert in_database() == ROLES
    ContentType.objects.clear_cache()
    for app in ("articles", "auth"):
        create_permissions(apps.get_app_config(app), verbosity=0)
    names = Permission.objects.filter(content_type__app_label__in=("articles", "auth"))
    assert len(made) >= names.count() == names.values("content_type", "codename").distinct().count()
    assert {(one.codename, one.name) for one in names} <= {(codename, name) for _, codename, name in made}


def test_every_right_of_a_role_is_declared_by_a_model() -> None:
    declared = {
        f"{kind._meta.app_label}.{name}"
        for kind in apps.get_models()
        for name in (
            *(f"{verb}_{kind._meta.model_name}" for verb in kind._meta.default_permissions),
            *(name for name, _ in kind._meta.permissions),
        )
    }
    assert {role: rights - declared for role, rights in ROLES.items() if rights - declared} == {}


def test_run_again_it_changes_nothing() -> None:
    group = Group.objects.get(name=READER)
    before = set(group.permissions.values_list("pk", flat=True)), Permission.objects.count(), group.pk
    migrate()
    group = Group.objects.get(name=READER)
    assert (set(group.permissions.values_list("pk", flat=True)), Permission.objects.count(), group.pk) == before
    assert in_database() == ROLES


def test_a_group_of_that_name_stays_as_an_installation_made_it() -> None:
    Group.objects.all().delete()
    own = Group.objects.create(name=SIGNER)
    own.permissions.set(Permission.objects.filter(codename="view_issue"))
    migrate()
    assert in_database() == ROLES | {SIGNER: {"articles.view_issue"}}


def test_what_is_frozen_in_the_migration_says_the_same_as_the_table() -> None:
    frozen = {role: {f"{app}.{name}" for app, _, name in rights} for role, rights in MIGRATION.ROLES.items()}
    for rights in frozen.values():
        rights |= {f"articles.{verb}_knownday" for verb in DAYS.VERBS if f"articles.{verb}_issue" in rights}
    assert (frozen, MIGRATION.ARTICLE_RIGHTS) == (ROLES, ARTICLE_RIGHTS)


def test_a_role_that_an_installation_has_cut_down_is_given_nothing_by_the_days() -> None:
    group = Group.objects.get(name=SIGNER)
    group.permissions.set(Permission.objects.filter(codename__in=["view_issue", "change_issue"]))
    DAYS.give_rights(apps, None)
    assert in_database() == ROLES | {SIGNER: {"articles.view_issue", "articles.change_issue"}}


def test_each_role_of_the_newsroom_may_all_that_the_one_before_it_may() -> None:
    newsroom = [ROLES[name] for name in (READER, CORRECTOR, REVIEWER, SIGNER)]
    assert all(less < more for less, more in pairwise(newsroom))


def test_who_keeps_the_accounts_has_no_right_of_the_newsroom_and_deletes_nobody() -> None:
    assert ROLES[KEEPER] & ROLES[SIGNER] == set()
    assert [right for right in ROLES[KEEPER] if "delete" in right or "change_group" in right] == []


def test_every_role_is_told_in_words_in_the_order_of_the_table() -> None:
    assert list(ROLES_IN_WORDS) == list(ROLES)
    Group.objects.create(name="一组")
    assert [role.name for role in DeskRole.objects.in_order()] == [*ROLES, "一组"]


def test_a_role_that_was_widened_is_none_of_the_five_any_more() -> None:
    Group.objects.get(name=READER).permissions.add(Permission.objects.get(codename="delete_user"))
    Group.objects.get(name=CORRECTOR).permissions.clear()
    assert {role.name for role in DeskRole.objects.as_made()} == ROLES.keys() - {READER}
