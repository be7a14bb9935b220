"""Pages for what is not there, each saying why and where to go on."""

from __future__ import annotations

import sys

from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from articles.views.kept import ASK_AGAIN

# Seconds after which a program should ask again for what the database did not answer.
RETRY_SECONDS = 60


class NotHere(Http404):
    """404 with a sentence for the reader."""


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Only our own sentences are shown: Django's are for developers."""
    reason = str(exception) if isinstance(exception, NotHere) else "网址里没有这一页。"
    answer = render(request, "404.html", {"reason": reason}, status=404)
    # It may be there tomorrow.
    answer["Cache-Control"] = ASK_AGAIN
    return answer


def failed(request: HttpRequest) -> HttpResponse:
    """500, or 503 where the database does not answer; asks neither it nor who is looking. Called while the error is."""
    if not isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return HttpResponse(render_to_string("500.html"), status=500)
    answer = HttpResponse(render_to_string("unreachable.html"), status=503)
    answer["Retry-After"] = str(RETRY_SECONDS)
    return answer
