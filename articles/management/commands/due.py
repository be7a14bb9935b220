"""Do what has fallen due: the web workers do it every minute, without them a timer may."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from articles.keeping.due import do_what_is_due
from articles.models.database_words import in_words
from articles.search.engines.errors import SearchUnavailable, WriterBusy


class Command(BaseCommand):
    help = (
        "办到期的事：撤下期限已到的提请处理，清除结案满 180 天的联系方式和满一天的地址指纹，提醒逾期的个案，"
        "清去做完满 90 天的后台任务。"
        "没有到期的就不作声。"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = do_what_is_due()
        except WriterBusy as error:
            raise CommandError("另一个进程正在办，不必再办。") from error
        except DatabaseError as error:
            raise CommandError(f"没有办：{in_words(error, '数据库暂时用不了，请过一会儿再运行')}") from error
        except SearchUnavailable as error:
            raise CommandError(f"没有办：{error}") from error
        for line in done.lines:
            self.stdout.write(line)
        if done.failed:
            raise CommandError(f"有 {done.failed} 件没有做成，原因见上面的日志；下次会再做。")
