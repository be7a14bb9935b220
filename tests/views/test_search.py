from __future__ import annotations

import datetime as dt
import json
import shutil
from urllib.parse import quote, unquote

import pytest
from haystack import connections

from articles.indexing import outbox
from articles.indexing.drain import drain
from articles.models import Article, Issue
from articles.models.states import Kind
from tests.support.factories import held_issue, make_article, make_page

pytestmark = pytest.mark.django_db


def index() -> None:
    connections["default"].get_backend().clear()
    outbox.enqueue(Article.objects.values_list("pk", flat=True))
    drain()


def shown(client, query: str = "") -> str:
    response = client.get(f"/search/?{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_without_a_query_the_page_says_how_to_ask(client) -> None:
    make_article()
    assert "检索写法" in shown(client)


def test_a_query_of_marks_alone_is_told_so(client) -> None:
    assert "“《》”里没有可以查的字" in shown(client, "q=《》")
    assert "没有可以查的字" not in shown(client)


def test_a_find_is_marked_and_names_its_field(client) -> None:
    make_article(headline="春天来了", body="湖边的柳树发芽。")
    index()
    page = shown(client, "q=柳树")
    assert "<mark>柳树</mark>" in page
    assert "<dt>正文</dt>" in page
    assert "<b>1</b> 篇" in page


def test_nothing_found_says_what_was_searched(client) -> None:
    make_article()
    index()
    page = shown(client, "q=恐龙")
    assert "公开的 1 篇里没有“恐龙”" in page
    assert "检索系统工作正常" in page


def test_nothing_found_under_a_filter_does_not_deny_the_word(client) -> None:
    make_article(body="湖边的柳树")
    index()
    page = shown(client, "q=柳树&kind=photo")
    assert "公开的 1 篇里，所选条件下没有“柳树”" in page


def test_facets_carry_their_counts_and_a_chosen_one_can_be_taken_off(client) -> None:
    make_article(None, [("记者", "李四")], body="湖边的柳树")
    make_article(None, [("记者", "张三")], body="山上的柳树")
    index()
    page = shown(client, "q=柳树&reporter=li-si")
    assert "<b>1</b> 篇" in page
    assert '<input type="checkbox" name="reporter" value="li-si" checked>' in page
    assert '<a href="?q=%E6%9F%B3%E6%A0%91">李四' in page


def test_a_typed_day_leads_to_its_issue(client) -> None:
    make_article()
    held_issue()
    index()
    assert 'href="/issues/2024-05-06/">翻到' in shown(client, "q=2024-05-06")


@pytest.mark.parametrize("typed", ["张伟", "“张 伟”", "记者:张伟", "章伟"])
def test_a_typed_name_leads_to_the_person(client, typed: str) -> None:
    article = make_article(None, [("记者", "张伟"), ("记者", "李四")])
    article.bylines.get(name="张伟").reporter.aliases.create(name="章伟")
    index()
    page = shown(client, f"q={typed}")
    assert '<a href="/reporters/zhang-wei/">张伟署名的全部稿件' in page
    assert "李四署名的全部稿件" not in page


def test_a_typed_name_without_shown_articles_leads_nowhere(client) -> None:
    make_article(None, [("记者", "张伟")], visibility="hidden")
    index()
    assert "署名的全部稿件" not in shown(client, "q=张伟")


def test_an_exported_file_is_named_after_what_was_searched(client) -> None:
    make_article()
    index()
    answer = client.get("/search/", {"q": "春天/湖边", "format": "csv"})
    assert quote("检索 春天 湖边 ") in answer["Content-Disposition"]
    assert answer["Content-Disposition"].endswith(".csv")


def test_results_come_as_json_too(client) -> None:
    article = make_article(headline="春天来了", kind=Kind.PHOTO)
    index()
    answer = client.get("/search/?q=春天&format=json").json()
    assert answer == {
        "count": 1,
        "results": [
            {
                "id": article.permalink_id,
                "url": article.get_absolute_url(),
                "permalink": f"http://localhost:8000{article.get_absolute_url()}",
                "title": "春天来了",
                "date": "2024-05-06",
                "date_inferred": False,
                "date_between": None,
                "kind": "photo",
            }
        ],
    }


def test_all_results_come_as_a_spreadsheet_and_as_lines_of_json(client) -> None:
    article = make_article(headline="春天来了")
    index()
    sheet = client.get("/search/?q=春天&format=csv")
    assert sheet.getvalue().decode().splitlines()[1].startswith(article.permalink_id)
    lines = client.get("/search/?q=春天&format=jsonl")
    assert json.loads(lines.getvalue())["headline"] == "春天来了"


def test_the_name_of_a_file_turns_no_text_round(client) -> None:
    make_article(body="春天的湖")
    index()
    answer = client.get("/search/?format=csv&q=%E2%80%AE%E6%98%A5%E5%A4%A9%E2%80%8B%0A")
    assert unquote(answer["Content-Disposition"]).startswith("attachment; filename*=utf-8''检索 春天 2")


def test_suggestions_name_what_they_are_and_where_they_lead(client) -> None:
    make_article(None, [("记者", "李四")])
    index()
    answer = client.get("/search/suggest/?q=李").json()
    assert answer == {"suggestions": [{"kind": "作者", "text": "李四", "url": "/reporters/li-si/"}]}


def test_one_wrong_character_is_offered_apart_from_the_count(client) -> None:
    make_article(body="湖边的柳树发芽")
    index()
    page = shown(client, "q=湖边的榔树发芽")
    assert "公开的 1 篇里没有“湖边的榔树发芽”" in page
    assert "疑似误识" in page
    assert '<mark class="differs">柳</mark>' in page


@pytest.fixture
def broken_index(own_index) -> None:
    make_article(body="湖边的柳树")
    index()
    shutil.rmtree(own_index)


def test_an_engine_that_does_not_answer_is_503_and_never_nothing_found(client, broken_index) -> None:
    response = client.get("/search/?q=柳树")
    page = response.content.decode()
    assert response.status_code == 503
    assert "搜索暂不可用" in page
    assert "没有一篇" not in page
    assert 'value="柳树"' in page
    assert 'href="/issues/"' in page


@pytest.mark.parametrize("path", ["/search/?q=柳树&format=json", "/search/suggest/?q=柳树"])
def test_an_engine_that_does_not_answer_is_503_in_json_too(client, broken_index, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 503
    assert response.json() == {"error": "搜索暂不可用"}


@pytest.mark.parametrize("wanted", ["csv", "jsonl"])
def test_an_export_that_cannot_begin_is_503_too(client, broken_index, wanted: str) -> None:
    assert client.get(f"/search/?q=柳树&format={wanted}").status_code == 503


def test_every_other_page_works_without_the_engine(client, broken_index) -> None:
    for path in ("/", "/issues/2024/", "/issues/2024-05-06/", "/issues/2024-05-06/1/", "/reporters/"):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("query", ["q=%00", "q=((", 'q="', "q=-", "page=x&q=正", "from=x&q=正", "year=x&q=正"])
def test_nonsense_in_the_address_does_no_harm(client, query: str) -> None:
    make_article()
    index()
    shown(client, query)


def test_the_number_of_queries_does_not_grow_with_the_results(client, django_assert_max_num_queries) -> None:
    for n in range(20):
        make_article(None, [("记者", f"王小{n}")], body="湖边的柳树")
    index()
    with django_assert_max_num_queries(8):
        client.get("/search/?q=柳树")


@pytest.mark.parametrize(
    "typed",
    [
        "20230912",
        "2023-9-12",
        "2023年9月12日",
        "二〇二三年九月十二日",
        "日期:2023/9/12",
        "9月12日",
        "九月十二",
        "9月12",
        "总第5262期",
        "第5262期",
        "总第 5262 期",
        "总第５２６２期",
        "5262期",
        "总第五二六二期",
        "（总第5262期）",
        "2023年9月12日第1版",
        "9月12日 第1版",
        "9.12",
        "09-12",
    ],
)
def test_a_day_and_a_running_number_lead_to_the_issue(client, typed: str) -> None:
    make_article(make_page(date=dt.date(2023, 9, 12)))
    Issue.objects.update(number=5262)
    make_article(make_page(date=dt.date(2022, 9, 13)))
    index()
    page = shown(client, f"q={quote(typed)}")
    assert page.count('/">翻到') == 1
    assert 'href="/issues/2023-09-12/">翻到' in page


@pytest.mark.parametrize(
    "typed", ["13月45日", "总第1期", "9月", "第", "2月30日", "99999999期", "13.45", "3.5万", "第1版"]
)
def test_what_names_no_issue_leads_to_none(client, typed: str) -> None:
    make_article(make_page(date=dt.date(2023, 9, 12)))
    index()
    assert '/">翻到' not in shown(client, f"q={quote(typed)}")


def test_a_day_that_is_not_held_leads_to_its_page(client) -> None:
    for day in (11, 13):
        make_article(make_page(date=dt.date(2023, 9, day)))
    index()
    assert '"/issues/2023-09-12/">2023年9月12日：未入库' in shown(client, "q=20230912")
    assert "/issues/2023-09-20/" not in shown(client, "q=20230920")


def test_a_day_of_the_year_leads_to_all_years(client) -> None:
    make_article(make_page(date=dt.date(2023, 9, 12)))
    index()
    assert "/issues/?date=%E4%B9%9D%E6%9C%88%E5%8D%81%E4%BA%8C" in shown(client, f"q={quote('九月十二')}")
    assert "/issues/?date=" not in shown(client, f"q={quote('标题')}")


@pytest.mark.parametrize("typed", ["1", "01", "001", "１", "第1版", "第01版", "第一版", "一", "头版", " 1", "1版"])
def test_a_page_is_found_by_every_way_of_writing_its_number(client, typed: str) -> None:
    make_article(make_page("1"))
    make_article(make_page("C01"))
    index()
    assert client.get("/search/", {"q": f"版:{typed}", "format": "json"}).json()["count"] == 1
    if typed != "一":
        assert client.get("/search/", {"page_number": typed, "format": "json"}).json()["count"] == 1


def test_withdrawn_words_are_denied_only_of_what_is_public(client) -> None:
    make_article(body="湖边的柳树")
    make_article(body="见到恐龙", visibility="withdrawn")
    index()
    assert "公开的 1 篇里没有“恐龙”" in shown(client, "q=恐龙")
    assert client.get("/search/?q=恐龙&format=json").json() == {"count": 0, "results": [], "searched": 1, "nearest": []}
