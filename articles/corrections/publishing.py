"""What follows from every change: when it was, when it first was public, and that the index has yet to learn it."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from django.utils import timezone

from articles.indexing import outbox
from articles.models import Article, PublicChanges

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
    found, last = dict.fromkeys(article_ids), list(article_ids)
    while last:
        batches = (last[start : start + AT_ONCE] for start in range(0, len(last), AT_ONCE))
        rests = (Article.objects.filter(continuation_of__in=batch).order_by() for batch in batches)
        last = [pk for rows in rests for pk in rows.values_list("pk", flat=True) if pk not in found]
        found |= dict.fromkeys(last)
    return list(found)


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
