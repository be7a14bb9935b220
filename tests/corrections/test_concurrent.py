"""Editors who save at the same moment: exactly as many revisions as accepted saves, no name twice, nobody stuck."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.at_once import run, run_at_once
from tests.support.databases import BOTH, Migrated
from tests.support.editors import cross, make_articles, save_at_once

# tests.torture.editors has more of each.
EDITORS, SAVES, TURNS = 3, 8, 5

# Each signs its own article with the same new names.
SIGN = """
from articles.corrections import correct
from articles.models import Article
article = Article.objects.get(pk={pk})
signed = [{{"role": "记者", "name": name}} for name in ("赵小舟", "王大河", "李四平")]
correct(article, version=article.version, changes={{"bylines": signed}}, by=None)
"""
NAMES = """
from articles.models import Byline, Reporter
print(sorted(Reporter.objects.values_list("name", flat=True)) == sorted(["赵小舟", "王大河", "李四平"]))
print(Byline.objects.count(), Byline.objects.exclude(reporter=None).count())
"""


@dataclass(frozen=True)
class Desk:
    """A database and articles in it; each test takes its own."""

    environment: dict[str, str]
    keys: list[int]


@pytest.fixture(scope="module", params=BOTH)
def desk(
    request: pytest.FixtureRequest, migrated: Migrated, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    with migrated.database(request.param, tmp_path_factory.mktemp("desk") / "data") as environment:
        yield Desk(environment, make_articles(environment, 9))


def test_no_accepted_save_is_lost(desk: Desk, tmp_path: Path) -> None:
    accepted, result = save_at_once(desk.environment, tmp_path, desk.keys[0], EDITORS, SAVES)
    assert accepted == [str(SAVES)] * EDITORS
    assert result == [str(EDITORS * SAVES + 1)] * 3


def test_a_name_that_several_sign_with_at_once_is_one_person(desk: Desk, tmp_path: Path) -> None:
    run_at_once([SIGN.format(pk=pk) for pk in desk.keys[1:5]], desk.environment, tmp_path)
    assert run(NAMES, desk.environment) == "True\n12 12"


def test_two_who_write_the_same_rows_in_another_order_wait_for_each_other(desk: Desk, tmp_path: Path) -> None:
    assert cross(desk.environment, tmp_path, desk.keys[5:], TURNS) == [str(2 * TURNS + 1)] * 4
