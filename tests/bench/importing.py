"""import_pages beside its bare cost: reading, segmentation, Tantivy, and the same rows by executemany.

python -m tests.bench.importing [--pages 2000]
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.support.practice_pages import dated_pages
from tests.support.processes import manage


def imported(data: Path, pages: Path) -> float:
    """Seconds of manage.py import_pages, the process's start included."""
    manage(data, "migrate", "-v0").check_returncode()
    start = time.monotonic()
    manage(data, "import_pages", str(pages))
    return time.monotonic() - start


def bare_reading(pages: Path) -> float:
    from articles.importing.files.decode import decode
    from articles.reading.reader import read_page

    start = time.monotonic()
    for path in sorted(pages.glob("*.txt")):
        read_page(decode(path.read_bytes()).text)
    return time.monotonic() - start


def bare_index(data: Path) -> tuple[float, float]:
    """(seconds of preparing the fields, seconds of Tantivy alone) for the articles just imported."""
    os.environ["NEWSROOM_DATA"] = str(data)
    os.environ.update(DJANGO_SETTINGS_MODULE="newsroom.settings", VISIBILITY="public")
    import django

    django.setup()
    from articles.search_indexes import ArticleIndex

    index = ArticleIndex()
    articles = list(index.index_queryset())
    start = time.monotonic()
    documents = [index.prepare(article) for article in articles]
    prepared = time.monotonic() - start
    return prepared, tantivy_alone(documents, data / "bare")


def tantivy_alone(documents: list[dict[str, Any]], folder: Path) -> float:
    """The same fields into a plain Tantivy index, one commit."""
    import tantivy

    names = {name: type(value) for document in documents for name, value in document.items()}
    builder = tantivy.SchemaBuilder()
    for name, kind in names.items():
        if kind is int:
            builder.add_integer_field(name, indexed=True, fast=True)
        elif kind is list:
            builder.add_text_field(name, tokenizer_name="raw", fast=True)
        else:
            builder.add_text_field(name, tokenizer_name="whitespace")
    folder.mkdir()
    start = time.monotonic()
    writer = tantivy.Index(builder.build(), path=str(folder)).writer(32_000_000, 1)
    for document in documents:
        writer.add_document(tantivy.Document(**document))
    writer.commit()
    writer.wait_merging_threads()
    return time.monotonic() - start


def bare_rows(data: Path) -> float:
    """The same rows into the same empty tables by executemany."""
    with sqlite3.connect(data / "db.sqlite3") as full:
        names = [
            name
            for (name,) in full.execute(
                "select name from sqlite_master where name like 'articles_%' and type = 'table'"
            )
        ]
        schema = [
            sql
            for (sql,) in full.execute(
                "select sql from sqlite_master where sql is not null and tbl_name like 'articles_%'"
            )
        ]
        tables = {name: full.execute(f"select * from {name}").fetchall() for name in names}
    start = time.monotonic()
    with sqlite3.connect(data / "bare.sqlite3") as bare:
        bare.execute("pragma journal_mode=wal")
        bare.execute("pragma synchronous=full")
        for statement in schema:
            bare.execute(statement)
        for name, rows in tables.items():
            if rows:
                bare.executemany(f"insert into {name} values ({', '.join('?' * len(rows[0]))})", rows)
    return time.monotonic() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=2000)
    count = parser.parse_args().pages
    with tempfile.TemporaryDirectory() as name:
        data, folder = Path(name) / "data", dated_pages(Path(name) / "pages", count, seed=7)
        whole = imported(data, folder)
        reading = bare_reading(folder)
        segmentation, engine = bare_index(data)
        rows = bare_rows(data)
    bare = reading + segmentation + engine + rows
    print(f"import_pages of {count} pages: {whole:.1f} s, {count / whole:.0f} pages/s")
    print(f"bare: reading {reading:.1f} s + fields {segmentation:.1f} s + Tantivy {engine:.1f} s + rows {rows:.1f} s")
    print(f"import ÷ bare: {whole / bare:.2f}")


if __name__ == "__main__":
    main()
