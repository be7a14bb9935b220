"""How fast search is at a given size, over HTTP and inside, beside Tantivy alone.

python -m tests.bench.search [--articles 200000] [--corpus FILE]

Prints a table and writes bench.json into $NEWSROOM_DATA (default var/). The archive that is measured lives in a folder
of its own there, bench-<articles>/, and is kept for the next time if it was built from the same corpus. With
ELASTICSEARCH_URL set, that engine is measured.

"all pages" (search_page_http_ms) are the kinds of query that find something. Those that find nothing have a row of
their own: such a page also looks for near words and misread characters.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--corpus", type=Path, help=".jsonl or .jsonl.gz; default: the sample pages")
    asked = parser.parse_args()
    outer = Path(os.environ.get("NEWSROOM_DATA") or "var").resolve()
    data = outer / f"bench-{asked.articles}"
    data.mkdir(parents=True, exist_ok=True)
    os.environ.update(NEWSROOM_DATA=str(data), DJANGO_SETTINGS_MODULE="newsroom.settings", VISIBILITY="public")
    prepare(data, asked.articles, asked.corpus)
    # Only now, when the settings know the folder.
    from tests.bench.measuring import measure

    results = {"articles": asked.articles} | measure(data)
    (outer / "bench.json").write_text(json.dumps(results, ensure_ascii=False, indent=2) + "\n", "utf-8")
    show(results)


def prepare(data: Path, articles: int, corpus: Path | None) -> None:
    """The rows, made once from each corpus; ``complete`` names the one they were made from."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("collectstatic", verbosity=0, interactive=False)
    complete, source = data / "complete", corpus.name if corpus else "fixtures"
    call_command("migrate", verbosity=0)
    if not (complete.exists() and complete.read_text("utf-8") == source):
        fill(data, articles, corpus)
        complete.write_text(source, "utf-8")
    # As a running server does within a minute.
    call_command("due")


def fill(data: Path, articles: int, corpus: Path | None) -> None:
    """Of rows of another corpus nothing is left."""
    from django.core.management import call_command
    from django.db import connection

    from tests.bench.archive import build

    (data / "complete").unlink(missing_ok=True)
    connection.close()
    for file in data.glob("db.sqlite3*"):
        file.unlink()
    call_command("migrate", verbosity=0)
    print(f"building {articles} articles …", file=sys.stderr)
    build(articles, corpus)


def show(results: dict[str, Any]) -> None:
    from tests.bench.timing import table

    whole = {"all pages": results["search_page_http_ms"], "update to visible": results["update_visible_ms"]}
    print(table(results["http_ms"] | whole))
    for name, value in results.items():
        if not isinstance(value, dict):
            print(f"{name:<24}{value:>10}")


if __name__ == "__main__":
    main()
