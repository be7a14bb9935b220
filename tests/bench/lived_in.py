"""What years of use leave in an archive that was built in bulk: raw pages, series, continued texts, corrections,
withdrawals, merged and split texts."""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from collections.abc import Callable, Iterator
from itertools import groupby

from django.db import transaction

from articles.corrections import correct
from articles.corrections.structure import link_continuation, move_permalink
from articles.corrections.withdrawing import withdraw
from articles.models import Article, KnownDay, Page, PageReading, PageText, Series, Span
from articles.models.known_days import DayState
from articles.models.states import Reason
from articles.reading.version import VERSION
from tests.bench.archive import BATCH

# One article in so many.
IN_A_SERIES, CORRECTED, WITHDRAWN, CONTINUED, MERGED, SPLIT = 40, 50, 200, 200, 400, 1000
INSTALMENTS = 100
COLUMN = 17  # characters a raw line


def live_in(seed: int = 3) -> None:
    dice = random.Random(seed)
    lay_raw_pages()
    keys = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    part_into_series(dice.sample(keys, len(keys) // IN_A_SERIES))
    know_days(dice)
    for share, act in ((CONTINUED, _continue), (CORRECTED, _correct), (MERGED, _merge), (SPLIT, _split)):
        _each(dice.sample(keys, len(keys) // share), act)
    _each(dice.sample(keys, len(keys) // WITHDRAWN), _withdraw)


def lay_raw_pages() -> None:
    """A raw text for each page, as narrow as a column, and the spans of its articles."""
    rows = Article.objects.order_by("page", "order").only("page", "headline", "body").iterator(BATCH)
    texts: list[PageText] = []
    spans: list[list[tuple[int, int, int, str]]] = []
    for page, articles in groupby(rows, lambda article: article.page_id):
        lines: list[str] = []
        spans.append(list(_laid(articles, lines)))
        texts.append(_page_text(page, lines))
        if len(texts) == BATCH:
            _store(texts, spans)
            texts, spans = [], []
    _store(texts, spans)


def _laid(articles: Iterator[Article], lines: list[str]) -> Iterator[tuple[int, int, int, str]]:
    """Adds to ``lines``; article, first and last line, role."""
    for article in articles:
        for role, text in (("headline", article.headline), ("body", article.body)):
            first = len(lines) + 1
            for paragraph in text.split("\n"):
                lines += [paragraph[at : at + COLUMN] for at in range(0, len(paragraph), COLUMN)] or [""]
            yield article.pk, first, len(lines), role


def _page_text(page: int, lines: list[str]) -> PageText:
    text = "\n".join(lines)
    raw = text.encode()
    sha256 = hashlib.sha256(raw).hexdigest()
    return PageText(page_id=page, raw=raw, sha256=sha256, encoding="utf-8", text=text, source_name=f"{page}.txt")


def _store(texts: list[PageText], spans: list[list[tuple[int, int, int, str]]]) -> None:
    with transaction.atomic():
        PageText.objects.bulk_create(texts)
        readings = PageReading.objects.bulk_create(PageReading(page_text=text, reader=VERSION) for text in texts)
        Span.objects.bulk_create(
            (
                Span(reading=reading, article_id=article, first_line=first, last_line=last, role=role, order=order)
                for reading, own in zip(readings, spans, strict=True)
                for order, (article, first, last, role) in enumerate(own)
            ),
            batch_size=BATCH,
        )


def part_into_series(keys: list[int]) -> None:
    """One number in ten is missing."""
    for start in range(0, len(keys), INSTALMENTS):
        series = Series.objects.create(name=f"连载第{start // INSTALMENTS + 1}种")
        for number, key in enumerate(sorted(keys[start : start + INSTALMENTS]), 1):
            if number % 10:
                Article.objects.filter(pk=key).update(series=series, instalment=number)


def know_days(dice: random.Random) -> None:
    first = dt.date(1990, 1, 1)
    for month in range(0, 60):
        day = first + dt.timedelta(days=30 * month + dice.randrange(20))
        KnownDay.objects.create(first=day, last=day, state=DayState.NONE, authority="馆藏目录", why="休刊")


def _each(keys: list[int], act: Callable[[Article], None]) -> None:
    for key in keys:
        act(Article.objects.select_related("page__issue").get(pk=key))


def _continue(article: Article) -> None:
    """On the page behind, where there is one that goes on nothing yet."""
    following = Page.objects.filter(issue=article.page.issue_id, number=f"{article.page.number[:-1]}{_next(article)}")
    rest = Article.objects.filter(page__in=following).order_by("-order").first()
    if rest and not (rest.continuation_of_id or Article.objects.filter(continuation_of=article).exists()):
        link_continuation(article, rest)


def _next(article: Article) -> int:
    return int(article.page.number[-1]) + 1


def _correct(article: Article) -> None:
    changes = {"headline": f"{article.headline}（订正）", "body": article.body.replace("的", "之", 3)}
    correct(article, version=article.version, changes=changes, by=None)


def _withdraw(article: Article) -> None:
    withdraw(article, reason=Reason.OTHER, by=None)


def _merge(article: Article) -> None:
    move_permalink(article, _others(article)[0])


def _split(article: Article) -> None:
    move_permalink(article, *_others(article)[:2])


def _others(article: Article) -> list[Article]:
    return list(Article.objects.filter(page=article.page).exclude(pk=article.pk).order_by("order"))
