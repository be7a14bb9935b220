"""Credits in brackets that only a later line closes, and credits behind datelines of other papers, on a page."""

from __future__ import annotations

import pytest

from articles.reading.reader import read_page

TEXT = "昨天上午，水库开始蓄水，沿岸的村民站在坝上看了很久。\n管理站说，年底前水位还会再升三米。"
PAGES = {
    "alone, closed below": ("水库开始蓄水\n（本报记者 周雨桐 通讯员\n高远）\n\n{text}", {"周雨桐", "高远"}),
    "alone, parted inside the role": ("水库开始蓄水\n（本报记\n者 周雨桐）\n\n{text}", {"周雨桐"}),
    "behind the last sentence, names below": ("水库开始蓄水\n\n{text}本报记者\n周雨桐 高远", {"周雨桐", "高远"}),
    "behind the last sentence, one name below": ("水库开始蓄水\n\n{text}本报记者 周雨桐\n高远", {"周雨桐", "高远"}),
    "names before the work they did": ("水库开始蓄水\n周雨桐、高远 文\n\n{text}", {"周雨桐", "高远"}),
    "a name before the picture": ("水库开始蓄水\n周雨桐 图\n\n{text}", {"周雨桐"}),
    "closed within the text": ("水库开始蓄水\n\n本报讯（记者 周雨桐\n通讯员 高远）{text}", {"周雨桐", "高远"}),
    "behind a dated dateline": ("水库开始蓄水\n\n本报青湾8月31日电 记者周雨桐报道：{text}", {"周雨桐"}),
    "behind another outlet's": ("水库开始蓄水\n\n云浦网青湾电(通讯员高远 记者周雨桐){text}", {"周雨桐", "高远"}),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_credit_is_read_and_leaves_the_text_whole(name: str) -> None:
    page, people = PAGES[name]
    (item,) = read_page(page.format(text=TEXT)).items
    assert {byline.name for byline in item.bylines} == people
    assert item.headline == "水库开始蓄水"
    assert "".join(item.body).startswith("昨天上午，水库开始蓄水")
