"""What looks like a credit and is none: sentences, headlines, signatures of other kinds."""

from __future__ import annotations

import pytest

from articles.reading.credits.bylines import parse_byline
from tests.reading.credits.tables import cases, spelled

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
■记者 走进检察院
■记者从中央办公室
记者 市公安局
■记者 周雨桐⏎市公安局
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
小记者 周雨桐们
女记者 周雨桐
栋 通讯员 高远）
记者问周雨桐
记者了解到
■记者 程墨 口玉员 周雨桐
读者 周雨桐
王者 归来
记住 乡愁
作者 说
■患者 周雨桐
■记录 一个时代
■电影 周雨桐
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


@pytest.mark.parametrize("text", cases(NO_CREDITS))
def test_what_is_no_credit_is_left_alone(text: str) -> None:
    assert spelled(parse_byline(text.replace("⏎", "\n"))) == ""
