"""A newspaper's own habits, learned from its corrected pages. They break ties of the reader's and do no more."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from itertools import permutations
from typing import Any

FEWEST = 20  # articles from which a habit can be told
CLEAR = 0.9  # a share of two decks that is clear: so many, or as few the other way round
MOST_CHARACTERS = 200  # of a headline
MOST_ARTICLES = 10**9

ABOUT = "说明"
_ABOUT = (
    "本报的版面习惯，由 manage.py learn_habits 从已订正、已复核的稿件统计，只在难分高下时起作用；删去本文件，读稿照常。"
)
# The rows of the file, and what they are called in code.
_ROWS = {
    "统计稿件": "articles",
    "文章次序": "article_order",
    "图片次序": "photo_order",
    "两段题的稿件": "two_decks",
    "其中上段为引题": "kickers",
    "标题最短字数": "shortest",
    "标题最长字数": "longest",
}
_PARTS = {"H": "标题", "B": "署名", "T": "正文"}
UNSETTLED = "不定"
# 标题 署名 正文 → HBT, for every order of two or three parts.
_ORDERS = {" ".join(_PARTS[part] for part in order): "".join(order) for n in (2, 3) for order in permutations("HBT", n)}
_ORDERS |= {UNSETTLED: ""}
_NAMES = {letters: name for name, letters in _ORDERS.items()}


@dataclass(frozen=True)
class Habits:
    """``articles``: from how many they were learned. ``article_order``, ``photo_order``: how headline (H), byline (B)
    and text (T) mostly follow each other, "" where no order is usual.

    ``two_decks``: headlines of two decks of which nothing tells which is the headline; ``kickers``: in how many of them
    the first is a kicker (in the others the second is a subtitle). ``shortest`` and ``longest``: characters of the
    usual headline.
    """

    articles: int
    article_order: str = ""
    photo_order: str = ""
    two_decks: int = 0
    kickers: int = 0
    shortest: int = 1
    longest: int = MOST_CHARACTERS

    @property
    def orders(self) -> tuple[str, str]:
        """Of articles and of photos."""
        return self.article_order, self.photo_order

    @property
    def kicker_first(self) -> bool | None:
        """Whether the first of two such decks is a kicker; none where the paper is not clear about it."""
        if self.two_decks < FEWEST:
            return None
        clear = CLEAR * self.two_decks
        return True if self.kickers >= clear else False if self.two_decks - self.kickers >= clear else None

    @property
    def either_first(self) -> bool:
        """Whether the paper is known to set kickers and subtitles alike."""
        return self.two_decks >= FEWEST and self.kicker_first is None

    def is_usual(self, characters: int) -> bool:
        """Whether a headline is mostly as long."""
        return self.shortest <= characters <= self.longest

    @property
    def hash(self) -> str:
        """Hex digits that differ where pages may read otherwise, not with every article more that is counted."""
        acts = (*self.orders, self.kicker_first, self.either_first, self.shortest, self.longest)
        return hashlib.sha256(repr(acts).encode()).hexdigest()

    def as_json(self) -> dict[str, str | int]:
        """The rows of the file, readable by themselves."""
        values = dict(zip(_ROWS, astuple(self), strict=True))
        return {ABOUT: _ABOUT} | {key: _NAMES.get(value, value) for key, value in values.items()}

    @classmethod
    def from_json(cls, data: object) -> Habits:
        """Raises ValueError, one line in Chinese that names the row, for whatever ``as_json`` would not write."""
        if not isinstance(data, dict):
            raise ValueError("应是一个 JSON 对象")
        if strange := [key for key in data if key not in _ROWS and key != ABOUT]:
            raise ValueError(f"不认得“{_quoted(strange[0])}”")
        if missing := [key for key in _ROWS if key not in data]:
            raise ValueError(f"缺“{missing[0]}”")
        return cls(**{_ROWS[key]: _value(key, data) for key in _ROWS})


def hash_of(habits: Habits | None) -> str:
    """Of a paper without habits of its own ""."""
    return habits.hash if habits else ""


def _value(key: str, data: Mapping[str, Any]) -> Any:
    if key.endswith("次序"):
        return _order(key, data[key])
    least, most = {
        "统计稿件": (FEWEST, MOST_ARTICLES),
        "两段题的稿件": (0, MOST_ARTICLES),
        "其中上段为引题": (0, data["两段题的稿件"]),
        "标题最短字数": (1, MOST_CHARACTERS),
        "标题最长字数": (data["标题最短字数"], MOST_CHARACTERS),
    }[key]
    return _whole_number(key, data[key], least, most)


def _whole_number(key: str, value: object, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise ValueError(f"“{key}”应是 {least} 到 {most} 的整数，写着 {_quoted(value)}")
    return value


def _order(key: str, value: object) -> str:
    if not isinstance(value, str) or value not in _ORDERS:
        raise ValueError(f"“{key}”应像“{_NAMES['HBT']}”，或写“{UNSETTLED}”，写着 {_quoted(value)}")
    return _ORDERS[value]


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)[:40].strip('"')
