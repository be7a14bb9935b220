"""1,000 random printed strings on 20,000 corpus articles against brute force, 100 of them in every form people write.

python -m tests.torture.exactness [--articles 20000] [--substrings 1000]
"""

from __future__ import annotations

import argparse
import sys

from tests.torture.installation import fresh_installation


def found(typed: str) -> set[int]:
    from haystack.query import SearchQuerySet

    results = SearchQuerySet().filter(content=f'"{typed}"').values_list("pk", flat=True)
    return set(results[: len(results)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--substrings", type=int, default=1000)
    asked = parser.parse_args()
    with fresh_installation():
        sys.exit(compare(asked.articles, asked.substrings))


def compare(articles: int, number: int) -> int:
    """The number of wrong answers, each of them told."""
    from tests.search.corpus import Bare, fill, substrings
    from tests.search.forms import FORMS

    fill(articles)
    bare = Bare.of_all()
    missed = extra = wrong = 0
    for place, typed in enumerate(substrings(number, seed=2)):
        expected = bare.holding(typed)
        for form in (str, *FORMS) if place % 10 == 0 else (str,):
            got = found(form(typed))
            missed, extra = missed + len(expected - got), extra + len(got - expected)
            if got != expected:
                wrong += 1
                print(f"{form(typed)!r}: {len(expected - got)} missed, {len(got - expected)} extra")
    print(f"{number} strings on {articles} articles: {missed} missed, {extra} extra")
    return wrong


if __name__ == "__main__":
    main()
