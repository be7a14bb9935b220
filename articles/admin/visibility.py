"""What may be seen of an article: a form, a list and a permission apart from its text."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles import corrections
from articles.admin.refusing import COMPARE, OpenedForm, RefusingAdmin
from articles.corrections import NothingChanged
from articles.corrections.noting import add_note, tidy_note
from articles.corrections.withdrawing import show_other_parts, take_down
from articles.models import Article, Revision, ShownArticle
from articles.models.articles import NEWEST_FIRST
from articles.models.one_writer import one_writer
from articles.models.permalinks import PermalinkState
from articles.models.rights import CHANGE_VISIBILITY
from articles.models.states import Visibility


def decision(article: Article) -> Revision | None:
    """The revision that made its visibility what it is; none where it never changed."""
    return article.revisions.select_related("by").exclude(version=1).filter(changes__has_key="visibility").first()


def decided(article: Article) -> str:
    """Who made it what it is now, when and why; nothing where nobody did."""
    if article.version > 1 and (last := decision(article)):
        who, when = last.by or "重新识别", f"{last.at.astimezone():%Y-%m-%d %H:%M}"
        reason = f"，说明：{last.reason}" if last.reason else ""
        # Not what stands in the form that is shown again.
        done = Visibility(last.changes["visibility"]["after"]).done
        return f"{who}于 {when} {done}{reason}"
    return ""


def seen_by_whom(article: Article) -> str:
    """A sentence for somebody who is about to save, nothing while nobody has decided anything."""
    by = decided(article)
    return f"注意：这一篇已由{by}，现在是“{article.get_visibility_display()}”。" if by else ""


def may_decide(request: HttpRequest) -> bool:
    return request.user.has_perm(f"articles.{CHANGE_VISIBILITY}")


def form_address(article: Article) -> str:
    return reverse("admin:articles_shownarticle_change", args=[article.pk])


@admin.display(description="可见")
def shown_now(article: Article) -> str:
    """What it is, and since when."""
    by = decided(article)
    return f"{article.get_visibility_display()}{f'（{by}）' if by else ''}"


@admin.display(description="可见")
def shown_now_linked(article: Article) -> SafeString:
    """And the way to change it."""
    return format_html('{} <a href="{}">公开、改为内部或撤下…</a>', shown_now(article), form_address(article))


@admin.display(description="可见", ordering="visibility")
def visibility_linked(article: Article) -> SafeString:
    return format_html('<a href="{}">{}</a>', form_address(article), article.get_visibility_display())


class ArticleRefusing(RefusingAdmin):
    """Of articles, which come by importing and stay. What may be seen of one comes first in a refusal, so that nobody
    overlooks a withdrawal."""

    date_hierarchy = "page__issue__date"
    ordering = NEWEST_FIRST
    list_select_related = ["page__issue"]
    search_fields = ["headline", "kicker", "=permalink__code"]
    list_per_page = 50
    show_full_result_count = False

    @admin.display(description="标题", ordering="headline")
    def named(self, article: Article) -> str:
        return article.title

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def store(self, request: HttpRequest, obj: Article, form: Any) -> None:
        """``form`` has a reason and its ``changes``, as corrections name them."""
        corrections.correct(
            obj,
            version=form.cleaned_data["opened_version"],
            changes=form.changes(),
            by=cast(User, request.user),
            reason=form.cleaned_data["reason"],
            checked_against=form.cleaned_data.get("checked_against", ""),
        )

    def refusal(self, current: Any, remedy: str = COMPARE) -> SafeString:
        return format_html("{}{}", seen_by_whom(current), super().refusal(current, remedy))

    def last_save(self, current: Any) -> str:
        """From its history, which knows imports too."""
        last = current.revisions.select_related("by").first()
        return f"已被{last.by or '重新识别'}于 {last.at.astimezone():%H:%M} 保存过" if last else "已有人保存过"


class VisibilityForm(OpenedForm):
    """What it shall be, and why, which only staff read; asked of the other parts of a text too."""

    whole = forms.BooleanField(label="连同上接、下转的各部分", required=False, initial=True)

    reason = forms.CharField(
        label="说明",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
        help_text="只有编辑部看得到。",
    )

    note = forms.CharField(
        label="加一条编者注",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="对外，注明今天的日期，不进正文，也不进检索。撤回在“编者注”里。",
    )

    class Meta:
        model = ShownArticle
        fields = ["visibility", "shade"]
        widgets = {"visibility": forms.RadioSelect, "shade": forms.RadioSelect}

    def clean_note(self) -> str:
        typed: str = self.cleaned_data["note"]
        if not typed.strip():
            return ""
        try:
            return tidy_note(self.instance, typed)
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def changes(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("visibility", "shade")}


@admin.register(ShownArticle)
class VisibilityAdmin(ArticleRefusing):
    """Without what has become a part of others: whether that is seen is theirs to say."""

    form = VisibilityForm
    list_display = ["named", "visibility", "decided_by", "page"]
    list_filter = ["visibility", "kind"]
    readonly_fields = ["headline", "page", "permalink", "opening", "decided_by"]
    fields = ["opened_version", *readonly_fields, "visibility", "shade", "reason", "note"]

    def get_fields(self, request: HttpRequest, obj: ShownArticle | None = None) -> Any:
        """``whole`` only where the text has other parts."""
        parted = obj is not None and len(obj.whole_text()) > 1
        return [*self.fields, "whole"] if parted else self.fields

    def store(self, request: HttpRequest, obj: Any, form: Any) -> None:
        user, note = cast(User, request.user), form.cleaned_data.get("note")
        with one_writer():
            try:
                super().store(request, obj, form)
            except NothingChanged:
                if not note:
                    raise
            if note:
                add_note(obj, note, by=user)
            if form.cleaned_data.get("whole"):
                show_other_parts(obj, by=user, reason=form.cleaned_data["reason"])

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        parts = Q(visibility=Visibility.HIDDEN) & ~Q(permalink__state=PermalinkState.LIVE)
        return super().get_queryset(request).exclude(parts)

    actions = ["take_down"]

    @admin.action(description="暂时下架：列为待定，连同上接、下转各部分", permissions=["decide"])
    def take_down(self, request: HttpRequest, chosen: QuerySet[ShownArticle]) -> None:
        """At once, for everybody; a person decides later."""
        parts = [part for article in chosen for part in take_down(article, by=cast(User, request.user))]
        self.message_user(request, f"已暂时下架 {len(parts)} 篇，读者现在看不到；请在各篇里决定公开、内部或撤下。")

    @admin.display(description="正文开头")
    def opening(self, article: ShownArticle) -> str:
        return article.first_words

    @admin.display(description="经办")
    def decided_by(self, article: ShownArticle) -> str:
        return decided(article)

    def has_change_permission(self, request: HttpRequest, obj: ShownArticle | None = None) -> bool:
        return may_decide(request)

    def has_view_permission(self, request: HttpRequest, obj: ShownArticle | None = None) -> bool:
        return may_decide(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may_decide(request)

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return may_decide(request)
