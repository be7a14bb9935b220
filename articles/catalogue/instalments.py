"""What the archive holds of series: all of them, the instalments of one, which are missing, and those around one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Count, F, Max, Min, Q

from articles.catalogue.printed_days import printed_span, printed_spans
from articles.catalogue.remembered import remembered
from articles.chinese.numerals import runs
from articles.models import Article, Series
from articles.models.articles import ArticleQuerySet

# Runs of missing instalments that are named one by one.
NAMED = 40


@dataclass(frozen=True)
class SeriesHeld:
    """Of a series what may be seen: how many articles, between which days, in words, and its numbers, ascending."""

    name: str
    slug: str
    articles: int
    days: str
    lowest: int | None
    highest: int | None


def all_series() -> list[SeriesHeld]:
    """Those that are numbered or came more than once, by pinyin."""
    found: list[SeriesHeld] = remembered("series", _count_all)
    return found


def _count_all() -> list[SeriesHeld]:
    rows = Article.objects.shown().filter(series__isnull=False).order_by().values_list("series")
    dates = (Min("page__issue__date"), Max("page__issue__date"))
    counted = rows.annotate(Count("pk"), *dates, Min("instalment"), Max("instalment"))
    told = {pk: facts for pk, *facts in counted if facts[0] > 1 or facts[-1] is not None}
    days = dict(zip(told, printed_spans([(first, last) for _, first, last, *_ in told.values()]), strict=True))
    known = Series.objects.order_by("pinyin", "name").values_list("pk", "name", "slug")
    return [SeriesHeld(name, slug, told[pk][0], days[pk], *told[pk][3:]) for pk, name, slug in known if pk in told]


@dataclass(frozen=True)
class Instalments:
    """``keys`` of the articles in the order of the list, ``lacking`` none where no instalment is missing."""

    held: SeriesHeld
    lacking: Lacking | None
    keys: list[int]


def instalments_of(series: Series) -> Instalments | None:
    """None where nothing of it may be seen."""
    found: Instalments | None = remembered(f"series:{series.pk}:{series.version}", lambda: _count_one(series))
    return found


def _count_one(series: Series) -> Instalments | None:
    rows = list(in_order(series).values_list("pk", "instalment", "page__issue__date"))
    if not rows:
        return None
    dates = [date for _, _, date in rows if date]
    numbers = sorted({number for _, number, _ in rows if number is not None})
    ends = (numbers[0], numbers[-1]) if numbers else (None, None)
    held = SeriesHeld(series.name, series.slug, len(rows), printed_span(min(dates), max(dates)), *ends)
    return Instalments(held, missing_between(numbers), [pk for pk, _, _ in rows])


def in_order(series: Series) -> ArticleQuerySet:
    """The highest number first, then what has none, the latest first; of a text that goes on the beginning."""
    rest = Q(continuation_of__isnull=False, continuation_of__series=series)
    shown = Article.objects.shown().filter(series=series).exclude(rest)
    return shown.order_by(F("instalment").desc(nulls_last=True), F("page__issue__date").desc(), "pk")


@dataclass(frozen=True)
class Lacking:
    """第119、122期: ``named`` are runs of numbers between the lowest and the highest held that are not; ``more`` is how
    many instalments there are in further runs."""

    named: Sequence[tuple[int, int]]
    more: int
    count: int

    def __str__(self) -> str:
        said = "、".join(f"{first}" if first == last else f"{first}—{last}" for first, last in self.named)
        return f"第{said}期" + (f"等，共 {self.count} 期" if self.more else "")


def missing_between(numbers: Sequence[int]) -> Lacking | None:
    """Of ascending numbers those between them."""
    spans = list(runs(numbers))
    gaps = [(before[1] + 1, after[0] - 1) for before, after in pairwise(spans)]
    named, others = gaps[:NAMED], gaps[NAMED:]
    more, count = (sum(last - first + 1 for first, last in some) for some in (others, gaps))
    return Lacking(named, more, count) if gaps else None


@dataclass(frozen=True)
class PlaceInSeries:
    """The instalments before and after an article, none at the ends or where it has no number."""

    series: Series
    instalment: int | None
    before: Article | None
    after: Article | None


def place_in_series(article: Article) -> PlaceInSeries | None:
    """None for what is in no series."""
    series, number = article.series, article.instalment
    if series is None:
        return None
    before = after = None
    if number is not None:
        others = Article.objects.shown().filter(series=series).select_related("page__issue")
        before = others.filter(instalment__lt=number).order_by("-instalment", "pk").first()
        after = others.filter(instalment__gt=number).order_by("instalment", "pk").first()
    return PlaceInSeries(series, number, before, after)
