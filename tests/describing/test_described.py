"""What is said of an article in a line or two."""

from __future__ import annotations

from dataclasses import replace

from articles.describing.described import OPENING
from tests.describing.examples import BARE, FULL


def test_a_long_text_is_cut_at_a_length_that_a_card_shows() -> None:
    opening = replace(FULL, paragraphs=("长" * 500,)).opening
    assert len(opening) == OPENING
    assert opening.endswith("长…")


def test_of_an_item_without_a_text_it_says_where_it_was_printed() -> None:
    assert replace(BARE, paragraphs=()).opening == "《地方日报·湖滨版》2023年9月12日（推定） 第1版"


def test_a_subtitle_goes_without_its_dashes_behind_the_title() -> None:
    assert FULL.full_title == "渡口换上了新船：撑船的人说新船轻了一半"


def test_half_width_signs_are_set_full_width_for_readers() -> None:
    assert replace(BARE, paragraphs=("渡口,换船.",)).opening == "渡口，换船。"
