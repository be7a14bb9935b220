"""A job is one worker's at a time; what it does not end is done again, and set aside where that helps nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from articles.jobs.leases import LEASE, MOST_FAILED, MOST_TRIES, Held, LeaseLost, claim, give_back, reason_of
from articles.jobs.queueing import queue
from articles.models import Job, JobStage

pytestmark = pytest.mark.django_db


def asked(*numbers: int) -> list[int]:
    return [queue("mark", {"number": number}) for number in numbers]


def claimed(worker: str = "a") -> Held:
    held = claim(worker)
    assert held
    return held


def pass_on(seconds: float) -> None:
    """As if so much time had passed for all that nobody may take yet."""
    for job in Job.objects.exclude(free_at=None):
        assert job.free_at
        Job.objects.filter(pk=job.pk).update(free_at=job.free_at - dt.timedelta(seconds=seconds))


def lapse() -> None:
    pass_on(LEASE.total_seconds())


def standing() -> Job:
    return Job.objects.get()


def test_nothing_that_waits_is_nothing_to_claim() -> None:
    assert claim("a") is None


def test_a_claimed_job_is_nobody_elses() -> None:
    asked(1)
    claimed()
    assert claim("b") is None


def test_the_oldest_is_taken_first() -> None:
    keys = asked(1, 2, 3)
    assert [claimed().job.pk for _ in keys] == keys


def test_what_failed_goes_behind_what_was_never_tried() -> None:
    first, second = asked(1, 2)
    claimed().fail(ValueError("x"))
    pass_on(600)
    assert [claimed().job.pk, claimed().job.pk] == [second, first]


def test_a_lapsed_lease_is_taken_again() -> None:
    asked(1)
    claimed("a")
    lapse()
    again = claimed("b")
    assert (again.job.worker, again.job.tries, again.job.stage) == ("b", 2, JobStage.RUNNING)


def test_a_renewed_lease_does_not_lapse() -> None:
    asked(1)
    held = claimed("a")
    pass_on(LEASE.total_seconds() - 5)
    held.renew()
    pass_on(LEASE.total_seconds() - 5)
    assert claim("b") is None


def test_progress_renews_the_lease() -> None:
    asked(1)
    held = claimed("a")
    pass_on(LEASE.total_seconds() - 5)
    held.tell(1, 8, "第 1 页")
    assert (standing().done, standing().total, standing().word) == (1, 8, "第 1 页")
    pass_on(LEASE.total_seconds() - 5)
    assert claim("b") is None


def test_progress_is_written_now_and_then_and_at_the_end() -> None:
    asked(1)
    held = claimed()
    seen = []
    for done in range(1, 5):
        held.tell(done, 4)
        seen.append(standing().done)
    assert seen == [1, 1, 1, 4]


@pytest.mark.parametrize("act", [Held.renew, Held.end, lambda held: held.tell(1, 2), lambda held: held.fail(OSError())])
def test_a_worker_whose_lease_is_anothers_writes_nothing_any_more(act: Any) -> None:
    asked(1)
    late = claimed("a")
    lapse()
    claimed("b")
    with pytest.raises(LeaseLost):
        act(late)
    assert (standing().worker, standing().stage, standing().done) == ("b", JobStage.RUNNING, 0)


def test_an_ended_job_is_done_and_held_by_nobody() -> None:
    asked(1)
    claimed().end()
    job = standing()
    assert (job.stage, job.worker, job.free_at, job.key) == (JobStage.DONE, "", None, None)
    assert job.ended_at


def test_what_failed_waits_a_while_with_its_reason() -> None:
    asked(1)
    claimed().fail(ValueError("图片已损坏\n第二行"))
    assert (standing().stage, standing().reason) == (JobStage.WAITING, "图片已损坏（ValueError）")
    assert claim("a") is None
    pass_on(60)
    assert claim("a")


def test_after_three_failures_it_is_set_aside() -> None:
    asked(1)
    states = []
    for _ in range(MOST_FAILED):
        claimed().fail(ValueError("图片已损坏"))
        states.append(standing().stage)
        pass_on(3600)
    assert states == [JobStage.WAITING, JobStage.WAITING, JobStage.SET_ASIDE]
    assert standing().reason == "图片已损坏（ValueError）"
    assert claim("a") is None


def test_what_is_given_back_waits_as_if_it_had_not_begun() -> None:
    asked(1)
    claimed("a")
    give_back("a")
    assert (standing().stage, standing().tries, standing().failed, standing().worker) == (JobStage.WAITING, 0, 0, "")
    assert claim("b")


def test_giving_back_leaves_what_others_hold() -> None:
    asked(1)
    claimed("a")
    give_back("b")
    assert standing().worker == "a"


def test_what_ends_its_worker_again_and_again_is_set_aside() -> None:
    asked(1)
    for _ in range(MOST_TRIES):
        claimed()
        lapse()
    assert claim("a") is None
    assert standing().stage == JobStage.SET_ASIDE
    assert f"开始了 {MOST_TRIES} 次" in standing().reason


def test_a_few_kills_are_not_held_against_the_job() -> None:
    asked(1)
    for _ in range(MOST_FAILED + 1):
        claimed()
        lapse()
    claimed().end()
    assert standing().stage == JobStage.DONE


def test_what_is_set_aside_waits_again_as_if_it_had_never_been_tried() -> None:
    asked(1)
    Job.objects.update(stage=JobStage.SET_ASIDE, free_at=None, tries=3, failed=3, reason="x")
    assert Job.objects.all().do_again() == 1
    held = claimed()
    assert (held.job.tries, held.job.failed, held.job.reason) == (1, 0, "")


def test_only_what_is_set_aside_is_done_again() -> None:
    asked(1, 2)
    claimed().end()
    assert Job.objects.all().do_again() == 0


def test_what_is_given_up_is_taken_by_nobody() -> None:
    asked(1)
    assert Job.objects.all().give_up() == 1
    assert claim("a") is None
    assert (standing().stage, standing().key) == (JobStage.GIVEN_UP, None)


def test_whoever_works_at_what_is_given_up_learns_it() -> None:
    asked(1)
    held = claimed()
    Job.objects.all().give_up()
    with pytest.raises(LeaseLost):
        held.tell(1, 2)


def test_what_has_ended_is_not_given_up() -> None:
    asked(1)
    claimed().end()
    assert Job.objects.all().give_up() == 0
    assert standing().stage == JobStage.DONE


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "占的内存太多（MemoryError）"),
        (KeyError(), "没有说明（KeyError）"),
        (ValueError("a\tb\nc"), "a〔U+0009〕b（ValueError）"),
    ],
)
def test_a_reason_is_one_line(error: Exception, said: str) -> None:
    assert reason_of(error) == said


def test_a_long_reason_is_cut() -> None:
    assert len(reason_of(ValueError("\u202e" * 5000))) <= 300
