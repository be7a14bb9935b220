"""What falls due is done once, by one process, a line a deed; what fails stops nothing else."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, OperationalError, connection
from django.utils import timezone

from articles.indexing.indexer import Indexer
from articles.keeping import due
from articles.keeping.due import by_the_clock, do_what_is_due
from articles.models import Case, Job, TextReport
from tests.support.at_once import output, run, start
from tests.support.databases import BOTH, Migrated
from tests.support.factories import make_case, make_report

pytestmark = pytest.mark.django_db

CONTACT = {"contact_name": "申屠甲", "telephone": "0573-85012345", "mail": "shentu@example.cn"}
NOW = timezone.now()


def ago(**time: int) -> dt.datetime:
    return NOW - dt.timedelta(**time)


def later(**time: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(**time)


def said() -> list[str]:
    told = StringIO()
    call_command("due", stdout=told)
    return told.getvalue().splitlines()


def test_nothing_is_said_where_nothing_is_due() -> None:
    make_case(due_on=timezone.localdate(), address_hash="a" * 64)
    make_case(due_on=later(days=-30), state="closed", closed_at=ago(days=179), **CONTACT)
    make_report(address_hash="a" * 64)
    assert said() == []


@pytest.mark.parametrize(
    ("state", "days", "erased"), [("closed", 179, False), ("closed", 180, True), ("open", 900, False)]
)
def test_contacts_are_erased_so_long_after_closing_and_no_sooner(state: str, days: int, erased: bool) -> None:
    closed_at = ago(days=days) if state == "closed" else None
    case = make_case(at=ago(days=days + 9), due_on=later(days=9), state=state, closed_at=closed_at, **CONTACT)
    lines = said()
    case.refresh_from_db()
    assert [getattr(case, name) for name in CONTACT] == (["", "", ""] if erased else list(CONTACT.values()))
    assert (case.contact_erased_at is not None, len(lines)) == (erased, int(erased))


def test_the_line_names_the_case_and_none_of_what_was_erased() -> None:
    case = make_case(state="closed", closed_at=ago(days=200), **CONTACT)
    (line,) = said()
    assert (str(case) in line, [value for value in CONTACT.values() if value in line]) == (True, [])
    assert said() == [], "once"


@pytest.mark.parametrize("make", [make_case, make_report])
def test_what_tells_addresses_apart_is_emptied_after_a_day(make: Callable) -> None:
    old = make(at=ago(hours=25), address_hash="a" * 64, **({"due_on": later(days=9)} if make is make_case else {}))
    new = make(at=ago(hours=23), address_hash="b" * 64, **({"due_on": later(days=9)} if make is make_case else {}))
    assert len(said()) == 1
    kept = [type(row).objects.get(pk=row.pk).address_hash for row in (old, new)]
    assert kept == ["", "b" * 64]
    assert said() == []


def test_overdue_cases_are_counted_every_time_and_none_is_named() -> None:
    days = [later(days=-3), later(days=-1), later(days=0), later(days=1)]
    cases = [make_case(due_on=day) for day in days]
    make_case(due_on=days[0], state="closed", closed_at=NOW)
    for _ in range(2):
        (line,) = said()
        assert ("2 件" in line, str(days[0]) in line) == (True, True)
        assert [case for case in cases if case.receipt in line or str(case) in line] == []


def test_jobs_that_are_done_are_forgotten_after_a_while_and_those_that_failed_are_not() -> None:
    ended = {"done": 90, "set-aside": 900, "given-up": 900}
    Job.objects.bulk_create(
        Job(kind="ocr", payload={"of": stage}, stage=stage, key=None, ended_at=ago(days=days))
        for stage, days in [*ended.items(), ("done", 89)]
    )
    assert said() == ["做完满 90 天的后台任务已清去 1 条记录。"]
    assert list(Job.objects.order_by("pk").values_list("stage", flat=True)) == ["set-aside", "given-up", "done"]


def failing(now: dt.datetime) -> list[str]:
    raise OperationalError("no such table: anything\nDETAIL: 0573-85012345")


def broken(now: dt.datetime) -> list[str]:
    raise ZeroDivisionError


def test_a_duty_that_fails_is_one_line_in_the_log_and_the_others_are_done(monkeypatch, caplog) -> None:
    case = make_case(state="closed", closed_at=ago(days=200), **CONTACT)
    monkeypatch.setattr(due, "DUTIES", (failing, broken, *due.DUTIES))
    with pytest.raises(CommandError, match="有 2 件没有做成"):
        said()
    case.refresh_from_db()
    assert case.telephone == ""
    assert [record.getMessage().count("\n") for record in caplog.records] == [0, 0]
    assert ["failing" in caplog.text, "broken" in caplog.text, "0573-85012345" in caplog.text] == [True, True, False]


def test_a_duty_that_was_broken_off_has_done_nothing_by_halves() -> None:
    cases = [make_case(state="closed", closed_at=ago(days=200), **CONTACT) for _ in range(3)]
    seen: list[str] = []

    def fail(execute: Callable, sql: str, *args: object) -> object:
        if sql.startswith('UPDATE "articles_case"') and "contact_erased_at" in sql:
            seen.append(sql)
            if len(seen) == 2:
                raise OperationalError("disk full")
        return execute(sql, *args)

    with connection.execute_wrapper(fail):
        assert do_what_is_due().failed == 1
    assert [Case.objects.get(pk=case.pk).telephone for case in cases] == [CONTACT["telephone"]] * 3
    assert len(do_what_is_due().lines) == 3


def test_a_thread_outlives_a_database_that_is_away(caplog) -> None:
    def fail(*args: object) -> None:
        raise OperationalError("server closed the connection")

    with connection.execute_wrapper(fail):
        by_the_clock()
        with pytest.raises(CommandError):
            said()
    assert "没有做成" in caplog.text
    make_report(at=ago(hours=25), address_hash="a" * 64)
    by_the_clock()
    assert TextReport.objects.get().address_hash == ""


@pytest.mark.parametrize("error", [DatabaseError("gone"), OSError("disk"), RuntimeError("fault")])
def test_nothing_that_fails_ends_the_thread(monkeypatch, caplog, error: Exception) -> None:
    def raising(now: dt.datetime) -> list[str]:
        raise error

    monkeypatch.setattr(due, "DUTIES", (raising,))
    by_the_clock()
    assert str(error) in caplog.text


HOLD = """
import time
from articles.indexing.locks import only_one
with only_one("due", 0):
    print("held", flush=True)
    time.sleep(60)
"""
TRY = """
from django.core.management import CommandError, call_command
from articles.keeping.due import by_the_clock
by_the_clock()
try:
    call_command("due")
    print("done")
except CommandError as error:
    print(error)
"""


@pytest.mark.parametrize("vendor", BOTH)
def test_one_process_at_a_time_is_at_it(vendor: str, migrated: Migrated, tmp_path) -> None:
    with migrated.database(vendor, tmp_path / "data") as database:
        holder = start(HOLD, database)
        assert holder.stdout and holder.stdout.readline() == "held\n", output(holder)
        assert run(TRY, database) == "另一个进程正在办，不必再办。"
        holder.kill()
        holder.communicate()
        assert run(TRY, database) == "done"


def test_the_indexer_looks_at_the_clock_once_a_minute(monkeypatch) -> None:
    monkeypatch.setattr("articles.indexing.indexer.close_old_connections", lambda: None)
    looks: list[bool] = []
    thread, clock = Indexer(lambda: looks.append(True)), iter([1000.0, 1000.0, 1059.9, 1060.1, 1060.1])
    monkeypatch.setattr("articles.indexing.indexer.time.monotonic", lambda: next(clock))
    counts = []
    for _ in range(3):
        thread.look_at_the_clock()
        counts.append(len(looks))
    assert counts == [1, 1, 2]


FILED = """
import datetime as dt
from django.utils import timezone
from articles.models import TextReport
from tests.support.factories import make_report
make_report(at=timezone.now() - dt.timedelta(hours=25), address_hash="a" * 64)
"""
KEPT = "from articles.models import TextReport; print(TextReport.objects.get().address_hash)"
RUNNING = {
    "the site": "import time, newsroom.wsgi; time.sleep(60)",
    "the watch": "from django.core.management import call_command; call_command('drain_index', watch=True)",
}


@pytest.mark.parametrize("code", RUNNING.values(), ids=RUNNING)
@pytest.mark.own_database
def test_what_runs_for_ever_does_what_falls_due(code: str, migrated: Migrated, tmp_path) -> None:
    with migrated.database("sqlite", tmp_path / "data") as database:
        run(FILED, database)
        running = start(code, database)
        try:
            deadline = time.monotonic() + 60
            while run(KEPT, database) and time.monotonic() < deadline:
                assert running.poll() is None, output(running)
        finally:
            running.kill()
            running.communicate()
        assert run(KEPT, database) == ""
