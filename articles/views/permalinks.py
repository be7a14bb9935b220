"""The permalink: one article or photo, or what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from articles.chinese.typography import full_width
from articles.indexing.related import related_articles
from articles.models import Article, Page, PageText, Permalink, Problem, Revision, Span
from articles.models.articles import PRINTED_FIELDS
from articles.models.permalinks import PermalinkState, is_well_formed
from articles.models.revisions import field_label, in_page_order
from articles.models.sight import STAFF, current
from articles.models.states import Visibility
from articles.public.quoting import quotes_of
from articles.views.errors import NotHere
from articles.views.losses import shown_paragraphs

NOT_PUBLIC = "这篇文章没有公开。"


def article(request: HttpRequest, code: str) -> HttpResponse:
    """``?as=printed`` shows punctuation as it is stored instead of full-width."""
    canonical = code.lower().replace("-", "")
    permalink = Permalink.objects.filter(pk=canonical).first() if is_well_formed(canonical) else None
    if permalink is None:
        return elsewhere(request, code)
    if canonical != code:
        return redirect(permalink, permanent=True)
    return became_of(request, permalink) or read(request, permalink)


def elsewhere(request: HttpRequest, external_id: str) -> HttpResponse:
    """To the permalink of an article that another system knew by ``external_id``, which may look like one of ours."""
    permalink = Permalink.objects.filter(external_id=external_id).first()
    if permalink is None:
        raise NotHere(why_unknown(external_id))
    return redirect(permalink, permanent=True)


def why_unknown(typed: str) -> str:
    if is_well_formed(typed.lower().replace("-", "")):
        return "没有这个编号的文章。编号本身没有打错，但它从未发出过。"
    if "/" in typed:
        return "没有这个编号的文章。请对照原处再输一次。"
    return "这个网址打错了：末位校验字符与前面的字符对不上。请对照原处再输一次。"


def became_of(request: HttpRequest, permalink: Permalink) -> HttpResponse | None:
    """Where a permalink leads that no longer stands for one public article; none while it does."""
    if permalink.state == PermalinkState.MOVED:
        successor = permalink.successors.first() or page_of(permalink)
        return redirect(successor, permanent=True) if successor else gone(request, permalink)
    if permalink.state == PermalinkState.SPLIT:
        parts = Article.objects.shown().filter(permalink__in=permalink.standing())
        if not parts.exists():
            raise NotHere(NOT_PUBLIC)
        return render(request, "split.html", {"permalink": permalink, "parts": parts.with_context().newest_first()})
    return None


def page_of(permalink: Permalink) -> Page | None:
    """Where the lines stand of what was taken for an article; none where readers see no such page."""
    return Page.objects.dated().filter(articles__permalink=permalink).select_related("issue").first()


def gone(request: HttpRequest, permalink: Permalink, article: Article | None = None) -> HttpResponse:
    article = article or Article.objects.filter(permalink=permalink).select_related("page__issue").first()
    decision = article and article.revisions.corrections().filter(changes__has_key="visibility").first()
    context = {"permalink": permalink, "article": article, "decision": decision}
    return render(request, "410.html", context, status=410)


def read(request: HttpRequest, permalink: Permalink) -> HttpResponse:
    article = (
        Article.objects.filter(permalink=permalink)
        .with_context()
        .select_related("continuation__page__issue", "continuation_of__page__issue")
        .first()
    )
    if article and article.visibility == Visibility.WITHDRAWN:
        return gone(request, permalink, article)
    if article is None or not article.is_shown:
        raise NotHere(NOT_PUBLIC)
    as_printed, problems = request.GET.get("as") == "printed", list(problems_of(article))
    quotes = quotes_of(article.pk)
    context = {
        "article": article,
        "as_printed": as_printed,
        "paragraphs": shown_paragraphs(article, problems, as_printed),
        "problems": [(one, quotes.text(one.detail)) for one in problems] if current() == STAFF else [],
        "raw": current().raw,
        "canonical": settings.SITE_URL + article.get_absolute_url(),
        "related": related_articles(article),
        **around(article),
        **provenance(article),
    }
    return render(request, "article.html", context)


def around(article: Article) -> dict[str, object]:
    """The neighbours on the page, and the page a text goes on to or comes from, where it is in."""
    on_page = list(Article.objects.shown().filter(page=article.page).select_related("permalink").order_by("order"))
    place = next(n for n, other in enumerate(on_page) if other.pk == article.pk)
    issue_pages = {page.number: page for page in Page.objects.filter(issue=article.page.issue).select_related("issue")}
    return {
        "earlier": on_page[place - 1] if place else None,
        "later": on_page[place + 1] if place + 1 < len(on_page) else None,
        "continues_on": pointer(getattr(article, "continuation", None), article.continues_on, issue_pages),
        "continued_from": pointer(article.continuation_of, article.continued_from, issue_pages),
    }


@dataclass(frozen=True)
class Pointer:
    """To another page of the issue; ``url`` is empty where that page is not held."""

    label: str
    url: str = ""


def pointer(other: Article | None, number: str, pages: dict[str, Page]) -> Pointer | None:
    """To the rest of a text, else to the page ``number`` that the paper names, else nowhere."""
    if other and other.is_shown:
        return Pointer(f"{other.page.label}《{full_width(other.title)}》", other.get_absolute_url())
    if number in pages:
        return Pointer(f"第{number}版", pages[number].get_absolute_url())
    return Pointer(f"第{number}版，未入库") if number else None


def provenance(article: Article) -> dict[str, object]:
    """Where the text comes from, and when it was corrected; who did, and why, stays inside."""
    spans = list(article.spans.current().select_related("reading__page_text__page__issue"))
    revisions = [one for one in article.revisions.corrections() if printed_changes(one)]
    texts = {span.reading.page_text_id: span.reading.page_text for span in spans}
    return {
        "sources": [(text, *lines_from(text, spans)) for _, text in sorted(texts.items())],
        "revision_count": len(revisions),
        "last_revision": revisions[0] if revisions else None,
        "changed": printed_changes(revisions[0]) if revisions else [],
    }


def lines_from(text: PageText, spans: Iterable[Span]) -> tuple[int, int]:
    """The first and the last of them in this text."""
    own = [span for span in spans if span.reading.page_text_id == text.pk]
    return min(span.first_line for span in own), max(span.last_line for span in own)


def printed_changes(revision: Revision) -> list[str]:
    """The names on screen of the printed fields it changed."""
    return [field_label(name) for name, _ in in_page_order(revision.changes) if name in (*PRINTED_FIELDS, "bylines")]


def problems_of(article: Article) -> QuerySet[Problem]:
    """Those of the newest reading of each text."""
    return article.problems.current().select_related("reading__page_text__page__issue")
