"""Bylines: 记者 甲 乙 通讯员 丙 in all the forms a newspaper prints them, parsed whole or not at all.

The forms, with what each becomes (tests/reading/credits/test_bylines.py holds the full list):

==============================  ==================================================================
■记者 甲 乙 通讯员 丙            a role governs the names behind it, up to the next role
摄影 记者 甲                     two roles, one person
记者 甲 文/摄                    a work behind a name adds to the title before it
甲/文 乙/摄                      works behind their names
某某日报记者 甲                  an outlet before the role belongs to the printed form, not to the role
据新华社 新华社北京9月12日电      an organisation, role 来源
新华社发（甲 摄）                an organisation and a person
某某局供图                       an organisation with its work
==============================  ==================================================================

The words themselves stand in roles.py, the surnames in chinese/surnames.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from articles.chinese.surnames import is_common, is_known
from articles.reading.credits.grammar import Assignment, assign, awaits_name
from articles.reading.credits.misread import put_right
from articles.reading.credits.roles import BLANK, HAN
from articles.reading.credits.gifts import WIRE_GIFT
from articles.reading.credits.tokens import BULLETS, may_hold_credit, words_of
from articles.reading.credits.words import Organisation
from articles.reading.records import Credit

LONGEST = 200  # characters; longer text is no credit
LONGEST_OPENING = 60  # a line that ends in a role
LONGEST_TAIL = 60

_MARKED = re.compile(rf"\s*[{re.escape(BULLETS)}]|.*[:：]|\s*[（(\[【〔].*[)）\]】〕]\s*$", re.DOTALL)
# Without one of these a text holds no credit: the quick way out for nearly every line of a body.
_HINT = re.compile(r"[记通][ \u3000\n]*[者讯]|摄|供[图稿]|图片|[文图][/／]|[/／][文图]|编|实习|新华|中新|来源|本报")
_OPEN_END = re.compile(r"[，,]\s*$")  # a sentence that goes on
_BRACKETS = re.compile(rf"(?:[（(]|(?<=[讯电]){HAN})([^（()）]{{2,100}})[)）]")  # the first one may be misread
_OPENING = re.compile(r"[讯电息]\s*$")
_CLOSING = re.compile(r"[\s。”’」\"]*")
_GIFT_BEFORE = re.compile(rf"(?:{WIRE_GIFT}){BLANK}*$")
_REPORTS = re.compile(r"\s*[^\s，,。]{1,12}讯\s*(?P<credit>[^。，,：:（(]{3,60}?报道)\s*[：:，,]?")
_SENTENCE_END = re.compile(r"[。！？!?…”\"》）)]")
_WORK_AT_END = re.compile(r"(?:摄|[文图]\s*[/／]\s*[图文摄]|供图|摄影报道)$")


@dataclass(frozen=True)
class InlineCredit:
    """A credit inside a text; ``text[start:end]`` is what to cut so that only the text remains."""

    bylines: tuple[Credit, ...]
    start: int
    end: int


def parse_byline(text: str) -> tuple[Credit, ...] | None:
    """The bylines of a credit that stands alone: one line, or several joined by ``\\n``; None for anything else.

    ``Credit.line`` counts from 0 within ``text``.
    """
    return _parse_alone(text) if len(text) <= LONGEST else None


def opens_byline(line: str) -> bool:
    """Whether the line ends in a role whose names must stand on the next one: ■记者."""
    return len(line) <= LONGEST_OPENING and may_hold_credit(line) and awaits_name(words_of(line) or ())


@lru_cache(maxsize=4096)
def _parse_alone(text: str) -> tuple[Credit, ...] | None:
    credits = _parse(text, marked=bool(_MARKED.match(text)))
    if credits is None and (likely := put_right(text)) != text:
        credits = _parse(likely, marked=bool(_MARKED.match(text)), printed=text)
    return credits


def _parse(text: str, *, marked: bool, printed: str | None = None) -> tuple[Credit, ...] | None:
    """``printed``: the text before misread roles were put right; then only plain names count, and none for certain.

    Names are plain by a surname that nearly everybody bears, or by any where a mark or a second role supports it.
    """
    if len(text) > LONGEST or _OPEN_END.search(text) or not may_hold_credit(text):
        return None
    words = words_of(text)
    credits = assign(words, marked=marked) if words else []
    if printed is None:
        return tuple(_byline(credit, text) for credit in credits) or None
    supported = marked or len({credit.role for credit in credits}) > 1
    is_plain = is_known if supported else is_common
    plain = all(credit.certain and is_plain(credit.owner.text) for credit in credits)
    return tuple(replace(_byline(credit, printed), certain=False) for credit in credits if plain) or None


def _byline(credit: Assignment, text: str) -> Credit:
    return Credit(
        role=credit.role,
        name=credit.owner.text,
        printed=text[credit.start : credit.end],
        line=text.count("\n", 0, credit.owner.start),
        certain=credit.certain,
        organisation=isinstance(credit.owner, Organisation) and not credit.owner.person,
    )


def find_inline(text: str) -> InlineCredit | None:
    """The first credit within a text: behind the dateline or the last sentence, in brackets or not.

    ``Credit.line`` counts the text's own lines from 0. A text that is nothing but a credit is left to ``parse_byline``.
    """
    if not _HINT.search(text) or parse_byline(text):
        return None
    for brackets in _BRACKETS.finditer(text):
        if _is_placed(text, brackets) and (credit := _in_brackets(text, brackets)):
            return credit
    return _behind_dateline(text) or _at_end(text)


def _in_brackets(text: str, brackets: re.Match[str]) -> InlineCredit | None:
    """The credit that the brackets hold, with the wire service that gave the picture before them."""
    inner = brackets[1]
    bylines = _parse(inner, marked=True) or _parse(put_right(inner), marked=True, printed=inner)
    if bylines and (gift := _GIFT_BEFORE.search(text, 0, brackets.start())):
        return _cut(text, gift.start(), brackets.end(), marked=True)
    above = text.count("\n", 0, brackets.start(1))
    return InlineCredit(_below(bylines, above), *brackets.span()) if bylines else None


def _is_placed(text: str, brackets: re.Match[str]) -> bool:
    """Whether the brackets stand where credits do: at the start, behind the dateline, or behind everything."""
    before = text[: brackets.start()]
    opens = len(before) <= LONGEST_TAIL and (not before.strip() or bool(_OPENING.search(before)))
    return opens or bool(_CLOSING.fullmatch(text, brackets.end()))


def _behind_dateline(text: str) -> InlineCredit | None:
    """本报讯 记者甲 通讯员乙报道, without brackets."""
    match = _REPORTS.match(text)
    if not match or not _parse(match["credit"], marked=False):
        return None
    credit = _cut(text, *match.span("credit"), marked=False)
    return credit and InlineCredit(credit.bylines, credit.start, match.end())


def _at_end(text: str) -> InlineCredit | None:
    """A credit without brackets behind the last sentence, behind a ■, or behind a blank where it ends in 摄."""
    end = len(text.rstrip())
    first = max(0, end - LONGEST_TAIL)
    for mark in re.finditer(rf"[{re.escape(BULLETS)}]", text[first:end]):
        if credit := _cut(text, first + mark.start(), end, marked=True):
            return credit
    sentence_ends = [first + mark.end() for mark in _SENTENCE_END.finditer(text[first : end - 1])]
    if sentence_ends and (credit := _cut(text, sentence_ends[-1], end, marked=False)):
        return credit
    if not _WORK_AT_END.search(text[:end]):
        return None
    for blank in re.finditer(r"\s+", text[first:end]):
        credit = _cut(text, first + blank.start(), end, marked=False)
        if credit and all(byline.certain for byline in credit.bylines):
            return credit
    return None


def _cut(text: str, start: int, end: int, *, marked: bool) -> InlineCredit | None:
    bylines = _parse(text[start:end], marked=marked)
    above = text.count("\n", 0, start)
    return InlineCredit(_below(bylines, above), start, end) if bylines else None


def _below(bylines: tuple[Credit, ...], above: int) -> tuple[Credit, ...]:
    """The bylines with so many more lines above them."""
    return tuple(replace(byline, line=byline.line + above) for byline in bylines)
