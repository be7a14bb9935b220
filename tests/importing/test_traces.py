"""Traces of a text in another: letters in a row and names that nothing else has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.traces import RUN, Printed, Traces

SECRET = Printed(("芦花深处的灯", "摇橹的人说灯是给夜归的船点的。"), frozenset({"闻人听雨"}))
KNOWN = Printed(("渡口换上了新船", "摇橹的人说新船比旧船轻了一半。"), frozenset({"李四"}))


def found(*parts: str, names: tuple[str, ...] = ()) -> list[int]:
    return list(Traces([SECRET], [KNOWN]).found_in(Printed(parts, frozenset(names))))


@pytest.mark.parametrize(
    "parts",
    [
        ("渡口换上了新船芦花深处的灯",),
        ("渡口换上了新船", "芦花深处", "的灯"),
        ("芦 花 深 处，的灯！",),
        ("灯是给夜归的船",),
        ("蘆花深處的燈",),
    ],
)
def test_letters_in_a_row_are_a_trace_however_they_are_parted_and_joined(parts: tuple[str, ...]) -> None:
    assert found(*parts) == [0]


@pytest.mark.parametrize("parts", [("摇橹的人说新船",), ("芦花深处",), ("灯的处深花芦",), ("",), ()])
def test_what_others_have_too_and_what_is_too_short_is_none(parts: tuple[str, ...]) -> None:
    assert found(*parts) == []


def test_a_name_that_nobody_else_signs_with_is_a_trace() -> None:
    assert found("春天", names=("闻人听雨",)) == [0]
    assert found("春天", names=("李四",)) == []


def test_a_name_that_signs_something_known_too_is_none() -> None:
    both = Printed(("渡口",), frozenset({"闻人听雨"}))
    assert list(Traces([SECRET], [both]).found_in(Printed(("春天",), frozenset({"闻人听雨"})))) == []


@given(st.text("甲乙丙丁戊己", min_size=RUN), st.text("甲乙丙丁戊己"), st.text("甲乙丙丁戊己"))
def test_a_text_is_found_in_whatever_is_around_it(secret: str, before: str, behind: str) -> None:
    assert list(Traces([Printed((secret,))], []).found_in(Printed((before + secret + behind,)))) == [0]
