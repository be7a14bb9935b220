"""What is shown and never changed: revisions, raw text, problems, permalinks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.admin.asked import OnlyOffered
from articles.admin.shown_changes import as_paragraphs
from articles.desk.showing import AROUND, shown_changes
from articles.models import Article, PageText, Permalink, Problem, Revision
from articles.models.doubts import OTHER, REASONS, reason_name
from articles.models.revisions import field_label, in_page_order
from articles.public.quoting import quotes_in_past, quotes_of, quotes_on, shown_lines, shown_source


class ReadOnly(OnlyOffered):
    """No adding, changing or deleting, whatever the account may do."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.display(description="改动")
def changes_shown(revision: Revision) -> SafeString:
    """What was changed in each field, in words; what is 遮盖 masked."""
    return changes_told(revision, quotes_in_past(revision.article).text)


def changes_told(revision: Revision, said: Callable[[str], str]) -> SafeString:
    pairs = (
        (field_label(name), said(shown(name, change["before"])), said(shown(name, change["after"])))
        for name, change in in_page_order(revision.changes)
    )
    rows = ((label, as_paragraphs(shown_changes(before, after, AROUND))) for label, before, after in pairs)
    return format_html_join("", "<p><b>{}</b></p>{}", rows)


def shown(name: str, value: Any) -> str:
    """In words: bylines one after the other, a first reading's head field by field, choices and rows by their names."""
    if isinstance(value, list):
        return "、".join(f"{entry['role']} {entry['name']}".strip() for entry in value)
    if isinstance(value, dict):
        return "\n".join(shown(part, one) for part, one in in_page_order(value) if one)
    if isinstance(value, bool):
        return "是" if value else "否"
    if value is None or name == "bylines":
        return ""
    field = Article._meta.get_field(name)
    if field.is_relation:
        row = field.related_model._base_manager.filter(pk=value).first()  # type: ignore[union-attr]
        return str(row) if row else "（已删除）"
    return str(dict(getattr(field, "flatchoices", ())).get(value, value))


@admin.display(description="订正记录")
def history_shown(article: Article) -> SafeString:
    """Every revision but the first, the newest on top."""
    said = quotes_in_past(article).text
    rows = format_html_join(
        "",
        "<tr><td>第 {} 稿</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
        (
            (
                one.version,
                saved_by(one),
                one.get_checked_against_display(),
                said(one.reason),
                changes_told(one, said),
                compare_link(article, str(one.version - 1), str(one.version), "对照"),
            )
            for one in article.revisions.select_related("by").exclude(version=1)
        ),
    )
    first = compare_link(article, "original", str(article.version), "与原始识别文本对照")
    if not rows:
        return format_html("还没有订正过。{}", first)
    head = format_html_join(
        "", "<th>{}</th>", ((name,) for name in ("稿次", "谁、何时", "依据", "说明", "改动", "对照"))
    )
    table = '<table class="history"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>{}'
    return format_html(table, head, rows, first)


def saved_by(revision: Revision) -> str:
    """Who, and when."""
    return f"{revision.by or '导入'}，{revision.at.astimezone():%Y-%m-%d %H:%M}"


def compare_link(article: Article, before: str, after: str, words: str) -> SafeString:
    address = reverse(f"admin:articles_{article._meta.model_name}_compare", args=[article.pk])
    return format_html('<a href="{}?from={}&amp;to={}">{}</a>', address, before, after, words)


@admin.register(Revision)
class RevisionAdmin(ReadOnly):
    list_display = ["article", "version", "by", "at", "checked_against", "why"]
    list_select_related = ["article", "by"]
    ordering = ["-at", "-pk"]
    date_hierarchy = "at"
    fields = readonly_fields = ("article", "version", "by", "at", "checked_against", "why", "changes_shown")

    changes_shown = staticmethod(changes_shown)

    @admin.display(description="说明")
    def why(self, revision: Revision) -> str:
        return quotes_of(revision.article_id).text(revision.reason) if revision.reason else ""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Revision]:
        """Without the first ones, which every import makes."""
        return super().get_queryset(request).exclude(version=1)


@admin.register(PageText)
class PageTextAdmin(ReadOnly):
    list_display = ["page", "version", "source", "encoding", "imported_at"]
    list_select_related = ["page__issue"]
    fields = readonly_fields = ("page", "version", "source", "encoding", "sha256", "imported_at", "text_shown")

    @admin.display(description="来源文件")
    def source(self, text: PageText) -> str:
        return shown_source(text)

    @admin.display(description="文字")
    def text_shown(self, text: PageText) -> SafeString:
        reading = text.current_reading
        return format_html("<pre>{}</pre>", "\n".join(shown_lines(text, reading.spans.all() if reading else ())))


class ReasonFilter(admin.SimpleListFilter):
    """By the words for each kind; the kinds are few and known, so the table is not asked for them."""

    title, parameter_name = "原因", "reason"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [*REASONS.items(), ("-", OTHER)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Problem]) -> QuerySet[Problem]:
        if self.value() == "-":
            return queryset.exclude(reason__in=REASONS)
        return queryset.filter(reason=self.value()) if self.value() else queryset


@admin.register(Problem)
class ProblemAdmin(ReadOnly):
    list_display = ["said", "reason_named", "page_text", "lines", "article_linked"]
    list_select_related = ["reading__page_text__page__issue", "article"]
    list_filter = [ReasonFilter]
    list_per_page = 50
    show_full_result_count = False
    fields = readonly_fields = ("said", "reason_named", "page_text", "lines", "article_linked")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Problem]:
        """Of the newest reading of each text: what an older reader doubted, the one that read it again has weighed."""
        return Problem.objects.current()

    @admin.display(description="说明")
    def said(self, problem: Problem) -> str:
        page = problem.page_text.page if problem.page_text else None
        return quotes_on(page, *([problem.article_id] if problem.article_id else [])).text(problem.detail)

    @admin.display(description="原始文本", ordering="reading")
    def page_text(self, problem: Problem) -> str:
        return str(problem.page_text or "-")

    @admin.display(description="原因", ordering="reason")
    def reason_named(self, problem: Problem) -> str:
        return reason_name(problem.reason)

    @admin.display(description="行", ordering="first_line")
    def lines(self, problem: Problem) -> str:
        first, last = problem.first_line, problem.last_line
        return f"{first}" if first == last else f"{first}—{last}"

    @admin.display(description="稿件")
    def article_linked(self, problem: Problem) -> SafeString | str:
        """The form in which it is put right."""
        if problem.article is None:
            return ""
        address = reverse("admin:articles_article_change", args=[problem.article.pk])
        return format_html('<a href="{}">{}</a>', address, problem.article)


@admin.register(Permalink)
class PermalinkAdmin(ReadOnly):
    list_display = ["code", "state", "changed_at", "external_id"]
    list_filter = ["state"]
    search_fields = ["code", "external_id"]
