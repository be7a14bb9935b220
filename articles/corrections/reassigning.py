"""Bylines given to another person, thousands at once: each article with its version, revision and outbox row."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import suppress
from itertools import groupby

from django.contrib.auth.models import User
from django.db.models import F, Q

from articles.corrections import history
from articles.corrections.change import NothingChanged, opened, write
from articles.corrections.publishing import AT_ONCE, note_changed
from articles.corrections.undecided import ask_who_signed
from articles.models import Article, Byline, Redaction, Reporter, Revision
from articles.models.fitting import fitting
from articles.public.fields import MaskedPlace, is_row


def reassign(bylines: Iterable[int], to: Reporter, *, by: User | None, reason: str) -> int:
    """Give the bylines of these keys to this person; the number of articles. Call as the one writer."""
    keys = sorted(bylines)
    articles = set[int]()
    for start in range(0, len(keys), AT_ONCE):
        articles.update(Byline.objects.filter(pk__in=keys[start : start + AT_ONCE]).values_list("article", flat=True))
    chosen, ordered = set(keys), sorted(articles)
    for start in range(0, len(ordered), AT_ONCE):
        _reassign(ordered[start : start + AT_ONCE], chosen, to, by, reason)
    return len(articles)


def _reassign(articles: list[int], chosen: Collection[int], to: Reporter, by: User | None, reason: str) -> None:
    """Where something is 遮盖, one by one: the name may not lead to this person there."""
    masked = set(_with_redactions(articles))
    versions = dict(Article.objects.filter(pk__in=articles).values_list("pk", "version"))
    rows = Byline.objects.filter(article__in=articles).order_by("article", "order")
    revisions, moved = list[Revision](), list[int]()
    for article, group in groupby(rows, key=lambda row: row.article_id):
        signed = list(group)
        before = [history.entry(row) for row in signed]
        after = [one | {"person": to.pk} if row.pk in chosen else one for one, row in zip(before, signed, strict=True)]
        changes = {"bylines": {"before": before, "after": after}}
        if article in masked:
            with suppress(NothingChanged):
                write(opened(Article, article, versions[article]), changes, by, reason)
            continue
        version = versions[article] + 1
        revisions.append(Revision(article_id=article, version=version, by=by, changes=changes, reason=reason))
        moved += [row.pk for row in signed if row.pk in chosen]
    _store(revisions, moved, to)


def _store(revisions: list[Revision], bylines: list[int], to: Reporter) -> None:
    articles = [revision.article_id for revision in revisions]
    Article.objects.filter(pk__in=articles).update(version=F("version") + 1)
    for start in range(0, len(bylines), AT_ONCE):
        Byline.objects.filter(pk__in=bylines[start : start + AT_ONCE]).update(reporter=to)
    Revision.objects.bulk_create(fitting(revisions))
    note_changed(articles)
    ask_who_signed(articles)


def _with_redactions(articles: list[int]) -> Iterable[int]:
    own = Redaction.objects.in_force().filter(article__in=articles).values_list("article", flat=True)
    taken_in = Article.objects.filter(Q(pk__in=articles), permalink__predecessors__isnull=False)
    return [*own, *taken_in.values_list("pk", flat=True)]


def reassign_masked(names: Collection[str], person: Reporter, to: Reporter) -> None:
    """What is 遮盖 of bylines under these names that meant ``person`` means ``to`` once it is no more."""
    for row in Redaction.objects.in_force():
        theirs = [one["person"] == person.pk and _name_in(one) in names for one in row.places]
        if any(theirs):
            pairs = zip(row.places, theirs, strict=True)
            row.places = [one | {"person": to.pk} if is_theirs else one for one, is_theirs in pairs]
            row.save(update_fields=["places"])


def _name_in(place: MaskedPlace) -> str:
    """What the byline of this place prints, or printed; "" where it is no byline's."""
    if place["path"][0] != "bylines":
        return ""
    return place["before"] if is_row(place) else f"{place['before']}{place['words']}{place['after']}"


def mask_again(reporter: Reporter, *, by: User | None, reason: str) -> None:
    """Where a passage is 遮盖 by which he would be known under his names as they are now, his byline means nobody."""
    own = Redaction.objects.in_force().by_decision().filter(article__bylines__reporter=reporter)
    for pk in sorted(set(own.values_list("article", flat=True))):
        article = Article.objects.get(pk=pk)
        stands = history.state(article)["bylines"]
        with suppress(NothingChanged):
            write(article, {"bylines": {"before": stands, "after": stands}}, by, reason)
