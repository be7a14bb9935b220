from __future__ import annotations

import pytest

from articles.corrections.change import change
from articles.corrections.structure import move_permalink, unlink_continuation
from articles.models import Article
from tests.support.factories import make_article, make_page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("visibility", ["held", "hidden", "withdrawn"])
def test_the_rest_of_what_is_withheld_stays_so_when_it_is_parted_from_it(visibility: str) -> None:
    start = make_article()
    rest = make_article(make_page("2"), continuation_of=start)
    change(start, version=1, changes={"visibility": visibility})
    unlink_continuation(Article.objects.get(pk=rest.pk))
    rest.refresh_from_db()
    assert (rest.continuation_of, rest.visibility) == (None, visibility)


def test_the_rest_of_what_is_public_stays_public() -> None:
    rest = make_article(make_page("2"), continuation_of=make_article())
    unlink_continuation(rest)
    rest.refresh_from_db()
    assert (rest.continuation_of, rest.visibility) == (None, "public")


def test_what_goes_on_from_a_merged_article_is_seen_by_itself() -> None:
    start, home = make_article(), make_article()
    rest = make_article(make_page("2"), continuation_of=start)
    move_permalink(start, home)
    rest.refresh_from_db()
    assert rest.continuation_of is None
    assert rest in Article.objects.public()


@pytest.mark.parametrize("visibility", ["held", "hidden", "withdrawn"])
def test_what_goes_on_from_a_withheld_article_is_not_seen_when_that_is_merged(visibility: str) -> None:
    start, home = make_article(), make_article()
    rest = make_article(make_page("2"), continuation_of=start)
    change(start, version=1, changes={"visibility": visibility})
    move_permalink(Article.objects.get(pk=start.pk), home)
    assert Article.objects.get(pk=rest.pk) not in Article.objects.public()


def test_what_goes_on_from_a_merged_part_of_a_withheld_text_is_not_seen() -> None:
    first, home = make_article(), make_article()
    part = make_article(make_page("2"), continuation_of=first)
    rest = make_article(make_page("3"), continuation_of=part)
    change(first, version=1, changes={"visibility": "withdrawn"})
    move_permalink(Article.objects.get(pk=part.pk), home)
    assert Article.objects.get(pk=rest.pk) not in Article.objects.public()
