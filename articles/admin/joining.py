"""Two people of the archive who are one: 并入 on a reporter's form, and 还原, the way back."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.chinese.pinyin import latin_name
from articles.corrections import StaleVersion
from articles.corrections.called import is_masked, masked_passages
from articles.corrections.change import as_opened, opened
from articles.corrections.merging import (
    NotTheseTwo,
    brings,
    brought_by,
    merge,
    reason_of,
    refuse_merging,
    unmerge,
)
from articles.models import Reporter
from articles.models.one_writer import one_writer
from articles.models.revisions import MERGED

# People shown of those that a search finds.
FOUND = 30


def may_reassign(request: HttpRequest) -> bool:
    """Whose a byline is stands in articles: whoever may change both may say it of all at once."""
    return all(request.user.has_perm(f"articles.{name}") for name in ("change_reporter", "change_article"))


def form_of(person: Reporter) -> str:
    return reverse("admin:articles_reporter_change", args=[person.pk])


def told(person: Reporter) -> str:
    """张三（摄影部），Zhāng Sān，zhang-san: enough to tell namesakes apart."""
    return f"{person.distinct_name}，{latin_name(person.name)}，{person.slug}"


def as_seen(posted: Any, name: str) -> int:
    """The version that a page was opened at; 0, which none is, where it does not say."""
    value = posted.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 9 else 0


class ActsOnPeople(admin.ModelAdmin):
    """What the pages of these acts share."""

    def person_for(self, request: HttpRequest, key: str) -> Reporter:
        """Raises PermissionDenied, and Http404 where nobody has this key."""
        if not may_reassign(request):
            raise PermissionDenied
        person = self.reporter_of(key)
        if person is None:
            raise Http404
        return person

    @staticmethod
    def reporter_of(key: str) -> Reporter | None:
        known = key.isdecimal() and len(key) <= 18
        return Reporter.objects.select_related("merged_into").filter(pk=key).first() if known else None

    def act_page(self, request: HttpRequest, name: str, title: str, person: Reporter, **shown: Any) -> HttpResponse:
        context = {
            **admin.site.each_context(request),
            "opts": self.opts,
            "title": title,
            "person": person,
            "told": told(person),
            "form": form_of(person),
            **shown,
        }
        return TemplateResponse(request, f"admin/articles/reporter/{name}.html", context)


class JoinsPeople(ActsOnPeople):
    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("<path:object_id>/merge/", wrap(self.merge_view), name="articles_reporter_merge"),
            path("<path:object_id>/unmerge/", wrap(self.unmerge_view), name="articles_reporter_unmerge"),
            *super().get_urls(),
        ]

    def merge_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Search, then a look at what will happen, then the act."""
        person = self.person_for(request, object_id)
        into = self.reporter_of((request.POST or request.GET).get("into", ""))
        refused = ""
        try:
            if into:
                refuse_merging(person, into)
            if request.method == "POST" and into:
                return self.merge(request, person, into)
        except (NotTheseTwo, StaleVersion) as error:
            refused = f"没有合并：{error}"
        if request.method == "POST" and not into:
            refused = "没有合并：请先查到并选定另一位作者。"
        asked = request.GET.get("q", "")
        return self.act_page(
            request,
            "merge",
            "并入另一位作者",
            person,
            refused=refused,
            asked=asked,
            found=self.found(request, person, asked),
            into=into if into and not refused else None,
            into_told=told(into) if into else "",
            brings=brings(person, into) if into and not refused else None,
            aliases=list(person.aliases.values_list("name", flat=True)),
        )

    def found(self, request: HttpRequest, person: Reporter, asked: str) -> list[tuple[Reporter, str, int]]:
        """Those whom the list finds too; without a word those of the same name."""
        if asked.strip():
            rows, _ = self.get_search_results(request, self.get_queryset(request), asked)
        else:
            rows = person.namesakes()
        people = [*rows.exclude(pk=person.pk)[:FOUND]]
        return [(one, told(one), one.bylines.count()) for one in people]

    def merge(self, request: HttpRequest, person: Reporter, into: Reporter) -> HttpResponse:
        seen = (as_seen(request.POST, name) for name in ("version", "into_version"))
        moved = merge(*map(as_opened, (person, into), seen), by=cast(User, request.user))
        self.message_user(request, f"已合并：{moved} 篇归 {told(into)}，原网址转到那里。合错了，在下面“并入的”里还原。")
        return HttpResponseRedirect(form_of(into))

    def unmerge_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        person = self.person_for(request, object_id)
        source = self.reporter_of((request.POST or request.GET).get("source", ""))
        if source is None or source.at_present != person or source == person:
            self.message_user(request, "没有还原：这一位没有并入，或已经还原。", messages.ERROR)
            return HttpResponseRedirect(form_of(person))
        refused = ""
        if request.method == "POST":
            try:
                return self.unmerge(request, person, source)
            except (NotTheseTwo, StaleVersion) as error:
                refused = f"没有还原：{error}"
        bylines = brought_by(source, person)
        shown = {"source": source, "source_told": merged_told(source, masked_passages()), "bylines": len(bylines)}
        return self.act_page(request, "unmerge", "还原合并", person, refused=refused, **shown)

    def unmerge(self, request: HttpRequest, person: Reporter, source: Reporter) -> HttpResponse:
        with one_writer():
            opened(Reporter, person.pk, as_seen(request.POST, "version"))
            source = as_opened(source, as_seen(request.POST, "source_version"))
            moved = unmerge(source, by=cast(User, request.user))
        self.message_user(request, f"已还原：{moved} 篇归 {told(source)}，原网址恢复。")
        return HttpResponseRedirect(form_of(source))

    @admin.display(description="合并与拆分")
    def acts(self, person: Reporter) -> SafeString:
        return format_html(
            '<a href="{}">并入另一位作者…</a>　<a href="{}">拆成两位…</a>',
            reverse("admin:articles_reporter_merge", args=[person.pk]),
            reverse("admin:articles_reporter_split", args=[person.pk]),
        )

    @admin.display(description="并入的")
    def merged_shown(self, person: Reporter) -> SafeString | str:
        """Whoever was merged into this one, through others too: when, by whom, and the way back."""
        passages, back = masked_passages(), reverse("admin:articles_reporter_unmerge", args=[person.pk])
        rows = [
            (merged_told(one, passages), merged_told(one.merged_into, passages), merged_when(one), back, one.pk)
            for one in sorted(person.everybody() - {person}, key=lambda one: one.pk)
            if one.merged_into
        ]
        line = '<p>{}；并入 {}；{}　<a href="{}?source={}">还原…</a></p>'
        return format_html_join("", line, rows) or "-"


def merged_told(person: Reporter, passages: set[str]) -> str:
    """By its number where the name is 遮盖 somewhere: he is in no list by now, and an address spells the name."""
    masked = any(is_masked(name, passages) for name in (person.name, person.distinct_name))
    return f"作者 #{person.pk}" if masked else told(person)


def merged_when(person: Reporter) -> str:
    """As Django's log has it, which the command writes where it is told who decides."""
    kind = ContentType.objects.get_for_model(Reporter).pk
    entries = LogEntry.objects.filter(content_type=kind, object_id=str(person.pk))
    into = cast(Reporter, person.merged_into)
    row = entries.filter(change_message=reason_of(MERGED, person, into)).select_related("user").first()
    return f"{row.user}，{row.action_time.astimezone():%Y-%m-%d %H:%M}" if row else "用命令合并的，没有记是谁"
