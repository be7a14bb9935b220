"""Pages for what is not there, each saying why and where to go on."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render


class NotHere(Http404):
    """404 with a sentence for the reader."""


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Only our own sentences are shown: Django's are for developers."""
    reason = str(exception) if isinstance(exception, NotHere) else "网址里没有这一页。"
    return render(request, "404.html", {"reason": reason}, status=404)
