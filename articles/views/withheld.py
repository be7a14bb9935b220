"""Which raw lines of a page are kept from readers: those of what is not public, and all that may be of it.

What is unclear is kept back: a line that no public article claims is shown only where it neither stands beside such
lines nor resembles such texts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from articles.chinese.resembling import Resemblance, only_in
from articles.models import Article, Page, Span
from articles.models.permalinks import PermalinkState
from articles.models.readings import owners_of_lines
from articles.models.states import Visibility
from articles.models.wording import every_text, now_printed


def withheld_lines(lines: Sequence[str], spans: Iterable[Span], public: Collection[int], page: Page) -> set[int]:
    """Numbers of the lines to keep back, from 1; ``public`` are the keys of the articles that are shown."""
    owners = owners_of_lines(spans)
    kept_back = {number for number, articles in owners.items() if not articles <= set(public)}
    told = {number: line for number, line in enumerate(lines, 1) if line.strip() and number not in kept_back}
    if not told:
        return kept_back
    texts = [text for article in unseen_articles(page) for text in every_text(article)]
    unseen, beside = Resemblance(texts), set(beside_withheld(len(lines), owners, kept_back))
    ownerless = {n for n, line in told.items() if n not in owners and (n in beside or unseen.has(line))}
    return kept_back | ownerless | moved_out({n: line for n, line in told.items() if n in owners}, texts, public)


def moved_out(lines: Mapping[int, str], unseen: Collection[str], public: Collection[int]) -> set[int]:
    """Of these lines of public articles those of what is withheld that stand in none of the public ones now: a hand
    moved them to a withheld one."""
    if not unseen:
        return set()
    articles = Article.objects.filter(pk__in=public).prefetch_related("bylines")
    hidden = only_in(lines.values(), unseen, (text for article in articles for text in now_printed(article)))
    return {number for number, line in lines.items() if line in hidden}


def beside_withheld(number_of_lines: int, owners: Mapping[int, object], kept_back: set[int]) -> Iterator[int]:
    """Lines without an owner whose neighbour above or below, of those that have one, is kept back."""
    for order in (range(1, number_of_lines + 1), range(number_of_lines, 0, -1)):
        near = False
        for number in order:
            if number in owners:
                near = number in kept_back
            elif near:
                yield number


def unseen_articles(page: Page) -> list[Article]:
    """What the page's issue has that is not public, and what the page's own texts, older ones too, gave lines to.

    With each part of a text, those before it.
    """
    of_issue = Article.objects.filter(page__issue=page.issue_id).order_by().values_list("pk", flat=True)
    placed = Span.objects.filter(reading__page_text__page=page).exclude(article=None).order_by()
    keys = {*of_issue, *placed.values_list("article", flat=True)}
    unseen = keys - set(Article.objects.shown().filter(pk__in=keys).order_by().values_list("pk", flat=True))
    # Of what has become a part of others these have the text: whether it is seen is theirs to say.
    parts = Article.objects.filter(visibility=Visibility.HIDDEN).exclude(permalink__state=PermalinkState.LIVE)
    unseen -= set(parts.filter(pk__in=unseen).values_list("pk", flat=True)) if unseen else set()
    rows = Article.objects.filter(pk__in=unseen).with_context() if unseen else ()
    return [part for article in rows for part in (article, *article.beginnings())]
