"""Instalments of series: a headline or section tag, and the series and number it names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.layout.series import find_instalment, instalment_of
from articles.reading.records import Instalment

INSTALMENTS = """
第12期江城讲堂              → 江城讲堂 12
第12期江城讲堂举行           → 江城讲堂 12
第 12 期 江城讲堂            → 江城讲堂 12
第１２期江城讲堂开讲          → 江城讲堂 12
第十二期江城讲堂开讲          → 江城讲堂 12
第一百二十一期江城讲堂         → 江城讲堂 121
我市举行第12期江城讲堂         → 江城讲堂 12
江城讲堂第12期              → 江城讲堂 12
江城讲堂 第12期             → 江城讲堂 12
江城讲堂（第12期）           → 江城讲堂 12
江城讲堂(第十二期)           → 江城讲堂 12
“江城讲堂”第12期            → 江城讲堂 12
《江城讲堂》第12期           → 江城讲堂 12
第3期“强师计划”培训班开班      → 强师计划培训班 3
江城讲堂（十二）             → 江城讲堂 12
江城讲堂(12)              → 江城讲堂 12
江城讲堂⑫                 → 江城讲堂 12
江城讲堂 ③                → 江城讲堂 3
江城讲堂㈢                 → 江城讲堂 3
田野故事之三                → 田野故事 3
田野故事之一                → 田野故事 1
“千村行”系列报道之二          → 千村行系列报道 2
“千村行”系列报道②           → 千村行系列报道 2
——千村行系列报道之二          → 千村行系列报道 2
村里来了年轻人（千村行系列报道之二）  → 千村行系列报道 2
村里来了年轻人——千村行系列报道之二  → 千村行系列报道 2
■千村行（二）               → 千村行 2
"""

NONE = """
总第5262期
农历癸卯年七月廿八 总第5262期
2023年第9期
第十次党代会召开
第三届运动会开幕
第三次会议
第三批干部
第二期工程开工
第三期培训班开班
双色球第2023105期
第3期
（三）
之三
③
全国十强之一
四分之三
江城讲堂（2023）
江城讲堂
我市举行活动
第十六期外汇基金债券
能否高质量完成，关系到工程能否进入第二期施工。

"""


def cases(table: str) -> list[str]:
    return [line.strip() for line in table.splitlines() if line.strip()]


@pytest.mark.parametrize("case", cases(INSTALMENTS))
def test_an_instalment_is_read_from_a_title(case: str) -> None:
    title, _, expected = (part.strip() for part in case.partition("→"))
    found = find_instalment(title)
    assert found is not None
    assert f"{found.series} {found.number}" == expected


@pytest.mark.parametrize("title", cases(NONE))
def test_other_numbers_are_no_instalments(title: str) -> None:
    assert find_instalment(title) is None


@pytest.mark.parametrize(
    ("section", "titles", "expected"),
    [
        ("", ("聚焦乡村", "第12期江城讲堂举行"), Instalment("江城讲堂", 12)),
        ("江城讲堂", ("第12期江城讲堂举行",), Instalment("江城讲堂", 12)),
        ("田野故事（三）", ("村里来了年轻人",), Instalment("田野故事", 3)),
        ("田野故事", ("村里来了年轻人",), Instalment("田野故事", None)),
        ("田 野 故 事", (), Instalment("田野故事", None)),
        ("", ("村里来了年轻人",), None),
        ("", (), None),
    ],
)
def test_a_section_tag_is_a_series(section: str, titles: tuple[str, ...], expected: Instalment | None) -> None:
    assert instalment_of(section, *titles) == expected


@given(st.text(st.sampled_from("第总期之一十百①（）()三12 江城讲堂举行。—“”²\0"), max_size=20) | st.text(max_size=40))
def test_any_title_is_answered(title: str) -> None:
    found = find_instalment(title)
    if found:
        assert found.number is not None and found.number > 0
        assert found.series == found.series.strip() != ""
