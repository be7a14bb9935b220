"""来报: what became of the files of the watched folder; whoever may date pages may also say that it is seen to."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from articles.admin.history import ReadOnly
from articles.models import Page, WatchedFile
from articles.models.rights import may_look_at


class WaitingFilter(admin.SimpleListFilter):
    title, parameter_name = "状态", "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("1", "要处理")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[WatchedFile]) -> QuerySet[WatchedFile]:
        return WatchedFile.objects.waiting() & queryset if self.value() == "1" else queryset


@admin.register(WatchedFile)
class WatchedFileAdmin(ReadOnly):
    list_display = ["name", "handled", "lines", "pages", "ended_at"]
    list_filter = [WaitingFilter]
    list_select_related = ["seen_by"]
    list_per_page = 50
    search_fields = ["name"]
    actions = ["mark_seen", "try_again"]
    fields = readonly_fields = ("name", "ended_at", "pages", "lines", "handled")

    def has_view_permission(self, request: HttpRequest, obj: WatchedFile | None = None) -> bool:
        return may_look_at(request.user, Page)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_file_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.change_page")

    @admin.action(description="看过了，不再提醒", permissions=["file"])
    def mark_seen(self, request: HttpRequest, chosen: QuerySet[WatchedFile]) -> None:
        done = WatchedFile.objects.filter(pk__in=chosen.values("pk")).mark_seen(request.user)
        self.message_user(request, f"{done} 个文件不再提醒。")

    @admin.action(description="再导入一次", permissions=["file"])
    def try_again(self, request: HttpRequest, chosen: QuerySet[WatchedFile]) -> None:
        done = WatchedFile.objects.filter(pk__in=chosen.values("pk")).try_again()
        self.message_user(request, f"{done} 个文件稍后再导入一次，还在收报文件夹里的才行。")

    @admin.display(description="要处理的事")
    def lines(self, file: WatchedFile) -> SafeString | str:
        return format_html_join("", "<p>{}</p>", ((line,) for line in file.told)) if file.told else "-"

    @admin.display(description="状态")
    def handled(self, file: WatchedFile) -> str:
        if not file.fingerprint:
            return "等着再导入"
        if file.begun:
            return "正在导入"
        if file.told and not file.seen_at:
            return "要处理"
        return f"{file.seen_by or '（账户已删除）'}看过" if file.seen_at else "已入库"
