"""What crawlers are asked to leave alone."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse

# There is no end of searches, and each costs as much as a reader's.
PUBLIC = ("/admin/", "/search/")
PRIVATE = ("/",)


@login_not_required
def robots(request: HttpRequest) -> HttpResponse:
    closed = PRIVATE if settings.ASKS_FOR_LOG_IN else PUBLIC
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
