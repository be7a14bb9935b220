"""A hit says that the paper has put its article right, above its headline and in the data."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.corrections.relating import relate
from articles.corrections.withdrawing import take_down, withdraw
from articles.models import Article, RelationKind
from articles.models.states import Reason
from tests.search.asking import index_all
from tests.support.factories import DAY, make_article, make_page

pytestmark = pytest.mark.django_db

WORD = "渡口"


@pytest.fixture
def pair() -> tuple[Article, Article]:
    """The 更正 and what it puts right, in the index."""
    story = make_article(headline="渡口换上了新船")
    erratum = make_article(make_page("2", DAY + dt.timedelta(2)), headline="关于<旧闻>的更正")
    relate(erratum.permalink, RelationKind.ERRATUM, story.permalink, by=None)
    index_all()
    return erratum, story


def found(client: Client, wanted: str = "") -> str:
    return client.get("/search/", {"q": WORD, "format": wanted}).content.decode()


def test_it_stands_above_the_headline_of_the_hit(client, pair) -> None:
    page = found(client)
    assert f'本报已有更正：<a href="{pair[0].get_absolute_url()}">《关于&lt;旧闻&gt;的更正》</a>' in page
    assert page.index("本报已有更正") < page.index("换上了新船")


def test_the_data_name_it(client, pair) -> None:
    (hit,) = client.get("/search/", {"q": WORD, "format": "json"}).json()["results"]
    assert [url.endswith(pair[0].get_absolute_url()) for url in hit["corrected_by"]] == [True]


def test_other_relations_are_on_no_hit(client, pair) -> None:
    other = make_article(headline="湖边消息")
    relate(other.permalink, RelationKind.FOLLOW_UP, pair[1].permalink, by=None)
    assert other.permalink_id not in found(client) + found(client, "json")


def test_one_that_is_not_to_be_seen_is_named_at_once_no_more(client, pair) -> None:
    withdraw(pair[0], reason=Reason.OTHER, by=None)
    index_all()
    told = found(client) + found(client, "json")
    assert (pair[1].permalink_id in told, pair[0].permalink_id in told) == (True, False)


def test_the_desk_is_told_of_one_that_waits(client, pair) -> None:
    take_down(pair[0], by=None)
    index_all()
    desk = Client()
    desk.force_login(User.objects.create_superuser("boss"))
    assert (pair[0].permalink_id in found(client), pair[0].permalink_id in found(desk)) == (False, True)


@pytest.mark.parametrize("number", [6, 15])
def test_a_search_takes_as_many_queries_however_many_are_corrected(
    client, django_assert_num_queries, number: int
) -> None:
    for n in range(number):
        one, other = make_article(headline=f"渡口第{n}回"), make_article(headline="更正")
        relate(other.permalink, RelationKind.ERRATUM, one.permalink, by=None)
    index_all()
    found(client)
    with django_assert_num_queries(10):
        found(client)
