"""What SQLite knows of its tables when it chooses how to look something up; PostgreSQL sees to that by itself.

Without it SQLite takes “what is public” for a few rows of an archive in which nearly all is, and reads every article to
show a month.
"""

from __future__ import annotations

import datetime as dt

from django.db import connection
from django.db.models import Max

from articles.models import Article

# Of fewer articles every way of looking is quick.
ENOUGH = 1000
# So many times as many articles as were known of.
OUTGROWN = 2
# Rows that are looked at of each index: a few milliseconds, whatever the size.
SAMPLE = 1000
KNOWN = f"SELECT MAX(CAST(stat AS integer)) FROM sqlite_stat1 WHERE tbl = '{Article._meta.db_table}'"


def take_statistics(now: dt.datetime) -> list[str]:
    """Where there are none yet, or the archive has grown to twice as much since."""
    articles = Article.objects.aggregate(last=Max("pk"))["last"] or 0
    if connection.vendor != "sqlite" or articles < ENOUGH or articles < OUTGROWN * articles_known():
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit={SAMPLE}")
        cursor.execute("ANALYZE")
    return [f"数据库已按 {articles} 篇稿件重新统计，查找照此选路。"]


def articles_known() -> int:
    """How many the last statistics told of; 0 where there are none."""
    if "sqlite_stat1" not in connection.introspection.table_names(include_views=False):
        return 0
    with connection.cursor() as cursor:
        return cursor.execute(KNOWN).fetchone()[0] or 0
