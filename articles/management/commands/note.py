"""Put 编者注 beside an article, or take it back."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.corrections.noting import NoNote, add_note, take_back
from articles.management import deciding
from articles.models import Article
from articles.models.relatives import codes_of, notes_on


class Command(BaseCommand):
    help = "给一篇加编者注：注明日期，不进正文，不进检索；--undo 撤回最后一条。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", metavar="编号", help="永久链接的编号，即 /a/ 后面的十个字符")
        parser.add_argument("text", nargs="?", default="", metavar="文字", help="编者注；- 从标准输入读")
        parser.add_argument("--by", default="", metavar="用户名", help="谁写的，不对外；不写则记为“命令”")
        parser.add_argument("--undo", action="store_true", help="撤回最后一条")

    def handle(self, *args: Any, **options: Any) -> None:
        article, by = deciding.article_called(options["code"], undo=options["undo"]), deciding.account(options["by"])
        try:
            if options["undo"]:
                self.undo(article, by)
                return
            text = sys.stdin.read() if options["text"] == "-" else options["text"]
            row = add_note(article, text, by=by)
        except (NoNote, ValueError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"已加编者注：{row}")

    def undo(self, article: Article, by: Any) -> None:
        notes = notes_on(codes_of([article])[article.pk])
        if not notes:
            raise NoNote(f"{article.permalink_id} 现在没有编者注。")
        take_back(notes[-1], by=by)
        self.stdout.write(f"已撤回编者注：{notes[-1]}；还有 {len(notes) - 1} 条")
