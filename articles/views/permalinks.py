"""The permalink: one article or photo, or what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from articles.catalogue.instalments import place_in_series
from articles.chinese.typography import full_width
from articles.indexing.related import related_articles
from articles.models import Article, Page, PageText, Permalink, Problem, Span
from articles.models.articles import ArticleQuerySet
from articles.models.permalinks import PermalinkState
from articles.models.sight import STAFF, current
from articles.picturing.pictures import has_picture
from articles.public.quoting import quotes_on, shown_source
from articles.search.found import WordsFound, found_in
from articles.views.absent import absent, withdrawn_at
from articles.views.answered import Reply, answer_for
from articles.views.cited_articles import citation
from articles.views.cuttings import shown_cuttings
from articles.views.described import described
from articles.views.found_words import marked_article
from articles.views.kept import not_indexed
from articles.views.losses import shown_paragraphs
from articles.views.redirects import UNDOABLE, lead_on
from articles.views.said_of import SaidOf, said_of
from articles.views.spelling import of_another_system
from articles.views.told_corrections import told_corrections


def article(request: HttpRequest, code: str) -> HttpResponse:
    """``?as=printed`` shows punctuation as it is stored instead of full-width."""
    return answered(request, code, partial(read, request))


def answered(
    request: HttpRequest, code: str, read: Callable[[Article], HttpResponse], *, ending: str = ""
) -> HttpResponse:
    """At an address of a permalink: what ``read`` answers while whoever looks may see the article, else what became of
    it. A code that was never issued may be a number of another system. ``ending``: of a file that every article has, so
    that a merged one leads to the other's."""
    permalink = Permalink.objects.filter(pk=code).first()
    if permalink is None:
        return of_another_system(request, request.path_info.removeprefix("/a/"))
    found = standing_of(permalink)
    if found.article and found.reply == Reply.READ:
        return read(found.article)
    if found.home and found.reply == Reply.ONWARD:
        home = found.home.get_absolute_url()
        file = ending and isinstance(found.home, Permalink)
        return lead_on(request, home.removesuffix("/") + ending if file else home, kept=UNDOABLE)
    if found.reply == Reply.PARTS:
        return split(request, permalink, found.parts)
    return absent(request, permalink, found.article, found.reply, found.withdrawn)


@dataclass(frozen=True)
class Standing:
    """What whoever looks is answered at a permalink, and what that is made of: ``home`` is where a merged one leads,
    ``parts`` what may be seen of one that was split, ``withdrawn`` since when."""

    reply: Reply
    article: Article | None
    withdrawn: dt.datetime | None
    home: Permalink | Page | None
    parts: ArticleQuerySet


def standing_of(permalink: Permalink) -> Standing:
    article = article_of(permalink)
    withdrawn = withdrawn_at(article) if article else None
    home, parts = home_of(permalink), parts_of(permalink)
    reply = answer_for(
        permalink.state,
        withdrawn=withdrawn is not None,
        shown=article is not None and article.is_shown,
        leads=home is not None or parts.exists(),
        ever_public=article is not None and article.published_at is not None,
    )
    return Standing(reply, article, withdrawn, home, parts)


def article_of(permalink: Permalink) -> Article | None:
    continued = ("continuation__page__issue", "continuation_of__page__issue")
    found = Article.objects.filter(permalink=permalink).with_context().select_related(*continued)
    # There is one at most: in its own order, by day and page, it would take as long again to ask for it.
    return found.order_by("pk").first()


def home_of(permalink: Permalink) -> Permalink | Page | None:
    """What a merged one leads to: the article that it is a part of by now, else the page where its lines stand; none
    where readers see no such page, or it was not merged."""
    if permalink.state != PermalinkState.MOVED:
        return None
    end = permalink.end()
    if end.state != PermalinkState.MOVED or (end.is_withdrawn and end != permalink):
        return end
    return Page.objects.dated().filter(articles__permalink=end).select_related("issue").first()


def parts_of(permalink: Permalink) -> ArticleQuerySet:
    split = permalink.state == PermalinkState.SPLIT
    return Article.objects.shown().filter(permalink__in=permalink.standing()) if split else Article.objects.none()


def split(request: HttpRequest, permalink: Permalink, parts: ArticleQuerySet) -> HttpResponse:
    """The page of the parts stands at the permalink itself: below it is nothing any more."""
    if request.path_info != permalink.get_absolute_url():
        return lead_on(request, permalink.get_absolute_url(), kept=UNDOABLE)
    context = {"permalink": permalink, "parts": parts.with_context().newest_first()}
    # What search engines list are the parts.
    return not_indexed(render(request, "split.html", context))


def read(request: HttpRequest, article: Article) -> HttpResponse:
    said, found = said_of(article), found_in(request.GET.get("found", ""), article)
    context = read_out(request, article, said, found) | around(article) | continued(article)
    context |= provenance(article, found.typed if found else "")
    context |= citation(article, article.get_absolute_url(), said) | {"described": described(article, said)}
    context |= {"in_series": place_in_series(article)}
    response = render(request, "article.html", context | {"related": related_articles(article)})
    listed = Article.objects.filter(pk=article.pk).listed().exists()
    return not_indexed(response) if found or context["as_printed"] or not listed else response


def read_out(
    request: HttpRequest, article: Article, said: SaidOf, found: WordsFound | None = None
) -> dict[str, object]:
    """The text and what is said of it, whichever version it is; the words marked that somebody was looking for."""
    as_printed, problems = request.GET.get("as") == "printed", list(problems_of(article))
    return marked_article(article, shown_paragraphs(article, problems, as_printed), found, as_printed) | {
        "article": article,
        "said": said,
        "as_printed": as_printed,
        "problems": told_at_the_desk(article, problems) if problems and current() == STAFF else [],
        "raw": current().raw,
        "canonical": settings.SITE_URL + article.get_absolute_url(),
        "address": article.get_absolute_url(),
        "fixed": version_address(article, article.version),
        "proof": "" if article.kept_back else reverse("proof", args=[article.permalink_id, article.version]),
    }


def told_at_the_desk(article: Article, problems: Iterable[Problem]) -> list[tuple[Problem, str]]:
    """Each with what it says, without what is 遮盖."""
    quotes = quotes_on(article.page, article.pk)
    return [(one, quotes.text(one.detail)) for one in problems]


def version_address(article: Article, version: int) -> str:
    return reverse("version", args=[article.permalink_id, version])


# What an address and a title are made of.
TITLED = ("permalink_id", "kind", "headline", "kicker", "section", "body")


def around(article: Article) -> dict[str, object]:
    """The neighbours on the page."""
    on_page = list(Article.objects.shown().filter(page=article.page).only(*TITLED).order_by("order"))
    place = next(n for n, other in enumerate(on_page) if other.pk == article.pk)
    return {
        "earlier": on_page[place - 1] if place else None,
        "later": on_page[place + 1] if place + 1 < len(on_page) else None,
    }


def continued(article: Article) -> dict[str, object]:
    """The page that a text goes on to or comes from, where it is in."""
    named = [number for number in (article.continues_on, article.continued_from) if number]
    held = Page.objects.filter(issue=article.page.issue, number__in=named).select_related("issue").order_by()
    issue_pages = {page.number: page for page in held}
    return {
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


def provenance(article: Article, typed: str = "") -> dict[str, object]:
    """Where the text comes from, and when it was corrected; who did, and why, stays inside. ``typed``: the words that
    somebody was looking for."""
    spans = list(article.spans.current().select_related("reading").order_by())
    keys = {span.reading.page_text_id for span in spans}
    rows = PageText.objects.filter(pk__in=keys).select_related("page__issue", "source_file", "companion")
    texts = rows.defer("raw", "text").in_bulk()
    return {
        "corrections": told_corrections(article),
        "cuttings": shown_cuttings(article, (text for _, text in sorted(texts.items())), spans, typed),
        "sources": [
            (text, shown_source(text), *lines_from(text, spans), has_picture(text)) for _, text in sorted(texts.items())
        ],
    }


def lines_from(text: PageText, spans: Iterable[Span]) -> tuple[int, int]:
    """The first and the last of them in this text."""
    own = [span for span in spans if span.reading.page_text_id == text.pk]
    return min(span.first_line for span in own), max(span.last_line for span in own)


def problems_of(article: Article) -> QuerySet[Problem]:
    """Those of the newest reading of each text, as they stand in it."""
    found = article.problems.current().select_related("reading__page_text__page__issue")
    return found.order_by("reading__page_text_id", "first_line", "pk")
