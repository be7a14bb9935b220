"""Headline blocks to kicker, headline and subtitle."""

from __future__ import annotations

from articles.reading.layout.cutting import cut_blocks
from articles.reading.layout.headlines import decks
from articles.reading.layout.kickers import Habit


def read(*blocks: str) -> list[tuple[str, str]]:
    lines = "\n\n".join(blocks).split("\n")
    return [(deck.role, deck.text) for deck in decks(cut_blocks(lines), Habit())]


def test_one_block_is_the_headline() -> None:
    assert read("夜间门诊开到晚上九点半") == [("headline", "夜间门诊开到晚上九点半")]


def test_of_two_blocks_the_first_is_the_kicker() -> None:
    assert read("冷空气即将抵达", "周末最低气温跌到三度") == [
        ("kicker", "冷空气即将抵达"),
        ("headline", "周末最低气温跌到三度"),
    ]


def test_a_dash_makes_a_subtitle_also_within_the_block() -> None:
    expected = [("headline", "一家纺机厂的账本"), ("subtitle", "——来自车间的报道")]
    assert read("一家纺机厂的账本", "——来自车间的报道") == expected
    assert read("一家纺机厂的账本\n——来自车间的报道") == expected


def test_the_third_block_is_a_subtitle() -> None:
    assert [role for role, _ in read("引题在这里", "主题是这一行", "副题说得更细")] == [
        "kicker",
        "headline",
        "subtitle",
    ]


def test_the_lines_of_one_block_are_phrases_of_one_headline() -> None:
    assert read("老旧小区加装电梯\n邻里坐下来谈成了") == [("headline", "老旧小区加装电梯 邻里坐下来谈成了")]


def test_a_line_set_twice_is_the_headline_and_what_follows_its_subtitle() -> None:
    assert read("外来客商持续看好外来客商持续看好\n县里前三季度再创新高") == [
        ("headline", "外来客商持续看好"),
        ("subtitle", "县里前三季度再创新高"),
    ]


def test_kicker_and_headline_on_one_line_are_parted_where_their_lengths_differ() -> None:
    assert read("全省乡村振兴示范村镇名单正式对外公布 云渡镇榜上有名") == [
        ("kicker", "全省乡村振兴示范村镇名单正式对外公布"),
        ("headline", "云渡镇榜上有名"),
    ]
