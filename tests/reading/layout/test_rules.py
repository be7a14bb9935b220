"""The table of rules: which role a block is cheapest in, and that every rule has its say."""

from __future__ import annotations

import pytest

from articles.reading.layout.cutting import cut_blocks
from articles.reading.layout.lines import Block
from articles.reading.layout.rules import IMPOSSIBLE, RULES, BlockRole, cost, costs

TEXT = "每天清早六点，退休教师都会沿着门前的小河走上一圈，看见落叶和塑料袋就顺手捞上岸。"


def block(text: str) -> Block:
    (only,) = cut_blocks(text.split("\n"))
    return only


@pytest.mark.parametrize(
    ("role", "text"),
    [
        ("title", "十二条小河有了“值日生”"),
        ("title", "老旧小区加装电梯 邻里坐下来谈成了"),
        ("title", "老旧小区加装电梯\n邻里坐下来谈成了"),
        ("text", TEXT),
        ("text", "本报讯 昨天，古桥修缮完工。"),
        ("text", "他笑着说：“一块石头也没有换。”"),
        ("weather", "今天晴到多云，偏北风3到4级，最高气温16℃，明天早晨最低气温4℃。"),
        ("weather", "友情提醒：早晚凉，注意添衣"),
        ("notice", "关于停水停电的通告"),
        ("notice", "因管网改造，本周三22时起停水，请提前储水，特此通告。"),
        ("ad", "讲文明 树新风 公益广告"),
        ("section", "读\n书\n会"),
    ],
)
def test_a_block_is_cheapest_in_the_role_it_has(role: BlockRole, text: str) -> None:
    found = {name: price for name, price in costs(block(text)).items() if name not in ("noise", "crosshead")}
    assert min(found, key=lambda name: found[name]) == role


@pytest.mark.parametrize(
    ("role", "rule", "dear", "cheap"),
    [
        (
            "title",
            "longer than a headline line",
            "十二条小河有了值日生而且一年四季从早到晚都不会缺席一天",
            "十二条小河有了值日生",
        ),
        ("title", "only a few characters", "河水", "河水清了"),
        ("title", "a comma", "河水清了，鱼回来了", "河水清了鱼回来了"),
        ("title", "more commas", "水清了，鱼来了，人笑了", "河水清了，鱼回来了"),
        ("title", "full stop", "河水终于清了。", "河水终于清了"),
        ("title", "a sentence ends inside", "河水清了。鱼回来了", "河水清了 鱼回来了"),
        ("title", "quotes or brackets left open", "小河有了“值日生", "小河有了“值日生”"),
        ("title", "starts as no phrase does", "，河水清了鱼回来", "河水清了鱼回来"),
        ("title", "ends inside a phrase", "河水清了鱼回来的", "河水清了鱼回来"),
        ("title", "a pointer to another page", "（下转第二版）", "下河清淤第二天"),
        ("text", "short and bare", "十二条小河有了值日生", "十二条小河有了值日生。"),
        ("text", "short and bare", "十二条小河有了自己的值日生天天巡河", "小河有了自己的值日生。他们天天巡河"),
        ("text", "lines of different length", "短的\n这一行要长得多得多了\n短的", "一样长\n一样长\n一样长"),
        ("crosshead", "phrases", "先修路 再修桥", "先修路再修桥"),
        ("section", "longer than a tag", "长长的栏目名称", "栏目名称"),
        ("noise", "sentences", TEXT, "十二条小河有了值日生"),
    ],
)
def test_a_rule_makes_a_block_dearer_than_one_without_the_mark(
    role: BlockRole, rule: str, dear: str, cheap: str
) -> None:
    (measure,) = [each.measure for each in RULES if (each.role, each.name) == (role, rule)]
    assert measure(block(dear)) > measure(block(cheap))
    assert cost(role, block(dear)) > cost(role, block(cheap))


def test_a_long_block_can_only_be_text_or_noise() -> None:
    found = costs(block(TEXT * 5))
    assert found["text"] < 1
    assert found["title"] == found["section"] == found["ad"] == IMPOSSIBLE


def test_no_two_rules_of_a_role_have_one_name() -> None:
    names = [(rule.role, rule.name) for rule in RULES]
    assert len(names) == len(set(names))
