"""Articles with old versions, and what is shown at the address of one."""

from __future__ import annotations

from django.test import Client

from articles.corrections.change import change
from articles.models import Article
from tests.support.factories import make_article

# Steps from one version to the next.
HIDDEN, SHOWN, GONE = {"visibility": "hidden"}, {"visibility": "public"}, {"visibility": "withdrawn"}
REVIEWED, A, B, C = {"status": "reviewed"}, {"headline": "甲"}, {"headline": "乙"}, {"headline": "丙"}


def corrected(*changes: dict[str, object], **fields: object) -> Article:
    article = make_article(**({"headline": "第一稿标题", "body": "第一稿正文。"} | fields))
    for version, one in enumerate(changes, 1):
        change(article, version=version, changes=one)
    return article


def of(article: Article, number: int) -> str:
    return f"{article.get_absolute_url()}v/{number}/"


def shown(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def main_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    page = response.content.decode()
    return page[page.index("<main") : page.index("</main>")]
