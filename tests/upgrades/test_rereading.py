"""Pages read by an earlier release are read again: what people did stays, the rest is as a fresh import has it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.digest import tables
from tests.support.prepared import copy_migrated
from tests.support.processes import ROOT, environment, manage
from tests.upgrades.archives import RELEASES, copy_upgraded, own_settings

Told = dict[str, dict[str, Any]]
# What a reading says anew of what stays, its place on the page; and what the index finds besides.
MAY_CHANGE = {"order", "version", "changed_at", "related"}


@dataclass
class Archives:
    """Before it was read again, after it, and a new one of the same bytes."""

    data: Path
    before: Told
    after: Told
    fresh: Told


@pytest.fixture(scope="module", params=RELEASES)
def archives(
    request: pytest.FixtureRequest, shared_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Archives]:
    data, new = tmp_path_factory.mktemp(request.param), tmp_path_factory.mktemp("fresh")
    with pytest.MonkeyPatch.context() as patch:
        own_settings(patch)
        copy_upgraded(shared_folder, request.param, data)
        before = told(data)
        done = manage(data, "reread")
        assert (done.returncode, done.stderr) == (0, "")
        copy_migrated(shared_folder, new)
        fill(new, before["pages"])
        yield Archives(data, before, told(data), told(new))


def told(data: Path) -> Told:
    settings = environment(data, DJANGO_SETTINGS_MODULE="newsroom.settings")
    command = [sys.executable, "-m", "tests.upgrades.rereading"]
    done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    found: Told = json.loads(done.stdout)
    return found


def fill(data: Path, pages: dict[str, Any]) -> None:
    """These bytes in a new archive, in the order in which they came."""
    folder = data / "pages"
    folder.mkdir()
    rows = ["file,date,date_source,page"]
    for number, page in enumerate(pages.values()):
        (folder / f"{number:03d}.txt").write_bytes(bytes.fromhex(page["raw"]))
        rows.append(f"{number:03d}.txt,{page['date']},{'supplied' if page['date'] else ''},{page['number']}")
    (folder / "manifest.csv").write_text("\n".join(rows) + "\n", "utf-8")
    assert "没有入库" not in manage(data, "import_pages", str(folder)).stderr


def touched(told: Told) -> Told:
    return {link: one for link, one in told["articles"].items() if one["touched"]}


def test_what_people_did_stays_to_the_letter(archives: Archives) -> None:
    stay = touched(archives.before)
    assert stay
    for link, one in stay.items():
        now = archives.after["articles"][link]["columns"]
        assert {k: v for k, v in now.items() if k not in MAY_CHANGE} == {
            k: v for k, v in one["columns"].items() if k not in MAY_CHANGE
        }


def test_the_rest_is_as_a_fresh_import_has_it(archives: Archives) -> None:
    rest = [one["row"] for one in archives.after["articles"].values() if not one["touched"]]
    fresh = [one["row"] for one in archives.fresh["articles"].values()]
    assert [row for row in rest if row not in fresh] == []
    assert rest


def test_what_a_fresh_import_has_besides_is_what_people_did(archives: Archives) -> None:
    rest = [one["row"] for one in archives.after["articles"].values() if not one["touched"]]
    besides = [one["row"] for one in archives.fresh["articles"].values() if one["row"] not in rest]
    places = {(one["row"]["page"], one["row"]["order"]) for one in touched(archives.after).values()}
    assert {(row["page"], row["order"]) for row in besides} <= places


def test_no_permalink_dies(archives: Archives) -> None:
    said, says = (
        {link: one["status"] for link, one in told["articles"].items()} for told in (archives.before, archives.after)
    )
    assert said.keys() <= says.keys()
    changed = {link: (was, says[link]) for link, was in said.items() if was != says[link]}
    assert {link: pair for link, pair in changed.items() if pair != (200, 301)} == {}
    assert {200, 410} <= {*said.values()}


def test_a_second_time_changes_no_row(archives: Archives) -> None:
    before = tables(archives.data)
    assert "没有要重读的" in manage(archives.data, "reread").stdout
    assert tables(archives.data) == before


def test_the_index_has_followed(archives: Archives) -> None:
    assert manage(archives.data, "check_index").returncode == 0
