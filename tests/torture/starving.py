"""What a reader waits for a search while one client takes all it can get, straight from gunicorn and through nginx.

    python -m tests.torture.starving --articles 20000 [--checkout OTHER]

Each attack by itself, then all of them at once: 20 full exports, 10 slow bodies, 60 silent connections, addresses of
10 MB. ``--checkout`` measures another release, without nginx.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.support.nginx import proxying
from tests.support.places import ROOT
from tests.support.processes import manage, serving
from tests.support.starving import long_address, under

ATTACKS = {
    "nothing": {},
    "20 exports": {"exports": 20},
    "10 slow bodies": {"slow bodies": 10},
    "10 slow heads": {"slow heads": 10},
    "60 silent connections": {"silent connections": 60},
    "a 10 MB address, again and again": {"long addresses": 1},
    "all at once": {
        "exports": 20,
        "slow bodies": 10,
        "slow heads": 10,
        "silent connections": 60,
        "long addresses": 1,
    },
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--searches", type=int, default=50)
    parser.add_argument("--checkout", type=Path, default=ROOT)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        fill(data, options.articles)
        with serving(data, options.checkout, VISIBILITY="public") as server:
            measure("gunicorn", server, options.searches)
            if options.checkout == ROOT:
                with proxying(server, Path(folder)) as proxy:
                    measure("nginx", proxy, options.searches)


def measure(name: str, server: str, searches: int) -> None:
    for attack, clients in ATTACKS.items():
        print(f"{name:9} {attack:34} {under(server, clients, searches)}", flush=True)
    print(f"{name:9} answer to an address of 10 MB: {long_address(server)}")


def fill(data: Path, articles: int) -> None:
    """An archive of so many articles that all say 记者, indexed."""
    import gzip
    import json

    data.mkdir()
    rows = data.parent / "articles.jsonl.gz"
    with gzip.open(rows, "wt", encoding="utf-8") as file:
        for number in range(articles):
            day, page = (
                f"20{number // 12_000 % 25:02d}-{number // 1000 % 12 + 1:02d}-{number // 36 % 28 + 1:02d}",
                number % 8,
            )
            text = f"本报讯（记者 张三）第{number}号稻田丰收，" + "市民走上桥面，喜笑颜开。" * 30
            row = {"id": f"n{number}", "date": day, "page": str(page + 1), "title": f"第{number}篇", "text": text}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    for command in (["prepare"], ["import_articles", str(rows)]):
        done = manage(data, *command)
        assert done.returncode == 0, done.stderr


if __name__ == "__main__":
    main()
