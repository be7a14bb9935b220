"""Whether values fit their columns: SQLite takes any length and number, PostgreSQL refuses in words of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from django.db import models
from django.db.backends.base.operations import BaseDatabaseOperations

Row = TypeVar("Row", bound=models.Model)

# What a message shows of a value.
SHOWN = 20
# PostgreSQL stores no NUL, and neither database half of a surrogate pair.
UNSTORABLE = re.compile("[\0\ud800-\udfff]")
# The narrowest of all databases.
RANGES = BaseDatabaseOperations.integer_field_ranges


class DoesNotFit(ValueError):
    """A value that its column cannot hold; says which and how much it may be."""


def fitting(rows: Iterable[Row]) -> list[Row]:
    """The same rows; raises DoesNotFit for the first value that its column cannot hold."""
    checked = list(rows)
    for row in checked:
        check(type(row), {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields})
    return checked


def saved(row: Row) -> Row:
    """The row, stored; raises DoesNotFit instead."""
    fitting([row])[0].save()
    return row


def check(model: type[models.Model], columns: Mapping[str, Any]) -> None:
    """Raises DoesNotFit; ``columns`` by name or attribute, what is no column of the model is passed over."""
    for field in model._meta.concrete_fields:
        for name in {field.name, field.attname} & columns.keys():
            if wrong := misfit(field, columns[name]):
                raise DoesNotFit(f"“{field.verbose_name}”{wrong}")


def misfit(field: models.Field[Any, Any], value: Any) -> str:
    """What is wrong with the value, "" where nothing is."""
    if any(UNSTORABLE.search(text) for text in texts(value)):
        return "里有数据库存不下的字符（空字符或半个字符）：请去掉"
    if isinstance(value, str) and isinstance(field, models.CharField) and field.max_length:
        shown = value if len(value) <= SHOWN else f"{value[:SHOWN]}…"
        return f"不能超过 {field.max_length} 个字：{shown}" if len(value) > field.max_length else ""
    low, high = RANGES.get(field.get_internal_type(), (None, None))
    if isinstance(value, int) and low is not None and high is not None and not low <= value <= high:
        return f"只能是 {low} 到 {high} 的数"
    return ""


def texts(value: Any) -> Iterator[str]:
    """Every string in a value, also within lists and objects."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.items():
            yield from texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts(part)
