"""Days that are known to be missing, and days on which nothing was printed: who says so, and why."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from articles.admin.refusing import OpenedForm, RefusingAdmin
from articles.corrections import filing
from articles.models import KnownDay, PublicChanges


@admin.register(KnownDay)
class KnownDayAdmin(RefusingAdmin):
    list_display = ["__str__", "authority", "why"]
    list_filter = ["state"]
    search_fields = ["authority", "why"]
    fieldsets = [
        (None, {"fields": ["opened_version", "first", "last", "state"]}),
        ("给读者看", {"fields": ["authority", "why"]}),
        ("只在后台", {"fields": ["note"]}),
    ]

    def store(self, request: HttpRequest, obj: KnownDay, form: OpenedForm) -> None:
        columns = {name: value for name, value in form.cleaned_data.items() if name != "opened_version"}
        filing.change_known_day(obj, version=form.cleaned_data["opened_version"], **columns)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        super().delete_model(request, obj)
        PublicChanges.note()
