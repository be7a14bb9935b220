"""The first page of the admin: the queue with today's figures; and the way from one text of it to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.desk.figures import deeds_of, waiting
from articles.desk.queue import LONGEST_KEY, PER_PAGE, STAGES, QueueFilter, correctors
from articles.desk.weighing import KINDS
from articles.models import Article, Score
from articles.models.rights import CHANGE_VISIBILITY, REVIEW_ARTICLE, may_look_at
from articles.models.scores import Stage
from articles.models.states import Status, Visibility

# What a text of the queue is opened with: the filter, and how much it weighed there.
QUEUE, AT = "queue", "at"
# What a list shows nothing of.
UNSHOWN = ("article__original_body", "article__original_head", "article__related")


@dataclass(frozen=True)
class QueueRow:
    """One line of the list."""

    score: Score
    address: str

    @property
    def kinds(self) -> list[str]:
        return [KINDS[name].words for name in self.score.kinds.split() if name in KINDS]


@dataclass(frozen=True)
class Tab:
    words: str
    count: int
    address: str
    is_here: bool


def front(request: HttpRequest) -> HttpResponse:
    """To whoever does not look at articles, the tables."""
    user = cast(User, request.user)
    if not may_look_at(user, Article):
        return admin.site.index(request)
    asked, counts = QueueFilter.asked(request.GET), waiting()
    rows = asked.rows(user).select_related("article__page__issue", "by").defer(*UNSHOWN)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = admin.site.each_context(request) | {
        "title": "订正队列",
        "asked": asked,
        "kept": asked.encoded(),
        "tabs": [
            Tab(words, counts[stage], f"?{asked.at_stage(stage).encoded()}", stage == asked.stage)
            for stage, words in STAGES.items()
        ],
        "page": page,
        "rows": [QueueRow(score, address_in_queue(user, asked, score)) for score in page],
        "statuses": Status.choices,
        "kinds": [(name, kind.words) for name, kind in KINDS.items()],
        "people": correctors(),
        "own_left_out": asked.stage == Stage.REVIEW and asked.who is None,
        **figures(user),
    }
    return render(request, "admin/queue.html", context)


def tables(request: HttpRequest) -> HttpResponse:
    """Every table that this person may look at."""
    return admin.site.index(request, {"title": "全部数据表"})


def figures(user: User) -> dict[str, Any]:
    """What waits for a decision, and what was done: by oneself, for 签发人 by everybody."""
    decides = user.has_perm(f"articles.{CHANGE_VISIBILITY}")
    everybody = deeds_of(User.objects.filter(is_active=True) if decides else [user])
    return {
        "decides": decides,
        "held": Article.objects.filter(visibility=Visibility.HELD).count(),
        "held_address": f"{reverse('admin:articles_shownarticle_changelist')}?visibility__exact={Visibility.HELD}",
        "own": next((deeds for deeds in everybody if deeds.who.pk == user.pk), None),
        "everybody": everybody if decides else [],
    }


def address_in_queue(user: User, asked: QueueFilter, score: Score) -> str:
    """The page on which it is reviewed where that is what it waits for, else its form."""
    reviews = asked.stage == Stage.REVIEW and user.has_perm(f"articles.{REVIEW_ARTICLE}")
    place = reverse("review" if reviews else "admin:articles_article_change", args=[score.pk])
    return f"{place}?{urlencode({QUEUE: asked.encoded(), AT: score.points})}"


def next_address(user: User, said: QueryDict, article: int) -> str:
    """Behind this article in the queue that it was opened from, or that queue where none is."""
    asked, at = QueueFilter.of_query(said.get(QUEUE, "")), said.get(AT, "")
    points = int(at) if at.isdecimal() and at.isascii() and len(at) <= LONGEST_KEY else 0
    score = asked.after(user, points, article)
    return address_in_queue(user, asked, score) if score else f"{reverse('admin:index')}?{asked.encoded()}"


@require_safe
def skip(request: HttpRequest, pk: int) -> HttpResponse:
    """Leads past a text that somebody leaves for later."""
    user = cast(User, request.user)
    if not may_look_at(user, Article):
        raise PermissionDenied
    return HttpResponseRedirect(next_address(user, request.GET, pk))


def skip_address(request: HttpRequest, article: int) -> str:
    """Nothing where a text was not opened from the queue."""
    said = {name: request.GET[name] for name in (QUEUE, AT) if name in request.GET}
    return f"{reverse('skip', args=[article])}?{urlencode(said)}" if QUEUE in said else ""
