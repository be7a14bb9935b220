"""What may be stored by halves of files that tell places, and is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from articles.importing.files.sources import read_sources
from articles.importing.pages import import_sources
from articles.importing.store import known_places
from articles.importing.told import Report
from articles.keeping.originals import originals, sum_of
from articles.models import Page, PageText, SourceFile


def import_one(path: Path) -> list[Report]:
    return list(import_sources(read_sources([str(path)])))


def half_stored() -> Iterator[str]:
    """A line for each page, text or file that lacks what belongs to it."""
    yield from (f"{page} has no text" for page in Page.objects.filter(texts=None))
    for text in PageText.objects.select_related("page__issue", "source_file"):
        places = known_places(text).page
        if text.source_file is None or places is None or len(places.lines) != len(text.lines):
            yield f"{text} has no file, or not a place for each line"
        if text.current_reading is None:
            yield f"{text} was not read"
    for file in SourceFile.objects.all():
        with originals().path_of(file.sha256).open("rb") as kept:
            if sum_of(kept) != file.sha256:
                yield f"{file} is not kept as it came"
    yield from (f"{path} was left" for path in originals().incoming.glob("*"))
