"""``manage.py backup DIR``: everything that cannot be made again, into a new folder within DIR."""

from __future__ import annotations

import os
from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone

from articles.keeping.backing_up import back_up
from articles.keeping.failing import BackupFailed


class Command(BaseCommand):
    help = "备份：数据库和数据文件夹里无法重做的文件，写进 DIR 下的一个新文件夹，打开核对后才算完成；其间可以照常使用。"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=named_folder, metavar="DIR", help="放备份的文件夹，最好在另一块磁盘上")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        os.umask(0o077)
        database = Path(str(connection.settings_dict["NAME"]))
        now = timezone.localtime()
        try:
            made = back_up(folder, settings.DATA_DIR, connection.vendor, database, settings.NEWSPAPER, now)
        except BackupFailed as error:
            raise CommandError(f"没有备份：{error}。") from error
        self.stdout.write(f"已备份并核对：{made.path}，{made.articles} 篇稿件，{shown(made.bytes)}。")


def named_folder(text: str) -> Path:
    """An empty name is what a script makes of a variable that is not set, and would be the folder it runs in."""
    if not text.strip():
        raise ArgumentTypeError("没有写明放备份的文件夹")
    return Path(text)


def shown(size: int) -> str:
    return f"{size / 2**20:.1f} MB" if size < 2**30 else f"{size / 2**30:.2f} GB"
