"""Bring an installation to where it can serve; the second time it changes nothing."""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.management import call_command
from django.core.management.base import BaseCommand

from articles.corrections.publishing import adopt_settings
from articles.importing.outdated import outdated_pages
from articles.indexing import indexer
from articles.indexing.drain import write_waiting
from articles.models import Article
from articles.search.engines.errors import SearchUnavailable

FIRST_ACCOUNT = "editor"
# One of the pages comes a second time, as a PDF that tells its lines' places.
SAMPLES = ("pages", "placed")


class Command(BaseCommand):
    help = "建库、收集静态文件，第一次还导入样版并建立第一个账号。"

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        adopt_settings()
        self.make_index()
        if not get_user_model().objects.exists():
            for pages in SAMPLES:
                folder = settings.BASE_DIR / "fixtures" / pages
                call_command("import_pages", folder, stdout=self.stdout, stderr=self.stderr)
            self.make_first_account()
        if outdated := outdated_pages().count():
            self.stdout.write(
                f"{outdated} 版由较早的读稿程序或旧的版面习惯读出，可运行 manage.py reread 重读；订正过的稿件不会改动"
            )

    def make_first_account(self) -> None:
        password = secrets.token_urlsafe(12)
        validate_password(password, get_user_model()(username=FIRST_ACCOUNT))
        get_user_model().objects.create_superuser(FIRST_ACCOUNT, password=password)
        self.stdout.write(f"后台 /admin/ 的第一个账号：{FIRST_ACCOUNT}  密码：{password}（只显示这一次）")

    def make_index(self) -> None:
        """An index that searches can use, with everything in it that is due; 相关文章 wait for the server."""
        try:
            if indexer.needs_rebuild():
                if articles := Article.objects.count():
                    self.stdout.write(f"正在重建检索索引（{articles} 篇；十万篇约两三分钟）……")
                indexer.rebuild_here()
            write_waiting(refused={})
        except (SearchUnavailable, OSError) as error:
            self.stderr.write(f"检索引擎没有应答，网站照常启动，索引稍后自动补上（{error}）")
