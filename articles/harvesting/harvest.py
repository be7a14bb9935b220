"""Which records a harvester gets, and in which order: by the moment they last changed, then by their code.

A list ends a minute ago: by then every transaction that had noted an earlier change is seen. What changes while a list
is harvested moves behind its end, into the next one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from articles.harvesting.arguments import PREFIX, HarvestRequest, Refused
from articles.harvesting.tokens import Token
from articles.models import Article
from articles.models.articles import STAMP

PER_ANSWER = 100
# Longer than any transaction that changes articles.
SETTLED = dt.timedelta(minutes=1)
_SECOND = dt.timedelta(seconds=1)


@dataclass(frozen=True)
class Harvested:
    """``stamp``: when it last changed. ``article`` is none where it was public once and is not now."""

    code: str
    stamp: dt.datetime
    article: Article | None


@dataclass(frozen=True)
class Harvest:
    """Some records of a list, and the token of the rest; ``goes_on``: it began before these."""

    records: list[Harvested]
    token: Token | None
    goes_on: bool


def last_second(now: dt.datetime) -> dt.datetime:
    """The last whole second of which all is known."""
    return (now - SETTLED).replace(microsecond=0) - _SECOND


def harvest(asked: HarvestRequest, now: dt.datetime) -> Harvest:
    """The records asked for, as they are now. Raises Refused where there are none."""
    end = last_second(now)
    asked_until, beginning = asked.until or end, asked.since or _EVER
    place = asked.token or Token(asked_until, PREFIX, beginning, "")
    place = replace(place, until=min(place.until, end))
    rows = _going_on(place) if asked.token else _rows(place)
    if not rows:
        raise Refused(*(_NO_TOKEN if asked.token else _NOTHING))
    rest = Token(place.until, PREFIX, *rows[PER_ANSWER][1:]) if len(rows) > PER_ANSWER else None
    whole = asked.verb == "ListRecords"
    return Harvest(_records(rows[:PER_ANSWER], whole), rest, goes_on=asked.token is not None)


_EVER = dt.datetime(1, 1, 1, tzinfo=dt.UTC)
_NOTHING = ("noRecordsMatch", "Nothing changed in the time asked for; what changed within the last minute comes later.")
_NO_TOKEN = ("badResumptionToken", "This token was not issued here.")

# Key, when it changed, code.
_Row = tuple[int, dt.datetime, str]


def _rows(token: Token) -> list[_Row]:
    """From the place of the token on, one more than an answer has. In two steps: of a whole import or a change of the
    settings thousands have the same moment, and each step finds its place in the index."""
    found = Article.objects.ever_public().annotate(stamp=STAMP).order_by("stamp", "permalink")
    alike = found.filter(stamp=token.at, stamp__lt=token.until + _SECOND, permalink__gte=token.code)
    later = found.filter(stamp__gt=token.at, stamp__lt=token.until + _SECOND)
    rows = list(alike.values_list("pk", "stamp", "permalink")[: PER_ANSWER + 1])
    return rows + list(later.values_list("pk", "stamp", "permalink")[: PER_ANSWER + 1 - len(rows)])


def _of(code: str) -> list[_Row]:
    found = Article.objects.ever_public().annotate(stamp=STAMP).filter(permalink=code)
    return list(found.values_list("pk", "stamp", "permalink"))


def _going_on(token: Token) -> list[_Row]:
    """Where all that was left has changed since, the next one all the same: no harvester has had it in this list, and
    an answer that goes on must not be empty."""
    return _rows(token) or _of(token.code)


def _records(rows: list[_Row], whole: bool = True) -> list[Harvested]:
    """Without their texts where not ``whole``."""
    public = Article.objects.public()
    shown = (public.with_context() if whole else public.only("pk")).in_bulk([pk for pk, _, _ in rows])
    return [Harvested(code, stamp, shown.get(pk)) for pk, stamp, code in rows]


def record(code: str) -> Harvested:
    """Raises Refused where it was never public."""
    rows = _of(code)
    if not rows:
        raise Refused("idDoesNotExist", "No item has this identifier.")
    return _records(rows)[0]


def earliest(now: dt.datetime) -> dt.datetime:
    """Before which nothing changed."""
    stamps = Article.objects.ever_public().annotate(stamp=STAMP).order_by("stamp").values_list("stamp", flat=True)
    return stamps.first() or last_second(now)
