"""``manage.py read_page FILE``: what the importer reads from one raw page, as JSON. Touches no database."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.chinese.controls import COMMANDS, on_one_line
from articles.importing.files.decode import decode
from articles.importing.files.faults import Unreadable, os_fault
from articles.importing.habits import paper_habits
from articles.management.refusing import refusing_damaged_files
from articles.reading.as_json import as_json
from articles.reading.reader import read_page


class Command(BaseCommand):
    help = "读一个版面的原始文本，把读出的稿件、署名、段落和疑问以 JSON 输出；不写数据库。"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="原始文本文件（UTF-8、GB18030、Big5 或 UTF-16）")

    def handle(self, *args: Any, file: Path, **options: Any) -> str:
        with refusing_damaged_files():
            habits = paper_habits()
        try:
            text = decode(file.read_bytes()).text
        except OSError as error:
            raise CommandError(on_one_line(str(os_fault(str(file), error)))) from error
        except Unreadable as error:
            raise CommandError(on_one_line(f"{file}：{error}")) from error
        return escaped(json.dumps(as_json(read_page(text, habits)), ensure_ascii=False, indent=1))


def escaped(written: str) -> str:
    """JSON with what a terminal would obey as JSON writes it: \\u202e."""
    return COMMANDS.sub(lambda match: json.dumps(match[0])[1:-1], written)
