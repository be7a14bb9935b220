"""How browsers and programs search here: an OpenSearch description."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

# Of the short name, by the format.
SHORT = 16


def opensearch(request: HttpRequest) -> HttpResponse:
    name = f"{settings.NEWSPAPER}阅报室"
    context = {
        "short": name if len(name) <= SHORT else "阅报室",
        "name": name,
        "site": settings.SITE_URL,
        "search": settings.SITE_URL + reverse("search"),
    }
    text = render_to_string("opensearch.xml", context)
    return HttpResponse(text, content_type="application/opensearchdescription+xml; charset=utf-8")
