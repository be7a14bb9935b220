"""How likely a text is to be Chinese news."""

from __future__ import annotations

from articles.importing.files.likelihood import bits_of, is_clean, is_plausible

NEWS = "昨天上午，全市中小学生运动会在体育中心开幕。"


def test_the_right_reading_costs_less_than_a_wrong_one() -> None:
    assert bits_of(NEWS) < bits_of(NEWS.encode("utf-8").decode("gb18030", "replace"))


def test_news_is_plausible_and_rare_characters_in_a_row_are_not() -> None:
    assert is_plausible(NEWS)
    assert not is_plausible("".join(map(chr, range(0x3400, 0x3440))))


def test_a_few_unreadable_characters_leave_a_text_clean() -> None:
    assert is_clean(NEWS + "\ufffd")
    assert not is_clean("\ufffd" * 10)
