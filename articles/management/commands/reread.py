"""``manage.py reread [PAGE…]``: stored pages read again by a better reader. Exit code 1 when one could not be."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections import Counter
from typing import Any
from urllib.parse import unquote

from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from articles.chinese.controls import on_one_line
from articles.chinese.page_numbers import normal_page
from articles.importing.outdated import outdated_pages
from articles.importing.pages import catch_up
from articles.importing.rereading import Reread, reread_pages
from articles.management.refusing import refusing_damaged_files
from articles.models import Page

# As the page's address has it, in the reading room or, while it has no date, in the admin.
ADDRESS = re.compile(r"(?:.*/issues/)?(?P<date>\d{4}-\d\d-\d\d)(?:/(?P<number>[^/]+))?/?")
DESK_ADDRESS = re.compile(r".*/articles/page/(?P<key>\d{1,18})(?:/.*)?")
WRITE_IT_SO = "请写成 2023-09-12/1 的样子，或只写日期"


class Command(BaseCommand):
    help = (
        "用现在的读稿程序重读库中版面的原始文本；不写 PAGE 就重读由较早的读稿程序或旧的版面习惯读出的所有版面。"
        "订正过的不改。"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("pages", nargs="*", metavar="PAGE", help="如 2023-09-12/1；只写日期是当天各版")

    def handle(self, *args: Any, pages: list[str], **options: Any) -> None:
        keys = list(dict.fromkeys(key for name in pages for key in keys_of(name))) if pages else waiting()
        tally: Counter[str] = Counter()
        columns = (TextColumn("重读"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[speed]}"))
        console = Console(file=self.stderr, stderr=True)  # type: ignore[arg-type]
        quiet = not console.is_terminal
        with (
            refusing_damaged_files("没有重读："),
            Progress(*columns, TimeRemainingColumn(), console=console, transient=True, disable=quiet) as progress,
        ):
            task = progress.add_task("", total=len(keys), speed="")
            for one in reread_pages(keys):
                self.tell(one)
                count(one, tally)
                progress.update(task, advance=1, speed=f"{progress.tasks[0].speed or 0:.0f} 版/秒")
        self.stdout.write(summary(tally))
        if lag := catch_up():
            self.stderr.write(f"检索引擎没有应答，稿件已存好，索引恢复后自动补上：{lag}")
        if tally["faults"]:
            sys.exit(1)

    def tell(self, one: Reread) -> None:
        for note in one.again.notes if one.again else ():
            self.stdout.write(on_one_line(f"{one.page}：{note}"))
        if one.fault:
            self.stderr.write(on_one_line(f"{one.page}：{one.fault}"))


def waiting() -> list[int]:
    """In the order in which they came in, as an import would read them."""
    return list(outdated_pages().order_by("pk").values_list("pk", flat=True))


def keys_of(name: str) -> list[int]:
    """Of the page, or of all pages of the day. Raises CommandError where there is none."""
    pages = Page.objects.in_print_order()
    if at_desk := DESK_ADDRESS.fullmatch(name):
        found = pages.filter(pk=int(at_desk["key"]))
    elif match := ADDRESS.fullmatch(unquote(name).strip()):
        day = a_day(match["date"])
        found = pages.filter(issue__date=day) if day else pages.none()
        if number := match["number"]:
            found = found.filter(number__in=[number, normal_page(number) or number])
    else:
        raise CommandError(on_one_line(f"“{name[:80]}”不是版面：{WRITE_IT_SO}"))
    if keys := list(found.values_list("pk", flat=True)):
        return keys
    raise CommandError(on_one_line(f"“{name[:80]}”没有入库：{WRITE_IT_SO}"))


def a_day(written: str) -> dt.date | None:
    """None where it is no day, which no page has either."""
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None


def count(one: Reread, tally: Counter[str]) -> None:
    if one.again is None:
        tally["faults" if one.fault else "as before"] += 1
        return
    tally.update({"read": 1, "dated": one.again.dated, "doubts": one.doubts})
    tally.update(vars(one.again.replaced))


def summary(tally: Counter[str]) -> str:
    if not any(tally.values()):
        return "各版都由现在的读稿程序读出，没有要重读的。"
    parts = [f"读了 {tally['read']} 版：改动 {tally['changed']} 篇，新增 {tally['new']} 篇，疑点 {tally['doubts']} 处"]
    told = {
        "gone": "{} 篇不再单列，链接已改到新的去处",
        "dated": "补上日期 {} 版",
        "differing": "{} 篇已订正的稿件新识别不同，未改",
        "withheld": "{} 篇与已撤下或内部的稿件相符，未公开",
        "as before": "已由现在的读稿程序读出、未变 {} 版",
        "faults": "没有重读 {} 版（见上）",
    }
    return "，".join([*parts, *(words.format(tally[key]) for key, words in told.items() if tally[key])]) + "。"
