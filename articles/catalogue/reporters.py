"""Who signed what may be seen: everyone for the A–Z index, and whose names stand beside one person's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Count, QuerySet

from articles.catalogue.careers import Career
from articles.catalogue.remembered import SECONDS, current_period, remembered
from articles.models import Article, Byline, PublicChanges, Reporter
from articles.models.people import initial_of
from articles.models.sight import current
from articles.models.unseen import of_shown

# Tallies in memory at once: of a few roles and sights, and of what stood before the last changes.
TALLIES = 24


@dataclass(frozen=True)
class Signature:
    """A reporter and the number of articles that bear the name."""

    reporter: Reporter
    count: int


class Tallied(NamedTuple):
    """The same, by key, with what a list is ordered and searched by."""

    reporter: int
    name: str
    pinyin: str
    articles: int

    @property
    def initial(self) -> str:
        return initial_of(self.pinyin)


def signed(role: str = "") -> tuple[Tallied, ...]:
    """Everyone who signed what may be seen, in that role if one is named, by pinyin; names without a letter to stand
    under come last."""
    return _tally(current().name, PublicChanges.count(), current_period("signed", SECONDS), role)


@lru_cache(maxsize=TALLIES)
def _tally(_sight: str, _changes: int, _period: int, role: str) -> tuple[Tallied, ...]:
    bylines = of_shown(Byline.objects.filter(reporter__isnull=False))
    bylines = bylines.filter(role=role) if role else bylines
    named = bylines.order_by().values_list("reporter", "reporter__name", "reporter__pinyin")
    tallied = [Tallied(*row) for row in named.annotate(Count("article", distinct=True))]
    return tuple(sorted(tallied, key=lambda one: (one.initial == "#", one.pinyin, one.name, one.reporter)))


def most_frequent(limit: int) -> list[Signature]:
    return signatures(sorted(signed(), key=lambda one: -one.articles)[:limit])


def signatures(tallied: Iterable[Tallied]) -> list[Signature]:
    """With their rows, for a page of them."""
    few = list(tallied)
    people = Reporter.objects.in_bulk([one.reporter for one in few])
    return [Signature(people[one.reporter], one.articles) for one in few]


def roles() -> list[str]:
    """Every role that people sign in what may be seen, the commonest first."""
    found: list[str] = remembered("roles", lambda: list(filter(is_signed_in, known_roles())))
    return found


def known_roles() -> QuerySet[Byline, str]:
    named = Byline.objects.filter(reporter__isnull=False).exclude(role="")
    return named.values("role").annotate(n=Count("pk")).order_by("-n").values_list("role", flat=True)


def is_signed_in(role: str) -> bool:
    return Article.objects.shown().filter(bylines__role=role, bylines__reporter__isnull=False).exists()


def companions(career: Career, limit: int) -> list[Signature]:
    """Whose names stand beside this one, and under how many articles."""
    people = Reporter.objects.in_bulk(most_beside(career, limit))
    found = [Signature(person, career.beside[key]) for key, person in people.items()]
    return sorted(found, key=lambda one: (-one.count, one.reporter.pinyin, one.reporter.name, one.reporter.pk))[:limit]


def most_beside(career: Career, limit: int) -> list[int]:
    """Their keys, with all that have as many articles as the last of them; not many more than ``limit``."""
    ordered = career.beside.most_common()
    least = ordered[limit - 1][1] if len(ordered) >= limit else 0
    return [key for key, count in ordered if count >= least][: 10 * limit]
