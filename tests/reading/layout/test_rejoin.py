"""A text with a photo in its middle is one text."""

from __future__ import annotations

from dataclasses import replace

from articles.reading.layout.rejoin import rejoin
from articles.reading.reader import read_page
from articles.reading.records import Item, LineSpan

HEADS = "十二条小河有了“值日生”\n\n■记者 程墨\n\n"
FIRST = "本报讯 每天清早六点，退休教师都会沿着门前的小河走上一圈，看见落叶和塑料袋就顺手"
SECOND = (
    "捞上岸。从上月起，镇里的小河全部实行轮管，他正是本周的值日生，登记簿就挂在桥头，上面写着水色、气味和打捞的数量。"
    "轮管以村民小组为单位，每组七户，一周一换，值日户发现排污口异常，可以扫码上报，工作人员两小时内赶到现场。"
)
MORE = "截至本月中旬，小河共上报问题四十六个，办结四十三个，水质比去年同期好了许多，镇里还要给做得好的小组发积分。"
PHOTO = "柿子红了\n\n连日来，山坡上的柿子红了，村民们搭起竹梯忙着采摘，空气里满是甜香。\n\n■摄影 焦阳\n\n"


def test_the_halves_around_a_photo_are_one_article_with_all_lines() -> None:
    article, photo = read_page(f"{HEADS}{FIRST}\n\n{PHOTO}{SECOND}\n\n{MORE}\n").items
    assert article.body == (FIRST[4:] + SECOND, MORE)
    assert article.lines == (1, 3, 5, 13, 15)
    assert photo.headline == "柿子红了"


def test_what_was_put_together_is_named_and_not_certain() -> None:
    article, _ = read_page(f"{HEADS}{FIRST}\n\n{PHOTO}{SECOND}\n\n{MORE}\n").items
    assert not article.certain
    assert [(problem.reason, problem.first_line) for problem in article.doubts] == [("rejoined", 13)]


def test_a_scrap_stays_alone_after_a_text_that_has_ended() -> None:
    article, photo, scrap = (
        Item("article", (LineSpan(1, 1, "body"),), body=("小河清了。",)),
        Item("photo", (LineSpan(3, 3, "caption"),)),
        Item("article", (LineSpan(5, 5, "body"),), body=("鱼也回来了。",)),
    )
    assert rejoin([article, photo, scrap]) == [article, photo, scrap]
    assert len(rejoin([replace(article, body=("小河清了，",)), photo, scrap])) == 2


def test_a_text_with_a_dateline_of_its_own_stays_alone() -> None:
    items = read_page(f"{HEADS}{FIRST}\n\n{PHOTO}本报讯 {SECOND}\n\n{MORE}\n").items
    assert "rejoined" not in [problem.reason for item in items for problem in item.doubts]
