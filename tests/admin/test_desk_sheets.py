"""The sheets beside an article's form: picture or raw lines, and where each line is in the form."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from articles.admin.desk_sheets import DeskLine, sheets_of
from articles.corrections.redacting import redact
from articles.models import Article
from articles.models.sight import STAFF, looking, visitors
from articles.models.states import Reason
from articles.public.masking import SIGN
from tests.support.factories import make_article, make_page, make_span, make_text
from tests.support.pictured import FERRY, make_pictured

pytestmark = pytest.mark.django_db

RAW = ["渡口换船", "■记者 张三", "撑船的入说新船比旧", "船轻了一半。", "", "茶馆开门", "炉火旺。", "某某日报"]
TYPED = {"headline": "渡口换船", "bylines_text": "记者 张三", "body": "𠮷日，撑船的人说新船比旧船轻了一半。"}


@pytest.fixture(autouse=True)
def staff() -> Iterator[None]:
    with looking(lambda: STAFF):
        yield


@pytest.fixture
def article() -> Article:
    text = make_text(make_page(), "\n".join(RAW))
    ferry, house = make_article(headline="渡口换船"), make_article(headline="茶馆开门")
    for one, first, last, role in (
        (ferry, 1, 1, "headline"),
        (ferry, 2, 2, "byline"),
        (ferry, 3, 4, "body"),
        (house, 6, 7, "body"),
    ):
        make_span(text, one, first, last, role)
    return ferry


def lines(article: Article) -> tuple[DeskLine, ...]:
    (sheet,) = sheets_of(article, TYPED)
    return sheet.lines


def test_without_a_picture_every_raw_line_stands_there_with_the_article_it_went_to(article: Article) -> None:
    shown = [(line.number, line.own, line.colour, str(line.begins or "")) for line in lines(article)]
    assert shown == [
        *((1, True, 1, "渡口换船"), (2, True, 1, ""), (3, True, 1, ""), (4, True, 1, "")),
        *((6, False, 2, "茶馆开门"), (7, False, 2, ""), (8, False, 0, "")),
    ]


def test_each_own_line_says_where_in_the_form_it_is(article: Article) -> None:
    spots = [(line.field, line.first) for line in lines(article) if line.own]
    assert spots == [("headline", 0), ("bylines_text", 0), ("body", 4), ("body", 13)]


def test_what_is_masked_is_in_no_line(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(body="撑船的人说新船比旧船轻了一半。")
    article.refresh_from_db()
    redact(article, "船轻了一半", reason=Reason.PRIVACY, by=None)
    shown = "".join(line.text for line in lines(article))
    assert ("轻了" in shown, SIGN in shown) == (False, True)


def test_who_sees_no_more_than_visitors_has_no_sheet(article: Article) -> None:
    with looking(visitors):
        assert sheets_of(article, TYPED) == []


def test_with_a_picture_its_own_lines_are_boxes_on_it() -> None:
    make_pictured()
    article = Article.objects.get(headline="渡口换船")
    (sheet,) = sheets_of(article, {"headline": "渡口换船", "body": FERRY})
    assert sheet.picture is not None
    assert [(line.number, line.field, line.first, line.box is not None) for line in sheet.lines] == [
        (1, "headline", 0, True),
        (2, "body", 0, True),
        (3, "body", 9, True),
    ]


def test_a_masked_line_has_the_picture_give_another_address() -> None:
    make_pictured()
    article = Article.objects.get(headline="渡口换船")
    (before,) = sheets_of(article, {})
    redact(article, "轻了一半", reason=Reason.PRIVACY, by=None)
    (after,) = sheets_of(article, {})
    assert before.picture and after.picture
    assert before.picture.plain != after.picture.plain


def test_of_a_page_that_is_read_anew_only_the_newest_text_counts(article: Article) -> None:
    make_text(article.page, "重新识别", version=2)
    assert sheets_of(article, TYPED) == []
