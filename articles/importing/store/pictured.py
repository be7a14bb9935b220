"""The picture that came beside a text becomes the picture of its page."""

from __future__ import annotations

from articles.geometry.placed import PlacedPage
from articles.importing.store.arrival import Companion
from articles.importing.store.places import known_places
from articles.models import CompanionPicture, PageText, PublicChanges

# How much longer for its width than the sheet that the places are of a picture may be: what is rounded.
_UNLIKE = 0.02


def attach(text: PageText, companion: Companion) -> CompanionPicture | None:
    """The row, where it is new or of another picture than before. Call inside the transaction of the page."""
    same = {"file__sha256": companion.sha256, "sheet": companion.sheet}
    if CompanionPicture.objects.filter(page_text=text, **same).exists():
        return None
    page = known_places(text).page
    told = {
        "file": companion.keep(),
        "sheet": companion.sheet,
        "width_pt": companion.width_pt,
        "height_pt": companion.height_pt,
        "sure": page is not None and _shows(companion, page),
    }
    PublicChanges.note()
    return CompanionPicture.objects.update_or_create(page_text=text, defaults=told)[0]


def _shows(companion: Companion, page: PlacedPage) -> bool:
    """Whether picture and sheet are of one shape: else nobody knows where in the picture a line stands."""
    across, along = companion.width_pt * page.height_pt, companion.height_pt * page.width_pt
    return along > 0 and abs(across / along - 1) <= _UNLIKE
