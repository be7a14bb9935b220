"""A code after the password: until then nobody is logged in, whatever is asked for."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.conf import settings as configured
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.entrance import recovery_codes
from articles.models import Article
from tests.entrance.conftest import PASSWORD
from tests.support.authenticator import enrolled, log_in_by_both, shown, wrong_for
from tests.support.factories import make_article

LOG_IN, STEP, ENROL = "/admin/login/", "/admin/login/step/", "/admin/two-step/device/"
LIST = "/admin/articles/article/"
LIMIT = 6


@pytest.fixture
def device(editor: User) -> TOTPDevice:
    return enrolled(editor)


def type_password(client: Client, there: str = LIST, **more: Any):
    return client.post(f"{LOG_IN}?next={there}", {"username": "editor", "password": PASSWORD} | more)


def type_code(client: Client, code: str, there: str = LIST, **more: Any):
    """After a while: who has just been wrong must wait."""
    for kind in (TOTPDevice, StaticDevice):
        kind.objects.update(throttling_failure_timestamp=timezone.now() - dt.timedelta(hours=1))
    return client.post(f"{STEP}?next={there}", {"code": code} | more)


def is_in(client: Client) -> bool:
    return client.get(LIST).status_code == 200


def test_the_password_alone_logs_nobody_in_who_has_an_authenticator(client: Client, device: TOTPDevice) -> None:
    asked = type_password(client)
    assert asked.headers["Location"] == "/admin/login/step/?next=%2Fadmin%2Farticles%2Farticle%2F"
    assert SESSION_KEY not in client.session
    page = client.get(asked.headers["Location"]).content.decode()
    assert 'autocomplete="one-time-code"' in page
    assert 'inputmode="numeric"' in page
    assert not is_in(client)


def test_the_code_opens_the_page_that_was_asked_for(client: Client, device: TOTPDevice) -> None:
    type_password(client)
    assert type_code(client, shown(device.key)).headers["Location"] == LIST
    assert is_in(client)


@pytest.mark.parametrize("written", ["{} {}", "{}-{}"])
def test_a_code_is_known_however_it_is_written(client: Client, device: TOTPDevice, written: str) -> None:
    type_password(client)
    code = shown(device.key)
    assert type_code(client, written.format(code[:3], code[3:])).status_code == 302


def test_full_width_digits_are_digits(client: Client, device: TOTPDevice) -> None:
    type_password(client)
    wide = shown(device.key).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    assert type_code(client, wide).status_code == 302


@pytest.mark.parametrize(("steps", "status"), [(-2, 200), (-1, 302), (1, 302), (3, 200)])
def test_a_clock_that_is_half_a_minute_wrong_is_near_enough(
    client: Client, device: TOTPDevice, monkeypatch, steps: int, status: int
) -> None:
    now = time.time() // 30 * 30 + 15
    monkeypatch.setattr("time.time", lambda: now)
    type_password(client)
    assert type_code(client, shown(device.key, steps)).status_code == status


def test_a_code_opens_once(client: Client, device: TOTPDevice) -> None:
    code = shown(device.key)
    for status in (302, 200):
        browser = Client()
        type_password(browser)
        assert type_code(browser, code).status_code == status


def test_the_session_has_another_key_at_each_step(client: Client, device: TOTPDevice) -> None:
    client.session.save()
    keys = [client.session.session_key]
    type_password(client)
    keys.append(client.session.session_key)
    type_code(client, shown(device.key))
    keys.append(client.session.session_key)
    assert len(set(keys)) == 3


def test_a_wrong_code_shows_the_form_again_and_makes_the_next_one_wait(client: Client, device: TOTPDevice) -> None:
    type_password(client)
    answer = type_code(client, wrong_for(device.key))
    assert (answer.status_code, "验证码不对" in answer.content.decode()) == (200, True)
    hurried = client.post(STEP, {"code": shown(device.key)})
    assert (hurried.status_code, "秒再试" in hurried.content.decode()) == (429, True)
    assert not is_in(client)


def test_what_is_no_code_at_all_is_said_and_counts_for_nothing(client: Client, device: TOTPDevice) -> None:
    type_password(client)
    for typed in ("", "12345", "abcdef", "1" * 21, "六" * 6):
        assert type_code(client, typed).status_code == 200
    assert not AccessAttempt.objects.exists()
    assert type_code(client, shown(device.key)).status_code == 302


def test_wrong_codes_count_as_wrong_passwords_do_and_a_right_password_forgives_none(
    client: Client, device: TOTPDevice
) -> None:
    wrong = wrong_for(device.key)
    for _ in range(LIMIT - 1):
        type_password(client)
        assert type_code(client, wrong).status_code == 200
    assert type_code(client, wrong).status_code == 429
    locked = type_code(client, shown(device.key))
    assert (locked.status_code, "暂停登录" in locked.content.decode()) == (429, True)
    assert type_password(client).status_code == 429


def test_the_code_forgives_what_was_wrong_before(client: Client, device: TOTPDevice) -> None:
    type_password(client)
    type_code(client, wrong_for(device.key))
    type_code(client, shown(device.key))
    assert not AccessAttempt.objects.exists()


def test_a_recovery_code_opens_once_and_says_how_many_are_left(
    client: Client, editor: User, device: TOTPDevice
) -> None:
    code = recovery_codes.made(editor)[3]
    type_password(client)
    type_code(client, code)
    assert "还剩 9 个" in client.get(LIST).content.decode()
    again = Client()
    type_password(again)
    assert type_code(again, code).status_code == 200


def test_a_recovery_code_is_stored_as_what_nobody_can_type(editor: User, device: TOTPDevice) -> None:
    codes = {code.replace(" ", "") for code in recovery_codes.made(editor)}
    kept = set(StaticToken.objects.values_list("token", flat=True))
    assert (len(codes), len(kept)) == (10, 10)
    assert not any(part in token for code in codes for part in (code[:6], code[-6:]) for token in kept)


def test_another_person_s_codes_open_nothing(client: Client, device: TOTPDevice) -> None:
    other = User.objects.create_user("other", is_staff=True)
    others = enrolled(other)
    type_password(client)
    for code in (recovery_codes.made(other)[0], shown(others.key)):
        assert code == shown(device.key) or type_code(client, code).status_code == 200


def test_who_waits_too_long_types_the_password_again(client: Client, device: TOTPDevice) -> None:
    type_password(client)
    session = client.session
    session["halfway"] = session["halfway"] | {"at": time.time() - 31 * 60}
    session.save()
    assert client.get(STEP).headers["Location"].startswith(LOG_IN)
    answer = type_code(client, shown(device.key))
    assert (answer.status_code, 'id="login-form"' in answer.content.decode()) == (403, True)
    assert not is_in(client)


@pytest.mark.parametrize("change", ["password", "is_active"])
def test_a_log_in_that_is_half_done_ends_with_the_password_and_with_the_account(
    client: Client, editor: User, device: TOTPDevice, change: str
) -> None:
    type_password(client)
    if change == "password":
        editor.set_password("another-long-one")
    else:
        editor.is_active = False
    editor.save()
    assert type_code(client, shown(device.key)).status_code == 403


def test_leaving_ends_a_log_in_that_is_half_done(client: Client, device: TOTPDevice) -> None:
    type_password(client)
    assert client.post("/admin/logout/").status_code == 200
    assert 'id="login-form"' in client.get(LOG_IN).content.decode()


def test_another_person_may_log_in_in_its_place(client: Client, device: TOTPDevice) -> None:
    User.objects.create_user("second", password=PASSWORD, is_staff=True)
    type_password(client)
    client.post(LOG_IN, {"username": "second", "password": PASSWORD})
    assert client.get("/admin/").context["user"].get_username() == "second"


def test_a_log_in_that_is_half_done_is_asked_for_its_code_wherever_it_goes(client: Client, device: TOTPDevice) -> None:
    type_password(client)
    page = client.get(LIST, follow=True)
    assert 'id="step-form"' in page.content.decode()
    assert 'action="/admin/login/step/?next=%2Fadmin%2Farticles%2Farticle%2F"' in page.content.decode()


def test_a_session_from_before_the_setting_is_a_stranger_s(client: Client, editor: User, settings) -> None:
    client.force_login(editor)
    assert is_in(client)
    settings.REQUIRE_TOTP = True
    assert client.get(LIST).headers["Location"].startswith(LOG_IN)


def test_a_session_from_before_the_authenticator_is_a_stranger_s(client: Client, editor: User) -> None:
    client.force_login(editor)
    enrolled(editor)
    assert not is_in(client)


def test_with_another_authenticator_the_session_of_the_former_is_over(client: Client, editor: User) -> None:
    log_in_by_both(client, editor)
    assert is_in(client)
    TOTPDevice.objects.all().delete()
    assert not is_in(client)
    enrolled(editor)
    assert not is_in(client)


def held_back() -> Article:
    return make_article(visibility="held", headline="湖边渡口等人决定")


SEEN = [
    "/",
    "/search/?q=湖边渡口",
    "/search/?q=湖边渡口&format=csv",
    "/search/?q=湖边渡口&format=jsonl",
    "{}",
    "{}.json",
]


def test_without_the_second_step_staff_see_what_a_stranger_sees(client: Client, editor: User, settings) -> None:
    from tests.search.asking import index_all

    article = held_back()
    index_all()
    settings.REQUIRE_TOTP = True
    addresses = [address.replace("{}/", "{}").format(f"/a/{article.permalink_id}") for address in SEEN]
    addresses = [
        address + "/" if address.startswith("/a/") and "." not in address else address for address in addresses
    ]
    stranger = [answered(Client(), address) for address in addresses]
    client.force_login(editor)
    assert [answered(client, address) for address in addresses] == stranger
    type_password(client)
    assert [answered(client, address) for address in addresses] == stranger
    log_in_by_both(client, editor)
    assert [answered(client, address) for address in addresses] != stranger


def answered(client: Client, address: str) -> tuple[int, bool, bool]:
    """The status, and whether the article that waits is named; what was asked for is named anyhow."""
    answer = client.get(address)
    text = (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()
    return answer.status_code, "等人决定" in text, "待定" in text


def test_an_archive_of_staff_alone_shows_nothing_before_the_second_step(
    client: Client, device: TOTPDevice, settings
) -> None:
    settings.VISIBILITY, settings.ASKS_FOR_LOG_IN = "staff", True
    settings.MIDDLEWARE = [*configured.MIDDLEWARE, "django.contrib.auth.middleware.LoginRequiredMiddleware"]
    type_password(client, "/reporters/")
    assert client.get("/reporters/").headers["Location"].startswith(LOG_IN)
    assert client.get(STEP).status_code == 200
    type_code(client, shown(device.key), "/reporters/")
    assert client.get("/reporters/").status_code == 200
