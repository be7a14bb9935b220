"""A harvester that comes again and again while several people correct and withdraw: nothing twice, nothing missed.

python -m tests.torture.harvesting [--articles 2000] [--editors 2] [--seconds 180]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from oaipmh_scythe import Scythe
from oaipmh_scythe.exceptions import NoRecordsMatch
from oaipmh_scythe.iterator import OAIResponseIterator

from tests.support.places import ROOT
from tests.support.processes import environment, serving
from tests.torture.archives import archive, verdict

OAI, TITLE = "{http://www.openarchives.org/OAI/2.0/}", "{http://purl.org/dc/elements/1.1/}title"
# Until what was done last is told.
A_MINUTE = 65

# Code → title, none where deleted.
Copies = dict[str, str | None]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--editors", type=int, default=2)
    parser.add_argument("--seconds", type=int, default=180)
    asked = parser.parse_args()
    with archive(asked.articles) as folder:
        from articles.corrections.publishing import adopt_settings

        adopt_settings()
        time.sleep(A_MINUTE)
        with (
            serving(folder, ALLOWED_HOSTS="127.0.0.1") as site,
            Scythe(f"{site}/oai", timeout=60, iterator=OAIResponseIterator) as scythe,
        ):
            copies, sound = harvested_meanwhile(scythe, folder, asked.editors, asked.seconds)
        missed = {code: title for code, title in standing().items() if copies.get(code, "") != title}
    print(f"{len(copies)} records, {len(missed)} missed or out of date", flush=True)
    verdict(f"harvests of {asked.articles} articles with {asked.editors} editors at work", sound and not missed)


def harvested_meanwhile(scythe: Scythe, folder: Path, editors: int, seconds: int) -> tuple[Copies, bool]:
    """What a harvester has in the end, and whether no harvest had anything twice."""
    copies, since, sound = Copies(), "", True
    with at_work(folder, editors):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            since, once = harvest(scythe, since, copies)
            sound &= once
            time.sleep(1)
    time.sleep(A_MINUTE)
    _, once = harvest(scythe, since, copies)
    return copies, sound and once


def harvest(scythe: Scythe, since: str, copies: Copies) -> tuple[str, bool]:
    """Takes over what changed since; from when the next one goes on, and whether nothing came twice."""
    try:
        answers = list(scythe.list_records(metadata_prefix="oai_dc", **({"from_": since} if since else {})))
    except NoRecordsMatch:
        return since, True
    until = answers[0].xml.findtext(f"{OAI}responseDate")
    records = [record for answer in answers for record in answer.xml.iter(f"{OAI}record")]
    found = [(one.findtext(f"{OAI}header/{OAI}identifier"), one.findtext(f".//{TITLE}")) for one in records]
    copies |= {identifier.rpartition(":")[2]: title for identifier, title in found}
    print(f"{len(found)} records in {len(answers)} answers until {until}", flush=True)
    return until, len({identifier for identifier, _ in found}) == len(found)


@contextmanager
def at_work(folder: Path, editors: int) -> Iterator[None]:
    command = [sys.executable, "-m", "tests.support.desk_at_work"]
    people = [subprocess.Popen(command, cwd=ROOT, env=environment(folder)) for _ in range(editors)]
    try:
        yield
    finally:
        for one in people:
            one.terminate()
            one.wait()


def standing() -> Copies:
    from articles.models import Article
    from articles.views.described import described

    public = {one.permalink_id: described(one).full_title for one in Article.objects.public().with_context()}
    return {code: public.get(code) for code in Article.objects.values_list("permalink", flat=True)}


if __name__ == "__main__":
    main()
