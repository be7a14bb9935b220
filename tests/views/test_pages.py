from __future__ import annotations

import pytest

from tests.support.factories import make_article, make_page, make_problem, make_span, make_text

pytestmark = pytest.mark.django_db

PATH = "/issues/2024-05-06/C01/"


def shown(client, path: str = PATH) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_every_raw_line_is_shown_as_it_stands_with_its_number_and_role(client) -> None:
    page = make_page("C01")
    text = make_text(page, "报头\n\n标题 在此\n正 文,原样。")
    article = make_article(page, headline="标题 在此")
    make_span(text, None, 1, 1, "furniture")
    make_span(text, article, 3, 3, "headline")
    make_span(text, article, 4, 4, "body")
    raw = shown(client)
    assert "正 文,原样。" in raw
    assert raw.index('id="L1"') < raw.index('id="L3"') < raw.index('id="L4"')
    assert 'id="L2"' not in raw
    assert raw.count('<span class="role">报头</span>') == 1
    assert raw.count('<span class="role">标题</span>') == 1


def test_a_line_and_its_article_link_to_each_other(client) -> None:
    page = make_page("C01")
    text = make_text(page, "甲\n乙")
    make_span(text, make_article(page, headline="第一"), 1, 1)
    make_span(text, make_article(page, headline="第二"), 2, 2)
    raw = shown(client)
    assert 'href="#L2"' in raw
    assert 'href="#i2"' in raw
    assert raw.count('class="k2 starts"') == 1


def test_a_line_that_belongs_nowhere_is_counted_and_marked(client) -> None:
    page = make_page("C01")
    make_text(page, "无主的一行")
    raw = shown(client)
    assert "1 行还没有归入任何文章" in raw
    assert '<li id="L1" class="lost">' in raw
    assert '<span class="role">未归入</span>' in raw


def test_a_doubt_stands_at_its_line_for_staff(admin_client) -> None:
    make_doubted_page()
    raw = shown(admin_client)
    assert "这一行可能串栏" in raw
    assert "1 处识别疑点" in raw


def test_readers_see_no_doubts(client) -> None:
    make_doubted_page()
    raw = shown(client)
    assert "这一行可能串栏" not in raw
    assert "疑点" not in raw


def make_doubted_page() -> None:
    page = make_page("C01")
    text = make_text(page, "甲")
    article = make_article(page)
    make_span(text, article, 1, 1)
    make_problem(text, article, 1, "这一行可能串栏")


def test_the_newest_text_is_shown(client) -> None:
    page = make_page("C01")
    make_text(page, "旧识别")
    make_text(page, "新识别", version=2)
    raw = shown(client)
    assert "新识别" in raw
    assert "旧识别" not in raw


def test_an_article_continued_from_another_page_is_listed_too(client) -> None:
    article = make_article(make_page("1"), headline="从头版转来")
    text = make_text(make_page("C01"), "接着写")
    make_span(text, article, 1, 1)
    assert "从头版转来" in shown(client)


def test_a_page_without_raw_text_says_so(client) -> None:
    make_article(make_page("C01"))
    assert "没有留下原始文本" in shown(client)


def test_a_page_that_is_not_held_is_not_found(client) -> None:
    make_page("1")
    response = client.get("/issues/2024-05-06/2/")
    assert response.status_code == 404
    assert "第2版没有入库" in response.content.decode()


def test_the_number_of_queries_does_not_grow_with_the_page(admin_client, django_assert_max_num_queries) -> None:
    page = make_page("C01")
    text = make_text(page, "\n".join("一行" for _ in range(40)))
    for n in range(20):
        article = make_article(page, [("记者", f"王小{n}")])
        make_span(text, article, 2 * n + 1, 2 * n + 2)
        make_problem(text, article, 2 * n + 1, "存疑")
    with django_assert_max_num_queries(15):
        admin_client.get(PATH)
