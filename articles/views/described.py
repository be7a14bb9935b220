"""An article from its rows to what machines are told of it."""

from __future__ import annotations

from django.conf import settings

from articles.describing.described import Credited, Described, PrintedPlace
from articles.models import Article, Byline
from articles.models.states import READERS_STATUS, Status


def described(article: Article) -> Described:
    """Of one with its context (``with_context``) on a page with a date."""
    printed = ("section", "kicker", "headline", "subtitle", "dateline", "version")
    return Described(
        code=article.permalink_id,
        url=settings.SITE_URL + article.get_absolute_url(),
        kind=article.kind,
        kind_name=article.get_kind_display(),
        title=article.title,
        place=place_of(article),
        paragraphs=tuple(article.paragraphs),
        bylines=tuple(map(signed, sorted(article.bylines.all(), key=lambda byline: byline.order))),
        status=READERS_STATUS[Status(article.status)],
        changed=article.changed_at,
        **{name: getattr(article, name) for name in printed},
    )


def place_of(article: Article) -> PrintedPlace:
    """Raises ValueError where the page has no date: nothing of it is told to anybody."""
    page, issue = article.page, article.page.issue
    if issue is None:
        raise ValueError(f"{article.permalink_id} has no date")
    return PrintedPlace(
        newspaper=settings.NEWSPAPER,
        site=settings.SITE_URL,
        date=issue.date,
        date_inferred=issue.is_inferred,
        issue_number=issue.number,
        issue_url=settings.SITE_URL + issue.get_absolute_url(),
        page=page.number,
        page_name=page.name,
        page_url=settings.SITE_URL + page.get_absolute_url(),
        date_between=page.known_between,
    )


def signed(byline: Byline) -> Credited:
    """Who signs a public article has a page."""
    url = settings.SITE_URL + byline.reporter.get_absolute_url() if byline.reporter else ""
    return Credited(byline.name, byline.role, byline.organisation, url)
