"""What may not be seen, as one subquery."""

from __future__ import annotations

from typing import TypeVar

from django.db import models
from django.db.models.expressions import RawSQL

from articles.models.sight import Sight, current

Hanging = TypeVar("Hanging", bound=models.Model)

# Keys of what is hidden, withdrawn, held or undated and of every part that it goes on in (下转); where only what was
# reviewed is seen, of what goes on in such parts too. There are few of them, and they are found by indexes alone, so
# that what may be seen is still counted without reading the texts.
_UNSEEN = """
    WITH RECURSIVE unseen(id) AS (
        SELECT id FROM articles_article WHERE visibility IN ({hiding})
        UNION
        SELECT article.id FROM articles_article article
        JOIN articles_page page ON page.id = article.page_id WHERE page.issue_id IS NULL
        {unreviewed}
        UNION
        SELECT rest.id FROM unseen JOIN articles_article rest ON rest.continuation_of_id = unseen.id
    )
    SELECT id FROM unseen
"""
_UNREVIEWED = """
        UNION
        SELECT begun.id FROM articles_article rest
        JOIN articles_article begun ON begun.id = rest.continuation_of_id
        WHERE rest.continuation_of_id IS NOT NULL AND begun.first_reviewed_at IS NULL
"""


def unseen(sight: Sight) -> str:
    hiding = "'hidden', 'withdrawn'" if sight.held else "'hidden', 'withdrawn', 'held'"
    return _UNSEEN.format(hiding=hiding, unreviewed="" if sight.unreviewed else _UNREVIEWED)


def of_shown(rows: models.QuerySet[Hanging]) -> models.QuerySet[Hanging]:
    """Of rows with an ``article`` those of what ``shown()`` gives. Whatever is not among the unseen has a visibility
    that is shown, so that no article is read where unreviewed ones are shown too."""
    sight = current()
    rows = rows.exclude(article__in=RawSQL(unseen(sight), []))
    return rows if sight.unreviewed else rows.filter(article__first_reviewed_at__isnull=False)
