"""Half-width marks and quotation marks without their other half."""

from __future__ import annotations

import pytest

from articles.desk.doubts.counting import count_texts
from articles.desk.doubts.punctuated import half_width, unpaired
from tests.desk.doubts.printed import printed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("昨天,市政府开会。", [(2, "，")]),
        ("他说:“好。”", [(2, "：")]),
        ("（见图)", [(3, "）")]),
        ("共2.5亿元,比去年多", [(6, "，")]),
        ("3:2获胜，网址a.b,c", []),
    ],
)
def test_half_width_marks_beside_characters(text: str, found: list[tuple[int, str]]) -> None:
    full = count_texts(["，。：；！？（）" * 9])
    assert [(doubt.start, *doubt.suggestions) for doubt in half_width(text, full)] == found


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("昨天,今天,明天,后天,大后天,再后天。", []),
        ("昨天,今天，明天，后天，大后天，再后天。", [2]),
        ("昨天,今天。", [2]),
    ],
)
def test_marks_that_the_text_itself_has_mostly_so_are_left_alone(text: str, places: list[int]) -> None:
    assert [doubt.start for doubt in half_width(text, printed())] == places


def test_a_paper_that_prints_them_half_as_wide_is_left_alone() -> None:
    assert list(half_width("昨天,今天。", count_texts(["昨天,今天,明天。"]))) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("他说：“好。“大家笑了。", [(6, ("”",))]),
        ("他说：好。”大家笑了。", [(5, ("“",))]),
        ("他说：“好。大家笑了。", [(3, ())]),
        ("他说：“好。\n“大家来。”", []),
        ("他说：“先看。\n再说。”", []),
        ("“《书》（上）”", []),
    ],
)
def test_marks_that_open_and_do_not_close(text: str, found: list[tuple[int, tuple[str, ...]]]) -> None:
    assert [(doubt.start, doubt.suggestions) for doubt in unpaired(text)] == found
