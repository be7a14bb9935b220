"""From the keys an engine gives to the articles themselves, which are in the database."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch

from articles.models import Article, Byline

# What goes before a text is asked only whether it is public.
BEGINNINGS_TEXT = tuple(f"continuation_of__{name}" for name in ("body", "original_body", "original_head"))


def public_articles(keys: Iterable[int]) -> list[Article]:
    """In the order of the keys, with page, issue, series and bylines; what is gone or hidden by now is left out.

    Asked by key alone: with ``public()`` SQLite would go through every public article to find these few. Without the
    models' own orders, which join four tables; of bylines only names and roles are shown, so no reporters are read.
    """
    wanted = list(keys)
    bylines = Prefetch("bylines", Byline.objects.order_by("order"))
    rows = Article.objects.filter(pk__in=wanted).order_by().defer(*BEGINNINGS_TEXT)
    rows = rows.select_related("page__issue", "series", "continuation_of__page")
    articles = {article.pk: article for article in rows.prefetch_related(bylines)}
    return [articles[key] for key in wanted if key in articles and articles[key].is_public]
