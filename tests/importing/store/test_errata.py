"""A printed 更正 proposes which article it puts right, whichever comes first; a person decides."""

from __future__ import annotations

import datetime as dt

import pytest

from articles.corrections.relating import refuse
from articles.importing.separated import Separated
from articles.importing.store.separated import store_separated
from articles.models import Article, Problem, Relation
from articles.reading.records import Item, LineSpan
from tests.support.marked import arrive

pytestmark = pytest.mark.django_db

DAY = dt.date(2023, 9, 12)
LATER = DAY + dt.timedelta(days=2)
HEAD, OTHER = "渡口换上了新船", "桥头的旧书摊"


def item(headline: str, body: str = "正文。", line: int = 1, kind: str = "article") -> Item:
    spans = (LineSpan(line, line, "headline"), LineSpan(line + 1, line + 1, "body"))
    return Item(kind, spans, headline=headline, body=(body,))  # type: ignore[arg-type]


def print_page(*items: tuple[str, str], date: dt.date = DAY, number: str = "1") -> None:
    text = "\n".join(line for pair in items for line in pair)
    arrive(number, text, *(item(*pair, line=2 * n + 1) for n, pair in enumerate(items)), date=date)


def stories() -> None:
    print_page((HEAD, "船名是湖光。"), (OTHER, "旧书摊主把避雨的人都当作读者。"))


def erratum(body: str) -> None:
    print_page(("更正", body), date=LATER, number="2")


def proposed() -> list[str]:
    """The headlines of what 更正 are said to put right."""
    return [row.earlier.article.headline for row in Relation.objects.proposed().order_by("pk")]


NAMED = "本报9月12日第1版《渡口换上了新船》一文中，船名应为湖影。"


@pytest.mark.parametrize(
    "body",
    [
        NAMED,
        "前天本报《渡口换上了新船》一文中，船名应为湖影。",
        "《渡口换上了新舡》一文中，船名应为湖影。",
        "9月12日一版“渡口换上了新船”的报道，船名应为湖影。",
    ],
)
def test_what_it_names_is_proposed(body: str) -> None:
    stories()
    erratum(body)
    assert proposed() == [HEAD]
    (problem,) = Problem.objects.filter(reason="erratum")
    assert problem.article.headline == "更正"
    assert HEAD not in problem.detail


def test_it_may_come_before_what_it_puts_right() -> None:
    erratum(NAMED)
    assert proposed() == []
    stories()
    assert proposed() == [HEAD]


def test_a_page_with_one_article_is_enough_and_of_several_a_person_is_asked() -> None:
    stories()
    erratum("本报9月12日第1版有误。")
    assert proposed() == []
    assert "有 2 篇" in Problem.objects.get(reason="erratum").detail
    print_page(("只有一篇", "正文。"), number="3")
    print_page(("更正", "本报9月12日第3版有误。"), date=LATER, number="4")
    assert proposed() == ["只有一篇"]


@pytest.mark.parametrize(
    "body", ["船名应为湖影。", "本报9月11日第1版《渡口换上了新船》有误。", "本报9月12日第7版有误。"]
)
def test_what_names_nothing_that_is_held_proposes_nothing(body: str) -> None:
    stories()
    erratum(body)
    assert proposed() == []
    assert not Problem.objects.filter(reason="erratum").exists()


def test_what_is_no_erratum_proposes_nothing() -> None:
    stories()
    print_page(("湖边消息", NAMED), date=LATER)
    assert proposed() == []


def test_the_same_page_again_asks_nobody_twice() -> None:
    stories()
    for text in (NAMED, f"{NAMED}特此更正。"):
        erratum(text)
    assert proposed() == [HEAD]
    refuse(Article.objects.get(headline="更正").permalink, by=None)
    erratum(f"{NAMED}谨此更正。")
    assert proposed() == []
    assert not Problem.objects.filter(reason="erratum").exists()


def test_separated_articles_are_looked_at_too() -> None:
    made = [
        Separated(id="x-1", date=DAY, page="1", headline=HEAD, body="船名是湖光。", bylines=None),
        Separated(id="x-2", date=LATER, page="2", headline="更正", body=NAMED, bylines=None),
    ]
    store_separated(made)
    assert proposed() == [HEAD]
