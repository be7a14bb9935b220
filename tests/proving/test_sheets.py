"""What stands on which sheet: every character once and in order, no sheet too full, sentences whole where they can."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.proving.sheets import ROOM, SET, SheetBlock, blocks_of, on_sheets, width
from tests.describing.examples import EXAMPLES, FULL

GOLDEN = Path(__file__).parent / "golden"
SENTENCE = "渡口的木船昨天靠了岸，新船早上开了第一趟。"


def written(sheets: list[list[SheetBlock]]) -> str:
    """A block a line, blank lines between sheets."""
    lines = ("\n".join(f"{block.kind}{'+' * block.goes_on} {block.text}" for block in blocks) for blocks in sheets)
    return "\n\n".join(lines) + "\n"


@pytest.mark.parametrize("name", [*EXAMPLES, "long"])
def test_the_sheets_are_as_they_were(name: str) -> None:
    examples = EXAMPLES | {"long": replace(FULL, paragraphs=tuple(SENTENCE * n for n in (9, 30, 40, 1)))}
    assert written(on_sheets(blocks_of(examples[name]))) == (GOLDEN / f"{name}.sheets.txt").read_text("utf-8")


def test_a_paragraph_is_parted_behind_a_sentence() -> None:
    first, second = on_sheets([SheetBlock("text", SENTENCE * 80)])
    assert first[0].text.endswith("第一趟。") and second[0].text.startswith("渡口的")
    assert (first[0].goes_on, second[0].goes_on) == (False, True)


def test_a_notice_is_on_one_sheet() -> None:
    notice = replace(EXAMPLES["notice"], paragraphs=(SENTENCE * 20,) * 2)
    assert len(on_sheets(blocks_of(notice))) == 1


def test_nothing_printed_is_one_empty_sheet() -> None:
    assert on_sheets([]) == [[]]


def test_characters_that_hide_are_counted_as_they_are_shown() -> None:
    (block,) = blocks_of(replace(FULL, **dict.fromkeys(SET.keys() - {"signed", "text"}, ""), bylines=(), dateline="",
                                 paragraphs=("甲\u202e乙",)))  # fmt: skip
    assert block.text == "甲〔U+202E〕乙"


BLOCKS = st.lists(
    st.builds(SheetBlock, st.sampled_from(sorted(SET)), st.text("渡口木船，。！ abWM12—…”", min_size=1, max_size=400)),
    max_size=12,
)


@given(BLOCKS, st.integers(1, 12))
def test_every_character_stands_once_in_order_and_no_sheet_is_too_full(blocks: list[SheetBlock], times: int) -> None:
    long = [replace(block, text=block.text * times) for block in blocks]
    sheets = on_sheets(long)
    assert "".join(block.text for sheet in sheets for block in sheet) == "".join(block.text for block in long)
    assert all(sum(block.height for block in sheet) <= ROOM for sheet in sheets)
    assert all(sheets[1:]) and all(block.text for sheet in sheets for block in sheet)


def test_chinese_characters_are_wide_and_most_others_are_not() -> None:
    assert width("渡口，") == 3
    assert width("iii") < 2
