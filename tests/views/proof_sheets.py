"""A text with something to be masked, its sheets, and the page that confirms them."""

from __future__ import annotations

import re

from django.test import Client

from articles.corrections.withdrawing import withdraw
from articles.models import Article
from articles.models.states import Reason
from tests.support.factories import make_article, make_issue, make_page

SECRET = "湖滨路十七号"
BODY = f"昨天,他搬到了{SECRET}。\n第二段。"


def make_moving() -> Article:
    make_issue(number=5262)
    return make_article(make_page("C01", name="要闻"), [("记者", "李四")], headline="搬家记", body=BODY)


def sheet(client: Client, article: Article, number: int = 1) -> str:
    response = client.get(f"{article.get_absolute_url()}v/{number}/proof/")
    assert response.status_code == 200
    return response.content.decode()


def confirming(client: Client, article: Article, number: int = 1) -> str:
    """The path that the code of its sheet leads to."""
    found = re.search(r'href="http://localhost:8000(/a/\w+/v/\d+/proof/[^"]+)"', sheet(client, article, number))
    assert found
    return found[1]


def digest_in(address: str) -> str:
    return address.split("/")[-3]


def take_away(article: Article) -> None:
    withdraw(article, reason=Reason.PRIVACY, by=None)
