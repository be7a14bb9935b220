"""两步登录 in the form of an account: whether it is on, and taking it away for whoever has lost the phone."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.entrance.enrolling import reset
from articles.entrance.second_factor import device_of

# Tables that only the pages of 两步登录 touch: no page of the admin shows them, nobody is given a right to them.
CLOSED = (TOTPDevice, StaticDevice, StaticToken)
CLOSED_APPS = {model._meta.app_label for model in CLOSED}
RESET = "reset_two_step"

admin.site.unregister([TOTPDevice, StaticDevice])


def may_reset(editor: Any, account: User | None) -> bool:
    """Of those whom he may touch; never his own, for whoever sits at his desk could."""
    return account is not None and account.pk != editor.pk and device_of(account) is not None


def without_closed(nested: list[Any]) -> list[Any]:
    """What Django lists that goes with an account, each row followed by a list of what goes with it in turn."""
    heads = tuple(f"{capfirst(model._meta.verbose_name)}: " for model in CLOSED)
    rows = [without_closed(row) if isinstance(row, list) else row for row in nested]
    return [row for row in rows if row and not (isinstance(row, str) and row.startswith(heads))]


class ResetsTwoStep(admin.ModelAdmin):
    """Its form has a field RESET."""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if may_reset(request.user, obj):
            return fieldsets
        return [
            (title, options | {"fields": [name for name in options["fields"] if name != RESET]})
            for title, options in fieldsets
        ]

    @admin.display(description="状态")
    def two_step(self, account: User) -> str:
        device = device_of(account)
        return f"已启用（{localtime(device.created_at):%Y-%m-%d}）" if device else "未启用"

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if form.cleaned_data.get(RESET) and may_reset(request.user, obj):
            reset(obj, by=request.user)  # type: ignore[arg-type]

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        nested, counts, lacking, protected = super().get_deleted_objects(objs, request)
        closed = {model._meta.verbose_name_plural for model in CLOSED}
        shown = {name: count for name, count in counts.items() if name not in closed}
        return without_closed(nested), shown, lacking, protected
