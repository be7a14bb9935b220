"""The bylines of an article that comes again: who a name means there stays as it was settled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from articles.corrections.history import Entry, entry
from articles.corrections.settling import confirmed
from articles.importing.store.rows import byline_rows, people_of
from articles.models import Article, Byline, Reporter
from articles.models.people import reporters_named
from articles.reading.records import Credit


def signed_anew(article: Article, credits: Iterable[Credit]) -> list[Entry]:
    """Of namesakes under one article each stays in his role, and what somebody confirmed is certain; call as the one
    writer."""
    read = list(credits)
    stood = [row for row in article.bylines.select_related("reporter").order_by("order") if row.reporter]
    people = reporters_named(people_of(read) - {row.name for row in stood})
    rows = byline_rows(read, None, people)
    for row in rows:
        row.reporter = row.reporter or _settled(row, rows, stood)
    known = set() if all(row.certain for row in rows) else confirmed(article)
    told = [entry(row) for row in rows]
    for one in told:
        one["certain"] = one["certain"] or (one["role"], one["name"]) in known
    return told


def _settled(row: Byline, rows: Sequence[Byline], stood: Sequence[Byline]) -> Reporter | None:
    """Whom the name meant; where it meant several, the one in this role, or the one at this place among them."""
    if row.organisation:
        return None
    of_name = [one for one in stood if one.name == row.name]
    if len({one.reporter_id for one in of_name}) == 1:
        return of_name[0].reporter
    in_role = {one.reporter_id: one.reporter for one in of_name if one.role == row.role}
    if len(in_role) == 1:
        return next(iter(in_role.values()))
    place = [one for one in rows if one.name == row.name].index(row)
    return of_name[place].reporter if place < len(of_name) else None
