"""An article from its rows to what machines are told of it."""

from __future__ import annotations

from django.conf import settings

from articles.describing.described import Credited, Described, PartOfSeries, PrintedPlace, Related
from articles.models import Article, Byline, RelationKind, Series
from articles.models.relatives import Relative
from articles.models.states import READERS_STATUS, Status
from articles.views.said_of import NOTHING, SaidOf

# What the other one is to this one, where it is the later one and where it is the earlier one.
RELATIONS = {
    RelationKind.ERRATUM: ("corrected_by", "corrects"),
    RelationKind.FOLLOW_UP: ("followed_by", "follows"),
    RelationKind.REPRINT: ("reprinted_by", "reprints"),
}


def described(article: Article, said: SaidOf = NOTHING) -> Described:
    """Of one with its context (``with_context``) on a page with a date; of what is ``said`` of it what everybody may
    see, whoever looks."""
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
        series=part_of(article.series, article.instalment) if article.series else None,
        related=tuple(map(related, (one for one in said.relatives if one.article.is_public))),
        notes=said.notes,
        **{name: getattr(article, name) for name in printed},
    )


def part_of(series: Series, instalment: int | None) -> PartOfSeries:
    return PartOfSeries(series.name, settings.SITE_URL + series.get_absolute_url(), instalment)


def related(one: Relative) -> Related:
    other = one.article
    relation = RELATIONS[one.kind][not one.is_later]
    return Related(relation, one.word, other.title, place_of(other), settings.SITE_URL + other.get_absolute_url())


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
