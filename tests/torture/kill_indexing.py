"""kill -9 between commit and index: everything saved is found within 60 s of the restart, and no file is left over.

python -m tests.torture.kill_indexing [--kills 50] [--articles 500] [--seed 1]
"""

from __future__ import annotations

import argparse

from tests.support.index_kills import kill_savers, strangers, unreferenced
from tests.support.processes import manage
from tests.torture.archives import archive, verdict

MOST_SECONDS = 60


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with archive(options.articles) as data:
        outcome = kill_savers(data, options.kills, options.seed)
        manage(data, "drain_index").check_returncode()
        left = unreferenced(data / "index")
        checked = manage(data, "check_index").returncode
        # What a killed rebuild left is no orphan: this one goes on with it.
        manage(data, "rebuild_search").check_returncode()
        left += strangers(data / "index")
    sentence = (
        f"kill -9: {outcome.kills} between commit and index, unsound after {outcome.unsound}, "
        f"slowest restart {outcome.slowest} s, check_index exit {checked}, orphan files {left}"
    )
    verdict(sentence, not (outcome.unsound or left or checked) and outcome.slowest < MOST_SECONDS)


if __name__ == "__main__":
    main()
