"""What a page says of itself and its issue: in the rows of both, where no person has decided otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from articles.corrections import filing
from articles.importing.store.noting import OF_ISSUE
from articles.models import Delivery, Issue, Page, PageText
from articles.models.fitting import check
from articles.models.issues import DateSource
from articles.reading.issue_facts.facts import decide_date
from articles.reading.records import IssueFacts

# What is given goes before what was inferred, and what is printed before both.
WEIGHT: tuple[str, ...] = (DateSource.INFERRED, DateSource.SUPPLIED, DateSource.PRINTED)


def issue_of(date: dt.date, date_source: str, facts: IssueFacts) -> Issue:
    """The issue of that date; a later page fills in what the first one did not print."""
    printed = printed_of_issue(facts)
    check(Issue, printed)
    issue, created = Issue.objects.get_or_create(date=date, defaults={"date_source": date_source, **printed})
    missing = {name: value for name, value in printed.items() if value and not getattr(issue, name)}
    if WEIGHT.index(date_source) > WEIGHT.index(issue.date_source):
        missing["date_source"] = date_source
    if missing and not created:
        filing.change_issue(issue, version=issue.version, **missing)
    return issue


def printed_of_issue(facts: IssueFacts) -> dict[str, Any]:
    return {column: getattr(facts, name) for column, name in OF_ISSUE.items()}


def mend_facts(text: PageText, before: Mapping[str, Any], facts: IssueFacts) -> tuple[bool, tuple[str, ...]]:
    """Whether the page has got a date that it waited for, and what is read otherwise than where it is filed.

    ``before`` is what the last reading said: where it still stands, nobody has changed it since.
    """
    page = text.page
    _mend_page(text, before, facts)
    if page.issue is None:
        return _file(text, facts)
    if facts.date in (None, page.date):
        _mend_issue(page.issue, before, facts)
    return False, tuple(_otherwise(page, before, facts))


def _mend_page(text: PageText, before: Mapping[str, Any], facts: IssueFacts) -> None:
    page = text.page
    # What is noted was read; what is not may have come otherwise, and is not taken away.
    named = page.name == before["name"] and (facts.page_name or before["noted"])
    columns = {"name": facts.page_name} if named else {}
    if page.issue is None and facts.page_number and page.number in ("", before["page"]):
        columns["number"] = facts.page_number
    columns = {name: value for name, value in columns.items() if getattr(page, name) != value}
    check(Page, columns)
    if columns:
        filing.change_page(page, version=page.version, **columns)
    if not text.deliveries.filter(date__isnull=False, number="").exists():
        filing.note_bounds(page, earliest=facts.earliest, latest=facts.latest, evidence=facts.evidence)


def _mend_issue(issue: Issue, before: Mapping[str, Any], facts: IssueFacts) -> None:
    """What this page said and another may not have; then what no page has said yet."""
    read = {column: value for column, value in printed_of_issue(facts).items() if value}
    mine = {column for column, value in before["issue"].items() if value and getattr(issue, column) == value}
    wrong = {column: value for column, value in read.items() if column in mine and getattr(issue, column) != value}
    check(Issue, wrong)
    if wrong:
        filing.change_issue(issue, version=issue.version, **wrong)
    printed = facts.date == issue.date
    issue_of(issue.date, DateSource.PRINTED if printed else issue.date_source, facts)


def _file(text: PageText, facts: IssueFacts) -> tuple[bool, tuple[str, ...]]:
    """Where its own words say that it belongs, or the date that it came with; not where a person has taken it out."""
    page = text.page
    given = text.deliveries.filter(date__isnull=False).values_list("date", flat=True).first()
    decision = decide_date(facts, given, DateSource.SUPPLIED, "来时")
    date, number = decision.date, page.number
    if date is None or not number or page.was_taken_out:
        return False, ()
    if filing.is_taken(page, date, number):
        return False, (f"读作 {date} 第{number}版，那里已有一版，仍待定；请在后台“版面”里核对",)
    issue = issue_of(date, decision.date_source, facts)
    filing.change_page(page, version=page.version, issue=issue)
    Delivery.objects.get_or_create(page_text=text, date=date, number=number)
    return True, tuple(doubt.detail for doubt in decision.doubts)


def _otherwise(page: Page, before: Mapping[str, Any], facts: IssueFacts) -> list[str]:
    """Once for each reader that reads it so."""
    notes = []
    if facts.date and facts.date != page.date and facts.date.isoformat() != before["date"]:
        notes.append(f"版面上印的日期读作 {facts.date}，没有改；请核对，错了请在后台“版面”里改正")
    if facts.page_number and facts.page_number != page.number and facts.page_number != before["page"]:
        notes.append(f"版面上印的版次读作第{facts.page_number}版，没有改；请核对，错了请在后台“版面”里改正")
    return notes
