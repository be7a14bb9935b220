"""Issues and pages: giving an undated page its date."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format

from articles.admin.refusing import OpenedForm, RefusingAdmin
from articles.admin.visibility import may_decide
from articles.chinese.dates import implausible
from articles.chinese.page_numbers import WRITE_IT_SO, normal_page
from articles.corrections import filing
from articles.importing.outdated import outdated_pages
from articles.models import Issue, Page
from articles.models.issues import DateSource, plausible_date
from articles.public.quoting import quotes_on


class DatedForm(OpenedForm):
    """Asks before it takes a date that something speaks against."""

    confirmed = forms.BooleanField(
        label="日期已核实",
        required=False,
        help_text="日期还没有到、在线索之外，或原是推定而今已查实，请勾选。",
    )

    def pages(self) -> list[Page]:
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        date = cleaned.get("date")
        asked = date != self.initial.get("date") and not cleaned.get("confirmed")
        if date and asked and not implausible(date):
            why = filing.unusual_date(date, self.pages(), timezone.localdate())
            if why:
                self.add_error("date", f"{why}：核实无误请勾选“日期已核实”再保存，否则请改日期。")
        return cleaned


class IssueForm(DatedForm):
    def pages(self) -> list[Page]:
        return list(self.instance.pages.in_print_order()) if self.instance.pk else []


class DatedAdmin(RefusingAdmin):
    only_typed = RefusingAdmin.only_typed | {"confirmed"}


@admin.register(Issue)
class IssueAdmin(DatedAdmin):
    form = IssueForm
    list_display = ["named", "date_source", "number", "lunar_date", "edition"]
    list_filter = ["date_source"]
    date_hierarchy = "date"

    @admin.display(description="日期", ordering="date")
    def named(self, issue: Issue) -> str:
        return str(issue)

    def has_delete_permission(self, request: HttpRequest, obj: Issue | None = None) -> bool:
        """One that pages hang on stays; the last of them may have been filed elsewhere."""
        return super().has_delete_permission(request, obj) and not (obj and obj.pages.exists())

    def store(self, request: HttpRequest, obj: Issue, form: OpenedForm) -> None:
        columns = {name: form.cleaned_data[name] for name in form.cleaned_data.keys() - {"opened_version", "confirmed"}}
        if form.cleaned_data["confirmed"] and columns["date_source"] == DateSource.INFERRED:
            columns["date_source"] = DateSource.SUPPLIED
        filing.change_issue(obj, version=form.cleaned_data["opened_version"], **columns)


class PageForm(DatedForm):
    """``date`` files the page under the issue of that day, which is made where there is none."""

    date = forms.DateField(
        label="见报日期",
        required=False,
        validators=[plausible_date],
        help_text="如 2023-09-12；填好日期和版次后，本版稿件即公开。",
    )

    may_decide = True

    class Meta:
        model = Page
        fields = ["number", "name"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["date"] = self.instance.date

    def pages(self) -> list[Page]:
        return [self.instance]

    def clean_number(self) -> str:
        """In its one normal form; a number that stands there since before there was one may stay."""
        typed: str = self.cleaned_data["number"]
        if not typed.strip() or (typed == self.initial["number"] and self.instance.issue_id):
            return typed.strip()
        if not (number := normal_page(typed)):
            raise ValidationError(f"“{typed}”不是版次：{WRITE_IT_SO}。")
        return number

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        date, number = cleaned.get("date"), cleaned.get("number", "")
        if self.instance.date and not date and "date" in cleaned and not self.may_decide:
            self.add_error("date", "去掉日期等于撤下这一版的全部稿件：您的账户没有这个权限。")
        if date and not self.may_decide and self.instance.was_taken_out:
            self.add_error("date", "这一版的日期是有人去掉的，填上等于重新公开它的全部稿件：您的账户没有这个权限。")
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


class ReaderFilter(admin.SimpleListFilter):
    """By which reader a page's newest text was last read."""

    title, parameter_name = "读稿程序", "reader"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("older", "由较早的读出")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Page]) -> QuerySet[Page]:
        return queryset.filter(pk__in=outdated_pages().values("pk")) if self.value() == "older" else queryset


@admin.register(Page)
class PageAdmin(DatedAdmin):
    form = PageForm
    list_display = ["__str__", "name", "earliest", "latest"]
    list_filter = [DatedFilter, ReaderFilter]
    list_select_related = ["issue"]
    fields = ["opened_version", "date", "confirmed", "number", "name", "earliest", "latest", "hints"]
    readonly_fields = ["earliest", "latest", "hints"]

    @admin.display(description="日期线索")
    def hints(self, page: Page) -> str:
        """They quote its lines."""
        return quotes_on(page).text(page.evidence)

    @admin.display(description="见报日期")
    def date(self, page: Page) -> str:
        """For those who may only look."""
        return date_format(page.date) if page.date else "-"

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        form.may_decide = may_decide(request)
        return form

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Page | None = None) -> bool:
        return False

    def store(self, request: HttpRequest, obj: Page, form: PageForm) -> None:
        typed = form.cleaned_data
        columns = {name: typed[name] for name in ("date", "confirmed", "number", "name")}
        filing.file_page(obj, version=typed["opened_version"], **columns)
