"""All results of a search as a file, written row by row: nothing is capped and nothing is held in memory."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from itertools import islice

from django.http import QueryDict

from articles.models import Article
from articles.models.relatives import errata_of
from articles.models.sight import Sight, current
from articles.models.states import Kind
from articles.search.asking import all_keys, require_filled
from articles.search.engines.clauses import narrowed
from articles.search.loading import shown_articles
from articles.search.records import COLUMNS, record, told_date
from articles.search.request import ORDERS, SearchRequest, read_request

Errata = tuple[Article, ...]
# Rows read at once: more would only take memory, fewer more queries.
BATCH = 500
KINDS: dict[str, str] = {value: str(label) for value, label in Kind.choices}
BOM = "\ufeff"
# A cell that begins so is run as a formula by spreadsheets.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class CsvLine:
    """What csv.writer writes to: hands each row back instead of keeping it."""

    def write(self, row: str) -> str:
        return row


def csv_lines(params: QueryDict, site: str) -> Iterator[str]:
    """UTF-8 with a byte order mark, so that spreadsheets read it as Chinese; an inferred date says so, or between which
    days it lies. ``site`` is http://host."""
    writer = csv.writer(CsvLine())
    yield BOM + writer.writerow(COLUMNS.values())
    for article, errata in results(params):
        row = record(article, errata, site)
        row["date"] = told_date(article)
        row["kind"] = KINDS[article.kind]
        row["bylines"] = "；".join(f"{byline['role']} {byline['name']}".strip() for byline in row["bylines"])
        row["corrected_by"] = "；".join(row["corrected_by"])
        yield writer.writerow([safe_cell(row[name] or "") for name in COLUMNS])


def json_lines(params: QueryDict, site: str) -> Iterator[str]:
    """One object a line, as ``record`` makes it; ``date`` is null while unknown."""
    for article, errata in results(params):
        yield json.dumps(record(article, errata, site), ensure_ascii=False) + "\n"


def safe_cell(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would calculate it."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def results(params: QueryDict) -> Iterator[tuple[Article, Errata]]:
    """Each with the printed 更正 of it. Newest first unless oldest first is asked for; relevance has no end that could
    be exported in order."""
    request, sight = read_request(params), current()
    require_filled()
    keys = _keys(request, sight) if request.asked else iter(())
    while batch := list(islice(keys, BATCH)):
        articles = shown_articles(batch, sight)
        errata = errata_of(articles, Article.objects.seen_with(sight))
        yield from ((article, errata.get(article.pk, ())) for article in articles)


def _keys(request: SearchRequest, sight: Sight) -> Iterator[int]:
    order = ORDERS.get(request.sort, ORDERS["newest"])
    return all_keys(narrowed(request.clause, request.filters()), order, sight)
