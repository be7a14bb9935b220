"""The engine of this installation, as the rooms of search ask it: about what the public may see now, and nothing else.

The index follows the database a moment later, or much later where it cannot be written. What was withdrawn meanwhile is
in no answer and no count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from django.db.models import Exists, OuterRef
from haystack import connections

from articles.models import Article, Outbox
from articles.search.engines.asked import Answer, Asked, ValueCounts
from articles.search.engines.base import KEY, ArchiveBackend
from articles.search.engines.clauses import All, Clause, Everything, Not, OneOf
from articles.search.engines.errors import REBUILD_HINT, NeedsRebuild, SearchUnavailable

# An engine takes no more keys in one clause.
MOST_HIDDEN = 60_000


def engine() -> ArchiveBackend:
    return cast(ArchiveBackend, connections["default"].get_backend())


def answer(asked: Asked) -> Answer:
    """Raises SearchUnavailable when the engine does not answer, or cannot know."""
    hidden = hidden_by_now()
    if hidden:
        asked = replace(asked, clause=All((asked.clause, Not(OneOf(KEY, hidden)))))
    answered = engine().answer(asked)
    if not answered.count:
        require_filled()
    return answered


def hidden_by_now() -> tuple[int, ...]:
    """Keys of what the index may still show though the public may not see it any more."""
    public = Article.objects.public().filter(pk=OuterRef("article_id"))
    waiting = Outbox.objects.filter(replay=False).order_by().filter(~Exists(public))
    keys = tuple(waiting.values_list("article_id", flat=True).distinct()[: MOST_HIDDEN + 1])
    if len(keys) > MOST_HIDDEN:
        raise SearchUnavailable(f"搜索索引落后太多，撤下的稿件还在里面。{REBUILD_HINT}")
    return keys


def require_filled() -> None:
    """Raises NeedsRebuild for an index that holds nothing where there is something to find: it was emptied."""
    if not engine().size() and Article.objects.public().exists():
        raise NeedsRebuild(f"搜索索引是空的。{REBUILD_HINT}")


def count(clause: Clause, filters: Iterable[Clause] = ()) -> int:
    """How much there is of it."""
    return answer(Asked(clause, tuple(filters), end_offset=1)).count


def values_of(field: str, size: int) -> ValueCounts:
    """The most frequent values of a keyword field in the whole archive, and how many articles have each."""
    return list(answer(Asked(Everything(), end_offset=1, facets={field: {"size": size}})).facets[field])
