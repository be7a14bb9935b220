"""Where a text goes on or comes from: （下转第二版）, 上接C01版 ▶, and texts that stop in the middle of a sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from articles.chinese.numerals import NUMERALS
from articles.chinese.page_numbers import FRONT, normal_page
from articles.chinese.text import compact, is_closed

# Blanks are counted, not starred, where several stand in a row: a page of blanks must not take forever.
_ARROWS = r"(?:[→←↓↑⇒⇨➔➜➡▶►▷◀◄◁▼▲»«>＞<＜■◆●★\s]{0,12})"
_S = r"\s{0,4}"
_FORWARD = rf"下{_S}[转轉接]|紧{_S}转"
_BACK = rf"[上紧]{_S}接|上{_S}转"
_PAGE = rf"(?P<page>[A-Za-zＡ-Ｚａ-ｚ]{{0,2}}[-－]?[0-9０-９]{{1,3}}|[{NUMERALS}]{{1,3}}|{FRONT})"
_AND_PAGE = rf"(?:[、，,·\-—至和]{_S}第?{_S}[A-Za-z0-9０-９{NUMERALS}]{{1,3}}{_S})?"
_TARGET = rf"{_S}[至到自]?{_S}第?{_S}{_PAGE}{_S}{_AND_PAGE}版面?"
_MARK = rf"{_S}[①-⑳㈠-㈩⑴-⒇]?"
_IN_BRACKETS = re.compile(
    rf"{_ARROWS}[（(【\[〔]{_ARROWS}(?:(?P<on>{_FORWARD}|转)|(?P<back>{_BACK}|接)){_TARGET}"
    rf"[^（()）\]】〕。，\n]{{0,12}}[)）】\]〕]{_ARROWS}"
)
_BARE = re.compile(rf"{_ARROWS}(?:(?P<on>{_FORWARD})|(?P<back>{_BACK})){_TARGET}{_MARK}{_ARROWS}")
# 转2版 without brackets means this only where nothing else stands around it.
_ALONE = re.compile(rf"{_ARROWS}(?:(?P<on>转)|(?P<back>接)){_TARGET}{_MARK}{_ARROWS}")


@dataclass(frozen=True)
class Continuation:
    """A pointer to another page of the same issue; ``text[start:end]`` is what to cut.

    ``page`` is the page's number as the page itself prints it: C02, or 2 for 第二版 and 02版.
    """

    page: str
    forward: bool
    start: int
    end: int


def find_continuations(text: str) -> tuple[Continuation, ...]:
    """The pointers in a text, in printed order: those that lead on (``forward``) and those that lead back."""
    if "版" not in text or not any(verb in text for verb in "转接轉"):
        return ()
    if alone := _ALONE.fullmatch(text):
        return (_continuation(alone),)
    bracketed = list(_IN_BRACKETS.finditer(text))
    ends = [match.end() for match in bracketed]  # ascending: the first that ends behind a start is the one to look at
    bare = [match for match in _BARE.finditer(text) if not _overlaps(match, bracketed, ends)]
    return tuple(_continuation(match) for match in sorted(bracketed + bare, key=lambda match: match.start()))


def _overlaps(match: re.Match[str], others: list[re.Match[str]], ends: list[int]) -> bool:
    at = bisect_right(ends, match.start())
    return at < len(others) and others[at].start() < match.end()


def stops_mid_sentence(text: str) -> bool:
    """Whether the text, pointers to other pages left out, ends before its last sentence does."""
    for pointer in reversed(find_continuations(text)):
        text = text[: pointer.start] + text[pointer.end :]
    return bool(text.strip()) and not is_closed(text)


def _continuation(match: re.Match[str]) -> Continuation:
    return Continuation(_page(match["page"]), bool(match["on"]), match.start(), match.end())


def _page(printed: str) -> str:
    """第二版, 头版 and 02版 as their numbers; C02 and A-3 as they are printed, in half width."""
    return normal_page(f"{printed}版") or compact(printed).upper()
