from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Article
from articles.views.raw_paragraphs import by_paragraphs
from articles.views.rawlines import ListedArticle, RawLine
from tests.support.factories import make_article, make_page, make_span, make_text

PATH = "/issues/2024-05-06/1/"


def listed(body: str) -> ListedArticle:
    return ListedArticle(Article(original_body=body), 1, 1, 9, 0)


def texts(shown: list[RawLine]) -> list[str]:
    return ["".join([line.text, *(more.text for more in line.rest)]) for line in shown]


def test_lines_of_one_paragraph_are_one_and_keep_their_numbers() -> None:
    one = listed("湖边的柳树发了芽，市民出门散步。\n孩子们放风筝。")
    lines = ["湖边的柳树", "发了芽，市民", "出门散步。", "孩子们放风筝。"]
    shown = by_paragraphs(RawLine(n, text, "正文", one) for n, text in enumerate(lines, 1))
    assert texts(shown) == ["湖边的柳树发了芽，市民出门散步。", "孩子们放风筝。"]
    assert [(line.number, line.last) for line in shown] == [(1, 3), (4, 4)]


def test_only_latin_words_are_parted_by_a_blank_where_the_line_ended() -> None:
    one = listed("用 open source 的办法")
    shown = by_paragraphs([RawLine(1, "用 open", "正文", one), RawLine(2, "source 的办法", "正文", one)])
    assert texts(shown) == ["用 open source 的办法"]


def test_what_is_no_text_stays_on_its_own_line() -> None:
    one = listed("正文。")
    lines = [RawLine(n, f"记者 李{n}", "署名", one) for n in (1, 2)]
    assert by_paragraphs(lines) == lines


def test_lines_of_two_articles_and_of_none_are_not_joined() -> None:
    lines = [
        RawLine(1, "甲", "正文", listed("甲乙")),
        RawLine(2, "乙", "正文", listed("甲乙")),
        RawLine(3, "丙"),
        RawLine(4, "丁"),
    ]
    assert by_paragraphs(lines) == lines


@given(st.lists(st.text("湖边。 a", min_size=1, max_size=6), max_size=12), st.text("湖边。a\n", max_size=40))
def test_no_line_is_lost_or_moved(lines: list[str], body: str) -> None:
    one = listed(body)
    shown = by_paragraphs(RawLine(n, text, "正文", one) for n, text in enumerate(lines))
    assert [n for line in shown for n in (line.number, *(more.number for more in line.rest))] == list(range(len(lines)))
    assert "".join("".join(texts(shown)).split()) == "".join("".join(lines).split())


@pytest.fixture
def page(db) -> None:
    page = make_page("1")
    text = make_text(page, "湖边的柳树\n发了芽。\n无主")
    make_span(text, make_article(page, body="湖边的柳树发了芽。", original_body="湖边的柳树发了芽。"), 1, 2)


def test_the_page_shows_lines_or_paragraphs_and_every_line_keeps_its_anchor(client, page: None) -> None:
    by_line, by_paragraph = (client.get(path).content.decode() for path in (PATH, f"{PATH}?by=paragraph"))
    assert "湖边的柳树发了芽。" not in by_line.partition("原始识别文本</h2>")[2]
    assert '湖边的柳树<span id="L2">发了芽。</span>' in by_paragraph
    for shown in (by_line, by_paragraph):
        assert all(f'id="L{n}"' in shown for n in (1, 2, 3))
        assert '<link rel="canonical" href="http://localhost:8000/issues/2024-05-06/1/">' in shown


def test_the_second_way_is_none_for_search_engines(client, page: None) -> None:
    assert "X-Robots-Tag" not in client.get(PATH)
    assert client.get(f"{PATH}?by=paragraph")["X-Robots-Tag"] == "noindex"


def test_where_raw_lines_are_for_staff_there_is_nothing_to_switch(client, page: None, settings) -> None:
    settings.RAW_TEXT = "staff"
    shown = client.get(f"{PATH}?by=paragraph").content.decode()
    assert "按段" not in shown
    assert "发了芽" not in shown.partition("本版文章")[2].partition("湖边的柳树发了芽")[0]
