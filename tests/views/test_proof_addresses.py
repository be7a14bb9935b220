"""Addresses of proofs: spelled otherwise, of merged texts, in many versions, in caches."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.corrections.change import change
from articles.corrections.structure import move_permalink
from articles.models import Article
from tests.support.factories import make_article
from tests.views.proof_sheets import confirming, make_moving, take_away

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_moving()


@pytest.mark.parametrize("below", ["v/01/proof/", "V/1/PROOF", "v/01.txt", "v/1.txt/"])
def test_spelled_otherwise_it_is_led_to_its_address(client: Client, article: Article, below: str) -> None:
    answer = client.get(f"{article.get_absolute_url()}{below}")
    assert answer.status_code == 301
    assert client.get(answer["Location"]).status_code == 200


def test_an_address_in_capitals_is_confirmed_too(client: Client, article: Article) -> None:
    address = confirming(client, article)
    answer = client.get(address.upper().replace("/A/", "/a/", 1))
    assert (answer.status_code, answer["Location"]) == (301, address)


def test_a_merged_one_leads_on_and_a_version_that_never_was_is_not_there(client: Client, article: Article) -> None:
    assert client.get(f"{article.get_absolute_url()}v/9/proof/").status_code == 404
    home = make_article()
    move_permalink(article, home)
    assert client.get(f"{article.get_absolute_url()}v/1/proof/")["Location"] == home.get_absolute_url()


def test_pages_of_proofs_take_as_many_queries_however_much_was_corrected(
    client: Client, article: Article, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    change(article, version=1, changes={"headline": "改过一次"})
    addresses = [f"{article.get_absolute_url()}v/1/proof/", confirming(client, article)]
    counted = []
    for address in addresses:
        with django_assert_max_num_queries(24) as few:
            client.get(address)
        counted.append(len(few))
    for version in range(2, 9):
        change(article, version=version, changes={"headline": f"第{version}次"})
    for address, number in zip(addresses, counted, strict=True):
        with django_assert_num_queries(number):
            client.get(address)


def test_what_confirms_is_kept_while_it_is_the_same_and_in_no_search_engine(client: Client, article: Article) -> None:
    address = confirming(client, article)
    first = client.get(address)
    assert (first["Cache-Control"], first["X-Robots-Tag"], dict(first.cookies)) == ("no-cache", "noindex", {})
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    take_away(article)
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 200
