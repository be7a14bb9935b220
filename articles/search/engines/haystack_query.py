"""SearchQuerySet's calls → clauses, the same for every engine; an engine only compiles and runs them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any as AnyType
from typing import NoReturn

from haystack import connections
from haystack.backends import BaseSearchQuery, SearchNode
from haystack.inputs import BaseInput, Raw

from articles.search.engines.base import KEY
from articles.search.engines.clauses import (
    CLAUSES,
    All,
    Any,
    Between,
    Clause,
    Everything,
    Not,
    Nothing,
    Term,
)


class ClauseQuery(BaseSearchQuery):
    """A Haystack query whose ``build_query`` gives a clause.

    Values may be clauses (``filter(content=clause)``), or strings and numbers for keyword and number fields. A string
    for the document field or another text field is read by the index itself: its ``content_clause(text)`` and
    ``text_clause(field, text)`` say what it means.
    """

    start_offset: int
    end_offset: int | None

    def build_query(self) -> Clause:
        return self._node(self.query_filter) if self.query_filter else Everything()

    def build_params(self, spelling_query: str | None = None) -> dict[str, AnyType]:
        params: dict[str, AnyType] = super().build_params(spelling_query)
        if self.stats:
            params["stats"] = list(self.stats)
        return params

    def run(self, spelling_query: str | None = None, **kwargs: AnyType) -> None:
        found = self.backend.search(self.build_query(), **(self.build_params() | kwargs))
        self._results = found["results"]
        self._hit_count = found["hits"]
        self._facet_counts = self.post_process_facets(found)
        self._stats = found.get("stats", {})

    def get_facet_counts(self) -> dict[str, AnyType]:
        self._ask_for_one()
        return super().get_facet_counts()  # type: ignore[no-any-return]

    def get_stats(self) -> dict[str, AnyType]:
        self._ask_for_one()
        return super().get_stats()  # type: ignore[no-any-return]

    def _ask_for_one(self) -> None:
        """Counts need no results; Haystack would fetch them all."""
        if not self.has_run() and self.end_offset is None:
            self.end_offset = self.start_offset + 1

    def _node(self, node: SearchNode) -> Clause:
        children = tuple(
            self._node(child) if isinstance(child, SearchNode) else self._condition(*child) for child in node.children
        )
        joined = children[0] if len(children) == 1 else Any(children) if node.connector == "OR" else All(children)
        return Not(joined) if node.negated else joined

    def _condition(self, expression: str, value: AnyType) -> Clause:
        field, _, lookup = expression.partition("__")
        if isinstance(value, Raw):
            raise NotImplementedError("raw_search(): pass a clause to filter(content=…).")
        if isinstance(value, BaseInput):
            value = value.query_string
        if isinstance(value, CLAUSES):
            return value
        unified = connections[self._using].get_unified_index()
        (index,) = unified.get_indexes().values()
        if field in ("content", unified.document_field):
            return index.content_clause(str(value))  # type: ignore[no-any-return]
        field = KEY if field in ("pk", "id") else field
        self.backend.require_fields([field])
        kind = self.backend.types.get(field, "number")
        if kind == "number":
            return _number_comparison(field, lookup or "exact", value)
        return _text_comparison(field, lookup or "exact", value, index.text_clause if kind == "tokens" else Term)

    def build_query_fragment(self, field: str, filter_type: str, value: AnyType) -> NoReturn:
        raise NotImplementedError("narrow(SQ(…)): pass a clause to narrow(), or use filter().")

    def add_narrow_query(self, query: Clause) -> None:
        if not isinstance(query, CLAUSES):
            raise NotImplementedError("narrow('field:value'): pass a clause, e.g. narrow(Term(field, value)).")
        super().add_narrow_query(query)

    def add_query_facet(self, field: str, query: Clause) -> None:
        """Count what also matches ``query``; the count is reported under the name given as ``field``."""
        self.query_facets.append((field, query))

    def run_mlt(self, **kwargs: AnyType) -> None:
        found = self.backend.more_like_this(self._mlt_instance, self.build_query(), **(self.build_params() | kwargs))
        self._results, self._hit_count = found["results"], found["hits"]

    def add_stats_query(self, stats_field: str, stats_facets: list[AnyType]) -> None:
        if stats_facets and any(stats_facets):
            raise NotImplementedError("stats_facet(): only stats(field) is supported.")
        self.stats[stats_field] = []

    def add_date_facet(self, *args: AnyType, **kwargs: AnyType) -> NoReturn:
        raise NotImplementedError("date_facet(): facet the number fields year, month or day instead.")

    def add_boost(self, *args: AnyType) -> NoReturn:
        raise NotImplementedError("boost(): give a clause a weight with Weighted(clause, weight).")

    def add_highlight(self, **kwargs: AnyType) -> NoReturn:
        raise NotImplementedError("highlight(): the printed text is highlighted by articles.search.highlight.")

    def set_spelling_query(self, *args: AnyType) -> NoReturn:
        raise NotImplementedError("set_spelling_query(): near words come from articles.search.nearby.")

    get_spelling_suggestion = set_spelling_query

    def add_within(self, *args: AnyType) -> NoReturn:
        raise NotImplementedError("within(): a newspaper index has no places.")

    add_dwithin = add_distance = add_within


def _text_comparison(field: str, lookup: str, value: AnyType, equals: Callable[[str, AnyType], Clause]) -> Clause:
    match lookup:
        case "exact" | "content":
            return equals(field, str(value))
        case "in":
            return Any(tuple(equals(field, str(one)) for one in value)) if value else Nothing()
    raise NotImplementedError(f"filter({field}__{lookup}=…) is not supported by this search engine.")


def _number_comparison(field: str, lookup: str, value: AnyType) -> Clause:
    match lookup:
        case "exact" | "content":
            return _between(field, value, value)
        case "in":
            return Any(tuple(_between(field, one, one) for one in value)) if value else Nothing()
        case "gte":
            return _between(field, value, None)
        case "lte":
            return _between(field, None, value)
        case "gt":
            return _between(field, int(value) + 1, None)
        case "lt":
            return _between(field, None, int(value) - 1)
        case "range":
            return _between(field, *value)
    raise NotImplementedError(f"filter({field}__{lookup}=…) is not supported by this search engine.")


def _between(field: str, low: AnyType, high: AnyType) -> Clause:
    """The index holds no number below 0; strings of digits are numbers, anything else is a ValueError here."""
    lowest = None if low is None else max(0, int(low))
    if high is not None and int(high) < (lowest or 0):
        return Nothing()
    if lowest is not None and high is not None and int(high) == lowest:
        return Term(field, lowest)
    return Between(field, lowest, None if high is None else int(high))
