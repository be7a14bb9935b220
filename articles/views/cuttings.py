"""Where an article stands on the pictures of its pages, and what is cut out of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from articles.geometry.page import UNIT
from articles.geometry.placed import PlacedPage, UnitBox
from articles.models import Article, Page, PageText, Span
from articles.picturing.as_seen import places_of
from articles.picturing.cut_out import CutOut
from articles.picturing.cuttings import cuttings_of
from articles.picturing.pictures import PLAIN, has_picture
from articles.views.page_marks import marks_of
from articles.views.page_pictures import shown_picture


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
    inch, and so are the ``marks``: left, top, width and height of each."""

    address: str
    page: Page
    width: int
    height: int
    marks: tuple[tuple[int, int, int, int], ...] = ()


def on_sheets(texts: Iterable[PageText], spans: Iterable[Span]) -> Iterator[OnSheet]:
    """``spans``: the article's, with their readings; ``texts``: those that they are of. What a newer text of its page
    has taken the place of has no picture, and a page without a day has no address for readers."""
    own = list(spans)
    for text in texts:
        page = text.page
        if page.issue is None or not has_picture(text) or page.texts.filter(version__gt=text.version).exists():
            continue
        mine = [span for span in own if span.reading.page_text_id == text.pk]
        placed = places_of(text)
        lines = {number for span in mine for number in range(span.first_line, span.last_line + 1)}
        if placed and (boxes := cuttings_of(placed, lines)):
            yield OnSheet(text, placed, boxes)


def shown_cuttings(
    article: Article, texts: Iterable[PageText], spans: Iterable[Span], typed: str = ""
) -> list[ShownCutting]:
    """For the article's page, which need not know what of the sheets is hidden. ``typed``: the words that somebody came
    from a search with, which are marked."""
    shown: list[ShownCutting] = []
    for sheet in on_sheets(texts, spans):
        marks = _marked(sheet, article, typed) if typed else []
        for box in sheet.boxes:
            address = reverse("cutting", args=[article.permalink_id, len(shown) + 1])
            _, _, width, height = _in_dots(box, box, sheet.placed)
            own = tuple(_in_dots(mark, box, sheet.placed) for mark in marks if _lies_in(mark, box))
            shown.append(ShownCutting(address, sheet.page, width, height, own))
    return shown


def _marked(sheet: OnSheet, article: Article, typed: str) -> list[UnitBox]:
    picture = shown_picture(sheet.page, sheet.text)
    return [mark.box for mark in marks_of(picture, typed, [article])] if picture else []


def _lies_in(mark: UnitBox, box: UnitBox) -> bool:
    across, down = (mark[0] + mark[2]) / 2, (mark[1] + mark[3]) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]


def _in_dots(box: UnitBox, within: UnitBox, placed: PlacedPage) -> tuple[int, int, int, int]:
    """Left, top, width and height, counted from the corner of the cutting it lies ``within``."""
    across, down = (side * PLAIN / 72 / UNIT for side in (placed.width_pt, placed.height_pt))
    left, top, right, bottom = box
    corner = round((left - within[0]) * across), round((top - within[1]) * down)
    return *corner, round((right - left) * across), round((bottom - top) * down)


def cut_outs(article: Article) -> list[tuple[OnSheet, CutOut]]:
    """In the same order, as the one who looks may see them; nothing of a sheet where it is not known what to black."""
    spans = list(article.spans.current().select_related("reading").order_by())
    keys = {span.reading.page_text_id for span in spans}
    texts = PageText.objects.filter(pk__in=keys).select_related("page__issue", "source_file").order_by("pk")
    pictures = ((sheet, shown_picture(sheet.page, sheet.text)) for sheet in on_sheets(texts, spans))
    return [(sheet, CutOut(picture, sheet.boxes)) for sheet, picture in pictures if picture]
