"""Where anybody tells the newsroom that a text is wrong, or that it is about him: no account, no script, no cache."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from articles.entrance.addresses import client_address
from articles.models import Article, Permalink
from articles.models.reports import CaseKind, new_receipt, receipt_shown
from articles.reports.limits import LimitReached
from articles.reports.taking import due_on, take_case, take_text_report
from articles.views.absent import NOT_PUBLIC
from articles.views.answered import Reply
from articles.views.errors import NotHere
from articles.views.permalinks import standing_of
from articles.views.report_form import TRAP, ReportForm
from articles.views.spelling import NEVER_ISSUED

log = logging.getLogger(__name__)

NOT_TAKEN = "没有提交成功，您写的都还在下面："
SEE_BELOW = f"{NOT_TAKEN}请看标出的地方。"
UNREACHABLE = f"{NOT_TAKEN}数据库暂时用不了，请过一会儿再提交。"


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def report(request: HttpRequest, code: str) -> HttpResponse:
    """The form about the text at a permalink, wherever its own page answers; what is posted is filed.

    What is posted about a merged one stays where it was sent: a redirect would lose it.
    """
    form = ReportForm(request.POST if request.method == "POST" else None)
    try:
        permalink = Permalink.objects.filter(pk=code).first()
        if permalink is None:
            raise NotHere(NEVER_ISSUED)
        found = standing_of(permalink)
        if found.reply == Reply.NEVER:
            raise NotHere(NOT_PUBLIC)
        if found.reply == Reply.ONWARD and isinstance(found.home, Permalink) and request.method != "POST":
            return redirect("report", found.home.pk, permanent=True)
        return answered(request, form, About(permalink, found.article if found.reply == Reply.READ else None))
    except DatabaseError as error:
        if request.method != "POST":
            raise
        # Not in its own words, which may hold what somebody wrote.
        log.error("来信没有存下：%s", type(error).__name__)
        return without_database(request, code, form)


@dataclass(frozen=True)
class About:
    """The text that is written about; ``article`` names it where its own page shows it."""

    permalink: Permalink
    article: Article | None


def answered(request: HttpRequest, form: ReportForm, text: About) -> HttpResponse:
    if request.method != "POST":
        return page(request, form, text)
    if why := getattr(request, "withheld", ""):
        return page(request, form, text, why)
    if request.POST.get(TRAP):
        return thanks(request, text, new_receipt() if request.POST.get("kind") in CaseKind.values else "")
    if not form.is_valid():
        return page(request, form, text, SEE_BELOW)
    try:
        return thanks(request, text, filed(form, text, client_address(request)))
    except LimitReached as reached:
        answer = page(request, form, text, f"{NOT_TAKEN}{reached.why}", 429)
        answer["Retry-After"] = str(reached.again)
        return answer


def filed(form: ReportForm, text: About, address: str) -> str:
    """The receipt number of a case, "" for misread words."""
    if form.is_case:
        return take_case(text.permalink, form.typed(), address).receipt
    take_text_report(text.permalink, form.typed(), address)
    return ""


def page(request: HttpRequest, form: ReportForm, text: About, why: str = "", status: int = 200) -> HttpResponse:
    context = {"form": form, "code": text.permalink.pk, "article": text.article, "why": why}
    return render(request, "report.html", context, status=status)


def thanks(request: HttpRequest, text: About, receipt: str) -> HttpResponse:
    """``receipt`` is shown here and nowhere else."""
    context = {"code": text.permalink.pk, "receipt": receipt_shown(receipt), "due_on": due_on(timezone.localdate())}
    return render(request, "reported.html", context)


def without_database(request: HttpRequest, code: str, form: ReportForm) -> HttpResponse:
    """What was typed, by a page that asks neither a database nor who is looking."""
    own = {"newspaper": settings.NEWSPAPER, "csrf_token": get_token(request)}
    context = {"form": form, "code": code, "why": UNREACHABLE, **own}
    return HttpResponse(render_to_string("report.html", context), status=503)
