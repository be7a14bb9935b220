"""A page's raw text line by line, each with the item it went to. Pure but for the model instances it reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.models import Article, Problem, Span

COLOURS = 7

ROLES = {
    "section": "栏目",
    "kicker": "引题",
    "headline": "标题",
    "title": "标题",
    "subtitle": "副题",
    "standfirst": "提要",
    "lead": "提要",
    "byline": "署名",
    "body": "正文",
    "text": "正文",
    "crosshead": "小标题",
    "caption": "图片说明",
    "credit": "摄影",
    "weather": "天气",
    "notice": "启事",
    "ad": "广告",
    "furniture": "报头",
    "noise": "杂讯",
    "duplicate": "重复",
}


@dataclass(frozen=True)
class Item:
    """An article in the list beside the raw text. ``place`` counts from 1; its colour repeats after seven."""

    article: Article
    place: int
    first_line: int | None
    last_line: int | None
    problems: int

    @property
    def colour(self) -> int:
        return (self.place - 1) % COLOURS + 1


@dataclass(frozen=True)
class Line:
    """One raw line that holds text. ``starts`` marks the first line of an item's run."""

    number: int
    text: str
    role: str
    item: Item | None
    starts: bool
    doubts: tuple[str, ...]


def listed(articles: Sequence[Article], spans: Sequence[Span], problems: Sequence[Problem]) -> list[Item]:
    """The page's articles in order, with the lines each takes."""
    items = []
    for place, article in enumerate(articles, 1):
        own = [span for span in spans if span.article_id == article.pk]
        items.append(
            Item(
                article,
                place,
                first_line=min((span.first_line for span in own), default=None),
                last_line=max((span.last_line for span in own), default=None),
                problems=sum(problem.article_id == article.pk for problem in problems),
            )
        )
    return items


def raw_lines(
    lines: Sequence[str], spans: Iterable[Span], items: Iterable[Item], problems: Sequence[Problem]
) -> list[Line]:
    """Every line with text, in the order of the file; blank ones are left out, their numbers are not."""
    item_of = {item.article.pk: item for item in items}
    placed = {n: span for span in spans for n in range(span.first_line, span.last_line + 1)}
    doubts: dict[int, list[str]] = {}
    for problem in problems:
        doubts.setdefault(problem.first_line, []).append(problem.detail)
    found: list[Line] = []
    for number, text in enumerate(lines, 1):
        if not text.strip():
            continue
        span = placed.get(number)
        item = item_of.get(span.article_id) if span and span.article_id else None
        starts = not found or found[-1].item is not item
        found.append(Line(number, text, role_label(span, item), item, starts, tuple(doubts.get(number, ()))))
    return found


def role_label(span: Span | None, item: Item | None) -> str:
    """The role on screen; a photo's text is its caption. Lines that fit nowhere say so."""
    if span is None:
        return "未归入"
    if item is not None and item.article.is_photo and span.role in ("body", "text"):
        return ROLES["caption"]
    return ROLES.get(span.role, span.role)
