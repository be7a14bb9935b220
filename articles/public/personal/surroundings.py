"""What stands beside a place of the text, within so few characters that a hostile text costs no more than another."""

from __future__ import annotations

import re

BEFORE, AFTER = 30, 16
# Somebody's own words and who said them are one sentence.
_SENTENCE_END = re.compile(r"[。!?](?![”\"])|[;\n]")


def before(text: str, at: int, length: int = BEFORE) -> str:
    return text[max(0, at - length) : at]


def after(text: str, at: int, length: int = AFTER) -> str:
    return text[at : at + length]


def clause_before(text: str, at: int, length: int = BEFORE) -> str:
    """As much of it as belongs to the same sentence and line."""
    return _SENTENCE_END.split(before(text, at, length))[-1]


def clause_after(text: str, at: int, length: int = AFTER) -> str:
    return _SENTENCE_END.split(after(text, at, length))[0]
