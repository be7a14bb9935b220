from __future__ import annotations

import pytest

from articles.corrections.change import change
from articles.corrections.structure import unlink_continuation
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
