"""A late pattern answers as any other, and is compiled when it is first asked or when a server makes all ready."""

from __future__ import annotations

import re

import pytest

from articles.chinese.late_patterns import compile_all, late


def test_it_answers_as_the_compiled_pattern_does() -> None:
    pattern = late("(?P<who>[甲乙])丙")
    assert [found["who"] for found in pattern.finditer("甲丙乙丙丙")] == ["甲", "乙"]
    assert (pattern.pattern, pattern.search("丙")) == ("(?P<who>[甲乙])丙", None)


def test_what_cannot_be_compiled_is_told_when_it_is_asked() -> None:
    wrong = late("甲(")
    with pytest.raises(re.error):
        wrong.search("甲")


def test_a_server_has_all_compiled_before_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting: list[object] = []
    monkeypatch.setattr("articles.chinese.late_patterns._LATE", waiting)
    pattern = late("甲|乙")
    compile_all()
    monkeypatch.setattr(re, "compile", None)
    assert pattern.fullmatch("乙")
