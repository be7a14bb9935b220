"""A little of what an archive prints, counted."""

from __future__ import annotations

from functools import cache

from articles.desk.doubts.counting import count_texts
from articles.desk.doubts.statistics import Statistics

SENTENCES = (
    "本报讯昨天上午，记者来到河边，看见工人正在栽种柳树。",
    "市政府昨天召开会议，要求各镇做好防汛工作。",
    "今年以来，全市粮食产量稳步增长，农民收入也在增加。",
    "工人们说，河边的柳树明年春天就会发芽。",
    "会议要求，各镇要认真研究防汛工作，农民的粮食不能受损失。",
    "大家研究研究，再讨论怎样把工作做好。",
)


@cache
def printed() -> Statistics:
    return count_texts(SENTENCES * 20, names=["张太伟"])
