"""A page's picture as somebody may see it, once it is known which of its lines he may read."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from django.db.models import Q

from articles.geometry.placed import PlacedPage
from articles.models import Article, CompanionPicture, Page, PageText, PlacedLines, Redaction
from articles.models.originals import DamagedPlaces
from articles.models.sight import current
from articles.models.states import Visibility
from articles.picturing.masks import mask_of
from articles.picturing.pictures import PagePicture, has_picture

logger = logging.getLogger(__name__)


def placed_on(page: Page, text: PageText) -> PlacedPage | None:
    """Where the lines of the text stand on its picture; none where there is no picture for the one who looks."""
    return places_of(text) if has_picture(text) else _without_places(page, text)


def masked_picture(text: PageText, placed: PlacedPage, shown: Mapping[int, str]) -> PagePicture | None:
    """``shown``: the lines by their numbers, as they may be read; none where it is not known where what is hidden
    stands."""
    mask = mask_of(placed, shown)
    return None if mask is None else PagePicture(text, placed, mask, shown)


def _without_places(page: Page, text: PageText) -> PlacedPage | None:
    """Of a text whose places on its picture nobody knows: for the desk alone, and for nobody where anything of the page
    is 遮盖 or withdrawn, since it cannot be blacked."""
    companion = CompanionPicture.of(text)
    if companion is None or not current().held:
        return None
    own = Article.objects.filter(Q(page=page) | Q(spans__reading__page_text=text))
    masked = Redaction.objects.in_force().filter(article__in=own.values("pk"))
    if own.filter(visibility=Visibility.WITHDRAWN).exists() or masked.exists():
        return None
    lines = (None,) * len(text.lines)
    return PlacedPage(text.text, lines, width_pt=companion.width_pt, height_pt=companion.height_pt)


def places_of(text: PageText) -> PlacedPage | None:
    """None of a text that came without places; where they are damaged nothing is told of them to readers."""
    kept = PlacedLines.objects.filter(page_text=text).select_related("page_text").first()
    try:
        return kept.told[0] if kept else None
    except DamagedPlaces:
        logger.exception("places of page text %s", text.pk)
        return None
