"""One page: its date and number decided, stored whole or not at all, and told of."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from django.db import DatabaseError
from django.utils import timezone

from articles.corrections import StaleVersion
from articles.importing.files.faults import Fault
from articles.importing.files.sources import Given
from articles.importing.store import Arrival, Stored, store_page
from articles.importing.told import Report, asked_of, refused, what_is_missing, what_stays
from articles.models.database_words import in_words, may_pass
from articles.models.fitting import DoesNotFit
from articles.reading.habits import Habits
from articles.reading.issue_facts.facts import decide_date
from articles.reading.records import PRINTED_KINDS, Reading

log = logging.getLogger(__name__)
UNSTORED = "请检查磁盘空间和数据库，再导入一次"


@dataclass
class ImportRun:
    """What holds for one import: the paper's own habits and private signs; ``filed`` remembers which file of it is
    which page."""

    dry_run: bool = False
    habits: Habits | None = None
    punctuation: Mapping[str, str] = field(default_factory=dict)
    filed: dict[tuple[dt.date, str], str] = field(default_factory=dict)

    def is_other(self, name: str, date: dt.date, number: str) -> Fault | None:
        """The fault where another file of this run is the page already; else this one is it from now on."""
        first = self.filed.setdefault((date, number), name)
        if first == name:
            return None
        return Fault(name, f"与 {first} 同为 {date} 第{number}版；请改正其中一个的日期或版次后再导入")


def bring_in(
    run: ImportRun, arrival: Arrival, read: Callable[[], Reading], given: Given, notes: tuple[str, ...] = ()
) -> Report:
    """``notes``: what there is to say of how its bytes became text."""
    try:
        return _brought_in(run, arrival, read(), given, notes)
    except Exception as error:  # Ours, at one page of thousands: it must not keep the others out.
        log.exception("这一版处理不下去：%s", arrival.source_name)
        why = f"处理不下去（{type(error).__name__}: {error}），没有入库；请把这一行告诉管理员"
        return refused(Fault(arrival.source_name, why))


def _brought_in(run: ImportRun, arrival: Arrival, reading: Reading, given: Given, notes: tuple[str, ...]) -> Report:
    arrival, doubts = decided(arrival, reading, given)
    date = arrival.filed_under
    if date and (other := run.is_other(arrival.source_name, date, arrival.number)):
        return refused(other)
    return store(arrival, reading, (*given.notes, *doubts), notes, run.dry_run)


def decided(arrival: Arrival, reading: Reading, given: Given) -> tuple[Arrival, tuple[str, ...]]:
    """The page with its date and number decided, and what contradicts them."""
    facts = reading.facts
    decision = decide_date(facts, given.date, given.date_source, given.date_origin)
    doubts = [doubt.detail for doubt in decision.doubts]
    if decision.date and decision.date > timezone.localdate():
        doubts.append(f"日期 {decision.date} 还没有到；请核对，错了请在后台“版面”里改正")
    if given.page and facts.page_number and given.page != facts.page_number:
        doubts.append(f"版面上印着第{facts.page_number}版，给定的却是第{given.page}版；已取给定的版次，请核对")
    number = given.page or facts.page_number
    placed = replace(arrival, number=number, date=decision.date, date_source=decision.date_source)
    return placed, tuple(doubts)


def store(arrival: Arrival, reading: Reading, doubts: tuple[str, ...], notes: tuple[str, ...], dry_run: bool) -> Report:
    printed = [item for item in reading.items if item.kind in PRINTED_KINDS]
    stored: Stored | None = None
    if not dry_run:
        try:
            stored = store_page(arrival, reading)
        except DoesNotFit as error:
            return refused(Fault(arrival.source_name, f"没有入库：{error}；请改短原文件里的这一处再导入"))
        except StaleVersion as error:
            unstored = Fault(arrival.source_name, f"没有入库，有人刚刚保存过（{error}）；请再导入一次")
            return refused(unstored, passing=True)
        except (DatabaseError, OSError) as error:
            unstored = Fault(arrival.source_name, f"没有入库；{in_words(error, UNSTORED)}")
            return refused(unstored, passing=may_pass(error))
    # What is known already may stand in an issue, whatever this copy says of itself.
    waits = not (stored.page.issue_id if stored else arrival.filed_under)
    facts = reading.facts
    waiting = (what_is_missing(arrival.date, facts.earliest, facts.latest),) if waits else ()
    return Report(
        arrival.source_name,
        outcome=stored.outcome if stored else "new",
        articles=len(printed),
        doubts=len(reading.doubts) + sum(len(item.doubts) for item in reading.items) + asked_of(stored),
        differing=stored.differing if stored else 0,
        withheld=stored.withheld if stored else 0,
        page=f"{arrival.date or '待定日期'} {f'第{arrival.number}版' if arrival.number else '版次未定'}",
        notes=(*notes, "配上了版面图") if stored and stored.pictured else notes,
        needs_person=(*doubts, *waiting, *(what_stays(stored, arrival) if stored else ())),
    )
