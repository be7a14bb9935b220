from __future__ import annotations

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from articles.corrections import filing
from articles.models import Reporter, ReporterAlias


class AliasInline(admin.TabularInline):
    model = ReporterAlias
    extra = 1


@admin.register(Reporter)
class ReporterAdmin(admin.ModelAdmin):
    list_display = ["name", "pinyin", "slug"]
    search_fields = ["name", "pinyin", "aliases__name"]
    inlines = [AliasInline]

    def has_delete_permission(self, request: HttpRequest, obj: Reporter | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Reporter, form: forms.ModelForm, change: bool) -> None:
        filing.save_reporter(obj)
