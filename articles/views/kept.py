"""How long an answer may be kept, and whether search engines may list it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers, set_response_etag

P = ParamSpec("P")
Answered = TypeVar("Answered", bound=HttpResponseBase)

ASK_AGAIN = "no-cache"


def kept_while_same(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """Whoever asked may keep the page and asks each time whether it is still the same; a log-in shows another one."""

    @wraps(view)
    def answered(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(*args, **kwargs)
        if "Location" not in response:
            response["Cache-Control"] = ASK_AGAIN
            patch_vary_headers(response, ["Cookie"])
        return response

    return answered


def unlisted(view: Callable[P, Answered]) -> Callable[P, Answered]:
    """No page for search engines."""

    @wraps(view)
    def answered(*args: P.args, **kwargs: P.kwargs) -> Answered:
        return not_indexed(view(*args, **kwargs))

    return answered


def not_modified(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """A middleware: what ``kept_while_same`` marked bears the digest of its bytes, and 304 says that they are the same.

    Django's own passes HEAD by.
    """

    def answered(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        marked = response.status_code == 200 and response.get("Cache-Control") == ASK_AGAIN
        if not marked or not isinstance(response, HttpResponse) or request.method not in ("GET", "HEAD"):
            return response
        set_response_etag(response)
        return get_conditional_response(request, response["ETag"], response=response) or response

    return answered


def not_indexed(response: Answered) -> Answered:
    """In no search engine, whatever leads there."""
    response["X-Robots-Tag"] = "noindex"
    return response
