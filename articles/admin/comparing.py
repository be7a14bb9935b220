"""Any two versions of an article side by side, and the way back to a former one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from articles.admin.history import saved_by
from articles.admin.shown_changes import as_paragraphs
from articles.admin.visibility import ArticleRefusing
from articles.corrections import NothingChanged, StaleVersion
from articles.corrections.restoring import RESTORABLE, restore
from articles.desk.comparing import Told, compared, original, told_versions
from articles.models import Article
from articles.models.states import CheckedAgainst

# The first reading of a machine, in an address.
ORIGINAL = "original"


class RestoringForm(forms.Form):
    opened_version = forms.IntegerField(widget=forms.HiddenInput)
    checked_against = forms.ChoiceField(label="依据", required=False, choices=[("", "未注明"), *CheckedAgainst.choices])
    reason = forms.CharField(label="订正说明", required=False, max_length=280)


@dataclass(frozen=True)
class Choice:
    """A version that may be chosen for comparing."""

    value: str
    label: str


def choices_of(article: Article) -> list[Choice]:
    """The newest first, behind all what a machine read."""
    revisions = article.revisions.select_related("by").order_by("-version")
    rows = [Choice(str(one.version), f"第 {one.version} 稿（{saved_by(one)}）") for one in revisions]
    return [*rows, Choice(ORIGINAL, "原始识别文本")]


def differing_shown(before: Told, after: Told) -> list[tuple[str, SafeString]]:
    return [(one.label, as_paragraphs(one.paragraphs)) for one in compared(before, after)]


class WithHistory(ArticleRefusing):
    """Pages beside the form of an article."""

    def get_urls(self) -> list[URLPattern]:
        stem = f"{self.opts.app_label}_{self.opts.model_name}"
        view = self.admin_site.admin_view
        return [
            path("<path:object_id>/compare/", view(require_safe(self.compare)), name=f"{stem}_compare"),
            path("<path:object_id>/restore/<int:version>/", view(self.restore), name=f"{stem}_restore"),
            *super().get_urls(),
        ]

    def compare(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """GET ?from=…&to=…: a version, or ORIGINAL; without them the newest against the one before."""
        article = self.article_at(request, object_id)
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        choices = choices_of(article)
        asked = [request.GET.get("from", str(max(1, article.version - 1))), request.GET.get("to", str(article.version))]
        if not set(asked) <= {one.value for one in choices}:
            raise Http404("没有这一稿")
        told: dict[str, Told] = {str(number): one for number, one in told_versions(article).items()}
        before, after = (original(article) if one == ORIGINAL else told[one] for one in asked)
        way_back = [one for one in asked if one not in (ORIGINAL, str(article.version))]
        context = {
            "title": f"对照：{article.title}",
            "choices": choices,
            "before": asked[0],
            "after": asked[1],
            "differing": differing_shown(before, after),
            "way_back": dict.fromkeys(way_back) if self.has_change_permission(request, article) else (),
        }
        return self.shown(request, article, "compare", context)

    def restore(self, request: HttpRequest, object_id: str, version: int) -> HttpResponse:
        """Asks first; a post that another save came before is shown anew with what would change by now."""
        article = self.article_at(request, object_id)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        form = RestoringForm(request.POST or None, initial={"opened_version": article.version})
        if not article.revisions.filter(version=version).exists():
            raise Http404("没有这一稿")
        if request.method != "POST" or not form.is_valid():
            return self.ask_to_restore(request, article, version, form)
        given = dict(form.cleaned_data)
        try:
            restore(article, version, version=given.pop("opened_version"), by=cast(User, request.user), **given)
        except StaleVersion as stale:
            current = cast(Article, stale.current)
            form = RestoringForm(initial=given | {"opened_version": current.version})
            why = f"没有恢复：{self.last_save(current)}，现在是第 {current.version} 稿。请看过下面的差别再决定。"
            return self.ask_to_restore(request, current, version, form, why)
        except NothingChanged:
            self.message_user(request, f"现在的文字就是第 {version} 稿的样子，未记新稿。", messages.INFO)
        else:
            self.message_user(request, f"已恢复到第 {version} 稿，记为第 {article.version} 稿。", messages.SUCCESS)
        return HttpResponseRedirect(self.address("change", article))

    def ask_to_restore(
        self, request: HttpRequest, article: Article, version: int, form: RestoringForm, why: str = ""
    ) -> HttpResponse:
        told = told_versions(article)
        now, then = ({name: told[one][name] for name in RESTORABLE} for one in (article.version, version))
        context = {
            "title": f"恢复到第 {version} 稿：{article.title}",
            "version": version,
            "form": form,
            "why": why,
            "differing": differing_shown(now, then),
        }
        return self.shown(request, article, "restore", context, 409 if why else 200)

    def shown(
        self, request: HttpRequest, article: Article, page: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        told = {"opts": self.opts, "article": article, "form_address": self.address("change", article)}
        whole = self.admin_site.each_context(request) | told | context
        return render(request, f"admin/{page}.html", whole, status=status)

    def article_at(self, request: HttpRequest, object_id: str) -> Article:
        article = self.get_object(request, object_id)
        if article is None:
            raise Http404("没有这一篇")
        return cast(Article, article)

    def address(self, page: str, article: Article) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=[article.pk])
