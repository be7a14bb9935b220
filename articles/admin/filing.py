"""Issues and pages: giving an undated page its date."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from articles.admin.refusing import OpenedForm, RefusingAdmin
from articles.chinese.page_numbers import WRITE_IT_SO, normal_page
from articles.corrections import filing
from articles.models import Issue, Page
from articles.models.issues import plausible_date


@admin.register(Issue)
class IssueAdmin(RefusingAdmin):
    list_display = ["date", "date_source", "number", "lunar_date", "edition"]
    list_filter = ["date_source"]
    date_hierarchy = "date"

    def has_delete_permission(self, request: HttpRequest, obj: Issue | None = None) -> bool:
        """One that pages hang on stays; the last of them may have been filed elsewhere."""
        return super().has_delete_permission(request, obj) and not (obj and obj.pages.exists())

    def store(self, request: HttpRequest, obj: Issue, form: OpenedForm) -> None:
        columns = {name: value for name, value in form.cleaned_data.items() if name != "opened_version"}
        filing.change_issue(obj, version=form.cleaned_data["opened_version"], **columns)


class PageForm(OpenedForm):
    """``date`` files the page under the issue of that day, which is made where there is none."""

    date = forms.DateField(
        label="见报日期",
        required=False,
        validators=[plausible_date],
        help_text="如 2023-09-12；填好日期和版次后，本版稿件即公开。",
    )

    class Meta:
        model = Page
        fields = ["number", "name"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["date"] = self.instance.date

    def clean_number(self) -> str:
        """In its one normal form; a number that stands there since before there was one may stay."""
        typed: str = self.cleaned_data["number"]
        if not typed.strip() or typed == self.initial["number"]:
            return typed.strip()
        if not (number := normal_page(typed)):
            raise ValidationError(f"“{typed}”不是版次：{WRITE_IT_SO}。")
        return number

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        date, number = cleaned.get("date"), cleaned.get("number", "")
        if date and not number:
            self.add_error("number", "有日期的版面要有版次，如 1 或 C01。")
        elif date and filing.is_taken(self.instance, date, number):
            self.add_error("number", f"{date} 已有第{number}版：请改版次或日期。")
        return cleaned


@admin.register(Page)
class PageAdmin(RefusingAdmin):
    form = PageForm
    list_display = ["__str__", "name", "earliest", "latest"]
    list_filter = [("issue", admin.EmptyFieldListFilter)]
    list_select_related = ["issue"]
    fields = ["opened_version", "date", "number", "name", "earliest", "latest", "evidence"]
    readonly_fields = ["earliest", "latest", "evidence"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Page | None = None) -> bool:
        return False

    def store(self, request: HttpRequest, obj: Page, form: PageForm) -> None:
        typed = form.cleaned_data
        filing.file_page(
            obj, version=typed["opened_version"], date=typed["date"], number=typed["number"], name=typed["name"]
        )
