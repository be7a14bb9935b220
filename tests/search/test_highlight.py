"""Marks stand on the right printed characters, whatever lies between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.analysis import normalise
from articles.search.highlight import (
    LONGEST,
    SNIPPET_LENGTH,
    Misreading,
    find,
    mark,
    mark_title,
    near_miss,
    opening,
    snippet,
)

TEXT = st.text(st.sampled_from("水稻田丰收年a1 　“”《》，。㎡𠮷龍"), max_size=80)


def marked(text: str, *words: str) -> list[str]:
    return [part.text for part in mark(text, words) if part.marked]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("今年的水稻收成好", ["水稻"], ["水稻"]),
        ("今年的“水”稻", ["水稻"], ["水”稻"]),
        ("于 2013年", ["于2013"], ["于 2013"]),
        ("面积3㎡。", ["3m"], ["3㎡"]),
        ("𠮷野家", ["野家"], ["野家"]),
        ("龍井茶", ["龙井"], ["龍井"]),
        ("ＡＢＣ", ["b"], ["Ｂ"]),
        ("哈哈哈", ["哈哈"], ["哈哈哈"]),
        ("水稻田", ["水稻", "稻田"], ["水稻田"]),
        ("水 稻", ["水", "稻"], ["水", "稻"]),
        ("水稻", ["麦"], []),
        ("a.b", ["a.b"], ["a.b"]),
        ("axb", ["a.b"], []),
    ],
)
def test_a_word_is_marked_where_it_is_printed(text: str, words: list[str], expected: list[str]) -> None:
    assert marked(text, *words) == expected


@given(TEXT, st.integers(0, 80), st.integers(1, 6))
def test_every_mark_reads_as_the_word(text: str, start: int, length: int) -> None:
    word = normalise(text[start : start + length])
    if word:
        ranges = find(text, [word])
        assert ranges
        assert all(word in normalise(text[first:last]) for first, last in ranges)


@given(TEXT, TEXT)
def test_parts_joined_are_the_text(text: str, word: str) -> None:
    assert "".join(part.text for part in mark(text, [normalise(word)] if normalise(word) else [])) == text


@given(st.lists(TEXT, max_size=4), st.integers(0, 80))
def test_a_snippet_is_a_piece_of_one_paragraph(paragraphs: list[str], start: int) -> None:
    word = normalise("".join(paragraphs)[start : start + 2])
    piece = snippet(paragraphs, [word]) if word else None
    if piece:
        assert any(str(piece) in paragraph for paragraph in paragraphs)
        assert any(word in normalise(part.text) for part in piece.parts if part.marked)


def test_the_paragraph_with_most_words_is_shown() -> None:
    piece = snippet(["水稻在这里。", "水稻在田野里。", "田野。"], ["水稻", "田野"])
    assert str(piece) == "水稻在田野里。"


def test_a_long_paragraph_is_cut_around_the_word() -> None:
    text = "前" * 300 + "水稻" + "后" * 300
    piece = snippet([text], ["水稻"])
    assert piece is not None
    assert piece.cut_before and piece.cut_after
    assert len(str(piece)) == SNIPPET_LENGTH
    assert [part.text for part in piece.parts if part.marked] == ["水稻"]


def test_a_marked_word_is_never_cut_in_two() -> None:
    text = "水稻" + "前" * (SNIPPET_LENGTH - 3) + "水稻" + "后" * 200
    piece = snippet([text], ["水稻"])
    assert piece is not None
    assert [part.text for part in piece.parts if part.marked] == ["水稻", "水稻"]


def test_the_end_of_a_text_fills_the_snippet() -> None:
    piece = snippet(["前" * 300 + "水稻"], ["水稻"])
    assert piece is not None
    assert len(str(piece)) == SNIPPET_LENGTH
    assert not piece.cut_after


def test_no_word_no_snippet() -> None:
    assert snippet(["水稻"], ["麦"]) is None
    assert snippet([], ["麦"]) is None


def test_the_differing_character_is_told_apart() -> None:
    piece = near_miss(["本报记者王勤恳报道"], [Misreading("王", "动勤", "恳"), Misreading("王勤", "垦", "")])
    assert piece is not None
    assert [(part.text, part.marked, part.differs) for part in piece.parts] == [
        ("本报记者", False, False),
        ("王", True, False),
        ("勤", True, True),
        ("恳", True, False),
        ("报道", False, False),
    ]


def test_the_differing_character_may_stand_at_an_end() -> None:
    piece = near_miss(["在当糊街"], [Misreading("当", "糊", "")])
    assert piece is not None
    assert [part.text for part in piece.parts if part.differs] == ["糊"]


def test_an_opening_is_the_beginning() -> None:
    assert opening(["水" * 200]).cut_after
    assert str(opening(["水稻"])) == "水稻"
    assert str(opening([])) == ""


@pytest.mark.parametrize("query", ["哈哈", "哈" * 200, "哈"])
@pytest.mark.parametrize("text", ["哈" * 3000, "前" * 900 + "哈" * 3000, "哈" * 3000 + "后" * 900, "哈哈呵" * 2000])
def test_a_snippet_ends_whatever_is_asked_for(text: str, query: str) -> None:
    piece = snippet([text], [query, "呵哈"])
    assert piece is None or 0 < len(str(piece)) <= LONGEST
    assert piece is None or (any(part.marked for part in piece.parts) and str(piece) in text)


@pytest.mark.parametrize("words", [["题"], ["题题"], []])
def test_a_title_of_thousands_of_characters_is_cut(words: list[str]) -> None:
    parts = mark_title("题" * 5000, words)
    assert sum(len(part.text) for part in parts) == LONGEST + 1
    assert parts[-1].text == "…"
    assert mark_title("题目", ["题"]) == mark("题目", ["题"])
