"""Forms of bylines: each case is one printed credit and what it says, or a text that is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.ingest.bylines import find_inline, opens_byline, parse_byline
from articles.ingest.records import Byline

CREDITS = """
■记者 周雨桐                                → 记者 周雨桐
■记 者 周雨桐                               → 记者 周雨桐
记者 周雨桐                                 → 记者 周雨桐
记者周雨桐                                  → 记者 周雨桐
记者：周雨桐                                → 记者 周雨桐
记者:周雨桐                                 → 记者 周雨桐
◆记者 周雨桐                                → 记者 周雨桐
●记者 周雨桐                                → 记者 周雨桐
□记者 周雨桐                                → 记者 周雨桐
★记者 周雨桐                                → 记者 周雨桐
▲ 记者 周雨桐                               → 记者 周雨桐
■■记者 周雨桐                               → 记者 周雨桐
（记者 周雨桐）                              → 记者 周雨桐
(记者 周雨桐)                               → 记者 周雨桐
【记者 周雨桐】                              → 记者 周雨桐
（记者 周雨桐)                              → 记者 周雨桐
(记者　周雨桐                               → 记者 周雨桐
记者　周雨桐                                → 记者 周雨桐
记者/周雨桐                                 → 记者 周雨桐
记者｜周雨桐                                 → 记者 周雨桐
记者丨周雨桐                                 → 记者 周雨桐
记者·周雨桐                                 → 记者 周雨桐
记者 周雨桐 报道                             → 记者 周雨桐
本报记者 周雨桐                              → 本报记者 周雨桐
本 报 记 者 周雨桐                           → 本报记者 周雨桐
本报见习记者 周雨桐                           → 见习记者 周雨桐
见习记者 周雨桐                              → 见习记者 周雨桐
见习 记者 周雨桐                             → 见习记者 周雨桐
见 习 记 者 周雨桐                           → 见习记者 周雨桐
实习记者 周雨桐                              → 实习记者 周雨桐
特约记者 周雨桐                              → 特约记者 周雨桐
首席记者 周雨桐                              → 首席记者 周雨桐
全媒体记者 周雨桐                             → 全媒体记者 周雨桐
全媒体见习记者 周雨桐                          → 全媒体见习记者 周雨桐
摄影记者 周雨桐                              → 摄影记者 周雨桐
小记者 周雨桐                                → 小记者 周雨桐
实习生 周雨桐                                → 实习生 周雨桐
通讯员 周雨桐                                → 通讯员 周雨桐
通 讯 员 周雨桐                              → 通讯员 周雨桐
特约通讯员 周雨桐                             → 特约通讯员 周雨桐
编辑 周雨桐                                 → 编辑 周雨桐
责任编辑 周雨桐                              → 责任编辑 周雨桐
责编：周雨桐                                → 责编 周雨桐
视频：周雨桐                                → 视频 周雨桐
制图：周雨桐                                → 制图 周雨桐
■审核 周雨桐                                → 审核 周雨桐
摄影 周雨桐                                 → 摄影 周雨桐
■摄 影 周 桐                                → 摄影 周桐
摄影/周雨桐                                 → 摄影 周雨桐
摄影：周雨桐                                → 摄影 周雨桐
摄影周雨桐                                  → 摄影 周雨桐

通讯员 高远 何静怡                            → 通讯员 高远, 通讯员 何静怡
通讯员 高远、何静怡                            → 通讯员 高远, 通讯员 何静怡
通讯员 高远，何静怡                            → 通讯员 高远, 通讯员 何静怡
通讯员 高 远 何静怡                           → 通讯员 高远, 通讯员 何静怡
通讯员 何静怡 高 远                           → 通讯员 何静怡, 通讯员 高远
通讯员 高 远 何 静                            → 通讯员 高远, 通讯员 何静
通讯员 高 远 何静怡 李 想 许知行               → 通讯员 高远, 通讯员 何静怡, 通讯员 李想, 通讯员 许知行
■记者 周 桐                                 → 记者 周桐
记者 何 静 怡                               → 记者 何静怡
记者 王 文 李 图                             → 记者 王文, 记者 李图
记者 王文 李图                               → 记者 王文, 记者 李图

■记者 周雨桐 通讯员 高远                       → 记者 周雨桐, 通讯员 高远
■记者 周雨桐 通讯员 高 远                      → 记者 周雨桐, 通讯员 高远
■记者周雨桐 通讯员高远                         → 记者 周雨桐, 通讯员 高远
记者周雨桐通讯员高远                           → 记者 周雨桐, 通讯员 高远
■记者 周雨桐 ■通讯员 高远                      → 记者 周雨桐, 通讯员 高远
■记者 周雨桐 李想 通讯员 高远 何静怡 摄影 许知行  → 记者 周雨桐, 记者 李想, 通讯员 高远, 通讯员 何静怡, 摄影 许知行
记者 周雨桐 摄影 许知行                        → 记者 周雨桐, 摄影 许知行
记者：周雨桐 通讯员：高远                       → 记者 周雨桐, 通讯员 高远
（见习记者 周雨桐 摄影 许知行）                  → 见习记者 周雨桐, 摄影 许知行
(记者周雨桐、李想 通讯员高远)                    → 记者 周雨桐, 记者 李想, 通讯员 高远
责任编辑：周雨桐 版式：李想 校对：高远             → 责任编辑 周雨桐, 版式 李想, 校对 高远
■视频 周雨桐 制图 李想 审核 高远                 → 视频 周雨桐, 制图 李想, 审核 高远
小记者 周雨桐 指导老师 高远                     → 小记者 周雨桐, 指导老师 高远
城东小学小记者 周雨桐 指导老师 高远              → 小记者 周雨桐, 指导老师 高远

■摄影 记者 周雨桐                            → 摄影 周雨桐, 记者 周雨桐
■摄影、记者 周雨桐                            → 摄影 周雨桐, 记者 周雨桐
■摄影/记者 周雨桐                            → 摄影 周雨桐, 记者 周雨桐
■摄影·记者 周雨桐                            → 摄影 周雨桐, 记者 周雨桐
■摄影 记者 周雨桐 李想                        → 摄影 周雨桐, 记者 周雨桐, 摄影 李想, 记者 李想
■摄影 记者 周雨桐 通讯员 高远                   → 摄影 周雨桐, 记者 周雨桐, 摄影 高远, 通讯员 高远
文 记者 周雨桐 图 记者 高远                     → 文 周雨桐, 记者 周雨桐, 图 高远, 记者 高远
记者 周雨桐 文/摄                            → 记者 周雨桐, 文/摄 周雨桐
记者 周雨桐 文/图                            → 记者 周雨桐, 文/图 周雨桐
记者 周雨桐 文／图                            → 记者 周雨桐, 文/图 周雨桐
记者 周雨桐 文图                             → 记者 周雨桐, 文/图 周雨桐
记者 周雨桐 摄                               → 记者 周雨桐, 摄影 周雨桐
■记者 周雨桐 摄影                            → 记者 周雨桐, 摄影 周雨桐
记者 周雨桐 摄影报道                          → 记者 周雨桐, 摄影报道 周雨桐
记者 周雨桐 高远 文/图                        → 记者 周雨桐, 文/图 周雨桐, 记者 高远, 文/图 高远
记者 周雨桐 通讯员 高远 文/图                   → 记者 周雨桐, 文/图 周雨桐, 通讯员 高远, 文/图 高远
记者 周雨桐 文 通讯员 高远 摄                   → 记者 周雨桐, 文 周雨桐, 通讯员 高远, 摄影 高远
记者 周雨桐/文 高远/摄                         → 记者 周雨桐, 文 周雨桐, 记者 高远, 摄影 高远
记者 周雨桐/文 高远/摄影                       → 记者 周雨桐, 文 周雨桐, 记者 高远, 摄影 高远
记者 周雨桐（文） 高远（摄）                     → 记者 周雨桐, 文 周雨桐, 记者 高远, 摄影 高远
文/图 周雨桐                                → 文/图 周雨桐
图/文 周雨桐                                → 图/文 周雨桐
图／文 周雨桐                                → 图/文 周雨桐
图 / 文 周雨桐                               → 图/文 周雨桐
图/文：周雨桐                                → 图/文 周雨桐
文/周雨桐 图/高远                            → 文 周雨桐, 图 高远
文：周雨桐 图：高远                           → 文 周雨桐, 图 高远
文 周雨桐 图 高远                            → 文 周雨桐, 图 高远
周雨桐/文 高远/图                            → 文 周雨桐, 图 高远
周雨桐 文 高远 摄影                           → 文 周雨桐, 摄影 高远
周雨桐 摄                                   → 摄影 周雨桐
周 桐 摄                                    → 摄影 周桐
周雨桐摄                                    → 摄影 周雨桐
周 桐摄                                     → 摄影 周桐
周雨桐 文/图                                → 文/图 周雨桐
（周雨桐 摄）                                → 摄影 周雨桐
（周雨桐摄影报道）                            → 摄影报道 周雨桐
（照片摄影：周雨桐）                           → 摄影 周雨桐
（见图 周雨桐摄）                             → 摄影 周雨桐
高远 供图                                   → 供图 高远

江城日报记者 周雨桐                           → 记者 周雨桐
江城日报 记者 周雨桐                          → 记者 周雨桐
江城晚报见习记者 周雨桐 通讯员 高远              → 见习记者 周雨桐, 通讯员 高远
江城市融媒体中心记者 周雨桐                     → 记者 周雨桐
《江城日报》记者 周雨桐                        → 记者 周雨桐
中央人民广播电台记者周雨桐、新华社记者高远         → 记者 周雨桐, 记者 高远
新华社记者 周雨桐                             → 记者 周雨桐
新华社记者 周雨桐 摄                          → 记者 周雨桐, 摄影 周雨桐
新华社记者周雨桐摄                            → 记者 周雨桐, 摄影 周雨桐
新华社通讯员 周雨桐                           → 通讯员 周雨桐
据新华社                                    → 来源 新华社*
据新华社电                                   → 来源 新华社*
（据新华社）                                 → 来源 新华社*
（据新华社报道）                              → 来源 新华社*
（据《人民日报》）                             → 来源 人民日报*
新华社北京9月12日电                           → 来源 新华社*
新华社北京９月１２日电                         → 来源 新华社*
新华社北京九月十二日电                         → 来源 新华社*
据新华社北京9月12日电                          → 来源 新华社*
中新社香港6月2日电                            → 来源 中新社*
新华社北京9月12日电（记者 周雨桐 高远）           → 来源 新华社*, 记者 周雨桐, 记者 高远
新华社发                                    → 来源 新华社*
新华社发（周雨桐 摄）                          → 来源 新华社*, 摄影 周雨桐
（新华社发 周雨桐摄）                          → 来源 新华社*, 摄影 周雨桐
（新华社）                                   → 来源 新华社*
来源：新华社                                 → 来源 新华社*
图片 视觉中国                                → 图片 视觉中国*
视觉中国 供图                                → 供图 视觉中国*
市气象局供图                                 → 供图 市气象局*
市气象局 供图                                → 供图 市气象局*
图片由市气象局提供                             → 供图 市气象局*
（市博物馆提供）                              → 供图 市博物馆*

记者 欧阳静                                 → 记者 欧阳静
记者 欧阳静怡                                → 记者 欧阳静怡
实习生 欧阳 静                               → 实习生 欧阳静
记者 欧 阳 静                               → 记者 欧阳静
记者 上官云珠 司马远                          → 记者 上官云珠, 记者 司马远
记者 诸葛明                                 → 记者 诸葛明
记者 令狐 静怡                               → 记者 令狐静怡
通讯员 阿依古丽·买买提                         → 通讯员 阿依古丽·买买提
通讯员 阿依古丽·买买提 高远                     → 通讯员 阿依古丽·买买提, 通讯员 高远
通讯员 库尔班·艾山 摄影 高远                    → 通讯员 库尔班·艾山, 摄影 高远
记者 𠮷田静                                 → 记者 𠮷田静?
■记者 偶正平                                → 记者 偶正平?
记者 偶正平                                 → 记者 偶正平?
记者 周雨 桐                                → 记者 周雨桐?
记者 周 雨桐                                → 记者 周雨桐?
记者周雨桐高远                               → 记者 周雨桐?, 记者 高远?
（周雨桐高远摄）                              → 摄影 周雨桐?, 摄影 高远?
■记者 周雨桐 李想 通讯员 高远 摄影              → 记者 周雨桐?, 记者 李想?, 通讯员 高远?
■记者 周雨桐 通讯员                           → 记者 周雨桐?

■记看 周雨桐                                → 记者 周雨桐?
■纪者 周雨桐                                → 记者 周雨桐?
■记者 周雨桐 通讯贝 高远                       → 记者 周雨桐?, 通讯员 高远?
记者 周雨桐 遇讯员 高 远                       → 记者 周雨桐?, 通讯员 高远?
通迅员 高远                                 → 通讯员 高远?
■撮影 高 远                                 → 摄影 高远?
"""

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

NO_CREDITS = """
记者
■记者
记者节
记者节快乐
中国记者节
小记者在行动
小记者 走进军营
记者 手记
记者手记
■记者手记
■记者 观察
记者观察
记者 连线
记者 时评
记者 走基层
记者 在现场
记者 万里行
■记者 看两会
记者从市商务局获悉
记者昨日从气象部门获悉
近日，记者从市商
据记者了解，今年
本报记者走进社区
记者 周雨桐，
记者 周雨桐 昨天，华夏、嘉实、海富通
记者周雨桐说
新华社高级记者周雨桐说
记者周雨桐的报道
我市召开新闻通讯员会议
通讯员培训班
通讯员 之家
编辑
编辑部
编辑成书
作者 简介
摄影
摄影展
摄影大赛
摄影 大赛
摄影 作品
图片摄影方向
旅游摄影
欧式婚纱摄影
金秋 摄影
■读者 周雨桐
读者 周雨桐
作者 说
■患者 周雨桐
■记录 一个时代
■电影 周雨桐
纪者 周雨桐
通信员
通讯社
视频
视频 高清
视频会议
安全 视频
设计 方案
策划 方案
统筹发展和安全
执行 干警
审核通过
整理 房间
文明
文 明 江 城
图文并茂
图书馆
图说江城
摄
据悉
据了解
据新华社报道
据新华社报道，昨天
最后播送新华社和江城电台提供
一般的企业则通过这些公司提供
她还说尼古拉斯·凯奇原在拍摄
新华书店
人民日报
本报讯
江城版
周雨桐
周 桐
高远 何静怡
■记者 周雨桐⏎市民点赞
■记者 周雨桐⏎高温来袭
■记者 周雨桐⏎秋收忙
■记者 周雨桐⏎本报讯 昨天
高温来袭
新时代 新征程
友 情 提 醒
责任重大 使命光荣
2023年9月12日
（图片）
（）
■
"""

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


def cases(table: str) -> list[str]:
    return [line.strip() for line in table.splitlines() if line.strip()]


def spelled(bylines: tuple[Byline, ...] | None, *, lines: bool = False) -> str:
    """Bylines as the tables spell them: role, name, * for an organisation, ? for doubt, the line if asked."""
    return ", ".join(
        f"{b.role} {b.name}{'*' * b.organisation}{'?' * (not b.certain)}{f' {b.line}' * lines}" for b in bylines or ()
    )


@pytest.mark.parametrize("case", cases(CREDITS))
def test_a_credit_is_read_whole(case: str) -> None:
    text, _, expected = (part.strip() for part in case.partition("→"))
    assert spelled(parse_byline(text)) == expected


@pytest.mark.parametrize("case", cases(LINES))
def test_a_credit_of_several_lines_keeps_the_line_of_each_name(case: str) -> None:
    text, _, expected = (part.strip() for part in case.partition("→"))
    assert spelled(parse_byline(text.replace("⏎", "\n")), lines=True) == expected


@pytest.mark.parametrize("text", cases(NO_CREDITS))
def test_what_is_no_credit_is_left_alone(text: str) -> None:
    assert spelled(parse_byline(text.replace("⏎", "\n"))) == ""


@pytest.mark.parametrize("case", cases(INLINE))
def test_a_credit_inside_a_text_is_found_and_can_be_cut(case: str) -> None:
    marked, _, expected = (part.strip() for part in case.replace("⏎", "\n").partition("→"))
    found = find_inline(marked.replace("<", "").replace(">", ""))
    assert found is not None
    assert (spelled(found.bylines), found.start, found.end) == (expected, marked.index("<"), marked.index(">") - 1)


@pytest.mark.parametrize("text", cases(NOT_INLINE))
def test_a_text_without_credit_is_left_whole(text: str) -> None:
    assert find_inline(text) is None


def test_the_printed_form_joins_role_and_name() -> None:
    bylines = parse_byline("■记 者 周 桐 通讯员 高远 何静怡")
    assert bylines is not None
    assert [b.printed for b in bylines] == ["记 者 周 桐", "通讯员 高远", "何静怡"]


def test_the_printed_form_keeps_the_outlet() -> None:
    bylines = parse_byline("江城日报记者 周雨桐 摄")
    assert bylines is not None
    assert [b.printed for b in bylines] == ["江城日报记者 周雨桐", "周雨桐 摄"]


def test_the_line_of_an_inline_credit_counts_the_lines_of_the_text() -> None:
    found = find_inline("昨天，我市举行活动。\n大家都来了。\n（记者 周雨桐）")
    assert found is not None
    assert found.bylines[0].line == 2


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


WORDS = [*"记者文图摄/／、■（）()：·周发电，。a𠮷", "记者", "通讯员", "摄影", "雨桐", "高远", "本报讯", "新华社"]
printed = st.lists(st.sampled_from([*WORDS, " ", "\n", "\0"]), max_size=20).map("".join)
texts = printed | st.text(max_size=60)


@given(texts)
def test_any_text_is_read_whole_or_not_at_all(text: str) -> None:
    for byline in parse_byline(text) or ():
        assert byline.name and byline.role and not any(c.isspace() for c in byline.name + byline.role)
        assert byline.printed in text
        assert 0 <= byline.line <= text.count("\n")


@given(texts)
def test_the_span_of_an_inline_credit_lies_in_the_text(text: str) -> None:
    found = find_inline(text)
    if found:
        assert 0 <= found.start < found.end <= len(text)
        assert all(byline.printed in text[found.start : found.end] for byline in found.bylines)
        assert all(0 <= byline.line <= text.count("\n") for byline in found.bylines)
