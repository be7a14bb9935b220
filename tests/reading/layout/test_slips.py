"""How alike two pieces of text are, but for a few misread characters."""

from __future__ import annotations

import pytest

from articles.reading.layout.slips import alike, allowed_slips, spelled_by

MEETING = "昨天下午，全市防汛工作会议召开，研究部署下一阶段的重点任务。"


@pytest.mark.parametrize(
    "copy", [MEETING, MEETING.replace("部署", "部暑"), MEETING.replace("部署", "部"), MEETING + "了"]
)
def test_a_copy_may_have_a_misread_a_lost_or_an_added_character(copy: str) -> None:
    assert alike(MEETING, copy)


def test_another_number_is_another_text() -> None:
    assert not alike("第3次会议昨天下午在城东召开，研究部署任务。", "第4次会议昨天下午在城东召开，研究部署任务。")


def test_longer_copies_may_have_more_slips() -> None:
    assert [allowed_slips(length) for length in (13, 14, 30, 500)] == [0, 1, 2, 4]


def test_the_characters_that_spell_a_text_are_counted() -> None:
    assert spelled_by("防汛工作会议", "防汛工作会议召开", 0) == (6, 0)
    assert spelled_by("防汛工作会议", "防汛工做会议召开", 1) == (6, 1)
    assert spelled_by("防汛工作会议", "防洪工做会议召开", 1) is None
