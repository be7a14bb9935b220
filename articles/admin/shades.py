"""Which kinds, sources and sections are not recommended, or kept from search engines."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from articles.admin.for_deciders import ForDeciders
from articles.models import PublicChanges, ShadeRule


@admin.register(ShadeRule)
class ShadeRuleAdmin(ForDeciders):
    """Whoever decides what may be seen decides this too."""

    list_display = ["__str__", "kind", "source", "section", "shade"]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        PublicChanges.note()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        super().delete_model(request, obj)
        PublicChanges.note()
