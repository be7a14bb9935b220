"""All results of a search as a file, written row by row: nothing is capped and nothing is held in memory."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.http import QueryDict
from haystack import connections

from articles.models import Article
from articles.search.engines.base import narrowed
from articles.search.loading import public_articles
from articles.search.request import ORDERS, SearchRequest, read_request

BATCH = 500
BOM = "\ufeff"
# A cell that begins so is run as a formula by spreadsheets.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

COLUMNS = {
    "id": "编号",
    "date": "见报日期",
    "page": "版次",
    "kind": "类型",
    "section": "栏目",
    "kicker": "引题",
    "headline": "标题",
    "subtitle": "副题",
    "dateline": "电头",
    "bylines": "署名",
    "body": "正文",
    "url": "网址",
}


class _Line:
    """What csv.writer writes to: hands each row back instead of keeping it."""

    def write(self, row: str) -> str:
        return row


def csv_lines(params: QueryDict, site: str) -> Iterator[str]:
    """UTF-8 with a byte order mark, so that spreadsheets read it as Chinese; ``site`` is http://host."""
    writer = csv.writer(_Line())
    yield BOM + writer.writerow(COLUMNS.values())
    for article in results(params):
        record = _record(article, site) | {
            "kind": article.get_kind_display(),
            "bylines": "；".join(str(byline) for byline in article.bylines.all()),
        }
        yield writer.writerow(safe_cell(record[name] or "") for name in COLUMNS)


def json_lines(params: QueryDict, site: str) -> Iterator[str]:
    """One object a line with the keys of COLUMNS; ``bylines`` are {"role", "name"}, ``date`` is null while unknown."""
    for article in results(params):
        yield json.dumps(_record(article, site), ensure_ascii=False) + "\n"


def safe_cell(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would calculate it."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def results(params: QueryDict) -> Iterator[Article]:
    """Newest first unless oldest first is asked for; relevance has no end that could be exported in order."""
    request = read_request(params)
    keys = iter(_keys(request)) if request.asked else iter(())
    while batch := list(islice(keys, BATCH)):
        yield from public_articles(batch)


def _keys(request: SearchRequest) -> Iterator[int]:
    order = ORDERS.get(request.sort, ORDERS["newest"])
    clause = narrowed(request.clause, request.conditions())
    return connections["default"].get_backend().scan(clause, order)  # type: ignore[no-any-return]


def _record(article: Article, site: str) -> dict[str, Any]:
    printed = ("kind", "section", "kicker", "headline", "subtitle", "dateline", "body")
    record: dict[str, Any] = {name: getattr(article, name) for name in printed} | {
        "id": article.permalink_id,
        "date": article.date and article.date.isoformat(),
        "page": article.page.number,
        "bylines": [{"role": byline.role, "name": byline.name} for byline in article.bylines.all()],
        "url": site + article.get_absolute_url(),
    }
    return {name: record[name] for name in COLUMNS}
