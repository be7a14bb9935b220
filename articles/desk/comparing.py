"""Former versions of an article as they may be shown, and what differs between two of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import JSONField, TextField

from articles.corrections import history
from articles.desk.showing import Paragraph, shown_changes, shown_whole
from articles.models import Article
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


def told_versions(article: Article, *numbers: int) -> dict[int, Told]:
    """Those of these versions that its history tells → what the article said at it; what is 遮盖 by now masked."""
    said, blank = quotes_in_past(article), history.blank()
    told = states(article.revisions.filter(version__lte=max(numbers)).order_by("version"))
    return {number: said.state(blank | told[number]) for number in numbers if number in told}


def original(article: Article) -> Told:
    """What a machine first read of its fields, the same way."""
    head = {name: value for name, value in article.original_head.items() if name in COMPARED}
    return quotes_in_past(article).state(head | {"body": article.original_body})


def in_words(name: str, told: Told) -> str:
    """A value of a version as text: a byline a line, a choice by its label."""
    value = told[name]
    if name == "bylines":
        return "\n".join(f"{one['role']} {one['name']}".strip() for one in value)
    labels: dict[str, str] = dict(getattr(Article._meta.get_field(name), "flatchoices", ()))
    return labels.get(value, str(value))


def compared(before: Told, after: Told, around: int | None = None) -> list[DifferingField]:
    """The fields that both tell and that differ, in the order of the page."""
    names = [name for name in COMPARED if name in before and name in after]
    pairs = in_page_order({name: (in_words(name, before), in_words(name, after)) for name in names})
    found = ((name, shown_field(name, *pair, around)) for name, pair in pairs)
    return [DifferingField(name, field_label(name), paragraphs) for name, paragraphs in found if paragraphs]


def shown_field(name: str, before: str, after: str, around: int | None = None) -> list[Paragraph]:
    """What differs of a field: a text and bylines in pieces, anything else whole."""
    in_pieces = name == "bylines" or isinstance(Article._meta.get_field(name), TextField | JSONField)
    return shown_changes(before, after, around) if in_pieces else shown_whole(before, after)
