"""The picture that comes beside the text of a page: kept, measured and shown with it; nobody reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from articles.geometry.placed import PlacedPage
from articles.importing.files.faults import Unreadable, os_fault
from articles.importing.files.sources import Given, Source
from articles.importing.incoming import ArrivingFile, received
from articles.importing.placed.kinds import kind_of
from articles.importing.placed.opening import measured
from articles.importing.placed.taken import SpoiledSheet, TakenSheet
from articles.importing.store import Companion, attach_later, keep_file, text_alone
from articles.importing.store.places import known_places
from articles.importing.told import Report, shown_name
from articles.keeping.originals import Received, originals
from articles.models import SourceFile


@dataclass(frozen=True)
class Beside:
    """The picture as it goes with one text, none where there is none; ``trouble`` says in one line why it does not."""

    companion: Companion | None = None
    trouble: str = ""

    def told(self, report: Report) -> Report:
        return replace(report, needs_person=(*report.needs_person, self.trouble)) if self.trouble else report


NOTHING_BESIDE = Beside()


@contextmanager
def beside_text(source: Source) -> Iterator[Beside]:
    """What came beside a text without sheets; it is received when the block begins, and kept with the page."""
    if not source.picture:
        yield NOTHING_BESIDE
        return
    with originals().receiving() as folder:
        yield _of_text(source, folder)


def _of_text(source: Source, folder: Path) -> Beside:
    shown = shown_name(source.picture)
    try:
        picture = received(dict(source.beside)[source.picture], folder / "picture")
        kind = _kind(picture, source.picture)
        return Beside(_measured(picture, lambda: keep_file(picture, kind, shown), 1, 1, None))
    except (Unreadable, OSError) as error:
        return _refused(shown, error)


def beside_sheet(coming: ArrivingFile, taken: TakenSheet) -> Beside:
    """What came beside a sheet of a file that tells places: the picture that the file names, or one of its sheets."""
    member = taken.picture or coming.picture
    if not member:
        return NOTHING_BESIDE
    number, count = (1, 1) if taken.picture else (taken.number, taken.count)
    try:
        picture = coming.brought(member)
        _kind(picture, member)
        return Beside(_measured(picture, lambda: coming.keep(member), number, count, taken.page))
    except (Unreadable, OSError) as error:
        return _refused(shown_name(member), error)


def follows_its_text(coming: ArrivingFile, taken: SpoiledSheet, given: Given) -> Report | None:
    """A picture that comes alone under day, page number and name of a text that is there is its picture; none where
    there is no such text. Raises Unreadable, OSError and DatabaseError."""
    alone = coming.kind == "picture" and taken.count == 1 and taken.awaits_ocr
    text = text_alone(given.date, given.page, coming.shown.rpartition(".")[0]) if alone and given.date else None
    if text is None:
        return None
    page = known_places(text).page
    new = attach_later(text, _measured(coming.brought(""), coming.keep, 1, 1, page))
    return Report(coming.shown, "unchanged", page=str(text.page), notes=("配上了版面图",) if new else ())


def _kind(picture: Received, name: str) -> str:
    if (kind := kind_of(picture.path, name)) != "picture":
        raise Unreadable("不是能认的图片")
    return kind


def _measured(
    picture: Received, keep: Callable[[], SourceFile], number: int, count: int, page: PlacedPage | None
) -> Companion:
    """Raises Unreadable where it is no picture of so many sheets."""
    there, width, height, stands = measured(picture.path, number, page)
    if there != count:
        raise Unreadable(f"有 {there} 页，文字却有 {count} 页，对不上；请改正后再导入")
    return Companion(keep, picture.sha256, number, width, height, stands)


def _refused(shown: str, error: Unreadable | OSError) -> Beside:
    why = str(error) if isinstance(error, Unreadable) else os_fault(shown, error).message
    return Beside(trouble=f"没有配上版面图：{shown} {why}")
