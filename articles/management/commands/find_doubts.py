"""``manage.py find_doubts FILE [--statistics FROM.jsonl.gz]``: where a text may be misread, a JSON object a line."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.chinese.controls import on_one_line
from articles.chinese.places import PLACES
from articles.desk.doubts.counting import count_texts
from articles.desk.doubts.finding import find_doubts
from articles.desk.own_statistics import known_statistics
from articles.importing.files.faults import os_fault
from articles.management.commands.find_personal import read
from articles.management.commands.read_page import escaped

# What of a row is counted.
_TEXTS = ("headline", "body", "text")


class Command(BaseCommand):
    help = "找出文本里可能认错的字和标点，一处一行 JSON；什么也不改。"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="文本文件（UTF-8、GB18030、Big5 或 UTF-16）；- 为标准输入")
        parser.add_argument(
            "--statistics",
            metavar="FROM.jsonl.gz",
            help="从这些文本统计用字，一行一篇 JSON（text 或 headline、body）；不写则用本库的",
        )

    def handle(self, *args: Any, file: str, statistics: str | None, **options: Any) -> None:
        text = read(file)
        known = count_texts(texts_of(statistics), PLACES) if statistics else known_statistics()
        if not known.chars:
            self.stderr.write("还没有本库的用字统计（manage.py count_words），只查标点和写法")
        for doubt in find_doubts(text, known):
            self.stdout.write(escaped(json.dumps(asdict(doubt), ensure_ascii=False)))


def texts_of(file: str) -> Iterator[str]:
    """CommandError says in one line why not."""
    try:
        with gzip.open(file) if file.endswith(".gz") else Path(file).open("rb") as rows:
            for number, row in enumerate(rows, 1):
                yield text_of(row, f"{file} 第 {number} 行")
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise CommandError(on_one_line(f"{file}：压缩包不完整；请重新取一份")) from error
    except OSError as error:
        raise CommandError(on_one_line(str(os_fault(file, error)))) from error


def text_of(row: bytes, place: str) -> str:
    try:
        values = json.loads(row)
        return "\n".join(values[name] for name in _TEXTS if values.get(name))
    except (ValueError, AttributeError, TypeError) as error:
        raise CommandError(on_one_line(f"{place}不是一篇文本的 JSON；请改正这一行")) from error
