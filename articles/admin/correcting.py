"""Correcting printed text: every save is a revision, a stale save is refused and keeps what was typed."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest

from articles import corrections
from articles.admin.history import history_shown
from articles.admin.refusing import OpenedForm, RefusingAdmin
from articles.corrections.text import TypedByline
from articles.models import Article, PhotoCaption
from articles.models.articles import NEWEST_FIRST, PRINTED_FIELDS
from articles.models.revisions import in_page_order

# What the columns of a byline hold.
LONGEST_ROLE, LONGEST_NAME = 20, 40
# Digits; no database has larger ones.
LONGEST_KEY = 20

OneLine = forms.TextInput(attrs={"class": "vLargeTextField"})


class CorrectionForm(OpenedForm):
    """Printed text as it stands; bylines one role a line."""

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
        self.initial["bylines_text"] = "\n".join(lines_of(self.instance))

    def clean_bylines_text(self) -> str:
        """Nothing that is typed there may vanish without a word."""
        text = folded(self.cleaned_data["bylines_text"])
        for line in filter(str.strip, text.split("\n")):
            role, *names = line.split()
            if not names:
                raise ValidationError(f"“{role}”这一行只有一个词：请写成“记者 {role}”，没有身份的写成“- {role}”。")
            if len(role) > LONGEST_ROLE or any(len(name) > LONGEST_NAME for name in names):
                limits = f"身份不超过 {LONGEST_ROLE} 个字，姓名不超过 {LONGEST_NAME} 个字"
                raise ValidationError(f"“{line[:40]}”太长：{limits}。")
        return text

    def changes(self) -> dict[str, Any]:
        """What was typed, as corrections name it: only the fields the person touched."""
        names = [name for name in self.changed_data if name in corrections.CORRECTABLE and self.is_touched(name)]
        changes = {name: self.cleaned_data[name] for name in names}
        signatures = signatures_of(self.cleaned_data["bylines_text"])
        if signatures != signatures_of(self.initial["bylines_text"]):
            changes["bylines"] = signatures
        return changes

    def is_touched(self, name: str) -> bool:
        """Whether it differs from what the form showed: a browser sends other line ends, and of one line none."""
        shown, sent = (folded(str(value)).strip() for value in (self.initial[name], self.cleaned_data[name]))
        return (shown if name == "body" else shown.replace("\n", "")) != sent


def folded(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


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


def signatures_of(text: str) -> list[TypedByline]:
    """The form's lines back to bylines; "-" stands for no role."""
    signatures: list[TypedByline] = []
    for line in text.split("\n"):
        role, *names = line.split() or [""]
        signatures += [{"role": "" if role == "-" else role, "name": name} for name in names]
    return signatures


@admin.register(Article)
class ArticleAdmin(RefusingAdmin):
    form = CorrectionForm
    list_display = ["named", "kind", "page", "status", "certain", "visibility", "version"]
    list_filter = ["status", "certain", "kind", "visibility"]
    date_hierarchy = "page__issue__date"
    ordering = NEWEST_FIRST
    list_select_related = ["page__issue"]
    search_fields = ["headline", "kicker", "=permalink__code"]
    list_per_page = 50
    show_full_result_count = False
    readonly_fields = ["page", "permalink", "original_text", "history_shown"]
    fieldsets = [
        (None, {"fields": ["opened_version", "page", "permalink"]}),
        ("见报文字", {"fields": ["section", "kicker", "headline", "subtitle", "bylines_text", "dateline", "body"]}),
        ("状态", {"fields": ["kind", "status", "visibility", "reason"]}),
        ("原始识别文本（不可改）", {"fields": ["original_text"], "classes": ["collapse"]}),
        ("订正记录", {"fields": ["history_shown"]}),
    ]

    history_shown = staticmethod(history_shown)

    @admin.display(description="标题", ordering="headline")
    def named(self, article: Article) -> str:
        return article.title

    @admin.display(description="原始识别文本")
    def original_text(self, article: Article) -> str:
        head = [value for _, value in in_page_order(article.original_head) if isinstance(value, str) and value]
        return "\n".join([*head, article.original_body])

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return False

    def store(self, request: HttpRequest, obj: Article, form: CorrectionForm) -> None:
        corrections.correct(
            obj,
            version=form.cleaned_data["opened_version"],
            changes=form.changes(),
            by=cast(User, request.user),
            reason=form.cleaned_data["reason"],
        )

    def last_save(self, current: Article) -> str:
        """From its history, which knows imports too."""
        last = current.revisions.select_related("by").first()
        return f"已被{last.by or '重新识别'}于 {last.at.astimezone():%H:%M} 保存过" if last else "已有人保存过"


@admin.register(PhotoCaption)
class PhotoCaptionAdmin(ArticleAdmin):
    list_filter = ["status", "certain", "visibility"]

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> PhotoCaption | None:
        """Also one that another has made an article meanwhile: what was typed into its form must not be lost."""
        is_key = object_id.isdecimal() and len(object_id) < LONGEST_KEY
        return QuerySet(PhotoCaption).filter(pk=object_id).first() if is_key else None
