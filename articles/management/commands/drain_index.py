"""Bring the search index in step with the database."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from haystack.exceptions import HaystackError

from articles import outbox
from articles.indexer import Indexer


class Command(BaseCommand):
    help = "把待更新的稿件写入检索索引。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--watch", action="store_true", help="一直运行，随改随更新")

    def handle(self, *args: Any, watch: bool, **options: Any) -> None:
        if watch:
            Indexer().run()
        try:
            self.stdout.write(f"索引已更新 {outbox.drain()} 篇。")
        except (HaystackError, OSError) as error:
            raise CommandError(f"检索引擎没有应答，改动都留着，恢复后再运行本命令即可：{error}") from error
