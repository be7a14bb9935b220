"""What every engine of the archive must do, through SearchQuerySet and the backend.

A test class for an engine inherits ``EngineContract`` and sees to it that ``connections["default"]`` is that engine
with no index yet (tests/conftest.py does so for Tantivy).
"""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict
from haystack.query import SearchQuerySet

from articles.indexing import indexer, outbox
from articles.models import Article
from articles.search.engines.asked import Asked
from articles.search.engines.base import ArchiveBackend
from articles.search.engines.clauses import Any as AnyOf
from articles.search.engines.clauses import Everything, Nothing, Term
from articles.search.engines.errors import NeedsRebuild
from articles.search.exports import results
from articles.search.suggestions import suggest
from articles.search_indexes import moment_number
from tests.search.asking import ask, numbers, phrase
from tests.search.engines.asking_contract import AskingContract
from tests.support.factories import make_article


class EngineContract(AskingContract):
    """What is written, kept, emptied and rebuilt."""

    def test_an_update_replaces_the_entry(self, archive: dict[str, int], backend: ArchiveBackend, index: Any) -> None:
        Article.objects.filter(pk=archive["rice"]).update(headline="麦田丰收", version=2)
        backend.update(index, index.index_queryset().filter(pk=archive["rice"]))
        assert self.names(archive, SearchQuerySet().filter(content=phrase("headline", "稻田丰收"))) == set()
        assert self.names(archive, SearchQuerySet().filter(content=phrase("headline", "麦田丰收"))) == {"rice"}
        assert len(SearchQuerySet().all()) == 4

    def test_entries_are_removed_by_object_or_by_name(self, archive: dict[str, int], backend: ArchiveBackend) -> None:
        backend.remove(Article.objects.get(pk=archive["rice"]))
        backend.remove(f"articles.article.{archive['late']}")
        assert self.names(archive, SearchQuerySet().all()) == {"school", "photo"}

    def test_removing_what_is_not_there_is_no_error(self, archive: dict[str, int], backend: ArchiveBackend) -> None:
        backend.remove_all([999_999])
        assert len(SearchQuerySet().all()) == 4

    def test_clearing_leaves_an_index_that_finds_nothing(
        self, archive: dict[str, int], backend: ArchiveBackend
    ) -> None:
        backend.clear()
        assert len(SearchQuerySet().all()) == 0

    def test_its_size_is_the_number_of_entries(self, archive: dict[str, int], backend: ArchiveBackend) -> None:
        assert backend.size() == 4
        backend.remove_all([archive["rice"]])
        assert backend.size() == 3

    # What the database knows better

    def test_an_emptied_index_is_no_empty_result(self, archive: dict[str, int], backend: ArchiveBackend) -> None:
        backend.clear()
        for asking in (lambda: ask("稻田"), lambda: suggest("稻田"), lambda: list(results(QueryDict("q=稻田")))):
            with pytest.raises(NeedsRebuild, match="空的"):
                asking()

    def test_an_emptied_index_is_rebuilt_by_itself(self, archive: dict[str, int], backend: ArchiveBackend) -> None:
        backend.clear()
        outbox.enqueue([archive["late"]])
        indexer.catch_up()
        assert ask("稻田").count == 2

    def test_an_index_without_anything_to_hold_is_sound(self, backend: ArchiveBackend) -> None:
        indexer.catch_up(lambda: indexer.rebuild_here())
        assert ask("稻田").count == 0

    def test_what_was_withdrawn_is_in_no_answer_while_the_index_lags(
        self, archive: dict[str, int], backend: ArchiveBackend
    ) -> None:
        for name in ("rice", "school"):
            Article.objects.filter(pk=archive[name]).update(visibility="withdrawn")
        outbox.enqueue([archive["rice"], archive["school"], archive["photo"]])
        page = ask("稻")
        assert (page.count, len(page.hits), page.years) == (2, 2, ((2023, 1), (2024, 1)))
        assert numbers(page, "reporter") == {"zhang-san": 1}
        assert ask("稻田").searched.articles == 2
        assert (suggest("稻田"), suggest("李四")) == ([], [])
        assert [article.pk for article, _ in results(QueryDict("q=稻"))] == [archive["late"], archive["photo"]]

    def test_several_are_counted_each_by_itself(self, archive: dict[str, int], backend: ArchiveBackend) -> None:
        several = [Asked(clause) for clause in (Term("year", 2023), Nothing(), Everything())]
        several.append(Asked(Everything(), filters=(Term("kind", "photo"),), end_offset=1))
        assert list(backend.counts(iter(several))) == [3, 0, 4, 1]

    def test_the_best_are_the_same_where_nobody_counts_all(
        self, archive: dict[str, int], backend: ArchiveBackend
    ) -> None:
        clause = AnyOf((Term("body_1", "稻"), Term("body_1", "田"), Term("headline", "丰收")))
        counted, best = (backend.answer(Asked(clause, end_offset=2, counted=each)) for each in (True, False))
        assert (list(best.keys), list(best.scores)) == (list(counted.keys), list(counted.scores))
        assert (counted.count, best.count) == (3, 2)

    def test_versions_name_every_entry(self, archive: dict[str, int], backend: ArchiveBackend) -> None:
        changed = dict(Article.objects.values_list("pk", "changed_at"))
        entries = {(pk, 3 if name == "late" else 1, moment_number(changed[pk])) for name, pk in archive.items()}
        assert set(backend.versions()) == entries

    def test_a_scan_names_all_that_matches_in_order(self, archive: dict[str, int], backend: ArchiveBackend) -> None:
        assert list(backend.scan(Term("year", 2023), "sort")) == [archive[n] for n in ("rice", "school", "photo")]
        assert next(backend.scan(Everything(), "-sort")) == archive["late"]

    # Generations

    def test_a_rebuild_is_seen_only_when_it_goes_live(
        self, archive: dict[str, int], backend: ArchiveBackend, index: Any
    ) -> None:
        name = backend.begin_rebuild()
        backend.update(index, index.index_queryset().filter(kind="photo"), into=name)
        assert len(SearchQuerySet().all()) == 4
        assert [pk for pk, *_ in backend.versions(name)] == [archive["photo"]]
        backend.go_live(name)
        assert self.names(archive, SearchQuerySet().all()) == {"photo"}

    def test_a_discarded_rebuild_leaves_the_live_index(
        self, archive: dict[str, int], backend: ArchiveBackend, index: Any
    ) -> None:
        name = backend.begin_rebuild()
        backend.update(index, index.index_queryset(), into=name)
        backend.discard(name)
        backend.discard(name)
        assert len(SearchQuerySet().all()) == 4

    # Failure

    def test_a_missing_index_is_no_empty_result(self, backend: ArchiveBackend) -> None:
        with pytest.raises(NeedsRebuild):
            len(SearchQuerySet().filter(content="稻"))

    def test_a_write_makes_no_index_of_its_own(self, backend: ArchiveBackend, index: Any) -> None:
        """One entry alone would be an index that finds nothing else; only a rebuild makes one."""
        make_article()
        with pytest.raises(NeedsRebuild):
            backend.update(index, index.index_queryset())
        with pytest.raises(NeedsRebuild):
            backend.remove_all([1])
        with pytest.raises(NeedsRebuild):
            len(SearchQuerySet().all())
