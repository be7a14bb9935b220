"""The picture of a page, and where its articles stand on it.

The pixels of what the one who asks may not read are black: ``readable_lines`` gives the lines as they may be read, and
the address holds a digest of what is hidden, so that no address shows now one and now another picture.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.catalogue.remembered import current_period
from articles.chinese.dates import chinese_date
from articles.geometry.placed import PlacedPage
from articles.models import Article, CompanionPicture, Page, PageText, PlacedLines, PublicChanges, Redaction, Span
from articles.models.originals import DamagedPlaces
from articles.models.sight import Sight, current, looking
from articles.models.states import Visibility
from articles.picturing.masks import mask_of
from articles.picturing.pictures import (
    DIGEST_LENGTH,
    LARGE,
    PLAIN,
    SIZES,
    SMALL,
    PagePicture,
    has_picture,
)
from articles.public.quoting import unfound_passages
from articles.views.errors import NotHere
from articles.views.picture_answers import ASKED, drawn, replaced
from articles.views.rawlines import ListedArticle, RawLine
from articles.views.reading_out import read_out

logger = logging.getLogger(__name__)

_FURNITURE = "报头"
# Pages of a paper, each with what one sight sees of it; all asked anew after so long, whatever was noted.
_REMEMBERED, _SECONDS = 20, 300


class PictureDigest:
    """In an address."""

    regex = f"[0-9a-f]{{{DIGEST_LENGTH}}}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


@dataclass(frozen=True)
class ShownSheet:
    """What the page's template shows: the picture's addresses, its size in pixels, ``inside`` where the desk alone
    sees it."""

    plain: str
    large: str
    width: int
    height: int
    inside: bool


def page_picture(request: HttpRequest, date: dt.date, number: str, digest: str, dots: int) -> HttpResponse:
    if dots not in SIZES:
        raise NotHere(f"{chinese_date(date)}第{number}版没有这样的版面图。")
    picture = asked_picture(date, number, digest)
    if picture is None:
        return replaced()
    return drawn(picture.text.page, lambda: HttpResponse(picture.webp(dots), content_type="image/webp"))


def asked_picture(date: dt.date, number: str, digest: str) -> PagePicture | None:
    """That of this digest, where it is the one to be seen now. Raises NotHere where the page has none at all."""
    with ASKED:
        picture = shown_picture(*page_with_picture(date, number))
    return picture if picture and picture.digest == digest else None


def small_picture(request: HttpRequest, date: dt.date, number: str) -> HttpResponse:
    """On to the picture's address of this moment: a list of pages need not know what of each is hidden."""
    if picture := shown_picture(*page_with_picture(date, number)):
        return HttpResponseRedirect(reverse("page-picture", args=[date, number, picture.digest, SMALL]))
    raise NotHere(f"{chinese_date(date)}第{number}版没有版面图。")


def page_with_picture(date: dt.date, number: str) -> tuple[Page, PageText]:
    """The page and its newest text, which has a picture. Raises NotHere."""
    page = Page.objects.filter(issue__date=date, number=number).select_related("issue").first()
    text = page.current_text if page else None
    if page is None or text is None or not (has_picture(text) or CompanionPicture.of(text)):
        raise NotHere(f"{chinese_date(date)}第{number}版没有版面图。")
    return page, text


def shown_picture(page: Page, text: PageText, lines: Sequence[RawLine] | None = None) -> PagePicture | None:
    """As the one who looks may see it; none where it is not known where what is hidden stands."""
    if lines is not None:
        return _as_read(page, text, lines)
    return _remembered(page, text, current(), PublicChanges.count(), current_period("pictures", _SECONDS))


@lru_cache(maxsize=_REMEMBERED)
def _remembered(page: Page, text: PageText, _sight: Sight, _changes: int, _period: int) -> PagePicture | None:
    """The count is read before what it stands for, so that nothing is kept under a later one than it is of."""
    return _as_read(page, text, None)


def _as_read(page: Page, text: PageText, lines: Sequence[RawLine] | None) -> PagePicture | None:
    placed = places_of(text) if has_picture(text) else without_places(page, text)
    if placed is None:
        return None
    shown = readable_lines(page, text, lines)
    mask = mask_of(placed, shown)
    return None if mask is None else PagePicture(text, placed, mask, shown)


def without_places(page: Page, text: PageText) -> PlacedPage | None:
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


def readable_lines(page: Page, text: PageText, lines: Sequence[RawLine] | None = None) -> dict[int, str]:
    """The lines by their numbers, as they may be read by whoever sees raw lines and else no more than who looks.

    Of those who see only what was ever reviewed, what belongs to no article is hidden too.
    """
    sight = current()
    if lines is None:
        with looking(lambda: replace(sight, raw=True)):
            _, lines = read_out(page, text)
    known = (line for line in lines if not line.withheld)
    read = {line.number: line.text for line in known if sight.unreviewed or line.listed or line.role == _FURNITURE}
    reading = text.current_reading
    for number in unfound_passages(text, reading.spans.all()) if reading else ():
        read.pop(number, None)
    return read


def places_of(text: PageText) -> PlacedPage | None:
    """None of a text that came without places; where they are damaged nothing is told of them to readers."""
    kept = PlacedLines.objects.filter(page_text=text).select_related("page_text").first()
    try:
        return kept.told[0] if kept else None
    except DamagedPlaces:
        logger.exception("places of page text %s", text.pk)
        return None


def pictured(
    page: Page, text: PageText | None, listed: list[ListedArticle], lines: Sequence[RawLine]
) -> tuple[PagePicture | None, ShownSheet | None, list[ListedArticle]]:
    """The page's picture, and the articles with their places on it, where there is one. ``lines``: its raw lines, as
    they are shown to who may see such."""
    picture = shown_picture(page, text, lines if current().raw else None) if text else None
    if picture is None or page.issue is None or text is None:
        return None, None, listed
    sheet, reading = _addressed(picture, page.issue.date, page.number), text.current_reading
    spans = list(reading.spans.all()) if reading else []
    return picture, sheet, [replace(one, boxes=tuple(boxes_on(picture, one.article, spans))) for one in listed]


def _addressed(picture: PagePicture, date: dt.date, number: str) -> ShownSheet:
    plain, large = (reverse("page-picture", args=[date, number, picture.digest, dots]) for dots in (PLAIN, LARGE))
    return ShownSheet(plain, large, picture.width(PLAIN), picture.height(PLAIN), not has_picture(picture.text))


def boxes_on(
    picture: PagePicture, article: Article, spans: Iterable[Span], dots: int = PLAIN
) -> Iterator[tuple[int, int, int, int]]:
    """Left, top, width and height of each piece, in pixels of the picture at so many dots an inch."""
    own = (span for span in spans if span.article_id == article.pk)
    numbers = (number for span in own for number in range(span.first_line, span.last_line + 1))
    for box in picture.placed.boxes_of(numbers):
        yield picture.in_pixels(box, dots)
