"""How many stored pages an older reader has read, for the admin."""

from __future__ import annotations

from typing import Any

from django import template

from articles.importing.outdated import outdated_pages
from articles.models import Page
from articles.models.rights import may_look_at

register = template.Library()


@register.inclusion_tag("admin/outdated_pages.html", takes_context=True)
def pages_read_before(context: dict[str, Any]) -> dict[str, object]:
    """Nothing is said where all were read by the reader of now; ``listed``: for those who may see which they are."""
    return {"pages": outdated_pages().count(), "listed": may_look_at(context["request"].user, Page)}
