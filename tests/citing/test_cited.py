from __future__ import annotations

import pytest

from tests.citing.items import BETWEEN, INFERRED, OVER_NEW_YEAR, PRINTED, make_cited


def test_a_subtitle_follows_its_headline_without_its_dash() -> None:
    assert make_cited(title="湖光", subtitle="——记一个晴天").full_title() == "湖光：记一个晴天"
    assert make_cited(title="湖光", subtitle="记一个晴天").full_title(": ") == "湖光: 记一个晴天"


def test_what_names_an_item_without_a_headline_is_in_brackets() -> None:
    assert make_cited(title="湖边的清晨。", title_printed=False).full_title() == "[湖边的清晨。]"


@pytest.mark.parametrize("title", ["湖光\n山色", " 湖光 \t 山色\u2028", "湖光\u3000山色"])
def test_a_title_is_one_line(title: str) -> None:
    assert make_cited(title=title).full_title() == "湖光 山色"


def test_what_turns_text_round_is_shown_by_its_number() -> None:
    assert make_cited(title="湖\u202e光").full_title() == "湖〔U+202E〕光"


def test_a_day_is_one_day_an_inferred_one_or_one_between_two() -> None:
    days = [PRINTED, INFERRED, BETWEEN, OVER_NEW_YEAR]
    assert [day.iso for day in days] == [
        "2023-09-12",
        "2023-09-12",
        "2023-11-14/2023-12-31",
        "2023-12-30/2024-01-02",
    ]
    assert [day.edtf for day in days] == [
        "2023-09-12",
        "2023-09-12~",
        "2023-11-14/2023-12-31",
        "2023-12-30/2024-01-02",
    ]
    assert [day.year for day in days] == ["2023", "2023", "2023", ""]
