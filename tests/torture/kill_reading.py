"""kill -9 of the worker at random moments while OCR reads scans: every page is read once, none is lost.

python -m tests.torture.kill_reading [--kills 50] [--seed 1] [--database sqlite]
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

from tests.support.at_once import run
from tests.support.databases import SERVER, Migrated
from tests.support.made_scan import made_scan
from tests.support.workers import LEASE, Environment, at_work, jobs_of, worker_code
from tests.torture.archives import verdict

ROWS = ["昨天上午新桥正式", "通车两岸市民走上", "桥面喜笑颜开。"]
IMPORT = """
from articles.importing.files.sources import read_sources
from articles.importing.pages import import_sources
list(import_sources(read_sources([{folder!r}])))
"""
READ = """
import json
from articles.models import PageText
fields = ("page__issue__date", "page__number", "version", "extractor", "text")
print(json.dumps(list(PageText.objects.order_by("pk").values_list(*fields)), default=str))
"""


def make_scans(folder: Path, count: int) -> set[str]:
    """So many small pictures, each of its own day; the days."""
    folder.mkdir()
    days = [dt.date(2024, 3, 1) + dt.timedelta(days=number) for number in range(count)]
    for number, day in enumerate(days):
        scan = made_scan([ROWS[number % 3 :] + ROWS[: number % 3]], size=41 + number % 4)
        scan.save(folder / f"{day}_01.png", dpi=(300, 300))
    return set(map(str, days))


def wrong_of(environment: Environment, days: set[str]) -> list[object]:
    """Which pages were lost, read twice or read as nothing, and which jobs are not done."""
    read = json.loads(run(READ, environment))
    times = Counter(day for day, *_ in read)
    wrong: list[object] = [day for day in days if times[day] != 1]
    wrong += [one for one in read if one[:4] != [one[0], "1", 1, "rapidocr"] or "市民" not in one[4]]
    return wrong + [job for job in jobs_of(environment) if job["stage"] != "done"]


def seconds_of_one(environment: Environment) -> float:
    """From when a worker is there to its first page."""
    with at_work(environment) as worker:
        begun = time.monotonic()
        assert worker.stdout and "完成" in worker.stdout.readline()
    return time.monotonic() - begun


def kill_readers(environment: Environment, folder: Path, kills: int, seed: int) -> tuple[int, float, list[object]]:
    """How many kills found a picture that was being read, how long one takes undisturbed, and what is wrong at the end.

    There are half as many pictures as kills, so that each is struck more than once."""
    dice, days = random.Random(seed), make_scans(folder, max(kills // 2, 3) + 1)
    run(IMPORT.format(folder=str(folder)), environment)
    seconds = seconds_of_one(environment)
    for _ in range(kills):
        with at_work(environment):
            time.sleep(dice.uniform(0, seconds))
    jobs = jobs_of(environment)
    struck = sum(int(str(job["tries"])) for job in jobs) - sum(job["stage"] == "done" for job in jobs)
    time.sleep(LEASE)
    run(worker_code("--once"), environment)
    return struck, seconds, wrong_of(environment, days)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", choices=["sqlite", *(["postgresql"] if SERVER else [])], default="sqlite")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        migrated = Migrated(folder / "shared", stack)
        (folder / "shared").mkdir()
        environment = stack.enter_context(migrated.database(options.database, folder / "data"))
        struck, seconds, wrong = kill_readers(environment, folder / "in", options.kills, options.seed)
    one = f"one picture takes {seconds:.1f} s"
    verdict(f"{options.kills} kill -9, {struck} while a picture was read ({one}), wrong {wrong}", not wrong)


if __name__ == "__main__":
    main()
