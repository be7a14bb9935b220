"""What is said at a permalink whose article is not to be seen: that, and no more than readers are told."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from articles.models import Article, Permalink
from articles.models.revisions import NOTED_LATER
from articles.models.rights import CHANGE_VISIBILITY, may_look_at
from articles.models.states import CLOSED, Visibility
from articles.public.quoting import quotes_of
from articles.views.answered import Reply

NOT_PUBLIC = "这篇文章没有公开。"
PAGES = {
    Reply.WITHDRAWN: ("410.html", 410),
    Reply.UNSHOWN: ("unshown.html", 410),
    Reply.NEVER: ("404.html", 404),
}


def absent(
    request: HttpRequest, permalink: Permalink, article: Article | None, answer: Reply, withdrawn: dt.datetime | None
) -> HttpResponse:
    template, status = PAGES[answer]
    context = {
        "permalink": permalink,
        "withdrawn": withdrawn,
        # What whoever signs for it has chosen to say; the reason itself stays inside.
        "public_reason": public_reason(article) if article and withdrawn else "",
        "reason": NOT_PUBLIC,
        "desk": desk_of(article, request.user) if article else "",
    }
    return render(request, template, context, status=status)


def public_reason(article: Article) -> str:
    row = article.withdrawals.in_force().first()
    return quotes_of(article.pk).text(row.public_reason) if row else ""


def desk_of(article: Article, user: AbstractBaseUser | AnonymousUser) -> str:
    """The address of the form where somebody allowed decides what is seen of it; "" for all others."""
    allowed = may_look_at(user, Article) and user.has_perm(f"articles.{CHANGE_VISIBILITY}")  # type: ignore[union-attr]
    return reverse("admin:articles_shownarticle_change", args=[article.pk]) if allowed else ""


def withdrawn_at(article: Article) -> dt.datetime | None:
    """When it was withdrawn, where it is or nobody has shown it since."""
    if article.visibility not in CLOSED:
        return None
    noted = article.revisions.filter(changes__has_key="visibility").exclude(by=None, reason__startswith=NOTED_LATER)
    for at, changes in noted.values_list("at", "changes"):
        if changes["visibility"]["after"] == Visibility.WITHDRAWN:
            return at
        if changes["visibility"]["after"] not in CLOSED:
            break
    return article.permalink.changed_at if article.visibility == Visibility.WITHDRAWN else None
