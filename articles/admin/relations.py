"""更正, 续报, 转载 and 编者注 in the admin: what there is and was, and what a printed 更正 proposes.

Whoever decides what is public accepts and takes back.
"""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.history import ReadOnly
from articles.admin.visibility import may_decide
from articles.corrections.noting import NoNote, note_mask, take_back
from articles.corrections.relating import NotRelated, refuse, relate, unrelate
from articles.models import Article, EditorsNote, Permalink, Problem, Relation, RelationKind
from articles.models.rights import may_look_at


class StandingFilter(admin.SimpleListFilter):
    title, parameter_name = "状态", "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("proposed", "待决定"), ("made", "已建立"), ("undone", "已取消")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Relation]) -> QuerySet[Relation]:
        wanted = {
            "proposed": Q(made_at=None, undone_at=None),
            "made": Q(made_at__isnull=False, undone_at=None),
            "undone": Q(undone_at__isnull=False),
        }
        return queryset.filter(wanted.get(self.value() or "", Q()))


def article_linked(link: Permalink) -> SafeString:
    """Never by its title, of which something may be 遮盖."""
    key = Article.objects.filter(permalink=link).values_list("pk", flat=True).first()
    address = reverse("admin:articles_article_change", args=[key]) if key else link.get_absolute_url()
    return format_html('<a href="{}">{}</a>', address, link.pk)


@admin.register(Relation)
class RelationAdmin(ReadOnly):
    list_display = ["later_linked", "kind", "earlier_linked", "standing", "made_at", "made_by"]
    list_display_links = ["kind"]
    list_filter = [StandingFilter, "kind"]
    list_select_related = ["later", "earlier", "made_by", "undone_by"]
    list_per_page = 50
    search_fields = ["=later__code", "=earlier__code"]
    actions = ["accept", "end"]
    fields = readonly_fields = ("later_linked", "kind", "earlier_linked", "standing", "made_at", "made_by")

    def has_view_permission(self, request: HttpRequest, obj: Relation | None = None) -> bool:
        return may_look_at(request.user, Problem)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return may_decide(request)

    @admin.action(description="采纳：读者在两篇上都看得到", permissions=["decide"])
    def accept(self, request: HttpRequest, chosen: QuerySet[Relation]) -> None:
        done = 0
        for row in chosen.filter(made_at=None, undone_at=None):
            try:
                relate(row.later, RelationKind(row.kind), row.earlier, by=cast(User, request.user))
                done += 1
            except ValueError as error:
                self.message_user(request, f"没有采纳：{error}", messages.ERROR)
        self.message_user(request, f"已采纳 {done} 项。")

    @admin.action(description="取消，或不采纳", permissions=["decide"])
    def end(self, request: HttpRequest, chosen: QuerySet[Relation]) -> None:
        user, done = cast(User, request.user), 0
        for row in chosen.filter(undone_at=None):
            try:
                if row.made_at:
                    unrelate(row.later, RelationKind(row.kind), row.earlier, by=user)
                else:
                    refuse(row.later, by=user, only=row)
                done += 1
            except NotRelated:
                continue
        self.message_user(request, f"已取消或不采纳 {done} 项。")

    @admin.display(description="后一篇")
    def later_linked(self, row: Relation) -> SafeString:
        return article_linked(row.later)

    @admin.display(description="前一篇")
    def earlier_linked(self, row: Relation) -> SafeString:
        return article_linked(row.earlier)

    @admin.display(description="状态")
    def standing(self, row: Relation) -> str:
        if row.undone_at:
            return f"已取消（{row.undone_by or '命令'}，{row.undone_at.astimezone():%Y-%m-%d %H:%M}）"
        return "已建立" if row.made_at else "待决定"


@admin.register(EditorsNote)
class EditorsNoteAdmin(ReadOnly):
    list_display = ["article", "said", "at", "by_whom", "undone"]
    list_select_related = ["permalink__article__page", "by", "undone_by"]
    list_per_page = 20
    search_fields = ["=permalink__code"]
    actions = ["take_back"]
    fields = readonly_fields = ("article", "said", "at", "by_whom", "undone")

    def has_view_permission(self, request: HttpRequest, obj: EditorsNote | None = None) -> bool:
        return may_decide(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may_decide(request)

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return may_decide(request)

    @admin.action(description="撤回，读者不再看到", permissions=["decide"])
    def take_back(self, request: HttpRequest, chosen: QuerySet[EditorsNote]) -> None:
        done = 0
        for note in chosen:
            try:
                take_back(note, by=cast(User, request.user))
                done += 1
            except NoNote:
                continue
        self.message_user(request, f"已撤回 {done} 条编者注。")

    @admin.display(description="稿件")
    def article(self, note: EditorsNote) -> SafeString:
        return article_linked(note.permalink)

    @admin.display(description="编者注")
    def said(self, note: EditorsNote) -> str:
        """As readers see it."""
        return note_mask(note.permalink.article)(note.text)

    @admin.display(description="谁写的（不对外）")
    def by_whom(self, note: EditorsNote) -> str:
        return str(note.by or "命令")

    @admin.display(description="撤回")
    def undone(self, note: EditorsNote) -> str:
        return f"{note.undone_by or '命令'}，{note.undone_at.astimezone():%Y-%m-%d %H:%M}" if note.undone_at else "-"
