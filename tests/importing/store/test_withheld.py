"""What a person withdrew or hid does not become public because its page comes again."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from articles.corrections import correct
from articles.importing.store import Arrival, store_page
from articles.importing.store.withheld import REASON
from articles.models import Article, Problem, Span
from articles.reading.records import Item, LineSpan, Reading

pytestmark = pytest.mark.django_db

DAY = dt.date(2024, 3, 1)
SECRET = (
    "城西菜场一名摊主上月把自己和邻居多年的争执写成一封长信寄到报社，信里说两家合用的水井被人填平，",
    "院墙也往外挪了半尺，女儿出嫁那天门口又堆满了砖头。记者三次登门，对方都不肯开口，只托人带话说早已搬走。",
    "街道调解员查了旧图纸，认定院墙从未动过，水井是前年修路时统一封的，砖头属于隔壁工地临时堆放。",
    "摊主听完以后沉默许久，最后请求不要刊出他们一家的姓名和住址，免得孩子在学校里受人议论。",
)
BRIDGE = (
    "新大桥昨天上午合龙，预计明年春天通车，届时两岸往来只要五分钟，比现在绕行快得多。",
    "施工方介绍，主梁共分四十七段吊装，最重的一段超过三百吨，全程由卫星定位校准。",
    "渡口的老船工说，他撑了四十年船，等桥通了就上岸养花种菜，再也不用天不亮就起身。",
)
GINKGO = (
    "银杏大道两旁的树叶黄了，前来拍照的市民一天比一天多，管理方把开放时间延长到晚上九点。",
    "保洁员暂时不扫落叶，让游客多看几天金色的地毯，周末还有露天音乐会和手工集市。",
)
# Characters that misreading puts in the place of others.
STRAY = "的一是了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么"


def misread(text: str, share: float, chance: random.Random) -> str:
    return "".join(chance.choice(STRAY) if chance.random() < share else char for char in text)


Cut = Callable[[], list[tuple[str, ...]]]
CUTS: dict[str, Cut] = {
    "as it was": lambda: [BRIDGE, SECRET, GINKGO],
    "split": lambda: [BRIDGE, SECRET[:2], SECRET[2:], GINKGO],
    "in four": lambda: [BRIDGE, *((paragraph,) for paragraph in SECRET), GINKGO],
    "merged with the one before": lambda: [BRIDGE + SECRET, GINKGO],
    "merged with the one behind": lambda: [BRIDGE, SECRET + GINKGO],
    "half merged": lambda: [BRIDGE + SECRET[:2], SECRET[2:], GINKGO],
    "a paragraph merged": lambda: [BRIDGE + SECRET[:1], SECRET[1:], GINKGO],
    "reordered": lambda: [GINKGO, SECRET[2:] + SECRET[:2], BRIDGE],
}


def item(first: int, body: tuple[str, ...]) -> Item:
    return Item("article", (LineSpan(first, first + len(body) - 1, "body"),), headline=body[0][:6], body=body)


def arrive(
    texts: list[tuple[str, ...]], date: dt.date = DAY, number: str = "1", aside: tuple[str, ...] = ()
) -> list[Item]:
    """A page of these texts; ``aside``: lines that were read as noise."""
    lines = [line for text in texts for line in text]
    firsts = [sum(map(len, texts[:n])) + 1 for n in range(len(texts))]
    items = [item(first, text) for first, text in zip(firsts, texts, strict=True)]
    noise = [Item("noise", (LineSpan(len(lines) + n, len(lines) + n, "noise"),)) for n in range(1, len(aside) + 1)]
    text = "\n".join([*lines, *aside])
    store_page(
        Arrival("页.txt", text.encode(), text, "utf-8", number, date, "supplied"), Reading(items=(*items, *noise))
    )
    return items


def withhold(visibility: str = "withdrawn") -> Article:
    """The second of the three articles, by a person."""
    secret = Article.objects.get(body="\n".join(SECRET))
    editor = User.objects.get_or_create(username="editor")[0]
    correct(secret, version=secret.version, changes={"visibility": visibility}, by=editor)
    return secret


def shown() -> str:
    return "\n".join(f"{article.headline}\n{article.body}" for article in Article.objects.public())


def seen_of_secret(paragraphs: tuple[str, ...]) -> list[str]:
    return [paragraph for paragraph in paragraphs if paragraph in shown()]


@pytest.mark.parametrize("visibility", ["withdrawn", "hidden"])
@pytest.mark.parametrize("share", [0, 0.15, 0.3, 0.45])
@pytest.mark.parametrize("cut", CUTS)
def test_it_stays_withheld_however_its_page_is_read_again(cut: str, share: float, visibility: str) -> None:
    chance = random.Random(f"{cut} {share}")
    arrive([BRIDGE, SECRET, GINKGO])
    secret = withhold(visibility)
    said = {line: misread(line, share, chance) for text in (BRIDGE, SECRET, GINKGO) for line in text}
    arrive(
        [tuple(said[line] for line in text) for text in CUTS[cut]()] + [("另有一条与此无关的短讯，明天停水两小时。",)]
    )
    assert seen_of_secret((*SECRET, *(said[line] for line in SECRET))) == []
    secret.refresh_from_db()
    assert (secret.visibility, secret.body) == (visibility, "\n".join(SECRET))


@pytest.mark.parametrize(("share", "cut"), [(0, "split"), (0.15, "merged with the one behind"), (0, "half merged")])
def test_what_was_public_beside_it_stays_public(cut: str, share: float) -> None:
    chance = random.Random(7)
    arrive([BRIDGE, SECRET, GINKGO])
    withhold()
    arrive([tuple(misread(line, share, chance) for line in text) for text in CUTS[cut]()])
    public = {article.headline for article in Article.objects.public()}
    assert len(public) == 2
    assert not Article.objects.filter(headline__in=public, permalink__state="moved").exists()


@pytest.mark.parametrize("cut", CUTS)
def test_a_person_is_asked_about_every_piece_of_it(cut: str) -> None:
    arrive([BRIDGE, SECRET, GINKGO])
    withhold()
    items = arrive([tuple(line.replace("，", "") for line in text) for text in CUTS[cut]()])
    holding = [one for one in items if any(line.replace("，", "") in one.body for line in SECRET)]
    problems = Problem.objects.filter(reason=REASON)
    assert {(p.first_line, p.last_line) for p in problems} == {(min(one.lines), max(one.lines)) for one in holding}
    assert all("已撤下" in problem.detail and "公开" in problem.detail for problem in problems)
    assert not any("《" in problem.detail for problem in problems)


def test_the_same_reading_of_it_asks_nobody() -> None:
    arrive([BRIDGE, SECRET])
    withhold()
    arrive([BRIDGE, SECRET, GINKGO])
    assert not Problem.objects.filter(reason=REASON).exists()
    assert Article.objects.public().count() == 2


@pytest.mark.parametrize("share", [0, 0.15, 0.3, 0.45])
@pytest.mark.parametrize("place", [(DAY, "2"), (dt.date(2024, 3, 9), "1")], ids=["another page", "another day"])
@pytest.mark.parametrize("cut", ["as it was", "split", "merged with the one before", "reordered"])
def test_it_stays_withheld_on_a_page_that_is_new(cut: str, place: tuple[dt.date, str], share: float) -> None:
    chance = random.Random(3)
    arrive([BRIDGE, SECRET, GINKGO])
    withhold()
    said = {line: misread(line, share, chance) for text in (BRIDGE, SECRET, GINKGO) for line in text}
    arrive([tuple(said[line] for line in text) for text in CUTS[cut]()], *place)
    assert seen_of_secret(tuple(said[line] for line in SECRET)) == []
    assert Problem.objects.filter(reason=REASON).exists()


def test_its_lines_that_are_read_as_noise_still_belong_to_it() -> None:
    arrive([BRIDGE, SECRET, GINKGO])
    secret = withhold()
    arrive([BRIDGE, GINKGO], aside=(*SECRET, SECRET[0][:5], "完全无关的一行杂讯"))
    noise = Span.objects.filter(role="noise").order_by("first_line")
    assert [span.article for span in noise.filter(reading__page_text__version=2)] == [*[secret] * 5, None]


def test_the_strictest_of_several_holds() -> None:
    arrive([SECRET[:2], SECRET[2:], GINKGO])
    for body, visibility in (("\n".join(SECRET[:2]), "hidden"), ("\n".join(SECRET[2:]), "withdrawn")):
        article = Article.objects.get(body=body)
        correct(article, version=1, changes={"visibility": visibility}, by=User.objects.create_user(visibility))
    arrive([SECRET, GINKGO], number="2")
    assert Article.objects.get(body="\n".join(SECRET)).visibility == "withdrawn"


def test_what_is_shown_again_comes_in_again() -> None:
    arrive([BRIDGE, SECRET])
    secret = withhold()
    secret.refresh_from_db()
    correct(secret, version=secret.version, changes={"visibility": "public"}, by=User.objects.get())
    arrive([SECRET], number="2")
    assert Article.objects.public().filter(page__number="2").exists()


OTHERS = {
    "an opening": "本报讯（记者 王小明 通讯员 李大河）昨天上午，市区新添三处充电站，共有四十个车位。",
    "editors and hot line": "责任编辑 王小明 版式设计 李大河 电话 85012345 本版投稿邮箱 news@example.com",
    "a few words in common": "城西菜场本周起延长营业时间，摊主和邻居都说方便，院墙外的停车位也增加了二十个。",
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
@pytest.mark.parametrize("number", ["1", "2"])
def test_other_news_in_the_same_words_is_public(other: str, number: str) -> None:
    opened = ("本报讯（记者 王小明 通讯员 李大河）" + SECRET[0], *SECRET[1:], "责任编辑 王小明 电话 85012345")
    arrive([BRIDGE, opened])
    article = Article.objects.get(body="\n".join(opened))
    correct(article, version=1, changes={"visibility": "withdrawn"}, by=User.objects.create_user("e"))
    arrive([BRIDGE, opened, (other, "市民如有疑问，可到办事大厅咨询。")], number=number)
    assert Article.objects.public().filter(body__startswith=other).exists()


def lost(name: str, number: str) -> str:
    return f"{name}遗失身份证一张，号码330482{number}，特此登报声明，自登报之日起作废，他人拾得冒用，概不负责。"


def test_a_form_filled_in_otherwise_is_another_notice() -> None:
    arrive([(lost("马三立", "199001011234"),), (lost("牛小满", "198512129876"),), BRIDGE])
    article = Article.objects.get(body__contains="马三立")
    correct(article, version=1, changes={"visibility": "withdrawn"}, by=User.objects.create_user("e"))
    arrive([(lost("侯大春", "197703035555"),), (lost("马三立", "199001011234"),)], dt.date(2024, 3, 9))
    day = Article.objects.filter(page__issue__date=dt.date(2024, 3, 9))
    assert {one.body[:3]: one.visibility for one in day} == {"侯大春": "public", "马三立": "withdrawn"}
