"""The history of every article of an archive, run on its data folder as ``python -m tests.upgrades.histories``.

Prints JSON: permalink → {"version", "versions" (of its revisions, ascending), "state", "replayed"}.
"""

from __future__ import annotations

import json
import sys

import django


def main() -> None:
    from articles.corrections.history import replay, state
    from articles.models import Article

    told = {
        article.permalink_id: {
            "version": article.version,
            "versions": sorted(article.revisions.values_list("version", flat=True)),
            "state": state(article),
            "replayed": replay(article),
        }
        for article in Article.objects.all()
    }
    json.dump(told, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    django.setup()
    main()
