"""The byline field of an article's form: nothing typed there is lost, and what nobody touched stays to the letter."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.corrections.history import state
from articles.models import Article, Byline, Reporter
from tests.admin.browser import save, sent
from tests.support.factories import make_article, make_byline

pytestmark = pytest.mark.django_db


def signed(article: Article) -> list[tuple[str, str, bool]]:
    return list(article.bylines.order_by("order").values_list("role", "name", "organisation"))


@pytest.fixture
def article() -> Article:
    article = make_article(bylines=[("记者", "程墨"), ("通讯员", "戚小满")])
    Byline.objects.create(article=article, role="来源", name="新华社", organisation=True, order=2, printed="据新华社电")
    return article


@pytest.mark.parametrize(
    ("typed", "bylines"),
    [
        ("记者：王小明", [("记者", "王小明", False)]),
        ("记者 赵小舟、王大河", [("记者", "赵小舟", False), ("记者", "王大河", False)]),
        ("供图 新华社", [("供图", "新华社", True)]),
        ("来源 新华社\n供图 新华社", [("来源", "新华社", True), ("供图", "新华社", True)]),
        ("记者 John Smith", [("记者", "John Smith", False)]),
        ("新华社发（王小明 摄）", [("来源", "新华社", True), ("摄影", "王小明", False)]),
        ("- 王小明", [("", "王小明", False)]),
        ("", []),
    ],
)
def test_a_line_becomes_the_bylines_that_it_says(
    admin_client: Client, article: Article, typed: str, bylines: list[tuple[str, str, bool]]
) -> None:
    assert save(admin_client, article, bylines_text=typed).status_code == 302
    assert signed(article) == bylines


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("李四平", ["署名第 1 行“李四平”", "没有身份"]),
        ("记者 程墨\n李四 王五\n通讯员", ["署名第 2 行“李四 王五”", "署名第 3 行“通讯员”", "后面没有姓名"]),
        ("记者 " + "长" * 41, ["署名第 1 行", "太长"]),
    ],
)
def test_a_line_that_is_unclear_is_refused_by_its_number_and_nothing_is_lost(
    admin_client: Client, article: Article, typed: str, told: list[str]
) -> None:
    before = state(article)
    page = save(admin_client, article, bylines_text=typed, headline="打了很久的标题").content.decode()
    assert [words for words in [*told, "打了很久的标题", typed.split("\n")[0]] if words not in page] == []
    article.refresh_from_db()
    assert state(article) == before


def test_untouched_lines_keep_namesakes_printed_forms_and_doubts(admin_client: Client) -> None:
    article = make_article()
    people = [Reporter.objects.create(name="戚小满") for _ in range(2)]
    for order, (role, person) in enumerate([("记者", people[0]), ("摄影", people[1]), ("记者", people[1])]):
        Byline.objects.create(
            article=article, role=role, name="戚小满", reporter=person, order=order, printed=f"■{order}", certain=False
        )
    save(admin_client, article, bylines_text="摄影 戚小满\n记者 戚小满\n编辑 程墨")
    kept = list(article.bylines.order_by("order").values_list("role", "reporter", "printed", "certain"))
    assert kept[:2] == [("摄影", people[1].pk, "■1", False), ("记者", people[1].pk, "■2", False)]


def test_two_people_stored_as_one_can_be_parted_and_are_left_alone_otherwise(admin_client: Client) -> None:
    article = make_article(bylines=[("记者", "赵小舟、王大河"), ("通讯员", "程墨")])
    line, *rest = sent(admin_client, article)["bylines_text"].split("\r\n")
    save(admin_client, article, bylines_text="\n".join([line, "通讯员 戚小满"]))
    assert signed(article) == [("记者", "赵小舟、王大河", False), ("通讯员", "戚小满", False)]
    save(admin_client, article, bylines_text="记者 赵小舟、王大河\n通讯员 戚小满")
    assert [name for _, name, _ in signed(article)] == ["赵小舟", "王大河", "戚小满"]
    assert rest == ["通讯员 程墨"]


def test_what_was_printed_before_the_name_is_kept_as_it_was_typed(admin_client: Client, article: Article) -> None:
    save(admin_client, article, bylines_text="江边日报记者 王小明")
    assert article.bylines.get().printed == "江边日报记者 王小明"


words = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1, max_size=12)
names = st.sampled_from(
    ["程墨", "赵小舟、王大河", "John Smith", "新华社", "凡", "张 三", "甲（乙", "记者", "阿依古丽·买买提"]
)
roles = st.sampled_from(["记者", "通讯员", "", "来源", "文/图", "领衔主播", "摄", "供图", "记者：", "-"])
bylines = st.lists(st.tuples(roles | words, names | words, st.booleans()), max_size=5)


@given(signatures=bylines)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_form_saved_as_it_was_shown_changes_no_byline(
    admin_client: Client, signatures: list[tuple[str, str, bool]]
) -> None:
    article = make_article(body="一段。")
    for order, (role, name, organisation) in enumerate(signatures):
        if organisation:
            Byline.objects.create(article=article, role=role, name=name, organisation=True, order=order)
        else:
            make_byline(article, role, name, order, printed="原样")
    before: dict[str, Any] = state(article)
    # Another field is saved too, so that a save takes place.
    assert save(admin_client, article, headline="另一个标题").status_code == 302
    article.refresh_from_db()
    assert article.headline == "另一个标题"
    assert state(article)["bylines"] == before["bylines"]
