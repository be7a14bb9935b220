"""A page that was read becomes records: one transaction a page, twice is the same as once."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Literal

from articles.corrections import filing
from articles.importing.store.continuing import link_continuations
from articles.importing.store.items import add_articles
from articles.importing.store.retext import replace_text
from articles.models import Issue, Page, PageText, PublicChanges
from articles.models.fitting import check, saved
from articles.models.issues import DateSource
from articles.models.one_writer import one_writer
from articles.reading.records import IssueFacts, Reading

Outcome = Literal["new", "unchanged", "new text", "dated"]


@dataclass(frozen=True)
class Arrival:
    """One page's text as it came, with what decided its date and number ("" and none: not known)."""

    source_name: str
    raw: bytes
    text: str
    encoding: str
    number: str = ""
    date: dt.date | None = None
    date_source: str = ""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.raw).hexdigest()

    @property
    def filed_under(self) -> dt.date | None:
        """The date, if the page can be filed: that takes its number too."""
        return self.date if self.number else None


@dataclass(frozen=True)
class Stored:
    outcome: Outcome
    page: Page
    articles: int


def store_page(arrival: Arrival, reading: Reading) -> Stored:
    """Bring one page in, whole or not at all, with the outbox rows of its articles.

    Raises DoesNotFit where the page says what no column can hold.
    """
    with one_writer():
        page, known = find_page(arrival, reading)
        if known:
            return file_undated(page, arrival, reading)
        # A page is counted and listed even when nothing on it could be read.
        PublicChanges.note()
        earlier = page.current_text
        text = add_text(page, arrival, version=earlier.version + 1 if earlier else 1)
        articles = replace_text(page, text, reading) if earlier else add_articles(page, text, reading)
        link_continuations(page)
        return Stored("new text" if earlier else "new", page, len(articles))


def find_page(arrival: Arrival, reading: Reading) -> tuple[Page, bool]:
    """The page this text belongs to, made where there is none, and whether it already holds this very text."""
    same_text = PageText.objects.filter(sha256=arrival.sha256).select_related("page__issue").order_by("pk")
    date = arrival.filed_under
    if date is None:
        known = same_text.first()
        return (known.page, True) if known else (saved(Page(**undated_fields(arrival, reading))), False)
    issue = issue_of(date, arrival.date_source, reading.facts)
    page = Page.objects.filter(issue=issue, number=arrival.number).first()
    if page:
        return page, page.texts.filter(sha256=arrival.sha256).exists()
    undated = same_text.filter(page__issue=None).first()
    if undated:
        return undated.page, True
    return saved(Page(issue=issue, **page_fields(arrival, reading))), False


def file_undated(page: Page, arrival: Arrival, reading: Reading) -> Stored:
    """A page that came without a date and comes again with one moves into its issue."""
    date = arrival.filed_under
    if page.issue_id is not None or date is None:
        return Stored("unchanged", page, 0)
    issue = issue_of(date, arrival.date_source, reading.facts)
    filing.change_page(page, version=page.version, issue=issue, number=arrival.number)
    link_continuations(page)
    return Stored("dated", page, page.articles.count())


def issue_of(date: dt.date, date_source: str, facts: IssueFacts) -> Issue:
    """The issue of that date; a later page fills in what the first one did not print."""
    printed = {
        "number": facts.number,
        "lunar_date": facts.lunar,
        "weekday": facts.weekday,
        "edition": facts.edition,
    }
    check(Issue, printed)
    issue, created = Issue.objects.get_or_create(date=date, defaults={"date_source": date_source, **printed})
    missing = {name: value for name, value in printed.items() if value and not getattr(issue, name)}
    if date_source == DateSource.PRINTED != issue.date_source:
        missing["date_source"] = DateSource.PRINTED
    if missing and not created:
        filing.change_issue(issue, version=issue.version, **missing)
    return issue


def page_fields(arrival: Arrival, reading: Reading) -> dict[str, object]:
    facts = reading.facts
    return {
        "number": arrival.number,
        "name": facts.page_name,
        "earliest": facts.earliest,
        "latest": facts.latest,
        "evidence": facts.evidence,
    }


def undated_fields(arrival: Arrival, reading: Reading) -> dict[str, object]:
    """A date without a page number is a bound too: the page waits for its number."""
    fields = page_fields(arrival, reading)
    if arrival.date:
        fields |= {"earliest": arrival.date, "latest": arrival.date}
    return fields


def add_text(page: Page, arrival: Arrival, version: int) -> PageText:
    text = PageText(
        page=page,
        version=version,
        raw=arrival.raw,
        sha256=arrival.sha256,
        encoding=arrival.encoding,
        text=arrival.text,
        source_name=arrival.source_name,
    )
    return saved(text)
