"""What is withdrawn or hidden stays so when it comes again: split, merged, badly read, on another page or another day.

A machine cannot know why a person withheld a text, so whatever is like it waits for a person too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Case, Count, IntegerField, Max, Q, QuerySet, Value, When
from django.db.models.functions import Length

from articles.importing.likeness import KnownTexts, Likeness, in_common, letters
from articles.models import Article, Page
from articles.models.permalinks import PermalinkState
from articles.models.sight import PUBLIC
from articles.models.states import STRICTEST_FIRST, Visibility

# The reason of the problem that asks a person.
REASON = "withheld"
# Share of the shorter of two texts that must be covered where they stand on different pages: the same phrases of
# agencies, offices and notices stand in many an article.
ELSEWHERE = 0.4
# Letters of a text that may be a form filled in anew (lost and found, …): it is compared with public ones of its kind.
# What is filled in makes at least such a share of it.
FORM, FILLED_IN = 150, 0.05
_PIECE, _ALIKE_SHOWN, _LONGEST_OF_ITS_KIND = 4, 10, 600
# Letters below which nothing can be told from a withheld text of the same page.
TOO_SHORT = 20
QUOTED = 4


@dataclass(frozen=True)
class Withheld:
    """An article that readers may not see, as far as the importer needs it."""

    pk: int
    page: int
    visibility: str
    code: str


@dataclass(frozen=True)
class Match:
    """Which withheld article a text is like most, and the strictest visibility of all that it is like."""

    article: Withheld
    visibility: str
    covered: int

    @property
    def detail(self) -> str:
        return (
            f"与{Visibility(self.article.visibility).label}的 {self.article.code} 相符，没有公开；"
            "请核对，其中若有应公开的文字，请在后台改为公开。"
        )


class Guard:
    """Knows what is withheld, and tells it where it comes again on ``page`` (none: articles that come separated)."""

    def __init__(self, page: Page | None = None, public: Iterable[str] = ()) -> None:
        self._page = page
        self._stamp = _stamp()
        self._archive = _of_the_archive(self._stamp)
        own = [pair for pair in self._archive.pairs if page and pair[0].page == page.pk]
        self._own = Texts([article for article, _ in own], [text for _, text in own])
        self._public = list(public)
        self._rivals: KnownTexts | None = None

    def __bool__(self) -> bool:
        return bool(self._archive.articles)

    def match(self, text: str) -> Match | None:
        """The withheld article of which this text is a part, or which is a part of it."""
        plain = letters(text)
        if not self or not plain:
            return None
        return self._on_page(plain) or self._elsewhere(plain)

    def cannot_tell(self, text: str) -> Match | None:
        """For a text of the page that is like no earlier one: too short to be told from a withheld one."""
        if not self._own.articles or not 0 < len(letters(text)) < TOO_SHORT:
            return None
        return strictest([(article, 1) for article in self._own.articles])

    def _on_page(self, plain: str) -> Match | None:
        """One window is enough where it is less like everything that is public on the page."""
        like = self._own.like(plain)
        if not like:
            return self._quoted(plain)
        return strictest([(article, found.covered) for article, found in like if self._is_rather(found, plain)])

    def _is_rather(self, found: Likeness, plain: str) -> bool:
        """Whether a window is more like what is withheld than like what has been public on this page."""
        rivals = self._rival_windows(plain)
        return any(score > rivals.get(start, 0) for start, score in found.windows.items())

    def _quoted(self, plain: str) -> Match | None:
        """A line or two, too short to be likened but word for word of a withheld text and of no public one."""
        if len(plain) < QUOTED or any(plain in letters(text) for text in self._public):
            return None
        return strictest([(article, len(plain)) for article, text in self._own.pairs if plain in letters(text)])

    def _rival_windows(self, plain: str) -> dict[int, int]:
        self._rivals = self._rivals or KnownTexts(self._public)
        best: dict[int, int] = {}
        for found in self._rivals.like(plain).values():
            for start, score in found.windows.items():
                best[start] = max(score, best.get(start, 0))
        return best

    def _elsewhere(self, plain: str) -> Match | None:
        found = []
        for article, text, likeness in self._archive.covering(plain):
            enough = likeness.covered >= ELSEWHERE * min(len(text), len(plain))
            if enough and self._is_rather(likeness, plain) and not self._is_form(article, text, plain):
                found.append((article, likeness.covered))
        return strictest(found)

    def _is_form(self, withheld: Withheld, text: str, plain: str) -> bool:
        """Whether a public notice of the same wording is as like it: only the form is the same, filled in otherwise."""
        if len(text) > FORM:
            return False
        public = _public_of_its_kind(withheld.pk, text, self._stamp)
        of_public = max((in_common(other, plain) for other in public), default=0)
        return in_common(text, plain) <= of_public + FILLED_IN * len(text)


class Texts:
    """Texts of withheld articles, one article perhaps with several."""

    def __init__(self, articles: Sequence[Withheld], texts: Sequence[str]) -> None:
        self.articles = articles
        self.pairs = list(zip(articles, texts, strict=True))
        self._known = KnownTexts(texts)

    def like(self, plain: str) -> list[tuple[Withheld, Likeness]]:
        return [(article, likeness) for article, _, likeness in self.covering(plain)]

    def covering(self, plain: str) -> list[tuple[Withheld, str, Likeness]]:
        return [(self.articles[n], self._known.texts[n], found) for n, found in self._known.like(plain).items()]


def strictest(found: Sequence[tuple[Withheld, int]]) -> Match | None:
    """The article that covers most of a text, with the strictest visibility of all that are in it."""
    if not found:
        return None
    article, covered = max(found, key=lambda pair: pair[1])
    visibilities = {one.visibility for one, _ in found}
    return Match(article, next(each for each in STRICTEST_FIRST if each in visibilities), covered)


def _rows() -> QuerySet[Article]:
    """A permalink that was moved leads to an article whose text holds this one's: that is what is withheld or not."""
    return Article.objects.withheld().filter(
        Q(permalink__state=PermalinkState.LIVE) | Q(visibility=Visibility.WITHDRAWN)
    )


Stamp = tuple[int, dt.datetime | None]


def _stamp() -> Stamp:
    """Another one whenever something was withheld, shown again or changed."""
    found = _rows().aggregate(count=Count("pk"), last=Max("changed_at"))
    return found["count"], found["last"]


@lru_cache(maxsize=1)
def _of_the_archive(_stamp: Stamp) -> Texts:
    articles, texts = [], []
    for row in _rows().order_by("pk").iterator(chunk_size=500):
        withheld = Withheld(row.pk, row.page_id, row.visibility, row.permalink_id)
        for text in dict.fromkeys((whole_text(row), row.original_body)):
            if text.strip():
                articles.append(withheld)
                texts.append(text)
    return Texts(articles, texts)


def whole_text(article: Article) -> str:
    """What identifies the article when it comes again."""
    return f"{article.kicker}{article.headline}{article.subtitle}{article.body}"


def _has(piece: str) -> Case:
    return Case(When(body__contains=piece, then=Value(1)), default=Value(0), output_field=IntegerField())


@lru_cache(maxsize=256)
def _public_of_its_kind(pk: int, text: str, _stamp: Stamp) -> list[str]:
    """The short public articles that share most pieces with this one. A look through the archive, once in a process."""
    pieces = {text[at : at + _PIECE] for at in range(0, len(text) - _PIECE + 1, _PIECE)}
    shared = sum((_has(piece) for piece in pieces), start=Value(0))
    short = Article.objects.seen_with(PUBLIC).annotate(length=Length("body")).filter(length__lt=_LONGEST_OF_ITS_KIND)
    rows = short.exclude(pk=pk).annotate(shared=shared).filter(shared__gt=0).order_by("-shared")[:_ALIKE_SHOWN]
    return [letters(whole_text(row)) for row in rows]
