"""Bylines: 记者 甲 乙 通讯员 丙 in all the forms a newspaper prints them, parsed whole or not at all.

The forms, with what each becomes (tests/reading/credits/test_bylines.py holds the full list):

==============================  ==================================================================
■记者 甲 乙 通讯员 丙            a role governs the names behind it, up to the next role
摄影 记者 甲                     two roles, one person
记者 甲 文/摄                    a work behind a name adds to the title before it
甲/文 乙/摄                      works behind their names
某某日报记者 甲                  an outlet before the role belongs to the printed form, not to the role
记者甲乙江城报道                 names set without a blank; a place is nobody
据新华社 新华社北京9月12日电      an organisation, role 来源
新华社发（甲 摄）                an organisation and a person
某某局供图                       an organisation with its work
〔記者甲／江城報導〕              a role in its plain form 记者, the name as it is printed
==============================  ==================================================================

The words themselves stand in roles.py, surnames and places in articles/chinese; inline.py finds credits within a text.
"""

from __future__ import annotations

import re

from articles.chinese.traditional import simplified
from articles.reading.credits import datelines
from articles.reading.credits.grammar import awaits_name
from articles.reading.credits.inline import InlineCredit, find_inline
from articles.reading.credits.tokens import may_hold_credit, words_of
from articles.reading.credits.whole import LONGEST, parse_whole
from articles.reading.records import Credit

__all__ = ["LONGEST", "LONGEST_OPENING", "InlineCredit", "find_inline", "opens_byline", "parse_byline"]

_DATED_BRACKETS = re.compile(rf"\s*[（(【〔]({datelines.PLAIN})\s*(\S[^（()）]*[)）】〕])\s*")

LONGEST_OPENING = 60  # a line that ends in a role


def parse_byline(text: str) -> tuple[Credit, ...] | None:
    """The bylines of a credit that stands alone: one line, or several joined by ``\\n``; None for anything else.

    ``Credit.line`` counts from 0 within ``text``.
    """
    return (parse_whole(text) or _behind_dateline(text)) if len(text) <= LONGEST else None


def _behind_dateline(text: str) -> tuple[Credit, ...] | None:
    """（本报江城9月12日电 记者 甲）: the credit in the brackets of its dateline."""
    opened = _DATED_BRACKETS.fullmatch(text)
    return parse_whole(f"{text[: opened.start(1)]}{text[opened.start(2) :]}") if opened else None


def opens_byline(line: str) -> bool:
    """Whether the line ends in a role whose names must stand on the next one: ■记者."""
    if len(line) > LONGEST_OPENING:
        return False
    folded = simplified(line)
    return may_hold_credit(folded) and awaits_name(words_of(folded) or ())
