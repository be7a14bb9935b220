"""A person's own authenticator and recovery codes: enrolled, replaced, made anew."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django_otp import login as bear

from articles.entrance import recovery_codes
from articles.entrance.doorways import RefusingDoor, StepDoor, with_next
from articles.entrance.enrolling import OFFERED_KEY, Outdated, enrol, key_in_groups, noted, offered
from articles.entrance.halfway import complete, halfway
from articles.entrance.second_factor import device_of
from articles.entrance.sessions import end_sessions
from articles.entrance.step_forms import NewDeviceForm, PasscodeForm
from articles.proving.qr import qr_code


class NewDevice(StepDoor):
    """Of whoever is half-way and has none yet, and of whoever is logged in."""

    form_class = NewDeviceForm
    template_name = "admin/new_device.html"
    next_page = "two-step"
    user: User

    def elsewhere(self, request: HttpRequest) -> str:
        user = halfway(request)
        self.is_halfway = user is not None
        if user is None and not admin.site.has_permission(request):
            return with_next("admin:login", self.get_success_url())
        self.user = user or request.user  # type: ignore[assignment]
        self.former = device_of(self.user)
        if self.is_halfway and self.former:
            return with_next("second-step", self.get_success_url())
        self.device = offered(request.session, self.user)
        return ""

    def get_default_redirect_url(self) -> str:
        return reverse("admin:index") if self.is_halfway else super().get_default_redirect_url()

    def get_form_kwargs(self) -> dict[str, Any]:
        proof = "" if self.is_halfway else "proof" if self.former else "password"
        return super().get_form_kwargs() | {"request": self.request, "device": self.device, "proof": proof}

    def form_valid(self, form: BaseForm) -> HttpResponse:
        try:
            codes = enrol(self.device, self.former)
        except Outdated:
            form.add_error(None, "刚才已经在别处换了验证器。请重新打开这一页。")
            return self.form_invalid(form)
        session = self.request.session
        del session[OFFERED_KEY]
        if self.is_halfway:
            complete(self.request, self.user, self.device)
        else:
            bear(self.request, self.device)
            session.cycle_key()
        end_sessions(self.user, but=session.session_key)
        return codes_page(self.request, codes, self.get_success_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = {
            "title": "换验证器" if self.former else "启用两步登录",
            "address": with_next("new-device", self.get_success_url()),
            "key": key_in_groups(self.device),
            "qr": qr_code(self.device.config_url),
            "who": self.user,
            "is_halfway": self.is_halfway,
        }
        return super().get_context_data(**kwargs) | own


class TwoStep(RefusingDoor):
    """What stands, and ten new recovery codes for one code."""

    form_class = PasscodeForm
    template_name = "admin/two_step.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if device_of(request.user) is None:  # type: ignore[arg-type]
            return HttpResponseRedirect(reverse("new-device"))
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request": self.request, "user": self.request.user}

    def form_valid(self, form: BaseForm) -> HttpResponse:
        user: User = self.request.user  # type: ignore[assignment]
        noted(user, user, "换了一组两步登录的恢复码")
        return codes_page(self.request, recovery_codes.made(user), reverse("two-step"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user: User = self.request.user  # type: ignore[assignment]
        own = {"title": "两步登录", "device": device_of(user), "left": recovery_codes.left(user)}
        return super().get_context_data(**kwargs) | own


def codes_page(request: HttpRequest, codes: list[str], leads_to: str) -> HttpResponse:
    """The only page that ever shows them. What was typed before the log-in goes on from here too."""
    own = {"title": "恢复码", "codes": codes, "address": with_next("second-step", leads_to)}
    context = admin.site.each_context(request) | own
    return render(request, "admin/recovery_codes.html", context)
