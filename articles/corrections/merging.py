"""One person who was taken for two, and the way back: bylines, addresses and names of one become the other's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, QuerySet

from articles.corrections.called import settle_aliases
from articles.corrections.change import opened, put
from articles.corrections.history import Entry
from articles.corrections.reassigning import mask_again, reassign, reassign_masked
from articles.models import Byline, PublicChanges, Reporter, ReporterAlias, Revision
from articles.models.one_writer import one_writer
from articles.models.people import bearers_of
from articles.models.revisions import MERGED, PARTED


class NotTheseTwo(ValueError):
    """Why two people cannot become one, or one two; a Chinese sentence."""


@dataclass(frozen=True)
class Brings:
    """``bylines`` and ``articles`` of the one who becomes another; ``undecided``: bylines of nobody that follow."""

    bylines: int
    articles: int
    undecided: int


def merge(source: Reporter, into: Reporter, *, by: User | None) -> int:
    """All that ``source`` signed is signed by ``into``, and its names and addresses lead there; the number of articles.

    Raises NotTheseTwo, and StaleVersion when one of them was saved since it was read.
    """
    with one_writer():
        source, into = (opened(Reporter, one.pk, one.version) for one in (source, into))
        refuse_merging(source, into)
        _move_names(source, into)
        put(source, merged_into=into)
        put(into)
        moved = reassign(own_bylines(source, into), into, by=by, reason=reason_of(MERGED, source, into))
        _settle(into, by, reason_of(MERGED, source, into))
        note_in_log(source, into, by, reason_of(MERGED, source, into))
    return moved


def refuse_merging(source: Reporter, into: Reporter) -> None:
    """Raises NotTheseTwo."""
    if source.pk == into.pk:
        raise NotTheseTwo(f"{source.slug} 就是这一位：合并要写两位作者。")
    for one in (source, into):
        if one.merged_into:
            raise NotTheseTwo(f"{one.slug} 已并入 {one.at_present.slug}：请写 {one.at_present.slug}。")
    taken = ReporterAlias.objects.filter(name=source.name).exclude(reporter__in=(source, into)).first()
    if taken and source.name != into.name:
        raise NotTheseTwo(f"“{source.name}”已是 {taken.reporter.slug} 的别名：请先在后台去掉那个别名，或并入那一位。")


def _move_names(source: Reporter, into: Reporter) -> None:
    """An alias that is the name of the other is none any more."""
    source.aliases.filter(name=into.name).delete()
    source.aliases.update(reporter=into)
    if source.name != into.name:
        into.aliases.get_or_create(name=source.name)


def own_bylines(source: Reporter, into: Reporter) -> set[int]:
    """Of ``source``, and those of nobody whose name nobody else bears now."""
    own = set(source.bylines.values_list("pk", flat=True))
    names = {into.name, *into.aliases.values_list("name", flat=True)}
    return own | set(_clear(names, {into.pk}).values_list("pk", flat=True))


def brings(source: Reporter, into: Reporter) -> Brings:
    """What a merging would do."""
    names = {name for one in (source, into) for name in (one.name, *one.aliases.values_list("name", flat=True))}
    told = source.bylines.aggregate(bylines=Count("pk"), articles=Count("article", distinct=True))
    return Brings(**told, undecided=_clear(names, {source.pk, into.pk}).count())


def _clear(names: set[str], people: set[int]) -> QuerySet[Byline]:
    """Those of nobody under the names that nobody bears but these people."""
    return undecided([name for name, bearers in bearers_of(names).items() if {one.pk for one in bearers} <= people])


def undecided(names: list[str]) -> QuerySet[Byline]:
    return Byline.objects.filter(reporter=None, organisation=False, name__in=names)


def unmerge(source: Reporter, *, by: User | None) -> int:
    """The way back: what the merging brought, and what has come under the name since, is ``source``'s again, and so is
    whoever was merged into ``source`` before."""
    with one_writer():
        source = opened(Reporter, source.pk, source.version)
        if source.merged_into is None:
            raise NotTheseTwo(f"{source.slug} 没有并入过别人。")
        into = source.at_present
        into = opened(Reporter, into.pk, into.version)
        put(source, merged_into=None)
        put(into)
        _return_names(source, into)
        reassign_masked(_names_alone(source, into), into, source)
        moved = reassign(brought_by(source, into), source, by=by, reason=reason_of(PARTED, into, source))
        for one in (source, into):
            _settle(one, by, reason_of(PARTED, into, source))
        note_in_log(into, source, by, reason_of(PARTED, into, source))
    return moved


def _return_names(source: Reporter, into: Reporter) -> None:
    """A name that somebody else bears who still is ``into`` stays an alias."""
    returning = into.aliases.filter(name__in=_names_alone(source, into))
    returning.filter(name=source.name).delete()
    returning.update(reporter=source)


def _names_alone(source: Reporter, into: Reporter) -> set[str]:
    """Of ``source`` and all who were merged into it before; nobody else bears them who is ``into`` by now."""
    own = source.everybody()
    return {one.name for one in own} - {one.name for one in into.everybody() - own}


def brought_by(source: Reporter, into: Reporter) -> set[int]:
    """Bylines of ``into`` that were ``source``'s before the merging, or print the name, where nobody else has it who is
    ``into`` by now."""
    found: set[int] = set()
    merging = f"{MERGED}（{source.pk} → "
    told = Revision.objects.filter(article__bylines__reporter=into, reason__startswith=merging).distinct()
    for revision in told.order_by("article", "version"):
        stand = into.bylines.filter(article=revision.article_id).exclude(pk__in=found)
        found.update(_again_among(list(stand), revision.changes["bylines"]["before"], source))
    later = into.bylines.filter(name__in=_names_alone(source, into))
    return found | set(later.values_list("pk", flat=True))


def _again_among(left: list[Byline], before: list[Entry], source: Reporter) -> Iterator[int]:
    """Those of ``left`` that were the person's, by name, and by role where there are several."""
    for entry in before:
        alike = [row for row in left if entry["person"] == source.pk and row.name == entry["name"]]
        if alike:
            row = min(alike, key=lambda row: row.role != entry["role"])
            left.remove(row)
            yield row.pk


def _settle(person: Reporter, by: User | None, reason: str) -> None:
    settle_aliases()
    mask_again(person, by=by, reason=reason)
    PublicChanges.note()


def reason_of(what: str, source: Reporter, to: Reporter) -> str:
    return f"{what}（{source.pk} → {to.pk}）"


def note_in_log(one: Reporter, other: Reporter, by: User | None, said: str) -> None:
    """Where the admin shows what was done with each of the two, not by their names: those may be 遮盖 later. A command
    without an account has no row there."""
    if by is None:
        return
    kind = ContentType.objects.get_for_model(Reporter).pk
    for row in (one, other):
        LogEntry.objects.create(
            user=by,
            content_type_id=kind,
            object_id=str(row.pk),
            object_repr=f"作者 #{row.pk}",
            action_flag=CHANGE,
            change_message=said,
        )
