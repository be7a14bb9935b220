"""The engine of this installation, as the rooms of search ask it: about what the one who looks may see, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from haystack import connections

from articles.models import Article
from articles.models.sight import Sight, current
from articles.search.engines.asked import Answer, Asked, ValueCounts
from articles.search.engines.base import ArchiveBackend
from articles.search.engines.clauses import Clause, Everything
from articles.search.engines.errors import REBUILD_HINT, NeedsRebuild
from articles.search.narrowing import hidden_by_now, narrowed_to, seen_clause


def engine() -> ArchiveBackend:
    return cast(ArchiveBackend, connections["default"].get_backend())


def answer(asked: Asked) -> Answer:
    """Raises SearchUnavailable when the engine does not answer, or cannot know."""
    answered = further_answer(asked)
    if not answered.count:
        require_filled()
    return answered


def further_answer(asked: Asked) -> Answer:
    """The same where a question was answered just before: then it is known that the index is not empty."""
    return engine().answer(narrowed_to(current(), asked))


def all_keys(clause: Clause, sort_by: str, sight: Sight) -> Iterator[int]:
    """Keys of all that matches, however many. Whoever takes them one by one may be somebody else by then."""
    return engine().scan(seen_clause(sight, clause), sort_by)


def require_filled() -> None:
    """Raises NeedsRebuild for an index that holds nothing where there is something to find: it was emptied."""
    if not engine().size() and Article.objects.indexed().exists():
        raise NeedsRebuild(f"搜索索引是空的。{REBUILD_HINT}")


def count(clause: Clause, filters: Iterable[Clause] = ()) -> int:
    """How much there is of it."""
    return answer(Asked(clause, tuple(filters), end_offset=1)).count


def counts(clauses: Iterable[Clause], filters: Iterable[Clause]) -> Iterator[int]:
    """How much there is of each, one by one, where a question was answered just before; what is hidden by now is looked
    up once for all."""
    sight, filtering = current(), tuple(filters)
    hidden = hidden_by_now(sight)
    return engine().counts(narrowed_to(sight, Asked(clause, filtering, end_offset=1), hidden) for clause in clauses)


def values_of(field: str, size: int) -> ValueCounts:
    """The most frequent values of a keyword field in the whole archive, and how many articles have each."""
    return list(answer(Asked(Everything(), end_offset=1, facets={field: {"size": size}})).facets[field])
