"""What readers and people concerned wrote: misread words for whoever corrects texts, cases for 签发人 alone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.refusing import OpenedForm, RefusedSave, RefusingAdmin
from articles.admin.visibility import form_address
from articles.corrections import NothingChanged
from articles.corrections.change import put
from articles.desk.weighing import weigh
from articles.models import Article, Case, TextReport
from articles.models.reports import (
    CaseDecision,
    CaseState,
    Incoming,
    ReportState,
    receipt_shown,
    receipt_typed,
)
from articles.models.rights import HANDLE_CASE
from articles.public.quoting import quotes_of

Written = forms.Textarea(attrs={"rows": 8, "class": "vLargeTextField"})


def articles_at(row: Incoming) -> QuerySet[Article]:
    """What the permalink leads to by now."""
    return Article.objects.filter(permalink__in=row.permalink.standing()).order_by("pk")


def masked_at(row: Incoming, text: str) -> str:
    """What somebody quoted, without what is 遮盖 in that article, or in the one that it was."""
    if not text:
        return text
    then = Article.objects.filter(permalink=row.permalink_id).values_list("pk", flat=True)
    return quotes_of(*then, *articles_at(row).values_list("pk", flat=True)).text(text)


class IncomingAdmin(RefusingAdmin):
    """Comes from outside and stays: its form changes only what the newsroom says of it."""

    list_select_related = ["permalink"]
    list_per_page = 50

    def may_handle(self, request: HttpRequest) -> bool:
        raise NotImplementedError

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may_handle(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may_handle(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.may_handle(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def store(self, request: HttpRequest, obj: Any, form: Any) -> None:
        """Only the columns of the form, so that nothing that was erased meanwhile comes back."""
        current = self.model.objects.select_for_update().get(pk=obj.pk)
        if current.version != form.cleaned_data["opened_version"]:
            raise RefusedSave(current)
        changed = {name: form.cleaned_data[name] for name in form.changed_data if name in form.Meta.fields}
        if not changed:
            raise NothingChanged
        columns = changed | (self.settled(request, form) if "state" in changed else {})
        put(current, **columns)

    def settled(self, request: HttpRequest, form: Any) -> dict[str, Any]:
        """Who ended it and when, where the state says that it is ended; nobody where it is open again."""
        raise NotImplementedError

    @admin.display(description="有误的文字")
    def quoted(self, row: Incoming) -> str:
        return masked_at(row, row.passage)

    @admin.display(description="应该是")
    def wanted(self, row: Incoming) -> str:
        return masked_at(row, row.should_be)

    @admin.display(description="永久链接", ordering="permalink")
    def its_address(self, row: Incoming) -> SafeString:
        return format_html('<a href="{}">{}</a>', row.permalink.get_absolute_url(), row.permalink.get_absolute_url())


class HandledReportForm(OpenedForm):
    class Meta:
        model = TextReport
        fields = ["state", "note"]
        widgets = {"state": forms.RadioSelect, "note": forms.TextInput(attrs={"class": "vLargeTextField"})}


@admin.register(TextReport)
class ReportAdmin(IncomingAdmin):
    form = HandledReportForm
    list_display = ["words", "state", "its_address", "at"]
    list_filter = ["state"]
    search_fields = ["=permalink__code"]
    fields = ["opened_version", "at", "its_address", "to_correct", "quoted", "wanted", "state", "note", "handled"]
    readonly_fields = ["at", "its_address", "to_correct", "quoted", "wanted", "handled"]

    def may_handle(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.change_article")

    def store(self, request: HttpRequest, obj: TextReport, form: Any) -> None:
        super().store(request, obj, form)
        weigh(list(articles_at(obj).values_list("pk", flat=True)))

    def settled(self, request: HttpRequest, form: Any) -> dict[str, Any]:
        done = form.cleaned_data["state"] == ReportState.DONE
        return {"handled_by": request.user if done else None, "handled_at": timezone.now() if done else None}

    @admin.display(description="有误的文字")
    def words(self, report: TextReport) -> str:
        said = self.quoted(report)
        return said if len(said) <= 40 else f"{said[:40]}…"

    @admin.display(description="订正")
    def to_correct(self, report: TextReport) -> SafeString | str:
        """The form in which it is put right."""
        found = articles_at(report).first()
        if found is None:
            return "-"
        return format_html('<a href="{}">打开稿件</a>', reverse("admin:articles_article_change", args=[found.pk]))

    @admin.display(description="经办")
    def handled(self, report: TextReport) -> str:
        when = report.handled_at
        return f"{report.handled_by or '（账户已删除）'}，{when.astimezone():%Y-%m-%d %H:%M}" if when else "-"


class CaseForm(OpenedForm):
    class Meta:
        model = Case
        fields = ["decision", "answer", "state"]
        widgets = {"decision": forms.RadioSelect, "answer": Written, "state": forms.RadioSelect}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("state") == CaseState.CLOSED:
            if "decision" in cleaned and cleaned["decision"] == CaseDecision.NONE:
                self.add_error("decision", "结案前请写明决定。")
            if "answer" in cleaned and not cleaned["answer"].strip():
                self.add_error("answer", "结案前请写明怎样答复的。")
        return cleaned


class OverdueFilter(admin.SimpleListFilter):
    title, parameter_name = "期限", "overdue"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("1", "已过期限")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Case]) -> QuerySet[Case]:
        overdue = Case.objects.overdue(timezone.localdate())
        return queryset.filter(pk__in=overdue.values("pk")) if self.value() == "1" else queryset


@admin.register(Case)
class CaseAdmin(IncomingAdmin):
    """The contact stands in the form alone."""

    form = CaseForm
    list_display = ["number", "kind", "state", "due", "decision", "its_address", "at"]
    list_filter = ["state", OverdueFilter, "kind"]
    search_fields = ["=receipt", "=permalink__code"]
    search_help_text = "回执编号，或永久链接的编号"
    readonly_fields = [
        *("number", "kind", "at", "due", "its_address", "to_decide"),
        *("concerned", "wanted", "asks", "grounds", "contact_name", "telephone", "mail", "erased", "closed"),
    ]
    fieldsets = [
        (None, {"fields": ["opened_version", "number", "kind", "at", "due", "its_address", "to_decide"]}),
        ("来信", {"fields": ["concerned", "wanted", "asks", "grounds"]}),
        ("联系方式（只用来答复，结案 180 天后清除）", {"fields": ["contact_name", "telephone", "mail", "erased"]}),
        ("办理", {"fields": ["decision", "answer", "state", "closed"]}),
    ]

    def may_handle(self, request: HttpRequest) -> bool:
        return request.user.has_perm(f"articles.{HANDLE_CASE}")

    def settled(self, request: HttpRequest, form: Any) -> dict[str, Any]:
        closed = form.cleaned_data["state"] == CaseState.CLOSED
        return {"closed_by": request.user if closed else None, "closed_at": timezone.now() if closed else None}

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """A receipt number as it is copied or read out."""
        return super().get_search_results(request, queryset, receipt_typed(search_term) or search_term)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        overdue = Case.objects.overdue(timezone.localdate()).count() if self.may_handle(request) else 0
        return super().changelist_view(request, {"overdue": overdue} | (extra_context or {}))

    @admin.display(description="回执编号", ordering="receipt")
    def number(self, case: Case) -> str:
        return receipt_shown(case.receipt)

    @admin.display(description="应答复日", ordering="due_on")
    def due(self, case: Case) -> str:
        return f"{case.due_on}{'（已过）' if case.is_overdue(timezone.localdate()) else ''}"

    @admin.display(description="涉及的文字")
    def concerned(self, case: Case) -> str:
        """Not wrong for that reason."""
        return self.quoted(case) or "-"

    @admin.display(description="公开与撤下")
    def to_decide(self, case: Case) -> SafeString | str:
        """The form in which it is taken down."""
        found = articles_at(case).first()
        return format_html('<a href="{}">打开</a>', form_address(found)) if found else "-"

    @admin.display(description="联系方式清除")
    def erased(self, case: Case) -> str:
        when = case.contact_erased_at
        return f"已于 {when.astimezone():%Y-%m-%d} 清除" if when else "还没有清除"

    @admin.display(description="结案")
    def closed(self, case: Case) -> str:
        when = case.closed_at
        return f"{case.closed_by or '（账户已删除）'}，{when.astimezone():%Y-%m-%d %H:%M}" if when else "-"
