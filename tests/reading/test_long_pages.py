"""What is repeated thousands of times is read in a time that grows no faster than the page."""

from __future__ import annotations

import time

import pytest

from articles.reading.reader import read_page

TIMES = 5_000
# Four times as much takes at most so many times as long: linear work four, quadratic sixteen.
AT_MOST = 10.0
# Below that a machine with other work to do says nothing.
NOISE = 1.0
REPEATED = [
    "（下转第2版）",
    "（下转第2版）\n",
    "■记者 ",
    "（记者 周雨桐）",
    "一等奖：周雨桐、",
    "2023年",
    "本报讯 ",
    "《",
    "1",
]


def seconds(text: str) -> float:
    start = time.process_time()
    read_page(text)
    return time.process_time() - start


@pytest.mark.parametrize("repeated", REPEATED)
def test_no_repetition_takes_more_than_its_share(repeated: str) -> None:
    once = seconds(repeated * TIMES)
    assert seconds(repeated * TIMES * 4) < max(NOISE, once) * AT_MOST
