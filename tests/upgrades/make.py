"""Make a small archive with an earlier release, and note what that release answers to every address of it.

Run in a checkout of the release with its virtual environment; makes NAME.sql.gz and NAME.json beside this file:

    git worktree add /tmp/release a1ab32f && cd /tmp/release && make venv
    .venv/bin/python …/tests/upgrades/make.py a1ab32f

Everything is made by that release's own commands and functions. What only a person at the database could do (a split;
for a1ab32f a permalink withdrawn) is done as such, and goes from here when a release no longer knows it.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import sqlite3
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

HERE = Path(__file__).resolve().parent
RELEASE = Path.cwd()
SEARCHES = ["老", "灯塔", "船", "橘子", "铜钟", "新华社", "记者:程墨", "程黑", "栏目:灯下讲堂", "标题:水塔", "-船"]
SEARCHES += ["2019-04-04", "二楼", "放大镜", "图书馆"]


def main(name: str) -> None:
    sys.path.insert(0, str(RELEASE))
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        os.environ |= {"NEWSROOM_DATA": folder, "DJANGO_SETTINGS_MODULE": "newsroom.settings", "VISIBILITY": "public"}
        import django

        django.setup()
        fill(data)
        dump(data / "db.sqlite3", HERE / f"{name}.sql.gz")
        (HERE / f"{name}.json").write_text(listed(answers(data)), "utf-8")


def fill(data: Path) -> None:
    from deeds import after_the_second_import, between_the_imports, left_waiting
    from django.core.management import call_command
    from pages import AGAIN, FIRST, SEPARATED, SEPARATED_AGAIN

    call_command("migrate", verbosity=0)
    import_pages(data / "first", FIRST)
    import_articles(data / "articles.jsonl", SEPARATED)
    between_the_imports()
    import_pages(data / "again", AGAIN)
    import_articles(data / "articles.jsonl", SEPARATED_AGAIN)
    after_the_second_import()
    call_command("drain_index", verbosity=0)
    left_waiting()


def import_pages(folder: Path, pages: dict[str, tuple[str, str, str]]) -> None:
    folder.mkdir()
    with (folder / "manifest.csv").open("w", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["file", "date", "date_source", "page"])
        rows.writerows([name, date, "supplied" if date else "", page] for name, (date, page, _) in pages.items())
    for name, (_, _, text) in pages.items():
        (folder / name).write_text(text, "utf-8")
    command("import_pages", folder)


def import_articles(path: Path, rows: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    command("import_articles", path)


def command(name: str, path: Path) -> None:
    """Exit code 1 says that a person should look at something: at the page without a date, at what was kept."""
    from django.core.management import call_command

    try:
        call_command(name, str(path))
    except SystemExit as stopped:
        print(f"{name}: {stopped.code}", file=sys.stderr)


def dump(database: Path, path: Path) -> None:
    with sqlite3.connect(database) as connection:
        lines = "\n".join(connection.iterdump())
    path.write_bytes(gzip.compress(lines.encode(), mtime=0))


def answers(data: Path) -> dict[str, dict[str, object]]:
    """Of the release itself, over HTTP, from a new index: what ranks the same stands in its order."""
    from answers import ask
    from django.core.management import call_command

    sys.path.insert(0, str(HERE.parents[1]))
    from tests.support import processes

    asked = addresses()
    call_command("prepare")
    call_command("rebuild_search", verbosity=0)
    with processes.serving(data, RELEASE) as server:
        return {address: ask(server, address) for address in asked}


def addresses() -> list[str]:
    from articles.models import Issue, Page, Permalink, Reporter

    links = list(Permalink.objects.order_by("pk"))
    every = ["/", "/issues/", "/issues/2019/", "/issues/2003/", "/issues/2018-01-01/", "/reporters/"]
    for link in links:
        every += [f"/a/{link.pk}/", f"/a/{link.pk}/?as=printed", f"/a/{link.pk.upper()}/"]
        every += [f"/a/{quote(link.external_id)}/"] if link.external_id else []
    every += [f"/a/{links[0].pk[:-1]}{'0' if links[0].pk[-1] != '0' else '1'}/", "/a/old/99/"]
    every += [f"/issues/{issue.date}/" for issue in Issue.objects.order_by("date")]
    every += [f"/issues/{page.issue.date}/{quote(page.number)}/" for page in Page.objects.exclude(issue=None)]
    every += [f"/reporters/{reporter.slug}/" for reporter in Reporter.objects.order_by("slug")]
    for words in SEARCHES:
        every += [f"/search/?q={quote(words)}&format=json&sort={sort}" for sort in ("relevance", "newest")]
        every += [f"/search/?q={quote(words)}", f"/search/suggest/?q={quote(words)}"]
    every += [f"/search/?q=&format=json&status={status}" for status in ("doubtful", "corrected", "reviewed")]
    return sorted(set(every), key=every.index)


def listed(told: dict[str, dict[str, object]]) -> str:
    """One address a line, so that a difference is read as one."""
    lines = (f"{json.dumps(address)}: {json.dumps(answer, ensure_ascii=False)}" for address, answer in told.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    main(sys.argv[1])
