"""The pages where a password is typed. A refusal shows the form again as it was sent."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse_lazy
from django.views.generic import FormView

from articles.entrance.addresses import leads_to_a_page
from articles.entrance.forms import BUSY, LOCKED, LogInForm, NewPasswordForm

STATUS = {BUSY: 503, LOCKED: 429}
# Seconds: what a probe or a program should wait for.
RETRY_AFTER = {503: 5, 429: 60}


class RefusingDoor(FormView):
    """Says by its status why a password was not even looked at."""

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


class LogIn(RefusingDoor, LoginView):
    """For the admin, and for every page of an archive that is not public."""

    authentication_form = LogInForm
    template_name = "admin/login.html"
    next_page = "admin:index"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if admin.site.has_permission(request):
            return HttpResponseRedirect(self.get_success_url())
        return super().get(request, *args, **kwargs)

    def get_redirect_url(self, request: HttpRequest | None = None) -> str:
        address = super().get_redirect_url()
        return address if address and leads_to_a_page(self.request, address) else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = {"title": "登录", "app_path": self.request.get_full_path(), "username": self.request.user.get_username()}
        return super().get_context_data(**kwargs) | own


class NewPassword(RefusingDoor, PasswordChangeView):
    form_class = NewPasswordForm
    success_url = reverse_lazy("admin:password_change_done")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request": self.request}
