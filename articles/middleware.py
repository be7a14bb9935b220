"""What every request is wrapped in."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from articles.search.engines.deadline import shared_deadline
from articles.views.errors import NotHere

View = Callable[[HttpRequest], HttpResponseBase]


def engine_deadline(get_response: View) -> View:
    """All calls to the search engine for one request together have two seconds."""

    def limited(request: HttpRequest) -> HttpResponseBase:
        with shared_deadline():
            return get_response(request)

    return limited


def without_nul(get_response: View) -> View:
    """NUL is in no name: PostgreSQL refuses to look for it. An address with it leads nowhere, elsewhere it is dropped.

    Forms refuse it themselves and show what was typed.
    """

    def cleaned(request: HttpRequest) -> HttpResponseBase:
        if "\0" in request.path:
            raise NotHere("网址里有不该有的字符（空字符）。")
        request.META["QUERY_STRING"] = request.META.get("QUERY_STRING", "").replace("%00", "")
        request.COOKIES = {name: value.replace("\0", "") for name, value in request.COOKIES.items()}
        return get_response(request)

    return cleaned
