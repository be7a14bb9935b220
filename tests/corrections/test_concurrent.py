"""Editors who save at the same moment: exactly as many revisions as accepted saves, no name twice, nobody stuck."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.at_once import run, run_at_once
from tests.support.databases import BOTH, Migrated

EDITORS, SAVES = 3, 8

PREPARE = """
from tests.support.factories import make_article, make_page
for number in range({articles}):
    print(make_article(make_page(), headline=str(number), body="x").pk)
"""

EDIT = """
from articles.corrections import StaleVersion, correct
from articles.models import Article
accepted = 0
for number in range({saves}):
    article = Article.objects.get(pk={pk})
    while True:
        try:
            change = {{"body": article.body + "\\n{editor}." + str(number)}}
            correct(article, version=article.version, changes=change, by=None)
            break
        except StaleVersion as stale:
            article = stale.current
    accepted += 1
print(accepted)
"""

RESULT = """
from articles.models import Article
article = Article.objects.get(pk={pk})
print(article.version, article.revisions.count(), len(article.paragraphs))
"""

VERSIONS = """
from articles.models import Article
print(*Article.objects.filter(pk__in={keys}).values_list("version", flat=True))
"""

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

# Each goes through the same articles, every second the other way round, all in one transaction.
CROSS = """
from articles.corrections import correct
from articles.models import Article
from articles.models.one_writer import one_writer
for turn in range(5):
    with one_writer():
        for article in Article.objects.filter(pk__in={keys}).order_by("{order}"):
            correct(article, version=article.version, changes={{"headline": "{editor}." + str(turn)}}, by=None)
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
        keys = [int(key) for key in run(PREPARE.format(articles=9), environment).split()]
        yield Desk(environment, keys)


def test_no_accepted_save_is_lost(desk: Desk, tmp_path: Path) -> None:
    pk = desk.keys[0]
    editors = [EDIT.format(pk=pk, saves=SAVES, editor=n) for n in range(EDITORS)]
    assert run_at_once(editors, desk.environment, tmp_path) == [str(SAVES)] * EDITORS
    accepted = EDITORS * SAVES
    assert run(RESULT.format(pk=pk), desk.environment) == f"{accepted + 1} {accepted + 1} {accepted + 1}"


def test_a_name_that_several_sign_with_at_once_is_one_person(desk: Desk, tmp_path: Path) -> None:
    run_at_once([SIGN.format(pk=pk) for pk in desk.keys[1:5]], desk.environment, tmp_path)
    assert run(NAMES, desk.environment) == "True\n12 12"


def test_two_who_write_the_same_rows_in_another_order_wait_for_each_other(desk: Desk, tmp_path: Path) -> None:
    keys = desk.keys[5:]
    crossing = [CROSS.format(keys=keys, order=order, editor=n) for n, order in enumerate(["pk", "-pk"])]
    run_at_once(crossing, desk.environment, tmp_path)
    assert run(VERSIONS.format(keys=keys), desk.environment) == " ".join(["11"] * 4)
