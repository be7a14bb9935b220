"""Who has lost phone and codes is helped: by whoever may touch the account, or by a command; both are noted."""

from __future__ import annotations

from io import StringIO

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.models.rights import KEEPER, READER
from tests.admin.forms import address, typed
from tests.admin.test_handing_out import in_role
from tests.support.authenticator import enrolled, log_in_by_both

pytestmark = pytest.mark.django_db


def reset_totp(*asked: str) -> str:
    out = StringIO()
    call_command("reset_totp", *asked, stdout=out)
    return out.getvalue()


def has_one(user: User) -> bool:
    return TOTPDevice.objects.filter(user=user).exists() or StaticToken.objects.filter(device__user=user).exists()


@pytest.fixture
def reader(db: None) -> User:
    user = in_role("reader", READER)
    enrolled(user)
    return user


@pytest.fixture
def client(db: None) -> Client:
    """Of one who keeps the accounts."""
    client = Client()
    client.force_login(in_role("keeper", KEEPER))
    return client


def test_the_command_takes_it_away_and_ends_the_person_s_sessions(reader: User) -> None:
    browser, old = Client(), Client()
    old.force_login(reader)
    log_in_by_both(browser, reader)
    assert "已撤销 reader 的两步登录" in reset_totp("reader")
    assert not has_one(reader)
    for session in (browser, old):
        assert session.get("/admin/").status_code == 302


def test_the_command_notes_who_decided_it(reader: User) -> None:
    boss = User.objects.create_superuser("boss")
    reset_totp("reader", "--by", "boss")
    entry = LogEntry.objects.get(object_id=str(reader.pk))
    assert entry.user == boss
    assert entry.get_change_message().startswith("撤销了两步登录（manage.py reset_totp，系统用户 ")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["nobody"], "没有账户“nobody”"),
        (["plain"], "没有启用两步登录"),
        (["reader", "--by", "nobody"], "nobody"),
        ([""], "用户名"),
    ],
)
def test_what_the_command_cannot_do_is_one_line_and_changes_nothing(reader: User, asked: list[str], said: str) -> None:
    User.objects.create_user("plain")
    with pytest.raises(CommandError, match=said) as refused:
        reset_totp(*asked)
    assert "\n" not in str(refused.value)
    assert has_one(reader)


def test_who_keeps_the_accounts_resets_it_in_the_account_s_form(client: Client, reader: User) -> None:
    assert "已启用" in client.get(address(reader)).content.decode()
    assert client.post(address(reader), typed(client, reader, reset_two_step="on")).status_code == 302
    assert not has_one(reader)
    said = [entry.get_change_message() for entry in LogEntry.objects.filter(object_id=str(reader.pk))]
    assert "撤销了两步登录" in said
    assert "未启用" in client.get(address(reader)).content.decode()


def test_a_save_that_does_not_ask_for_it_leaves_it(client: Client, reader: User) -> None:
    client.post(address(reader), typed(client, reader, first_name="新名"))
    assert has_one(reader)


def test_nobody_resets_that_of_one_he_may_not_touch(client: Client) -> None:
    boss = User.objects.create_superuser("boss")
    enrolled(boss)
    assert client.post(address(boss), {"reset_two_step": "on"}).status_code == 403
    assert has_one(boss)


def test_nobody_resets_his_own_in_the_form(client: Client) -> None:
    keeper = User.objects.get(username="keeper")
    log_in_by_both(client, keeper)
    page = client.get(address(keeper)).content.decode()
    assert ("已启用" in page, "reset_two_step" in page) == (True, False)
    assert client.post(address(keeper), typed(client, keeper) | {"reset_two_step": "on"}).status_code == 302
    assert has_one(keeper)


def test_nothing_of_the_tables_behind_it_is_to_be_had_in_the_admin(admin_client: Client, reader: User) -> None:
    pages = ["/admin/", address(reader), address(reader, "history"), address(reader, "delete")]
    text = "".join(admin_client.get(page).content.decode() for page in pages)
    device = TOTPDevice.objects.get()
    told = [
        device.key,
        "TOTP",
        "StaticToken",
        "totpdevice",
        "static device",
        *StaticToken.objects.values_list("token", flat=True),
    ]
    assert [word for word in told if word.lower() in text.lower()] == []
    assert admin_client.get("/admin/otp_totp/totpdevice/").status_code == 404
