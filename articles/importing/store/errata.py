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
from articles.reading.wrong_words import number_shared, wrong_words

# What may be several, and which.
Unclear = tuple[NamedItem, list[Article]]

# So long after an item its 更正 is looked for, and before a 更正 that names no day its item.
WITHIN = dt.timedelta(days=31)
# Of two headlines this much alike one may be misread.
ALIKE = 0.8
# Of those that may be meant so many are named.
MOST_TOLD = 6
_IN_BODY = Q(body__startswith="更正") | Q(body__startswith="勘误")
_HEADED = Q(headline__contains="更") | Q(headline__contains="勘") | _IN_BODY


def propose_errata(pages: Iterable[Page]) -> None:
    """Of what stands on these pages and of what was printed soon after; for the one writer. What was proposed once is
    not proposed again; which of several is meant is asked when the 更正 comes, or these."""
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
            if any(row.page_id in here for _, found in unclear for row in (article, *found)):
                ask_which(article, (told_of(*one) for one in unclear))


def propose_of(erratum: Article, printed: dt.date) -> list[Unclear]:
    """What it names that may be several, each with those that are the likeliest."""
    unclear, words = [], wrong_words(erratum.body)
    for named in named_items(erratum.body, printed):
        found = likeliest(list(candidates(named, erratum, printed)), words)
        if len(found) == 1:
            propose(erratum, found[0])
        elif found:
            unclear.append((named, found))
    return unclear


def likeliest(found: list[Article], words: list[tuple[str, ...]]) -> list[Article]:
    """Of several those that have most of the words of which the 更正 speaks, or all where none has any."""
    if len(found) < 2:
        return found
    shared = [number_shared(words, printed_text(row)) for row in found]
    return [row for row, number in zip(found, shared, strict=True) if number == max(shared)]


def printed_text(row: Article) -> str:
    signed = (byline.name for byline in row.bylines.all())
    return "\n".join((row.headline, row.kicker, row.subtitle, row.dateline, row.body, *signed))


def told_of(named: NamedItem, found: list[Article]) -> str:
    """Which day, page or headline it is, and of few which they may be."""
    codes = "、".join(row.permalink_id for row in found[:MOST_TOLD])
    return f"{named}可能的有 {len(found)} 篇：{codes}{'……' if len(found) > MOST_TOLD else ''}"


def candidates(named: NamedItem, erratum: Article, printed: dt.date) -> Iterator[Article]:
    """What it may mean; of headlines the same ones, else those that may be misread."""
    rows = _where(named, printed).exclude(pk=erratum.pk)
    if not named.headline:
        yield from rows.prefetch_related("bylines")
        return
    wanted = compact(named.headline)
    shorter = rows.only("headline", "kicker", "permalink", "page")
    titled = [(compact(row.headline), row) for row in shorter if row.headline]
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
