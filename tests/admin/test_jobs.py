"""后台任务 at the desk: what is not done is told to those who look at pages, and decided by those who change them."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone

from articles.jobs.job_kinds import KINDS, JobKind
from articles.jobs.queueing import queue
from articles.models import Job, JobStage, Worker

pytestmark = pytest.mark.django_db

LISTED = "/admin/articles/job/"


def front(client: Client) -> str:
    return " ".join(re.sub("<[^>]+>", "", client.get("/admin/").content.decode()).split())


def listed(client: Client, query: str = "") -> str:
    return client.get(LISTED + query).content.decode()


def of_role(name: str) -> Client:
    user = User.objects.create_user(name, is_staff=True)
    user.groups.set(Group.objects.filter(name=name))
    client = Client()
    client.force_login(user)
    return client


def set_aside(number: int = 1) -> Job:
    job = Job.objects.get(pk=queue("read", {"file": number, "sheet": 2}))
    job.stage, job.free_at, job.tries, job.reason = JobStage.SET_ASIDE, None, 3, "图片已损坏；请另扫一份"
    job.save()
    return job


def act(client: Client, action: str, *jobs: Job) -> str:
    sent = {"action": action, "_selected_action": [str(job.pk) for job in jobs]}
    return client.post(LISTED, sent, follow=True).content.decode()


def test_that_nobody_works_is_told_where_something_waits(admin_client: Client) -> None:
    assert "后台任务没有在运行" not in front(admin_client)
    queue("read", {})
    assert "后台任务没有在运行，1 件等着做" in front(admin_client)
    Worker.note("a")
    assert "后台任务没有在运行" not in front(admin_client)
    Worker.objects.update(seen_at=timezone.now() - dt.timedelta(minutes=3))
    assert "后台任务没有在运行" in front(admin_client)


@pytest.mark.parametrize(("role", "told"), [("查阅", True), ("订正员", True), ("系统管理员", False)])
def test_what_is_set_aside_is_told_to_those_who_look_at_pages(role: str, told: bool) -> None:
    set_aside()
    assert ("1 件后台任务没有做成，已搁置" in front(of_role(role))) == told


def test_the_list_says_what_each_is_and_why_it_was_not_done(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KINDS, "read", JobKind("识别文字", "tests.support.odd_jobs:mark"))
    set_aside()
    told = listed(admin_client)
    assert all(word in told for word in ("识别文字", "file 1, sheet 2", "搁置", "图片已损坏；请另扫一份"))


def test_what_was_set_aside_is_listed_by_itself(admin_client: Client) -> None:
    set_aside(1)
    queue("read", {"file": 7})
    link = re.search(r'href="(/admin/articles/job/\?stage[^"]*)"', admin_client.get("/admin/").content.decode())
    assert link
    told = admin_client.get(link[1]).content.decode()
    assert ("file 1," in told, "file 7" in told) == (True, False)


@pytest.mark.parametrize(
    ("done", "total", "word", "shown"),
    [(0, 0, "", "-"), (3, 8, "第 3 页", "3/8 第 3 页"), (0, 0, "正在打开", "正在打开")],
)
def test_its_progress_is_shown(admin_client: Client, done: int, total: int, word: str, shown: str) -> None:
    queue("read", {})
    Job.objects.update(done=done, total=total, word=word)
    assert f'<td class="field-progress">{shown}</td>' in listed(admin_client)


def test_what_is_set_aside_is_done_again(admin_client: Client) -> None:
    assert "1 件搁置的任务再做一次" in act(admin_client, "do_again", set_aside())
    assert (Job.objects.get().stage, Job.objects.get().tries) == (JobStage.WAITING, 0)
    assert "搁置" not in front(admin_client)


def test_it_is_given_up_for_good(admin_client: Client) -> None:
    assert "放弃了 1 件任务" in act(admin_client, "give_up", set_aside())
    assert Job.objects.get().stage == JobStage.GIVEN_UP


def test_whoever_only_looks_decides_nothing() -> None:
    job, reader = set_aside(), of_role("查阅")
    act(reader, "do_again", job)
    act(reader, "give_up", job)
    assert Job.objects.get().stage == JobStage.SET_ASIDE
