"""What does not arrive as it should stands on the desk's front page, for those who look at pages."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone

from articles.models import Watch, WatchedFile
from tests.support.factories import held_issue

pytestmark = pytest.mark.django_db

LISTED = "/admin/articles/watchedfile/"


def front(client: Client) -> str:
    return " ".join(re.sub("<[^>]+>", "", client.get("/admin/").content.decode()).split())


def of_role(name: str) -> Client:
    user = User.objects.create_user(name, is_staff=True)
    user.groups.set(Group.objects.filter(name=name))
    client = Client()
    client.force_login(user)
    return client


def came(name: str, *told: str) -> WatchedFile:
    return WatchedFile.objects.create(name=name, fingerprint="1", pages=1, told=list(told), ended_at=timezone.now())


def act(client: Client, action: str, *files: WatchedFile) -> str:
    sent = {"action": action, "_selected_action": [str(file.pk) for file in files]}
    return client.post(LISTED, sent, follow=True).content.decode()


@pytest.fixture
def today(settings: Any) -> dt.date:
    """A day on which the paper appears and has not come, at whatever hour this runs."""
    settings.PAPER_DUE = dt.time(0, 0)
    today = timezone.localdate()
    for week in range(1, 5):
        held_issue(today - dt.timedelta(weeks=week))
    return today


def test_todays_paper_is_missed_until_it_is_in(admin_client: Client, today: dt.date) -> None:
    said = front(admin_client)
    assert f"今天的报纸还没到（{today.month}月{today.day}日" in said
    assert "平时 00:00 前入库" in said
    held_issue(today)
    assert "还没到" not in front(admin_client)


def test_that_none_is_printed_today_is_said_in_one_step(admin_client: Client, today: dt.date) -> None:
    page = admin_client.get("/admin/").content.decode()
    (link,) = re.findall(r'href="(/admin/articles/knownday/add/[^"]+)"', page)
    form = admin_client.get(link.replace("&amp;", "&")).content.decode()
    assert form.count(f'value="{today}"') == 2
    assert re.search(r'value="none"\s+selected', form)


@pytest.mark.parametrize(("role", "told"), [("查阅", True), ("订正员", True), ("系统管理员", False)])
def test_it_is_told_to_those_who_look_at_pages(today: dt.date, role: str, told: bool) -> None:
    came("a.pdf", "a.pdf：打不开")
    said = front(of_role(role))
    assert ("还没到" in said, "1 个来报文件要人处理" in said) == (told, told)


def test_a_folder_that_nobody_watches_is_told_where_one_is_set(admin_client: Client, settings: Any) -> None:
    assert "收报" not in front(admin_client).replace("来报", "")
    settings.WATCH_FOLDER = "/srv/in"
    assert "收报没有在运行" in front(admin_client)
    Watch.note("/srv/in")
    assert "收报没有在运行" not in front(admin_client)
    Watch.objects.update(looked_at=timezone.now() - dt.timedelta(minutes=3))
    assert "收报没有在运行" in front(admin_client)


def test_what_hinders_the_watching_is_told(admin_client: Client, settings: Any) -> None:
    settings.WATCH_FOLDER = "/srv/in"
    Watch.note("/srv/in", "读不到收报文件夹 /srv/in")
    assert "读不到收报文件夹 /srv/in。" in front(admin_client)


def test_the_list_tells_what_became_of_each_file(admin_client: Client) -> None:
    came("good.pdf")
    came("bad.pdf", "bad.pdf：PDF 已损坏，打不开")
    listed = admin_client.get(LISTED).content.decode()
    assert "good.pdf" in listed and "PDF 已损坏" in listed
    waiting = admin_client.get(f"{LISTED}?waiting=1").content.decode()
    assert "good.pdf" not in waiting and "PDF 已损坏" in waiting


def test_whoever_dates_pages_says_that_it_is_seen_to(today: dt.date) -> None:
    file, corrector = came("a.pdf", "a.pdf：打不开"), of_role("订正员")
    assert "1 个文件不再提醒" in act(corrector, "mark_seen", file)
    assert "要人处理" not in front(corrector)
    assert "订正员看过" in corrector.get(LISTED).content.decode()


def test_what_needs_nobody_is_not_marked_as_seen(admin_client: Client) -> None:
    assert "0 个文件不再提醒" in act(admin_client, "mark_seen", came("a.pdf"))


def test_a_file_is_asked_for_again(admin_client: Client) -> None:
    file = came("a.pdf", "a.pdf：没有入库；磁盘满了")
    act(admin_client, "try_again", file)
    assert "等着再导入" in admin_client.get(LISTED).content.decode()
