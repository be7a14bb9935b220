"""What a database says when it does not do as it was told: in one line, with the remedy."""

from __future__ import annotations

import re

from django.db import InterfaceError, OperationalError

# SQLite and PostgreSQL of a table or a column that a migration would make.
_NOT_MADE = re.compile(r"no such (?:table|column)|(?:relation|column) \S+ .*does not exist")


def may_pass(error: Exception) -> bool:
    """Whether it may be over in a moment: somebody else writes, the server begins again."""
    return isinstance(error, (OperationalError, InterfaceError))


def in_words(error: Exception, remedy: str) -> str:
    """``remedy`` is for whatever else it is."""
    said = next(iter(str(error).splitlines()), "原因不明")
    what = "数据库还没有建好或更新，请先运行 manage.py prepare" if _NOT_MADE.search(said) else remedy
    return f"{what}（{said}）"
