"""Whose account who may change: nobody gives anybody what he does not hold, and superusers are out of reach."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from articles.models.rights import SIGNER
from tests.admin.forms import address, typed

pytestmark = pytest.mark.django_db

MANAGING = ["add_user", "change_user", "delete_user", "view_user", "add_group", "change_group", "delete_group"]
PASSWORD = {"password1": "ein-sehr-langes-wort", "password2": "ein-sehr-langes-wort", "usable_password": "true"}


def rights(*names: str) -> list[Permission]:
    return list(Permission.objects.filter(codename__in=names))


@pytest.fixture
def manager(db: None) -> User:
    user = User.objects.create_user("manager", is_staff=True)
    user.user_permissions.set(rights(*MANAGING, "change_article"))
    return user


@pytest.fixture
def client(manager: User) -> Client:
    client = Client()
    client.force_login(manager)
    return client


def superuser() -> User:
    return User.objects.create_superuser("boss")


def mightier() -> User:
    user = User.objects.create_user("mightier", is_staff=True)
    user.user_permissions.set(rights("change_visibility"))
    return user


def mightier_by_group() -> User:
    user = User.objects.create_user("grouped", is_staff=True)
    group = Group.objects.create(name="值班组")
    group.permissions.set(rights("change_visibility"))
    user.groups.add(group)
    return user


def sleeping() -> User:
    """An account that is switched off has no permissions until somebody switches it on."""
    user = mightier()
    user.is_active = False
    user.save()
    return user


@pytest.mark.parametrize("make", [superuser, mightier, mightier_by_group, sleeping])
def test_who_holds_more_is_out_of_reach(client: Client, make: Any) -> None:
    user = make()
    before = (user.password, user.email, user.is_active)
    posts = {
        address(user): {"username": user.username, "email": "mine@example.org", "is_active": "on"},
        f"/admin/auth/user/{user.pk}/password/": PASSWORD,
        address(user, "delete"): {"post": "yes"},
    }
    assert {place: client.post(place, post).status_code for place, post in posts.items()} == dict.fromkeys(posts, 403)
    user.refresh_from_db()
    assert (user.password, user.email, user.is_active) == before


def test_who_holds_no_more_is_managed(client: Client) -> None:
    user = User.objects.create_user("novice")
    user.user_permissions.set(rights("change_article"))
    assert client.post(address(user), typed(client, user, first_name="明")).status_code == 302
    assert client.post(f"/admin/auth/user/{user.pk}/password/", PASSWORD).status_code == 302
    user.refresh_from_db()
    assert (user.first_name, user.check_password(PASSWORD["password1"])) == ("明", True)
    assert client.post(address(user, "delete"), {"post": "yes"}).status_code == 302


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("given", ["is_superuser", "permission", "group"])
def test_nobody_gives_what_he_does_not_hold(client: Client, manager: User, own: bool, given: str) -> None:
    user = manager if own else User.objects.create_user("novice", is_staff=True)
    group = Group.objects.create(name="值班组")
    group.permissions.set(rights("change_visibility"))
    extra = {
        "is_superuser": {"is_superuser": "on"},
        "permission": {"user_permissions": [right.pk for right in rights("change_visibility")]},
        "group": {"groups": [group.pk]},
    }[given]
    client.post(address(user), typed(client, user, is_staff="on", is_active="on") | extra)
    user = User.objects.get(pk=user.pk)
    assert (user.is_superuser, user.has_perm("articles.change_visibility")) == (False, False)


def test_what_one_holds_can_be_given(client: Client) -> None:
    user = User.objects.create_user("novice", is_staff=True)
    own = [right.pk for right in rights("change_article")]
    client.post(address(user), typed(client, user, user_permissions=own))
    assert User.objects.get(pk=user.pk).has_perm("articles.change_article")


def test_a_group_grows_no_further_than_the_rights_of_who_edits_it(client: Client, manager: User) -> None:
    group = Group.objects.create(name="校对组")
    manager.groups.add(group)
    more = [right.pk for right in rights("change_visibility")]
    client.post(address(group), typed(client, group, permissions=more))
    client.post("/admin/auth/group/add/", {"opened_state": "new", "name": "自封", "permissions": more})
    given = Group.objects.filter(permissions__codename="change_visibility")
    assert set(given.values_list("name", flat=True)) == {SIGNER}


def test_a_group_that_holds_more_is_out_of_reach(client: Client) -> None:
    group = Group.objects.create(name="值班组")
    group.permissions.set(rights("change_visibility"))
    assert client.post(address(group), {"opened_state": "", "name": "改名"}).status_code == 403
    assert client.post(address(group, "delete"), {"post": "yes"}).status_code == 403


def test_a_superuser_manages_everybody(admin_client: Client) -> None:
    user = superuser()
    assert admin_client.post(address(user), typed(admin_client, user, first_name="明")).status_code == 302
    novice = User.objects.create_user("novice")
    admin_client.post(address(novice), typed(admin_client, novice, is_superuser="on"))
    novice.refresh_from_db()
    assert novice.is_superuser


@pytest.mark.parametrize("overtaking", ["email", "groups"])
def test_two_who_change_one_account_do_not_overwrite_each_other(admin_client: Client, overtaking: str) -> None:
    user = User.objects.create_user("novice")
    post = typed(admin_client, user, first_name="打了很久的字")
    if overtaking == "email":
        admin_client.post(address(user), typed(admin_client, user, email="new@example.org"))
    else:
        user.groups.add(Group.objects.create(name="校对组"))
    page = admin_client.post(address(user), post).content.decode()
    assert ("没有保存" in page, "打了很久的字" in page) == (True, True)
    assert User.objects.get(pk=user.pk).first_name == ""


def test_a_log_in_meanwhile_is_no_change_of_the_account(admin_client: Client) -> None:
    user = User.objects.create_user("novice")
    post = typed(admin_client, user, first_name="明")
    Client().force_login(user)
    user.refresh_from_db()
    assert user.last_login
    assert admin_client.post(address(user), post).status_code == 302


def test_two_who_change_one_group_do_not_overwrite_each_other(admin_client: Client) -> None:
    group = Group.objects.create(name="校对组")
    post = typed(admin_client, group, name="校对")
    group.permissions.set(rights("change_article"))
    assert "没有保存" in admin_client.post(address(group), post).content.decode()
    assert group.permissions.count() == 1


def test_rights_are_told_in_words(admin_client: Client) -> None:
    page = admin_client.get("/admin/auth/group/add/").content.decode()
    assert "稿件：修改" in page
    assert "稿件：可以决定稿件公开、内部或撤下" in page
    assert "Can change" not in page
