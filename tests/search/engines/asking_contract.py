"""What every engine must answer, through SearchQuerySet and the backend; contract.py holds what it must keep."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from haystack import connections
from haystack.exceptions import SearchFieldError
from haystack.query import SQ, SearchQuerySet

from articles.models import Article, Series
from articles.search.engines.asked import Asked
from articles.search.engines.base import ArchiveBackend
from articles.search.engines.clauses import (
    All,
    Between,
    Everything,
    Fixed,
    Hinted,
    Not,
    Nothing,
    OneOf,
    Phrase,
    Term,
    Weighted,
)
from articles.search.engines.clauses import Any as AnyOf
from tests.search.asking import keys, named, phrase
from tests.support.factories import make_article, make_byline, make_page

MONDAY, TUESDAY, LATER = dt.date(2023, 9, 11), dt.date(2023, 9, 12), dt.date(2024, 1, 2)


@pytest.mark.django_db
class AskingContract:
    """What is found, counted and ordered."""

    @pytest.fixture
    def backend(self) -> ArchiveBackend:
        return connections["default"].get_backend()

    @pytest.fixture
    def index(self) -> Any:
        return connections["default"].get_unified_index().get_index(Article)

    @pytest.fixture
    def archive(self, backend: ArchiveBackend, index: Any) -> dict[str, int]:
        """Four articles, by name: their primary keys."""
        monday, tuesday = make_page("1", MONDAY, name="要闻"), make_page("C02", TUESDAY)
        made = {
            "rice": make_article(
                monday, [("记者", "张三")], headline="稻田丰收", body="今年的水稻收成好。\n农民喜悦。"
            ),
            "school": make_article(monday, [("通讯员", "李四")], headline="学校开学", body="学生走过稻田去学校。"),
            "photo": make_article(tuesday, [("摄影", "张三")], kind="photo", headline="秋色", body="田野里的稻穗。"),
            "late": make_article(make_page("1", LATER), headline="新年", body="稻米入仓，𠮷野家2.5万元。", version=3),
        }
        make_byline(made["school"], "记者", "张三", 1)
        backend.clear()
        backend.update(index, index.index_queryset())
        return {name: article.pk for name, article in made.items()}

    def names(self, archive: dict[str, int], found: SearchQuerySet) -> set[str]:
        pks = set(keys(found))
        return {name for name, pk in archive.items() if pk in pks}

    # Clauses

    @pytest.mark.parametrize(
        ("clause", "expected"),
        [
            (Everything(), {"rice", "school", "photo", "late"}),
            (Nothing(), set()),
            (Term("body", "水稻"), {"rice"}),
            (Term("body_1", "稻"), {"rice", "school", "late"}),
            (phrase("headline", "稻田丰收"), {"rice"}),
            (phrase("body", "过稻田去"), {"school"}),
            (phrase("body", "稻田过去"), set()),
            (phrase("body", "好。农民"), set()),
            (phrase("body", "𠮷野家2.5万"), {"late"}),
            (Phrase("body_1", ("稻", None, "入")), {"late"}),
            (Phrase("body_1", ("水", None, "收")), {"rice"}),
            (Phrase("body_1", ("水", None, "成")), set()),
            (Term("kind", "photo"), {"photo"}),
            (Term("page", "C02"), {"photo"}),
            (Term("page", "C0"), set()),
            (Term("year", 2023), {"rice", "school", "photo"}),
            (Between("day", 20230912, 20240102), {"photo", "late"}),
            (Between("day", low=20230913), {"late"}),
            (Between("day", high=20230911), {"rice", "school"}),
            (All((Term("kind", "article"), Term("person", "zhang-san"))), {"rice", "school"}),
            (AnyOf((Term("kind", "photo"), Term("year", 2024))), {"photo", "late"}),
            (Not(Term("kind", "photo")), {"rice", "school", "late"}),
            (All((Not(Term("kind", "photo")), Not(Term("year", 2024)))), {"rice", "school"}),
            (All((Term("year", 2023), Not(AnyOf((Term("page", "1"), Nothing()))))), {"photo"}),
            (Between("day"), {"rice", "school", "photo", "late"}),
            (AnyOf(()), set()),
            (Weighted(Term("kind", "photo"), 0), {"photo"}),
            (Hinted(Term("year", 2023), (Term("kind", "photo"),)), {"rice", "school", "photo"}),
        ],
        ids=named,
    )
    def test_a_clause_finds_exactly(self, archive: dict[str, int], clause: Any, expected: set[str]) -> None:
        found = SearchQuerySet().filter(content=clause)
        assert self.names(archive, found) == expected
        assert len(found) == len(expected)

    def test_a_string_is_read_by_the_index(self, archive: dict[str, int]) -> None:
        assert self.names(archive, SearchQuerySet().auto_query("标题:稻田 -学校")) == {"rice"}

    # SearchQuerySet

    def test_filters_and_exclusions_are_joined(self, archive: dict[str, int]) -> None:
        found = SearchQuerySet().filter(year__gte=2023, kind="article").exclude(page="1", year=2024)
        assert self.names(archive, found) == {"rice", "school"}

    def test_either_of_two_conditions(self, archive: dict[str, int]) -> None:
        assert self.names(archive, SearchQuerySet().filter(SQ(kind="photo") | SQ(year=2024))) == {"photo", "late"}

    @pytest.mark.parametrize(
        ("condition", "expected"),
        [
            ({"year__in": [2024, 2025]}, {"late"}),
            ({"kind__in": []}, set()),
            ({"day__range": (20230912, 20231231)}, {"photo"}),
            ({"year__lt": 2024}, {"rice", "school", "photo"}),
            ({"year__gt": 2023}, {"late"}),
            ({"day__lte": 20230911}, {"rice", "school"}),
        ],
        ids=named,
    )
    def test_a_lookup_finds_exactly(self, archive: dict[str, int], condition: Any, expected: set[str]) -> None:
        assert self.names(archive, SearchQuerySet().filter(**condition)) == expected

    def test_order_by_a_number_both_ways(self, archive: dict[str, int]) -> None:
        newest = [archive[name] for name in ("late", "photo", "school", "rice")]
        assert keys(SearchQuerySet().order_by("-sort")) == newest
        assert keys(SearchQuerySet().order_by("sort")) == newest[::-1]

    def test_slices_are_parts_of_one_order(self, archive: dict[str, int]) -> None:
        everything = keys(SearchQuerySet().order_by("sort"))
        assert [r.pk for r in SearchQuerySet().order_by("sort")[1:3]] == everything[1:3]
        assert SearchQuerySet().order_by("sort")[3].pk == everything[3]

    def test_a_headline_counts_more_than_a_body(self, archive: dict[str, int]) -> None:
        assert [r.pk for r in SearchQuerySet().filter(content="稻田")] == [archive["rice"], archive["school"]]

    def test_a_filter_without_weight_leaves_the_score(self, archive: dict[str, int]) -> None:
        found = SearchQuerySet().filter(content="稻田")
        narrowed = found.narrow(AnyOf((Term("year", 2023), Term("page", "1"))))
        assert [r.score for r in narrowed] == pytest.approx([r.score for r in found])

    def test_a_fixed_score_is_the_score(self, archive: dict[str, int]) -> None:
        found = SearchQuerySet().filter(content=AnyOf((Fixed(Term("body_1", "稻"), 7), Fixed(Term("page", "1"), 2))))
        scores = {result.pk: result.score for result in found}
        assert scores == {archive["rice"]: 9, archive["school"]: 9, archive["late"]: 9}

    def test_facets_count_what_matches(self, archive: dict[str, int]) -> None:
        counts = SearchQuerySet().filter(year=2023).facet("kind").facet("role").facet("year").facet_counts()["fields"]
        assert dict(counts["kind"]) == {"article": 2, "photo": 1}
        assert dict(counts["role"]) == {"记者": 2, "通讯员": 1, "摄影": 1}
        assert counts["year"] == [(2023, 3)]

    def test_a_facet_shows_the_most_frequent_values_first(self, archive: dict[str, int]) -> None:
        assert SearchQuerySet().facet("year", size=1).facet_counts()["fields"]["year"] == [(2023, 3)]

    def test_a_query_facet_counts_what_matches_it_too(self, archive: dict[str, int]) -> None:
        found = SearchQuerySet().filter(year=2023).query_facet("paddy", Term("body_1", "稻"))
        assert found.facet_counts()["queries"] == {"paddy": 2}

    def test_narrowing_narrows_facets(self, archive: dict[str, int]) -> None:
        found = SearchQuerySet().narrow(Term("kind", "photo")).facet("year")
        assert found.facet_counts()["fields"]["year"] == [(2023, 1)]

    def test_a_facet_may_be_counted_under_other_filters_than_the_hits(
        self, archive: dict[str, int], backend: ArchiveBackend
    ) -> None:
        photo, old = Term("kind", "photo"), Term("year", 2023)
        asked = Asked(
            Everything(),
            filters=(photo, old),
            facets={"kind": {}, "year": {}, "page": {}},
            query_facets=[("late", Term("year", 2024)), ("rice", Term("headline_1", "稻"))],
            under={"kind": (old,), "year": (photo,), "late": (), "rice": (old,)},
            stats=["day"],
        )
        answer = backend.answer(asked)
        assert (answer.count, list(answer.keys)) == (1, [archive["photo"]])
        assert dict(answer.facets["kind"]) == {"article": 2, "photo": 1}
        assert [answer.facets["year"], answer.facets["page"]] == [[(2023, 1)], [("C02", 1)]]
        assert answer.queries == {"late": 1, "rice": 1}
        assert answer.stats["day"] == {"min": 20230912, "max": 20230912, "distinct": 1}

    def test_what_finds_nothing_is_still_counted_under_other_filters(
        self, archive: dict[str, int], backend: ArchiveBackend
    ) -> None:
        nowhere = Term("page", "9")
        answer = backend.answer(Asked(Everything(), (nowhere,), facets={"page": {}}, under={"page": ()}))
        assert (answer.count, dict(answer.facets["page"])) == (0, {"1": 3, "C02": 1})

    def test_statistics_are_exact(self, archive: dict[str, int]) -> None:
        assert SearchQuerySet().stats("day").stats_results()["day"] == {"min": 20230911, "max": 20240102, "distinct": 3}

    def test_statistics_of_nothing_are_empty(self, archive: dict[str, int]) -> None:
        found = SearchQuerySet().filter(content=Nothing()).stats("day")
        assert found.stats_results()["day"] == {"min": None, "max": None, "distinct": 0}

    def test_values_come_from_number_fields(self, archive: dict[str, int]) -> None:
        found = SearchQuerySet().order_by("sort").values_list("pk", "version")
        assert [list(row) for row in found][-1] == [archive["late"], 3]

    def test_more_like_this_leaves_the_article_out(self, archive: dict[str, int]) -> None:
        like = keys(SearchQuerySet().more_like_this(Article.objects.get(pk=archive["school"])))
        assert archive["rice"] in like
        assert archive["school"] not in like

    @pytest.mark.parametrize(
        ("field", "text", "expected"),
        [
            ("headline", "稻田丰", {"rice"}),
            ("headline", "稻田 丰收", {"rice"}),
            ("headline", "田", {"rice"}),
            ("headline", "稻丰", set()),
            ("body_1", "稻米", {"late"}),
            ("series_name", "讲文明 树新风", {"late"}),
            ("series_name", "讲文明", set()),
        ],
    )
    def test_a_text_field_finds_what_is_printed_in_it_a_keyword_field_whole_words(
        self, archive: dict[str, int], backend: ArchiveBackend, index: Any, field: str, text: str, expected: set[str]
    ) -> None:
        Article.objects.filter(pk=archive["late"]).update(series=Series.objects.create(name="讲文明 树新风"))
        backend.update(index, index.index_queryset().filter(pk=archive["late"]))
        assert self.names(archive, SearchQuerySet().filter(**{field: text})) == expected

    @pytest.mark.parametrize(
        ("condition", "expected"),
        [
            ({"year": "2024"}, {"late"}),
            ({"year": -1}, set()),
            ({"year__gte": -5}, {"rice", "school", "photo", "late"}),
            ({"year__lt": 0}, set()),
            ({"year__in": ["2024", 1]}, {"late"}),
        ],
    )
    def test_numbers_may_be_strings_or_below_all(
        self, archive: dict[str, int], condition: dict[str, Any], expected: set[str]
    ) -> None:
        assert self.names(archive, SearchQuerySet().filter(**condition)) == expected

    @pytest.mark.parametrize(
        "use",
        [
            lambda found: found.filter(date=MONDAY),
            lambda found: found.order_by("-date"),
            lambda found: found.facet("author"),
            lambda found: found.stats("date"),
        ],
    )
    def test_a_field_that_is_not_there_is_named(self, archive: dict[str, int], use: Any) -> None:
        with pytest.raises(SearchFieldError, match=r"date|author"):
            len(use(SearchQuerySet()))

    @pytest.mark.parametrize(
        "use",
        [
            lambda found: found.boost("稻", 2.0),
            lambda found: found.highlight(),
            lambda found: len(found.raw_search("稻")),
            lambda found: found.date_facet("day", MONDAY, LATER, "month"),
            lambda found: found.narrow("kind:photo"),
            lambda found: found.stats_facet("day", ["kind"]),
            lambda found: found.set_spelling_query("稻"),
            lambda found: len(found.filter(kind__startswith="ph")),
            lambda found: len(found.filter(kind__gte="ph")),
            lambda found: len(found.order_by("headline")),
            lambda found: len(found.facet("headline")),
            lambda found: found.values("kind")[0],
            lambda found: found.order_by("year", "day")[0],
        ],
    )
    def test_what_it_cannot_do_is_refused_by_name(self, archive: dict[str, int], use: Any) -> None:
        with pytest.raises(NotImplementedError, match=r"\w+"):
            use(SearchQuerySet())

    def test_one_of_many_numbers(self, archive: dict[str, int]) -> None:
        some = OneOf("django_id", (*range(1_000_000, 1_005_000), archive["rice"], archive["late"]))
        everything = SearchQuerySet().filter(content=Everything())
        assert self.names(archive, SearchQuerySet().filter(content=some)) == {"rice", "late"}
        assert self.names(archive, everything.filter(content=Not(some))) == {"school", "photo"}
        assert everything.query_facet("some", some).facet_counts()["queries"] == {"some": 2}
        assert self.names(archive, SearchQuerySet().filter(content=OneOf("django_id", ()))) == set()
