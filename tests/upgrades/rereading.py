"""What an archive holds, run on its data folder as ``python -m tests.upgrades.rereading``.

Prints JSON: "articles": permalink → {"touched" by a person, "row" (of a fresh import the same but for what is each
archive's own), "columns" (as stored), "status" (of the answer to its permalink)}, "pages": name → {"raw" (hex), "date",
"number"} of the newest text of each.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import django
from django.conf import settings
from django.test import Client
from django.test.utils import setup_test_environment


def main() -> None:
    from articles.models import Page

    pages = [page for page in Page.objects.select_related("issue") if page.texts.exists()]
    told = {"articles": {}, "pages": {}}
    for page in pages:
        text = page.current_text
        assert text
        told["pages"][str(page)] = {"raw": text.raw.hex(), "date": str(page.date or ""), "number": page.number}
        told["articles"] |= dict(map(article, page.articles.select_related("series", "continuation_of")))
    json.dump(told, sys.stdout, ensure_ascii=False, default=str)


def article(one: Any) -> tuple[str, dict[str, Any]]:
    from tests.support.as_read import article_row

    stored = {field.name: getattr(one, field.attname) for field in one._meta.concrete_fields}
    touched = one.visibility != "public" or one.revisions.by_people().exists()
    bylines = list(one.bylines.order_by("order").values())
    # What a series is called is settled by its aliases, which a new archive does not know.
    row = article_row(one) | {"page": str(one.page), "series": bool(one.series)}
    status = Client().get(f"/a/{one.permalink_id}/").status_code
    return one.permalink_id, {
        "touched": touched,
        "row": row,
        "columns": stored | {"bylines": bylines},
        "status": status,
    }


if __name__ == "__main__":
    django.setup()
    setup_test_environment()
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    main()
