"""Take a person's second step of the log-in away, where phone and recovery codes are lost."""

from __future__ import annotations

import getpass
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.entrance.enrolling import reset
from articles.management.deciding import account


class Command(BaseCommand):
    help = "撤销一个人的两步登录，结束此人的登录；经办和时间记在后台这个账户的历史里。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", metavar="用户名", help="手机和恢复码都不在了的人")
        parser.add_argument("--by", default="", metavar="用户名", help="谁决定的；不写则只记运行命令的系统用户")

    def handle(self, *args: Any, **options: Any) -> None:
        user = account(options["name"])
        if user is None:
            raise CommandError("请写后台的用户名。")
        how = f"（manage.py reset_totp，系统用户 {system_user()}）"
        if not reset(user, account(options["by"]) or user, how):
            raise CommandError(f"{user} 没有启用两步登录：不用撤销。登录已全部结束。")
        self.stdout.write(f"已撤销 {user} 的两步登录，此人的登录已全部结束；下次凭密码登录。")


def system_user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "不详"
