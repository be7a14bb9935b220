"""What follows from every change: when it was, when it first was public, and that the index has yet to learn it."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from django.utils import timezone

from articles.indexing import outbox
from articles.models import Article, PublicChanges
from articles.models.articles import BEGINNINGS

# Keys in one statement: SQLite takes some 32,000 parameters, older ones 999.
AT_ONCE = 900
# The columns that ``Article.is_public`` reads.
WHAT_IS_PUBLIC = (
    "visibility",
    "page__issue",
    "continuation_of__visibility",
    "continuation_of__page__issue",
    "continuation_of__continuation_of",
)


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


def with_their_rests(article_ids: Collection[int]) -> list[int]:
    """These and every part that their texts go on in, which is shown and hidden with them."""
    keys = iter(article_ids)
    found = list(article_ids)
    while batch := list(islice(keys, AT_ONCE)):
        for beginning in BEGINNINGS:
            rests = Article.objects.filter(**{f"{beginning}__in": batch})
            found += rests.order_by().values_list("pk", flat=True)
    return list(dict.fromkeys(found))


def _note(keys: list[int]) -> bool:
    """Whether one of them is or was public."""
    now = timezone.now()
    articles = Article.objects.filter(pk__in=keys)
    articles.update(changed_at=now)
    rows = articles.select_related("page", "continuation_of__page").only("published_at", *WHAT_IS_PUBLIC)
    never, seen = [], False
    for article in rows:
        seen |= article.is_public or article.published_at is not None
        if article.is_public and article.published_at is None:
            never.append(article.pk)
    if never:
        Article.objects.filter(pk__in=never).update(published_at=now)
    return seen
