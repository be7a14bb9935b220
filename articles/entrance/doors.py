"""The pages where a password is typed. A refusal shows the form again as it was sent."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse_lazy

from articles.entrance.doorways import LeadsOn, RefusingDoor
from articles.entrance.forms import LogInForm, NewPasswordForm
from articles.entrance.halfway import hold
from articles.entrance.second_factor import asks_for_it
from articles.entrance.steps import step_address, step_page


class LogIn(RefusingDoor, LeadsOn, LoginView):
    """For the admin, and for every page of an archive that is not public."""

    authentication_form = LogInForm
    template_name = "admin/login.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if admin.site.has_permission(request):
            return HttpResponseRedirect(self.get_success_url())
        return step_page(request) or super().get(request, *args, **kwargs)

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """Whoever is asked for a second step is not logged in before it. What was typed elsewhere goes along."""
        user = form.get_user()  # type: ignore[attr-defined]
        if not asks_for_it(user):
            return super().form_valid(form)
        address = step_address(user, self.get_success_url())
        hold(self.request, user)
        page = step_page(self.request) if getattr(self.request, "carried", ()) else None
        return page or HttpResponseRedirect(address)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = {"title": "登录", "app_path": self.request.get_full_path(), "username": self.request.user.get_username()}
        return super().get_context_data(**kwargs) | own


class LogOut(LogoutView):
    """Ends a log-in that is half done too, which Django's own of the admin does not know."""

    template_name = "registration/logged_out.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return admin.site.each_context(self.request) | {"has_permission": False} | super().get_context_data(**kwargs)


class NewPassword(RefusingDoor, PasswordChangeView):
    form_class = NewPasswordForm
    success_url = reverse_lazy("admin:password_change_done")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request": self.request}
