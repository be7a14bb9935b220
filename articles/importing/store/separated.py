"""Separated articles become records, a batch in one transaction; what comes again finds its article by its id."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from django.db.models import Max

from articles.corrections import tidied
from articles.corrections.change import change
from articles.corrections.history import first_revision
from articles.corrections.publishing import note_changed
from articles.importing.separated import Separated
from articles.models import Article, Issue, Page, Permalink, PublicChanges, Revision
from articles.models.articles import PRINTED_FIELDS, Status
from articles.models.fitting import fitting
from articles.models.issues import DateSource
from articles.models.one_writer import one_writer

Outcome = Literal["new", "unchanged", "replaced", "kept"]
# Date and page number.
Key = tuple[dt.date, str]


def store_separated(batch: Sequence[Separated]) -> dict[str, Outcome]:
    """What became of each id. ``replaced``: untouched text was replaced by a changed one; ``kept``: a person has
    corrected the article, so that its text stays as it is although the file now has another."""
    with one_writer():
        known = _articles_by_id(separated.id for separated in batch)
        kept = {one.id for one in batch if one.id in known and _must_stay(known[one.id], one)}
        # What stays as it is must not make an issue of a day on which nothing stands.
        coming = [one for one in batch if one.id not in kept]
        pages = _pages(coming)
        last = _last_places(pages.values())
        outcomes: dict[str, Outcome] = {one.id: "kept" if one.id in kept else "new" for one in batch}
        _add([one for one in coming if one.id not in known], pages, last)
        for one in coming:
            if one.id in known:
                outcomes[one.id] = _again(known[one.id], one, pages[one.date, one.page], last)
    return outcomes


def _articles_by_id(ids: Iterable[str]) -> dict[str, Article]:
    found = Article.objects.filter(permalink__external_id__in=list(ids)).select_related("permalink")
    return {article.permalink.external_id or "": article for article in found}


def _pages(batch: Sequence[Separated]) -> dict[Key, Page]:
    """The page of each date and number, made where there is none."""
    issues = Issue.objects.in_bulk(list({one.date for one in batch}), field_name="date")
    missing = sorted({one.date for one in batch} - issues.keys())
    made = Issue.objects.bulk_create(Issue(date=date, date_source=DateSource.SUPPLIED) for date in missing)
    issues |= {issue.date: issue for issue in made}
    if missing:
        PublicChanges.note()
    found = Page.objects.filter(issue__in=issues.values())
    pages = {(page.issue_id, page.number): page for page in found}
    wanted = {(one.date, one.page): (issues[one.date].pk, one.page) for one in batch}
    rows = sorted(set(wanted.values()) - pages.keys())
    new = Page.objects.bulk_create(Page(issue_id=issue_id, number=number) for issue_id, number in rows)
    pages |= {(page.issue_id, page.number): page for page in new}
    return {key: pages[row] for key, row in wanted.items()}


def _last_places(pages: Iterable[Page]) -> Counter[int]:
    """Page id → the last place taken on it."""
    on_pages = Article.objects.filter(page__in=list(pages)).order_by().values_list("page_id")
    return Counter(dict(on_pages.annotate(last=Max("order"))))


def _add(new: Sequence[Separated], pages: dict[Key, Page], last: Counter[int]) -> None:
    """Each page's articles go on in the order of the file."""
    links = Permalink.objects.bulk_create(Permalink(external_id=one.id) for one in new)
    rows = []
    for one, link in zip(new, links, strict=True):
        page = pages[one.date, one.page]
        last[page.pk] += 1
        rows.append(Article(permalink=link, page=page, order=last[page.pk], **_texts(one), **_original(one)))
    made = Article.objects.bulk_create(fitting(rows))
    Revision.objects.bulk_create(first_revision(article, bylines=()) for article in made)
    note_changed([article.pk for article in made])


def _again(article: Article, one: Separated, page: Page, last: Counter[int]) -> Outcome:
    moved = article.page_id != page.pk
    changed = _differs(article, one) and not _is_corrected(article)
    changes: dict[str, object] = {}
    if changed:
        # Nobody has checked this text yet.
        changes |= {**_texts(one), **_original(one), "status": Status.UNREVIEWED}
    if moved:
        last[page.pk] += 1
        changes |= {"page": page.pk, "order": last[page.pk]}
    if not changes:
        return "unchanged"
    change(article, version=article.version, changes=changes, reason="重新导入")
    return "replaced"


def _must_stay(article: Article, one: Separated) -> bool:
    """A person has corrected the text, and the file has another one now."""
    return _differs(article, one) and _is_corrected(article) and not _reads_as(article, one)


def _differs(article: Article, one: Separated) -> bool:
    return (article.original_body, article.original_head) != tuple(_original(one).values())


def _is_corrected(article: Article) -> bool:
    """Has a person changed what is printed, not only hidden or judged the article?"""
    changes = article.revisions.by_people().values_list("changes", flat=True)
    return any(changed.keys() & {*PRINTED_FIELDS, "bylines"} for changed in changes)


def _reads_as(article: Article, one: Separated) -> bool:
    """Does the file now say what the article does, but for what a correction tidies away?"""
    stands = {"headline": article.headline, "body": article.body}
    return tidied(stands) == tidied(_texts(one))


def _texts(one: Separated) -> dict[str, str]:
    return {"headline": one.headline, "body": one.body}


def _original(one: Separated) -> dict[str, object]:
    return {"original_body": one.body, "original_head": {"headline": one.headline}}
