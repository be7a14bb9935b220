"""Articles with something to mask."""

from __future__ import annotations

from articles.corrections.history import state
from articles.corrections.redacting import redact
from articles.models import Article, Redaction
from articles.models.states import Reason
from tests.support.factories import make_article

SECRET = "葛天冬住在桑园弄"


def told(article: Article) -> str:
    return repr(state(article))


def make_told() -> Article:
    return make_article(
        headline=f"{SECRET}，门前有井",
        body=f"头一段。\n据说{SECRET}。\n又说：葛天冬住在\n桑园弄。",
        original_body=f"据说{SECRET}。",
        original_head={"headline": SECRET, "bylines": [{"role": "记者", "name": "葛天冬"}]},
        bylines=[("记者", "葛天冬")],
    )


def masked(article: Article, passage: str = SECRET) -> Redaction:
    return redact(article, passage, reason=Reason.PRIVACY, by=None)[0]
