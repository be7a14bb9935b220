"""A 更正 and the article that it puts right: related, looked at, hidden."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from articles.corrections import filing
from articles.corrections.change import change
from articles.corrections.relating import relate
from articles.corrections.withdrawing import take_down, withdraw
from articles.models import Article, RelationKind
from articles.models.states import Reason

HEAD = "渡口换上了新船"
SORRY = "关于渡口的更正"


def corrected(erratum: Article, story: Article) -> None:
    relate(erratum.permalink, RelationKind.ERRATUM, story.permalink, by=None)


def page(client: Client, article: Article, below: str = "") -> str:
    return client.get(f"{article.get_absolute_url().rstrip('/')}{below or '/'}").content.decode()


HIDING: list[Callable[[Article], object]] = [
    lambda article: withdraw(article, reason=Reason.PRIVACY, by=None),
    lambda article: take_down(article, by=None),
    lambda article: change(article, version=1, changes={"visibility": "hidden"}),
    lambda article: filing.file_page(article.page, version=1, date=None, number="2"),
]
