"""What the pages have in common where a password or a code is typed: how they refuse, and where they lead."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import RedirectURLMixin
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from articles.entrance.addresses import leads_to_a_page
from articles.entrance.forms import BUSY
from articles.entrance.lock_out import LOCKED
from articles.entrance.second_factor import THROTTLED

STATUS = {BUSY: 503, LOCKED: 429, THROTTLED: 429}
# Seconds: what a probe or a program should wait for.
RETRY_AFTER = {503: 5, 429: 60}


def with_next(name: str, leads_to: str) -> str:
    """The address of a page that leads on to ``leads_to``."""
    return f"{reverse(name)}?{urlencode({'next': leads_to})}"


class RefusingDoor(FormView):
    """Says by its status why what was typed was not even looked at."""

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        response = super().form_invalid(form)
        codes = {error.code for errors in form.errors.as_data().values() for error in errors}
        for code, status in STATUS.items():
            if code in codes:
                response.status_code = status
                response["Retry-After"] = str(RETRY_AFTER[status])
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What every page of the admin shows."""
        return admin.site.each_context(self.request) | super().get_context_data(**kwargs)


class LeadsOn(RedirectURLMixin):
    """To the page that was asked for, where that is one of this site's."""

    next_page = "admin:index"
    request: HttpRequest

    def get_redirect_url(self, request: HttpRequest | None = None) -> str:
        address = super().get_redirect_url()
        return address if address and leads_to_a_page(self.request, address) else ""


@method_decorator([login_not_required, sensitive_post_parameters(), csrf_protect, never_cache], name="dispatch")
class StepDoor(LeadsOn, RefusingDoor):
    """A page on the way of a log-in."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        address = self.elsewhere(request)
        return HttpResponseRedirect(address) if address else super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    def elsewhere(self, request: HttpRequest) -> str:
        """Where one is led to whom this page has nothing to ask, otherwise nothing; notes who is asked."""
        raise NotImplementedError
