"""Bylines that waited for a person: read rightly, or whose they are. Nothing printed changes with that."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.contrib.auth.models import User

from articles.corrections import history
from articles.corrections.change import opened, write
from articles.models import Article, Byline
from articles.models.one_writer import one_writer
from articles.models.revisions import SETTLED

# What of a byline the page does not print.
_UNPRINTED = ("person", "certain")


def confirm(bylines: Collection[int], *, by: User) -> int:
    """Say of the bylines of these keys that they are read rightly; the number of those that were uncertain.

    Each article has its version and revision; its status stays, and so does what a later reading may change.
    """
    keys = set(bylines)
    with one_writer():
        rows = Byline.objects.filter(pk__in=keys, certain=False)
        chosen = Article.objects.in_bulk(set(rows.values_list("article", flat=True)))
        return sum(_confirm(article, keys, by) for _, article in sorted(chosen.items()))


def _confirm(article: Article, keys: set[int], by: User) -> int:
    current = opened(Article, article.pk, article.version)
    signed = list(current.bylines.order_by("order"))
    before = [history.entry(row) for row in signed]
    after = [{**one, "certain": one["certain"] or row.pk in keys} for one, row in zip(before, signed, strict=True)]
    difference: history.Difference = {"bylines": {"before": before, "after": after}}
    write(current, difference, by, settled_reason(difference))
    return sum(row.pk in keys and not row.certain for row in signed)


def only_settles(difference: history.Difference) -> bool:
    """Whether all that differs is whose the bylines are, and how sure they are."""
    if difference.keys() != {"bylines"}:
        return False
    before, after = (_printed(difference["bylines"][side]) for side in ("before", "after"))
    return before == after


def _printed(bylines: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: value for name, value in one.items() if name not in _UNPRINTED} for one in bylines]


def settled_reason(difference: history.Difference) -> str:
    before, after = difference["bylines"]["before"], difference["bylines"]["after"]
    return f"{SETTLED}（{sum(was != now for was, now in zip(before, after, strict=True))} 处）"


def confirmed(article: Article) -> set[tuple[str, str]]:
    """Role and name of what somebody said is read rightly, though no reading was sure of it."""
    told = article.revisions.filter(by__isnull=False, reason__startswith=SETTLED)
    return {
        (now["role"], now["name"])
        for changes in told.values_list("changes__bylines", flat=True)
        for was, now in zip(changes["before"], changes["after"], strict=True)
        if now["certain"] and not was["certain"]
    }
