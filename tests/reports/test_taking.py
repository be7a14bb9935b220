"""Limits hold whoever comes at the same moment."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.at_once import run, run_at_once
from tests.support.databases import BOTH, Migrated

MADE = "from tests.support.factories import make_article; print(make_article().permalink_id)"
FILE = """
from articles.models import Permalink
from articles.reports.limits import LimitReached
from articles.reports.taking import take_case, take_text_report
link, taken = Permalink.objects.get(pk="{code}"), 0
for number in range(3):
    try:
        take_text_report(link, {{"passage": "{process}." + str(number), "should_be": ""}}, "10.0.0.1")
        taken += 1
    except LimitReached:
        pass
print(taken)
"""
SAME = """
from articles.models import Permalink
from articles.reports.taking import take_case
typed = dict.fromkeys(["passage", "should_be", "grounds", "contact_name", "mail"], "")
typed |= {{"kind": "removal", "asks": "x", "telephone": "12345"}}
print(take_case(Permalink.objects.get(pk="{code}"), typed, "10.0.0.1").receipt)
"""


@pytest.fixture(params=BOTH)
def database(request: pytest.FixtureRequest, migrated: Migrated, tmp_path: Path):
    with migrated.database(request.param, tmp_path / "data") as environment:
        yield environment


def test_several_at_once_are_counted_like_one_after_the_other(database: dict[str, str], tmp_path: Path) -> None:
    code = run(MADE, database)
    taken = run_at_once([FILE.format(code=code, process=n) for n in range(4)], database, tmp_path)
    assert sum(int(number) for number in taken) == 5


def test_a_double_click_is_one_case(database: dict[str, str], tmp_path: Path) -> None:
    code = run(MADE, database)
    assert len(set(run_at_once([SAME.format(code=code)] * 4, database, tmp_path))) == 1
