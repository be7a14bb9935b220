"""Of the names under an article those that several bear: who they are, and which nobody has given to one of them."""

from __future__ import annotations

from django.db.models import Count, Max, Min
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from articles.admin.signing import ordered
from articles.models import Article, Reporter
from articles.models.people import bearers_of


def namesakes_shown(article: Article) -> SafeString:
    """Who bears a name of the article's that several bear, with what tells them apart; "-" where there is none."""
    names = dict.fromkeys(one.name for one in ordered(article) if not one.organisation)
    bearers = {name: people for name, people in bearers_of(names).items() if len(people) > 1}
    rows = [
        (name, one.slug, reverse("admin:articles_reporter_change", args=[one.pk]), one.distinct_name, *span_of(one))
        for name, people in bearers.items()
        for one in people
    ]
    line = '<p>{}（{}）：<a href="{}" target="_blank">{}</a>，署名 {} 处，{}</p>'
    return format_html_join("", line, rows) or SafeString("-")


def span_of(reporter: Reporter) -> tuple[int, str]:
    """The number of bylines, and from which year to which."""
    told = reporter.bylines.aggregate(
        n=Count("pk"), first=Min("article__page__issue__date"), last=Max("article__page__issue__date")
    )
    years = dict.fromkeys(day.year for day in (told["first"], told["last"]) if day)
    return told["n"], "—".join(map(str, years)) or "日期未定"


def undecided_in_words(article: Article) -> str:
    """Which names are nobody's yet, and how to say whose they are; "" where all is settled."""
    names = {one.name for one in ordered(article) if not one.organisation and not one.reporter}
    several = {name: people for name, people in bearers_of(names).items() if len(people) > 1}
    return "；".join(
        f"“{name}”有 {len(people)} 位同名作者，没有归给谁：请写成 "
        + " 或 ".join(f"{name}（{one.slug}）" for one in people)
        for name, people in several.items()
    )
