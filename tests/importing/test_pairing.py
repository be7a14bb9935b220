from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.importing.pairing import best_pairs, swallowed_by

A = "银杏大道两旁的树叶黄了，前来拍照的市民一天比一天多。"
B = "新大桥昨天上午合龙，预计明年春天通车，两岸往来五分钟。"


def test_texts_find_each_other_in_any_order() -> None:
    assert best_pairs([[A], [B]], [B.replace("五", "十"), A.replace("黄", "红")]) == {0: 1, 1: 0}


def test_a_text_in_traditional_characters_is_the_same_text() -> None:
    traditional = "新大橋昨天上午合龍，預計明年春天通車，兩岸往來五分鐘。"
    assert best_pairs([[A], [B]], [traditional, A]) == {0: 1, 1: 0}


def test_foreign_texts_do_not_match() -> None:
    assert best_pairs([[A]], [B]) == {}


def test_a_part_knows_the_whole_it_went_into() -> None:
    assert swallowed_by(B, [A, A + B]) == 1
    assert swallowed_by(B, [A]) is None


@given(st.lists(st.text(max_size=20), max_size=5), st.lists(st.text(max_size=20), max_size=5))
def test_each_text_is_used_once(old: list[str], new: list[str]) -> None:
    pairs = best_pairs([[text] for text in old], new)
    assert len(set(pairs.values())) == len(pairs)
    assert set(pairs) <= set(range(len(new)))


def test_a_text_that_was_written_anew_is_known_by_what_was_read_at_first() -> None:
    assert best_pairs([["改写过的。", A], [B]], [B, A]) == {0: 1, 1: 0}
