"""Correcting printed text: what a person typed, tidied, against the version it was read at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User

from articles.corrections import history
from articles.corrections.bylines import entries
from articles.corrections.change import opened, write
from articles.corrections.settling import only_settles, settled_reason
from articles.models import Article, Revision
from articles.models.articles import PRINTED_FIELDS
from articles.models.one_writer import one_writer
from articles.models.states import Status

CORRECTABLE = (*PRINTED_FIELDS, "bylines", "kind", "status", "visibility", "shade")

# Characters that no key types and no page prints, but that PostgreSQL or XML refuse.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def correct(
    article: Article,
    *,
    version: int,
    changes: dict[str, Any],
    by: User | None,
    reason: str = "",
    checked_against: str = "",
) -> Revision:
    """Change printed text of ``article`` as the corrector saw it at ``version``; returns the new revision.

    ``changes`` maps field names to new values; ``bylines`` is a list of TypedByline. Whatever a person changes
    but what may be seen, and whose a byline is, makes the text a corrected one, unless a status is chosen too.
    ``checked_against`` is a value of CheckedAgainst, "" where nobody says it. Raises StaleVersion when the
    article has another version by now, NothingChanged when nothing differs, and ValueError for a field that cannot be
    corrected or a value that does not fit (DoesNotFit, in words). ``article`` is reloaded.
    """
    if unknown := changes.keys() - set(CORRECTABLE):
        raise ValueError(f"这些字段不能订正：{'、'.join(sorted(unknown))}")
    with one_writer():
        current = opened(Article, article.pk, version)
        difference = _difference(current, tidied(changes), by)
        if only_settles(difference):
            reason = "：".join(filter(None, (settled_reason(difference), reason)))
        revision = write(current, difference, by, reason, checked_against)
    article.refresh_from_db()
    return revision


def tidied(changes: dict[str, Any]) -> dict[str, Any]:
    """Line ends of browsers folded, control characters and empty paragraphs dropped; bylines as they are."""
    tidy: dict[str, Any] = {}
    for name, value in changes.items():
        if name == "bylines":
            tidy[name] = value
        elif name == "body":
            tidy[name] = "\n".join(line for line in clean(value).split("\n") if line.strip())
        else:
            tidy[name] = clean(str(value)).replace("\n", " ").strip()
    return tidy


def clean(text: str) -> str:
    return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _difference(article: Article, wanted: dict[str, Any], by: User | None) -> history.Difference:
    """What the revision will hold: the status too, where changing the text changes that."""
    before = history.state(article)
    if "bylines" in wanted:
        wanted["bylines"] = entries(article, wanted["bylines"])
    return with_status(before, wanted, by)


def with_status(before: Mapping[str, Any], wanted: Mapping[str, Any], by: User | None) -> history.Difference:
    """What differs; whatever a person changes of a text makes it a corrected one, unless he chooses a status too."""
    difference = history.difference(before, wanted)
    corrects = difference.keys() - {"visibility", "shade"} and not only_settles(difference)
    if by is not None and "status" not in wanted and corrects:
        return difference | history.difference(before, {"status": Status.CORRECTED})
    return difference
