"""Personal data is masked before an article is stored; what tells of children waits for a person."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles import corrections
from articles.corrections.history import replay, state
from articles.corrections.redacting import redact, unredact
from articles.importing.separated import Separated
from articles.importing.store import Arrival, store_page
from articles.importing.store.separated import store_separated
from articles.models import Article, PageText, Problem, Redaction, Revision, Series
from articles.models.states import Reason
from articles.public.masking import SIGN
from articles.reading.records import Credit, Instalment, Item, LineSpan, Reading

pytestmark = pytest.mark.django_db

DAY = dt.date(2024, 3, 1)
NUMBER, CARD = "13912345678", "330482199003072416"
LOST = ("遗失声明", f"本人施小满遗失身份证一张，号码{CARD}，特此声明。", f"拾到者请打{NUMBER}。")
NEWS = ("渡口换新船", "撑船的人说新船比旧船轻了一半，老乘客都说坐着稳当。")
STRAY = "的一是了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么"


def item(first: int, lines: tuple[str, ...]) -> Item:
    return Item("article", (LineSpan(first, first + len(lines) - 1, "body"),), headline=lines[0], body=tuple(lines[1:]))


def arrive(*texts: tuple[str, ...], date: dt.date = DAY, number: str = "1") -> None:
    lines = [line for text in texts for line in text]
    firsts = [sum(map(len, texts[:place])) + 1 for place in range(len(texts))]
    items = tuple(item(first, text) for first, text in zip(firsts, texts, strict=True))
    text = "\n".join(lines)
    store_page(Arrival("页.txt", text.encode(), text, "utf-8", number, date, "supplied"), Reading(items=items))


def stored() -> str:
    """Everything of articles and their histories."""
    return repr([state(article) for article in Article.objects.all()]) + repr(
        list(Revision.objects.values_list("changes", flat=True))
    )


def test_numbers_are_masked_in_the_article_its_first_reading_and_its_history() -> None:
    arrive(LOST, NEWS)
    assert NUMBER not in stored() and CARD not in stored()
    lost = Article.objects.get(headline="遗失声明")
    assert lost.body == "本人施小满遗失身份证一张，号码〔身份证号已遮盖〕，特此声明。\n拾到者请打〔手机号已遮盖〕。"
    assert replay(lost) == state(lost)


def test_the_words_stand_in_rows_of_their_own() -> None:
    arrive(LOST)
    assert set(Redaction.objects.values_list("words", "personal")) == {(NUMBER, "mobile"), (CARD, "id_card")}


def test_the_raw_text_keeps_them_and_nobody_is_shown_them(client: Client, admin_client: Client) -> None:
    arrive(LOST)
    assert NUMBER in PageText.objects.get().text
    for browser in (client, admin_client):
        page = browser.get(f"/issues/{DAY}/1/").content.decode()
        assert "〔手机号已遮盖〕" in page and NUMBER not in page and CARD not in page
    raw = admin_client.get(f"/admin/articles/pagetext/{PageText.objects.get().pk}/change/").content.decode()
    assert "〔手机号已遮盖〕" in raw and NUMBER not in raw


def test_lines_that_are_of_no_article_are_shown_without_them_too(client: Client) -> None:
    text = "\n".join([*NEWS, f"杂物：{NUMBER}"])
    noise = Item("noise", (LineSpan(3, 3, "noise"),))
    store_page(
        Arrival("页.txt", text.encode(), text, "utf-8", "1", DAY, "supplied"), Reading(items=(item(1, NEWS), noise))
    )
    assert NUMBER not in client.get(f"/issues/{DAY}/1/").content.decode()


def test_one_act_shows_a_number_again_and_the_next_reading_leaves_it() -> None:
    arrive(LOST)
    unredact(Redaction.objects.get(personal="mobile"), by=None)
    assert NUMBER in Article.objects.get().body
    arrive(LOST, NEWS)
    lost = Article.objects.get(headline="遗失声明")
    assert NUMBER in lost.body and CARD not in lost.body


def test_a_better_reading_is_masked_before_it_is_stored() -> None:
    arrive((LOST[0], LOST[1].replace("施小满", "旋小满"), LOST[2]))
    arrive(LOST, NEWS)
    assert NUMBER not in stored() and CARD not in stored()
    assert Article.objects.filter(body__contains="施小满").count() == 1


def test_what_tells_of_a_child_and_its_school_waits_for_a_person(client: Client) -> None:
    arrive(("少年夺冠", "枫桥镇第二小学五（3）班学生施小满，今年11岁，在比赛中夺冠。"), NEWS)
    article = Article.objects.get(headline="少年夺冠")
    assert article.visibility == "held"
    assert client.get(article.get_absolute_url()).status_code == 404
    asked = Problem.objects.get(article=article, reason="personal")
    assert "待定" in asked.detail and "施小满" not in asked.detail


def test_what_a_person_has_shown_is_not_held_again_by_the_next_reading() -> None:
    child = ("少年夺冠", "枫桥镇第二小学五（3）班学生施小满，今年11岁，在比赛中夺冠。")
    arrive(child)
    article = Article.objects.get()
    user = User.objects.create_user("qian")
    corrections.correct(article, version=article.version, changes={"visibility": "public"}, by=user)
    arrive((child[0], child[1] + "又获奖。"), NEWS)
    assert Article.objects.get(headline="少年夺冠").visibility == "public"


@pytest.mark.parametrize("share", [0.0, 0.02, 0.2])
@pytest.mark.parametrize("seed", range(4))
def test_what_a_person_masked_is_in_no_other_reading_of_the_page(share: float, seed: int) -> None:
    """Characters of the passage stand nowhere else, so that each that is left is seen."""
    secret = "龘靐齉爨癵驫麣鱻"
    told = (
        "旧事重提",
        f"巷口的老人回忆说当年{secret}就住在桥边第三家，后来搬走了再没有回来过。",
        "后来的事谁也说不清楚。",
    )
    arrive(told, NEWS)
    article = Article.objects.get(headline="旧事重提")
    redact(article, secret, reason=Reason.PRIVACY, by=None)
    chance = random.Random(seed)
    noisy = tuple("".join(chance.choice(STRAY) if chance.random() < share else one for one in line) for line in told)
    arrive(noisy, NEWS)
    article.refresh_from_db()
    said = repr([state(one) for one in Article.objects.all()])
    assert not set(secret) & set(said)
    assert SIGN in said


def test_what_is_masked_is_on_no_raw_page_however_it_was_read_again(client: Client) -> None:
    secret = "龘靐齉爨癵驫麣鱻"
    told = ("旧事重提", f"巷口的老人回忆说当年{secret}就住在桥边第三家，后来搬走了再没有回来过。")
    arrive(told, NEWS)
    redact(Article.objects.get(headline="旧事重提"), secret, reason=Reason.LAW, by=None)
    for noisy in (told[1].replace("爨", "的"), told[1].replace("靐齉", "了"), told[1]):
        arrive((told[0], noisy), NEWS)
        assert not set(secret) & set(client.get(f"/issues/{DAY}/1/").content.decode())


def separated(body: str) -> Separated:
    return Separated("old/1", DAY, "1", "招领启事", body)


def test_articles_that_come_separated_are_masked_alike() -> None:
    store_separated([separated(f"请打{NUMBER}。")])
    assert NUMBER not in stored()
    store_separated([separated(f"改了：请打{NUMBER}。")])
    assert NUMBER not in stored() and "改了" in Article.objects.get().body


def test_what_comes_separated_again_as_it_was_changes_nothing() -> None:
    store_separated([separated(f"请打{NUMBER}。")])
    assert store_separated([separated(f"请打{NUMBER}。")]) == {"old/1": "unchanged"}


def test_a_child_s_article_that_comes_separated_waits_too() -> None:
    store_separated([separated("枫桥镇第二小学五（3）班学生施小满，今年11岁，在比赛中夺冠。")])
    assert Article.objects.get().visibility == "held"


STORY = (
    "旧事重提",
    "巷口的老人回忆说当年施小满一家就住在桥边第三间屋，后来搬走了再没有回来过。",
    "那口井还在，井沿上的绳痕一道一道，孩子们放学以后总爱趴在上面往下看。",
    "街坊们说起他们家做的桂花糕，没有一个不咽口水，说是一条街都闻得见。",
)


@pytest.mark.parametrize("again", [{"date": DAY + dt.timedelta(days=1)}, {"number": "3"}])
def test_the_same_text_elsewhere_is_masked_alike_and_waits(client: Client, again: dict[str, object]) -> None:
    arrive(STORY, NEWS)
    redact(Article.objects.get(headline="旧事重提"), "施小满一家就住在桥边", reason=Reason.PRIVACY, by=None)
    arrive(STORY, NEWS, **again)
    other = Article.objects.filter(headline="旧事重提").last()
    assert other.visibility == "held" and SIGN in other.body and "桥边" not in other.body
    page = client.get(other.page.get_absolute_url()).content.decode()
    assert "施小满" not in page


NOTICES = (
    "遗失声明",
    f"鲍小满遗失身份证，证号{CARD}，声明作废。",
    "葛大海遗失军官证一本，声明作废。",
    "施远山遗失房屋租赁合同一份，声明作废。",
)


def test_another_reading_loses_nothing_that_stands_beside_a_number() -> None:
    arrive(NOTICES, NEWS)
    masked = Article.objects.get(headline="遗失声明").body
    arrive(tuple(line.replace("一本", "壹本") for line in NOTICES), NEWS)
    assert Article.objects.get(headline="遗失声明").body == masked.replace("一本", "壹本")


@pytest.mark.parametrize("read", ["司徒长露", "徒长风", "司徒长风"])
def test_a_masked_name_comes_back_in_no_byline_however_it_is_read(read: str) -> None:
    def signed(name: str) -> None:
        text = "\n".join([*NEWS, f"■记者 {name}", "渡口两岸的人都来看。"])
        spans = (LineSpan(1, 2, "body"), LineSpan(3, 3, "byline"), LineSpan(4, 4, "body"))
        credit = Credit("记者", name, f"记者 {name}", 3)
        one = Item("article", spans, headline=NEWS[0], body=(NEWS[1], "渡口两岸的人都来看。"), bylines=(credit,))
        store_page(Arrival("页.txt", text.encode(), text, "utf-8", "1", DAY, "supplied"), Reading(items=(one,)))

    signed("司徒长风")
    redact(Article.objects.get(), "司徒长风", reason=Reason.PRIVACY, by=None)
    signed(read)
    assert [one.name for one in Article.objects.get().bylines.all()] == [SIGN]
    shown = Client().get(f"/issues/{DAY}/1/").content.decode()
    assert "徒长" not in shown


@pytest.mark.parametrize("read", ["桑园弄家书", "桑圆弄家书"])
def test_a_masked_series_comes_back_under_no_name_however_it_is_read(read: str) -> None:
    def told(series: str) -> None:
        lines = (f"{series}（三）", NEWS[1])
        one = replace(item(1, lines), instalment=Instalment(series, 3))
        text = "\n".join(lines)
        store_page(Arrival("页.txt", text.encode(), text, "utf-8", "1", DAY, "supplied"), Reading(items=(one,)))

    told("桑园弄家书")
    redact(Article.objects.get(), "桑园弄", reason=Reason.PRIVACY, by=None)
    told(read)
    assert Article.objects.get().series is None
    assert list(Series.objects.values_list("name", flat=True)) == ["桑园弄家书"]


def test_a_section_of_which_something_is_masked_is_no_series() -> None:
    arrive(NEWS)
    tagged = replace(item(1, NEWS), section=f"打{NUMBER}说新闻")
    text = "\n".join(NEWS)
    store_page(Arrival("页.txt", text.encode(), text, "utf-8", "2", DAY, "supplied"), Reading(items=(tagged,)))
    assert not Series.objects.exists()


def test_a_number_in_a_role_is_masked() -> None:
    store_separated([replace(separated("渡口换了新船。"), bylines=(Credit(f"电话{NUMBER}", "施小满", "", 0),))])
    assert NUMBER not in stored()
