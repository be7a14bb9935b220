"""Nothing that somebody typed is lost with a post that cannot be taken: no log-in, an old token, no database, too much.

Each is answered with what was typed and why it was not saved; nothing is saved without one more look at it, and nothing
is stored of somebody who has not logged in.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from django import db
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpResponse, UnreadablePostError
from django.template.response import SimpleTemplateResponse
from django.urls import reverse

from articles.admin.carrying import SITE_FORMS, go_on, is_at, is_at_a_door, log_in_page, not_logged_in
from articles.admin.held import held_page
from articles.admin.typed import SHOW_AGAIN, TypedRequest, carried_fields, form_at, typed_fields
from articles.admin.wrong import reason_of
from articles.entrance.halfway import halfway

logger = logging.getLogger(__name__)

# Bytes of a post by somebody who has not logged in; staff may send settings.DATA_UPLOAD_MAX_MEMORY_SIZE.
STRANGERS_LIMIT = 2_621_440
# So much is read and thrown away, for a browser shows no answer that comes while it still sends.
READ_ANYWAY = 50 * 2**20

SESSION_OVER = "没有保存：登录已经失效。您输入的内容随这一页带着，登录之后会再显示出来，由您看过再保存。"
SITE_SESSION_OVER = "没有提交：登录已经失效。您写的随这一页带着，登录之后会再显示出来，由您看过再提交。"
SITE_LOGGED_IN = "还没有提交：您已重新登录，刚才写的都在下面。请看过后再提交。"
SITE_OLD_PAGE = "还没有提交：这一页打开得太久，或浏览器没有送回验证用的 Cookie。您写的都在下面，请看过后再提交。"
NOT_DONE = "没有完成：登录已经失效。请登录后重新操作。"
LOGGED_IN = "还没有保存：您已重新登录，刚才输入的内容都在下面。请看过后再保存。"
OLD_PAGE = (
    "还没有保存：这一页打开之后您重新登录过，或浏览器没有送回验证用的 Cookie。您输入的内容都在下面，请看过后再保存。"
)
TOO_LATE = "还没有登录：输入密码以后过了太久，或在别处改了密码。请再登录一次。"
OLD_LOGIN = "还没有登录：登录页打开得太久，或浏览器没有送回 Cookie。请再登录一次。"
FOREIGN = "没有保存：这次提交不是从本站的页面发出的。"
REFUSED = "没有保存：您的账户没有（或不再有）做这件事的权限。"
TOO_MUCH = (
    "没有保存：一次最多提交 {limit} MB，这次有 {size:.1f} MB。"
    "请按浏览器的“后退”，您输入的内容还在原处；请删短后再保存，或交给管理员导入。"
)


def is_admin_post(request: TypedRequest) -> bool:
    return request.method == "POST" and request.path.startswith(reverse("admin:index"))


def is_site_post(request: TypedRequest) -> bool:
    """To a page of the reading room that somebody types into; its view shows again what is ``withheld``."""
    match = request.resolver_match
    return request.method == "POST" and match is not None and match.view_name in SITE_FORMS


class Rescue:
    """Middleware; stands after those that know the session and the user, and before all that may refuse a user."""

    def __init__(self, get_response: Callable[[TypedRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: TypedRequest) -> HttpResponse:
        request.carried = []
        if request.method == "POST" and (refused := too_much(request)):
            return refused
        response = self.get_response(request)
        if is_admin_post(request) and is_at_a_door(request) and response.status_code == 302:
            return go_on(request, response)
        return response

    def process_view(self, request: TypedRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if is_site_post(request):
            return look_again(request)
        if not is_admin_post(request) or is_at(request, "admin:logout"):
            return None
        at_a_door = is_at_a_door(request)
        if at_a_door:
            request.carried = carried_fields(request.POST)
        try:
            if is_at(request, "admin:login") or admin.site.has_permission(request) or (at_a_door and halfway(request)):
                return shown_first(request)
            return log_in_page(request, TOO_LATE, 403) if at_a_door else log_in_first(request)
        except db.Error as error:
            return not_logged_in(request, error) if at_a_door else unsaved(request, error)

    def process_exception(self, request: TypedRequest, exception: Exception) -> HttpResponse | None:
        if not is_admin_post(request):
            return None
        if is_at_a_door(request):
            logger.error("log-in failed", exc_info=exception)
            return not_logged_in(request, exception)
        return unsaved(request, exception)


def too_much(request: TypedRequest) -> HttpResponse | None:
    """Told by the length that the request names, before anything of it is kept."""
    size = request.META.get("CONTENT_LENGTH") or "0"
    length = int(size) if size.isdecimal() else 0
    if length <= STRANGERS_LIMIT:
        return None
    staff = request.user.is_authenticated and request.user.is_staff
    limit: int = settings.DATA_UPLOAD_MAX_MEMORY_SIZE if staff else STRANGERS_LIMIT
    if length <= limit:
        return None
    if length <= READ_ANYWAY:
        with suppress(UnreadablePostError):
            while request.read(65_536):
                pass
    return held_page(request, TOO_MUCH.format(limit=round(limit / 2**20, 1), size=length / 2**20), 413)


def shown_first(request: TypedRequest) -> HttpResponse | None:
    """A form with what was carried through the log-in."""
    form = form_at(request.resolver_match)
    return form[0].show_again(request, form[1], LOGGED_IN) if form and SHOW_AGAIN in request.POST else None


def log_in_first(request: TypedRequest) -> HttpResponse:
    if form_at(request.resolver_match) is None:
        return log_in_page(request, NOT_DONE, 403)
    request.carried = typed_fields(request.POST)
    return log_in_page(request, SESSION_OVER, 403)


def look_again(request: TypedRequest) -> HttpResponse | None:
    """Before a page of the reading room takes what was typed: the log-in where one is asked for and there is none."""
    try:
        if settings.ASKS_FOR_LOG_IN and not request.user.is_authenticated:
            request.carried = typed_fields(request.POST)
            return log_in_page(request, SITE_SESSION_OVER, 403)
    except db.Error as error:
        typed, (why, status) = typed_fields(request.POST), reason_of(error)
        return held_page(request, f"没有提交：{why}", status, (("您写的", text) for _, text in typed), typed)
    request.withheld = SITE_LOGGED_IN if SHOW_AGAIN in request.POST else ""
    return None


def unsaved(request: TypedRequest, exception: Exception) -> HttpResponse | None:
    """In place of a page that says nothing but 403, 404 or 500; where nothing was typed, those stay with Django."""
    form = form_at(request.resolver_match)
    fields = typed_fields(request.POST)
    if isinstance(exception, PermissionDenied | Http404 | SuspiciousOperation):
        status = 403 if isinstance(exception, PermissionDenied) else 400
        return held_page(request, REFUSED, status, form[0].labelled(fields)) if form else None
    if form is None and not isinstance(exception, db.Error):
        return None
    logger.error("not saved: %s", request.path, exc_info=exception)
    why, status = reason_of(exception)
    if form is None:
        return held_page(request, f"没有完成：{why}", status)
    try:
        return rendered(form[0].show_again(request, form[1], f"没有保存，您输入的内容都还在下面：{why}", status))
    except db.Error:
        return held_page(request, f"没有保存：{why}", status, form[0].labelled(fields), fields)


def rendered(response: HttpResponse) -> HttpResponse:
    """At once, so that a database that fails half-way through the page is noticed here."""
    return response.render() if isinstance(response, SimpleTemplateResponse) else response


def csrf_failure(request: TypedRequest, reason: str = "") -> HttpResponse:
    """A post without our token. From another site it is answered with nothing of what it brings."""
    form = form_at(request.resolver_match)
    if is_site_post(request) and not is_foreign(request):
        return look_again(request) or shown_again(request)
    if is_foreign(request) or not is_admin_post(request):
        return held_page(request, FOREIGN, 403)
    if is_at_a_door(request):
        request.carried = carried_fields(request.POST)
        return log_in_page(request, OLD_LOGIN, 403)
    try:
        if not admin.site.has_permission(request):
            return log_in_first(request)
        if form is None:
            return held_page(request, "没有完成：这一页打开之后您重新登录过。请重新打开后再操作。", 403)
        return rendered(form[0].show_again(request, form[1], OLD_PAGE, 403))
    except (db.Error, PermissionDenied) as error:
        return unsaved(request, error) or held_page(request, FOREIGN, 403)


def shown_again(request: TypedRequest) -> HttpResponse:
    """A form of the reading room with what was typed, and a fresh token."""
    request.withheld = SITE_OLD_PAGE
    view, args, kwargs = request.resolver_match  # type: ignore[misc]
    response: HttpResponse = view(request, *args, **kwargs)
    response.status_code = 403 if response.status_code == 200 else response.status_code
    return response


def is_foreign(request: TypedRequest) -> bool:
    """By what the browser says of where a post comes from; a proxy may have changed the scheme, never the host."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.get_host()
