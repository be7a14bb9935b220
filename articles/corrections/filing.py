"""Where a page stands: under which date and number. Changes here reach the index through the outbox."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from articles.indexing import outbox
from articles.models import Article, Issue, Page, Reporter
from articles.models.issues import DateSource


def is_taken(page: Page, date: dt.date, number: str) -> bool:
    return Page.objects.filter(issue__date=date, number=number).exclude(pk=page.pk).exists()


def file_page(page: Page, date: dt.date | None) -> None:
    """Save ``page`` under the issue of ``date``, made where there is none; without a date it is public no more."""
    with transaction.atomic():
        page.issue = (
            Issue.objects.get_or_create(date=date, defaults={"date_source": DateSource.SUPPLIED})[0] if date else None
        )
        page.save()
        outbox.enqueue(page.articles.values_list("pk", flat=True))


def save_issue(issue: Issue) -> None:
    with transaction.atomic():
        issue.save()
        outbox.enqueue(Article.objects.filter(page__issue=issue).values_list("pk", flat=True))


def save_reporter(reporter: Reporter) -> None:
    with transaction.atomic():
        reporter.save()
        outbox.enqueue(Article.objects.filter(bylines__reporter=reporter).values_list("pk", flat=True))
