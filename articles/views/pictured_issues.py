"""The pages of an issue that have a picture, as IIIF viewers are told of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from articles.chinese.dates import chinese_date
from articles.chinese.page_numbers import is_addressable
from articles.describing.iiif import PicturedArticle, PicturedIssue, PicturedPage
from articles.models import Article, Issue, Page, PageText
from articles.models.sight import current
from articles.picturing.pictures import LARGE, SIZES, PagePicture
from articles.views.errors import NotHere
from articles.views.page_pictures import boxes_on, page_with_picture, shown_picture
from articles.views.reading_out import read_out


@dataclass(frozen=True)
class SeenPage:
    """A page with the picture and the articles that the one who looks may see."""

    page: Page
    date: dt.date
    picture: PagePicture
    articles: tuple[Article, ...]

    @property
    def canvas(self) -> str:
        return settings.SITE_URL + reverse("canvas", args=[self.date, self.page.number])

    @property
    def label(self) -> str:
        return f"{self.page.label} {self.page.name}".strip()


def seen_pages(date: dt.date) -> list[SeenPage]:
    """In printed order; raises NotHere where there is none."""
    pages = Page.objects.filter(issue__date=date).select_related("issue").in_print_order()
    texts = ((page, page.current_text) for page in pages if is_addressable(page.number))
    seen = [one for page, text in texts if text and (one := _seen(page, date, text))]
    if not seen:
        raise NotHere(f"{chinese_date(date)}的报纸没有版面图，也就没有 IIIF 清单。")
    return seen


def seen_page(date: dt.date, number: str) -> SeenPage:
    """Raises NotHere."""
    page, text = page_with_picture(date, number)
    if seen := _seen(page, date, text):
        return seen
    raise NotHere(f"{chinese_date(date)}第{number}版没有版面图。")


def _seen(page: Page, date: dt.date, text: PageText) -> SeenPage | None:
    listed, lines = read_out(page, text)
    picture = shown_picture(page, text, lines if current().raw else None)
    return SeenPage(page, date, picture, tuple(one.article for one in listed)) if picture else None


def told_issue(issue: Issue, pages: list[SeenPage]) -> PicturedIssue:
    site = settings.SITE_URL
    return PicturedIssue(
        manifest=site + reverse("manifest", args=[issue.date]),
        search=site + reverse("issue-search", args=[issue.date]),
        url=site + issue.get_absolute_url(),
        data=site + reverse("issue-json", args=[issue.date]),
        site=f"{site}/",
        newspaper=settings.NEWSPAPER,
        label=f"{settings.NEWSPAPER} {issue.printed_date}",
        day=None if issue.known_between else issue.date,
        facts=tuple(_facts(issue)),
        pages=tuple(map(told_page, pages)),
    )


def _facts(issue: Issue) -> Iterator[tuple[str, str]]:
    yield "报纸", settings.NEWSPAPER
    yield "日期", issue.printed_date
    if issue.number:
        yield "期号", f"总第{issue.number}期"
    if issue.lunar_date:
        yield "农历", issue.lunar_date


def told_page(seen: SeenPage) -> PicturedPage:
    address = [seen.date, seen.page.number]
    reading = seen.picture.text.current_reading
    spans = list(reading.spans.all()) if reading else []
    articles = (
        PicturedArticle(
            one.permalink_id,
            one.title,
            settings.SITE_URL + one.get_absolute_url(),
            tuple(boxes_on(seen.picture, one, spans, LARGE)),
        )
        for one in seen.articles
    )
    return PicturedPage(
        label=seen.label,
        url=settings.SITE_URL + seen.page.get_absolute_url(),
        canvas=seen.canvas,
        image=settings.SITE_URL + reverse("iiif-image", args=[*address, seen.picture.digest]),
        sizes=tuple(map(seen.picture.size, SIZES)),
        alto=settings.SITE_URL + reverse("page-alto", args=address) if current().raw else "",
        articles=tuple(articles),
    )
