"""Every single slip in a phrase is found, and the phrase itself is none."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.desk.key_phrases import HeldPhrase, PhraseBook

NAME, PHRASE = "市长王小明", "保护运河就是保护家园"
BOOK = PhraseBook([NAME, PHRASE, "运河保护条例"])
# None of them stands in a phrase.
OTHERS = st.text("船舱灯塔渔村码头", min_size=1, max_size=12)
WRONG = st.sampled_from("船舱灯塔渔村码头")


@st.composite
def slips(draw: st.DrawFn, phrase: str) -> str:
    """The phrase with one character wrong, missing, too many inside it, or two swapped."""
    place = draw(st.integers(0, len(phrase) - 1))
    inside = max(1, place)
    swapped = min(place, len(phrase) - 2)
    return draw(
        st.sampled_from(
            [
                phrase[:place] + draw(WRONG) + phrase[place + 1 :],
                phrase[:place] + phrase[place + 1 :],
                phrase[:inside] + draw(WRONG) + phrase[inside:],
                phrase[:swapped] + phrase[swapped + 1] + phrase[swapped] + phrase[swapped + 2 :],
            ]
        )
    )


@given(before=OTHERS, slip=slips(NAME) | slips(PHRASE), after=OTHERS)
def test_a_phrase_with_one_slip_is_found_where_it_stands(before: str, slip: str, after: str) -> None:
    found = BOOK.near(f"{before}{slip}{after}")
    assert len(found) == 1
    assert found[0].start <= len(before) + 1
    assert set(found[0].phrases) <= {NAME, PHRASE}


@given(before=OTHERS, phrase=st.sampled_from([NAME, PHRASE, "运河保护条例"]), after=OTHERS)
def test_a_phrase_to_the_letter_is_no_alarm(before: str, phrase: str, after: str) -> None:
    assert BOOK.near(f"{before}{phrase}{after}") == []


@given(st.text(max_size=80))
def test_what_is_found_stands_in_the_text(text: str) -> None:
    assert all(text[near.start : near.end] == near.text and near.text for near in BOOK.near(text))


@pytest.mark.parametrize(
    "text",
    ["市长王 小 明说", "市长\u3000王小明", "“保护运河”就是保护家园", "副市长王小明", "县长王大明", "市长\n王小明"],
)
def test_blanks_and_quotation_marks_are_no_slips_and_two_slips_are_none(text: str) -> None:
    assert BOOK.near(text) == []


def test_what_another_row_has_to_the_letter_is_right() -> None:
    assert PhraseBook([NAME, "市长李小明"]).near("市长李小明到会") == []


def test_a_slip_beside_a_phrase_that_is_right_is_found() -> None:
    found = PhraseBook(["市长王小明", "王小明治河方略"]).near("市长王小明治河方畧")
    assert [(near.text, near.phrases) for near in found] == [("王小明治河方畧", ("王小明治河方略",))]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("市长王晓明说", "市长王晓明"),
        ("市长王明说", "市长王明"),
        ("市长小王明说", "市长小王明"),
        ("市长王小，", "市长王小"),
    ],
)
def test_the_place_is_told_without_what_stands_beside_it(text: str, read: str) -> None:
    (near,) = BOOK.near(text)
    assert near.text == read


@pytest.mark.parametrize(
    ("earliest", "latest", "holds"),
    [
        ("05-06", "05-06", True),
        ("05-07", "05-07", False),
        ("04-30", "04-30", False),
        ("04-01", "05-01", True),
        (None, None, True),
    ],
)
def test_a_row_holds_on_its_days_and_where_the_day_is_not_known(
    earliest: str | None, latest: str | None, holds: bool
) -> None:
    row = HeldPhrase(NAME, dt.date(2024, 5, 1), dt.date(2024, 5, 6))
    days = (dt.date.fromisoformat(f"2024-{day}") if day else None for day in (earliest, latest))
    assert row.may_hold(*days) is holds
