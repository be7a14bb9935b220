"""Thousands of authors for an archive of any size, one of whom signed a fifth of it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import islice

from django.db import transaction
from django.db.models import Max

from articles.models import Article, Byline, Reporter
from tests.bench.archive import SURNAMES

AUTHORS = 5000
EVERY = 5  # one article in so many is the busiest author's
ROLES = ("记者", "记者", "记者", "通讯员", "摄影", "见习记者")
BUSIEST = "严笔耕"
SYLLABLES = "安宝成大恩方光海建军凯兰明宁平青荣山天文小晓新秀雅一永玉远云泽志中"
BATCH = 5000


def sign(seed: int = 1) -> None:
    """Add them behind the bylines that the articles have; many articles of the busiest have a second author."""
    dice = random.Random(seed)
    people = list(new_authors(dice))
    busiest = Reporter.objects.create(name=BUSIEST)
    last = dict(Article.objects.annotate(last=Max("bylines__order")).values_list("pk", "last").order_by())
    rows = (
        row for pk, order in last.items() for row in bylines(dice, pk, -1 if order is None else order, busiest, people)
    )
    with transaction.atomic():
        while batch := list(islice(rows, BATCH)):
            Byline.objects.bulk_create(batch)


def new_authors(dice: random.Random) -> Iterator[Reporter]:
    names = {dice.choice(SURNAMES) + "".join(dice.choices(SYLLABLES, k=2)) for _ in range(4 * AUTHORS)}
    with transaction.atomic():
        for name in sorted(names - {BUSIEST})[:AUTHORS]:
            yield Reporter.objects.create(name=name)


def bylines(
    dice: random.Random, article: int, last: int, busiest: Reporter, people: list[Reporter]
) -> Iterator[Byline]:
    signed = [busiest] if article % EVERY == 0 else []
    signed += dice.choices(people, k=dice.randint(0, 1))
    for order, person in enumerate(signed, last + 1):
        role = dice.choice(ROLES)
        yield Byline(article_id=article, reporter=person, role=role, name=person.name, order=order)
