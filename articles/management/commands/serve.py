"""Serve the archive with gunicorn on 127.0.0.1."""

from __future__ import annotations

import os
import socket
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from articles.corrections.publishing import adopt_settings
from articles.models import InForce
from articles.serving.beside import start_beside

# Two processes with many cheap threads for connections (articles/serving). The worker itself limits the head of a
# request: gunicorn's own limit of 8 KB for the address is less than a pasted paragraph, whose page says it was cut.
OPTIONS = [
    *("--worker-class", "articles.serving.worker.PatientWorker"),
    *("--workers", "2", "--threads", "64", "--worker-connections", "400"),
    *("--keep-alive", "5", "--backlog", "512"),
    *("--limit-request-line", "0", "--limit-request-fields", "64"),
    *("--log-level", "warning"),
]


class Command(BaseCommand):
    help = "启动网站：http://127.0.0.1:$PORT/"

    def handle(self, *args: Any, **options: Any) -> None:
        # Before the tables are there, or where some lack, the checks say what to do.
        if InForce._meta.db_table in connection.introspection.table_names():
            adopt_settings()
        address = f"127.0.0.1:{settings.PORT}"
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", settings.PORT))
            except OSError as error:
                raise CommandError(
                    f"端口 {settings.PORT} 不能用（{error.strerror}）：请换一个，如 PORT=8001 make run"
                ) from error
        self.stdout.write(f"《{settings.NEWSPAPER}》阅报室：http://{address}/（按 Ctrl-C 停止）")
        if settings.WATCH_FOLDER:
            start_beside("import_pages", "--watch", settings.WATCH_FOLDER)
        start_beside("work")
        self.stdout.flush()
        os.execv(sys.executable, [sys.executable, "-m", "gunicorn", "newsroom.wsgi", "--bind", address, *OPTIONS])
