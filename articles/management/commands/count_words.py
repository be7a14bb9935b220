"""``manage.py count_words``: count what the archive prints, for the doubts at the correction desk."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.chinese.controls import on_one_line
from articles.desk.own_statistics import count_words, statistics_file


class Command(BaseCommand):
    help = "统计库中公开稿件的用字，写入数据文件夹，供订正时找疑误；不算撤下、内部、待定的稿件，也不含遮盖的文字。"

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            counted = count_words()
        except OSError as error:
            reason = error.strerror or error
            told = f"{statistics_file()}：写不进去（{reason}），原来的没有动；请检查磁盘空间和权限，再运行一次"
            raise CommandError(on_one_line(told)) from error
        told = f"已写入 {statistics_file()}：{len(counted.chars)} 个字符，{len(counted.thirds)} 种三字连写。"
        self.stdout.write(on_one_line(told))
