"""An archive of any size for measuring: real sentences recombined into new articles, in rows made in bulk."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from articles.corrections.history import first_revision
from articles.models import Article, Byline, Issue, Page, Permalink, Reporter, Revision
from articles.reading.reader import read_page
from tests.support.places import FIXTURES

FIRST_DAY = dt.date(1995, 1, 1)
PAGES = ["1", "2", "3", "4", "C01", "C02", "C03", "C04"]
ARTICLES_PER_PAGE = 5
REPORTERS = 300
BATCH = 5000
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")


def sentences_of(corpus: Path | None) -> tuple[list[str], list[str]]:
    """Headlines and sentences of a corpus (``.jsonl`` or ``.jsonl.gz`` with title and text) or of the sample pages."""
    if corpus is None:
        readings = [read_page(page.read_text("utf-8")) for page in sorted(FIXTURES.glob("*.txt"))]
        items = [item for reading in readings for item in reading.items]
        return [item.headline for item in items if item.headline], _sentences(p for item in items for p in item.body)
    data = gzip.decompress(corpus.read_bytes()) if corpus.suffix == ".gz" else corpus.read_bytes()
    rows = [json.loads(line) for line in data.splitlines()]
    return [row["title"] for row in rows], _sentences(row["text"] for row in rows)


def _sentences(texts: Iterable[str]) -> list[str]:
    return [found for text in texts for found in SENTENCE.findall(text) if len(found) > 5]


def build(number: int, corpus: Path | None, seed: int = 1, reporters: int = REPORTERS) -> None:
    """Fill an empty archive with ``number`` articles on as many days as they need, the newest last."""
    dice = random.Random(seed)
    headlines, sentences = sentences_of(corpus)
    people = make_reporters(dice, sentences, reporters)
    pages = iter(make_pages(-(-number // ARTICLES_PER_PAGE)))
    done = 0
    while done < number:
        batch = [make_article(dice, headlines, sentences) for _ in range(min(BATCH, number - done))]
        for start in range(0, len(batch), ARTICLES_PER_PAGE):
            page = next(pages)
            for order, article in enumerate(batch[start : start + ARTICLES_PER_PAGE], 1):
                article.page, article.order = page, order
        store(batch, people, dice)
        done += len(batch)


def make_article(dice: random.Random, headlines: list[str], sentences: list[str]) -> Article:
    """About 500 characters in three to eight paragraphs."""
    paragraphs = ["".join(dice.choices(sentences, k=dice.randint(1, 4))) for _ in range(dice.randint(3, 8))]
    body = "\n".join(paragraphs)
    seen = timezone.now()
    return Article(
        permalink=Permalink(),
        kind="photo" if dice.random() < 0.1 else "article",
        kicker=dice.choice(sentences)[:20] if dice.random() < 0.2 else "",
        headline=dice.choice(headlines)[:30],
        dateline=dice.choice(["本报讯", "本报讯", "新华社北京电", ""]),
        body=body,
        original_body=body,
        changed_at=seen,
        published_at=seen,
    )


def store(batch: list[Article], reporters: list[Reporter], dice: random.Random) -> None:
    with transaction.atomic():
        Permalink.objects.bulk_create(article.permalink for article in batch)
        Article.objects.bulk_create(batch)
        bylines = {article: signed(article, reporters, dice) for article in batch}
        Byline.objects.bulk_create(chain.from_iterable(bylines.values()))
        Revision.objects.bulk_create(first_revision(article, made) for article, made in bylines.items())


def signed(article: Article, reporters: list[Reporter], dice: random.Random) -> list[Byline]:
    return [
        Byline(article=article, reporter=reporter, role="记者", name=reporter.name, order=order)
        for order, reporter in enumerate(dice.sample(reporters, dice.randint(0, 2)))
    ]


def make_reporters(dice: random.Random, sentences: list[str], number: int) -> list[Reporter]:
    hanzi = sorted({char for sentence in sentences[:2000] for char in sentence if "\u4e00" <= char <= "\u9fff"})
    names = {dice.choice(SURNAMES) + "".join(dice.choices(hanzi, k=dice.randint(1, 2))) for _ in range(number)}
    return [Reporter.objects.create(name=name) for name in sorted(names)]


def make_pages(number: int) -> Iterator[Page]:
    """In the order of days; made day by day, so that no list of them is kept."""
    wanted = number
    day = FIRST_DAY
    while wanted > 0:
        issue = Issue.objects.create(date=day, date_source="supplied")
        numbers = islice(PAGES, wanted)
        yield from Page.objects.bulk_create(Page(issue=issue, number=one, name="") for one in numbers)
        wanted -= len(PAGES)
        day += dt.timedelta(days=1)
