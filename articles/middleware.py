"""What every request is wrapped in."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from articles.search.engines.deadline import shared_deadline

View = Callable[[HttpRequest], HttpResponseBase]


def engine_deadline(get_response: View) -> View:
    """All calls to the search engine for one request together have two seconds."""

    def limited(request: HttpRequest) -> HttpResponseBase:
        with shared_deadline():
            return get_response(request)

    return limited
