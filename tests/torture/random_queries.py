"""100,000 random queries on corpus articles: always answered, marks always on the right characters.

python -m tests.torture.random_queries [--queries 100000] [--articles 2000] [--seed 11]
"""

from __future__ import annotations

import argparse
import random
import sys
import time

from tests.torture.installation import fresh_installation


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--queries", type=int, default=100_000)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=11)
    asked = parser.parse_args()
    with fresh_installation():
        sys.exit(answer_all(asked.queries, asked.articles, asked.seed))


def answer_all(queries: int, articles: int, seed: int) -> int:
    """The number of failures, each of them told."""
    from django.test import Client

    from tests.search.corpus import fill
    from tests.search.test_fuzz import answers_well, check_marks, random_params

    fill(articles)
    client, dice = Client(raise_request_exception=False), random.Random(seed)
    failures, slowest = 0, 0.0
    for _ in range(queries):
        params = random_params(dice)
        start = time.perf_counter()
        answered = answers_well(client, params)
        slowest = max(slowest, time.perf_counter() - start)
        try:
            assert answered
            check_marks(params["q"], params)
        except AssertionError as error:
            failures += 1
            print(f"{params!r}: {error}")
    print(f"{queries} queries: {failures} failures, slowest answer {slowest * 1000:.0f} ms")
    return failures


if __name__ == "__main__":
    main()
