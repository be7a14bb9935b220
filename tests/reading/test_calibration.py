"""The margin that makes an item certain is worth what docs/reading.md says, on pages unlike those it was set on too."""

from __future__ import annotations

import pytest

from articles.reading.layout.items import SURE
from tests.bench.calibration import GROUPS, Judged, judged, pages_of, share_right

# Shares of the certain items that are right at least; the figures of many pages stand in docs/reading.md.
LEAST = {"known": 0.985, "foreign": 0.93, "disturbed": 0.89}


@pytest.fixture(scope="module", params=GROUPS)
def group(request: pytest.FixtureRequest) -> tuple[str, list[Judged]]:
    name = request.param
    return name, [item for page in pages_of(name, 2, 11) for item in judged(page, name)]


def test_what_is_certain_is_right(group: tuple[str, list[Judged]]) -> None:
    name, items = group
    assert share_right([item for item in items if item.certain]) >= LEAST[name]


def test_what_is_not_certain_is_wrong_far_more_often(group: tuple[str, list[Judged]]) -> None:
    name, items = group
    certain, doubtful = ([item for item in items if item.certain is sure] for sure in (True, False))
    assert len(certain) > 2 * len(doubtful) if name == "known" else len(certain) > len(doubtful)
    assert share_right(doubtful) < share_right(certain) - 0.1 or name == "known"


def test_no_item_with_a_narrow_margin_is_certain(group: tuple[str, list[Judged]]) -> None:
    assert not [item for item in group[1] if item.certain and item.margin < SURE]
