"""A printed 更正 proposes which article it puts right, whichever comes first; a person decides."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.management import call_command

from articles.corrections.relating import accept, refuse
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
    assert "2023-09-12 第1版可能的有 2 篇" in Problem.objects.get(reason="erratum").detail
    print_page(("只有一篇", "正文。"), number="3")
    print_page(("更正", "本报9月12日第3版有误。"), date=LATER, number="4")
    assert proposed() == ["只有一篇"]


@pytest.mark.parametrize(
    "body",
    [
        "本报9月12日第1版的消息中，船名湖光应为湖影。",
        "本报9月12日的消息中，“湖光”应为“湖影”。",
        "9月12日的报道把船名误写为湖光，特此更正。",
    ],
)
def test_of_several_the_one_that_has_the_wrong_words_is_proposed(body: str) -> None:
    stories()
    print_page(("第三篇", "又是一篇，没有船名。"), number="3")
    erratum(body)
    assert proposed() == [HEAD]


def test_a_page_alone_is_of_the_same_issue() -> None:
    stories()
    print_page((HEAD, "船名是湖光。"), (OTHER, "旧书摊。"), date=LATER)
    erratum("第1版的消息中，船名湖光应为湖影。")
    assert [row.earlier.article.date for row in Relation.objects.proposed()] == [LATER]


@pytest.mark.parametrize("erratum_first", [True, False])
def test_a_day_with_several_is_asked_about_once_and_a_person_names_the_article(erratum_first: bool) -> None:
    in_order = [stories, lambda: erratum("本报9月12日的消息有误。")]
    for come in reversed(in_order) if erratum_first else in_order:
        come()
    print_page(("第三篇", "又是一篇。"), number="3")
    assert proposed() == []
    problem = Problem.objects.get(reason="erratum")
    told = Article.objects.get(headline="更正").permalink
    assert "2023-09-12可能的有 3 篇" in problem.detail
    call_command("relate", told.pk, "更正", Article.objects.get(headline=HEAD).permalink_id)
    assert not Problem.objects.filter(reason="erratum").exists()


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


def test_a_better_reading_of_either_page_leaves_what_was_accepted(client) -> None:
    stories()
    erratum(NAMED)
    accept(Article.objects.get(headline="更正").permalink, by=None)
    print_page((HEAD, "船名是湖光，撑船的人说。"), (OTHER, "旧书摊主把避雨的人都当作读者。"))
    erratum(f"{NAMED}特此更正。")
    story, again = (Article.objects.get(headline=headline) for headline in (HEAD, "更正"))
    assert again.get_absolute_url() in client.get(story.get_absolute_url()).content.decode()


def test_separated_articles_are_looked_at_too() -> None:
    made = [
        Separated(id="x-1", date=DAY, page="1", headline=HEAD, body="船名是湖光。", bylines=None),
        Separated(id="x-2", date=LATER, page="2", headline="更正", body=NAMED, bylines=None),
    ]
    store_separated(made)
    assert proposed() == [HEAD]
