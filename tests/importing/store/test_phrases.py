"""What comes in with a 要害词 one character off waits for a person before anybody has seen it."""

from __future__ import annotations

import datetime as dt

import pytest

from articles.importing.separated import Separated
from articles.importing.store.separated import store_separated
from articles.models import Article, KeyPhrase
from articles.models.doubts import PHRASE
from tests.importing.store.test_personal import DAY, NEWS, arrive

pytestmark = pytest.mark.django_db
NEAR = ("市长到渡口", "市长王晓明昨天到渡口看新船。")


@pytest.fixture(autouse=True)
def phrase() -> KeyPhrase:
    return KeyPhrase.objects.create(title="市长", words="王小明", last=DAY)


def asked(article: Article) -> list[str]:
    return list(article.problems.filter(reason=PHRASE).values_list("detail", flat=True))


def test_it_is_held_from_its_import_on_and_was_never_public() -> None:
    arrive(NEAR, NEWS)
    near, other = Article.objects.order_by("order")
    assert (near.visibility, near.version, near.published_at) == ("held", 1, None)
    assert near.near_misses.open().count() == 1
    assert asked(near) == ["与要害词“市长王小明”只差一个字，列为待定，读者看不到：请对照原报，改正或决定公开。"]
    assert (other.visibility, asked(other)) == ("public", [])


def test_of_another_time_it_is_not() -> None:
    arrive(NEAR, date=DAY + dt.timedelta(1))
    assert Article.objects.get().visibility == "public"


def test_what_comes_separated_is_held_too() -> None:
    store_separated([separated("a1", *NEAR)])
    article = Article.objects.get()
    assert (article.visibility, article.published_at, len(asked(article))) == ("held", None, 1)


def test_what_comes_again_and_reads_it_wrong_now_is_held() -> None:
    store_separated([separated("a1", NEAR[0], "市长王小明昨天到渡口看新船。")])
    assert Article.objects.get().visibility == "public"
    store_separated([separated("a1", *NEAR)])
    article = Article.objects.get()
    assert (article.visibility, len(asked(article))) == ("held", 1)


def separated(key: str, headline: str, body: str) -> Separated:
    return Separated(id=key, date=DAY, page="1", headline=headline, body=body)
