"""What a page shows to the one who looks: its articles, and the raw lines of its newest text."""

from __future__ import annotations

from articles.models import Article, Page, PageText
from articles.models.sight import STAFF, current
from articles.public.quoting import quotes_on, shown_lines
from articles.views.rawlines import ListedArticle, RawLine, list_articles, raw_lines
from articles.views.withheld import withheld_lines


def read_out(page: Page, text: PageText | None) -> tuple[list[ListedArticle], list[RawLine]]:
    """The articles that stand on the page, continuations included, and every raw line of its newest text, where the one
    who looks may see such lines.

    What the reading doubted is for the desk, who decide it: readers see neither counts nor details. Nor do they see
    the lines of what is not public.
    """
    for_desk = current() == STAFF
    public = Article.objects.shown().with_context()
    own = list(public.filter(page=page).order_by("order"))
    if text is None:
        return list_articles(own, [], []), []
    reading = text.current_reading
    spans = list(reading.spans.all()) if reading else []
    problems = list(reading.problems.all()) if reading and for_desk else []
    if problems:
        said = quotes_on(page, *(one.article_id for one in problems if one.article_id))
        for one in problems:
            one.detail = said.text(one.detail)
    elsewhere = {span.article_id for span in spans if span.article_id}
    articles = own + list(public.filter(pk__in=elsewhere - {article.pk for article in own}))
    if not current().raw:
        return list_articles(articles, [], []), []
    listed = list_articles(articles, spans, problems)
    shown = {one.article.pk for one in listed}
    withheld = set() if for_desk else withheld_lines(text.lines, spans, shown, page)
    return listed, raw_lines(shown_lines(text, spans), spans, listed, problems, withheld)
