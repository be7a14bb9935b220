"""Answers for IIIF viewers, which run on other people's sites: these alone may be read from there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

from django.http import HttpRequest, HttpResponse, JsonResponse

from articles.models.sight import looking, visitors

P = ParamSpec("P")


def for_viewers(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """What every visitor may see, whoever asks: a viewer shows to others what it was given."""

    @wraps(view)
    def answered(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        with looking(visitors):
            response = view(*args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return answered


def linked_data(data: dict[str, Any], context: str) -> JsonResponse:
    content_type = f'application/ld+json;profile="{context}"'
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False}, content_type=content_type)


def asked_page(request: HttpRequest) -> int:
    """From 1; what is no number is the first."""
    typed = request.GET.get("page", "")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else 1
