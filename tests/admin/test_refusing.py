"""A save that another overtook is refused on every form that changes what is printed or shown."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.test import Client
from django.urls import reverse

from articles.models import Article, Series
from tests.admin.forms import VERSIONED, address, typed
from tests.support.factories import make_article, make_reporter

pytestmark = pytest.mark.django_db


@pytest.fixture(params=VERSIONED)
def refused(request: pytest.FixtureRequest, admin_client: Client) -> tuple[Any, str]:
    """The row and the page that answers a save which a colleague overtook."""
    make, changes = VERSIONED[request.param]
    row = make()
    form = typed(admin_client, row, **changes)
    type(row).objects.update(version=F("version") + 1)
    if isinstance(row, Article):
        row.revisions.create(version=2, changes={}, by=User.objects.create_user("colleague"))
    else:
        LogEntry.objects.create(
            user=User.objects.create_user("colleague"),
            content_type=ContentType.objects.get_for_model(row),
            object_id=row.pk,
            object_repr=str(row),
            action_flag=CHANGE,
        )
    answer = admin_client.post(address(row), form)
    assert answer.status_code == 409
    return row, answer.content.decode()


def test_a_refused_save_says_so_and_who_saved_meanwhile(refused: tuple[Any, str]) -> None:
    _, page = refused
    assert "没有保存，您输入的内容都还在下面" in page
    assert "colleague" in page
    assert "现在是第 2 稿" in page


def test_a_refused_save_keeps_what_was_typed(refused: tuple[Any, str]) -> None:
    assert "打了很久的字" in refused[1]


def test_a_refused_save_writes_nothing(refused: tuple[Any, str]) -> None:
    row, _ = refused
    before = {name: value for name, value in vars(row).items() if name not in ("_state", "version")}
    row.refresh_from_db()
    assert {name: getattr(row, name) for name in before} == before
    assert row.version == 2


@pytest.mark.parametrize("kind", VERSIONED)
def test_a_save_in_time_is_kept(admin_client: Client, kind: str) -> None:
    make, changes = VERSIONED[kind]
    row = make()
    assert admin_client.post(address(row), typed(admin_client, row, **changes)).status_code == 302
    row.refresh_from_db()
    assert row.version == 2


def test_a_new_reporter_is_added_with_aliases(admin_client: Client) -> None:
    form = {"opened_version": 1, "name": "张三", "aliases_text": "三丰\n老张"}
    assert admin_client.post(reverse("admin:articles_reporter_add"), form).status_code == 302
    reporter = make_reporter("张三")
    assert sorted(reporter.aliases.values_list("name", flat=True)) == ["三丰", "老张"]


def test_an_alias_of_somebody_else_is_refused(admin_client: Client) -> None:
    make_reporter("李四").aliases.create(name="三丰")
    row = make_reporter("张三")
    answer = admin_client.post(address(row), typed(admin_client, row, aliases_text="三丰"))
    assert "“三丰”已是李四的别名" in answer.content.decode()


def test_a_series_is_deleted_through_its_articles(admin_client: Client) -> None:
    series = Series.objects.create(name="学堂")
    article = make_article(series=series)
    admin_client.post(address(series, "delete"), {"post": "yes", "opened_version": 1})
    article.refresh_from_db()
    assert (article.series, article.version) == (None, 2)


def test_the_page_of_a_deletion_says_what_it_saw(admin_client: Client) -> None:
    series = Series.objects.create(name="学堂", version=7)
    assert 'name="opened_version" value="7"' in admin_client.get(address(series, "delete")).content.decode()


@pytest.mark.parametrize("seen", ["1", "", "x"])
def test_a_series_that_somebody_renamed_meanwhile_is_not_deleted(admin_client: Client, seen: str) -> None:
    series = Series.objects.create(name="学堂")
    article = make_article(series=series)
    admin_client.post(address(series), typed(admin_client, series, name="新学堂"))
    answer = admin_client.post(address(series, "delete"), {"post": "yes", "opened_version": seen}, follow=True)
    page = answer.content.decode()
    assert ("没有删除" in page, "新学堂" in page, "已被admin于" in page) == (True, True, True)
    article.refresh_from_db()
    assert article.series == series


@pytest.mark.parametrize("place", ["articles/series", "articles/reporter", "articles/issue", "auth/user", "auth/group"])
def test_no_list_deletes_many_at_once(admin_client: Client, place: str) -> None:
    """Nobody could see what each of them had become meanwhile."""
    assert "delete_selected" not in admin_client.get(f"/admin/{place}/").content.decode()
