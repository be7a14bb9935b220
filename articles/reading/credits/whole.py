"""Parses the text of a credit whole or not at all, in simplified or traditional characters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from articles.chinese.patterns import lazily
from articles.chinese.surnames import is_common, is_known
from articles.chinese.text import squeeze
from articles.chinese.traditional import simplified
from articles.reading.credits.grammar import Assignment, assign
from articles.reading.credits.misread import put_right
from articles.reading.credits.roles import BLANK, HAN, LABEL_MARKS, SINGLE, TITLE, WORK
from articles.reading.credits.tokens import BULLETS, may_hold_credit, words_of
from articles.reading.credits.words import Organisation
from articles.reading.records import Credit

LONGEST = 200  # characters; longer text is no credit

_MARKS = re.escape(LABEL_MARKS)
_SINGLES = "".join(sorted(SINGLE))
_MARKED = lazily(
    rf"(?s)\s*[{re.escape(BULLETS)}]|.*[:：]|\s*[（(\[【〔].*[)）\]】〕]\s*$"
    rf"|[\s/／]*(?:{TITLE}|{WORK}|[{_SINGLES}]){BLANK}*[{_MARKS}]|\s*{HAN}{{2,4}}{BLANK}*[/／╱](?:{WORK}|[{_SINGLES}])"
)
# 〔记者甲／江城报导〕台湾…: the text goes on behind the brackets.
_TEXT_BEHIND = lazily(rf"\s*[（(\[【〔][^）)\]】〕]+[）)\]】〕](?={HAN})(?!{TITLE}|{WORK}|[{_SINGLES}])")
_ROLE = lazily(rf"{TITLE}|{WORK}|[{_SINGLES}]")
_HAN = re.compile(HAN)
_OPEN_END = re.compile(r"[，,]\s*$")  # a sentence that goes on


@lru_cache(maxsize=4096)
def parse_whole(text: str, *, marked: bool | None = None) -> tuple[Credit, ...] | None:
    """The credits of the text, roles in plain form, names as printed; with one misread role where nothing else fits.

    ``marked``: it is known to be meant as a credit, as in brackets; None: its own marks tell.
    """
    if len(text) > LONGEST:
        return None
    folded = simplified(text)
    credits = _parse(folded, marked=marked)
    if credits is None and (likely := put_right(folded)) != folded:
        credits = _parse(likely, marked=marked, printed=folded)
    return credits and (credits if folded == text else as_printed(credits, folded, text))


def _parse(text: str, *, marked: bool | None, printed: str | None = None) -> tuple[Credit, ...] | None:
    """``printed``: the text before misread roles were put right; then only plain names count, and none for certain.

    Names are plain by a surname that nearly everybody bears, or by any where a mark or a second role supports it.
    """
    if _OPEN_END.search(text) or not may_hold_credit(text) or _is_text(text):
        return None
    marked = bool(_MARKED().match(printed or text)) if marked is None else marked
    words = words_of(text)
    credits = assign(words, marked=marked) if words else []
    if printed is None:
        return tuple(_byline(credit, text) for credit in credits) or None
    supported = marked or len({credit.role for credit in credits}) > 1
    is_plain = is_known if supported else is_common
    plain = all(credit.certain and is_plain(credit.owner.text) for credit in credits)
    return tuple(replace(_byline(credit, printed), certain=False) for credit in credits if plain) or None


def _is_text(text: str) -> bool:
    """Whether the text of an article stands before a full stop, or right behind brackets."""
    before, _, behind = text.partition("。")
    return bool(_TEXT_BEHIND().match(text)) or bool(_HAN.search(behind) and not _ROLE().search(before))


def _byline(credit: Assignment, text: str) -> Credit:
    return Credit(
        role=credit.role,
        name=credit.owner.text,
        printed=text[credit.start : credit.end],
        line=text.count("\n", 0, credit.owner.start),
        certain=credit.certain,
        organisation=isinstance(credit.owner, Organisation) and not credit.owner.person,
    )


def as_printed(credits: Iterable[Credit], folded: str, text: str) -> tuple[Credit, ...]:
    """The credits that were read of folded text, with names and forms as the text of the same length has them."""
    return tuple(_as_printed(credit, folded, text) for credit in credits)


def _as_printed(credit: Credit, folded: str, text: str) -> Credit:
    at = folded.find(credit.printed)
    if at < 0:
        return credit
    printed = text[at : at + len(credit.printed)]
    place = squeeze(credit.printed).find(credit.name)
    name = squeeze(printed)[place : place + len(credit.name)] if place >= 0 else credit.name
    return replace(credit, name=name, printed=printed)
