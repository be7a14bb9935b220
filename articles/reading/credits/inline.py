"""Credits within a text: behind its dateline or its last sentence, in brackets or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.chinese.late_patterns import late
from articles.chinese.surnames import is_known
from articles.chinese.traditional import simplified
from articles.reading.credits import datelines, unnamed
from articles.reading.credits.ahead import TITLE_NEXT
from articles.reading.credits.gifts import WIRE_GIFT
from articles.reading.credits.no_names import is_act
from articles.reading.credits.roles import BLANK, HAN
from articles.reading.credits.tokens import BULLETS
from articles.reading.credits.whole import as_printed, parse_whole
from articles.reading.records import Credit

LONGEST_TAIL = 60
_LONGEST_NAME = 3  # characters of nearly every person's name

# Without one of these a text holds no credit: the quick way out for nearly every line of a body.
_HINT = re.compile(
    r"[记通][ \u3000\n]*[者讯]|摄|供[图稿]|图片|[文图][/／]|[/／][文图]|编|实习|新华|中新|来源|本报|译|整理"
    r"|[讯电息][:：]?\s*[（(]|[。！？”][ \u3000\n]*[（(][^（()）]{2,16}[)）]\s*$|[/／╱][^（()）]{2,8}报[道导]"
)
_BRACKETS = re.compile(
    rf"(?:[（(]|(?<=[讯电]){HAN})([^（()）]{{2,100}})[)）]|[【〔\[]([^【】〔〕\[\]]{{2,100}})[】〕\]]"
)  # the first one may be misread
_OPENING = re.compile(r"[讯电息][:：]?\s*$")
_CLOSING = re.compile(r"[\s。”’」\"]*")
_GIFT_BEFORE = late(rf"(?:{WIRE_GIFT}){BLANK}*$")
_REPORTS = re.compile(r"(?P<credit>[^。：:（(“]{3,60}?报道)\s*[：:，,]?")
_SENTENCE_END = re.compile(r"[。！？!?…”\"》）)]")
_WORK_AT_END = re.compile(r"(?:摄|[文图]\s*[/／]\s*[图文摄]|供图|摄影报道)$")


@dataclass(frozen=True)
class InlineCredit:
    """A credit inside a text; ``text[start:end]`` is what to cut so that only the text remains."""

    bylines: tuple[Credit, ...]
    start: int
    end: int


def find_inline(text: str) -> InlineCredit | None:
    """The first credit within a text: behind the dateline or the last sentence, in brackets or not.

    ``Credit.line`` counts the text's own lines from 0. A text that is nothing but a credit is left to ``parse_byline``.
    """
    folded = simplified(text)
    if not _HINT.search(folded) or parse_whole(folded):
        return None
    found = _find(folded)
    if not found or folded == text:
        return found
    part = slice(found.start, found.end)
    return replace(found, bylines=as_printed(found.bylines, folded[part], text[part]))


def _find(text: str) -> InlineCredit | None:
    for brackets in _placed(text):
        if credit := _in_brackets(text, brackets):
            return credit
    if credit := _behind_dateline(text) or _at_end(text):
        return credit
    return next((credit for brackets in _placed(text) if (credit := _unnamed(text, brackets))), None)


def _placed(text: str) -> Iterator[re.Match[str]]:
    """The brackets that stand where credits do, one after the other: a text may hold thousands."""
    return (brackets for brackets in _BRACKETS.finditer(text) if _is_placed(text, brackets))


def _in_brackets(text: str, brackets: re.Match[str]) -> InlineCredit | None:
    """The credit that the brackets hold, with the wire service that gave the picture before them."""
    inner = brackets[1] or brackets[2]
    bylines = parse_whole(inner, marked=True)
    if not bylines and (dateline := datelines.ANY.match(inner)):
        bylines = parse_whole(inner[dateline.end() :], marked=True)
    if bylines and (gift := _GIFT_BEFORE.search(text, 0, brackets.start())):
        return _cut(text, gift.start(), brackets.end(), marked=True)
    if bylines and (whole := _before_too(text, brackets)):
        return whole
    above = text.count("\n", 0, brackets.start())
    return InlineCredit(_below(bylines, above), *brackets.span()) if bylines else None


def _before_too(text: str, brackets: re.Match[str]) -> InlineCredit | None:
    """A credit that stands before the last brackets and goes on in them: 校对甲（记者乙对本文亦有贡献）."""
    if not _CLOSING.fullmatch(text, brackets.end()):
        return None
    first = max(0, brackets.start() - LONGEST_TAIL)
    ends = [first + mark.end() for mark in _SENTENCE_END.finditer(text[first : brackets.start()])]
    apart = ends and text[ends[-1] : brackets.start()].strip()
    return _cut(text, ends[-1], brackets.end(), marked=False) if apart else None


def _unnamed(text: str, brackets: re.Match[str]) -> InlineCredit | None:
    """Names without a role: right behind a dateline, or in the last brackets of all."""
    inner, before = brackets[1] or brackets[2], text[: brackets.start()]
    behind = bool(datelines.ANY.fullmatch(before))
    if not (behind or _SENTENCE_END.search(before.rstrip()[-1:]) or unnamed.reported_by(inner)):
        return None
    names = unnamed.reported_by(inner) or unnamed.names_alone(inner.strip(), rare=behind)
    above = text.count("\n", 0, brackets.start())
    return InlineCredit(unnamed.without_role(names, inner, above), *brackets.span()) if names else None


def _is_placed(text: str, brackets: re.Match[str]) -> bool:
    """Whether the brackets stand where credits do: at the start, behind the dateline, or behind everything."""
    if _CLOSING.fullmatch(text, brackets.end()):
        return True
    before = text[: min(brackets.start(), datelines.LONGEST + 1)]
    return len(before) <= datelines.LONGEST and (
        not before.strip()
        or bool(_OPENING.search(before))
        or bool(datelines.ANY.fullmatch(before) or datelines.OUTLET_ALONE.fullmatch(before))
    )


def _behind_dateline(text: str) -> InlineCredit | None:
    """本报讯 记者甲 通讯员乙报道, without brackets."""
    dateline = datelines.ANY.match(text)
    match = dateline and _REPORTS.match(text, dateline.end())
    if not match:
        return None
    credit = _cut(text, *match.span("credit"), marked=False) or _rarely_named(text, match)
    return credit and InlineCredit(credit.bylines, credit.start, match.end())


def _rarely_named(text: str, match: re.Match[str]) -> InlineCredit | None:
    """A title and names that few people bear, between a dateline and 报道：."""
    if not (match[0].rstrip().endswith(("：", ":")) and TITLE_NEXT().match(match["credit"])):
        return None
    credit = _cut(text, *match.span("credit"), marked=True)
    if not credit or any(len(byline.name) > _LONGEST_NAME or is_act(byline.name) for byline in credit.bylines):
        return None
    doubted = tuple(replace(byline, certain=is_known(byline.name)) for byline in credit.bylines)
    return replace(credit, bylines=doubted)


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
    bylines = parse_whole(text[start:end], marked=marked)
    above = text.count("\n", 0, start)
    return InlineCredit(_below(bylines, above), start, end) if bylines else None


def _below(bylines: tuple[Credit, ...], above: int) -> tuple[Credit, ...]:
    """The bylines with so many more lines above them."""
    return tuple(replace(byline, line=byline.line + above) for byline in bylines)
