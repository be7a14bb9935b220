"""Credits inside a text: each case marks one with < >, or is a text without any."""

from __future__ import annotations

import pytest
from hypothesis import given

from articles.reading.credits.bylines import find_inline
from tests.reading.credits.tables import cases, spelled, texts

INLINE = """
本报讯<（记者 周雨桐 通讯员 高远 何静怡）> 昨天，我市举行活动。      → 记者 周雨桐, 通讯员 高远, 通讯员 何静怡
本报讯<(见习记者 周雨桐)>昨天，我市举行活动。                      → 见习记者 周雨桐
本报讯 <（记者 周 桐）> 昨天，我市举行活动。                        → 记者 周桐
<（记者 周雨桐 通讯员 高远）> 昨天，我市举行活动。                   → 记者 周雨桐, 通讯员 高远
<（记者周雨桐）>昨天，我市举行活动。                               → 记者 周雨桐
新华社北京9月12日电<（记者 周雨桐 高远）>国务院昨天说              → 记者 周雨桐, 记者 高远
本报讯 <记者周雨桐 通讯员高远报道：>昨天，我市举行活动。              → 记者 周雨桐, 通讯员 高远
昨天，我市举行活动。<（记者 周雨桐 通讯员 高远）>                     → 记者 周雨桐, 通讯员 高远
昨天，我市举行活动。<(记者 周雨桐)>                                → 记者 周雨桐
昨天，我市举行活动。<（记者 周雨桐 通汛员 高远）>                     → 记者 周雨桐?, 通讯员 高远?
本报讯<八记者 周雨桐 通讯员 高远）> 昨天，我市举行活动。              → 记者 周雨桐, 通讯员 高远
他说：“活动很好。”<（记者 周雨桐）>                                → 记者 周雨桐
昨天，我市举行活动<（记者 周雨桐）>。                               → 记者 周雨桐
昨天，我市举行活动。<（见习记者 周雨桐 摄影 高远）>                   → 见习记者 周雨桐, 摄影 高远
图为活动现场。<（高远摄）>                                        → 摄影 高远
图为活动现场。<新华社发（高远 摄）>                                → 来源 新华社*, 摄影 高远
图为活动现场。<新华社记者 高远 摄>                                 → 记者 高远, 摄影 高远
图为活动现场。<（新华社发）>                                      → 来源 新华社*
图为活动现场。< 高远 摄>                                         → 摄影 高远
图为活动现场。<高远摄>                                           → 摄影 高远
图为活动现场< 高远 摄>                                           → 摄影 高远
图为活动现场< 本报记者 高远 摄>                                   → 本报记者 高远, 摄影 高远
图为活动现场。< 摄影 高远>                                        → 摄影 高远
图为活动现场。<■摄影 高 远>                                       → 摄影 高远
图为活动现场<■摄影 高 远>                                        → 摄影 高远
图为活动现场。<文/图 高远>                                        → 文/图 高远
图为活动现场。<（市气象局供图）>                                   → 供图 市气象局*
昨天，我市举行活动。⏎<（记者 周雨桐）>                              → 记者 周雨桐
"""

NOT_INLINE = """
本报讯 近日，记者从市商务局获悉，今年我市新增企业三百家。
昨天，（记者周雨桐）我们去了。
他说：“我是记者周雨桐。”
昨天，我市举行小记者活动。
记者 周雨桐
■摄影 高 远
（记者 周雨桐）
他是一名摄影爱好者。
活动由市摄影家协会主办（摄影大赛另行通知）。
这是一次直播（视频见今日客户端）。
"""


@pytest.mark.parametrize("case", cases(INLINE))
def test_a_credit_inside_a_text_is_found_and_can_be_cut(case: str) -> None:
    marked, _, expected = (part.strip() for part in case.replace("⏎", "\n").partition("→"))
    found = find_inline(marked.replace("<", "").replace(">", ""))
    assert found is not None
    assert (spelled(found.bylines), found.start, found.end) == (expected, marked.index("<"), marked.index(">") - 1)


@pytest.mark.parametrize("text", cases(NOT_INLINE))
def test_a_text_without_credit_is_left_whole(text: str) -> None:
    assert find_inline(text) is None


def test_the_line_of_an_inline_credit_counts_the_lines_of_the_text() -> None:
    found = find_inline("昨天，我市举行活动。\n大家都来了。\n（记者 周雨桐）")
    assert found is not None
    assert found.bylines[0].line == 2


@given(texts)
def test_the_span_of_an_inline_credit_lies_in_the_text(text: str) -> None:
    found = find_inline(text)
    if found:
        assert 0 <= found.start < found.end <= len(text)
        assert all(byline.printed in text[found.start : found.end] for byline in found.bylines)
        assert all(0 <= byline.line <= text.count("\n") for byline in found.bylines)
