"""Whoever keeps the accounts puts others into the five roles without holding what they allow, and does no more."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from articles.models.rights import CHANGE_VISIBILITY, KEEPER, READER, ROLES, SIGNER
from tests.admin.forms import address, typed
from tests.admin.test_accounts import MANAGING, PASSWORD, rights

pytestmark = pytest.mark.django_db


def in_role(name: str, *roles: str, **fields: Any) -> User:
    user = User.objects.create_user(name, **({"is_staff": True} | fields))
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


def keys(*names: str) -> list[int]:
    return list(Group.objects.filter(name__in=names).values_list("pk", flat=True))


def roles_of(user: User) -> set[str]:
    return set(User.objects.get(pk=user.pk).groups.values_list("name", flat=True))


@pytest.fixture
def keeper(db: None) -> User:
    return in_role("keeper", KEEPER)


@pytest.fixture
def client(keeper: User) -> Client:
    client = Client()
    client.force_login(keeper)
    return client


@pytest.mark.parametrize("role", ROLES)
def test_each_role_can_be_given_to_somebody_else_and_taken_again(client: Client, role: str) -> None:
    user = in_role("novice")
    assert client.post(address(user), typed(client, user, groups=keys(role))).status_code == 302
    assert User.objects.get(pk=user.pk).get_all_permissions() == ROLES[role]
    assert client.post(address(user), typed(client, user, groups=[])).status_code == 302
    assert User.objects.get(pk=user.pk).get_all_permissions() == set()


def test_who_gave_and_took_which_role_from_whom_stands_in_the_log(client: Client, keeper: User) -> None:
    user = in_role("novice", READER)
    client.post(address(user), typed(client, user, groups=keys(SIGNER)))
    entry = LogEntry.objects.get(object_id=str(user.pk))
    said = entry.get_change_message()
    assert (entry.user, entry.object_repr) == (keeper, "novice")
    assert said.endswith(f"添加了 角色“{SIGNER}”。 删除了 角色“{READER}”。")


def test_making_an_account_and_its_password_stand_in_the_log(client: Client, keeper: User) -> None:
    client.post("/admin/auth/user/add/", {"username": "newcomer"} | PASSWORD)
    user = User.objects.get(username="newcomer")
    client.post(f"/admin/auth/user/{user.pk}/password/", PASSWORD)
    assert LogEntry.objects.filter(user=keeper, object_id=str(user.pk)).count() == 2


@pytest.mark.parametrize("role", ROLES)
def test_who_is_in_a_role_is_managed(client: Client, role: str) -> None:
    user = in_role("colleague", role)
    assert client.post(address(user), typed(client, user, is_active=False)).status_code == 302
    assert client.post(f"/admin/auth/user/{user.pk}/password/", PASSWORD).status_code == 302
    user.refresh_from_db()
    assert (user.is_active, user.check_password(PASSWORD["password1"]), roles_of(user)) == (False, True, {role})


@pytest.mark.parametrize("also", [(), (READER,)])
@pytest.mark.parametrize("role", sorted(ROLES.keys() - {KEEPER, READER}))
def test_nobody_gives_himself_a_role(client: Client, keeper: User, role: str, also: tuple[str, ...]) -> None:
    keeper.groups.add(*keys(*also))
    form = client.get(address(keeper))
    assert f"{role}：" not in form.content.decode()
    client.post(address(keeper), typed(client, keeper, groups=keys(KEEPER, role, *also)))
    assert roles_of(keeper) == {KEEPER, *also}


def test_a_new_account_has_no_right_and_no_role_whatever_is_sent_with_it(client: Client) -> None:
    more = {"groups": keys(SIGNER), "user_permissions": [right.pk for right in rights(CHANGE_VISIBILITY)]}
    client.post("/admin/auth/user/add/", {"username": "newcomer", "is_superuser": "on"} | PASSWORD | more)
    user = User.objects.get(username="newcomer")
    assert (user.is_superuser, user.is_staff, user.get_all_permissions(), roles_of(user)) == (
        False,
        False,
        set(),
        set(),
    )


def superuser() -> User:
    return User.objects.create_superuser("boss")


def superuser_in_a_role() -> User:
    return in_role("boss", READER, is_superuser=True)


def with_a_right_of_its_own() -> User:
    """One that a role gives too: what was given apart from roles is not his to give, nor to drop."""
    user = in_role("mightier", READER)
    user.user_permissions.set(rights("view_issue"))
    return user


def in_a_group_of_the_installation() -> User:
    group = Group.objects.create(name="值班组")
    group.permissions.set(rights("view_issue"))
    return in_role("mightier", READER, "值班组")


def in_a_role_that_was_widened() -> User:
    Group.objects.get(name=READER).permissions.add(*rights("delete_user"))
    return in_role("mightier", READER)


@pytest.mark.parametrize(
    "make",
    [
        superuser,
        superuser_in_a_role,
        with_a_right_of_its_own,
        in_a_group_of_the_installation,
        in_a_role_that_was_widened,
    ],
)
def test_who_holds_more_than_roles_is_out_of_reach(client: Client, make: Any) -> None:
    user = make()
    before = (user.password, user.is_active, roles_of(user))
    posts = {address(user): {"username": user.username}, f"/admin/auth/user/{user.pk}/password/": PASSWORD}
    assert [client.post(place, post).status_code for place, post in posts.items()] == [403, 403]
    assert client.get(address(user)).status_code == 200
    user.refresh_from_db()
    assert (user.password, user.is_active, roles_of(user)) == before


@pytest.mark.parametrize("role", ["值班组", READER])
def test_a_group_that_gives_more_than_a_role_is_not_given(client: Client, role: str) -> None:
    group = Group.objects.get_or_create(name=role)[0]
    group.permissions.add(*rights("delete_user"))
    user = in_role("novice")
    client.post(address(user), typed(client, user, groups=[group.pk]))
    assert roles_of(user) == set()


@pytest.mark.parametrize("right", sorted(ROLES[SIGNER]))
def test_no_right_of_a_role_is_given_by_itself(client: Client, right: str) -> None:
    user = in_role("novice")
    key = Permission.objects.get(codename=right.partition(".")[2]).pk
    client.post(address(user), typed(client, user, user_permissions=[key]))
    assert User.objects.get(pk=user.pk).get_all_permissions() == set()


def test_a_group_that_gives_nothing_he_lacks_stays_where_it_was(client: Client) -> None:
    Group.objects.create(name="通讯录")
    user = in_role("colleague", "通讯录", READER)
    client.post(address(user), typed(client, user, groups=keys("通讯录", SIGNER)))
    assert roles_of(user) == {"通讯录", SIGNER}


@pytest.mark.parametrize("role", ROLES)
def test_what_a_role_may_do_is_changed_by_superusers_only(client: Client, role: str) -> None:
    group = Group.objects.get(name=role)
    before = set(group.permissions.all())
    more = {"name": role, "permissions": [right.pk for right in rights("delete_user")], "opened_state": ""}
    places = [address(group), address(group, "delete"), "/admin/auth/group/add/"]
    assert [client.post(place, more | {"post": "yes"}).status_code for place in places] == [403, 403, 403]
    assert set(Group.objects.get(name=role).permissions.all()) == before


def test_who_manages_accounts_without_the_right_to_hand_out_roles_gives_none() -> None:
    manager = User.objects.create_user("manager", is_staff=True)
    manager.user_permissions.set(rights(*MANAGING))
    client = Client()
    client.force_login(manager)
    user = in_role("novice")
    client.post(address(user), typed(client, user, groups=keys(SIGNER)))
    assert roles_of(user) == set()


def test_a_role_that_was_taken_away_meanwhile_gives_nothing_any_more(client: Client, keeper: User) -> None:
    user = in_role("novice")
    post = typed(client, user, groups=keys(SIGNER))
    keeper.groups.clear()
    assert client.post(address(user), post).status_code == 403
    assert roles_of(user) == set()


def test_an_account_that_was_made_a_superuser_meanwhile_is_out_of_reach(client: Client) -> None:
    user = in_role("novice")
    post = typed(client, user, groups=keys(SIGNER))
    User.objects.filter(pk=user.pk).update(is_superuser=True)
    assert client.post(address(user), post).status_code == 403
    assert roles_of(user) == set()


def test_the_form_says_what_each_role_allows_in_the_order_of_the_table_and_before_single_rights(client: Client) -> None:
    page = client.get(address(in_role("novice"))).content.decode()
    places = [page.index(f"{role}：") for role in ROLES]
    assert places == sorted(places)
    assert places[-1] < page.index("角色之外单给的权限")


def test_the_list_of_accounts_names_their_roles(client: Client) -> None:
    in_role("colleague", READER, SIGNER)
    assert f"{READER}、{SIGNER}" in client.get("/admin/auth/user/").content.decode()
