"""Where an article stands on the pictures of its pages, and what is cut out of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from articles.geometry.placed import PlacedPage, UnitBox
from articles.models import Article, Page, PageText, Span
from articles.picturing.cut_out import CutOut, size_of
from articles.picturing.cuttings import cuttings_of
from articles.picturing.pictures import PLAIN, has_picture
from articles.views.page_pictures import places_of, shown_picture


@dataclass(frozen=True)
class OnSheet:
    """What of an article is cut out of one sheet: at least one box."""

    text: PageText
    placed: PlacedPage
    boxes: tuple[UnitBox, ...]

    @property
    def page(self) -> Page:
        return self.text.page


@dataclass(frozen=True)
class ShownCutting:
    """``address`` leads on to the picture as it may be seen; ``width`` and ``height`` are those of print at 100 dots an
    inch."""

    address: str
    page: Page
    width: int
    height: int


def on_sheets(texts: Iterable[PageText], spans: Iterable[Span]) -> Iterator[OnSheet]:
    """``spans``: the article's, with their readings; ``texts``: those that they are of. What a newer text of its page
    has taken the place of has no picture."""
    own = list(spans)
    for text in texts:
        if not has_picture(text) or text.page.texts.filter(version__gt=text.version).exists():
            continue
        mine = [span for span in own if span.reading.page_text_id == text.pk]
        placed = places_of(text)
        lines = {number for span in mine for number in range(span.first_line, span.last_line + 1)}
        if placed and (boxes := cuttings_of(placed, lines)):
            yield OnSheet(text, placed, boxes)


def shown_cuttings(article: Article, texts: Iterable[PageText], spans: Iterable[Span]) -> list[ShownCutting]:
    """For the article's page, which need not know what of the sheets is hidden."""
    shown: list[ShownCutting] = []
    for sheet in on_sheets(texts, spans):
        for box in sheet.boxes:
            address = reverse("cutting", args=[article.permalink_id, len(shown) + 1])
            points = size_of(box, sheet.placed.width_pt, sheet.placed.height_pt)
            width, height = (round(side * PLAIN / 72) for side in points)
            shown.append(ShownCutting(address, sheet.page, width, height))
    return shown


def cut_outs(article: Article) -> list[tuple[OnSheet, CutOut]]:
    """In the same order, as the one who looks may see them; nothing of a sheet where it is not known what to black."""
    spans = list(article.spans.current().select_related("reading").order_by())
    keys = {span.reading.page_text_id for span in spans}
    texts = PageText.objects.filter(pk__in=keys).select_related("page__issue", "source_file").order_by("pk")
    pictures = ((sheet, shown_picture(sheet.page, sheet.text)) for sheet in on_sheets(texts, spans))
    return [(sheet, CutOut(picture, sheet.boxes)) for sheet, picture in pictures if picture]
