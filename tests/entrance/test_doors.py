"""Logging in: where it leads, and what wrong passwords, forged addresses and a crowd come to."""

from __future__ import annotations

import datetime as dt
import logging
import threading

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.entrance import turns
from tests.entrance.conftest import PASSWORD
from tests.support.factories import make_article

LOG_IN, CHANGE = "/admin/login/", "/admin/password_change/"
LIMIT = 6


def attempt(client: Client, password: str, name: str = "editor", typed: str = "", **headers: str):
    form = {"username": name, "password": password, "next": "/search/?q=湖", "typed": typed}
    return client.post(LOG_IN, form, **headers)


def fail(client: Client, times: int, name: str = "editor", **headers: str) -> None:
    for _ in range(times):
        attempt(client, "wrong", name, **headers)


def test_the_right_password_opens_the_page_that_was_asked_for(client: Client, editor: User) -> None:
    assert attempt(client, PASSWORD).headers["Location"] == "/search/?q=%E6%B9%96"


def test_after_six_wrong_passwords_even_the_right_one_is_not_listened_to(client: Client, editor: User) -> None:
    fail(client, LIMIT - 1)
    assert attempt(client, "wrong").status_code == 429
    answer = attempt(client, PASSWORD)
    assert answer.status_code == 429
    assert "_auth_user_id" not in client.session


def test_the_pause_says_until_when_and_keeps_the_form(client: Client, editor: User) -> None:
    fail(client, LIMIT)
    answer = attempt(client, PASSWORD)
    page = answer.content.decode()
    again = timezone.localtime() + dt.timedelta(minutes=15)
    assert any(f"请在 {again + dt.timedelta(minutes=n):%H:%M} 以后再试" in page for n in (0, 1))
    assert 'value="editor"' in page
    assert 'name="next" value="/search/?q=湖"' in page
    assert answer.headers["Retry-After"]


def test_a_name_that_nobody_has_is_answered_alike(client: Client, editor: User) -> None:
    fail(client, LIMIT, name="nobody")
    assert attempt(client, "wrong", name="nobody").status_code == 429


@pytest.mark.parametrize("spelling", ["editor ", " editor", "ｅditor"])
def test_another_spelling_of_a_name_is_the_same_name(client: Client, editor: User, spelling: str) -> None:
    fail(client, LIMIT // 2)
    fail(client, LIMIT // 2, name=spelling)
    assert attempt(client, PASSWORD).status_code == 429


def test_the_pause_ends_by_itself(client: Client, editor: User) -> None:
    fail(client, LIMIT)
    AccessAttempt.objects.update(attempt_time=timezone.now() - dt.timedelta(minutes=16))
    assert attempt(client, PASSWORD).status_code == 302


def test_the_right_password_forgives_the_wrong_ones_before(client: Client, editor: User) -> None:
    fail(client, LIMIT - 1)
    attempt(client, PASSWORD)
    fail(client, LIMIT - 1)
    assert attempt(client, PASSWORD).status_code == 302


def test_others_and_other_addresses_go_on(client: Client, editor: User) -> None:
    User.objects.create_user("second", password=PASSWORD, is_staff=True)
    fail(client, LIMIT)
    assert attempt(Client(), PASSWORD, REMOTE_ADDR="192.0.2.7").status_code == 302
    assert attempt(Client(), PASSWORD, name="second").status_code == 302


def test_an_address_that_the_client_claims_changes_nothing(client: Client, editor: User) -> None:
    for number in range(LIMIT):
        fail(client, 1, HTTP_X_FORWARDED_FOR=f"192.0.2.{number}", HTTP_X_REAL_IP=f"192.0.2.{number}")
    assert attempt(client, PASSWORD, HTTP_X_FORWARDED_FOR="192.0.2.99").status_code == 429


def test_behind_the_named_proxy_each_reader_has_his_own_address(client: Client, editor: User, settings) -> None:
    settings.TRUSTED_PROXY = "127.0.0.1"
    fail(client, LIMIT, HTTP_X_FORWARDED_FOR="192.0.2.1")
    assert attempt(Client(), PASSWORD, HTTP_X_FORWARDED_FOR="192.0.2.1").status_code == 429
    assert attempt(Client(), PASSWORD, HTTP_X_FORWARDED_FOR="192.0.2.2").status_code == 302


def test_what_is_forged_before_the_proxy_s_own_entry_changes_nothing(client: Client, editor: User, settings) -> None:
    settings.TRUSTED_PROXY = "127.0.0.1"
    for number in range(LIMIT):
        fail(client, 1, HTTP_X_FORWARDED_FOR=f"198.51.100.{number}, 192.0.2.1")
    assert attempt(client, PASSWORD, HTTP_X_FORWARDED_FOR="198.51.100.99, 192.0.2.1").status_code == 429


def test_failures_and_pauses_are_logged_and_nothing_typed_is_kept(client: Client, editor: User, caplog) -> None:
    with caplog.at_level(logging.WARNING):
        for _ in range(LIMIT):
            attempt(client, "a-wrong-password", typed="a stranger's text")
    assert "登录失败：用户名 'editor'，来自 127.0.0.1" in caplog.text
    assert "登录暂停：用户名 'editor'，来自 127.0.0.1，连续输错 6 次" in caplog.text
    kept = str(AccessAttempt.objects.values())
    assert "stranger" not in kept + caplog.text
    assert "a-wrong-password" not in kept + caplog.text


def test_a_crowd_at_the_door_is_asked_to_come_again_with_the_form_kept(client: Client, editor: User) -> None:
    with turns.turn(), held_place():
        answer = attempt(client, PASSWORD)
    page = answer.content.decode()
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert "正在登录的人太多" in page
    assert 'value="editor"' in page
    assert PASSWORD not in page
    assert not AccessAttempt.objects.exists()
    assert attempt(client, PASSWORD).status_code == 302


def held_place():
    """Somebody who waits for the turn that another has."""
    return turns._places


def test_only_one_password_is_checked_at_a_time() -> None:
    told: list[bool] = []

    def wait() -> None:
        with turns.turn() as mine:
            told.append(mine)

    waiters = [threading.Thread(target=wait) for _ in range(3)]
    with turns.turn() as mine:
        assert mine
        for waiter in waiters:
            waiter.start()
        for waiter in waiters:
            waiter.join(0.2)
        assert told == [False, False]
    for waiter in waiters:
        waiter.join()
    assert told == [False, False, True]


def test_the_old_password_is_guessed_at_no_faster_than_at_the_door(client: Client, editor: User) -> None:
    client.force_login(editor, "django.contrib.auth.backends.ModelBackend")
    form = {"new_password1": "another-long-one", "new_password2": "another-long-one"}
    for _ in range(LIMIT - 1):
        assert client.post(CHANGE, form | {"old_password": "wrong"}).status_code == 200
    assert client.post(CHANGE, form | {"old_password": "wrong"}).status_code == 429
    assert client.post(CHANGE, form | {"old_password": PASSWORD}).status_code == 429


def test_a_password_is_changed(client: Client, editor: User) -> None:
    client.force_login(editor)
    form = {"old_password": PASSWORD, "new_password1": "another-long-one", "new_password2": "another-long-one"}
    assert client.post(CHANGE, form).headers["Location"] == "/admin/password_change/done/"
    assert attempt(Client(), "another-long-one").status_code == 302


@pytest.mark.parametrize(
    "new", ["1", "eleven-long", "editor123456", "123456789012", "password1234", "editor-editor", "长" * 11]
)
def test_a_weak_password_is_refused(client: Client, editor: User, new: str) -> None:
    client.force_login(editor)
    answer = client.post(CHANGE, {"old_password": PASSWORD, "new_password1": new, "new_password2": new})
    assert answer.status_code == 200
    editor.refresh_from_db()
    assert editor.check_password(PASSWORD)


@pytest.mark.parametrize("weak", ["1", "123456789012", "password1234"])
def test_nobody_is_given_a_weak_password(admin_client: Client, editor: User, weak: str) -> None:
    for address in ("/admin/auth/user/add/", f"/admin/auth/user/{editor.pk}/password/"):
        form = {"username": "new", "usable_password": "true", "password1": weak, "password2": weak}
        assert admin_client.post(address, form).status_code == 200
    assert not User.objects.filter(username="new").exists()


def lands(client: Client, following: str) -> tuple[str, int]:
    """The address after a log-in, and the status there."""
    answer = client.post(f"{LOG_IN}", {"username": "editor", "password": PASSWORD, "next": following}, follow=True)
    return answer.redirect_chain[0][0], answer.status_code


NOWHERE = [
    "/nowhere",
    "/nowhere/",
    "nowhere",
    "//evil.example/",
    "///evil.example",
    "https://evil.example/",
    "http://testserver.evil.example/",
    "\\\\evil.example",
    "javascript:alert(1)",
    "/admin/nowhere/",
    "/admin/articles/nothing/",
    "/admin/auth/",
    "/admin/auth/user/",
    "/admin/auth/user/add/",
    "/admin/auth/user/1/change/",
    "/admin/articles/article/add/",
    "/admin/logout/",
    "/admin/login/",
    "/admin/jsi18n/",
    "/admin/autocomplete/",
    "/admin/r/1/1/",
    "/search/suggest/",
    "/readyz",
    "//[",
    "/issues/0000-00-00/",
    "/%ff",
    "/\x00",
    "",
]


@pytest.mark.parametrize("following", NOWHERE)
def test_a_log_in_that_would_lead_nowhere_leads_to_the_desk(client: Client, editor: User, following: str) -> None:
    assert lands(client, following) == ("/admin/", 200)


def test_a_log_in_leads_to_pages_that_are_there(client: Client, editor: User) -> None:
    article = make_article()
    for following in (
        "/",
        "/issues/2024/",
        article.get_absolute_url(),
        f"/admin/articles/article/{article.pk}/change/",
    ):
        assert lands(Client(), following) == (following, 200)


def test_who_is_signed_in_already_is_led_on(client: Client, editor: User) -> None:
    client.force_login(editor)
    assert client.get(f"{LOG_IN}?next=/issues/").headers["Location"] == "/issues/"
    assert client.get(f"{LOG_IN}?next=/nowhere").headers["Location"] == "/admin/"


def test_before_the_log_in_a_page_of_the_desk_is_kept_in_the_form(client: Client, db: None) -> None:
    asked = client.get("/admin/articles/article/", follow=True)
    assert 'name="next" value="/admin/articles/article/"' in asked.content.decode()
