"""Bring the search index in step with the database."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.indexing import indexer
from articles.keeping.due import by_the_clock
from articles.search.engines.errors import SearchUnavailable


class Command(BaseCommand):
    help = "把待更新的稿件写入搜索索引；索引缺失、损坏或格式已变时先重建。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--watch", action="store_true", help="一直运行，随改随更新，到期的事每分钟看一次")

    def handle(self, *args: Any, watch: bool, **options: Any) -> None:
        if watch:
            indexer.Indexer(by_the_clock).run()
        try:
            self.stdout.write(f"索引已更新 {indexer.catch_up()} 篇。")
        except SearchUnavailable as error:
            raise CommandError(f"改动都留着，恢复后再运行本命令即可：{error}") from error
