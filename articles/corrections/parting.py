"""Two people of one name who were taken for one: what a person says is the second one's becomes his."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from articles.corrections.change import opened, put
from articles.corrections.merging import NotTheseTwo, note_in_log, reason_of
from articles.corrections.reassigning import mask_again, reassign
from articles.models import Byline, PublicChanges, Redaction, Reporter
from articles.models.fitting import saved
from articles.models.one_writer import one_writer
from articles.models.revisions import PARTED


@dataclass(frozen=True)
class ChosenBylines:
    """Which of a person's bylines are meant; what is left empty narrows nothing. ``articles`` and ``bylines`` are
    keys."""

    articles: Collection[int] = ()
    first: dt.date | None = None
    last: dt.date | None = None
    roles: Collection[str] = ()
    bylines: Collection[int] = ()

    def __bool__(self) -> bool:
        return bool(self.articles or self.bylines or self.first or self.last or self.roles)

    def of(self, person: Reporter) -> QuerySet[Byline]:
        """Those of the person, and those of nobody under one of his names, where nothing is 遮盖."""
        names = [person.name, *person.aliases.values_list("name", flat=True)]
        nobody = Q(reporter=None, organisation=False, name__in=names)
        masked = Redaction.objects.in_force().by_decision().values("article")
        rows = Byline.objects.filter(Q(reporter=person) | nobody & ~Q(article__in=masked))
        if self.articles:
            rows = rows.filter(article__in=self.articles)
        if self.bylines:
            rows = rows.filter(pk__in=self.bylines)
        if self.first:
            rows = rows.filter(article__page__issue__date__gte=self.first)
        if self.last:
            rows = rows.filter(article__page__issue__date__lte=self.last)
        return rows.filter(role__in=self.roles) if self.roles else rows

    def mark(self, person: Reporter) -> str:
        """By which it shows that these are no more the bylines that somebody was shown: a save makes them anew."""
        keys = self.of(person).order_by("pk").values_list("pk", flat=True)
        return hashlib.sha256(repr(list(keys)).encode()).hexdigest()


def split(
    person: Reporter,
    chosen: ChosenBylines,
    *,
    to: Reporter | None,
    note: str,
    by: User | None,
    seen: str = "",
) -> tuple[Reporter, int]:
    """Give the chosen bylines to ``to``, or to a new person of the name; that person, and the number of articles.

    ``note`` tells the two apart wherever their name stands; ``seen``: the ``mark`` of what whoever chose was shown.
    Raises NotTheseTwo, DoesNotFit for a note that is too long, and StaleVersion when one of them was saved since it was
    read.
    """
    with one_writer():
        person = opened(Reporter, person.pk, person.version)
        keys = set(chosen.of(person).values_list("pk", flat=True))
        if seen and seen != chosen.mark(person):
            raise NotTheseTwo("选中的署名里有的刚有人改过，或又来了新的：请看过现在的样子再选。")
        _refuse_part(person, keys, to)
        to = opened(Reporter, to.pk, to.version) if to else saved(Reporter(name=person.name, note=note))
        reason = reason_of(PARTED, person, to)
        moved = reassign(keys, to, by=by, reason=reason)
        mask_again(to, by=by, reason=reason)
        put(person)
        put(to, **({"note": note} if note else {}))
        PublicChanges.note()
        note_in_log(person, to, by, reason)
    to.refresh_from_db()
    return to, moved


def _refuse_part(person: Reporter, keys: Collection[int], to: Reporter | None) -> None:
    if to and to.pk == person.pk:
        raise NotTheseTwo(f"{person.slug} 就是这一位：--into 要写另一位。")
    if not keys:
        raise NotTheseTwo(f"{person.slug} 没有这样的署名：什么也没有分出去。")
    if to is None and not person.bylines.exclude(pk__in=keys).exists():
        raise NotTheseTwo(f"{person.slug} 的署名都选中了：这不是两个人，要改名请在后台改。")
