"""One version of an article for ever: as it stood then, by its revisions, whatever has been corrected since."""

from __future__ import annotations

from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.corrections.past import as_of
from articles.models import Article
from articles.models.revisions import states
from articles.public.quoting import quotes_in_past
from articles.views.cited_articles import citation
from articles.views.permalinks import answered, continued, read_out, version_address
from articles.views.redirects import lead_on
from articles.views.said_of import said_of
from articles.views.seen_versions import day_of, visible_versions


def version(request: HttpRequest, code: str, version: int) -> HttpResponse:
    return answered(request, code, partial(read_version, request, version))


def read_version(request: HttpRequest, number: int, article: Article) -> HttpResponse:
    """``article``: as it stands now, which whoever looks may see."""
    address = version_address(article, number)
    if request.path_info != address:
        return lead_on(request, address)
    revisions = list(article.revisions.order_by("version"))
    quotes = quotes_in_past(article)
    told = {number: quotes.state(state) for number, state in states(revisions).items()}
    if number not in told:
        return without(request, article, f"这篇文章没有第 {number} 稿，现在是第 {article.version} 稿。")
    visible = visible_versions(article, told)
    if number not in visible:
        return without(request, article, f"第 {number} 稿没有公开。")
    then = as_of(article, told[number])
    said = said_of(article)
    context = read_out(request, then, said) | continued(then) | citation(then, address, said)
    context |= {
        "present": article,
        "number": number,
        "day": day_of(revisions, number),
        "fixed": settings.SITE_URL + address,
        "address": address,
        "earlier": max((one for one in visible if one < number), default=None),
        "later": min((one for one in visible if one > number), default=None),
    }
    return render(request, "version.html", context)


def without(request: HttpRequest, article: Article, reason: str) -> HttpResponse:
    return render(request, "404.html", {"reason": reason, "present": article}, status=404)
