"""A credit of any form, wherever it stands on the page, is no headline, kicker or text."""

from __future__ import annotations

from itertools import product

import pytest

from articles.reading.reader import read_page

CREDITS = (
    "■记者 墨",
    "◆记者墨",
    "□通讯员 阿雨",
    "■本报评论员",
    "本报评论员",
    "■记者 周雨桐 图片由受访者提供",
    "■记者 Lena",
    "■记者 墨 文/图",
    "■记者",
    "■记者 □□",
)
HEADLINE = "十二条小河有了“值日生”"
TEXT = """本报讯 每天清早六点，退休教师都会沿着门前的小河走
上一圈，看见落叶就顺手捞上岸。“轮到谁家谁就上心，水
草长到哪里都记得清清楚楚。”他翻开挂在桥头的登记簿说。
镇里的十二条小河如今都有了值日生，落叶当天就能捞走。"""
OTHER = """古桥修缮完工

■记者 程墨

本报讯 石板各归各位，拱券下的燕子窝也原样保留着，桥
头新立了一块碑，老人们说走上去比从前稳当多了，夜里还
亮着一排小灯。"""
ORDERS = {
    "under the headline": "{headline}\n\n{credit}\n\n{text}",
    "above the headline": "{credit}\n\n{headline}\n\n{text}",
    "without blank lines": "{headline}\n{credit}\n{text}",
    "behind the text": "{text}\n\n{credit}\n\n{headline}",
}


@pytest.mark.parametrize(("order", "credit"), list(product(ORDERS, CREDITS)))
def test_a_credit_is_never_part_of_headline_or_text(order: str, credit: str) -> None:
    page = ORDERS[order].format(headline=HEADLINE, credit=credit, text=TEXT)
    items = read_page(f"{page}\n\n{OTHER}").items
    (item,) = (one for one in items if "小河" in one.headline or "小河" in "".join(one.body))
    assert (item.headline, item.kicker, item.subtitle) == (HEADLINE, "", "")
    assert credit not in "".join(item.body)
    assert item.certain is (credit == "■记者 周雨桐 图片由受访者提供")


def test_the_title_of_a_series_that_reads_like_a_credit_is_doubted() -> None:
    page = f"■记者 走基层\n\n{HEADLINE}\n\n{TEXT}\n\n{OTHER}"
    (item,) = (one for one in read_page(page).items if "小河" in one.headline)
    assert not item.certain
