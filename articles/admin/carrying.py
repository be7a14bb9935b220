"""What was typed goes along while somebody logs in: through the password, the code after it, or a first enrolment."""

from __future__ import annotations

import copy
from urllib.parse import urlencode, urlsplit

from django import db
from django.http import HttpResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import Resolver404, ResolverMatch, resolve, reverse

from articles.admin.held import held_page
from articles.admin.typed import CARRIED, SHOW_AGAIN, TypedRequest, form_at
from articles.admin.wrong import reason_of

# Views of the reading room that take what somebody typed.
SITE_FORMS = {"report"}
# Where a log-in goes on: through the password, and the code or the authenticator that is asked for then.
DOORS = ("admin:login", "second-step", "new-device")


def is_at(request: TypedRequest, name: str) -> bool:
    return request.path == reverse(name)


def is_at_a_door(request: TypedRequest) -> bool:
    return any(is_at(request, name) for name in DOORS)


def log_in_page(request: TypedRequest, why: str, status: int) -> HttpResponse:
    """The log-in form or the page of its second step, as it is first opened, with what ``request`` carries, in answer
    to a post to the admin."""
    address = reverse("admin:login")
    get_token(request)
    asked = copy.copy(request)
    asked.method, asked.path, asked.path_info = "GET", address, address
    if not is_at_a_door(request):
        asked.GET = QueryDict(urlencode({"next": request.get_full_path()}))
        asked.META = request.META | {"QUERY_STRING": asked.GET.urlencode()}
    asked.why = why
    view, args, kwargs = resolve(address)
    response: HttpResponse = view(asked, *args, **kwargs)
    response.status_code = status
    return response


def not_logged_in(request: TypedRequest, exception: Exception) -> HttpResponse:
    """After a fault of ours at a door; without a database, what it carries is sent once more."""
    why, status = reason_of(exception)
    try:
        return log_in_page(request, f"没有登录：{why}", status)
    except db.Error:
        again = [(CARRIED + name, value) for name, value in request.carried]
        return held_page(request, f"没有登录：{why}", status, (("您输入的", value) for _, value in again), again)


def go_on(request: TypedRequest, response: HttpResponse) -> HttpResponse:
    """After a log-in that carried something: on to the form it was typed into, which shows it again."""
    carried = request.carried
    match = match_of(response.headers["Location"])
    if not carried or (form_at(match) is None and (match is None or match.view_name not in SITE_FORMS)):
        return response
    context = {"address": response.headers["Location"], "carried": carried, "show_again": SHOW_AGAIN}
    answer = render(request, "admin/go_on.html", context)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def match_of(address: str) -> ResolverMatch | None:
    try:
        return resolve(urlsplit(address).path)
    except Resolver404:
        return None
