"""What the user typed → what is searched for. Never raises: what is no syntax is searched as text.

市委 学习            both words               "高质量 发展"      this phrase
水稻 或 OR 稻田      one of them              -广告 －广告       without it
标题: 署名: 作者: 图片: 版: 栏目: 日期:       in that field only; 记者: is 作者:
2023-09..2023-12  20230912  2023年9月12日     printed on those days; with - or 或 as words
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias, TypeGuard

from articles.search.analysis import as_words, normalise, ranking_words
from articles.search.days import DateRange, parse_dates
from articles.search.labels import LABELS

# A query is no text: what a person types is shorter, and a pasted page would only find itself.
MAX_LENGTH = 200

# 记者 is one of the roles, but people look for any reporter so: it means the person in whatever role.
# 日期: is what its value is, a day or a range of days.
FIELDS = {LABELS[name]: name for name in ("headline", "byline", "reporter", "photo", "page", "series")} | {
    "记者": "reporter",
    "版次": "page",
    "版面": "page",
    "日期": "",
}
PEOPLE = ("reporter", "byline")

# What may close a phrase that begins so: people mix straight and curly quotation marks.
_CLOSING = {'"': '"”', "＂": "＂”", "“": '”"', "”": '”"', "「": "」", "『": "』"}
QUOTATION_MARKS = "".join((*_CLOSING, *_CLOSING.values()))
_MINUS = ("-", "－")
_OR = ("或", "OR", "ＯＲ")
_PREFIX = re.compile(r"(\w{1,2})\s*[:：]\s*(?=\S)")
# 张 三 is one name of two characters, set apart as a paper does.
_SPACED_NAME = re.compile(r"([\u4e00-\u9fff])\s+([\u4e00-\u9fff])(?=\s|$)")
_SPACES = re.compile(r"\s*")
_TO_SPACE = re.compile(r"\S+")


@dataclass(frozen=True)
class Word:
    """A string to be found as it is printed; ``normal`` is its normalised form, never empty."""

    typed: str
    normal: str
    field: str = ""

    @property
    def words(self) -> list[str]:
        """The dictionary words of it, as they stand in a text field of the index."""
        return [normalise(word) for word in ranking_words(as_words(self.typed))]

    def __str__(self) -> str:
        return f"{LABELS[self.field]}含“{self.typed}”" if self.field else f"“{self.typed}”"


Alternative: TypeAlias = Word | DateRange


@dataclass(frozen=True)
class Query:
    """One of each group must hold, a word found or printed on those days; none of the excluded holds; all ``dates``
    hold. A group is no date alone."""

    groups: tuple[tuple[Alternative, ...], ...] = ()
    excluded: tuple[Alternative, ...] = ()
    dates: tuple[DateRange, ...] = ()
    cut: bool = False

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(one for group in self.groups for one in group if isinstance(one, Word))

    @property
    def is_empty(self) -> bool:
        return not (self.groups or self.excluded or self.dates)

    @property
    def reading(self) -> str:
        """How the query was understood, in Chinese: 同时含“市委”和“学习”，不含“广告”."""
        plain = [_one_of(group) for group in self.groups if is_plain(group)]
        parts = [("同时含" if len(plain) > 1 else "含") + "和".join(plain)] if plain else []
        parts += ["或".join(map(_where, group)) for group in self.groups if not is_plain(group)]
        parts += [f"不含{one}" if is_plain([one]) else f"除去{_where(one)}的" for one in self.excluded]
        parts += [f"{days}见报" for days in self.dates]
        return "，".join(parts)


def is_empty(one: Alternative) -> bool:
    """A word of which nothing is left to be found, such as 《》."""
    return isinstance(one, Word) and not one.normal


def is_plain(group: Iterable[Alternative]) -> TypeGuard[tuple[Word, ...]]:
    """Words that may stand anywhere, and nothing else."""
    return all(isinstance(one, Word) and not one.field for one in group)


def _one_of(group: tuple[Word, ...]) -> str:
    either = "或".join(map(str, group))
    return f"（{either}）" if len(group) > 1 else either


def _where(one: Alternative) -> str:
    if isinstance(one, DateRange):
        return f"{one}见报"
    return str(one) if one.field else f"全文含{one}"


def parse(typed: str) -> Query:
    """Read a query of at most MAX_LENGTH characters; ``cut`` says that there were more."""
    tokens = list(_tokens(typed[:MAX_LENGTH]))
    groups: list[tuple[Alternative, ...]] = []
    excluded: list[Alternative] = []
    dates: list[DateRange] = []
    at = 0
    while at < len(tokens):
        end = _end_of_alternatives(tokens, at)
        first, *others = [token.meaning for token in tokens[at:end:2]]
        if tokens[at].negative:
            excluded.append(first)
        elif isinstance(first, DateRange) and not others:
            dates.append(first)
        else:
            groups.append(tuple(one for one in (first, *others) if not is_empty(one)))
        at = end
    return Query(
        tuple(dict.fromkeys(group for group in groups if group)),
        tuple(dict.fromkeys(one for one in excluded if not is_empty(one))),
        tuple(dict.fromkeys(dates)),
        cut=len(typed) > MAX_LENGTH,
    )


@dataclass(frozen=True)
class _Token:
    text: str
    field: str = ""
    negative: bool = False
    quoted: bool = False

    @property
    def word(self) -> Word:
        return Word(self.text, normalise(self.text), self.field)

    @property
    def is_or(self) -> bool:
        return self.text in _OR and not (self.quoted or self.field or self.negative)

    @property
    def meaning(self) -> Alternative:
        dates = None if self.quoted or self.field else parse_dates(self.text)
        return dates or self.word


def _end_of_alternatives(tokens: list[_Token], at: int) -> int:
    """After 甲 或 乙 或 丙; an 或 without a word on both sides is a word itself."""
    end = at + 1
    if tokens[at].negative:
        return end
    while end + 1 < len(tokens) and tokens[end].is_or and not tokens[end + 1].negative:
        end += 2
    return end


def _tokens(text: str) -> Iterator[_Token]:
    at = _skip(text, 0)
    while at < len(text):
        negative = text[at] in _MINUS and at + 1 < len(text) and not _is_space_or_minus(text[at + 1])
        at += negative
        field, at = _field(text, at)
        content, end, quoted = _quoted(text, at) or _name(text, at, field) or _bare(text, at)
        yield _Token(content, field, negative, quoted)
        at = _skip(text, end)


def _skip(text: str, at: int) -> int:
    found = _SPACES.match(text, at)
    return found.end() if found else at


def _is_space_or_minus(char: str) -> bool:
    return char.isspace() or char in _MINUS


def _field(text: str, at: int) -> tuple[str, int]:
    prefix = _PREFIX.match(text, at)
    name = normalise(prefix[1]) if prefix else ""
    return (FIELDS[name], prefix.end()) if prefix and name in FIELDS else ("", at)


def _quoted(text: str, at: int) -> tuple[str, int, bool] | None:
    """A phrase in quotation marks. A mark that closes inside a word (“五个一”活动) is printed text, unless the phrase
    has spaces; of several closing marks the first at a word's end counts, so that a quoted quotation stays whole."""
    closing = _CLOSING.get(text[at], "")
    ends = [i for i in range(at + 2, len(text)) if text[i] in closing]
    for end in ends:
        if end + 1 == len(text) or text[end + 1].isspace() or text[end + 1] in _CLOSING:
            return text[at + 1 : end], end + 1, True
    if ends and any(char.isspace() for char in text[at : ends[0]]):
        return text[at + 1 : ends[0]], ends[0] + 1, True
    return None


def _name(text: str, at: int, field: str) -> tuple[str, int, bool] | None:
    found = _SPACED_NAME.match(text, at) if field in PEOPLE else None
    return (found[1] + found[2], found.end(), False) if found else None


def _bare(text: str, at: int) -> tuple[str, int, bool]:
    found = _TO_SPACE.match(text, at)
    end = found.end() if found else len(text)
    return text[at:end], end, False
