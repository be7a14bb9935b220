"""A page for a save that no form can show again: why, and every word that was typed, to be copied."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string


def held_page(
    request: HttpRequest, why: str, status: int, typed: Iterable[tuple[str, str]] = (), retried: Any = ()
) -> HttpResponse:
    """``typed``: label and value; ``retried``: name and value of all that a second try sends.

    Asks no database, not even who is looking, so that it stands where there is none.
    """
    context = {
        "title": "没有保存",
        "why": why,
        "typed": [(label, value) for label, value in typed if value],
        "retried": list(retried),
        "address": request.get_full_path(),
        "csrf_token": get_token(request),
        "newspaper": settings.NEWSPAPER,
    }
    answer = HttpResponse(render_to_string("admin/held.html", context), status=status)
    answer.headers["Cache-Control"] = "no-store"
    return answer
