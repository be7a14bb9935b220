"""How fast the authors' pages are where one author signed a fifth of a large archive and 5,000 others the rest.

python -m tests.bench.authors [--articles 200000] [--corpus FILE] [--rounds 20]

The archive is kept in $NEWSROOM_DATA (default var/) as bench-authors-<articles>/; with DATABASE_URL set it is built
into that database, which must be empty, or hold it already.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--corpus", type=Path, help=".jsonl or .jsonl.gz; default: the sample pages")
    parser.add_argument("--rounds", type=int, default=20)
    asked = parser.parse_args()
    data = Path(os.environ.get("NEWSROOM_DATA") or "var").resolve() / f"bench-authors-{asked.articles}"
    data.mkdir(parents=True, exist_ok=True)
    os.environ.update(NEWSROOM_DATA=str(data), DJANGO_SETTINGS_MODULE="newsroom.settings", VISIBILITY="public")
    from tests.bench.search import prepare

    prepare(data, asked.articles, asked.corpus)
    from articles.models import Reporter
    from tests.bench.signing_archive import BUSIEST, sign

    if not Reporter.objects.filter(name=BUSIEST).exists():
        sign()


if __name__ == "__main__":
    main()
