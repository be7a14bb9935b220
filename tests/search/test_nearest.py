"""最相近的: a longer query without a hit is answered with what is printed nearly so."""

from __future__ import annotations

import datetime as dt

import pytest

from articles.corrections.redacting import redact
from articles.models import Article
from articles.models.states import Reason
from articles.search.result_page import Hit
from tests.search.asking import ask, index_all
from tests.search.engines.elasticsearch_engine import elasticsearch_engine
from tests.support.factories import make_article, make_page

pytestmark = pytest.mark.django_db

HEADLINE = "早春湖边游人如织"
SENTENCE = "镇上的第一家书店开在石桥东堍，店主每天清早擦一遍柜台。"


@pytest.fixture
def spring() -> Article:
    article = make_article(headline=HEADLINE, body=f"天气转暖。\n{SENTENCE}傍晚关门。")
    make_article(headline="湖边的书店", body="店主清早去了石桥。游人不多。")
    make_article(headline="小麦返青", body="农技员下田查苗。")
    index_all()
    return article


def marked(hit: Hit) -> tuple[str, list[str]]:
    """What is marked, and what of it differs."""
    ((parts,),) = [[place.snippet.parts for place in hit.places]]
    return "".join(part.text for part in parts if part.marked), [part.text for part in parts if part.differs]


@pytest.mark.parametrize(
    ("typed", "differing"),
    [
        ("早春湖边如织人", ["游人"]),
        ("早春湖面游客如织", ["边", "人"]),
        ("早春边游如织", ["湖", "人"]),
        ("湖边早春游人如织", ["早春"]),
        ("早春湖邊遊客如織", ["人"]),
        ("初夏湖边游人如织", ["早春"]),
        ("早春湖边的好游人如织", []),
    ],
)
@pytest.mark.usefixtures("spring")
def test_a_headline_half_remembered_is_shown_first_with_what_differs(typed: str, differing: list[str]) -> None:
    page = ask(typed)
    assert page.count == 0
    assert page.nearest[0].article.headline == HEADLINE
    assert marked(page.nearest[0])[1] == differing


@pytest.mark.parametrize(
    "typed",
    [
        "镇上第一家书店开在石桥东，店主每天清早擦一遍柜台",
        "第一家书店开在石桥西堍，店主每日清早擦一遍柜台。",
        "店主清早每天擦柜台一遍",
        "“第一家书店，开在石桥东堍”",
        "天气变暖。镇上的第一家书店开在石桥",
    ],
)
def test_a_sentence_half_remembered_is_shown(spring: Article, typed: str) -> None:
    assert ask(typed).nearest[0].article == spring


def test_it_is_no_hit_and_in_no_count(spring: Article) -> None:
    page = ask("早春湖面游客如织")
    assert (page.count, page.hits, page.facets, page.years) == (0, (), (), ())
    assert page.searched.articles == 3


@pytest.mark.parametrize(
    "typed", ["早春湖边游人如织", "早春 如织", "湖面游客", "机器人进车间装配线", "早游店小苗返上东"]
)
@pytest.mark.usefixtures("spring")
def test_nothing_is_shown_for_what_is_found_or_short_or_not_near(typed: str) -> None:
    assert ask(typed).nearest == ()


def test_words_typed_apart_are_taken_together(spring: Article) -> None:
    assert [hit.article for hit in ask("早春 湖面 游客 如织").nearest] == [spring]


@pytest.mark.parametrize(
    ("typed", "params", "found"),
    [
        ("早春湖面游客如织 -柜台", {}, 0),
        ("早春湖面游客如织 -小麦", {}, 1),
        ("早春湖面游客如织 2024-05", {}, 1),
        ("早春湖面游客如织 2020-01", {}, 0),
        ("早春湖面游客如织", {"kind": "photo"}, 0),
        ("早春湖面游客如织", {"kind": "article"}, 1),
        ("早春湖面游客如织", {"to": "2000-01-01"}, 0),
        ("早春湖面游客如织", {"field": "headline"}, 1),
        ("早春湖面游客如织", {"field": "body"}, 0),
        ("标题:早春湖面游客如织", {}, 1),
        ("标题:第一家书店开在石桥西堍", {}, 0),
        ("图片:早春湖面游客如织", {}, 0),
        ("早春湖面游客如织 作者:王小明", {}, 0),
        ("记者：早春湖面游客如织", {}, 1),
    ],
)
@pytest.mark.usefixtures("spring")
def test_what_else_is_asked_for_still_holds(typed: str, params: dict[str, str], found: int) -> None:
    assert len(ask(typed, **params).nearest) == found


@pytest.mark.usefixtures("spring")
def test_one_that_differs_much_more_is_not_shown_beside_the_nearest() -> None:
    make_article(headline="早春湖边游人稀")
    make_article(headline="初夏江边路人如织")
    index_all()
    assert [hit.article.headline for hit in ask("早春湖边游人如丝").nearest] == [HEADLINE, "早春湖边游人稀"]


def test_a_suspect_is_not_shown_twice(spring: Article) -> None:
    page = ask("早春湖边游人如炽")
    assert [hit.article for hit in page.suspects.hits] == [hit.article for hit in page.nearest] == [spring]
    assert page.near_besides == ()


def test_at_most_five_are_shown() -> None:
    for number in range(8):
        make_article(headline=f"早春湖边游人如织之{number}")
    index_all()
    assert len(ask("早春湖面游客如织之").nearest) == 5


@pytest.mark.parametrize("visibility", ["withdrawn", "hidden", "held"])
def test_what_is_not_public_is_not_near_even_before_the_index_follows(spring: Article, visibility: str) -> None:
    Article.objects.filter(pk=spring.pk).update(visibility=visibility)
    assert ask("早春湖面游客如织").nearest == ()
    index_all()
    assert ask("早春湖面游客如织").nearest == ()


def test_what_is_masked_is_not_near(spring: Article) -> None:
    redact(spring, SENTENCE[:14], reason=Reason.PRIVACY, by=None)
    assert ask("镇上第一家书店开在石桥西堍").nearest == ()
    index_all()
    assert ask("镇上第一家书店开在石桥西堍").nearest == ()


@pytest.mark.parametrize(("raw", "found"), [("public", 1), ("staff", 0)])
def test_a_first_reading_is_near_only_to_those_who_may_see_it(settings, raw: str, found: int) -> None:
    settings.RAW_TEXT = raw
    make_article(headline="书店", body="换了一段话。", original_body=SENTENCE)
    index_all()
    nearest = ask("第一家书店开在石桥西堍，店主每日清早").nearest
    assert [hit.places[0].label for hit in nearest] == ["仅原始识别文本"] * found


def test_a_pasted_page_finds_its_article(spring: Article) -> None:
    pasted = f"{SENTENCE[:12]}了{SENTENCE[12:]}傍晚关门。" + "别处的话，说来很长。" * 100
    make_article(body=pasted.replace("了", "", 1))
    index_all()
    page = ask(pasted)
    assert page.request.query.cut
    assert page.nearest[0].article.body.startswith("镇上的第一家")


def test_a_piece_that_goes_on_in_the_next_paragraph_is_shown_whole() -> None:
    make_article(body="他们种下了三百棵银杏。\n第二年春天，银杏活了九成。")
    index_all()
    (hit,) = ask("种下三百棵银杏。第二年春天，银杏").nearest
    assert marked(hit) == ("种下了三百棵银杏。\n第二年春天，银杏", ["了"])


def test_what_is_printed_with_spaces_and_marks_is_marked_as_printed() -> None:
    make_article(body="会上说：“½ 的 农 田 种了《稻花香》。”")
    index_all()
    (hit,) = ask("½的农地种了稻花香").nearest
    assert marked(hit) == ("½ 的 农 田 种了《稻花香", ["田 "]) or marked(hit)[1] == ["田"]
    assert str(hit.places[0].snippet) in hit.article.body


def test_of_other_days_too(spring: Article) -> None:
    other = make_article(make_page("1", dt.date(2001, 2, 3)), headline="早春湖边游客如织")
    index_all()
    assert {hit.article for hit in ask("早春湖面游人似织").nearest} == {spring, other}


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("spring")
def test_both_engines_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = [
        "早春湖边如织人",
        "湖边早春游人如织",
        "第一家书店开在石桥西堍，店主每日清早",
        "机器人进车间装配线",
        "早春湖面游客如织 -柜台",
    ]
    tantivy = [ask(one).nearest for one in typed]
    with elasticsearch_engine(monkeypatch, TIMEOUT=30):
        index_all()
        assert [ask(one).nearest for one in typed] == tantivy
    assert [len(found) for found in tantivy] == [1, 1, 1, 0, 0]
