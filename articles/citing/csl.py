"""CSL-JSON, as Zotero, citeproc and Pandoc read it."""

from __future__ import annotations

import datetime as dt
import json

from articles.citing.cited import Cited, PrintedOn


def items(cited: Cited) -> str:
    """A list of the one item, a line for each of its fields that has a value."""
    item = {
        "id": cited.code,
        "type": "article-newspaper",
        "title": cited.full_title(),
        "author": [{"literal": name} for name in cited.names],
        "container-title": cited.newspaper,
        "publisher-place": cited.place,
        "publisher": cited.publisher,
        "issued": issued(cited.printed_on),
        "page": ", ".join(cited.pages),
        "URL": cited.url,
        "accessed": {"date-parts": [parts(cited.accessed)]},
        "language": "zh-CN",
        "note": "；".join(cited.notes),
    }
    fields = (f"{as_json(name)}: {as_json(value)}" for name, value in item.items() if value)
    return "[{\n  " + ",\n  ".join(fields) + "\n}]\n"


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def issued(printed: PrintedOn) -> dict[str, object]:
    days = [printed.first, printed.last] if printed.is_range else [printed.first]
    return {"date-parts": [parts(day) for day in days]} | ({"circa": True} if printed.inferred else {})


def parts(day: dt.date) -> list[int]:
    return [day.year, day.month, day.day]
