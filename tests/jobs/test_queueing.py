"""The same job asked for again is one until it is ended."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from articles.jobs.leases import claim
from articles.jobs.queueing import key_of, queue
from articles.models import Job, JobStage

PAYLOADS = st.dictionaries(st.text(), st.integers() | st.text() | st.booleans(), max_size=4)


@given(PAYLOADS)
def test_in_which_order_a_payload_names_its_values_is_all_the_same(payload: dict[str, object]) -> None:
    assert key_of("mark", dict(reversed(payload.items()))) == key_of("mark", payload)


@given(PAYLOADS, PAYLOADS)
def test_other_payloads_are_other_jobs(one: dict[str, object], other: dict[str, object]) -> None:
    assert (key_of("mark", one) == key_of("mark", other)) == (repr(sorted(one.items())) == repr(sorted(other.items())))


def test_other_kinds_are_other_jobs() -> None:
    assert key_of("mark", {}) != key_of("eat", {})


@pytest.mark.django_db
def test_a_job_that_is_asked_for_waits(admin_user: User) -> None:
    job = Job.objects.get(pk=queue("mark", {"file": 3}, admin_user))
    assert (job.kind, job.payload, job.stage, job.by) == ("mark", {"file": 3}, JobStage.WAITING, admin_user)


@pytest.mark.django_db
def test_the_same_job_asked_for_again_is_one() -> None:
    assert queue("mark", {"file": 3, "sheet": 1}) == queue("mark", {"sheet": 1, "file": 3})
    assert Job.objects.count() == 1


@pytest.mark.django_db
def test_asked_for_while_it_runs_it_goes_on_as_it_is() -> None:
    queue("mark", {"file": 3})
    held = claim("a")
    assert held
    assert queue("mark", {"file": 3}) == held.job.pk
    job = Job.objects.get()
    assert (job.stage, job.worker, job.tries) == (JobStage.RUNNING, "a", 1)


@pytest.mark.django_db
def test_once_it_is_done_it_may_be_asked_for_anew() -> None:
    first = queue("mark", {"file": 3})
    held = claim("a")
    assert held
    held.end()
    assert queue("mark", {"file": 3}) != first


@pytest.mark.django_db
def test_what_asked_for_it_may_be_undone_with_it() -> None:
    with transaction.atomic():
        queue("mark", {"file": 3})
        transaction.set_rollback(True)
    assert not Job.objects.exists()
