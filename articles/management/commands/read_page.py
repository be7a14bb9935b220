"""``manage.py read_page FILE``: what the importer reads from one raw page, as JSON. Touches no database.

A file that tells where its lines stand (``kinds``) gives one JSON object a line for each of its sheets, with the places
of the items; a fault comes after the sheets that could be read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.chinese.controls import COMMANDS, on_one_line
from articles.importing.files.decode import decode
from articles.importing.files.faults import Fault, Unreadable, os_fault
from articles.importing.habits import paper_habits
from articles.importing.placed.kinds import kind_of
from articles.importing.placed.opening import has_ocr, recognised_sheet, take_sheets
from articles.importing.placed.taken import SpoiledSheet, Taken, TakenSheet
from articles.importing.punctuation import paper_punctuation
from articles.management.refusing import refusing_damaged_files
from articles.reading.as_json import as_json
from articles.reading.as_placed import as_placed
from articles.reading.habits import Habits
from articles.reading.reader import read_page


class Command(BaseCommand):
    help = "读一个版面的原始文本，把读出的稿件、署名、段落和疑问以 JSON 输出；不写数据库。"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="文本、PDF、图片、ALTO、PAGE、METS 或 hOCR 文件")

    def handle(self, *args: Any, file: Path, **options: Any) -> str | None:
        with refusing_damaged_files():
            habits, punctuation = paper_habits(), paper_punctuation()
        try:
            if kind := kind_of(file, file.name):
                self._tell_sheets(take_sheets(file, kind, str(file), punctuation), file, habits)
                return None
            text = decode(file.read_bytes()).text
        except OSError as error:
            raise CommandError(on_one_line(str(os_fault(str(file), error)))) from error
        except Unreadable as error:
            raise CommandError(on_one_line(f"{file}：{error}")) from error
        return escaped(json.dumps(as_json(read_page(text, habits)), ensure_ascii=False, indent=1))

    def _tell_sheets(self, sheets: Iterable[Taken], file: Path, habits: Habits | None) -> None:
        faults: list[Fault] = []
        for taken in map(partial(_by_ocr, file), sheets):
            if isinstance(taken, TakenSheet):
                reading = read_page(taken.page.text, habits, taken.page, taken.settled)
                told = as_placed(reading, taken.page)
                self.stdout.write(escaped(json.dumps(told, ensure_ascii=False)))
            else:
                faults.append(taken if isinstance(taken, Fault) else taken.fault(str(file)))
        if faults:
            raise CommandError("\n".join(on_one_line(str(fault)) for fault in faults))


def _by_ocr(file: Path, taken: Taken) -> Taken:
    """A sheet without text by OCR, where that is installed."""
    if isinstance(taken, SpoiledSheet) and taken.awaits_ocr and has_ocr():
        return recognised_sheet(file, taken.number, taken.fault(str(file)).name)
    return taken


def escaped(written: str) -> str:
    """JSON with what a terminal would obey as JSON writes it: \\u202e."""
    return COMMANDS.sub(lambda match: json.dumps(match[0])[1:-1], written)
