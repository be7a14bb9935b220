"""Both engines asked the same: counts, facets, order by date, and brute force for strings.

TEST_ELASTICSEARCH_URL=http://127.0.0.1:9200 python -m tests.torture.engines [--questions 300] [--articles 20000]
"""

from __future__ import annotations

import argparse

from tests.torture.archives import archive, verdict


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with archive(options.articles):
        from tests.search.engines.both_engines import both_engines, disagreements

        with both_engines() as engines:
            asked, wrong = disagreements(engines, options.questions, options.seed)
    for line in wrong[:10]:
        print(line)
    verdict(f"engines: {sum(asked.values())} questions of {len(asked)} forms, {len(wrong)} differences", not wrong)


if __name__ == "__main__":
    main()
