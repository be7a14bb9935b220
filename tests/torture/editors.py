"""Editors who save the same articles at once: no accepted save is lost, and nobody waits for ever for another.

python -m tests.torture.editors [--editors 8] [--saves 125] [--turns 50]

On SQLite, and where TEST_DATABASE_URL leads to a server on PostgreSQL too.
"""

from __future__ import annotations

import argparse
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.support.databases import SERVER, Migrated
from tests.support.editors import cross, make_articles, save_at_once
from tests.torture.archives import verdict


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--editors", type=int, default=8)
    parser.add_argument("--saves", type=int, default=125)
    parser.add_argument("--turns", type=int, default=50)
    options = parser.parse_args()
    vendors = ["sqlite", *(["postgresql"] if SERVER else [])]
    sound = [tortured(vendor, options.editors, options.saves, options.turns) for vendor in vendors]
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


if __name__ == "__main__":
    main()
