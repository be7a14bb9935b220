"""An article's cuttings and a whole page as PDF, to be printed.

At one address each: they are made anew from the pictures as whoever asks may see them now, and kept nowhere.
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from articles.chinese.controls import COMMANDS
from articles.chinese.dates import chinese_date
from articles.chinese.typography import full_width
from articles.models import Article, Page
from articles.picturing.cut_out import CutOut, size_of
from articles.picturing.paper import A3, A4, Paper, Whence, as_pdf, laid_out
from articles.picturing.pictures import one_at_a_time
from articles.views.cuttings import cut_outs
from articles.views.errors import NotHere
from articles.views.page_pictures import page_with_picture, shown_picture
from articles.views.permalinks import answered
from articles.views.picture_answers import drawn
from articles.views.search import FORBIDDEN

# Characters of a headline in a file's name, which has 255 bytes at most.
NAMED_AFTER = 50
WHOLE = (0, 0, 10_000, 10_000)


def article_pdf(request: HttpRequest, code: str) -> HttpResponse:
    def read(article: Article) -> HttpResponse:
        found = cut_outs(article)
        if not found:
            raise NotHere("这篇文章没有剪报。")
        pages = "、".join(dict.fromkeys(sheet.page.label for sheet, _ in found))
        line = f"{settings.NEWSPAPER_CITED} {article.page.printed_date} {pages}"
        title = full_width(article.title)
        told = whence(title, f"{line}《{title}》", article)
        return drawn(article, lambda: printed([cut for _, cut in found], A4, told, f"{line} {title[:NAMED_AFTER]}"))

    return answered(request, code, read, ending=".pdf")


def page_pdf(request: HttpRequest, date: dt.date, number: str) -> HttpResponse:
    page, text = page_with_picture(date, number)
    picture = shown_picture(page, text)
    if picture is None:
        raise NotHere(f"{chinese_date(date)}第{number}版没有版面图。")
    paper = A3 if picture.placed.width_pt <= picture.placed.height_pt else A3[::-1]
    line = f"{settings.NEWSPAPER_CITED} {page.printed_date} {page.label} {page.name}".strip()
    return drawn(page, lambda: printed([CutOut(picture, (WHOLE,))], paper, whence(line, line, page), line))


def whence(title: str, line: str, of: Article | Page) -> Whence:
    return Whence(title, settings.NEWSPAPER_CITED, line, settings.SITE_URL + of.get_absolute_url())


def printed(cuts: list[CutOut], paper: Paper, whence: Whence, name: str) -> HttpResponse:
    """Raises Undrawn and TooManyAtOnce."""
    jpegs = [jpeg for cut in cuts for jpeg in cut.jpegs()]
    placed = [(box, cut.picture.placed) for cut in cuts for box in cut.boxes]
    sheets = laid_out([size_of(box, sheet.width_pt, sheet.height_pt) for box, sheet in placed], paper)
    with one_at_a_time():
        data = as_pdf(jpegs, sheets, paper, whence)
    answer = HttpResponse(data, content_type="application/pdf")
    name = FORBIDDEN.sub(" ", COMMANDS.sub("", name)).strip()
    answer["Content-Disposition"] = content_disposition_header(True, f"{name}.pdf")
    return answer
