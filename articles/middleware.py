"""What every request is wrapped in."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import add_never_cache_headers

from articles.search.engines.deadline import shared_deadline

View = Callable[[HttpRequest], HttpResponseBase]

# What no page here asks a browser for.
UNUSED = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in UNUSED)


def closed_doors(get_response: View) -> View:
    """Files too: no use of the machine, nothing embedded elsewhere, and a private archive in no search engine."""

    def headed(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response["Permissions-Policy"] = PERMISSIONS_POLICY
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        if settings.ASKS_FOR_LOG_IN:
            response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    return headed


def kept_by_nobody(get_response: View) -> View:
    """What is shown to somebody with an account is stored by no browser and no proxy on the way."""

    def shown(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if settings.ASKS_FOR_LOG_IN or settings.SESSION_COOKIE_NAME in request.COOKIES:
            add_never_cache_headers(response)
        return response

    return shown


def engine_deadline(get_response: View) -> View:
    """All calls to the search engine for one request together have two seconds."""

    def limited(request: HttpRequest) -> HttpResponseBase:
        with shared_deadline():
            return get_response(request)

    return limited
