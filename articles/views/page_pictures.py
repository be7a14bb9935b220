"""The picture of a page, and where its articles stand on it.

The pixels of what the one who asks may not read are black: ``readable_lines`` gives the lines as they may be read, and
the address holds a digest of what is hidden, so that no address shows now one and now another picture.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from threading import Semaphore

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.chinese.dates import chinese_date
from articles.geometry.placed import PlacedPage
from articles.models import Page, PageText, PlacedLines, Span
from articles.models.originals import DamagedPlaces
from articles.models.sight import current, looking
from articles.picturing.drawing import Undrawn
from articles.picturing.masks import mask_of
from articles.picturing.pictures import (
    DIGEST_LENGTH,
    LARGE,
    PLAIN,
    SIZES,
    SMALL,
    PagePicture,
    TooManyAtOnce,
    has_picture,
)
from articles.public.quoting import unfound_passages
from articles.views.errors import NotHere
from articles.views.rawlines import ListedArticle, RawLine
from articles.views.reading_out import read_out

logger = logging.getLogger(__name__)

RETRY_SECONDS = 2
_FURNITURE = "报头"
# What may be seen is asked for one picture at a time, so that many take no more of a processor than one search does.
_ASKED = Semaphore(1)


class PictureDigest:
    """In an address."""

    regex = f"[0-9a-f]{{{DIGEST_LENGTH}}}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


@dataclass(frozen=True)
class ShownSheet:
    """What the page's template shows: the picture's addresses, its size in pixels, and boxes by article."""

    plain: str
    large: str
    width: int
    height: int


def page_picture(request: HttpRequest, date: dt.date, number: str, digest: str, dots: int) -> HttpResponse:
    """410 for what is hidden otherwise by now, or was never so: nobody is told which."""
    page, text = _found(date, number)
    if dots not in SIZES:
        raise NotHere(f"{chinese_date(date)}第{number}版没有这样的版面图。")
    with _ASKED:
        picture = shown_picture(page, text)
    if picture is None or picture.digest != digest:
        return said("这张版面图已经换过，旧图不再提供。", 410)
    try:
        return HttpResponse(picture.webp(dots), content_type="image/webp")
    except TooManyAtOnce:
        answer = said("版面图正在生成，请稍后再看。", 503)
        answer["Retry-After"] = str(RETRY_SECONDS)
        return answer
    except Undrawn as error:
        logger.warning("page text %s: %s", text.pk, error)
        raise NotHere(f"{chinese_date(date)}第{number}版的版面图画不出来。") from error


def small_picture(request: HttpRequest, date: dt.date, number: str) -> HttpResponse:
    """On to the picture's address of this moment: a list of pages need not know what of each is hidden."""
    if picture := shown_picture(*_found(date, number)):
        return HttpResponseRedirect(reverse("page-picture", args=[date, number, picture.digest, SMALL]))
    raise NotHere(f"{chinese_date(date)}第{number}版没有版面图。")


def _found(date: dt.date, number: str) -> tuple[Page, PageText]:
    """The page and its newest text, which has a picture. Raises NotHere."""
    page = Page.objects.filter(issue__date=date, number=number).select_related("issue").first()
    text = page.current_text if page else None
    if page is None or text is None or not has_picture(text):
        raise NotHere(f"{chinese_date(date)}第{number}版没有版面图。")
    return page, text


def said(words: str, status: int) -> HttpResponse:
    """To whoever opens a picture's address by itself."""
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")


def shown_picture(page: Page, text: PageText, lines: Sequence[RawLine] | None = None) -> PagePicture | None:
    """As the one who looks may see it; none where it is not known where what is hidden stands."""
    placed = places_of(text) if has_picture(text) else None
    if placed is None:
        return None
    mask = mask_of(placed, readable_lines(page, text, lines))
    return None if mask is None else PagePicture(text, placed, mask)


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
) -> tuple[ShownSheet | None, list[ListedArticle]]:
    """The page's picture, and the articles with their places on it, where there is one. ``lines``: its raw lines, as
    they are shown to who may see such."""
    picture = shown_picture(page, text, lines if current().raw else None) if text else None
    if picture is None or page.issue is None or text is None:
        return None, listed
    sheet, reading = _addressed(picture, page.issue.date, page.number), text.current_reading
    spans = list(reading.spans.all()) if reading else []
    return sheet, [replace(one, boxes=tuple(_boxes(one, spans, picture.placed, sheet))) for one in listed]


def _addressed(picture: PagePicture, date: dt.date, number: str) -> ShownSheet:
    plain, large = (reverse("page-picture", args=[date, number, picture.digest, dots]) for dots in (PLAIN, LARGE))
    return ShownSheet(plain, large, picture.width(PLAIN), picture.height(PLAIN))


def _boxes(
    one: ListedArticle, spans: Iterable[Span], placed: PlacedPage, sheet: ShownSheet
) -> Iterator[tuple[int, int, int, int]]:
    """Left, top, width and height of each piece, in pixels of the plain picture."""
    own = (span for span in spans if span.article_id == one.article.pk)
    numbers = (number for span in own for number in range(span.first_line, span.last_line + 1))
    for box in placed.boxes_of(numbers):
        left, right = (round(side * sheet.width / 10_000) for side in box[::2])
        top, bottom = (round(side * sheet.height / 10_000) for side in box[1::2])
        yield left, top, right - left, bottom - top
