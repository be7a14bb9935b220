from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def newspaper(request: HttpRequest) -> dict[str, str | bool]:
    """``newspaper`` is the printed name with its edition, for the site's header and titles; ``has_session``, told
    without the database, whether there is a log-in to end."""
    return {"newspaper": settings.NEWSPAPER, "has_session": settings.SESSION_COOKIE_NAME in request.COOKIES}
