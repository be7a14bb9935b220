"""The steps of docs/operations.md, word by word: a backup in an empty folder answers as the archive did."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.databases import BOTH, Migrated, own_database
from tests.support.places import ROOT
from tests.support.prepared import copy_prepared
from tests.support.printed_files import blocks
from tests.support.processes import manage, serving

LEADING = ["/", "/search/?q=平湖"]
PLACES = [*LEADING, "/issues/", "/reporters/", "/search/?q=记者&format=jsonl", "/nowhere/"]


@pytest.fixture(params=BOTH)
def servers(
    request: pytest.FixtureRequest, migrated: Migrated, shared_folder: Path, tmp_path: Path
) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """The environments of an archive of the sample pages and of where its backup was restored."""
    with (
        migrated.database(request.param, tmp_path / "old") as old,
        own_database(request.param, tmp_path / "made by the test") as new,
    ):
        new["NEWSROOM_DATA"] = str(tmp_path / "new")
        if request.param == "sqlite":
            new["DATABASE_URL"] = f"sqlite:///{tmp_path}/archive.sqlite3"
        if request.param == "sqlite":
            shutil.rmtree(tmp_path / "old")
            copy_prepared(shared_folder, tmp_path / "old")
        else:
            assert manage(tmp_path / "old", "prepare", **old).returncode == 0
        made = manage(tmp_path / "old", "backup", str(tmp_path / "backups"), **old)
        assert made.returncode == 0, made.stderr
        restore(next((tmp_path / "backups").glob("newsroom-*")), new, request.param)
        yield old, new


def restore(backup: Path, environment: dict[str, str], vendor: str) -> None:
    """What the page prints, in one shell; the second block is of a SQLite file elsewhere, the third of PostgreSQL."""
    files, moved, dump, index = blocks("operations.md", "sh")
    script = "\n".join(["set -eu", files, dump if vendor == "postgresql" else moved, index])
    variables = os.environ | environment | {"BACKUP": str(backup)}
    done = subprocess.run(["bash", "-c", script], cwd=ROOT, env=variables, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr


def answers(environment: dict[str, str]) -> dict[str, tuple[int, str]]:
    """Address → status and page, for every address of PLACES and all that the front and the search lead on to."""
    data = Path(environment["NEWSROOM_DATA"])
    with serving(data, **environment, VISIBILITY="public", SITE_URL="http://paper.example") as server:
        found = {place: ask(server, place) for place in PLACES}
        linked = {
            link for place in LEADING for link in re.findall(r'"(/(?:a|issues|reporters)/[^"#]*)"', found[place][1])
        }
        return found | {link: ask(server, link) for link in sorted(linked)}


def ask(server: str, path: str) -> tuple[int, str]:
    """Without what differs from answer to answer: the token of the form."""
    try:
        with urllib.request.urlopen(server + urllib.request.quote(path, safe="/?&=")) as answer:
            status, text = answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        status, text = error.code, error.read().decode()
    return status, re.sub(r"csrfmiddlewaretoken[^>]*", "", text)


def unordered(answer: tuple[int, str] | None) -> tuple[int, list[str]] | None:
    """Hits that are as likely come in another order from an index that was made anew."""
    return answer and (answer[0], sorted(answer[1].splitlines()))


def test_a_restored_archive_answers_as_the_one_that_was_backed_up(
    servers: tuple[dict[str, str], dict[str, str]],
) -> None:
    old, new = servers
    before, after = answers(old), answers(new)
    assert len(before) > 20
    assert {path for path in before if unordered(before[path]) != unordered(after.get(path))} == set()
    assert before.keys() == after.keys()
    keys = [Path(environment["NEWSROOM_DATA"], "secret_key").read_text() for environment in servers]
    assert keys[0] == keys[1], "who was logged in still is"
