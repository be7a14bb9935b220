"""Former versions of an article as they may be shown, and what differs between two of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from articles.corrections import history
from articles.desk.showing import Paragraph, shown_changes
from articles.models import Article, Byline, Reporter
from articles.models.articles import PRINTED_FIELDS
from articles.models.revisions import field_label, in_page_order, states
from articles.public.quoting import quotes_in_past

# Field → value, masked.
Told = Mapping[str, Any]

# What is compared: what is printed, and what it is said to be.
COMPARED = (*PRINTED_FIELDS, "bylines", "kind", "status")


@dataclass(frozen=True)
class DifferingField:
    name: str
    label: str
    paragraphs: list[Paragraph]


def told_versions(article: Article) -> dict[int, Told]:
    """Version → what the article said at it; what is 遮盖 by now masked."""
    said, blank = quotes_in_past(article), history.blank()
    told = states(article.revisions.order_by("version")).items()
    return {number: said.state(blank | state) for number, state in told}


def original(article: Article) -> Told:
    """What a machine first read of its fields, the same way."""
    head = {name: value for name, value in article.original_head.items() if name in COMPARED}
    return quotes_in_past(article).state(head | {"body": article.original_body})


def bylines_told(told: Told) -> list[Byline]:
    """The bylines of a version in their order, not saved; earlier releases noted no more of some than role and name."""
    entries = told["bylines"]
    people = Reporter.objects.in_bulk({one["person"] for one in entries if one.get("person")})
    return [
        Byline(
            reporter=people.get(one.get("person")),
            role=one["role"],
            name=one["name"],
            organisation=one.get("organisation", False),
            printed=one.get("printed", ""),
        )
        for one in entries
    ]


def in_words(name: str, told: Told) -> str:
    """A value of a version as text: a byline a line, a choice by its label."""
    value = told[name]
    if name == "bylines":
        return "\n".join(f"{one['role']} {one['name']}".strip() for one in value)
    labels: dict[str, str] = dict(getattr(Article._meta.get_field(name), "flatchoices", ()))
    return labels.get(value, value)


def compared(before: Told, after: Told, around: int | None = None) -> list[DifferingField]:
    """The fields that both tell and that differ, in the order of the page."""
    names = [name for name in COMPARED if name in before and name in after]
    pairs = in_page_order({name: (in_words(name, before), in_words(name, after)) for name in names})
    found = (DifferingField(name, field_label(name), shown_changes(*pair, around)) for name, pair in pairs)
    return [one for one in found if one.paragraphs]
