"""An archive made by an earlier release answers every address as that release did: no link dies, no text changes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.processes import manage, serving
from tests.upgrades.answers import ask
from tests.upgrades.archives import HERE, RELEASES, copy_upgraded, own_settings

Answers = dict[str, dict[str, Any]]


@pytest.fixture(scope="module", params=RELEASES)
def answers(
    request: pytest.FixtureRequest, shared_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Answers, Answers]]:
    """What the release said and what is said now, after migration."""
    said: Answers = json.loads((HERE / f"{request.param}.json").read_text("utf-8"))
    data = tmp_path_factory.mktemp(request.param)
    with pytest.MonkeyPatch.context() as patch:
        own_settings(patch)
        copy_upgraded(shared_folder, request.param, data)
        assert manage(data, "check_index").returncode == 0
        with serving(data) as server:
            yield said, {address: ask(server, address) for address in said}


def gone(said: Answers) -> set[str]:
    """Where only the permalink had been withdrawn, the article was still listed; now it no longer is."""
    return {address for address, answer in said.items() if answer["status"] == 410}


def differing(answers: tuple[Answers, Answers], key: str) -> dict[str, Any]:
    """Address → (then, now)."""
    said, says = answers
    pairs = {address: (said[address].get(key), says[address].get(key)) for address in said}
    return {address: pair for address, pair in pairs.items() if pair[0] != pair[1]}


# What was public once and is hidden was 404: now it is said that it is not public for now.
SAID_SINCE = {(404, 410)}
# A day of which nothing is held was 404: within the archive's span it has a page by now.
DAY = re.compile(r"/issues/\d{4}-\d\d-\d\d/")
# Ways on that there were none of.
NEW = re.compile(
    r"/issues/(\d{4}-\d\d|missing)/|/issues/\d{4}-\d\d-\d\d\.json|/reporters/[a-z0-9-]+/(works/|works\.csv|feed/)"
)


def test_every_address_answers_as_before(answers: tuple[Answers, Answers]) -> None:
    pairs = differing(answers, "status")
    days = {address for address, pair in pairs.items() if DAY.fullmatch(address) and pair == (404, 200)}
    assert {address: pair for address, pair in pairs.items() if address not in days and pair not in SAID_SINCE} == {}


def test_every_redirect_leads_where_it_led(answers: tuple[Answers, Answers]) -> None:
    """With the query string, which was left behind."""
    pairs = differing(answers, "location")
    queries = {address: f"?{address.partition('?')[2]}" for address in pairs}
    assert {address: pair for address, pair in pairs.items() if pair[0] + queries[address] != pair[1]} == {}


def test_every_article_prints_what_it_printed(answers: tuple[Answers, Answers]) -> None:
    assert differing(answers, "printed") == {}


def test_every_list_and_search_names_the_same_in_the_same_order(answers: tuple[Answers, Answers]) -> None:
    hidden = gone(answers[0])
    pairs = differing(answers, "links")
    seen = {
        address: [[link for link in links if link not in hidden and not NEW.fullmatch(link)] for links in pair]
        for address, pair in pairs.items()
        if pair[0] is not None
    }
    # On the front of an issue the photos stand apart from the texts by now.
    ordered = {a: [sorted(links) for links in pair] if DAY.fullmatch(a) else pair for a, pair in seen.items()}
    assert {address: (then, now) for address, (then, now) in ordered.items() if then != now} == {}


def test_no_list_and_no_search_names_what_was_withdrawn(answers: tuple[Answers, Answers]) -> None:
    hidden = gone(answers[0])
    assert {address for address, answer in answers[1].items() if hidden & set(answer.get("links", ()))} == set()


def test_the_archive_has_every_kind_of_answer(answers: tuple[Answers, Answers]) -> None:
    links = [answer["status"] for address, answer in answers[0].items() if address.startswith("/a/")]
    assert set(links) == {200, 301, 404, 410}
