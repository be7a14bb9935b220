"""All that one person signed, read once and kept in memory: whoever narrows it, or turns a page, asks no database."""

from __future__ import annotations

import datetime as dt
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from sys import intern

from django.db.models import F
from django.db.models.functions import Length

from articles.catalogue.recollection import Recollection
from articles.chinese.page_numbers import print_order
from articles.models import Byline, Reporter
from articles.models.unseen import of_shown

# The order of articles, for their bylines.
OF_ARTICLE = (
    F("article__page__issue__date").desc(),
    Length("article__page__number"),
    "article__page__number",
    "article__order",
)


@dataclass(frozen=True)
class Narrowed:
    """What a list of somebody's articles is narrowed to; what is empty narrows nothing."""

    year: int | None = None
    role: str = ""
    page_number: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Career:
    """What one person signed that may be seen, a place in each column for each byline, newest articles first. All
    counts are of articles, but ``doubtful``: of bylines that the reading is not certain of."""

    articles: array[int] = field(default_factory=lambda: array("q"))
    days: array[int] = field(default_factory=lambda: array("l"))
    roles: list[str] = field(default_factory=list)
    page_numbers: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    names: frozenset[str] = frozenset()
    doubtful: int = 0
    # Key of whoever signed beside the person → under how many articles.
    beside: Counter[int] = field(default_factory=Counter)

    def __len__(self) -> int:
        return len(self.every_article)

    @cached_property
    def every_article(self) -> list[int]:
        return list(dict.fromkeys(self.articles))

    @cached_property
    def article_set(self) -> frozenset[int]:
        return frozenset(self.articles)

    @cached_property
    def years(self) -> array[int]:
        of_day = {day: dt.date.fromordinal(day).year for day in set(self.days)}
        return array("h", (of_day[day] for day in self.days))

    @property
    def first(self) -> dt.date:
        return dt.date.fromordinal(self.days[-1])

    @property
    def last(self) -> dt.date:
        return dt.date.fromordinal(self.days[0])

    def narrowed(self, asked: Narrowed) -> list[int]:
        """The keys of these articles, newest first."""
        wanted = (asked.year, asked.role or None, asked.page_number or None, asked.kind or None)
        columns: tuple[Sequence[object], ...] = (self.years, self.roles, self.page_numbers, self.kinds)
        places: Iterable[int] = range(len(self.articles))
        for column, value in zip(columns, wanted, strict=True):
            if value is not None:
                places = [place for place in places if column[place] == value]
        return self.every_article if wanted == (None,) * 4 else list(dict.fromkeys(self.articles[p] for p in places))

    @cached_property
    def by_year(self) -> list[tuple[int, int]]:
        """From the first year to the last, those without any too."""
        counts = Counter(dict(zip(self.articles, self.years, strict=True)).values())
        return [(year, counts[year]) for year in range(min(counts), max(counts) + 1)] if counts else []

    @cached_property
    def by_role(self) -> list[tuple[str, int]]:
        """The commonest first."""
        return _counted(role for _, role in set(zip(self.articles, self.roles, strict=True)))

    @cached_property
    def by_kind(self) -> list[tuple[str, int]]:
        return _counted(dict(zip(self.articles, self.kinds, strict=True)).values())

    @cached_property
    def by_page_number(self) -> list[str]:
        """In the order of print."""
        return sorted(set(self.page_numbers), key=print_order)

    @cached_property
    def roles_by_year(self) -> Counter[tuple[str, int]]:
        """(role, year) → articles."""
        return Counter((role, year) for _, role, year in set(zip(self.articles, self.roles, self.years, strict=True)))


def _counted(values: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0]))


def career(reporter: Reporter) -> Career:
    """Of what may be seen by the one who looks; empty where there is nothing."""
    return _careers.recalled(reporter.pk)


def read_career(reporter: int) -> Career:
    columns = ("article", "article__page__issue__date", "role", "article__page__number", "article__kind")
    bylines = of_shown(Byline.objects.filter(reporter=reporter)).order_by(*OF_ARTICLE)
    rows = list(bylines.values_list(*columns, "certain", "name"))
    return Career(
        articles=array("q", (row[0] for row in rows)),
        days=array("l", (row[1].toordinal() for row in rows)),
        roles=[intern(row[2]) for row in rows],
        page_numbers=[intern(row[3]) for row in rows],
        kinds=[intern(row[4]) for row in rows],
        names=frozenset(row[6] for row in rows),
        doubtful=sum(not row[5] for row in rows),
        beside=Counter(_beside(reporter, {row[0] for row in rows})),
    )


def _beside(reporter: int, articles: set[int]) -> Iterator[int]:
    """Each person once for each of these articles."""
    own = Byline.objects.filter(reporter=reporter).values("article")
    others = Byline.objects.filter(article__in=own, reporter__isnull=False).exclude(reporter=reporter).order_by()
    pairs = set(others.values_list("article", "reporter").iterator(chunk_size=5000))
    return (person for article, person in pairs if article in articles)


def concerns(reporter: int, articles: list[int], known: Career) -> bool:
    """Whether a change of these articles may be one of the person's record."""
    if not known.article_set.isdisjoint(articles):
        return True
    return Byline.objects.filter(article__in=articles, reporter=reporter).exists()


_careers = Recollection("careers", read_career, concerns)
