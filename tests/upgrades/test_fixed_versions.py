"""Every version of every article of an earlier release has its page, whatever that release had left unsaid."""

from __future__ import annotations

import json
import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.processes import serving
from tests.upgrades.answers import ask
from tests.upgrades.archives import HERE, RELEASES, copy_upgraded, own_settings


@pytest.fixture(scope="module", params=RELEASES)
def server(
    request: pytest.FixtureRequest, shared_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, list[str]]]:
    """Its address, and those of articles and of parts that readers see."""
    said = json.loads((HERE / f"{request.param}.json").read_text("utf-8"))
    data = tmp_path_factory.mktemp(request.param)
    with pytest.MonkeyPatch.context() as patch:
        own_settings(patch)
        patch.setenv("RAW_TEXT", "public")
        copy_upgraded(shared_folder, request.param, data)
        with serving(data) as address:
            yield address, [place for place in said if place.startswith("/a/") and said[place].get("printed")]


def versions_of(address: str) -> int:
    """0 at a page of parts."""
    with urllib.request.urlopen(address, timeout=60) as answer:
        found = re.search(r"本稿是第 (\d+) 稿", answer.read().decode())
    return int(found[1]) if found else 0


def test_every_version_of_what_readers_see_is_answered(server: tuple[str, list[str]]) -> None:
    site, places = server
    counts = {place: versions_of(f"{site}{place}") for place in places if "?" not in place}
    answers = {
        place: [ask(site, f"{place}v/{number}/")["status"] for number in range(1, count + 2)]
        for place, count in counts.items()
        if count
    }
    assert {place: statuses for place, statuses in answers.items() if statuses != [200] * counts[place] + [404]} == {}
    assert max(counts.values()) > 2


def test_the_newest_version_prints_what_the_article_prints(server: tuple[str, list[str]]) -> None:
    site, places = server
    newest = {place: versions_of(f"{site}{place}") for place in places if "?" not in place}
    differing = [
        place for place, version in newest.items() if version and ask(site, place) != ask(site, f"{place}v/{version}/")
    ]
    assert differing == []
