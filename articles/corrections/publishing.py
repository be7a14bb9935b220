"""What follows from every change: when it was, when it first was public, and that the index has yet to learn it."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone

from articles.indexing import outbox
from articles.models import Article, InForce, PublicChanges, Relation, Score
from articles.models.articles import ArticleQuerySet
from articles.models.one_writer import one_writer
from articles.models.relatives import standing_at
from articles.models.sight import PUBLIC, REVIEWED

# Keys in one statement: SQLite takes some 32,000 parameters, older ones 999.
AT_ONCE = 900
# The columns that ``Article.is_public`` reads.
WHAT_IS_PUBLIC = (
    "visibility",
    "first_reviewed_at",
    "page__issue",
    "continuation_of__visibility",
    "continuation_of__first_reviewed_at",
    "continuation_of__page__issue",
    "continuation_of__continuation_of",
)


def note_changed(article_ids: Collection[int]) -> None:
    """Something printed or shown of these articles has changed; call inside the transaction of the change.

    Sets ``changed_at``, and ``published_at`` at the first public moment, queues their index entries, has them
    weighed anew for the desk, and counts the change: of what readers do not see the desk's people see some.
    """
    keys = iter(article_ids)
    while batch := list(islice(keys, AT_ONCE)):
        _note(batch)
    PublicChanges.note()
    outbox.enqueue(article_ids)


def adopt_settings() -> bool:
    """Call when a server begins: whether VISIBILITY or RAW_TEXT is another one than before. What is seen now and never
    was is published now; nothing of it has changed, and the index knows it already. Who keeps copies learns what else
    is seen now and was not, or was and is not."""
    asked = {"visibility": settings.VISIBILITY, "raw_text": settings.RAW_TEXT}
    former = InForce.objects.filter(pk=1).first()
    if former and asked == {"visibility": former.visibility, "raw_text": former.raw_text}:
        return False
    with one_writer():
        if former and settings.VISIBILITY not in ("staff", former.visibility):
            told = turning().order_by().values("pk"), related().order_by().values("pk")
            turned = Article.objects.filter(Q(pk__in=told[0]) | Q(pk__in=told[1]), published_at__isnull=False)
            turned.update(turned_at=timezone.now())
        Article.objects.public().filter(published_at=None).update(published_at=timezone.now())
        InForce.objects.update_or_create(pk=1, defaults=asked)
        PublicChanges.note()
    return True


def turning() -> ArticleQuerySet:
    """What one value of VISIBILITY shows to visitors and another one does not; while it is staff nobody asks."""
    return Article.objects.seen_with(PUBLIC).exclude(pk__in=Article.objects.seen_with(REVIEWED).order_by().values("pk"))


def related() -> ArticleQuerySet:
    """What has relatives, which may be named with another value or not."""
    rows = Relation.objects.in_force().values_list("later", "earlier")
    homes = standing_at({code for row in rows for code in row})
    return Article.objects.filter(permalink__in=[code for codes in homes.values() for code in codes])


def index_again_beside(article: Article) -> None:
    """What of their first readings may be found in others of the issue hangs on whether this one may be seen."""
    beside = Article.objects.filter(page__issue=article.page.issue_id).exclude(pk=article.pk).order_by()
    differing = beside.exclude(original_body="").exclude(original_body=F("body"))
    outbox.enqueue(differing.values_list("pk", flat=True))


def with_their_rests(article_ids: Collection[int]) -> list[int]:
    """These and every part that their texts go on in, which is shown and hidden with them."""
    found, last = dict.fromkeys(article_ids), list(article_ids)
    while last:
        batches = (last[start : start + AT_ONCE] for start in range(0, len(last), AT_ONCE))
        rests = (Article.objects.filter(continuation_of__in=batch).order_by() for batch in batches)
        last = [pk for rows in rests for pk in rows.values_list("pk", flat=True) if pk not in found]
        found |= dict.fromkeys(last)
    return list(found)


def _note(keys: list[int]) -> None:
    now = timezone.now()
    articles = Article.objects.filter(pk__in=keys)
    articles.update(changed_at=now)
    Score.objects.ask_again(keys)
    rows = articles.select_related("page", "continuation_of__page").only("published_at", *WHAT_IS_PUBLIC)
    never = [article.pk for article in rows if article.published_at is None and article.is_public]
    if never:
        Article.objects.filter(pk__in=never).update(published_at=now)
