"""What a worker makes of what its jobs do."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import OperationalError

from articles.jobs import working as module
from articles.jobs.job_kinds import Tell
from articles.jobs.queueing import queue
from articles.jobs.working import Working
from articles.models import Job, JobStage, Worker
from tests.support import odd_jobs

pytestmark = pytest.mark.django_db


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def working(said: list[str]) -> Working:
    return Working(said.append)


def states() -> list[str]:
    return list(Job.objects.order_by("pk").values_list("stage", flat=True))


def away(*_: Any) -> None:
    raise OperationalError("gone")


def test_a_job_is_called_with_its_payload_and_tells_its_progress(
    working: Working, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(odd_jobs, "refuse", lambda payload, tell: tell(payload["n"], 8, "第 2 页"))
    queue("refuse", {"n": 2})
    working.do_what_waits()
    job = Job.objects.get()
    assert (job.stage, job.done, job.total, job.word) == (JobStage.DONE, 2, 8, "第 2 页")
    assert said == ["不肯做 n 2：完成"]


def test_what_fails_costs_the_others_nothing(
    working: Working, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(odd_jobs, "eat", lambda payload, tell: None)
    queue("refuse", {})
    queue("eat", {})
    working.do_what_waits()
    assert states() == [JobStage.WAITING, JobStage.DONE]
    assert said[0] == "不肯做 ：没有做成：图片已损坏；请另扫一份（ValueError）"


def test_a_kind_that_nobody_knows_fails_with_what_to_do(working: Working) -> None:
    queue("later", {})
    working.do_what_waits()
    assert "请升级后再做一次，或放弃" in Job.objects.get().reason


def test_while_the_database_is_away_the_job_is_not_held_to_have_failed(
    working: Working, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(odd_jobs, "refuse", away)
    queue("refuse", {})
    with pytest.raises(OperationalError):
        working.do_what_waits()
    assert (Job.objects.get().failed, working.held) == (0, None)


def test_a_look_that_the_database_hinders_is_not_the_last(working: Working, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(odd_jobs, "refuse", away)
    monkeypatch.setattr(module.time, "sleep", slept.append)
    queue("refuse", {})
    working.look()
    working.look()
    assert slept == [module.LOOKS_AGAIN_AFTER, module.LOOKS_EVERY]


def test_what_a_person_gave_up_ends_at_its_next_word(
    working: Working, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    reached = []

    def given_up(payload: object, tell: Tell) -> None:
        Job.objects.all().give_up()
        tell(1, 2)
        reached.append("the end")

    monkeypatch.setattr(odd_jobs, "refuse", given_up)
    queue("refuse", {})
    working.do_what_waits()
    assert (states(), reached) == ([JobStage.GIVEN_UP], [])
    assert said[0].endswith("已放弃，或由别的进程接手")


def test_that_it_is_there_is_seen(working: Working) -> None:
    working.renew()
    assert Worker.objects.get().name == working.name


def test_what_it_is_at_is_renewed(working: Working, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def renewed(payload: object, tell: object) -> None:
        Job.objects.update(free_at="2024-01-01T00:00Z")
        working.renew()
        seen.append(Job.objects.get().free_at)

    monkeypatch.setattr(odd_jobs, "refuse", renewed)
    queue("refuse", {})
    working.do_what_waits()
    assert seen[0] and seen[0].year > 2024
