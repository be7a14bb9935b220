"""A page's raw text line by line, each with the article it went to. Pure but for the model instances it reads."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from articles.models import Article, Problem, Span
from articles.search.highlight import Part

COLOURS = 7

ROLES = {
    "section": "栏目",
    "kicker": "引题",
    "headline": "标题",
    "title": "标题",
    "subtitle": "副题",
    "standfirst": "提要",
    "imprint": "刊发信息",
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


UNPLACED = "未归入"
# A role that a reader of another version knew.
OTHER = "其他"


@dataclass(frozen=True)
class ListedArticle:
    """An article in the list beside the raw text. ``place`` counts from 1; its colour repeats after seven.

    ``boxes``: left, top, width and height of where it stands on the page's picture, in its pixels."""

    article: Article
    place: int
    first_line: int | None
    last_line: int | None
    problems: int
    boxes: tuple[tuple[int, int, int, int], ...] = ()

    @property
    def colour(self) -> int:
        return (self.place - 1) % COLOURS + 1


@dataclass(frozen=True)
class RawLine:
    """One raw line that holds text. ``starts`` marks the first line of an article's run.

    ``withheld``: so many lines from this one on are not for readers, and nothing of them is here. ``rest``: the lines
    that go on in its paragraph, where the page is shown by paragraphs. ``parts``: its text with words marked in it,
    where such are looked for.
    """

    number: int
    text: str = ""
    role: str = ""
    listed: ListedArticle | None = None
    starts: bool = False
    doubts: tuple[str, ...] = ()
    withheld: int = 0
    rest: tuple[RawLine, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def last(self) -> int:
        """The number of the last line that is shown with it."""
        return self.rest[-1].number if self.rest else self.number

    @property
    def unplaced(self) -> bool:
        return self.role == UNPLACED

    @property
    def classes(self) -> str:
        """What the line looks like: the colour of its article, where that begins, or that it belongs nowhere."""
        if self.listed is None:
            return "lost" if self.unplaced else ""
        return f"k{self.listed.colour} starts" if self.starts else f"k{self.listed.colour}"


def list_articles(
    articles: Sequence[Article], spans: Sequence[Span], problems: Sequence[Problem]
) -> list[ListedArticle]:
    """The page's articles in order, with the lines each takes."""
    listed = []
    for place, article in enumerate(articles, 1):
        own = [span for span in spans if span.article_id == article.pk]
        listed.append(
            ListedArticle(
                article,
                place,
                first_line=min((span.first_line for span in own), default=None),
                last_line=max((span.last_line for span in own), default=None),
                problems=sum(problem.article_id == article.pk for problem in problems),
            )
        )
    return listed


def raw_lines(
    lines: Sequence[str],
    spans: Iterable[Span],
    listed: Iterable[ListedArticle],
    problems: Sequence[Problem],
    withheld: Collection[int] = (),
) -> list[RawLine]:
    """Every line with text, in the order of the file; blank ones are left out, their numbers are not.

    A run of ``withheld`` ones becomes one line without text.
    """
    listed_as = {one.article.pk: one for one in listed}
    placed = {n: span for span in spans for n in range(span.first_line, span.last_line + 1)}
    doubts: dict[int, list[str]] = {}
    for problem in problems:
        doubts.setdefault(problem.first_line, []).append(problem.detail)
    shown: list[RawLine] = []
    for number, text in enumerate(lines, 1):
        if not text.strip():
            continue
        if number in withheld:
            so_far = shown.pop() if shown and shown[-1].withheld else RawLine(number)
            shown.append(replace(so_far, withheld=so_far.withheld + 1))
            continue
        span = placed.get(number)
        one = listed_as.get(span.article_id) if span and span.article_id else None
        starts = one is not None and (not shown or shown[-1].listed is not one)
        shown.append(RawLine(number, text, role_label(span, one), one, starts, tuple(doubts.get(number, ()))))
    return shown


def role_label(span: Span | None, listed: ListedArticle | None) -> str:
    """The role on screen; a photo's text is its caption. Lines that fit nowhere say so."""
    if span is None:
        return UNPLACED
    if listed is not None and listed.article.is_photo and span.role in ("body", "text"):
        return ROLES["caption"]
    return ROLES.get(span.role, OTHER)
