"""An authenticator is enrolled, replaced, and reset; recovery codes are shown once."""

from __future__ import annotations

import re
from base64 import b32decode
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.entrance import recovery_codes
from articles.entrance.enrolling import offered
from tests.entrance.conftest import PASSWORD
from tests.entrance.test_second_step import ENROL, LIST, LOG_IN, is_in, type_code, type_password
from tests.support.authenticator import enrolled, log_in_by_both, shown, wrong_for

TWO_STEP = "/admin/two-step/"


def key_on(page: str) -> str:
    """The key as somebody types it off the page, in hexadecimal digits as it is stored."""
    groups = re.search(r'<code class="key">([A-Z2-7]{4}(?: [A-Z2-7]{4}){7})</code>', page)
    assert groups
    return b32decode(groups[1].replace(" ", "")).hex()


def codes_on(page: str) -> list[str]:
    return re.findall(r"<li><code>((?:\d{5} ){3}\d{5})</code></li>", page)


@pytest.fixture
def required(settings) -> None:
    settings.REQUIRE_TOTP = True


def open_enrolment(client: Client) -> str:
    """The key that somebody is offered who has typed his password and has no authenticator."""
    return key_on(client.get(type_password(client).headers["Location"]).content.decode())


def test_whoever_has_none_yet_is_led_to_enrol_one_and_nowhere_else(client: Client, editor: User, required) -> None:
    asked = type_password(client)
    assert asked.headers["Location"].startswith(ENROL)
    page = client.get(asked.headers["Location"]).content.decode()
    assert "<svg" in page
    assert key_on(page)
    assert not is_in(client)
    assert client.get("/admin/login/step/").headers["Location"].startswith(ENROL)


def test_the_code_of_the_phone_enrols_it_logs_in_and_shows_ten_codes_once(
    client: Client, editor: User, required
) -> None:
    key = open_enrolment(client)
    done = client.post(f"{ENROL}?next={LIST}", {"code": shown(key)})
    codes = codes_on(done.content.decode())
    assert (done.status_code, len(set(codes))) == (200, 10)
    assert "no-store" in done.headers["Cache-Control"]
    assert is_in(client)
    assert client.post(f"/admin/login/step/?next={LIST}").headers["Location"] == LIST
    later = Client()
    assert type_password(later).headers["Location"].startswith("/admin/login/step/")
    assert type_code(later, codes[0]).status_code == 302
    for address in (TWO_STEP, ENROL):
        assert not any(code in client.get(address).content.decode() for code in codes)


def test_the_code_that_enrolled_opens_nothing_more(client: Client, editor: User, required) -> None:
    code = shown(open_enrolment(client))
    client.post(ENROL, {"code": code})
    again = Client()
    type_password(again)
    assert type_code(again, code).status_code == 200


def test_a_wrong_code_enrols_nothing_and_the_key_stays(client: Client, editor: User, required) -> None:
    key = open_enrolment(client)
    for code in (wrong_for(key), "12345", "²" * 6):
        page = client.post(ENROL, {"code": code}).content.decode()
        assert "不是这个验证器现在的验证码" in page
        assert key_on(page) == key
    assert not TOTPDevice.objects.exists()


def test_every_browser_is_offered_a_key_of_its_own(editor: User, required) -> None:
    assert open_enrolment(Client()) != open_enrolment(Client())


def test_who_enrols_later_than_somebody_else_with_the_same_password_enrols_nothing(editor: User, required) -> None:
    first, second = Client(), Client()
    keys = [open_enrolment(first), open_enrolment(second)]
    first.post(ENROL, {"code": shown(keys[0])})
    assert second.post(ENROL, {"code": shown(keys[1])}).headers["Location"].startswith("/admin/login/step/")
    assert TOTPDevice.objects.get().key == keys[0]


def test_the_address_in_the_qr_code_names_the_paper_the_person_and_the_key(editor: User, settings) -> None:
    settings.OTP_TOTP_ISSUER = "湖光日报"
    device = offered({}, editor)  # type: ignore[arg-type]
    address = urlsplit(device.config_url)
    asked = {name: values[0] for name, values in parse_qs(address.query).items()}
    assert (address.scheme, address.netloc) == ("otpauth", "totp")
    assert (asked["issuer"], b32decode(asked["secret"]).hex()) == ("湖光日报", device.key)
    assert address.path.endswith("editor")


def test_who_is_logged_in_may_enrol_with_the_password(client: Client, editor: User) -> None:
    client.force_login(editor)
    assert 'href="/admin/two-step/"' in client.get(LIST).content.decode()
    assert "没有启用" in client.get(TWO_STEP).content.decode()
    key = key_on(client.get(ENROL).content.decode())
    refused = client.post(ENROL, {"code": shown(key), "password": "wrong"})
    assert (refused.status_code, TOTPDevice.objects.exists()) == (200, False)
    before = client.session.session_key
    done = client.post(ENROL, {"code": shown(key), "password": PASSWORD})
    assert len(codes_on(done.content.decode())) == 10
    assert is_in(client)
    assert client.session.session_key != before
    assert LogEntry.objects.get().get_change_message() == "启用了两步登录"


def test_enrolling_ends_what_the_person_has_open_elsewhere(client: Client, editor: User) -> None:
    other = User.objects.create_user("other", is_staff=True)
    elsewhere, others = Client(), Client()
    elsewhere.force_login(editor)
    others.force_login(other)
    client.force_login(editor)
    key = key_on(client.get(ENROL).content.decode())
    client.post(ENROL, {"code": shown(key), "password": PASSWORD})
    assert not Session.objects.filter(session_key=elsewhere.session.session_key).exists()
    assert others.get("/admin/").status_code == 200


@pytest.mark.parametrize("by_recovery", [False, True])
def test_another_authenticator_needs_a_code_of_the_former_or_a_recovery_code(
    client: Client, editor: User, by_recovery: bool
) -> None:
    former = enrolled(editor)
    proof = recovery_codes.made(editor)[0] if by_recovery else shown(former.key)
    log_in_by_both(client, editor)
    key = key_on(client.get(ENROL).content.decode())
    for bad in ("", PASSWORD, shown(key)):
        client.post(ENROL, {"code": shown(key), "proof": bad, "password": PASSWORD})
        assert TOTPDevice.objects.get().key == former.key
    TOTPDevice.objects.update(throttling_failure_count=0)
    client.post(ENROL, {"code": shown(key), "proof": proof})
    assert TOTPDevice.objects.get().key == key
    assert is_in(client)
    assert proof.replace(" ", "") not in str(list(StaticToken.objects.values()))


def test_guessing_at_the_former_code_is_counted_by_the_lock_out(client: Client, editor: User) -> None:
    former = enrolled(editor)
    log_in_by_both(client, editor)
    key = key_on(client.get(ENROL).content.decode())
    for _ in range(6):
        TOTPDevice.objects.update(throttling_failure_count=0)
        answer = client.post(ENROL, {"code": shown(key), "proof": wrong_for(former.key)})
    assert answer.status_code == 429


def test_a_code_gives_ten_new_recovery_codes_and_the_old_ones_are_good_no_more(client: Client, editor: User) -> None:
    device = enrolled(editor)
    old = recovery_codes.made(editor)
    log_in_by_both(client, editor)
    assert "还剩 10 个" in client.get(TWO_STEP).content.decode()
    assert codes_on(client.post(TWO_STEP, {"code": wrong_for(device.key)}).content.decode()) == []
    TOTPDevice.objects.update(throttling_failure_count=0)
    new = codes_on(client.post(TWO_STEP, {"code": shown(device.key)}).content.decode())
    assert (len(new), set(new) & set(old)) == (10, set())
    browser = Client()
    type_password(browser)
    assert type_code(browser, old[0]).status_code == 200
    assert type_code(browser, new[0]).status_code == 302


def test_whoever_has_none_gets_no_recovery_codes(client: Client, editor: User) -> None:
    client.force_login(editor)
    assert client.post(TWO_STEP, {"code": "123456"}).headers["Location"] == ENROL
    assert not StaticToken.objects.exists()


@pytest.mark.parametrize("address", [TWO_STEP, ENROL])
def test_strangers_are_led_to_the_log_in(client: Client, db: None, address: str) -> None:
    assert client.get(address).headers["Location"].startswith(LOG_IN)
    assert client.post(address, {"code": "123456"}).status_code == 403
