"""Where a page stands and what issues, reporters and series are called: each row against the version it was opened at.

Every change reaches the index through the outbox, and the articles it touches have changed too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db.models import F, QuerySet

from articles.chinese.dates import chinese_date
from articles.chinese.pinyin import phrase_key, pinyin_key
from articles.corrections.called import settle_aliases
from articles.corrections.change import NothingChanged, Row, change, opened, put
from articles.corrections.publishing import note_changed, with_their_rests
from articles.corrections.reassigning import mask_again
from articles.corrections.relating import with_relatives
from articles.models import (
    Article,
    Issue,
    KnownDay,
    Page,
    PublicChanges,
    Reporter,
    ReporterAlias,
    Series,
    SeriesAddress,
)
from articles.models.fitting import fitting
from articles.models.issues import DateSource
from articles.models.one_writer import one_writer
from articles.models.revisions import MASKED


def is_taken(page: Page, date: dt.date, number: str) -> bool:
    return Page.objects.filter(issue__date=date, number=number).exclude(pk=page.pk).exists()


def file_page(page: Page, *, version: int, date: dt.date | None, confirmed: bool = False, **columns: str) -> None:
    """Put ``page`` under the issue of ``date``, made where there is none; without a date it is public no more.

    A day that was inferred is inferred no more once a person gives it to a page, or has ``confirmed`` it. ``columns``:
    number and name. Raises StaleVersion when somebody saved the page since ``version``.
    """
    with one_writer():
        issue, settled = None, False
        if date:
            issue, _ = Issue.objects.get_or_create(date=date, defaults={"date_source": DateSource.SUPPLIED})
            settled = issue.is_inferred and (confirmed or issue.pk != page.issue_id)
            if settled:
                change_issue(issue, version=issue.version, date_source=DateSource.SUPPLIED)
        if issue is None and page.issue:
            note_place(page)
        try:
            change_page(page, version=version, issue=issue, **columns)
        except NothingChanged:
            if not settled:
                raise


def note_place(page: Page) -> None:
    """Where it stood before a person took it out: the same file does not bring it back there."""
    if text := page.current_text:
        text.deliveries.get_or_create(date=page.date, number=page.number)


def unusual_date(day: dt.date, pages: Iterable[Page], today: dt.date) -> str:
    """Why a person should look twice before these pages get this date; "" where nothing speaks against it."""
    if day > today:
        return f"{chinese_date(day)}还没有到"
    for page in pages:
        if (page.earliest and day < page.earliest) or (page.latest and day > page.latest):
            bounds = f"{page.earliest or '？'} 至 {page.latest or '？'}"
            return f"{page.label}文中线索指向 {bounds}，{chinese_date(day)}不在其中"
    return ""


def change_page(page: Page, *, version: int, **columns: Any) -> None:
    with one_writer():
        _put(opened(Page, page.pk, version), **columns)
        _note_place(Article.objects.filter(page=page))
    page.refresh_from_db()


def note_bounds(page: Page, **columns: Any) -> None:
    """Between which days it was printed, and what says so: no reader sees it and nobody types it."""
    if any(getattr(page, name) != value for name, value in columns.items()):
        Page.objects.filter(pk=page.pk).update(**columns)
        page.refresh_from_db()


def change_issue(issue: Issue, *, version: int, **columns: Any) -> None:
    """Raises StaleVersion when somebody saved the issue since ``version``.

    Another date of an inferred one is a given one, unless its source is changed too. It is one of its pages as well:
    who has a page open would else file it under the former one again.
    """
    with one_writer():
        current = opened(Issue, issue.pk, version)
        moved = columns.get("date", current.date) != current.date
        if moved and columns.get("date_source", current.date_source) == DateSource.INFERRED == current.date_source:
            columns["date_source"] = DateSource.SUPPLIED
        _put(current, **columns)
        if moved:
            current.pages.update(version=F("version") + 1)
        _note_place(Article.objects.filter(page__issue=issue))
    issue.refresh_from_db()


def change_known_day(day: KnownDay, *, version: int, **columns: Any) -> None:
    """Raises StaleVersion when somebody saved it since ``version``."""
    with one_writer():
        _put(opened(KnownDay, day.pk, version), **columns)
        PublicChanges.note()
    day.refresh_from_db()


def enter_reporter(reporter: Reporter) -> None:
    """Save a new one. Whom a correction named that was taken back since is nobody yet: that row is taken up again."""
    with one_writer():
        unused = Reporter.objects.present().filter(name=reporter.name).exclude(pk__in=Reporter.objects.in_use()).first()
        if unused:
            reporter.pk, reporter.slug, reporter.version = unused.pk, unused.slug, unused.version
        reporter.while_signed = False
        reporter.save()
        PublicChanges.note()


def change_reporter(
    reporter: Reporter, *, version: int, name: str, aliases: Sequence[str], note: str = "", by: User | None = None
) -> None:
    """Raises StaleVersion when somebody saved the reporter since ``version``. Where a passage is 遮盖 by which the
    person would be known under a new name, ``by`` is who gave it."""
    with one_writer():
        current = opened(Reporter, reporter.pk, version)
        known = set(current.aliases.values_list("name", flat=True))
        _put(current, touched=known != set(aliases), name=name, pinyin=pinyin_key(name), note=note)
        Reporter.objects.filter(pk=current.pk).update(while_signed=False)
        current.aliases.exclude(name__in=aliases).delete()
        new = (alias for alias in aliases if alias not in known)
        ReporterAlias.objects.bulk_create(fitting(ReporterAlias(reporter=current, name=alias) for alias in new))
        settle_aliases()
        mask_again(current, by=by, reason=f"{MASKED}：作者改名")
        _note(Article.objects.filter(bylines__reporter=reporter))
    reporter.refresh_from_db()


def change_series(series: Series, *, version: int, name: str, aliases: Sequence[str]) -> None:
    """Raises StaleVersion when somebody saved the series since ``version``. Another name has another address; the
    former ones lead to it, and the former name becomes an alias: what still comes under it is no new series."""
    with one_writer():
        current = opened(Series, series.pk, version)
        renamed = Series(pk=current.pk, name=name)
        slug = current.slug if name == current.name else renamed.free_slug()
        former = dict.fromkeys([*aliases, current.name])
        known = list(aliases) if name == current.name else [alias for alias in former if alias != name]
        _put(current, name=name, aliases=known, pinyin=phrase_key(name), slug=slug)
        SeriesAddress.objects.get_or_create(slug=slug, defaults={"series": current})
        _note(series.articles.all())
    series.refresh_from_db()


def delete_series(series: Series, *, by: User | None) -> None:
    """Its articles stay, each with a revision that says what it belonged to."""
    with one_writer():
        for article in series.articles.all():
            reason = f"系列“{series}”已删除"
            change(article, version=article.version, changes={"series": None}, by=by, reason=reason)
        series.delete()
        PublicChanges.note()


def _put(row: Row, *, touched: bool = False, **columns: Any) -> None:
    """NothingChanged where the row has all this and nothing that hangs on it is ``touched``."""
    if not touched and all(getattr(row, name) == value for name, value in columns.items()):
        raise NothingChanged(f"《{row}》没有改动。")
    put(row, **columns)


def _note_place(articles: QuerySet[Article]) -> None:
    """What names them is shown with the day and the page, or not named any more."""
    keys = list(articles.order_by().values_list("pk", flat=True))
    note_changed(with_relatives(with_their_rests(keys)))
    PublicChanges.note()


def _note(articles: QuerySet[Article]) -> None:
    """What is shown of issues and people is no article's alone, so it counts as a public change by itself."""
    note_changed(with_their_rests(list(articles.order_by().values_list("pk", flat=True).distinct())))
    PublicChanges.note()
