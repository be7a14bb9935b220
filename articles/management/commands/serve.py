"""Serve the archive with gunicorn on 127.0.0.1."""

from __future__ import annotations

import os
import socket
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection


class Command(BaseCommand):
    help = "启动网站：http://127.0.0.1:$PORT/"

    def handle(self, *args: Any, **options: Any) -> None:
        connection.ensure_connection()
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
        self.stdout.flush()
        gunicorn = [sys.executable, "-m", "gunicorn", "newsroom.wsgi", "--bind", address, "--log-level", "warning"]
        # A pasted paragraph is a long address; the page says itself that it was cut.
        os.execv(sys.executable, [*gunicorn, "--workers", "2", "--threads", "4", "--limit-request-line", "0"])
