"""Addresses of the desk with values that no list and no row can have: told in words, instead of failing."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import FieldDoesNotExist, FieldError, ValidationError
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

# Numbers and days beyond what a database holds, and fields that no row has, whatever was asked.
NOWHERE = (OverflowError, UnicodeError, FieldDoesNotExist)
# What Django raises while it makes a list from lookups that were typed into its address.
NO_LOOKUP = (ValueError, TypeError, FieldError, ValidationError, LookupError, NotImplementedError, DatabaseError)


class OddAddresses:
    """A middleware. Only for the admin, whose lists take any lookup; pages of ours read their parameters themselves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or match.app_name != "admin":
            return None
        asked_by_address = request.method in ("GET", "HEAD") and bool(request.GET)
        listed = asked_by_address and str(match.url_name).endswith(("_changelist", "autocomplete"))
        if isinstance(error, NOWHERE) or (listed and isinstance(error, NO_LOOKUP)):
            return render(request, "400.html", status=400)
        return None
