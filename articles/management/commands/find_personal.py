"""``manage.py find_personal FILE | --archive``: personal data, one JSON object a line. Changes nothing."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.chinese.controls import on_one_line
from articles.importing.files.decode import decode_text
from articles.importing.files.faults import Unreadable, os_fault
from articles.management.commands.read_page import escaped
from articles.public.own_files import OwnFileUnreadable
from articles.public.own_telephones import own_telephones
from articles.public.personal import HANDLING, find
from articles.public.stored import stored_personal_data


class Command(BaseCommand):
    help = "找出文本里的个人信息（身份证号、手机号、车牌、门牌、未成年人、名单等），一处一行 JSON；什么也不改。"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("file", nargs="?", help="文本文件（UTF-8、GB18030、Big5 或 UTF-16）；- 为标准输入")
        what.add_argument("--archive", action="store_true", help="查库中全部稿件，按稿件编号列出，不印出所找到的文字")

    def handle(self, *args: Any, file: str | None, archive: bool, **options: Any) -> None:
        try:
            stays = own_telephones()
        except OwnFileUnreadable as error:
            raise CommandError(str(error)) from error
        if archive or file is None:
            self.list_stored(stays)
            return
        for found in find(read(file), stays):
            self.say({"start": found.start, "end": found.end, "kind": found.kind, "text": found.text})

    def list_stored(self, stays: frozenset[str]) -> None:
        for stored in stored_personal_data(stays):
            found = stored.found
            told = {"article": stored.code, "item": stored.item, "kind": found.kind, "field": stored.field}
            treatment = HANDLING[found.kind].treatment
            self.say(told | {"start": found.start, "end": found.end, "treatment": treatment})

    def say(self, row: dict[str, object]) -> None:
        self.stdout.write(escaped(json.dumps(row, ensure_ascii=False)))


def read(file: str) -> str:
    """The text of a file or of what is piped in; CommandError says in one line why not."""
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return decode_text(data).text
    except OSError as error:
        raise CommandError(on_one_line(str(os_fault(file, error)))) from error
    except Unreadable as error:
        raise CommandError(on_one_line(f"{file}：{error}")) from error
