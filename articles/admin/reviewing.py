"""The page on which a text is reviewed: what changed since it last was, and 同意 or 退回."""

from __future__ import annotations

from typing import cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.safestring import SafeString

from articles.admin.front import next_address, skip_address
from articles.admin.minding import to_mind
from articles.admin.shown_changes import as_paragraphs
from articles.corrections import StaleVersion
from articles.desk.comparing import compared, told_versions
from articles.desk.reviewing import (
    ReviewRefused,
    agree,
    last_reviewed,
    next_pass,
    revisions_of,
    send_back,
    why_not,
)
from articles.desk.showing import AROUND
from articles.models import Article
from articles.models.rights import REVIEW_ARTICLE


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever may say 已复核 looks at it, also where it is another one's turn."""
    user = cast(User, request.user)
    if not user.has_perm(f"articles.{REVIEW_ARTICLE}"):
        raise PermissionDenied
    article = Article.objects.select_related("page__issue").filter(pk=pk).first()
    if article is None:
        raise Http404
    if request.method != "POST":
        return review_page(request, article)
    try:
        said = decide(request, article, user)
    except (ReviewRefused, StaleVersion) as refused:
        return review_page(request, article, f"没有记下：{refused}")
    messages.success(request, f"《{article}》{said}")
    return HttpResponseRedirect(next_address(user, request.GET, article.pk))


def decide(request: HttpRequest, article: Article, user: User) -> str:
    """What was done, in words. Raises ReviewRefused and StaleVersion."""
    opened = request.POST.get("opened_version", "")
    version = int(opened) if opened.isdecimal() and len(opened) < 10 else 0
    if "_agree" in request.POST:
        return f"{agree(article, version=version, by=user).pass_named}同意。"
    if "_send_back" in request.POST:
        send_back(article, version=version, by=user, reason=request.POST.get("reason", "")[:300])
        return "已退回订正。"
    raise ReviewRefused("请选同意或退回。")


def review_page(request: HttpRequest, article: Article, refused: str = "") -> HttpResponse:
    article.refresh_from_db()
    revisions = revisions_of(article)
    since = last_reviewed(revisions)
    context = admin.site.each_context(request) | {
        "title": f"复核：{article}",
        "article": article,
        "number": next_pass(article, revisions),
        "since": since,
        "whole": since == 1,
        "differing": changed_since(article, since),
        "why_not": why_not(article, cast(User, request.user), revisions),
        "mind": to_mind(article),
        "refused": refused,
        "reason": request.POST.get("reason", ""),
        "skip": skip_address(request, article.pk),
    }
    return render(request, "admin/review.html", context, status=409 if refused else 200)


def changed_since(article: Article, since: int) -> list[tuple[str, SafeString]]:
    """Field by field, what is 遮盖 masked on both sides; what was done with the text is no part of it."""
    told = told_versions(article, since, article.version)
    fields = compared(told[since], told[article.version], AROUND)
    return [(one.label, as_paragraphs(one.paragraphs)) for one in fields if one.name != "status"]
