"""What ends a command in one line before it has done anything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError

from articles.public.own_files import OwnFileUnreadable


@contextmanager
def refusing_damaged_files(undone: str = "") -> Iterator[None]:
    """CommandError where the paper's own habits, punctuation or telephones cannot be read.

    ``undone`` says what was not done.
    """
    try:
        yield
    except OwnFileUnreadable as error:
        raise CommandError(f"{undone}{error}") from error
