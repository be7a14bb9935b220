"""kill -9 of the worker at random moments, jobs in its hands: each is done in the end, none is lost.

python -m tests.torture.kill_working [--kills 50] [--seed 1]
"""

from __future__ import annotations

import argparse
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.support.databases import SERVER, Migrated
from tests.support.workers import kill_workers
from tests.torture.archives import verdict


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    told, sound = [], True
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        migrated = Migrated(folder / "shared", stack)
        (folder / "shared").mkdir()
        for vendor in ["sqlite", *(["postgresql"] if SERVER else [])]:
            environment = stack.enter_context(migrated.database(vendor, folder / vendor))
            killed = kill_workers(environment, folder / f"{vendor} marks", options.kills, options.seed)
            again, left = f"{killed.again} done once more", f"not done {killed.left}"
            told.append(f"{vendor}: {options.kills} kill -9, {killed.struck} with a job in hand, {again}, {left}")
            sound = sound and not killed.left
    verdict("; ".join(told), sound)


if __name__ == "__main__":
    main()
