"""A token tells where a list goes on, and nothing else is a token."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.harvesting.tokens import Token, read_token
from articles.models.permalinks import ALPHABET

MOMENTS = st.datetimes(min_value=dt.datetime(1900, 1, 1), timezones=st.just(dt.UTC))


@given(MOMENTS, MOMENTS, st.text(ALPHABET, min_size=10, max_size=10))
def test_a_token_comes_back_as_it_was(until: dt.datetime, at: dt.datetime, code: str) -> None:
    token = Token(until.replace(microsecond=0), "oai_dc", at, code)
    assert read_token(str(token)) == token


@given(MOMENTS, st.text(ALPHABET, min_size=10, max_size=10))
def test_no_character_of_it_has_to_be_escaped(moment: dt.datetime, code: str) -> None:
    assert re.fullmatch(r"[\w.-]+", str(Token(moment, "oai_dc", moment, code)), re.ASCII)


@given(st.text())
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_token(text)


@pytest.mark.parametrize("month", ["00", "13"])
def test_a_moment_that_there_is_not_is_refused(month: str) -> None:
    with pytest.raises(ValueError):
        read_token(f"2024{month}06T000000Z.oai_dc.20240506T000000000000Z.0123456789")
