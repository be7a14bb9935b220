"""Lines of the log, whatever a name in them holds."""

from __future__ import annotations

import logging
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.logs import OneLine


def line(message: str, **more: object) -> str:
    record = logging.LogRecord("articles", logging.WARNING, "", 0, "用户名 %s", (message,), more.get("exc_info"))  # type: ignore[arg-type]
    return OneLine("%(levelname)s %(message)s").format(record)


@given(st.text())
def test_nothing_in_a_message_makes_a_second_line(typed: str) -> None:
    assert len(line(typed).splitlines()) == 1


@pytest.mark.parametrize("sign", ["\u202e", "\u200f", "\x1b", "\x00"])
def test_what_turns_a_line_round_is_shown_by_its_number(sign: str) -> None:
    assert line(f"甲{sign}乙") == f"WARNING 用户名 甲〔U+{ord(sign):04X}〕乙"


def test_a_trace_keeps_its_lines() -> None:
    try:
        raise ValueError
    except ValueError:
        assert "\nValueError" in line("甲", exc_info=sys.exc_info())
