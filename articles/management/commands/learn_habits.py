"""``manage.py learn_habits``: the paper's own habits, from what people corrected. Exit code 1 where that is little."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.chinese.controls import on_one_line
from articles.importing.habits import HABITS_FILE, keep_habits
from articles.importing.learning import count_corrected
from articles.reading.habits import ABOUT, FEWEST


class Command(BaseCommand):
    help = "从已订正、已复核的稿件统计本报的版面习惯，写入数据文件夹；以后读稿难分高下时以此为准。"

    def handle(self, *args: Any, **options: Any) -> None:
        counts = count_corrected()
        if counts.articles < FEWEST:
            raise CommandError(
                f"从版面读出、又经订正或复核的文章只有 {counts.articles} 篇，至少要 {FEWEST} 篇才看得出习惯；"
                "没有写下什么，请多订正一些再运行"
            )
        habits = counts.habits
        try:
            path = keep_habits(habits)
        except OSError as error:
            reason = error.strerror or error
            told = f"{HABITS_FILE.path}：写不进去（{reason}），原来的没有动；请检查磁盘空间和权限，再运行一次"
            raise CommandError(on_one_line(told)) from error
        for row, value in habits.as_json().items():
            if row != ABOUT:
                self.stdout.write(f"{row}：{value}")
        self.stdout.write(on_one_line(f"已写入 {path}，以后读稿都用它。"))
