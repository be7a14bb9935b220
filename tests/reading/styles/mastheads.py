"""Heads of pages, in the forms that papers print them."""

from __future__ import annotations

from tests.reading.styles.names import Cast

_FORMS: dict[str, tuple[str, ...]] = {
    "plain": ("<paper>", "<paper>⏎<date>", "<paper> <date> 第<page>版", "<date> <weekday>⏎<paper>"),
    "date": ("<date>⏎<weekday>", "<dashed> <weekday>", "<date> <weekday> 第<page>版", "<page>⏎<date> <weekday>"),
    "imprint": (
        "<paper>⏎<date> <weekday>⏎第<number>期⏎今日8版⏎国内统一刊号CN 33-0<page>",
        "<date>⏎<weekday>⏎总第<number>期⏎本报地址：<place>路<page>号 电话：<tel> 邮编：314<page>",
        "<paper>社出版 第<number>期⏎<date> <weekday> 今日16版",
    ),
    "page": (
        "A<page0>：民生⏎<date>",
        "第<page>版：综合新闻⏎<date> <weekday>",
        "要闻 <page0>⏎<date> <weekday>⏎责编：某某某",
        "<page>版 副刊⏎<dashed>",
        "综合·<page>版⏎<paper> <date>",
    ),
    "old": ("<paper>⏎<oldyear><old> <weekday>", "第<page>版 <oldyear><old> <weekday>", "<oldyear><old>⏎第<number>号"),
    "web": ("<paper>数字报⏎<dashed> 第<page0>版：要闻", "当前版：第<page>版⏎<date> <weekday>⏎放大 缩小 默认"),
    "island": ("<paper>⏎中華民國一〇五年十一月十七日⏎<weekday>", "<date> <weekday>⏎A<page0> 地方新聞"),
}


def masthead(cast: Cast, form: str) -> list[str]:
    """The lines of one head of that form."""
    text = cast.fill(cast.rng.choice(_FORMS[form]))
    return text.replace("某某某", cast.person()).split("⏎")
