"""Whose session lacks the second step is a stranger, whatever is asked: admin, reading room, files."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import SimpleLazyObject

from articles.entrance.second_factor import is_done

View = Callable[[HttpRequest], HttpResponseBase]


def known_for_sure(get_response: View) -> View:
    """Stands right after Django's own, and asks when it is asked."""

    def shown(request: HttpRequest) -> HttpResponseBase:
        claimed = request.user
        request.user = SimpleLazyObject(lambda: sure(request, claimed))  # type: ignore[assignment]
        return get_response(request)

    return shown


def sure(request: HttpRequest, claimed: User | AnonymousUser) -> User | AnonymousUser:
    if isinstance(claimed, User) and not is_done(request.session, claimed):
        return AnonymousUser()
    return claimed
