"""Whether something needs a person: the database, an index that falls behind, a disk that fills."""

from __future__ import annotations

import shutil
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError

from articles.indexing import outbox
from articles.models.database_words import in_words

# Beyond these an alarm is due: the index normally follows within seconds.
LONGEST_LAG_SECONDS = 600
LEAST_FREE_MB = 500


@dataclass(frozen=True)
class Readiness:
    """``lag`` is None where the database does not answer; ``problems`` are sentences for whoever runs the archive."""

    lag: outbox.Lag | None
    disk_free_mb: int
    problems: tuple[str, ...]


def look() -> Readiness:
    lag, unanswered = index_lag()
    free = shutil.disk_usage(settings.DATA_DIR).free // 2**20
    found = [unanswered, late(lag), full(free)]
    return Readiness(lag, free, tuple(problem for problem in found if problem))


def index_lag() -> tuple[outbox.Lag | None, str]:
    """What waits in the outbox; reading it is the test of the database too."""
    try:
        return outbox.lag(), ""
    except DatabaseError as error:
        return None, in_words(error, "数据库没有应答，请查 DATABASE_URL")


def late(lag: outbox.Lag | None) -> str:
    if lag is None or lag.seconds <= LONGEST_LAG_SECONDS:
        return ""
    return f"搜索索引落后 {lag.seconds / 60:.0f} 分钟：请看搜索引擎是否在运行，再运行 manage.py check_index"


def full(free_mb: int) -> str:
    return f"{settings.DATA_DIR} 所在磁盘只剩 {free_mb} MB：请清出空间" if free_mb < LEAST_FREE_MB else ""
