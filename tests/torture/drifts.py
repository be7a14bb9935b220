"""Random drifts of the index (ghost, stale, missing), one repair, no drift left.

python -m tests.torture.drifts [--drifts 1000] [--articles 5000] [--seed 1]
"""

from __future__ import annotations

import argparse
import random

from tests.torture.archives import archive, verdict


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drifts", type=int, default=1000)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with archive(options.articles):
        made, found, left = drift_and_repair(options.drifts, random.Random(options.seed))
    verdict(f"drifts: {made} made, {found} found, {left} left after one repair", (found, left) == (made, 0))


def drift_and_repair(number: int, dice: random.Random) -> tuple[int, int, int]:
    """Drifts made, found by the check, and left after one ``check_index --repair``."""
    from django.core.management import call_command
    from django.db.models import F

    from articles.indexing import indexer
    from articles.indexing.drift import find_drift
    from articles.models import Article
    from articles.search.asking import engine

    indexer.catch_up()
    keys = dice.sample(list(Article.objects.public().values_list("pk", flat=True)), number)
    kinds = [dice.choice(["missing", "stale", "ghost"]) for _ in keys]
    chosen = {kind: [key for key, one in zip(keys, kinds, strict=True) if one == kind] for kind in set(kinds)}
    engine().remove_all(chosen["missing"])
    Article.objects.filter(pk__in=chosen["stale"]).update(version=F("version") + 1)
    Article.objects.filter(pk__in=chosen["ghost"]).update(visibility="withdrawn")
    drift = find_drift()
    found = sum(
        len(getattr(drift, name) & set(chosen[kind]))
        for kind, name in (("missing", "missing"), ("stale", "stale"), ("ghost", "ghosts"))
    )
    call_command("check_index", "--repair")
    return number, found, len(find_drift().all)


if __name__ == "__main__":
    main()
