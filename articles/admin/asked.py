"""What may be asked of a list in its address."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

# How filters and the days above a list ask; nothing that compares a part of a text.
WAYS = frozenset({"exact", "in", "isnull", "gte", "gt", "lte", "lt", "year", "month", "day", "id"})


class OnlyOffered(admin.ModelAdmin):
    """Only what the list offers: Django lets any column be compared, those too that are shown masked or not at all."""

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        if lookup in map(_parameter, self.list_filter):
            return True
        columns = {column for column in (self.date_hierarchy, *self.list_filter) if isinstance(column, str)}
        names = lookup.split("__")
        starts = (count for count in range(1, len(names) + 1) if "__".join(names[:count]) in columns)
        return any(WAYS.issuperset(names[count:]) for count in starts)


def _parameter(offered: Any) -> str | None:
    """Of a filter that asks in words of its own."""
    return getattr(offered, "parameter_name", None)
