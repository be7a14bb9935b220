"""From the keys an engine gives to the articles themselves, which are in the database."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch

from articles.models import Article, Byline
from articles.models.sight import Sight, current
from articles.search.beside import note_withheld_beside

# What goes before a text is asked only whether it may be seen.
BEGINNINGS_TEXT = tuple(f"continuation_of__{name}" for name in ("body", "original_body", "original_head"))


def listed_articles(keys: Iterable[int], sight: Sight | None = None) -> list[Article]:
    """In the order of the keys, with page, issue, series and bylines; what may not be seen by now is left out, with
    this sight or by the one who looks.

    Asked by key alone: with ``shown()`` SQLite would go through every article to find these few. Without the
    models' own orders, which join four tables; of bylines only names and roles are shown, so no reporters are read.
    """
    wanted, sight = list(keys), sight or current()
    if not wanted:
        return []
    bylines = Prefetch("bylines", Byline.objects.order_by("order"))
    rows = Article.objects.filter(pk__in=wanted).order_by().defer(*BEGINNINGS_TEXT)
    rows = rows.select_related("page__issue", "series", "continuation_of__page")
    articles = {article.pk: article for article in rows.prefetch_related(bylines)}
    return [articles[key] for key in wanted if key in articles and articles[key].is_seen_with(sight)]


def shown_articles(keys: Iterable[int], sight: Sight | None = None) -> list[Article]:
    """The same, and for all at once what of their first readings is not to be found."""
    found = listed_articles(keys, sight)
    note_withheld_beside(found)
    return found
