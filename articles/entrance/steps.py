"""The second step of a log-in: the page that asks for a code, and which page whoever is half-way is led to."""

from __future__ import annotations

import copy
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import resolve

from articles.entrance import recovery_codes
from articles.entrance.doorways import StepDoor, with_next
from articles.entrance.halfway import complete, halfway
from articles.entrance.second_factor import PASSCODE, device_of, plain
from articles.entrance.step_forms import PasscodeForm

FEW = 3


def step_address(user: User, leads_to: str) -> str:
    """The page of the second step: the first time an authenticator is enrolled there."""
    return with_next("second-step" if device_of(user) else "new-device", leads_to)


def step_page(request: HttpRequest) -> HttpResponse | None:
    """That page as it is first opened, in answer to any request; None where nobody is half-way."""
    user = halfway(request)
    if user is None:
        return None
    asked = copy.copy(request)
    asked.method = "GET"
    view, args, kwargs = resolve(step_address(user, "").partition("?")[0])
    response: HttpResponse = view(asked, *args, **kwargs)
    return response


class SecondStep(StepDoor):
    form_class = PasscodeForm
    template_name = "admin/second_step.html"
    user: User

    def elsewhere(self, request: HttpRequest) -> str:
        user, leads_to = halfway(request), self.get_success_url()
        if user is None:
            is_through = admin.site.has_permission(request)
            return leads_to if is_through else with_next("admin:login", leads_to)
        self.user = user
        return "" if device_of(user) else with_next("new-device", leads_to)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request": self.request, "user": self.user}

    def form_valid(self, form: BaseForm) -> HttpResponse:
        device = device_of(self.user)
        if device is None:
            return HttpResponseRedirect(step_address(self.user, self.get_success_url()))
        complete(self.request, self.user, device)
        if len(plain(form.cleaned_data["code"])) != PASSCODE:
            left = recovery_codes.left(self.user)
            more = "手机不在了，请到“两步登录”换一个验证器。" if left > FEW else "请到“两步登录”换一组新的。"
            messages.warning(self.request, f"这个恢复码已用掉，还剩 {left} 个。{more}")
        return HttpResponseRedirect(self.get_success_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = {"title": "两步登录", "address": with_next("second-step", self.get_success_url()), "who": self.user}
        return super().get_context_data(**kwargs) | own
