"""Redirects that lose nothing of what was asked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponsePermanentRedirect

# Seconds that a merged article's redirect is kept: a merge may be undone.
UNDOABLE = 3600


def lead_on(request: HttpRequest, address: str, *, kept: int | None = None) -> HttpResponsePermanentRedirect:
    """301 to ``address`` with the query string as it came; ``kept``: so many seconds, else for ever."""
    query = request.META.get("QUERY_STRING", "")
    response = HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    if kept is not None:
        response["Cache-Control"] = f"max-age={kept}"
    return response
