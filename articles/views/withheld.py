"""Which raw lines of a page are kept from readers: those of what is not public, and all that may be of it.

What is unclear is kept back: a line that no public article claims is shown only where it neither stands beside such
lines nor resembles such texts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from articles.chinese.text import compact, pieces
from articles.models import Article, Page, Span
from articles.models.permalinks import PermalinkState
from articles.models.readings import owners_of_lines
from articles.models.states import Visibility

# So many characters in a row are no chance; nor are two in five of a line's pairs, however much was misread.
RUN = 6
SHARE = 0.4


def withheld_lines(lines: Sequence[str], spans: Iterable[Span], public: Collection[int], page: Page) -> set[int]:
    """Numbers of the lines to keep back, from 1; ``public`` are the keys of the articles that are shown."""
    owners = owners_of_lines(spans)
    kept_back = {number for number, articles in owners.items() if not articles <= set(public)}
    ownerless = {number: line for number, line in enumerate(lines, 1) if line.strip() and number not in owners}
    if not ownerless:
        return kept_back
    unseen = Resemblance(texts for article in unseen_articles(page) for texts in texts_of(article))
    beside = set(beside_withheld(len(lines), owners, kept_back))
    return kept_back | {n for n, line in ownerless.items() if n in beside or unseen.has(line)}


def beside_withheld(number_of_lines: int, owners: Mapping[int, object], kept_back: set[int]) -> Iterator[int]:
    """Lines without an owner whose neighbour above or below, of those that have one, is kept back."""
    for order in (range(1, number_of_lines + 1), range(number_of_lines, 0, -1)):
        near = False
        for number in order:
            if number in owners:
                near = number in kept_back
            elif near:
                yield number


def unseen_articles(page: Page) -> list[Article]:
    """What the page's issue has that is not public, and what the page's own texts, older ones too, gave lines to.

    With each part of a text, those before it.
    """
    of_issue = Article.objects.filter(page__issue=page.issue_id).order_by().values_list("pk", flat=True)
    placed = Span.objects.filter(reading__page_text__page=page).exclude(article=None).order_by()
    keys = {*of_issue, *placed.values_list("article", flat=True)}
    unseen = keys - set(Article.objects.shown().filter(pk__in=keys).order_by().values_list("pk", flat=True))
    # Of what has become a part of others these have the text: whether it is seen is theirs to say.
    parts = Article.objects.filter(visibility=Visibility.HIDDEN).exclude(permalink__state=PermalinkState.LIVE)
    unseen -= set(parts.filter(pk__in=unseen).values_list("pk", flat=True)) if unseen else set()
    rows = Article.objects.filter(pk__in=unseen).with_context() if unseen else ()
    return [part for article in rows for part in (article, *article.beginnings())]


def texts_of(article: Article) -> Iterator[str]:
    """Everything printed of it, now and as it was first read."""
    yield from (article.section, article.kicker, article.headline, article.subtitle, article.dateline)
    yield from (article.body, article.original_body, *strings(article.original_head))
    yield article.series.name if article.series else ""
    for byline in article.bylines.all():
        yield from (byline.name, byline.printed)


def strings(value: Any) -> Iterator[str]:
    """Every string in plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


class Resemblance:
    """Whether a line is, holds or partly is one of these texts; white space and the width of forms do not count."""

    def __init__(self, texts: Iterable[str], run: int = RUN, share: float = SHARE) -> None:
        self.run, self.share = run, share
        self.texts = {text for text in map(compact, texts) if len(text) > 1}
        self.short = {text for text in self.texts if len(text) < RUN}
        self.runs = {stretch for text in self.texts for stretch in pieces(text, run)}
        self.pairs = {pair for text in self.texts for pair in pieces(text, 2)}

    def has(self, line: str) -> bool:
        squeezed = compact(line)
        pairs = set(pieces(squeezed, 2))
        if not self.texts or not pairs:
            return False
        return (
            len(pairs & self.pairs) >= self.share * len(pairs)
            or not self.runs.isdisjoint(pieces(squeezed, self.run))
            or any(text in squeezed for text in self.short)
        )
