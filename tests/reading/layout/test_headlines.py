"""Headline blocks to kicker, headline and subtitle."""

from __future__ import annotations

import pytest

from articles.reading.habits import Habits
from articles.reading.layout.cutting import cut_blocks
from articles.reading.layout.headlines import decks, is_open
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


def test_above_a_subtitle_kicker_and_headline_are_told_apart_as_without_it() -> None:
    rows = "全县水利现场会在青湾召开\n老水闸换新颜"
    assert read(f"{rows}\n——来自一线的见闻") == [*read(rows), ("subtitle", "——来自一线的见闻")]
    assert [role for role, _ in read(rows)] == ["kicker", "headline"]


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


def by_paper(kickers: int, *blocks: str, subtitled: bool = False, of: int = 20) -> tuple[list[str], bool]:
    """Roles of the decks in a paper of whose open decks so many begin with a kicker, and whether all are sure."""
    lines = "\n\n".join(blocks).split("\n")
    habit = Habit(subtitled=subtitled, paper=Habits(20, two_decks=of, kickers=kickers))
    found = decks(cut_blocks(lines), habit)
    return [deck.role for deck in found], all(deck.sure for deck in found)


OPEN = ("冷空气即将抵达", "周末最低气温跌到三度")


@pytest.mark.parametrize("subtitled", [True, False])
@pytest.mark.parametrize(
    ("kickers", "of", "roles"),
    [(20, 20, ["kicker", "headline"]), (0, 20, ["headline", "subtitle"]), (3, 30, ["headline", "subtitle"])],
)
def test_of_two_decks_that_tell_nothing_the_paper_s_clear_habit_tells_and_is_sure(
    kickers: int, of: int, roles: list[str], subtitled: bool
) -> None:
    assert by_paper(kickers, *OPEN, subtitled=subtitled, of=of) == (roles, True)


def test_a_paper_that_sets_both_leaves_two_open_decks_unsure() -> None:
    assert by_paper(10, *OPEN) == (["kicker", "headline"], False)


def test_a_paper_of_which_too_little_is_known_changes_nothing() -> None:
    assert by_paper(0, *OPEN, of=19) == (["kicker", "headline"], True)
    assert by_paper(0, *OPEN, of=19, subtitled=True) == (["kicker", "headline"], False)


@pytest.mark.parametrize(
    ("decks", "roles"),
    [
        (("全县防汛会议召开", "沿河各村连夜加固堤坝"), ["kicker", "headline"]),
        (("一家纺机厂的账本", "——来自车间的报道"), ["headline", "subtitle"]),
        (("外来客商持续看好外来客商持续看好", "县里前三季度再创新高"), ["headline", "subtitle"]),
        (("引题在这里", "主题是这一行", "副题说得更细"), ["kicker", "headline", "subtitle"]),
    ],
)
@pytest.mark.parametrize("kickers", [0, 20])
def test_decks_that_tell_by_themselves_ask_no_habit(decks: tuple[str, ...], roles: list[str], kickers: int) -> None:
    assert by_paper(kickers, *decks)[0] == roles


@pytest.mark.parametrize(
    ("first", "second", "is_so"),
    [
        (*OPEN, True),
        ("全县防汛会议召开", "沿河各村连夜加固堤坝", False),
        ("一家纺机厂的账本", "——来自车间的报道", False),
        ("一家纺机厂的账本", "三个班组的一年纪实", False),
    ],
)
def test_two_decks_are_open_where_no_form_tells_them_apart(first: str, second: str, is_so: bool) -> None:
    assert is_open(first, second) is is_so
