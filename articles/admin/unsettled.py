"""待确认署名: bylines that wait for a person, over the whole archive, the least sure first."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.history import ReadOnly
from articles.corrections.settling import confirm
from articles.models import Article, UnsettledByline
from articles.models.proxies import undecided_of_several
from articles.models.rights import may_look_at


class WhyUnsettledFilter(admin.SimpleListFilter):
    title, parameter_name = "待确认什么", "why"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("uncertain", "读法没有把握"), ("undecided", "同名未定")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[UnsettledByline]) -> QuerySet[UnsettledByline]:
        if self.value() == "uncertain":
            return queryset.filter(certain=False)
        if self.value() == "undecided":
            return queryset.filter(undecided_of_several())
        return queryset


@admin.register(UnsettledByline)
class UnsettledBylineAdmin(ReadOnly):
    """Each leads to the form of its article, where it is settled."""

    list_display = ["said", "article_linked", "printed_on", "why", "margin", "printed"]
    list_filter = [WhyUnsettledFilter]
    list_select_related = ["article__page__issue"]
    ordering = ["certain", F("margin").asc(nulls_last=True), "pk"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["=name", "=article__permalink__code"]
    actions = ["confirm"]
    fields = readonly_fields = ("said", "article_linked", "printed_on", "why", "margin", "printed")

    def has_view_permission(self, request: HttpRequest, obj: UnsettledByline | None = None) -> bool:
        return may_look_at(request.user, Article)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_settle_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.change_article")

    @admin.action(description="确认：读得对", permissions=["settle"])
    def confirm(self, request: HttpRequest, chosen: QuerySet[UnsettledByline]) -> None:
        rows = list(chosen)
        done = confirm([row.pk for row in rows], by=cast(User, request.user))
        self.message_user(request, f"已确认 {done} 处署名。")
        if undecided := sum(row.certain for row in rows):
            said = f"另有 {undecided} 处是同名未定：请在各篇里选定是哪一位。"
            self.message_user(request, said, messages.WARNING)

    @admin.display(description="署名")
    def said(self, row: UnsettledByline) -> str:
        return str(row)

    @admin.display(description="稿件")
    def article_linked(self, row: UnsettledByline) -> SafeString:
        address = reverse("admin:articles_article_change", args=[row.article_id])
        return format_html('<a href="{}#id_signers">{}</a>', address, row.article)

    @admin.display(description="版面")
    def printed_on(self, row: UnsettledByline) -> str:
        return str(row.article.page)

    @admin.display(description="待确认什么")
    def why(self, row: UnsettledByline) -> str:
        return "同名未定" if row.certain else "读法没有把握"
