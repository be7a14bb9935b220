"""Why a database did not take a save, in words for the person who waits, and the status of the answer."""

from __future__ import annotations

from django import db

# What SQLite and PostgreSQL say → words, status. The first that is found holds.
SAID = [
    (
        ("locked", "lock timeout", "deadlock", "could not serialize"),
        "数据库正被别的任务占用（例如正在导入），没有轮到。请过一会儿再按保存。",
        503,
    ),
    (
        ("is full", "no space", "disk i/o", "disk full", "quota"),
        "服务器的磁盘已满或写不进去。请先把内容留在这一页，告诉管理员，腾出空间后再按保存。",
        507,
    ),
    (("readonly", "read-only"), "数据库现在只能读、不能写。请告诉管理员，恢复后再按保存。", 503),
]
CONFLICT = ("与别人刚存进去的内容冲突（例如同名）。请核对后再按保存。", 409)
UNREACHABLE = ("数据库暂时用不了。请过一会儿再按保存，久不恢复请告诉管理员。", 503)
UNKNOWN = ("程序出了错，已经记下。请再试一次，仍不行请告诉管理员。", 500)


def reason_of(exception: Exception) -> tuple[str, int]:
    """Words and status for what went wrong while saving."""
    said = str(exception).lower()
    if isinstance(exception, db.Error):
        for marks, words, status in SAID:
            if any(mark in said for mark in marks):
                return words, status
    if isinstance(exception, db.IntegrityError):
        return CONFLICT
    if isinstance(exception, db.OperationalError | db.InterfaceError):
        return UNREACHABLE
    return UNKNOWN
