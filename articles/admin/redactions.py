"""遮盖 in the admin: what kind of thing, where, by whom; the words for those allowed, and each reading is noted."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.history import ReadOnly
from articles.corrections.redacting import unredact
from articles.models import Redaction, RedactionReading
from articles.models.rights import READ_REDACTION, REDACT_ARTICLE
from articles.public.personal import HANDLING, PersonalKind


class InForceFilter(admin.SimpleListFilter):
    title, parameter_name = "状态", "undone"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("0", "遮盖着"), ("1", "已取消")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Redaction]) -> QuerySet[Redaction]:
        wanted = {"0": True, "1": False}.get(self.value() or "")
        return queryset if wanted is None else queryset.filter(undone_at__isnull=wanted)


@admin.register(Redaction)
class RedactionAdmin(ReadOnly):
    """A page of its own for each; opened by somebody who may read the words, it says them, and that he read them."""

    list_display = ["code", "sign", "what", "reason", "by_whom", "at", "undone"]
    list_filter = [InForceFilter, "reason"]
    list_select_related = ["article", "by", "undone_by"]
    search_fields = ["=article__permalink__code"]
    actions = ["undo"]
    fields = readonly_fields = (
        *("code", "sign", "what", "reason", "note", "by_whom", "at", "undone"),
        *("masked_words", "read_by"),
    )

    def has_view_permission(self, request: HttpRequest, obj: Redaction | None = None) -> bool:
        return any(request.user.has_perm(f"articles.{name}") for name in (REDACT_ARTICLE, READ_REDACTION))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_undo_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(f"articles.{REDACT_ARTICLE}")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        may_read = request.user.has_perm(f"articles.{READ_REDACTION}")
        return self.fields if may_read else [name for name in self.fields if name != "masked_words"]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        if row and request.method == "GET" and request.user.has_perm(f"articles.{READ_REDACTION}"):
            RedactionReading.objects.create(redaction=cast(Redaction, row), by=cast(User, request.user))
        return super().change_view(request, object_id, form_url, extra_context)

    @admin.action(description="取消遮盖，把文字放回原处", permissions=["undo"])
    def undo(self, request: HttpRequest, chosen: QuerySet[Redaction]) -> None:
        rows = list(chosen.filter(undone_at=None))
        lost = sum(unredact(row, by=cast(User, request.user)) for row in rows)
        self.message_user(request, f"已取消 {len(rows)} 项遮盖。")
        if lost:
            self.message_user(request, f"其中 {lost} 处已被改写，没有放回，请打开稿件核对。", messages.WARNING)

    @admin.display(description="稿件", ordering="article__permalink")
    def code(self, row: Redaction) -> SafeString:
        """Never by its title, which may be what is masked."""
        address = reverse("admin:articles_article_change", args=[row.article_id])
        return format_html('<a href="{}">{}</a>', address, row.article.permalink_id)

    @admin.display(description="类别")
    def what(self, row: Redaction) -> str:
        return HANDLING[PersonalKind(row.personal)].label if row.personal else "人工遮盖"

    @admin.display(description="经办")
    def by_whom(self, row: Redaction) -> str:
        return str(row.by or ("导入时识别" if row.personal else "命令"))

    @admin.display(description="取消")
    def undone(self, row: Redaction) -> str:
        return f"{row.undone_by or '命令'}，{row.undone_at.astimezone():%Y-%m-%d %H:%M}" if row.undone_at else "-"

    @admin.display(description="原文（本次查阅已记录）")
    def masked_words(self, row: Redaction) -> SafeString:
        return format_html("<pre>{}</pre>", row.words)

    @admin.display(description="查阅过的人")
    def read_by(self, row: Redaction) -> str:
        seen = row.readings.select_related("by")[:20]
        return "；".join(f"{one.by} {one.at.astimezone():%Y-%m-%d %H:%M}" for one in seen) or "-"
