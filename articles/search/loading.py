"""From the keys an engine gives to the articles themselves, which are in the database."""

from __future__ import annotations

from collections.abc import Iterable

from articles.models import Article


def public_articles(keys: Iterable[int]) -> list[Article]:
    """In the order of the keys, with all that a list shows; what is gone or hidden by now is left out.

    Asked by key alone: with ``public()`` SQLite would go through every public article to find these few.
    """
    wanted = list(keys)
    found = Article.objects.with_context().in_bulk(wanted)
    return [found[key] for key in wanted if key in found and found[key].is_public]
