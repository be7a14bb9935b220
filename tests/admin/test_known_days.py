"""Staff say of a day that no copy is to be had, or that nothing was printed; readers see it at once."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from articles.models import KnownDay
from tests.admin.forms import address, typed
from tests.support.factories import DAY, held_issue, make_known_day

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/knownday/add/"
SENT = {
    **{"opened_version": 1, "first": "2024-05-07", "last": "2024-05-08", "state": "known"},
    **{"authority": "市图书馆馆藏目录", "why": "原报已毁", "note": "老王说的"},
}


@pytest.fixture(autouse=True)
def span() -> None:
    held_issue(DAY)
    held_issue(DAY + dt.timedelta(9))


def said(client: Client, path: str = "/issues/missing/") -> str:
    return client.get(path).content.decode()


def test_what_is_entered_stands_in_the_public_list_without_the_note(client: Client, admin_client: Client) -> None:
    said(client)
    assert admin_client.post(ADD, SENT).status_code == 302
    page = said(client)
    assert "已知缺失 2 天。原报已毁。（依据：市图书馆馆藏目录）" in page
    assert "老王" not in page


def test_what_is_changed_is_changed_there_too(client: Client, admin_client: Client) -> None:
    day = make_known_day(dt.date(2024, 5, 7))
    said(client)
    admin_client.post(address(day), typed(admin_client, day, why="查到了缩微胶片"))
    assert "查到了缩微胶片" in said(client)
    assert KnownDay.objects.get().version == 2


def test_what_is_deleted_is_unknown_again(client: Client, admin_client: Client) -> None:
    day = make_known_day(dt.date(2024, 5, 7))
    said(client)
    admin_client.post(address(day, "delete"), {"post": "yes", "opened_version": 1})
    assert "已知缺失" not in said(client)


def test_a_day_that_is_entered_already_is_refused_with_what_stands_there(admin_client: Client) -> None:
    make_known_day(dt.date(2024, 5, 8))
    answer = admin_client.post(ADD, SENT).content.decode()
    assert "已经登记过“2024年5月8日：已知缺失”" in answer
    assert "老王说的" in answer


def test_days_that_run_backwards_are_refused_in_words(admin_client: Client) -> None:
    assert "“到”在“从”之前" in admin_client.post(ADD, SENT | {"last": "2024-05-01"}).content.decode()


def test_what_readers_see_and_what_stays_inside_stand_apart(admin_client: Client) -> None:
    form = said(admin_client, ADD)
    assert form.index("给读者看") < form.index("id_why") < form.index("只在后台") < form.index("id_note")
