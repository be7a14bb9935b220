"""A printed 更正 proposes which article it puts right; a person decides. Either may come first: both are looked at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from django.db.models import Q

from articles.chinese.text import compact
from articles.corrections.relating import ask_which, propose
from articles.models import Article, Page
from articles.models.articles import ArticleQuerySet
from articles.models.permalinks import PermalinkState
from articles.reading.errata import NamedItem, is_erratum, named_items

# So long after an item its 更正 is looked for, and before a 更正 that names no day its item.
WITHIN = dt.timedelta(days=31)
# Of two headlines this much alike one may be misread.
ALIKE = 0.8
_IN_BODY = Q(body__startswith="更正") | Q(body__startswith="勘误")
_HEADED = Q(headline__contains="更") | Q(headline__contains="勘") | _IN_BODY


def propose_errata(pages: Iterable[Page]) -> None:
    """Of what stands on these pages and of what was printed soon after; for the one writer. What was proposed once is
    not proposed again; which of several is meant is asked when the 更正 itself comes."""
    dated = [page for page in pages if page.issue]
    if not dated:
        return
    days = sorted({page.date for page in dated if page.date})
    soon = Q(page__issue__date__gt=days[0], page__issue__date__lte=days[-1] + WITHIN)
    waiting = Article.objects.filter(Q(page__in=dated) | soon).filter(_HEADED, permalink__state=PermalinkState.LIVE)
    here = {page.pk for page in dated}
    for article in waiting.order_by("pk").select_related("page__issue"):
        if article.date and is_erratum(article.headline, article.body):
            unclear = propose_of(article, article.date)
            if unclear and article.page_id in here:
                ask_which(article, unclear)


def propose_of(erratum: Article, printed: dt.date) -> list[str]:
    """What it names that may be several, in words."""
    unclear = []
    for named in named_items(erratum.body, printed):
        found = list(candidates(named, erratum, printed))
        if len(found) == 1:
            propose(erratum, found[0])
        elif found:
            unclear.append(f"{named}有 {len(found)} 篇")
    return unclear


def candidates(named: NamedItem, erratum: Article, printed: dt.date) -> Iterator[Article]:
    """What it may mean; of headlines the same ones, else those that may be misread."""
    rows = _where(named, printed).exclude(pk=erratum.pk).only("headline", "kicker", "permalink", "page")
    if not named.headline:
        yield from rows
        return
    wanted = compact(named.headline)
    titled = [(compact(row.headline), row) for row in rows if row.headline]
    same = [row for title, row in titled if title == wanted]
    within = [row for title, row in titled if min(len(title), len(wanted)) > 3 and (wanted in title or title in wanted)]
    yield from same or within or [row for title, row in titled if _is_like(title, wanted)]


def _where(named: NamedItem, printed: dt.date) -> ArticleQuerySet:
    """No rests: what is said of a text is said of its beginning. What was withdrawn is a candidate too: only the desk
    is told."""
    rows = Article.objects.filter(permalink__state=PermalinkState.LIVE, continuation_of=None).order_by("pk")
    first, last = (named.day, named.day) if named.day else (printed - WITHIN, printed)
    rows = rows.filter(page__issue__date__gte=first, page__issue__date__lte=last)
    return rows.filter(page__number=named.page) if named.page else rows


def _is_like(title: str, wanted: str) -> bool:
    return len(wanted) > 3 and SequenceMatcher(None, title, wanted, autojunk=False).ratio() >= ALIKE
