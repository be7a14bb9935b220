"""小标题 are set apart on an article's page, and nowhere else; they stay paragraphs that can be cited."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from articles.models import Article
from articles.models.states import Kind
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db

PROSE = "湖边的柳树发了芽，游人比往年来得早，摆渡的人也多。"
BODY = f"{PROSE}\n渡口换了新船\n{PROSE}"


@pytest.fixture
def article() -> Article:
    return make_article(body=BODY)


def paragraphs(client: Client, address: str) -> list[tuple[str, str]]:
    """Tag and anchor of each."""
    body = client.get(address).content.decode().partition('<div class="body">')[2]
    return re.findall(r'<(\w+) id="(p\d+)"><a class="para" href="#\2"', body.partition("</div>")[0])


def test_one_is_a_heading_with_the_anchor_of_its_paragraph(client: Client, article: Article) -> None:
    for address in (article.get_absolute_url(), f"{article.get_absolute_url()}v/1/"):
        assert paragraphs(client, address) == [("p", "p1"), ("h2", "p2"), ("p", "p3")]


def test_as_it_is_stored_it_is_a_paragraph(client: Client, article: Article) -> None:
    assert {tag for tag, _ in paragraphs(client, f"{article.get_absolute_url()}?as=printed")} == {"p"}


def test_words_are_found_in_it(client: Client, article: Article) -> None:
    page = client.get(f"{article.get_absolute_url()}?found=新船").content.decode()
    assert '渡口换了<mark id="f1">新船</mark></h2>' in page


def test_the_text_for_machines_is_as_before(client: Client, article: Article) -> None:
    address = f"/a/{article.permalink_id}"
    assert f"{PROSE}\n渡口换了新船\n{PROSE}" in client.get(f"{address}.txt").content.decode().replace("\n\n", "\n")
    assert client.get(f"{address}.json").json()["body"] == BODY


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind != Kind.ARTICLE])
def test_nothing_else_than_an_article_has_any(client: Client, kind: Kind) -> None:
    other = make_article(body=BODY, kind=kind)
    assert {tag for tag, _ in paragraphs(client, other.get_absolute_url())} == {"p"}
