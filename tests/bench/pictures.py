"""What the picture of a page weighs and costs, and whether a thousand asked for at once starve a search.

python -m tests.bench.pictures [--pages 8] [--articles 20000] [--folder FOLDER]

Pages of ../shared/typeset_pdf among other articles, on a server of its own: bytes of each page at first sight as a new
reader fetches it straight from gunicorn; first byte of a picture that is kept; searches of one reader while 50
connections ask for pictures that are kept, then for such as must all be drawn. ``--folder`` as in tests/bench/placed.
"""

from __future__ import annotations

import argparse
import http.client
import re
import shutil
import sqlite3
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from itertools import cycle
from pathlib import Path
from urllib.parse import urlsplit

from tests.bench.importing_pdf import numbered
from tests.bench.placed import typeset
from tests.bench.reading_room import ask
from tests.bench.timing import percentiles
from tests.support.places import SHARED
from tests.support.processes import manage, serving
from tests.support.starving import GREEDY, each_of, searching
from tests.torture.starving import fill

CONNECTIONS, SEARCHES, ASKED = 50, 60, 400
ENOUGH_BYTES, ENOUGH_MS = 400 * 1024, 40
PICTURE = re.compile(r'<img src="([^"]+-100\.webp)"')
# What a browser fetches before anything is pressed, the icon too.
FETCHED = re.compile(r'(?:<script[^>]* src|<link rel="(?:stylesheet|icon)" href|<img src)="([^"]+)"')
PAGES = """SELECT date, page.number FROM articles_page page JOIN articles_issue issue ON issue.id = page.issue_id
  WHERE page.id IN (SELECT page_id FROM articles_pagetext WHERE source_file_id IS NOT NULL)"""
WAITING = "SELECT count(*) FROM articles_job WHERE stage IN ('waiting', 'running')"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=8)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder, data = (asked.folder or Path(scratch)) / "plain1", Path(scratch) / "data"
        typeset(folder, sorted((SHARED / "pages").glob("*.json")), asked.pages, 1, hard=False)
        numbered(folder, Path(scratch) / "numbered", asked.pages)
        fill(data, asked.articles)
        done = manage(data, "import_pages", str(Path(scratch) / "numbered"))
        assert done.returncode in (0, 1), done.stderr
        with serving(data) as site:
            measure(site, data)


def measure(site: str, data: Path) -> None:
    database = data / "db.sqlite3"
    drawn_ahead(database)
    pages = [f"/issues/{date}/{number}/" for date, number in rows(database, PAGES)]
    pictures = [weighed(site, page) for page in pages]
    list(ask(site, pictures))
    first = percentiles([answer.first_byte for answer in ask(site, pictures * (ASKED // len(pictures)))])
    print(f"first byte of a kept picture: {first} ms, {'' if first['p95'] <= ENOUGH_MS else 'NOT '}within {ENOUGH_MS}")
    print(f"searches, nothing else       {searching(site, SEARCHES)}")
    with asking(site, pictures) as told:
        print(f"… beside pictures kept       {searching(site, SEARCHES)}")
    print(f"  of which {told}")
    with asking(site, [one.replace("-100", "-200") for one in pictures], forgetting=data / "pictures") as told:
        print(f"… beside pictures not drawn  {searching(site, SEARCHES)}")
    print(f"  of which {told}")


def rows(database: Path, query: str) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.execute(query))


def drawn_ahead(database: Path) -> None:
    begin, first = time.monotonic(), int(rows(database, WAITING)[0][0])
    while int(rows(database, WAITING)[0][0]):
        time.sleep(0.2)
    print(f"{first} jobs waited and were done in {time.monotonic() - begin:.1f} s")


def weighed(site: str, page: str) -> str:
    """The address of its picture; what the page weighs is printed."""
    html = fetched(site, page)
    parts = {path: len(fetched(site, path)) for path in dict.fromkeys(FETCHED.findall(html.decode()))}
    picture = PICTURE.findall(html.decode())[0]
    total = len(html) + sum(parts.values())
    print(
        f"{page}: {total / 1024:.0f} KB, {'' if total <= ENOUGH_BYTES else 'NOT '}within {ENOUGH_BYTES // 1024}:"
        f" picture {parts[picture] / 1024:.0f}, HTML {len(html) / 1024:.0f}, {len(parts) - 1} files"
        f" {(total - parts[picture] - len(html)) / 1024:.0f}"
    )
    return str(picture)


def fetched(site: str, path: str) -> bytes:
    """As it travels: what is kept compressed is."""
    with closing(http.client.HTTPConnection(urlsplit(site).netloc, timeout=60)) as connection:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{path} answers {answer.status}")
        return body


@contextmanager
def asking(site: str, paths: list[str], forgetting: Path | None = None) -> Iterator[dict[int, int]]:
    """Meanwhile they are asked for again and again from 50 connections; how many answers of each status there were.
    ``forgetting``: a folder that is emptied after each picture, so that none is kept."""
    told: dict[int, int] = {}
    stop, turns = threading.Event(), cycle(paths)

    def go_on() -> None:
        host = urlsplit(site).netloc
        while not stop.is_set():
            connection = http.client.HTTPConnection(host, timeout=60, source_address=GREEDY)
            with suppress(OSError, http.client.HTTPException), closing(connection):
                connection.request("GET", next(turns))
                answer = connection.getresponse()
                answer.read()
                told[answer.status] = told.get(answer.status, 0) + 1
                if forgetting:
                    shutil.rmtree(forgetting, ignore_errors=True)

    with each_of(CONNECTIONS, go_on, stop):
        yield told


if __name__ == "__main__":
    main()
