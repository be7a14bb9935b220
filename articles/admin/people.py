"""Reporters and series: what they are called, and the other forms their names are printed in."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.refusing import OpenedForm, RefusingAdmin
from articles.corrections import filing
from articles.models import Reporter, ReporterAlias, Series

LONGEST_ALIAS = 40


class AliasesForm(OpenedForm):
    """Aliases one a line."""

    aliases_text = forms.CharField(
        label="别名",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        help_text="一行一个：笔名、曾用名、常见误识。",
    )

    class Meta:
        fields = ["name"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["aliases_text"] = "\n".join(self.known_aliases()) if self.instance.pk else ""

    def known_aliases(self) -> list[str]:
        return list(self.instance.aliases)

    def clean_aliases_text(self) -> list[str]:
        if self.is_untouched("aliases_text") and self.instance.pk:
            return self.known_aliases()
        aliases = list(dict.fromkeys(filter(None, map(str.strip, self.cleaned_data["aliases_text"].splitlines()))))
        if long := next((alias for alias in aliases if len(alias) > LONGEST_ALIAS), ""):
            raise ValidationError(f"“{long[:LONGEST_ALIAS]}…”太长：别名不超过 {LONGEST_ALIAS} 个字。")
        return aliases


class ReporterForm(AliasesForm):
    def known_aliases(self) -> list[str]:
        return list(self.instance.aliases.values_list("name", flat=True))

    def clean_aliases_text(self) -> list[str]:
        aliases = super().clean_aliases_text()
        taken = ReporterAlias.objects.filter(name__in=aliases).exclude(reporter=self.instance.pk).first()
        if taken:
            raise ValidationError(f"“{taken.name}”已是{taken.reporter}的别名：一个别名只能归一个人。")
        return aliases


class NamedAdmin(RefusingAdmin):
    """Of a row with a name and aliases."""

    fields = ["opened_version", "name", "aliases_text"]

    def save_related(self, request: HttpRequest, form: AliasesForm, formsets: Any, change: bool) -> None:
        """A new row has its key only now; it is at version 1."""
        if not change and form.cleaned_data["aliases_text"]:
            self.put(form.instance, 1, form)

    def store(self, request: HttpRequest, obj: Any, form: AliasesForm) -> None:
        self.put(obj, form.cleaned_data["opened_version"], form)

    def put(self, obj: Any, version: int, form: AliasesForm) -> None:
        raise NotImplementedError


@admin.register(Reporter)
class ReporterAdmin(NamedAdmin):
    form = ReporterForm
    list_display = ["name", "pinyin", "slug"]
    search_fields = ["name", "pinyin", "aliases__name"]

    def has_delete_permission(self, request: HttpRequest, obj: Reporter | None = None) -> bool:
        return False

    def put(self, obj: Reporter, version: int, form: AliasesForm) -> None:
        typed = form.cleaned_data
        filing.change_reporter(obj, version=version, name=typed["name"], aliases=typed["aliases_text"])


@admin.register(Series)
class SeriesAdmin(NamedAdmin):
    form = AliasesForm
    list_display = ["name", "aliases"]
    search_fields = ["name"]

    def put(self, obj: Series, version: int, form: AliasesForm) -> None:
        typed = form.cleaned_data
        filing.change_series(obj, version=version, name=typed["name"], aliases=typed["aliases_text"])

    def delete_model(self, request: HttpRequest, obj: Series) -> None:
        filing.delete_series(obj, by=cast(User, request.user))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Series]) -> None:
        for series in queryset:
            self.delete_model(request, series)
