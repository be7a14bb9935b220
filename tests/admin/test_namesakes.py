"""Which of several people of a name signed: said in the byline's line, told beside it, asked for where it is not."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.corrections import correct
from articles.models import Article, Problem, Reporter
from tests.admin.browser import save, sent
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> tuple[Reporter, Reporter]:
    return Reporter.objects.create(name="戚小满"), Reporter.objects.create(name="戚小满", note="摄影部")


def whose(article: Article) -> list[tuple[str, str | None]]:
    rows = article.bylines.select_related("reporter").order_by("order")
    return [(row.role, row.reporter.slug if row.reporter else None) for row in rows]


def test_a_line_says_who_it_is(admin_client: Client, two: tuple[Reporter, Reporter]) -> None:
    article = make_article()
    save(admin_client, article, bylines_text="记者 戚小满（qi-xiao-man-2）、程墨\n摄影 戚小满(qi-xiao-man)")
    assert whose(article) == [("记者", "qi-xiao-man-2"), ("记者", "cheng-mo"), ("摄影", "qi-xiao-man")]
    shown = sent(admin_client, article)["bylines_text"].split("\r\n")
    assert shown == ["记者 戚小满（qi-xiao-man-2）、程墨", "摄影 戚小满（qi-xiao-man）"]


def test_who_is_said_otherwise_is_another(admin_client: Client, two: tuple[Reporter, Reporter]) -> None:
    article = make_article()
    save(admin_client, article, bylines_text="记者 戚小满（qi-xiao-man）")
    save(admin_client, article, bylines_text="记者 戚小满（qi-xiao-man-2）")
    assert whose(article) == [("记者", "qi-xiao-man-2")]


def test_who_is_not_said_is_nobody_and_the_desk_is_told(admin_client: Client, two: tuple[Reporter, Reporter]) -> None:
    article = make_article()
    answer = save(admin_client, article, bylines_text="记者 戚小满")
    assert whose(article) == [("记者", None)]
    told = admin_client.get(answer["Location"]).content.decode()
    assert "“戚小满”有 2 位同名作者，没有归给谁：请写成 戚小满（qi-xiao-man） 或 戚小满（qi-xiao-man-2）" in told
    assert "戚小满（摄影部）" in admin_client.get(f"/admin/articles/article/{article.pk}/change/").content.decode()
    assert "同名作者" in admin_client.get("/admin/articles/problem/").content.decode()
    save(admin_client, article, bylines_text="记者 戚小满（qi-xiao-man）")
    assert not Problem.objects.exists()


@pytest.mark.parametrize("line", ["记者 戚小满（nobody）", "记者 戚小满（-）"])
def test_an_address_that_is_nobody_s_is_refused(
    admin_client: Client, two: tuple[Reporter, Reporter], line: str
) -> None:
    article = make_article()
    page = save(admin_client, article, bylines_text=line).content.decode()
    assert "没有网址名为" in page
    assert not article.bylines.exists()


def test_a_misprinted_name_may_be_said_to_be_somebody(admin_client: Client, two: tuple[Reporter, Reporter]) -> None:
    article = make_article()
    save(admin_client, article, bylines_text="记者 戚小蔴（qi-xiao-man）")
    assert whose(article) == [("记者", "qi-xiao-man")]
    assert not Reporter.objects.filter(name="戚小蔴").exists()


def test_an_untouched_line_stays_whoever_else_comes_to_bear_the_name(admin_client: Client) -> None:
    article = make_article(bylines=[("记者", "戚小满")])
    Reporter.objects.create(name="戚小满")
    save(admin_client, article, bylines_text="记者 戚小满", headline="另一个标题")
    save(admin_client, article, bylines_text="通讯员 戚小满")
    assert whose(article) == [("通讯员", "qi-xiao-man")]


def test_a_person_is_told_apart_by_a_note(admin_client: Client, two: tuple[Reporter, Reporter]) -> None:
    article = make_article()
    correct(
        article, version=1, changes={"bylines": [{"role": "记者", "name": "戚小满", "person": "qi-xiao-man"}]}, by=None
    )
    save(admin_client, two[0], note="经济部")
    assert "戚小满（经济部）" in admin_client.get("/reporters/qi-xiao-man/").content.decode()
