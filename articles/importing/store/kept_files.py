"""The row of a file as it came."""

from __future__ import annotations

from articles.keeping.originals import Received, originals
from articles.models import SourceFile


def keep_file(received: Received, kind: str, name: str, package: SourceFile | None = None) -> SourceFile:
    """Its row, whose bytes lie in the archive before. Raises OSError."""
    originals().keep(received)
    told = {"kind": kind, "size": received.size, "name": name, "package": package}
    return SourceFile.objects.get_or_create(sha256=received.sha256, defaults=told)[0]
