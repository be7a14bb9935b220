"""后台任务: what waits, runs or could not be done; whoever may change pages has it done again or gives it up."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.history import ReadOnly
from articles.jobs.job_kinds import kind_in_words
from articles.models import Job, Page
from articles.models.rights import may_look_at


@admin.register(Job)
class JobAdmin(ReadOnly):
    list_display = ["kind_named", "payload_shown", "stage", "progress", "tries", "reason", "queued_at", "ended_at"]
    list_filter = ["stage"]
    list_select_related = ["by"]
    list_per_page = 50
    show_full_result_count = False
    actions = ["do_again", "give_up"]
    fields = readonly_fields = (
        *("kind_named", "payload_shown", "stage", "progress", "tries", "reason"),
        *("by", "queued_at", "began_at", "ended_at"),
    )

    def has_view_permission(self, request: HttpRequest, obj: Job | None = None) -> bool:
        return may_look_at(request.user, Page)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.change_page")

    @admin.action(description="再做一次", permissions=["decide"])
    def do_again(self, request: HttpRequest, chosen: QuerySet[Job]) -> None:
        done = Job.objects.filter(pk__in=chosen.values("pk")).do_again()
        self.message_user(request, f"{done} 件搁置的任务再做一次。")

    @admin.action(description="放弃", permissions=["decide"])
    def give_up(self, request: HttpRequest, chosen: QuerySet[Job]) -> None:
        done = Job.objects.filter(pk__in=chosen.values("pk")).give_up()
        self.message_user(request, f"放弃了 {done} 件任务。")

    @admin.display(description="任务", ordering="kind")
    def kind_named(self, job: Job) -> str:
        return kind_in_words(job.kind)

    @admin.display(description="内容")
    def payload_shown(self, job: Job) -> str:
        return job.payload_shown

    @admin.display(description="进度")
    def progress(self, job: Job) -> str:
        parts: list[Any] = [f"{job.done}/{job.total}" if job.total else "", job.word]
        return " ".join(part for part in parts if part) or "-"
