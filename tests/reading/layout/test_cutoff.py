"""What ends without a full stop: texts that lost their end, and those that never had one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.layout.cutoff import is_cut_off
from articles.reading.reader import read_page

CUT_OFF = {
    "a sentence that starts within a row": ["住在五楼的老人说要下楼看", "看。“电梯装得好。”社区干部", "周雨桐"],
    "rows that fill the column": [
        "住在五楼的秦奶奶已经三年没有",
        "自己下过楼，上周电梯运行后，",
        "她坐着轮椅到花坛边晒了整整一",
    ],
    "names in rows that fill the column": ["他主持会议并讲话。到场的周", "雨桐、高远、何静怡等人参加会"],
    "a comma at the end": ["春风轻轻走过河岸", "柳枝悄悄伸了懒腰，"],
    "an enumeration that goes on": ["一等奖：周雨桐、高远、", "二等奖：何静怡、李想、"],
    "a bracket left open": ["柿子红了，村民采摘忙（"],
    "a whole paragraph on one line": ["连日来，山坡上的柿子红了，村民们搭起竹梯忙着采摘，空气里满是甜香，孩子们"],
    "a fragment behind a whole paragraph on one line": [
        "连日来，山坡上的柿子红了，村民们搭起竹梯忙着采摘，空气里满是甜香。孩子们跑来跑去"
    ],
}
WHOLE = {
    "winners in rows": ["一等奖", "周雨桐 江城一中", "高远 城东中学", "二等奖", "何静怡 江城二中"],
    "winners behind labels": ["一等奖：周雨桐、高远、李大为", "二等奖：何静怡、许知行、成和"],
    "winners in columns": ["周雨桐 高 远 何静怡 李 想", "许知行 程 墨 戚小满 焦 阳"],
    "winners behind a text": [
        "颁奖典礼下周举行，地点在少",
        "年宫。获奖名单如下：",
        "一等奖：周雨桐、高远",
        "二等奖：何静怡",
    ],
    "winners that stand elsewhere": ["颁奖典礼下周举行，地点在少年宫。获奖名单", "如下："],
    "winners behind a text without a full stop": [
        "征文评选昨天揭晓，共收到来稿三百多篇，经过评委认真评选，以下同学榜上有名：",
        "一等奖：",
        "江城一中 周雨桐",
        "城东中学 高远",
    ],
    "a list that is announced on one line": ["近日居民纷纷伸出援手，为患病的儿童募捐，首批名单公布如下："],
    "winners within a paragraph": ["颁奖典礼下周在少年宫举行。一等奖：周雨桐、高远；二等奖：何静怡、李想、许知行"],
    "scores": ["一队 3:2 二队", "三队 1:0 四队", "五队 2:2 六队"],
    "verse": ["春风轻轻走过河岸", "柳枝悄悄伸了懒腰", "燕子衔来一粒新泥", "落在去年的屋檐下"],
    "verse with commas": ["春风轻轻走过河岸，", "柳枝悄悄伸了懒腰，", "燕子衔来一粒新泥，", "落在去年的屋檐下"],
    "verse of five": ["小桥通古寺", "流水过人家", "不见采莲女", "空余岸上花"],
    "a signature": ["祝大家新年快乐，万事如意，家家都有", "好收成。", "江城日报编辑部", "12月31日"],
    "who wrote it": ["这条河还会流得更远。（作者系江城作协会员）"],
    "a credit": ["这条河还会流得更远。记者 周雨桐"],
    "a sentence with its end": ["柿子红了，", "村民采摘忙。"],
    "nothing": [],
}


@pytest.mark.parametrize("rows", CUT_OFF.values(), ids=CUT_OFF)
def test_running_text_without_its_end_is_cut_off(rows: list[str]) -> None:
    assert is_cut_off(rows)


@pytest.mark.parametrize("rows", WHOLE.values(), ids=WHOLE)
def test_what_never_had_a_full_stop_is_whole(rows: list[str]) -> None:
    assert not is_cut_off(rows)


@pytest.mark.parametrize("name", ["winners in rows", "winners behind labels", "winners behind a text", "verse"])
def test_nothing_is_said_to_be_lost_of_a_list_or_a_poem(name: str) -> None:
    rows = "\n".join(WHOLE[name])
    opening = "本报讯 昨天，全市作文大赛揭晓，来自十二所\n学校的三百多名学生参加了比赛，评委都说好。\n"
    page = f"作文大赛揭晓\n\n■记者 程墨\n\n{opening}{rows}\n"
    reasons = {doubt.reason for item in read_page(page).items for doubt in item.doubts}
    assert reasons.isdisjoint({"open-end", "lost-end"})


@given(st.lists(st.text(alphabet="春风的，。：、“”（） a1\n", max_size=30), max_size=6))
def test_any_rows_are_judged(rows: list[str]) -> None:
    assert is_cut_off(rows) in (True, False)
