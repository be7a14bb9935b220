"""One version of an article for ever: as it stood then, by its revisions, whatever has been corrected since."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from articles.corrections.past import Told, as_of
from articles.describing.data import as_text
from articles.describing.described import Described
from articles.models import Article, Revision
from articles.models.revisions import states
from articles.public.quoting import quotes_in_past
from articles.views.cited_articles import citation
from articles.views.described import described
from articles.views.permalinks import answered, continued, read_out, version_address
from articles.views.redirects import lead_on
from articles.views.said_of import said_of
from articles.views.seen_versions import day_of, visible_versions


@dataclass(frozen=True)
class Past:
    """An article with all that it said, as it may be told: version → field → value. ``visible`` are the versions that
    whoever looks may see."""

    article: Article
    revisions: list[Revision]
    told: Mapping[int, Told]
    visible: set[int]

    def then(self, number: int) -> Article:
        return as_of(self.article, self.told[number])


def past_of(article: Article) -> Past:
    """``article``: as it stands now, which whoever looks may see."""
    revisions = list(article.revisions.order_by("version"))
    quotes = quotes_in_past(article)
    told = {number: quotes.state(state) for number, state in states(revisions).items()}
    return Past(article, revisions, told, visible_versions(article, told))


def version(request: HttpRequest, code: str, version: int) -> HttpResponse:
    return answered(request, code, partial(at_version, request, "version", version, partial(read_version, request)))


def version_text(request: HttpRequest, code: str, version: int) -> HttpResponse:
    """The text of a version as a file; what a proof bears the digest of."""
    return answered(request, code, partial(at_version, request, "version-text", version, read_text))


def at_version(
    request: HttpRequest, view: str, number: int, read: Callable[[Past, int], HttpResponse], article: Article
) -> HttpResponse:
    """What ``read`` answers at the address of ``view`` where the version may be seen, else why it may not."""
    address = reverse(view, args=[article.permalink_id, number])
    if request.path_info != address:
        return lead_on(request, address)
    past = past_of(article)
    if number not in past.told:
        return without(request, article, f"这篇文章没有第 {number} 稿，现在是第 {article.version} 稿。")
    return read(past, number) if number in past.visible else without(request, article, f"第 {number} 稿没有公开。")


def read_version(request: HttpRequest, past: Past, number: int) -> HttpResponse:
    then, address, said = past.then(number), version_address(past.article, number), said_of(past.article)
    context = read_out(request, then, said) | continued(then) | citation(then, address, said)
    context |= {
        "present": past.article,
        "number": number,
        "day": day_of(past.revisions, number),
        "fixed": settings.SITE_URL + address,
        "address": address,
        "proof": context["proof"] and reverse("proof", args=[past.article.permalink_id, number]),
        "earlier": max((one for one in past.visible if one < number), default=None),
        "later": min((one for one in past.visible if one > number), default=None),
    }
    return render(request, "version.html", context)


def read_text(past: Past, number: int) -> HttpResponse:
    return HttpResponse(as_text(described_at(past, number)), content_type="text/plain; charset=utf-8")


def described_at(past: Past, number: int) -> Described:
    """The version as plain data, under its own address, with nothing that is said of it beside its text."""
    then = past.then(number)
    url = settings.SITE_URL + version_address(then, number)
    return replace(described(then), version=number, url=url, series=None)


def without(request: HttpRequest, article: Article, reason: str) -> HttpResponse:
    return render(request, "404.html", {"reason": reason, "present": article}, status=404)
