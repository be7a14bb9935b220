"""``manage.py work``: does the jobs that wait; a running server does so by itself."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from articles.chinese.controls import on_one_line
from articles.jobs.working import limit_itself, work
from articles.models.database_words import in_words
from articles.search.engines.errors import SearchUnavailable, WriterBusy


class Command(BaseCommand):
    help = "做后台任务，直到按 Ctrl-C。网站运行时会自己做，不必另开。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="做完等候的就结束")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        limit_itself()
        try:
            work(once, self.say, lambda: self.say("正在做后台任务。" if once else "正在做后台任务，按 Ctrl-C 停止。"))
        except KeyboardInterrupt:
            self.say("不再做后台任务。")
        except WriterBusy as error:
            raise CommandError("已有一个进程在做后台任务；只要一个") from error
        except DatabaseError as error:
            raise CommandError(f"没有做：{in_words(error, '数据库暂时用不了，请过一会儿再运行')}") from error
        except SearchUnavailable as error:
            raise CommandError(f"没有做：{error}") from error

    def say(self, told: str) -> None:
        self.stdout.write(on_one_line(told))
        self.stdout.flush()
