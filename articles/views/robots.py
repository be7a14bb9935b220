"""What crawlers are asked to leave alone, and where they find the rest."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

# There is no end of searches, and each costs as much as a reader's.
PUBLIC = ("/admin/", "/search/")
PRIVATE = ("/",)


@login_not_required
def robots(request: HttpRequest) -> HttpResponse:
    closed = PRIVATE if settings.ASKS_FOR_LOG_IN else PUBLIC
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    if not settings.ASKS_FOR_LOG_IN:
        lines += ["", f"Sitemap: {settings.SITE_URL}{reverse('sitemaps')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
