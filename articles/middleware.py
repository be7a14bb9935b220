"""What every request is wrapped in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict, StreamingHttpResponse
from django.utils.cache import add_never_cache_headers

from articles.chinese.controls import COMMANDS, visible
from articles.models.sight import looking, sight_of
from articles.search.engines.deadline import shared_deadline
from articles.views.errors import NotHere

View = Callable[[HttpRequest], HttpResponseBase]

# For eyes. Files for programs (JSON) keep every character.
_SHOWN_TYPES = ("text/", "application/xhtml", "application/atom+xml", "application/rss+xml", "application/xml")
# What a person types comes back as it was: a sign of ours in a form would be saved as text.
_TYPED = re.compile(r"(<textarea\b.*?</textarea>|<input\b[^>]*>)", re.DOTALL | re.IGNORECASE)
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
    """Files too: no use of the machine, nothing embedded elsewhere but what viewers of other sites show (IIIF), and a
    private archive in no search engine."""

    def headed(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response["Permissions-Policy"] = PERMISSIONS_POLICY
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
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


def seen_by_whom(get_response: View) -> View:
    """Who looks is asked once it matters, and not without a session: a probe or a visitor costs no look at accounts."""

    def shown(request: HttpRequest) -> HttpResponseBase:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return get_response(request)
        with looking(lambda: sight_of(request.user)):
            return get_response(request)

    return shown


def engine_deadline(get_response: View) -> View:
    """All calls to the search engine for one request together have two seconds."""

    def limited(request: HttpRequest) -> HttpResponseBase:
        with shared_deadline():
            return get_response(request)

    return limited


def controls_shown(get_response: View) -> View:
    """Characters that turn text round or hide in it are shown by their number, whichever page or list prints them."""

    def shown(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not response.get("Content-Type", "").startswith(_SHOWN_TYPES) or response.has_header("Content-Encoding"):
            return response
        if isinstance(response, StreamingHttpResponse):
            if not response.is_async:
                response.streaming_content = _shown_parts(response.streaming_content)  # type: ignore[arg-type]
        elif isinstance(response, HttpResponse):
            _show_in(response)
        return response

    return shown


def _show_in(response: HttpResponse) -> None:
    text = response.content.decode(response.charset, "surrogateescape")
    if not COMMANDS.search(text):
        return
    parts = [part if _TYPED.fullmatch(part) else visible(part) for part in _TYPED.split(text)]
    response.content = "".join(parts).encode(response.charset, "surrogateescape")
    if response.has_header("Content-Length"):
        response["Content-Length"] = str(len(response.content))


def _shown_parts(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Each part holds whole characters, as templates and writers of rows make them."""
    for part in parts:
        yield visible(part.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")


def without_nul(get_response: View) -> View:
    """NUL is in no name: PostgreSQL refuses to look for it. An address with it leads nowhere, elsewhere it is dropped.

    Forms refuse it themselves and show what was typed.
    """

    def cleaned(request: HttpRequest) -> HttpResponseBase:
        if "\0" in request.path:
            raise NotHere("网址里有不该有的字符（空字符）。")
        if "%00" in request.META.get("QUERY_STRING", ""):
            request.GET = _dropped(request.GET)  # type: ignore[assignment]
            request.META["QUERY_STRING"] = request.GET.urlencode()
        request.COOKIES = {name: value.replace("\0", "") for name, value in request.COOKIES.items()}
        return get_response(request)

    return cleaned


def _dropped(asked: QueryDict) -> QueryDict:
    """From what was decoded: in the address itself what is left may be one again (%%0000)."""
    kept = QueryDict(mutable=True)
    for name, values in asked.lists():
        kept.setlist(name.replace("\0", ""), [value.replace("\0", "") for value in values])
    return kept
