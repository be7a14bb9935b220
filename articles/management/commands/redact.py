"""Mask a passage of an article for real, whatever is imported or saved later; or put it back."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.corrections.redacting import NothingToRedact, redact, unredact
from articles.management import deciding
from articles.models import Article, Redaction
from articles.public.elsewhere import names_with, quoted_in
from articles.public.quoting import is_same
from articles.search.engines.errors import SearchUnavailable


class Command(BaseCommand):
    help = "遮盖一篇里的一段文字（连同上接、下转各部分和首次识别的文字）；--undo 取消。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        deciding.add_arguments(parser)
        parser.add_argument("passage", nargs="?", default="", metavar="文字", help="照文中原样；- 从标准输入读")

    def handle(self, *args: Any, **options: Any) -> None:
        article, by = deciding.article_called(options["code"], undo=options["undo"]), deciding.account(options["by"])
        passage = sys.stdin.read().strip("\n") if options["passage"] == "-" else options["passage"]
        try:
            if options["undo"]:
                self.undo(article, passage, by)
                return
            if not passage.strip():
                raise CommandError('要写明遮盖哪段文字：manage.py redact 编号 "文字" --reason 事由')
            rows = redact(article, passage, reason=deciding.reason_given(options), by=by, note=options["note"])
        except (NothingToRedact, ValueError) as error:
            raise CommandError(str(error)) from error
        places = sum(len(row.places) for row in rows)
        self.stdout.write(f"已遮盖 {places} 处：{'、'.join(row.article.permalink_id for row in rows)}")
        self.stdout.write(self.elsewhere(passage, article))
        if names := names_with(passage):
            self.stdout.write(f"这些名称里也有，没有遮盖，请在后台改名：{'、'.join(names)}")

    def elsewhere(self, passage: str, article: Article) -> str:
        try:
            others = quoted_in(passage, article.whole_text())
        except SearchUnavailable as error:
            return f"别的稿件有没有这段文字，没有查成：{error}"
        if not others:
            return "别的稿件里没有这段文字。"
        return f"另有 {len(others)} 篇（连同旧稿）也有这段文字，没有遮盖，请逐篇决定：{'、'.join(others)}"

    def undo(self, article: Article, passage: str, by: Any) -> None:
        """All those of this passage, or the only one there is. The words themselves are never printed."""
        parts = [part.pk for part in article.whole_text()]
        rows = list(Redaction.objects.in_force().filter(article__in=parts))
        asked = [row for row in rows if is_same(row.words, passage)] if passage else rows
        if not asked:
            raise CommandError(f"{article.permalink_id} 里没有这样的遮盖。")
        if not passage and len({row.words for row in asked}) > 1:
            raise CommandError(f"{article.permalink_id} 里有 {len(asked)} 处遮盖：请写明取消哪一段文字的。")
        lost = sum(unredact(row, by=by) for row in asked)
        more = f"；其中 {lost} 处已被改写，没有放回" if lost else ""
        self.stdout.write(f"已取消 {len(asked)} 处遮盖{more}")
