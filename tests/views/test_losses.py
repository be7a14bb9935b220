from __future__ import annotations

import pytest

from articles.models import Article, PageReading, PageText, Problem
from articles.views.losses import ShownParagraph, shown_paragraphs

RAW = PageText(text="湖边的柳树发了\n芽, 市民纷纷\n第二段。")


def lost(reason: str, line: int) -> Problem:
    return Problem(reading=PageReading(page_text=RAW), reason=reason, first_line=line, last_line=line)


def test_a_loss_stands_where_the_reading_knows_of_it() -> None:
    article = Article(body="湖边的柳树发了芽,市民纷纷\n第二段。")
    assert shown_paragraphs(article, [lost("lost-end", 2)]) == [
        ShownParagraph("湖边的柳树发了芽，市民纷纷", lost=True),
        ShownParagraph("第二段。"),
    ]


def test_no_loss_is_guessed_from_a_missing_full_stop() -> None:
    assert [one.lost for one in shown_paragraphs(Article(body="湖边的柳树发了芽,市民纷纷" * 5), [])] == [False]


def test_a_loss_that_somebody_has_mended_is_not_shown() -> None:
    article = Article(body="湖边的柳树发了芽,市民纷纷出门。\n第二段。")
    assert not any(one.lost for one in shown_paragraphs(article, [lost("lost-end", 2)]))


def test_a_text_that_stops_in_a_sentence_lacks_its_end_until_the_last_paragraph_is_mended() -> None:
    read, mended = "第一段。\n市民纷", "第一段。\n市民纷纷出门。"
    problem = [lost("open-end", 3)]
    assert [one.lost for one in shown_paragraphs(Article(body=read, original_body=read), problem)] == [False, True]
    assert not any(one.lost for one in shown_paragraphs(Article(body=mended, original_body=read), problem))


@pytest.mark.parametrize("reason", ["uncertain", "crossed", "kicker", "doubled"])
def test_other_doubts_are_no_losses(reason: str) -> None:
    assert not any(one.lost for one in shown_paragraphs(Article(body="芽,市民纷纷"), [lost(reason, 2)]))


def test_as_it_was_read_a_text_is_shown_without_any_marks() -> None:
    article = Article(body="湖边的柳树发了芽,市民纷纷")
    assert shown_paragraphs(article, [lost("lost-end", 2)], as_printed=True) == [ShownParagraph(article.body)]


def test_of_paragraphs_that_end_alike_only_the_one_behind_its_own_lines_lacks_its_end() -> None:
    raw = PageText(text="一队\n周雨桐\n二队\n周雨桐\n三队\n高远")
    article = Article(body="一队周雨桐\n二队周雨桐\n三队高远")
    problem = Problem(reading=PageReading(page_text=raw), reason="lost-end", first_line=4, last_line=4)
    assert [one.lost for one in shown_paragraphs(article, [problem])] == [False, True, False]


def test_nothing_is_claimed_where_two_paragraphs_may_be_meant() -> None:
    raw = PageText(text="周雨桐\n高远")
    article = Article(body="周雨桐\n周雨桐\n高远")
    problem = Problem(reading=PageReading(page_text=raw), reason="lost-end", first_line=1, last_line=1)
    assert not any(one.lost for one in shown_paragraphs(article, [problem]))


def test_only_the_last_paragraph_can_lack_the_end_of_the_text() -> None:
    article = Article(body="高远\n何静怡\n高远", original_body="高远\n何静怡\n高远")
    assert [one.lost for one in shown_paragraphs(article, [lost("open-end", 3)])] == [False, False, True]
