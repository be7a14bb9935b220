#!/usr/bin/env python3
import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    try:
        from django.core.management import execute_from_command_line
        from django.db import DatabaseError
    except ImportError:
        sys.exit("找不到 Django：请先运行 make venv，再用 .venv/bin/python manage.py …")
    try:
        execute_from_command_line(sys.argv)
    except DatabaseError as error:
        if "--traceback" in sys.argv:
            raise
        told = (str(error).splitlines() or ["原因不明"])[0]
        sys.exit(f"数据库没有照办（{told}）：请查 DATABASE_URL 和磁盘，再运行 manage.py check --deploy，它说得更细。")


if __name__ == "__main__":
    main()
