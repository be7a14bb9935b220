"""An article's cuttings, each at an address that changes with what is hidden of its sheet."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.models import Article
from articles.picturing.drawing import Undrawn
from articles.picturing.pictures import TooManyAtOnce
from articles.views.cuttings import cut_outs
from articles.views.errors import NotHere
from articles.views.page_pictures import RETRY_SECONDS, said
from articles.views.permalinks import answered

logger = logging.getLogger(__name__)


def cutting(request: HttpRequest, code: str, place: int) -> HttpResponse:
    """On to the address of this moment: the article's page need not know what is hidden. ``place`` counts from 1."""

    def read(article: Article) -> HttpResponse:
        digests = [cut.digest(box) for _, cut in cut_outs(article) for box in cut.boxes]
        if not 1 <= place <= len(digests):
            raise NotHere("这篇文章没有这样的剪报。")
        return HttpResponseRedirect(reverse("cutting-picture", args=[code, digests[place - 1]]))

    return answered(request, code, read)


def cutting_picture(request: HttpRequest, code: str, digest: str) -> HttpResponse:
    """410 for what is hidden otherwise by now, or was never so: nobody is told which."""

    def read(article: Article) -> HttpResponse:
        cuttings = {cut.digest(box): partial(cut.webp, box) for _, cut in cut_outs(article) for box in cut.boxes}
        if digest not in cuttings:
            return said("这张剪报已经换过，旧图不再提供。", 410)
        return drawn(article, lambda: HttpResponse(cuttings[digest](), content_type="image/webp"))

    return answered(request, code, read)


def drawn(of: object, draw: Callable[[], HttpResponse]) -> HttpResponse:
    """What ``draw`` answers, or that whoever asks is to come again. Raises NotHere."""
    try:
        return draw()
    except TooManyAtOnce:
        answer = said("图片正在生成，请稍后再看。", 503)
        answer["Retry-After"] = str(RETRY_SECONDS)
        return answer
    except Undrawn as error:
        logger.warning("%s: %s", of, error)
        raise NotHere("原版画不出来。") from error
