"""Who is looking, and what of the archive may be seen by such people: the one thing that narrows every query.

A middleware says who looks; where nobody does (commands, threads), it is a visitor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from articles.models.rights import may_look_at


@dataclass(frozen=True)
class Sight:
    """``held``: articles that wait for a person's decision too; ``unreviewed``: what nobody has ever checked;
    ``raw``: raw lines, first readings, and old versions that nobody checked."""

    held: bool
    unreviewed: bool
    raw: bool

    @property
    def name(self) -> str:
        """What an index entry bears that may be seen so; what is remembered of one sight is not shown to another."""
        if self.held:
            return "staff"
        return "public" if self.unreviewed else "reviewed"


STAFF = Sight(held=True, unreviewed=True, raw=True)
# Of the texts, from those who see most to those who see least; the raw lines are no part of an index entry's name.
PUBLIC, REVIEWED = Sight(held=False, unreviewed=True, raw=False), Sight(held=False, unreviewed=False, raw=False)

NAMES = tuple(sight.name for sight in (STAFF, PUBLIC, REVIEWED))


def visitors() -> Sight:
    """What the settings show to whoever is let in; while VISIBILITY is staff nobody is without an account."""
    return Sight(held=False, unreviewed=settings.VISIBILITY != "reviewed", raw=settings.RAW_TEXT == "public")


def sight_of(user: AbstractBaseUser | AnonymousUser) -> Sight:
    """Of the desk's people more than of others: an account alone is no right to it."""
    from articles.models.articles import Article

    return STAFF if may_look_at(user, Article) else visitors()


_looking: ContextVar[Callable[[], Sight]] = ContextVar("looking", default=visitors)


def current() -> Sight:
    """What may be seen by the one who looks now."""
    return _looking.get()()


@contextmanager
def looking(sight: Callable[[], Sight]) -> Iterator[None]:
    """Whoever looks meanwhile sees so much; asked when it is needed, and once."""
    token = _looking.set(cache(sight))
    try:
        yield
    finally:
        _looking.reset(token)
