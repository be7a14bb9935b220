"""Pages that stand for a state of the site and have no address: an addition to the addresses, for looking at them."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

# Template → what it is given beside the request.
STATES: dict[str, dict[str, object]] = {
    "400.html": {},
    "403.html": {},
    "500.html": {},
    "503.html": {"q": "湖边"},
    "busy.html": {"seconds": 30},
    "reported.html": {"receipt": "abcd-efgh-jkmn", "due_on": dt.date(2024, 5, 24), "code": "0123456789"},
    "unreachable.html": {},
}


def state(request: HttpRequest, template: str) -> HttpResponse:
    return render(request, template, STATES[template])


urlpatterns = [path("states/<str:template>", state), path("", include("newsroom.urls"))]
handler404 = "articles.views.errors.not_found"


def addresses() -> list[str]:
    return [f"/states/{template}" for template in STATES]
