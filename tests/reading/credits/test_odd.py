"""Lines that open with ■ and a role though their names are odd, remarked upon or lost: credits, never certain."""

from __future__ import annotations

import pytest
from hypothesis import given

from articles.reading.credits.bylines import parse_byline
from articles.reading.credits.odd import is_bare, odd_credits, opens_with_role
from articles.reading.credits.tokens import BULLETS
from tests.reading.credits.tables import cases, spelled, texts

ODD = """
■记者 墨                                    → 记者 墨?
■记者墨                                     → 记者 墨?
◆记 者 墨                                   → 记者 墨?
□通讯员 一墨                                 → 通讯员 一墨?
⊙ 本报记者 墨                                → 本报记者 墨?
■记者 小K                                   → 记者 小K?
■记者 Lena                                  → 记者 Lena?
■通讯员 Peter O'Neil                         → 通讯员 Peter O'Neil?
■记者 周□桐                                  → 记者 周□桐?
■摄影 墨                                    → 摄影 墨?
■文/墨                                      → 文 墨?
■特约评论员 子曰                              → 特约评论员 子曰?
■记者 墨 通讯员 周雨桐                         → 记者 墨?, 通讯员 周雨桐
■记者 周雨桐 摄影 墨                          → 记者 周雨桐, 摄影 墨?
■记者 墨 周雨桐                              → 记者 墨?, 记者 周雨桐?
■记者 墨 摄                                 → 记者 墨?, 摄影 墨?
■记者 墨 文/图                               → 记者 墨?, 文/图 墨?
■记者 周雨桐 另有图片见内页报道                  → 记者 周雨桐?
■记者 周雨桐 电话0573-1234567                  → 记者 周雨桐?
■记者 墨 图片由受访者提供                       → 记者 墨?, 供图 受访者*
■本报评论员                                  →  本报评论员*?
本报评论员                                   →  本报评论员*?
（本报评论员）                                →  本报评论员*?
■本 报 记 者                                 →  本报记者*?
◆本刊编辑部                                  →  本刊编辑部*?
■江城日报评论部                               →  江城日报评论部*?
■本报综合报道                                 →  本报综合报道*?
"""
GIFTS = """
■记者 周雨桐 图片由受访者提供                    → 记者 周雨桐, 供图 受访者*
■记者周雨桐图片由受访者提供                      → 记者 周雨桐, 供图 受访者*
■记者 周雨桐 照片均由主办方供图                  → 记者 周雨桐, 供图 主办方*
■记者 周雨桐 图片由高远提供                      → 记者 周雨桐, 供图 高远
■记者 周雨桐 本版图片由组委会提供                 → 记者 周雨桐, 供图 组委会*
■记者 周雨桐 谢绝转载                          → 记者 周雨桐
■记者 周雨桐（受访者供图）                       → 记者 周雨桐, 供图 受访者*
■记者 周雨桐 视频由交警提供                    → 记者 周雨桐, 提供 交警*
■资料由市档案馆提供                            → 提供 市档案馆*
■记者 周雨桐 数据由气象局提供                   → 记者 周雨桐, 提供 气象局*
■文字由主办方提供                              → 供稿 主办方*
■稿件由高远提供                                → 供稿 高远
图片由周庄镇提供                              → 供图 周庄镇*
"""
# Words behind a role, and lines without one; what says ■ and a role is doubted all the same.
NONE = """
■记者节
■记者手记
■记者 手记
■记者 走基层
■记者 新时代
■记者从市里获悉
■记者 周雨桐昨天走进社区，看见老人在下棋，孩子在放风筝。
■记录 一个时代
■患者 周雨桐
■本报讯
本报讯
本报编辑成书
记者 墨
古桥修缮完工
■
"""


@pytest.mark.parametrize("case", cases(ODD))
def test_an_odd_credit_is_a_credit_and_uncertain(case: str) -> None:
    text, _, expected = case.partition("→")
    assert parse_byline(text.strip()) is None
    assert spelled(odd_credits(text.strip())) == expected[1:]


@pytest.mark.parametrize("case", cases(GIFTS))
def test_whoever_gave_the_picture_is_named_beside_the_writer(case: str) -> None:
    text, _, expected = (part.strip() for part in case.partition("→"))
    assert spelled(parse_byline(text)) == expected


@pytest.mark.parametrize("text", cases(NONE))
def test_what_names_nobody_is_no_credit(text: str) -> None:
    assert odd_credits(text) == ()


@pytest.mark.parametrize("mark", "■◆●□★▲◎⊙○◇")
def test_every_mark_opens_a_credit(mark: str) -> None:
    assert mark in BULLETS
    assert spelled(odd_credits(f"{mark}记者 墨")) == "记者 墨?"


@pytest.mark.parametrize("text", ["■记者", "■ 通 讯 员 ", "■记者 □□", "◆记者 ×××"])
def test_a_role_without_a_readable_name_is_bare(text: str) -> None:
    assert is_bare(text)
    assert odd_credits(text) == ()


@pytest.mark.parametrize(("text", "opens"), [("■记者 走基层", True), ("■古桥修缮完工", False), ("记者 墨", False)])
def test_a_line_opens_with_a_role_behind_a_mark_only(text: str, opens: bool) -> None:
    assert opens_with_role(text) is opens


@given(texts)
def test_what_is_printed_of_a_credit_stands_in_the_line(text: str) -> None:
    for credit in odd_credits(text):
        assert credit.name
        assert not credit.certain or credit.printed in text
        assert set(credit.printed) <= set(text) | {" "}
