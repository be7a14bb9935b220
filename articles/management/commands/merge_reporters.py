"""Say that two authors are one person: what one signed is the other's, and the page leads on there."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from articles.corrections import StaleVersion
from articles.corrections.merging import NotTheseTwo, merge
from articles.management.authors import author_called
from articles.management.deciding import account
from articles.models.database_words import in_words


class Command(BaseCommand):
    help = "两位作者其实是一人：前一位的署名、别名和网址都归后一位。合错了用 split_reporter 后一位 --into 前一位 还原。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "source", metavar="并入的", help="网址名，即 /reporters/ 后面的那一段；没有同名的也可写姓名"
        )
        parser.add_argument("into", metavar="留下的", help="同上")
        parser.add_argument("--dry-run", action="store_true", help="只说会怎样，什么也不改")
        parser.add_argument("--by", default="", metavar="用户名", help="谁决定的；不写则记为“命令”")

    def handle(self, *args: Any, **options: Any) -> None:
        source, into = author_called(options["source"]), author_called(options["into"])
        by = account(options["by"])
        if options["dry_run"]:
            articles = source.bylines.values("article").distinct().count()
            self.stdout.write(
                f"试看，没有改动：{source.slug}（{source.name}）的 {articles} 篇会归 {into.slug}（{into.name}）"
            )
            return
        try:
            moved = merge(source, into, by=by)
        except (NotTheseTwo, StaleVersion) as error:
            raise CommandError(f"没有合并：{error}") from error
        except DatabaseError as error:
            raise CommandError(f"没有合并：{in_words(error, '数据库暂时用不了，请过一会儿再运行')}") from error
        self.stdout.write(f"已合并：{source.slug} 的 {moved} 篇归 {into.slug}（{into.name}），原网址转到那里")
