"""What every engine of the archive gives beyond Haystack's own backend, and what they share."""

from __future__ import annotations

import hashlib
from abc import abstractmethod
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import repeat
from typing import Any

from haystack import connections
from haystack.backends import BaseSearchBackend
from haystack.exceptions import SearchFieldError
from haystack.utils.loading import UnifiedIndex

from articles.search.engines.asked import Answer, Asked
from articles.search.engines.clauses import All, Clause, Everything, Not, Term, Weighted

# The primary key, as a number field of every index.
KEY = "django_id"
# Number fields that tell one state of an object from another.
VERSION = ("version", "changed")
# Raise it when the analysis changes, or what a field holds: older indexes are then refused and rebuilt.
SCHEMA_VERSION = 3


class ArchiveBackend(BaseSearchBackend):
    """One model an index. Every method raises SearchUnavailable when the engine cannot do it now; none returns a false
    "nothing found". A generation is a whole index beside the live one, filled by ``update(…, into=name)``.
    """

    @abstractmethod
    def update(self, index: Any, iterable: Iterable[Any], commit: bool = True, into: str | None = None) -> None:
        """Add or replace the entries of these objects, all or none; visible to every process when it returns."""

    @abstractmethod
    def remove_all(self, primary_keys: Iterable[int], into: str | None = None) -> None:
        """Take out these entries; one that is not there is no error."""

    @abstractmethod
    def answer(self, asked: Asked) -> Answer:
        """Hits and counts, all of one state of the index."""

    def counts(self, several: Iterable[Asked]) -> Iterator[int]:
        """How much there is of each, one by one: who has enough asks no further."""
        return (self.answer(asked).count for asked in several)

    @abstractmethod
    def scan(self, clause: Clause, sort_by: str) -> Iterator[int]:
        """The primary keys of all that matches, however many, ordered by a number field (-field: downwards)."""

    @abstractmethod
    def versions(self, name: str | None = None) -> Iterator[tuple[int, ...]]:
        """The primary key of every entry of the live or the named generation and its VERSION fields, in no order."""

    @abstractmethod
    def check(self, name: str | None = None) -> None:
        """Raises NeedsRebuild unless the live or the named generation is there, sound and of our schema."""

    @abstractmethod
    def size(self) -> int:
        """How many entries the live index has."""

    @abstractmethod
    def begin_rebuild(self) -> str:
        """Make an empty generation with our schema and return its name; searches go on in the live one."""

    @abstractmethod
    def go_live(self, name: str) -> None:
        """Let searches use generation ``name`` from now on, in one step, and remove the former one."""

    @abstractmethod
    def discard(self, name: str) -> None:
        """Remove a generation that is not live; one that is not there is no error."""

    @abstractmethod
    def unused(self) -> list[str]:
        """Generations that are not live: being filled, or left behind by a process that was killed."""

    def search(self, query_string: Clause, **kwargs: Any) -> dict[str, Any]:
        """Haystack's entry: its keyword arguments as ``Asked``; those an engine has no answer for are refused."""
        if kwargs.pop("models", None) not in (None, {self.model}):
            raise NotImplementedError("models(): the index holds one model only.")
        kwargs |= {"clause": query_string, "filters": tuple(kwargs.pop("narrow_queries", None) or ())}
        if unknown := kwargs.keys() - Asked.__dataclass_fields__.keys():
            raise NotImplementedError(f"Not supported by the archive's engines: {', '.join(sorted(unknown))}")
        asked = Asked(**kwargs)
        self.require_fields(asked.facets, ("keyword", "number"))
        fetched = (name for name in asked.fields if name in self.types)
        self.require_fields([*asked.stats, *fetched, *(name.lstrip("-") for name in asked.sort_by)], ("number",))
        return self._as_haystack_names_it(self.answer(asked), asked)

    def _as_haystack_names_it(self, answer: Answer, asked: Asked) -> dict[str, Any]:
        """Number fields that were asked for come along; the texts are in the database."""
        meta = self.model._meta
        rows = zip(*answer.numbers.values(), strict=True) if answer.numbers else repeat(())
        results = [
            asked.result_class(
                meta.app_label, meta.model_name, key, score, **dict(zip(answer.numbers, row, strict=True))
            )
            for key, score, row in zip(answer.keys, answer.scores, rows, strict=False)
        ]
        facets = {"fields": answer.facets, "queries": answer.queries}
        return {"hits": answer.count, "results": results, "facets": facets, "stats": answer.stats}

    def numbers_asked(self, asked: Asked) -> list[str]:
        return [name for name in asked.fields if self.types.get(name) == "number"]

    def require_fields(self, names: Iterable[str], kinds: Collection[str] = ("tokens", "keyword", "number")) -> None:
        """Raises SearchFieldError for a field that no index has, where an engine may just find nothing, and
        NotImplementedError for one that is not of these kinds.
        """
        types = self.types | {KEY: "number"}
        for name in names:
            if name not in types:
                raise SearchFieldError(f"No such field: {name}. There are {', '.join(sorted(self.types))}.")
            if types[name] not in kinds:
                raise NotImplementedError(f"{name}: only a field of kind {' or '.join(kinds)} can be used so.")

    def remove(self, obj_or_string: Any, commit: bool = True) -> None:
        """Take out one entry, named by its object or as app.model.pk."""
        self.remove_all([_primary_key(obj_or_string)])

    def clear(self, models: Iterable[Any] | None = None, commit: bool = True) -> None:
        """An empty index of the present schema."""
        self.go_live(self.begin_rebuild())

    def more_like_this(
        self, model_instance: Any, additional_query_string: Clause | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        """What shares this object's most used words, by its index's ``likeness_clause``; itself left out."""
        like = self.unified_index.get_index(type(model_instance)).likeness_clause(model_instance)
        others = Not(Term(KEY, model_instance.pk))
        filters = Weighted(additional_query_string or Everything(), 0)
        return self.search(All((like, others, filters)), **kwargs)

    @property
    def unified_index(self) -> UnifiedIndex:
        return connections[self.connection_alias].get_unified_index()

    @cached_property
    def types(self) -> dict[str, str]:
        """Field → tokens, keyword or number. Anything else is refused by name."""
        types = {name: field.field_type for name, field in self.unified_index.all_searchfields().items()}
        if unknown := {name: kind for name, kind in types.items() if kind not in ("tokens", "keyword", "number")}:
            raise NotImplementedError(f"Index fields of other kinds than articles.search.engines.fields: {unknown}")
        return types

    @property
    def model(self) -> Any:
        (model,) = self.unified_index.get_indexed_models()
        return model


def stamp(types: dict[str, str]) -> str:
    """Identifies what an index holds; one with another stamp must be rebuilt."""
    return hashlib.sha256(repr((SCHEMA_VERSION, sorted(types.items()))).encode()).hexdigest()[:16]


def _primary_key(obj_or_string: Any) -> int:
    return int(obj_or_string.rpartition(".")[2]) if isinstance(obj_or_string, str) else int(obj_or_string.pk)
