"""Correcting printed text: what a person typed, tidied, against the version it was read at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, TypedDict

from django.contrib.auth.models import User

from articles.corrections import history
from articles.corrections.change import opened, write
from articles.models import Article, Reporter, Revision
from articles.models.articles import PRINTED_FIELDS, Status
from articles.models.one_writer import one_writer
from articles.models.people import reporters_named

CORRECTABLE = (*PRINTED_FIELDS, "bylines", "kind", "status", "visibility")

# Characters that no key types and no page prints, but that PostgreSQL or XML refuse.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class TypedByline(TypedDict):
    """A byline as it is typed."""

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

    ``changes`` maps field names to new values; ``bylines`` is a list of {"role", "name"}. Whatever a person changes
    but what may be seen makes the text a corrected one, unless a status is chosen too. Raises StaleVersion when the
    article has another version by now, NothingChanged when nothing differs, and ValueError for a field that cannot be
    corrected or a value that does not fit (DoesNotFit, in words). ``article`` is reloaded.
    """
    if unknown := changes.keys() - set(CORRECTABLE):
        raise ValueError(f"这些字段不能订正：{'、'.join(sorted(unknown))}")
    with one_writer():
        current = opened(Article, article.pk, version)
        revision = write(current, _difference(current, tidied(changes), by), by, reason)
    article.refresh_from_db()
    return revision


def tidied(changes: dict[str, Any]) -> dict[str, Any]:
    """Line ends of browsers folded, control characters and empty paragraphs dropped, bylines without blanks."""
    tidy: dict[str, Any] = {}
    for name, value in changes.items():
        if name == "bylines":
            tidy[name] = [
                {"role": clean(one["role"]).strip(), "name": re.sub(r"\s+", "", clean(one["name"]))}
                for one in value
                if one["name"].strip()
            ]
        elif name == "body":
            tidy[name] = "\n".join(line for line in clean(value).split("\n") if line.strip())
        else:
            tidy[name] = clean(str(value)).replace("\n", " ").strip()
    return tidy


def clean(text: str) -> str:
    return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def entries(article: Article, typed: Iterable[TypedByline]) -> list[history.Entry]:
    """What was typed as whole bylines: each that was there before stays as it is, of namesakes each its own.

    One whose role alone is another remains the same person.
    """
    signatures = list(typed)
    before = [history.entry(byline) for byline in article.bylines.order_by("order")]
    same = _paired(signatures, before, ("role", "name"))
    left = [entry for entry in before if not any(entry is kept for kept in same.values())]
    unpaired = {place: one for place, one in enumerate(signatures) if place not in same}
    renamed = _paired(list(unpaired.values()), left, ("name",))
    for place, found in zip(unpaired, map(renamed.get, range(len(unpaired))), strict=True):
        if found:
            same[place] = {**found, "role": signatures[place]["role"]}
    organisations = {entry["name"] for entry in before if entry["organisation"]}
    people = reporters_named({one["name"] for place, one in enumerate(signatures) if place not in same} - organisations)
    return [same.get(place) or _new_entry(one, people, organisations) for place, one in enumerate(signatures)]


def _paired(
    typed: Sequence[TypedByline], before: Iterable[history.Entry], alike: Sequence[str]
) -> dict[int, history.Entry]:
    """Place of a typed byline → the first one not yet taken that is alike in these parts."""
    pairs: dict[int, history.Entry] = {}
    for entry in before:
        wanted = [entry[part] for part in alike]  # type: ignore[literal-required]
        for place, one in enumerate(typed):
            if place not in pairs and [one[part] for part in alike] == wanted:  # type: ignore[literal-required]
                pairs[place] = entry
                break
    return pairs


def _new_entry(one: TypedByline, people: dict[str, Reporter], organisations: set[str]) -> history.Entry:
    organisation = one["name"] in organisations
    return {
        "role": one["role"],
        "name": one["name"],
        "person": None if organisation else people[one["name"]].pk,
        "organisation": organisation,
        "printed": "",
        "certain": True,
    }


def _difference(article: Article, wanted: dict[str, Any], by: User | None) -> history.Difference:
    """What the revision will hold: the status too, where changing the text changes that."""
    before = history.state(article)
    if "bylines" in wanted:
        wanted["bylines"] = entries(article, wanted["bylines"])
    difference = history.difference(before, wanted)
    if by is not None and "status" not in wanted and difference.keys() - {"visibility"}:
        difference |= history.difference(before, {"status": Status.CORRECTED})
    return difference
