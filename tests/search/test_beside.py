"""What stands in a withheld article is found in no first reading of another one of the issue."""

from __future__ import annotations

import datetime as dt

import pytest

from articles.corrections.change import change
from articles.corrections.publishing import note_changed
from articles.indexing.drain import drain
from articles.models import Article
from tests.search.asking import ask, headlines, index_all
from tests.support.factories import make_article, make_page

pytestmark = pytest.mark.django_db

TOLD = "东门外旧书摊的主人鲜于德昌今年七十八岁，摆摊整整四十年。"


@pytest.fixture
def parted() -> tuple[Article, Article]:
    """A paragraph that was read in one article and moved to another by hand."""
    above = make_article(headline="渡口", body="渡口换了新船。", original_body=f"渡口换了新般。\n{TOLD}")
    return above, make_article(above.page, headline="旧书", body=TOLD)


def test_it_leaves_the_index_and_comes_back(parted: tuple[Article, Article]) -> None:
    _, below = parted
    index_all()
    assert set(headlines(ask("摆摊整整四十年"))) == {"渡口", "旧书"}
    change(below, version=1, changes={"visibility": "withdrawn"})
    assert headlines(ask("摆摊整整四十年")) == headlines(ask("鲜于德昌")) == []
    drain()
    assert headlines(ask("摆摊整整四十年")) == headlines(ask("鲜于德昌")) == []
    assert headlines(ask("渡口换了新般")) == ["渡口"]
    change(below, version=2, changes={"visibility": "public"})
    drain()
    assert set(headlines(ask("摆摊整整四十年"))) == {"渡口", "旧书"}


@pytest.mark.parametrize(("told", "found"), [(TOLD, {"旧书"}), (TOLD.replace("七十八", "七十九"), {"渡口", "旧书"})])
def test_of_another_day_only_what_was_moved_to_the_letter_is_taken_out(
    parted: tuple[Article, Article], told: str, found: set[str]
) -> None:
    other = make_article(make_page("1", dt.date(2020, 1, 1)), body=told)
    change(other, version=1, changes={"visibility": "withdrawn"})
    index_all()
    assert set(headlines(ask("摆摊整整四十年"))) == found


def test_what_is_taken_out_of_one_does_not_hang_on_what_is_indexed_with_it(parted: tuple[Article, Article]) -> None:
    """A text much like the withheld one was moved out of the second: alone it would be found."""
    for day, told in ((dt.date(2020, 1, 1), TOLD), (dt.date(2021, 1, 1), TOLD.replace("七十八", "七十九"))):
        make_article(make_page("1", day), headline=f"{day.year}", body="渡口换了新船。", original_body=told)
    change(parted[1], version=1, changes={"visibility": "withdrawn"})
    index_all()
    note_changed(list(Article.objects.values_list("pk", flat=True)))
    drain()
    assert headlines(ask("摆摊整整四十年")) == ["2021"]
