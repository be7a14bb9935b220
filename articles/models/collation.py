"""Texts sort alike in every database: by their characters' numbers, as SQLite sorts them."""

from __future__ import annotations

from django.apps import apps
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

ASK = """SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
    WHERE attrelid = to_regclass(%s) AND attnum > 0 AND NOT attisdropped
    AND attcollation NOT IN (0, 'pg_catalog."C"'::regcollation) ORDER BY attnum"""


def sort_by_code_point(using: str, **_: object) -> None:
    """After every migration: gives the columns of ours that sort by the server's language the collation C.

    A PostgreSQL server made for Chinese puts 阿 before B and C01 behind b, without regard to case and signs; which one
    it is was decided when its cluster was made. What is migrated half-way has not every table yet. No row is written
    anew, only the indexes of such a column.
    """
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    for model in apps.get_app_config("articles").get_models(include_auto_created=True):
        _settle(connection, model)


def _settle(connection: BaseDatabaseWrapper, model: type[models.Model]) -> None:
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(ASK, [table])
        parts = [
            f'ALTER COLUMN {connection.ops.quote_name(name)} TYPE {kind} COLLATE "C"'
            for name, kind in cursor.fetchall()
        ]
        if parts:
            cursor.execute(f"ALTER TABLE {table} {', '.join(parts)}")
