"""What follows from every change: when it was, when it first was public, and that the index has yet to learn it."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from django.utils import timezone

from articles.indexing import outbox
from articles.models import Article, PublicChanges

# Keys in one statement: SQLite takes some 32,000 parameters, older ones 999.
AT_ONCE = 900


def note_changed(article_ids: Collection[int]) -> None:
    """Something printed or shown of these articles has changed; call inside the transaction of the change.

    Sets ``changed_at``, ``published_at`` at the first public moment, counts a public change where one of them is or was
    public, and queues their index entries.
    """
    keys = iter(article_ids)
    seen = False
    while batch := list(islice(keys, AT_ONCE)):
        seen |= _note(batch)
    if seen:
        PublicChanges.note()
    outbox.enqueue(article_ids)


def _note(keys: list[int]) -> bool:
    """Whether one of them is or was public."""
    now = timezone.now()
    articles = Article.objects.filter(pk__in=keys)
    articles.update(changed_at=now)
    rows = articles.select_related("page__issue").only("visibility", "published_at", "page__issue__date")
    never, seen = [], False
    for article in rows:
        seen |= article.is_public or article.published_at is not None
        if article.is_public and article.published_at is None:
            never.append(article.pk)
    if never:
        Article.objects.filter(pk__in=never).update(published_at=now)
    return seen
