"""The picture of a page by IIIF's Image API 3, level 0: whole, as JPEG, in the sizes it tells of."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.chinese.dates import chinese_date
from articles.describing.iiif import IMAGE, as_image_info
from articles.picturing.pictures import LARGE, SIZES
from articles.views.errors import NotHere
from articles.views.iiif_answers import for_viewers, linked_data
from articles.views.page_pictures import asked_picture
from articles.views.picture_answers import drawn, replaced
from articles.views.pictured_issues import seen_page, told_page


@for_viewers
def image(request: HttpRequest, date: dt.date, number: str, digest: str) -> HttpResponse:
    """On from the picture's identifier to what is told of it."""
    return HttpResponseRedirect(reverse("iiif-info", args=[date, number, digest]), status=303)


@for_viewers
def info(request: HttpRequest, date: dt.date, number: str, digest: str) -> HttpResponse:
    seen = seen_page(date, number)
    return linked_data(as_image_info(told_page(seen)), IMAGE) if seen.picture.digest == digest else replaced()


@for_viewers
def jpeg(request: HttpRequest, date: dt.date, number: str, digest: str, size: str) -> HttpResponse:
    """``size``: max, or width and height as 834,1112."""
    picture = asked_picture(date, number, digest)
    if picture is None:
        return replaced()
    named = {"{},{}".format(*picture.size(dots)): dots for dots in SIZES} | {"max": LARGE}
    if size not in named:
        raise NotHere(f"{chinese_date(date)}第{number}版没有这样大小的版面图；有哪些，见 info.json。")
    return drawn(picture.text.page, lambda: HttpResponse(picture.jpeg(named[size]), content_type="image/jpeg"))
