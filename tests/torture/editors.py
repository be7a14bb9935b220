"""Editors who save the same articles at once: no accepted save is lost, and nobody waits for ever for another.

python -m tests.torture.editors [--editors 8] [--saves 125] [--turns 50] [--at-the-desk 10000] [--articles 50]

First by the functions that save, then 16 through the forms of the desk, where what is refused goes round merged.
On SQLite, and where TEST_DATABASE_URL leads to a server on PostgreSQL too.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

from tests.support.databases import SERVER, Migrated
from tests.support.desk_editors import edit_at_once, make_desk, nothing_lost, result
from tests.support.editors import cross, make_articles, save_at_once
from tests.torture.archives import verdict

# Editors at the desk, and how much each saves before all begin anew.
AT_THE_DESK, IN_A_ROUND = 16, 25


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--editors", type=int, default=8)
    parser.add_argument("--saves", type=int, default=125)
    parser.add_argument("--turns", type=int, default=50)
    parser.add_argument("--at-the-desk", type=int, default=10_000, help="saves through the forms")
    parser.add_argument("--articles", type=int, default=50)
    options = parser.parse_args()
    vendors = ["sqlite", *(["postgresql"] if SERVER else [])]
    sound = [tortured(vendor, options.editors, options.saves, options.turns) for vendor in vendors]
    sound += [tortured_desk(vendor, options.articles, options.at_the_desk) for vendor in vendors]
    verdict(f"{options.editors} editors, {options.saves} saves each, on {', '.join(vendors)}", all(sound))


def tortured(vendor: str, editors: int, saves: int, turns: int) -> bool:
    """Whether every accepted save is there, and all turns of two who cross each other."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder, crossing = Path(name), Path(name) / "crossing"
        crossing.mkdir()
        environment = stack.enter_context(Migrated(folder, stack).database(vendor, folder / "data"))
        pk, *keys = make_articles(environment, 5)
        accepted, result = save_at_once(environment, folder, pk, editors, saves)
        versions = cross(environment, crossing, keys, turns)
    print(f"{vendor}: accepted {accepted}; version, revisions, paragraphs {result}; crossed {versions}", flush=True)
    whole = [str(editors * saves + 1)] * 3
    return (accepted, result, versions) == ([str(saves)] * editors, whole, [str(2 * turns + 1)] * len(keys))


def tortured_desk(vendor: str, articles: int, saves: int) -> bool:
    """Whether each save through the forms is one revision, and all that was typed stands in the texts."""
    rounds, told = range(0, saves // AT_THE_DESK, IN_A_ROUND), Counter[str]()
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        environment = stack.enter_context(Migrated(folder, stack).database(vendor, folder / "data"))
        keys = make_desk(environment, AT_THE_DESK, articles)
        for first in rounds:
            number = min(IN_A_ROUND, saves // AT_THE_DESK - first)
            told += edit_at_once(environment, folder / f"round{first}", keys, AT_THE_DESK, first, number)
        found = result(environment, keys)
    print(f"{vendor}, {AT_THE_DESK} at the desk: {dict(told)}; {found}", flush=True)
    return nothing_lost(told, found, saves // AT_THE_DESK * AT_THE_DESK)


if __name__ == "__main__":
    main()
