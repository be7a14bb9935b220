"""Issues and pages: giving an undated page its date."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.refusing import OpenedForm, RefusingAdmin
from articles.admin.visibility import may_decide
from articles.corrections import filing
from articles.models import Issue, Page
from articles.models.issues import plausible_date


@admin.register(Issue)
class IssueAdmin(RefusingAdmin):
    list_display = ["named", "date_source", "number", "lunar_date", "edition"]
    list_filter = ["date_source"]
    date_hierarchy = "date"

    @admin.display(description="日期", ordering="date")
    def named(self, issue: Issue) -> str:
        return str(issue)

    def has_delete_permission(self, request: HttpRequest, obj: Issue | None = None) -> bool:
        return False

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

    may_take_away = True

    class Meta:
        model = Page
        fields = ["number", "name"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["date"] = self.instance.date

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        date, number = cleaned.get("date"), cleaned.get("number", "")
        if self.instance.date and not date and "date" in cleaned and not self.may_take_away:
            self.add_error("date", "去掉日期等于撤下这一版的全部稿件：您的账户没有这个权限。")
        if date and not number:
            self.add_error("number", "有日期的版面要有版次，如 1 或 C01。")
        elif date and filing.is_taken(self.instance, date, number):
            self.add_error("number", f"{date} 已有第{number}版：请改版次或日期。")
        return cleaned


class DatedFilter(admin.SimpleListFilter):
    title, parameter_name = "日期", "issue__isempty"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("1", "待定日期"), ("0", "已有日期")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Page]) -> QuerySet[Page]:
        wanted = {"1": True, "0": False}.get(self.value() or "")
        return queryset if wanted is None else queryset.filter(issue__isnull=wanted)


@admin.register(Page)
class PageAdmin(RefusingAdmin):
    form = PageForm
    list_display = ["__str__", "name", "earliest", "latest"]
    list_filter = [DatedFilter]
    list_select_related = ["issue"]
    fields = ["opened_version", "date", "number", "name", "earliest", "latest", "evidence"]
    readonly_fields = ["earliest", "latest", "evidence"]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        form.may_take_away = may_decide(request)
        return form

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Page | None = None) -> bool:
        return False

    def store(self, request: HttpRequest, obj: Page, form: PageForm) -> None:
        typed = form.cleaned_data
        filing.file_page(
            obj, version=typed["opened_version"], date=typed["date"], number=typed["number"], name=typed["name"]
        )
