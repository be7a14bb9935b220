"""What every search is narrowed to: what the one who looks may see, in the fields that such people may read."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import Exists, OuterRef

from articles.models import Article, Outbox, Redaction
from articles.models.sight import Sight
from articles.search.engines.asked import Asked
from articles.search.engines.base import KEY
from articles.search.engines.clauses import Clause, Not, OneOf, Term, narrowed, without_fields
from articles.search.engines.errors import REBUILD_HINT, SearchUnavailable

# What only those may read who may see raw text.
RAW_FIELDS = frozenset({"original", "original_1"})
# An engine takes no more keys in one clause.
MOST_HIDDEN = 60_000


def narrowed_to(sight: Sight, asked: Asked, hidden: tuple[int, ...] | None = None) -> Asked:
    """The same question about less; ``hidden`` where it is known already."""
    return replace(
        asked,
        clause=seen_clause(sight, asked.clause, hidden),
        filters=tuple(readable(sight, one) for one in asked.filters),
        query_facets=[(name, readable(sight, one)) for name, one in asked.query_facets],
        under={name: tuple(readable(sight, one) for one in filters) for name, filters in asked.under.items()},
    )


def seen_clause(sight: Sight, clause: Clause, hidden: tuple[int, ...] | None = None) -> Clause:
    """What matches the clause and may be seen. The index follows the database a moment later, or much later where it
    cannot be written: what was withdrawn meanwhile is left out too."""
    limits: list[Clause] = [] if sight.held else [Term("seen_by", sight.name)]
    if hidden := hidden_by_now(sight) if hidden is None else hidden:
        limits.append(Not(OneOf(KEY, hidden)))
    return narrowed(readable(sight, clause), limits)


def readable(sight: Sight, clause: Clause) -> Clause:
    return clause if sight.raw else without_fields(clause, RAW_FIELDS)


def hidden_by_now(sight: Sight) -> tuple[int, ...]:
    """Keys of what the index may still show though it may not be seen so any more."""
    waiting = Outbox.objects.filter(replay=False).order_by()
    # Nearly always; to put the question below together takes longer than all the rest of a search.
    if not waiting.exists():
        return ()
    article = Article.objects.filter(pk=OuterRef("article_id"))
    # Of what was masked since, the entry still has the words: who finds it by them would know them.
    masked = Redaction.objects.in_force().filter(article=OuterRef("article_id"))
    # Of what was withdrawn beside it, the entry may have a part as its first reading.
    issue = Article.objects.filter(pk=OuterRef(OuterRef("article_id"))).values("page__issue")
    beside = Article.objects.withheld().filter(page__issue__in=issue).exclude(pk=OuterRef("article_id"))
    unsure = ~Exists(article.seen_with(sight)) | Exists(masked) | Exists(beside)
    waiting = waiting.filter(unsure)
    if not sight.unreviewed:
        # What was never reviewed is in no entry that such people find.
        waiting = waiting.filter(Exists(article.filter(first_reviewed_at__isnull=False)))
    keys = tuple(waiting.values_list("article_id", flat=True).distinct()[: MOST_HIDDEN + 1])
    if len(keys) > MOST_HIDDEN:
        raise SearchUnavailable(f"搜索索引落后太多，撤下的稿件还在里面。{REBUILD_HINT}")
    return keys
