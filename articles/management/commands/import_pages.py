"""``manage.py import_pages PATH…``: raw pages into the archive. Exit code 1 when something needs a person."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from articles.chinese.controls import on_one_line
from articles.chinese.dates import implausible
from articles.chinese.page_numbers import WRITE_IT_SO, normal_page
from articles.importing.files.sources import count_sources, read_sources
from articles.importing.pages import catch_up, import_sources
from articles.importing.told import Report
from articles.importing.watching import watch
from articles.jobs.stopping import Stopping
from articles.management.refusing import refusing_damaged_files
from articles.search.engines.errors import WriterBusy

OUTCOMES = {"new": "新入库", "unchanged": "已有，未变", "new text": "新文本", "dated": "补上日期", "reread": "重读"}


def iso_date(value: str) -> dt.date:
    try:
        date = dt.date.fromisoformat(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{value}”不是日期，请写成 2023-09-12 的样子") from error
    if wrong := implausible(date):
        raise argparse.ArgumentTypeError(wrong)
    return date


def page_number(value: str) -> str:
    if not (page := normal_page(value)):
        raise argparse.ArgumentTypeError(f"“{value[:40]}”不是版次，{WRITE_IT_SO}")
    return page


class Command(BaseCommand):
    help = "导入版面：文件、文件夹（.txt、.pdf、ALTO/PAGE/METS .xml、hOCR .html、.zip）。重复导入等于导入一次。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="*", metavar="PATH", help="文件或文件夹")
        parser.add_argument("--watch", metavar="FOLDER", help="守着收报文件夹：放进去的文件写完了就导入，直到按 Ctrl-C")
        parser.add_argument("--manifest", help="清单（file,date,date_source,page），代替文件夹里的 manifest.csv")
        parser.add_argument("--date", type=iso_date, help="没有自带日期的文件的见报日期，如 2023-09-12")
        parser.add_argument("--page", type=page_number, help="没有自带版次的文件的版次，如 1 或 C01")
        parser.add_argument("--dry-run", action="store_true", help="只读出来报告，不入库")

    def handle(self, *args: Any, paths: list[str], dry_run: bool, **options: Any) -> None:
        if options["watch"]:
            if paths or dry_run or any(options[name] for name in ("manifest", "date", "page")):
                raise CommandError("--watch 只带收报文件夹；日期和版次写在文件名或 manifest.csv 里")
            self.watch(options["watch"])
            return
        if not paths:
            raise CommandError("请给出要导入的文件或文件夹")
        paths = [str(path) for path in paths]
        sources = read_sources(paths, manifest=options["manifest"], date=options["date"], page=options["page"] or "")
        reports = import_sources(sources, dry_run=dry_run)
        tally: Counter[str] = Counter()
        columns = (TextColumn("导入"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[speed]}"))
        console = Console(file=self.stderr, stderr=True)  # type: ignore[arg-type]
        quiet = not console.is_terminal
        shown = Progress(*columns, TimeRemainingColumn(), console=console, transient=True, disable=quiet)
        with refusing_damaged_files("没有导入。"), shown as progress:
            pages = count_sources(paths)
            task = progress.add_task("", total=pages, speed="")
            for report in reports:
                self.tell(report, dry_run)
                count(report, tally)
                pages += report.more
                speed = f"{60 * (progress.tasks[0].speed or 0):.0f} 版/分"
                progress.update(task, advance=1, total=pages, speed=speed)
        self.stdout.write(summary(tally, dry_run))
        if lag := "" if dry_run else catch_up():
            self.stderr.write(f"检索引擎没有应答，文章已入库，索引恢复后自动补上：{lag}")
        if tally["needs person"]:
            sys.exit(1)

    def watch(self, folder: str) -> None:
        """Ends when it is told to, at once and with nothing half-done."""
        if not os.path.isdir(folder):
            raise CommandError(f"没有收报文件夹 {folder}；请先建好，或改正路径")
        try:
            with Stopping():
                watch(os.path.abspath(folder), self.tell_arrived, lambda: self.say_watching(folder))
        except WriterBusy as error:
            raise CommandError("已有一个进程守着收报文件夹；只要一个") from error
        except KeyboardInterrupt:
            self.stdout.write("不再守着收报文件夹。")

    def say_watching(self, folder: str) -> None:
        self.stdout.write(f"正在守着收报文件夹 {folder}：放进去的版面自动入库，按 Ctrl-C 停止。")
        self.stdout.flush()

    def tell_arrived(self, report: Report) -> None:
        if report.outcome not in (None, "unchanged"):
            told = f"{report.name}：{report.page}，{OUTCOMES[report.outcome]}，稿件 {report.articles} 篇"
            self.stdout.write(on_one_line(told))
        self.tell(report, dry_run=False)

    def tell(self, report: Report, dry_run: bool) -> None:
        if dry_run and report.outcome:
            told = f"{report.name}：{report.page}，{report.articles} 篇，疑点 {report.doubts} 处"
            self.stdout.write(on_one_line(told))
        for note in report.notes:
            self.stdout.write(on_one_line(f"{report.name}：{note}"))
        for reason in report.needs_person:
            self.stderr.write(on_one_line(f"{report.name}：{reason}"))


def count(report: Report, tally: Counter[str]) -> None:
    if report.outcome:
        tally[report.outcome] += 1
        tally["articles"] += report.articles
        tally["doubts"] += report.doubts
        tally["differing"] += report.differing
        tally["withheld"] += report.withheld
    tally["needs person"] += bool(report.needs_person)


def summary(tally: Counter[str], dry_run: bool) -> str:
    outcomes = "，".join(f"{text} {tally[key]} 版" for key, text in OUTCOMES.items() if tally[key]) or "没有版面入库"
    head = f"试读 {tally['new']} 版" if dry_run else outcomes
    parts = [head, f"稿件 {tally['articles']} 篇", f"疑点 {tally['doubts']} 处"]
    if tally["differing"]:
        parts.append(f"{tally['differing']} 篇已订正的稿件新识别不同，未改")
    if tally["withheld"]:
        parts.append(f"{tally['withheld']} 篇与已撤下或内部的稿件相符，未公开")
    if tally["needs person"]:
        parts.append(f"需要人处理的文件 {tally['needs person']} 个（见上）")
    return "，".join(parts) + "。"
