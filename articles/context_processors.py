from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def newspaper(request: HttpRequest) -> dict[str, str]:
    """``newspaper`` is the printed name with its edition, for the site's header and titles."""
    return {"newspaper": settings.NEWSPAPER}
