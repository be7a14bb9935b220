"""Which reader has read a text, and what it said of page and issue."""

from __future__ import annotations

from typing import Any

from articles.importing.habits import habits_hash
from articles.models import Page, PageReading, PageText, PublicChanges
from articles.models.fitting import saved
from articles.reading.records import IssueFacts, Reading
from articles.reading.version import VERSION

# Columns of the issue, and what they are called in the facts that a page prints.
OF_ISSUE = {"number": "number", "lunar_date": "lunar", "weekday": "weekday", "edition": "edition"}


def note_reading(text: PageText, reading: Reading) -> PageReading:
    """The row on which the lines and doubts of this reading hang; from now on it counts."""
    PublicChanges.note()
    return saved(PageReading(page_text=text, reader=VERSION, habits=reading.habits, facts=facts_noted(reading.facts)))


def is_outdated(text: PageText) -> bool:
    """Whether an older reader was the last to read it, or one with other habits."""
    return not PageReading.objects.newest().not_older(VERSION, habits_hash()).filter(page_text=text).exists()


def facts_noted(facts: IssueFacts) -> dict[str, Any]:
    """What may be compared with the columns of page and issue, by their names."""
    of_issue = {column: getattr(facts, name) for column, name in OF_ISSUE.items()}
    date = facts.date.isoformat() if facts.date else ""
    return {"noted": True, "date": date, "page": facts.page_number, "name": facts.page_name, "issue": of_issue}


def noted_before(text: PageText) -> dict[str, Any]:
    """What the newest reading said; of a release that noted nothing what stands there still as an import left it."""
    last = text.current_reading
    if last and last.facts:
        return dict(last.facts)
    page = text.page
    return {
        "noted": False,
        "date": "",
        "page": "",
        "name": page.name if page.version == 1 else None,
        "issue": _first_page_said(page),
    }


def _first_page_said(page: Page) -> dict[str, Any]:
    """An issue that nobody has saved says what its first page said."""
    issue = page.issue
    if issue is None or issue.version != 1 or issue.pages.filter(pk__lt=page.pk).exists():
        return {}
    return {column: getattr(issue, column) for column in OF_ISSUE}
