"""An article that comes again: who a name means there stays as it was settled, of namesakes each in his role."""

from __future__ import annotations

import pytest

from articles.importing.store.settled import signed_anew
from articles.models import Article, Byline, Reporter
from articles.reading.records import Credit
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> list[Reporter]:
    return [Reporter.objects.create(name="张三") for _ in range(2)]


def signed(*bylines: tuple[str, Reporter | None]) -> Article:
    article = make_article()
    for order, (role, person) in enumerate(bylines):
        Byline.objects.create(article=article, role=role, name="张三", reporter=person, order=order)
    return article


def again(article: Article, *roles: str) -> list[int | None]:
    return [entry["person"] for entry in signed_anew(article, [Credit(role, "张三", "", 1) for role in roles])]


def test_the_one_it_meant_it_means_in_every_role(two: list[Reporter]) -> None:
    article = signed(("记者", two[1]))
    assert again(article, "摄影") == [two[1].pk]
    assert again(article, "记者", "摄影") == [two[1].pk, two[1].pk]


def test_of_two_each_stays_in_his_role_or_at_his_place(two: list[Reporter]) -> None:
    article = signed(("记者", two[1]), ("摄影", two[0]))
    assert again(article, "摄影", "记者") == [two[0].pk, two[1].pk]
    assert again(article, "编辑", "通讯员") == [two[1].pk, two[0].pk]
    assert again(article, "编辑", "通讯员", "来源")[2] is None


def test_what_nobody_settled_several_bear_still(two: list[Reporter]) -> None:
    assert again(signed(("记者", None)), "记者") == [None]
    assert again(make_article(), "记者") == [None]


def test_a_name_of_one_is_his(two: list[Reporter]) -> None:
    assert (
        signed_anew(make_article(), [Credit("记者", "李四", "", 1)])[0]["person"]
        == Reporter.objects.get(name="李四").pk
    )
