"""How pictures, and what is made of them, are answered."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Semaphore

from django.http import HttpResponse

from articles.picturing.drawing import Undrawn
from articles.picturing.pictures import TooManyAtOnce
from articles.views.errors import NotHere

logger = logging.getLogger(__name__)

RETRY_SECONDS = 2
# What may be seen is asked for one picture at a time, so that many take no more of a processor than one search does.
ASKED = Semaphore(1)


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
        raise NotHere(f"{of}的原版画不出来。") from error


def replaced() -> HttpResponse:
    """For what is hidden otherwise by now, or was never so: nobody is told which."""
    return said("这张图已经换过，旧图不再提供。", 410)


def said(words: str, status: int) -> HttpResponse:
    """To whoever opens a picture's address by itself."""
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
