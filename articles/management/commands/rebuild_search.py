"""``manage.py rebuild_search``: a new index beside the live one, swapped in when it is complete."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from articles.indexing import rebuild
from articles.search.engines.errors import SearchUnavailable


class Command(BaseCommand):
    help = "重建搜索索引：旁边建新的，建好再换上，其间照常搜索；中断后再运行会接着做。"

    def handle(self, *args: Any, verbosity: int, **options: Any) -> None:
        columns = (TextColumn("重建索引"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        console = Console(file=self.stderr, quiet=not verbosity)  # type: ignore[arg-type]
        total = 0
        try:
            with Progress(*columns, console=console, transient=True) as progress:
                task = progress.add_task("")
                for done, total in rebuild.rebuild():
                    progress.update(task, completed=done, total=total)
        except SearchUnavailable as error:
            raise CommandError(f"没有重建完，原来的索引没有动，稍后再运行本命令会接着做：{error}") from error
        if verbosity:
            self.stdout.write(f"新索引已换上：{total} 篇。")
