"""``manage.py read_page FILE``: what the importer reads from one raw page, as JSON. Touches no database.

A PDF gives one JSON object a line for each of its sheets, with the places of the items.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.chinese.controls import COMMANDS, on_one_line
from articles.geometry.page import read_sheet
from articles.importing.files.decode import decode
from articles.importing.files.faults import Unreadable, os_fault
from articles.importing.habits import paper_habits
from articles.importing.placed.pdf import is_pdf, read_sheets
from articles.management.refusing import refusing_damaged_files
from articles.reading.as_json import as_json
from articles.reading.as_placed import as_placed
from articles.reading.habits import Habits
from articles.reading.reader import read_page


class Command(BaseCommand):
    help = "读一个版面的原始文本，把读出的稿件、署名、段落和疑问以 JSON 输出；不写数据库。"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="原始文本文件（UTF-8、GB18030、Big5 或 UTF-16），或有文字层的 PDF")

    def handle(self, *args: Any, file: Path, **options: Any) -> str:
        with refusing_damaged_files():
            habits = paper_habits()
        try:
            data = file.read_bytes()
            if file.suffix.lower() == ".pdf" or is_pdf(data):
                return "\n".join(_told_sheets(data, habits))
            text = decode(data).text
        except OSError as error:
            raise CommandError(on_one_line(str(os_fault(str(file), error)))) from error
        except Unreadable as error:
            raise CommandError(on_one_line(f"{file}：{error}")) from error
        return escaped(json.dumps(as_json(read_page(text, habits)), ensure_ascii=False, indent=1))


def _told_sheets(data: bytes, habits: Habits | None) -> Iterator[str]:
    for sheet in read_sheets(data):
        page = read_sheet(sheet)
        told = as_placed(read_page(page.text, habits, page), page)
        yield escaped(json.dumps(told, ensure_ascii=False))


def escaped(written: str) -> str:
    """JSON with what a terminal would obey as JSON writes it: \\u202e."""
    return COMMANDS.sub(lambda match: json.dumps(match[0])[1:-1], written)
