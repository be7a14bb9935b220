"""Which stored pages wait for ``manage.py reread``."""

from __future__ import annotations

from articles.importing.habits import habits_hash
from articles.models import Page
from articles.models.issues import PageQuerySet
from articles.reading.version import VERSION


def outdated_pages() -> PageQuerySet:
    """Those whose newest text was last read by an older reader, or with other habits than now."""
    return Page.objects.outdated(VERSION, habits_hash())
