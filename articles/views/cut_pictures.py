"""An article's cuttings, each at an address that changes with what is hidden of its sheet."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.models import Article
from articles.views.cuttings import cut_outs
from articles.views.errors import NotHere
from articles.views.permalinks import answered
from articles.views.picture_answers import ASKED, drawn, replaced


def cutting(request: HttpRequest, code: str, place: int) -> HttpResponse:
    """On to the address of this moment: the article's page need not know what is hidden. ``place`` counts from 1."""

    def read(article: Article) -> HttpResponse:
        digests = [cut.digest(box) for _, cut in cut_outs(article) for box in cut.boxes]
        if not 1 <= place <= len(digests):
            raise NotHere("这篇文章没有这样的剪报。")
        return HttpResponseRedirect(reverse("cutting-picture", args=[code, digests[place - 1]]))

    return answered(request, code, read)


def cutting_picture(request: HttpRequest, code: str, digest: str) -> HttpResponse:
    def read(article: Article) -> HttpResponse:
        with ASKED:
            found = cut_outs(article)
        cuttings = {cut.digest(box): partial(cut.webp, box) for _, cut in found for box in cut.boxes}
        if digest not in cuttings:
            return replaced()
        return drawn(article, lambda: HttpResponse(cuttings[digest](), content_type="image/webp"))

    return answered(request, code, read)
