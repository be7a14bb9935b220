"""Pointers to other pages, and texts that stop in the middle of a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.layout.continuations import find_continuations, stops_mid_sentence

POINTERS = """
各项工作正在推进，<（下转第二版）>      → 2 >
各项工作正在推进，<(下转第2版)>        → 2 >
各项工作正在推进，<（下转２版）>        → 2 >
各项工作正在推进，<（下转 第 2 版）>     → 2 >
各项工作正在推进，<（下转02版）>        → 2 >
各项工作正在推进，<（下转C02版）>       → C02 >
各项工作正在推进，<（下转第c02版）>     → C02 >
各项工作正在推进，<（下转A-3版）>       → A-3 >
各项工作正在推进，<（下转第十二版）>     → 12 >
各项工作正在推进，<（下转第二版③）>     → 2 >
各项工作正在推进，<（下转第二版·要闻）>   → 2 >
各项工作正在推进，<（下转第2、3版）>     → 2 >
各项工作正在推进，<（紧转第二版）>       → 2 >
各项工作正在推进，<（下接第二版）>       → 2 >
各项工作正在推进，<（转2版）>          → 2 >
各项工作正在推进，<【下转第二版】>       → 2 >
各项工作正在推进，<→（下转第二版）>      → 2 >
各项工作正在推进，<下转第二版>          → 2 >
各项工作正在推进，<下转第二版 ▶>        → 2 >
各项工作正在推进，<▶▶下转C02版>        → C02 >
<（上接第一版）>各项工作正在推进。       → 1 <
<（上接1版）>各项工作正在推进。         → 1 <
<（上接头版）>各项工作正在推进。        → 1 <
<（上接第C01版）>各项工作正在推进。      → C01 <
<(紧接第一版)>各项工作正在推进。        → 1 <
<（接第一版）>各项工作正在推进。        → 1 <
<上接第一版>                     → 1 <
<◀上接C01版>                    → C01 <
<转2版>                        → 2 >
<→ 转第二版>                     → 2 >
"""

NONE = """
各项工作正在推进。
这本书的第二版已经出版。
他接第一版的稿子。
详见第三版
活动（见第二版图）
转眼间，第二版面世了。
紧接着，大家走进社区。
从路上接3人
江城版

"""


def cases(table: str) -> list[str]:
    return [line.strip() for line in table.splitlines() if line.strip()]


@pytest.mark.parametrize("case", cases(POINTERS))
def test_a_pointer_names_its_page_and_can_be_cut(case: str) -> None:
    marked, expected = (part.strip() for part in case.rsplit("→", 1))
    page, direction = expected.split()
    text = marked.replace("<", "").replace(">", "")
    [found] = find_continuations(text)
    assert (found.page, found.forward) == (page, direction == ">")
    assert text[found.start : found.end] == marked[marked.index("<") + 1 : marked.index(">")]


@pytest.mark.parametrize("text", cases(NONE))
def test_other_pages_are_no_pointers(text: str) -> None:
    assert find_continuations(text) == ()


def test_a_text_may_come_from_one_page_and_lead_to_another() -> None:
    found = find_continuations("（上接第一版）各项工作正在推进，（下转第三版）")
    assert [(c.page, c.forward) for c in found] == [("1", False), ("3", True)]


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("各项工作正在推进", True),
        ("各项工作正在推进，", True),
        ("各项工作正在推进，（下转第二版）", True),
        ("各项工作正在推进。", False),
        ("各项工作正在推进。（下转第二版）", False),
        ("“各项工作正在推进。”", False),
        ("“各项工作正在推进！”他说", True),
        ("各项工作正在推进……", False),
        ("", False),
        ("（下转第二版）", False),
    ],
)
def test_a_text_that_stops_mid_sentence(text: str, stops: bool) -> None:
    assert stops_mid_sentence(text) is stops


pieces = st.sampled_from(
    ["（", "）", "(", ")", "下转", "上接", "转", "接", "第", "二", "C02", "２", "版", "▶", " ", "。", "\n"]
)


@given(st.lists(pieces, max_size=20).map("".join) | st.text(max_size=40))
def test_the_spans_point_into_the_text(text: str) -> None:
    before = 0
    for found in find_continuations(text):
        assert before <= found.start < found.end <= len(text)
        assert found.page
        before = found.end
    assert stops_mid_sentence(text) in (True, False)
