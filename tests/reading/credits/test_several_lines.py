"""Credits over several lines, and lines whose names must stand on the next one."""

from __future__ import annotations

import pytest

from articles.reading.credits.bylines import opens_byline, parse_byline
from tests.reading.credits.tables import cases, spelled

LINES = """
■记者 周雨桐⏎通讯员 高远                      → 记者 周雨桐 0, 通讯员 高远 1
■记 者 周雨桐⏎通讯员 高 远 何静怡               → 记者 周雨桐 0, 通讯员 高远 1, 通讯员 何静怡 1
■记者⏎周雨桐                                → 记者 周雨桐 1
■记者 周雨桐 通讯员 高远⏎何静怡                 → 记者 周雨桐 0, 通讯员 高远 0, 通讯员 何静怡 1
■记者 周雨桐 李想 通讯员 高远 摄影⏎许知行         → 记者 周雨桐 0, 记者 李想 0, 通讯员 高远 0, 摄影 许知行 1
■记者 周雨桐⏎通讯⏎员 高远                      → 记者 周雨桐 0, 通讯员 高远 2
责任编辑：周雨桐⏎校对：高远                     → 责任编辑 周雨桐 0, 校对 高远 1
■记者 周⏎桐                                 → 记者 周桐 0
■记者 周雨桐 通讯员 高远⏎何 静                  → 记者 周雨桐 0, 通讯员 高远 0, 通讯员 何静 1
■记者⏎偶正平                                → 记者 偶正平? 1
"""


@pytest.mark.parametrize("case", cases(LINES))
def test_a_credit_of_several_lines_keeps_the_line_of_each_name(case: str) -> None:
    text, _, expected = (part.strip() for part in case.partition("→"))
    assert spelled(parse_byline(text.replace("⏎", "\n")), lines=True) == expected


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("■记者", True),
        ("■记 者", True),
        ("■记者 周雨桐 通讯员", True),
        ("■记者 周雨桐 李想 摄影", True),
        ("■记者 周雨桐", False),
        ("记者 周雨桐 文/图", False),
        ("市民点赞", False),
        ("", False),
    ],
)
def test_a_line_that_ends_in_a_role_awaits_a_name(line: str, opens: bool) -> None:
    assert opens_byline(line) is opens
