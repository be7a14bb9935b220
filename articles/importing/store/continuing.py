"""下转第N版 and 上接第N版: the two parts of a text are linked as soon as both pages are in."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from articles.chinese.page_numbers import same_page
from articles.corrections.structure import link_continuation
from articles.models import Article, Page, Problem

# The reader's reason for a text whose other part it does not see.
REASON = "continuation"


def link_continuations(page: Page) -> None:
    """Link what leaves this page and what reaches it, where exactly one part fits; the rest stays flagged."""
    if page.issue_id is None:
        return
    others = Article.objects.filter(page__issue=page.issue).exclude(page=page).select_related("page")
    for start in page.articles.exclude(continues_on="").filter(continuation=None):
        link([start], [rest for rest in _open(others) if fits(start, page, rest, rest.page)])
    for rest in _open(page.articles.exclude(continued_from="")):
        link([start for start in others.filter(continuation=None) if fits(start, start.page, rest, page)], [rest])
    # A page that is read again says of its parts once more that the other is not seen.
    whole = page.articles.filter(Q(continuation__isnull=False) | Q(continuation_of__isnull=False))
    Problem.objects.filter(article__in=whole, reason=REASON).delete()


def _open(rests: QuerySet[Article]) -> Iterator[Article]:
    """Those that go on nothing yet. Not asked of the database: SQLite would go through all such articles there are."""
    return (rest for rest in rests if rest.continuation_of_id is None)


def fits(start: Article, start_page: Page, rest: Article, rest_page: Page) -> bool:
    return same_page(start.continues_on, rest_page.number) and same_page(rest.continued_from, start_page.number)


def link(starts: list[Article], rests: list[Article]) -> None:
    if len(starts) == len(rests) == 1:
        link_continuation(starts[0], rests[0])
        Problem.objects.filter(article__in=[starts[0], rests[0]], reason=REASON).delete()
