"""``manage.py import_articles FILE…``: articles already separated. Exit code 1 when a line needs a person."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from articles.chinese.controls import on_one_line
from articles.importing.articles import import_articles
from articles.importing.pages import catch_up
from articles.importing.separated import read_separated
from articles.indexing import outbox
from articles.management.refusing import refusing_damaged_files

# Indexing so many takes no longer than people wait without being told why.
SOON_DONE = 1000
OUTCOMES = {
    "new": "新入库",
    "unchanged": "已有，未变",
    "replaced": "文本已更新",
    "kept": "人工订正过，保留未动",
    "withheld": "与撤下或内部的稿件相符，未公开",
}


class Command(BaseCommand):
    help = "导入已分篇的文章：每行一个 JSON 对象（id、date、page、title、text、可选 bylines），可用 .gz。重复等于一次。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--read-bylines", action="store_true", help="没有 bylines 的文章，从正文里读出署名（正文不改）"
        )
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=".jsonl 或 .jsonl.gz 文件")

    def handle(self, *args: Any, files: list[Path], read_bylines: bool, **options: Any) -> None:
        tally: Counter[str] = Counter()
        console = Console(file=self.stderr, stderr=True)  # type: ignore[arg-type]
        columns = (TextColumn("导入 {task.description}"), BarColumn(), TextColumn("{task.fields[done]} 篇"))
        quiet = not console.is_terminal
        shown = Progress(*columns, TimeRemainingColumn(), console=console, transient=True, disable=quiet)
        with refusing_damaged_files("没有导入。"), shown as progress:
            for path in files:
                self.import_file(path, progress, tally, read_bylines)
        self.stdout.write(summary(tally))
        if (waiting := outbox.lag().articles) > SOON_DONE:
            self.stderr.write(f"正在为 {waiting} 篇写检索索引、找相关文章；可以中断，网站会接着做完")
        if lag := catch_up():
            self.stderr.write(f"检索引擎没有应答，文章已入库，索引恢复后自动补上：{lag}")
        if tally["faults"] or tally["kept"] or tally["withheld"]:
            sys.exit(1)

    def import_file(self, path: Path, progress: Progress, tally: Counter[str], read_bylines: bool) -> None:
        size = path.stat().st_size if path.is_file() else 0
        task = progress.add_task(on_one_line(path.name), total=size, done=0)
        rows = read_separated(path, lambda done: progress.update(task, completed=done), read_bylines=read_bylines)
        for report in import_articles(path.name, rows):
            tally.update(report.outcomes.values())
            tally["faults"] += report.faults
            for complaint in report.complaints:
                self.stderr.write(on_one_line(complaint))
            progress.update(task, done=sum(tally[outcome] for outcome in OUTCOMES))


def summary(tally: Counter[str]) -> str:
    outcomes = [f"{text} {tally[key]} 篇" for key, text in OUTCOMES.items() if tally[key]]
    faults = [f"需要人处理的 {tally['faults']} 行（见上）"] if tally["faults"] else []
    return "，".join([*outcomes, *faults] or ["没有文章入库"]) + "。"
