"""Where the lines of a page text stand: kept with it, and handed to every later reading of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from articles.geometry.placed import PlacedPage
from articles.importing.placed.taken import TakenSheet
from articles.models import PageText, PlacedLines
from articles.reading.settled import Settled


@dataclass(frozen=True)
class KnownPlaces:
    """None and nothing for a text that came without places."""

    page: PlacedPage | None = None
    settled: tuple[Settled, ...] = ()


def keep_places(text: PageText, taken: TakenSheet) -> None:
    PlacedLines.of(text, taken.page, [asdict(one) for one in taken.settled]).save()


def known_places(text: PageText) -> KnownPlaces:
    """Raises DamagedPlaces where they are not as they were kept."""
    kept = PlacedLines.objects.filter(page_text=text).select_related("page_text").first()
    if kept is None:
        return KnownPlaces()
    page, settled = kept.told
    return KnownPlaces(page, tuple(Settled(**one) for one in settled))
