"""Correcting printed text: every save is a revision, a stale save is refused and keeps what was typed."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from articles import corrections
from articles.admin.history import RevisionInline
from articles.models import Article, PhotoCaption, Series
from articles.models.articles import PRINTED_FIELDS

OneLine = forms.TextInput(attrs={"class": "vLargeTextField"})


class CorrectionForm(forms.ModelForm):
    """Printed text as it stands, with the version it was opened at; bylines one role a line."""

    opened_version = forms.IntegerField(widget=forms.HiddenInput)
    bylines_text = forms.CharField(
        label="署名",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="一行一种身份，如“通讯员 甲 乙”；姓名之间空一格。",
    )
    reason = forms.CharField(label="订正说明", required=False, max_length=300, widget=OneLine)

    class Meta:
        model = Article
        fields = ["section", "kicker", "headline", "subtitle", "dateline", "body", "kind", "status", "visibility"]
        widgets = {name: OneLine for name in PRINTED_FIELDS if name != "body"} | {
            "body": forms.Textarea(attrs={"rows": 28, "class": "vLargeTextField"})
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["opened_version"] = self.instance.version
        self.initial["bylines_text"] = "\n".join(lines_of(self.instance))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        opened = cleaned.get("opened_version")
        current = Article.objects.get(pk=self.instance.pk)
        if opened is not None and current.version != opened:
            self.add_error(None, self.stale_message(current))
        return cleaned

    def stale_message(self, current: Article) -> str:
        last = current.revisions.select_related("by").first()
        who = f"{last.by or '重新识别'}于 {last.at.astimezone():%H:%M} 保存过" if last else "有人保存过"
        address = reverse("admin:articles_article_change", args=[current.pk])
        return format_html(
            "没有保存，您输入的内容都还在下面：这篇稿件已被{}，现在是第{}版。"
            '请<a href="{}" target="_blank">在新窗口打开现在的文本</a>对照后，再把您的改动写进去。',
            who,
            current.version,
            address,
        )

    def changes(self) -> dict[str, Any]:
        """What was typed, as corrections name it: only the fields the person touched."""
        changes = {name: self.cleaned_data[name] for name in self.changed_data if name in corrections.CORRECTABLE}
        if "bylines_text" in self.changed_data:
            changes["bylines"] = entries_of(self.cleaned_data["bylines_text"])
        return changes


def lines_of(article: Article) -> list[str]:
    """Bylines as the form shows them: consecutive names of one role on one line."""
    lines: list[str] = []
    role = None
    for byline in article.bylines.order_by("order") if article.pk else []:
        if lines and byline.role == role:
            lines[-1] += f" {byline.name}"
        else:
            lines.append(f"{byline.role or '-'} {byline.name}")
        role = byline.role
    return lines


def entries_of(text: str) -> list[corrections.Entry]:
    """The form's lines back to bylines; "-" stands for no role."""
    entries: list[corrections.Entry] = []
    for line in text.splitlines():
        role, *names = line.split() or [""]
        entries += [{"role": "" if role == "-" else role, "name": name} for name in names]
    return entries


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    form = CorrectionForm
    list_display = ["named", "kind", "page", "status", "visibility", "version"]
    list_filter = ["status", "kind", "visibility"]
    date_hierarchy = "page__issue__date"
    ordering = ["-page__issue__date", "page__number", "order"]
    list_select_related = ["page__issue"]
    search_fields = ["headline", "kicker", "=permalink__code"]
    list_per_page = 50
    show_full_result_count = False
    readonly_fields = ["page", "permalink", "original_text"]
    inlines = [RevisionInline]
    fieldsets = [
        (None, {"fields": ["opened_version", "page", "permalink"]}),
        ("见报文字", {"fields": ["section", "kicker", "headline", "subtitle", "bylines_text", "dateline", "body"]}),
        ("状态", {"fields": ["kind", "status", "visibility", "reason"]}),
        ("原始识别文本（不可改）", {"fields": ["original_text"], "classes": ["collapse"]}),
    ]

    @admin.display(description="标题", ordering="headline")
    def named(self, article: Article) -> str:
        return article.title

    @admin.display(description="原始识别文本")
    def original_text(self, article: Article) -> str:
        head = [value for value in article.original_head.values() if isinstance(value, str) and value]
        return "\n".join([*head, article.original_body])

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return False

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A save that another overtook between check and write is shown again, refused by the form's own check."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except corrections.StaleVersion:
            return super().changeform_view(request, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Article, form: CorrectionForm, change: bool) -> None:
        try:
            corrections.correct(
                Article.objects.get(pk=obj.pk),
                version=form.cleaned_data["opened_version"],
                changes=form.changes(),
                by=cast(User, request.user),
                reason=form.cleaned_data["reason"],
            )
        except corrections.NothingChanged:
            self.message_user(request, "没有改动，未记新版本。", messages.INFO)


@admin.register(PhotoCaption)
class PhotoCaptionAdmin(ArticleAdmin):
    list_filter = ["status", "visibility"]


@admin.register(Series)
class SeriesAdmin(admin.ModelAdmin):
    list_display = ["name", "aliases"]
    search_fields = ["name"]
