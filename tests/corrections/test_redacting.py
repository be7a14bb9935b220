from __future__ import annotations

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from articles import corrections
from articles.corrections.change import NothingChanged, StaleVersion, change
from articles.corrections.history import replay, state
from articles.corrections.redacting import NothingToRedact, redact, unredact
from articles.models import Article, Reporter, Series
from articles.models.states import Reason
from articles.public.masking import SIGN
from tests.corrections.masking import SECRET, make_told, masked, told
from tests.support.factories import make_article, make_page, make_span, make_text

pytestmark = pytest.mark.django_db


def test_every_field_of_the_article_is_masked_the_first_reading_too() -> None:
    article = make_told()
    masked(article)
    assert "桑园" not in told(article)
    assert article.headline == f"{SIGN}，门前有井"
    assert article.body == f"头一段。\n据说{SIGN}。\n又说：{SIGN}。"


def test_the_sign_says_nothing_of_the_length() -> None:
    long, short = make_article(body="甲" * 60 + "。"), make_article(body="乙乙。")
    masked(long, "甲" * 60)
    masked(short, "乙乙")
    assert long.body == short.body


def test_undoing_puts_every_word_back_as_it_stood() -> None:
    article = make_told()
    before = state(article)
    assert unredact(masked(article), by=None) == 0
    article.refresh_from_db()
    assert state(article) == before


def test_its_history_still_tells_the_row() -> None:
    article = make_told()
    row = masked(article)
    assert replay(article) == state(article)
    unredact(row, by=None)
    article.refresh_from_db()
    assert replay(article) == state(article)


def test_a_first_reading_that_read_it_otherwise_is_masked_too_and_comes_back() -> None:
    first = "邻居们说起往事，据说葛大冬佳在桑园弄，门前有一口老井。"
    article = make_article(body=f"邻居们说起往事，据说{SECRET}，门前有一口老井。", original_body=first)
    row = masked(article)
    assert "桑园" not in article.original_body and "老井" in article.original_body
    unredact(row, by=None)
    article.refresh_from_db()
    assert article.original_body == first


@pytest.mark.parametrize(
    ("headline", "body", "passage"),
    [
        ("春耕备耕现场会举行", "欧阳春晖说，今年的春耕备耕要早。现场会后欧阳春晖又下了田。", "欧阳春晖"),
        ("码头扩建", "独山港区B区码头扩建工程A+B(2024)[3]*?昨天开工。", "A+B(2024)[3]*?"),
        ("老樟树", "后山一棵三百年的老樟树昨天挂上保护牌。村民葛天冬在树下说，他小时候树就这么大。", "村民葛天冬"),
    ],
)
def test_of_a_first_reading_that_read_it_right_nothing_else_is_masked(headline: str, body: str, passage: str) -> None:
    article = make_article(headline=headline, body=body, original_body=body, original_head={"headline": headline})
    masked(article, passage)
    assert article.original_head == {"headline": headline}
    assert article.original_body == body.replace(passage, SIGN)


def test_a_masked_name_means_nobody_until_it_is_shown_again() -> None:
    article = make_told()
    person = article.bylines.get().reporter
    row = masked(article, "葛天冬")
    assert (article.bylines.get().name, article.bylines.get().reporter) == (SIGN, None)
    unredact(row, by=None)
    assert article.bylines.get().reporter == person


def test_who_has_no_byline_left_is_in_no_list_until_it_is_shown_again() -> None:
    article, other = make_told(), make_article(bylines=[("记者", "申屠秋")])
    row = masked(article, "葛天冬")
    assert [one.name for one in Reporter.objects.in_use()] == ["申屠秋"]
    masked(other, "申屠秋")
    unredact(row, by=None)
    assert [one.name for one in Reporter.objects.in_use()] == ["葛天冬"]


def test_who_signed_something_else_stays_in_the_lists() -> None:
    article = make_told()
    make_article(bylines=[("记者", "葛天冬")])
    masked(article, "葛天冬")
    assert Reporter.objects.in_use().filter(name="葛天冬").exists()


def test_what_stands_only_in_an_old_version_is_masked_there(client: Client) -> None:
    article = make_article(body=f"据说{SECRET}。")
    corrections.correct(article, version=1, changes={"body": "他住在别处。"}, by=None)
    row = masked(article)
    assert article.version == 2
    old = client.get(f"/a/{article.permalink_id}/v/1/").content.decode()
    assert "桑园" not in old and SIGN in old
    assert unredact(row, by=None) == 0
    assert "桑园" in client.get(f"/a/{article.permalink_id}/v/1/").content.decode()


def test_a_name_of_an_old_version_is_masked_there() -> None:
    article = make_article(bylines=[("记者", "葛天冬")])
    corrections.correct(article, version=1, changes={"bylines": []}, by=None)
    row = masked(article, "葛天冬")
    assert [place["path"] for place in row.places] == [["version", 1, "bylines", 0, "name"]]


def test_what_is_typed_again_while_it_is_masked_comes_back_with_the_rest() -> None:
    article = make_article(headline="桑园弄", body=f"据说{SECRET}。")
    row = masked(article)
    corrections.correct(article, version=article.version, changes={"kicker": f"又说{SECRET}"}, by=None)
    assert article.kicker == f"又说{SIGN}"
    row.refresh_from_db()
    unredact(row, by=None)
    article.refresh_from_db()
    assert (article.kicker, article.body) == (f"又说{SECRET}", f"据说{SECRET}。")


def test_undoing_in_the_order_of_masking_leaves_nothing_masked() -> None:
    article = make_told()
    before = state(article)
    rows = [masked(article, "葛天冬"), masked(article, "门前有井"), masked(article, "头一段")]
    for row in rows:
        row.refresh_from_db()
        assert unredact(row, by=None) == 0
    article.refresh_from_db()
    assert state(article) == before


def test_what_stands_in_a_role_is_masked_too() -> None:
    article = make_article(bylines=[("葛天冬整理", "申屠秋")])
    row = masked(article, "葛天冬")
    assert article.bylines.get().role == f"{SIGN}整理"
    unredact(row, by=None)
    assert article.bylines.get().role == "葛天冬整理"


def test_an_article_leaves_the_series_whose_name_has_the_passage_until_it_is_shown_again() -> None:
    series = Series.objects.create(name="葛天冬家书")
    article, other = (make_article(headline=f"葛天冬家书（{number}）", series=series) for number in "一二")
    row = masked(article, "葛天冬")
    assert (article.series, replay(article) == state(article)) == (None, True)
    assert Article.objects.get(pk=other.pk).series == series
    with pytest.raises(NothingChanged):
        change(article, version=article.version, changes={"series": series.pk}, by=None)
    row.refresh_from_db()
    unredact(row, by=None)
    assert Article.objects.get(pk=article.pk).series == series


def test_a_line_of_the_page_that_is_of_no_article_can_be_masked(client: Client) -> None:
    text = make_text(page := make_page(), f"头一段。\n{SECRET}")
    article = make_article(page=page, body="头一段。")
    make_span(text, article, 1, 1)
    masked(article)
    assert "桑园" not in client.get(page.get_absolute_url()).content.decode()


def test_no_correction_brings_it_back() -> None:
    article = make_told()
    masked(article)
    user = User.objects.create_user("sun")
    body = f"改写过：葛天冬住在 桑园弄；{SECRET}！"
    corrections.correct(article, version=article.version, changes={"body": body}, by=user)
    assert article.body == f"改写过：{SIGN}；{SIGN}！"


def test_a_stale_save_is_refused() -> None:
    article = make_told()
    opened = article.version
    masked(article)
    with pytest.raises(StaleVersion):
        corrections.correct(article, version=opened, changes={"body": SECRET}, by=None)


def test_what_was_written_over_is_told_when_it_is_undone() -> None:
    article = make_article(body="前文甲乙丙丁后文。")
    row = masked(article, "甲乙丙丁")
    corrections.correct(article, version=article.version, changes={"body": "全改了。"}, by=None)
    assert unredact(row, by=None) == 1
    article.refresh_from_db()
    assert article.body == "全改了。"


def test_undoing_puts_nothing_at_another_one_s_sign() -> None:
    article = make_article(body="一行人在桥头等船，说起甘小丙的往事。她们一家住在厂区宿舍，门牌早已不在。")
    first = masked(article, "甘小丙")
    masked(article, "厂区宿舍")
    body = article.body.replace(f"说起{SIGN}的往事", "说起往事")
    corrections.correct(article, version=article.version, changes={"body": body}, by=None)
    assert unredact(first, by=None) == 1
    article.refresh_from_db()
    assert "甘小丙" not in article.body


def test_no_public_history_tells_of_it(client: Client) -> None:
    article = make_told()
    masked(article)
    assert "订正</h2>" not in client.get(article.get_absolute_url()).content.decode()


def test_what_was_undone_is_not_undone_twice() -> None:
    row = masked(make_told())
    unredact(row, by=None)
    with pytest.raises(ValueError, match="取消"):
        unredact(row, by=None)


def test_of_two_passages_each_comes_back_to_its_own_place() -> None:
    article = make_article(body="先说赤豆汤，再说绿豆糕，又说赤豆汤。")
    red, green = masked(article, "赤豆汤"), masked(article, "绿豆糕")
    unredact(green, by=None)
    article.refresh_from_db()
    assert article.body == f"先说{SIGN}，再说绿豆糕，又说{SIGN}。"
    unredact(red, by=None)
    article.refresh_from_db()
    assert article.body == "先说赤豆汤，再说绿豆糕，又说赤豆汤。"


def test_the_rest_of_a_text_is_masked_with_it() -> None:
    start = make_article(continues_on="2", body="上半篇。")
    rest = make_article(make_page("2"), continuation_of=start, body=f"{SECRET}。")
    redact(start, SECRET, reason=Reason.LAW, by=None)
    rest.refresh_from_db()
    assert rest.body == f"{SIGN}。"


def test_what_stands_nowhere_is_refused() -> None:
    with pytest.raises(NothingToRedact):
        masked(make_article(), "没有印过的话")


@pytest.mark.parametrize(("passage", "said"), [("甲", "太短"), (f"甲{SIGN}乙", "遮盖过"), ("，", "太短")])
def test_what_cannot_be_looked_for_is_refused_in_words(passage: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        masked(make_article(body="甲，乙。"), passage)


def test_django_s_own_log_tells_no_masked_title() -> None:
    article = make_told()
    user = User.objects.create_user("zhao")
    kind = ContentType.objects.get_for_model(Article)
    LogEntry.objects.create(
        user=user, content_type=kind, object_id=str(article.pk), object_repr=article.title, action_flag=CHANGE
    )
    masked(article)
    assert LogEntry.objects.get().object_repr == f"{SIGN}，门前有井"
