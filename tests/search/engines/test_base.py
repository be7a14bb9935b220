"""What all engines share: Haystack's entry, refusals by name, and the stamp of an index's fields."""

from __future__ import annotations

from pathlib import Path

import pytest
from haystack import connections
from haystack.exceptions import SearchFieldError
from haystack.fields import CharField

from articles.models import Article, Reporter
from articles.search.engines import base
from articles.search.engines.asked import Asked
from articles.search.engines.base import KEY, ArchiveBackend, stamp
from articles.search.engines.clauses import Everything, Term
from articles.search.engines.tantivy.engine import TantivySearchBackend
from tests.search.asking import index_all
from tests.support.factories import make_article

TYPES = {"body": "tokens", "kind": "keyword", "version": "number"}


@pytest.fixture
def backend() -> ArchiveBackend:
    return connections["default"].get_backend()


# The stamp


def test_the_order_of_fields_leaves_the_stamp() -> None:
    assert stamp(TYPES) == stamp(dict(reversed(TYPES.items())))


@pytest.mark.parametrize(
    "other",
    [
        TYPES | {"caption": "tokens"},
        TYPES | {"kind": "tokens"},
        {name: kind for name, kind in TYPES.items() if name != "kind"},
        {},
    ],
    ids=["one more", "of another kind", "one less", "none"],
)
def test_other_fields_have_another_stamp(other: dict[str, str]) -> None:
    assert stamp(other) != stamp(TYPES)


def test_a_raised_schema_version_is_another_stamp(monkeypatch: pytest.MonkeyPatch) -> None:
    before = stamp(TYPES)
    monkeypatch.setattr(base, "SCHEMA_VERSION", base.SCHEMA_VERSION + 1)
    assert stamp(TYPES) != before


def test_a_stamp_can_stand_in_the_name_of_a_file_and_of_an_index() -> None:
    assert stamp(TYPES).isalnum()
    assert stamp(TYPES).islower()


# Fields


def test_fields_of_an_unknown_kind_are_refused_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    backend = TantivySearchBackend("default", PATH=tmp_path)
    monkeypatch.setitem(backend.unified_index.all_searchfields(), "strange", CharField())
    with pytest.raises(NotImplementedError, match="strange"):
        _ = backend.types


def test_the_key_counts_as_a_number_of_every_index(backend: ArchiveBackend) -> None:
    assert KEY not in backend.types
    backend.require_fields([KEY], ("number",))


def test_a_field_that_is_not_there_is_named_beside_those_that_are(backend: ArchiveBackend) -> None:
    with pytest.raises(SearchFieldError, match=r"No such field: author\. There are body, .*year"):
        backend.require_fields(["body", "author"])


def test_a_field_of_another_kind_is_refused_by_name(backend: ArchiveBackend) -> None:
    with pytest.raises(NotImplementedError, match=r"body: .*keyword or number"):
        backend.require_fields(["year", "body"], ("keyword", "number"))


def test_only_numbers_come_along_with_hits(backend: ArchiveBackend) -> None:
    asked = Asked(Everything(), fields=["version", "kind", "body", "author", "day"])
    assert backend.numbers_asked(asked) == ["version", "day"]


# Haystack's entry


@pytest.mark.parametrize("argument", ["within", "spelling_query", "highlight"])
def test_an_argument_that_no_engine_answers_is_refused_by_name(backend: ArchiveBackend, argument: str) -> None:
    with pytest.raises(NotImplementedError, match=argument):
        backend.search(Everything(), **{argument: "稻"})


@pytest.mark.parametrize("models", [{Reporter}, {Article, Reporter}, set()])
def test_other_models_than_the_index_s_are_refused(backend: ArchiveBackend, models: set[type]) -> None:
    with pytest.raises(NotImplementedError, match="one model"):
        backend.search(Everything(), models=models)


@pytest.mark.django_db
def test_a_result_names_its_object_and_carries_the_numbers_asked_for(backend: ArchiveBackend) -> None:
    article = make_article(version=3)
    index_all()
    (result,) = backend.search(Everything(), models={Article}, fields=["version", "pk"])["results"]
    assert (result.app_label, result.model_name, result.pk, result.version) == ("articles", "article", article.pk, 3)


@pytest.mark.django_db
def test_more_like_an_article_is_narrowed_without_a_say_in_the_ranking(backend: ArchiveBackend) -> None:
    article, like = (make_article(headline="稻田丰收", body="水稻丰收。") for _ in range(2))
    make_article(headline="稻田丰收", body="水稻丰收。", kind="photo")
    index_all()
    (free, _) = backend.more_like_this(article)["results"]
    (narrowed,) = backend.more_like_this(article, Term("kind", "article"))["results"]
    assert narrowed.pk == free.pk == like.pk
    assert narrowed.score == pytest.approx(free.score)


@pytest.mark.django_db
def test_nothing_is_like_an_article_without_words(backend: ArchiveBackend) -> None:
    empty, _ = make_article(headline="", body=""), make_article()
    index_all()
    assert backend.more_like_this(empty)["hits"] == 0
