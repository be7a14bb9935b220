"""A fingerprint of all that an import stores, without what differs from run to run (keys, permalinks, times)."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from pathlib import Path

from django.db import connection

TEXT = """articles_pagetext t join articles_page p on p.id = t.page_id
    left join articles_issue i on i.id = p.issue_id"""
READING = f"{TEXT} join articles_pagereading r on r.page_text_id = t.id"
PLACE = "coalesce(i.date, '') || '/' || p.number || '/' || t.sha256"
QUESTIONS = {
    "issues": "select date, date_source, number, lunar_date, weekday, edition from articles_issue",
    "texts": f"""select {PLACE}, p.name, p.earliest, p.latest, t.version, hex(t.raw), t.text, t.encoding
        from {TEXT}""",
    "articles": """select coalesce(i.date, ''), p.number, a."order", a.kind, a.section, a.kicker, a.headline,
        a.subtitle, a.dateline, a.body, a.original_body, a.original_head, a.instalment, a.version, a.status, a.certain,
        a.margin, a.visibility, s.name,
        (select group_concat(b.role || b.name || b.printed || coalesce(r.name, '-'), '|') from articles_byline b
            left join articles_reporter r on r.id = b.reporter_id where b.article_id = a.id)
        from articles_article a join articles_page p on p.id = a.page_id left join articles_issue i on i.id = p.issue_id
        left join articles_series s on s.id = a.series_id""",
    "spans": f"""select {PLACE}, s.first_line, s.last_line, s.role, s."order", coalesce(a."order", 0), r.reader
        from {READING} join articles_span s on s.reading_id = r.id
        left join articles_article a on a.id = s.article_id""",
    "readings": f"select {PLACE}, r.reader, r.habits, r.facts from {READING}",
    "problems": f"""select {PLACE}, r.reader, d.first_line, d.last_line, d.reason, d.detail
        from {READING} join articles_problem d on d.reading_id = r.id""",
    "files": "select sha256, kind, size, name, sheets, read_with, spoiled, came_with from articles_sourcefile",
    "places": f"""select {PLACE}, t.sheet, t.extractor, t.extractor_version, l.sha256
        from {TEXT} join articles_placedlines l on l.page_text_id = t.id""",
    "reporters": "select name, pinyin from articles_reporter",
    "permalinks": "select count(*), count(distinct code) from articles_permalink",
    "waiting": "select count(*) from articles_outbox",
}

# Tables whose rows nobody changes by logging in or looking.
STAYING = ("articles_", "auth_", "django_admin_log")


def tables(data: Path) -> dict[str, list[str]]:
    """Every row of an installation's own tables, with keys, permalinks and times."""
    with sqlite3.connect(data / "db.sqlite3") as database:
        names = database.execute("select name from sqlite_master where type = 'table' and name like 'articles_%'")
        return {name: sorted(map(repr, database.execute(f'select * from "{name}"'))) for (name,) in names.fetchall()}


def digest(data: Path) -> str:
    """SHA-256 over the rows of an installation's SQLite file, each table sorted."""
    with sqlite3.connect(data / "db.sqlite3") as database:
        tables = {name: sorted(map(repr, database.execute(question))) for name, question in QUESTIONS.items()}
    return hashlib.sha256(json.dumps(tables, ensure_ascii=False).encode()).hexdigest()


def standing() -> str:
    """SHA-256 over every row of texts, accounts and what the admin logs, in the database that this test runs in."""
    names = sorted(name for name in connection.introspection.table_names() if name.startswith(STAYING))
    found = hashlib.sha256()
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"select * from {connection.ops.quote_name(name)}")
            found.update(f"{name} {sorted(map(repr, cursor.fetchall()))}".encode())
    return found.hexdigest()
