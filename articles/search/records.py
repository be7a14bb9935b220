"""An article as data: in the lists and files that programs and spreadsheets read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from articles.search.labels import LABELS

if TYPE_CHECKING:
    from articles.models import Article
    from articles.search.result_page import Hit

HEAD = ("section", "kicker", "headline", "subtitle", "dateline")
# The keys of a record, in the order of a table, and what its head calls them.
COLUMNS = {
    "id": LABELS["id"],
    "date": LABELS["date"],
    "page": "版次",
    "kind": LABELS["kind"],
    **{name: LABELS[name] for name in HEAD},
    "bylines": LABELS["byline"],
    "body": LABELS["body"],
    "url": LABELS["url"],
    "corrected_by": LABELS["corrected_by"],
}


def brief_record(article: Article, site: str) -> dict[str, Any]:
    """What names an article and leads to it: the permalink's id and address, title, what ``dated`` says, kind.

    ``url`` is a path of this site, ``permalink`` the whole address on ``site``, http://host.
    """
    return {
        "id": article.permalink_id,
        "url": article.get_absolute_url(),
        "permalink": site + article.get_absolute_url(),
        "title": article.title,
        **dated(article),
        "kind": article.kind,
    }


def near_record(hit: Hit) -> dict[str, str]:
    """Of what is nearest: its path on this site, what it is headed, and the piece of its text that is near."""
    (place,) = hit.places
    return {"url": hit.article.get_absolute_url(), "headline": hit.article.title, "text": str(place.snippet)}


def record(article: Article, errata: Iterable[Article], site: str) -> dict[str, Any]:
    """The whole article with the keys of COLUMNS and what ``dated`` adds; ``bylines`` are {"role", "name"},
    ``corrected_by`` the addresses of its printed ``errata``; ``site`` is http://host."""
    return {
        "id": article.permalink_id,
        **dated(article),
        "page": article.page.number,
        "kind": article.kind,
        **{name: getattr(article, name) for name in HEAD},
        "bylines": [{"role": byline.role, "name": byline.name} for byline in article.bylines.all()],
        "body": article.body,
        "url": site + article.get_absolute_url(),
        "corrected_by": [site + erratum.get_absolute_url() for erratum in errata],
    }


def iso_date(article: Article) -> str | None:
    return article.date.isoformat() if article.date else None


def dated(article: Article) -> dict[str, Any]:
    """The date in ISO form, whether it is inferred, and the first and the last day that it can be, where known."""
    issue, between = article.page.issue, article.page.known_between
    return {
        "date": iso_date(article),
        "date_inferred": issue is not None and issue.is_inferred,
        "date_between": [day.isoformat() for day in between] if between else None,
    }


def told_date(article: Article) -> str:
    """The same for a cell of a table."""
    told = dated(article)
    day = "至".join(told["date_between"] or [told["date"] or ""])
    return f"{day}（推定）" if told["date_inferred"] else day
