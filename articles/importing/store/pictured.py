"""The picture that came beside a text becomes the picture of its page."""

from __future__ import annotations

import datetime as dt

from articles.geometry.placed import PlacedPage
from articles.importing.files.formats import may_have_picture
from articles.importing.store.arrival import Companion
from articles.importing.store.places import known_places
from articles.models import CompanionPicture, Page, PageText, PublicChanges
from articles.models.one_writer import one_writer

# By how much of it the proportions of picture and sheet may differ: a pixel is rounded, a margin is not cut off.
_UNLIKE = 0.005


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
        "sure": page is not None and companion.stands and _shows(companion, page),
    }
    PublicChanges.note()
    return CompanionPicture.objects.update_or_create(page_text=text, defaults=told)[0]


def text_alone(day: dt.date, number: str, stem: str) -> PageText | None:
    """The newest text of that page, where it came by itself under this name without its ending."""
    page = Page.objects.filter(issue__date=day, number=number).select_related("issue").first()
    text = page.current_text if page else None
    if text is None or not may_have_picture(text.source_name) or text.source_name.rpartition(".")[0] != stem:
        return None
    return text


def attach_later(text: PageText, companion: Companion) -> CompanionPicture | None:
    """The same of a picture that follows its text, in a transaction of its own."""
    with one_writer():
        return attach(text, companion)


def _shows(companion: Companion, page: PlacedPage) -> bool:
    """Whether picture and sheet are of one shape: else nobody knows where in the picture a line stands."""
    across, along = companion.width_pt * page.height_pt, companion.height_pt * page.width_pt
    return along > 0 and abs(across / along - 1) <= _UNLIKE
