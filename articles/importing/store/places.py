"""Where the lines of a page text stand: kept with it, and handed to every later reading of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from articles.geometry.packed import packed, unpacked
from articles.geometry.placed import PlacedPage
from articles.importing.placed.taken import TakenSheet
from articles.models import PageText, PlacedLines
from articles.models.originals import DamagedPlaces
from articles.reading.settled import Settled


@dataclass(frozen=True)
class KnownPlaces:
    """None and nothing for a text that came without places."""

    page: PlacedPage | None = None
    settled: tuple[Settled, ...] = ()


def keep_places(text: PageText, taken: TakenSheet) -> None:
    told = packed(taken.page) | {"settled": [asdict(one) for one in taken.settled]}
    PlacedLines.of(text, told).save()


def known_places(text: PageText) -> KnownPlaces:
    """Raises DamagedPlaces where they are not as they were kept."""
    kept = PlacedLines.objects.filter(page_text=text).first()
    if kept is None:
        return KnownPlaces()
    told = kept.told
    try:
        return KnownPlaces(unpacked(text.text, told), tuple(Settled(**one) for one in told["settled"]))
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedPlaces(f"{kept}不成样子（{error}），请从备份恢复数据库") from error
