"""The only way to change printed text: version check, revision and outbox row in one transaction."""

from __future__ import annotations

import re
from typing import Any, TypedDict

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from articles.indexing import outbox
from articles.models import Article, Byline, Revision
from articles.models.articles import PRINTED_FIELDS, Status
from articles.models.people import reporters_named

CORRECTABLE = (*PRINTED_FIELDS, "bylines", "kind", "status", "visibility")

# Characters that no key types and no page prints, but that PostgreSQL or XML refuse.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class StaleVersion(Exception):
    """The article has moved on since the corrector opened it; ``current`` is the article as it stands."""

    def __init__(self, article: Article, opened: int) -> None:
        super().__init__(f"《{article}》已是第{article.version}版，您打开的是第{opened}版：请对照后再保存。")
        self.current = article


class NothingChanged(Exception):
    """Every field already holds the value given."""


class Entry(TypedDict):
    """A byline as corrections name it."""

    role: str
    name: str


def correct(
    article: Article,
    *,
    version: int,
    changes: dict[str, Any],
    by: User | None,
    reason: str = "",
) -> Revision:
    """Change printed text of ``article`` as the corrector saw it at ``version``; returns the new revision.

    ``changes`` maps field names to new values; ``bylines`` is a list of {"role", "name"}. ``by`` is none only for a
    re-import. Raises StaleVersion when the article has another version by now, NothingChanged when nothing differs,
    and ValueError for a field that cannot be corrected. ``article`` is reloaded.
    """
    if unknown := changes.keys() - set(CORRECTABLE):
        raise ValueError(f"这些字段不能订正：{'、'.join(sorted(unknown))}")
    with transaction.atomic():
        current = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        if current.version != version:
            raise StaleVersion(current, version)
        difference = differences(current, tidied(changes))
        revision = write(current, difference, by, reason)
        outbox.enqueue([current.pk])
    article.refresh_from_db()
    return revision


def tidied(changes: dict[str, Any]) -> dict[str, Any]:
    """Line ends of browsers folded, control characters and empty paragraphs dropped, bylines without blanks."""
    tidy: dict[str, Any] = {}
    for name, value in changes.items():
        if name == "bylines":
            tidy[name] = [
                {"role": clean(entry["role"]).strip(), "name": re.sub(r"\s+", "", clean(entry["name"]))}
                for entry in value
                if entry["name"].strip()
            ]
        elif name == "body":
            tidy[name] = "\n".join(line for line in clean(value).split("\n") if line.strip())
        else:
            tidy[name] = clean(str(value)).replace("\n", " ").strip()
    return tidy


def clean(text: str) -> str:
    return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def differences(article: Article, changes: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Field → {"before", "after"} for the fields that differ; raises NothingChanged when none does."""
    before = article.printed() | {name: getattr(article, name) for name in ("kind", "status", "visibility")}
    difference = {
        name: {"before": before[name], "after": after} for name, after in changes.items() if before[name] != after
    }
    if not difference:
        raise NothingChanged(f"《{article}》没有改动。")
    return difference


def write(article: Article, difference: dict[str, dict[str, Any]], by: User | None, reason: str) -> Revision:
    """Store the changed fields, the next version and its revision; inside correct()'s transaction."""
    columns = {name: change["after"] for name, change in difference.items() if name != "bylines"}
    if by is not None and "status" not in columns and difference.keys() - {"visibility"}:
        columns["status"] = Status.CORRECTED
    opened = article.version
    if not Article.objects.filter(pk=article.pk, version=opened).update(version=F("version") + 1, **columns):
        raise StaleVersion(Article.objects.get(pk=article.pk), opened)
    if "bylines" in difference:
        replace_bylines(article, difference["bylines"]["after"])
    return Revision.objects.create(article=article, version=opened + 1, by=by, changes=difference, reason=reason)


def replace_bylines(article: Article, entries: list[Entry]) -> None:
    """Bylines kept as they are where role and name agree, so that the printed form survives a correction."""
    kept = {(byline.role, byline.name): byline for byline in article.bylines.all()}
    people = reporters_named({entry["name"] for entry in entries} - organisations(kept.values()))
    article.bylines.all().delete()
    rows = []
    for order, entry in enumerate(entries):
        before = kept.get((entry["role"], entry["name"]))
        rows.append(
            Byline(
                article=article,
                order=order,
                role=entry["role"],
                name=entry["name"],
                reporter=before.reporter if before else people[entry["name"]],
                printed=before.printed if before else "",
            )
        )
    Byline.objects.bulk_create(rows)


def organisations(bylines: Any) -> set[str]:
    return {byline.name for byline in bylines if byline.reporter_id is None}
