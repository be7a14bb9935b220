"""How far the search index is behind, for the admin's front page."""

from __future__ import annotations

from django import template

from articles.indexing import outbox
from articles.models import Rebuild

register = template.Library()

# Longer than any batch takes: then something is wrong with the engine.
PATIENCE_SECONDS = 60


@register.inclusion_tag("admin/index_lag.html")
def index_lag() -> dict[str, object]:
    """Reads the database only: the page must not wait for the engine."""
    lag = outbox.lag()
    return {
        "lag": lag,
        "minutes": round(lag.seconds / 60),
        "late": lag.seconds > PATIENCE_SECONDS,
        "rebuild": Rebuild.objects.first(),
    }
