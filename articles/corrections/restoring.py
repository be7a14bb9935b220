"""恢复到一稿: a new revision that has the text of a former one to the byte, untidied."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User

from articles.corrections import history
from articles.corrections.change import kept_masked, opened, write
from articles.corrections.text import with_status
from articles.models import Article, Reporter, Revision
from articles.models.articles import PRINTED_FIELDS
from articles.models.one_writer import one_writer
from articles.models.revisions import RESTORED, states
from articles.public.quoting import quotes_in_past

# What of a former version comes back: what it printed. What people decided about the article since stays.
RESTORABLE = (*PRINTED_FIELDS, "bylines")
_ENTRY: history.Entry = {
    "role": "",
    "name": "",
    "person": None,
    "organisation": False,
    "printed": "",
    "certain": True,
}


class NoSuchVersion(ValueError):
    """The article has no such version."""


def restore(
    article: Article, number: int, *, version: int, by: User | None, reason: str = "", checked_against: str = ""
) -> Revision:
    """Give ``article`` the text of its version ``number``, as it was seen at ``version``; returns the new revision.

    What is 遮盖 since, here or where the text stands now, stays so. Raises StaleVersion, NothingChanged and
    NoSuchVersion. ``article`` is reloaded.
    """
    with one_writer():
        current = opened(Article, article.pk, version)
        told = states(current.revisions.order_by("version"))
        if number not in told:
            raise NoSuchVersion(f"这篇文章没有第 {number} 稿，现在是第 {current.version} 稿。")
        difference = with_status(history.state(current), _text_of(told[number]), by)
        said = "：".join(filter(None, [f"{RESTORED}第 {number} 稿", reason]))[:300]
        revision = write(current, _as_shown(current, difference), by, said, checked_against)
    article.refresh_from_db()
    return revision


def _text_of(told: Mapping[str, Any]) -> dict[str, Any]:
    text = {name: told.get(name, value) for name, value in history.blank().items() if name in RESTORABLE}
    # Earlier releases noted no more of some than role and name.
    entries = [{**_ENTRY, **entry} for entry in text["bylines"]]
    people = set(Reporter.objects.filter(pk__in={one["person"] for one in entries}).values_list("pk", flat=True))
    kept = [one | {"person": one["person"] if one["person"] in people else None} for one in entries]
    return text | {"bylines": kept}


def _as_shown(article: Article, difference: history.Difference) -> history.Difference:
    """Without what whoever looked at the former version was not shown. Exact quotations are taken out first, so that
    undoing the 遮盖 finds them again."""
    kept = kept_masked(article, difference)
    before, after = ({name: change[side] for name, change in kept.items()} for side in ("before", "after"))
    shown = history.difference(before, quotes_in_past(article).state(after))
    return shown if shown.keys() - {"status"} else {}
