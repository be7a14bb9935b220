"""Where anybody reports misread words or opens a case: what is filed, what is refused, what nobody gets to see."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from articles.models import Article, Case, TextReport
from articles.models.reports import receipt_typed
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db

TEXT = {"kind": "text", "passage": "湖边的抑树", "should_be": "湖边的柳树"}
CASE = {"kind": "removal", "asks": "请删去我的住址", "grounds": "与新闻无关", "telephone": "0573-85012345"}


@pytest.fixture
def article() -> Article:
    return make_article(headline="早春湖边", body="湖边的抑树。")


def address(article: Article) -> str:
    return f"/a/{article.permalink_id}/report/"


def test_the_article_page_leads_to_the_form(client: Client, article: Article) -> None:
    assert address(article) in client.get(article.get_absolute_url()).content.decode()
    page = client.get(address(article))
    assert (page.status_code, "早春湖边" in page.content.decode()) == (200, True)


def test_misread_words_are_filed_as_they_were_typed(client: Client, article: Article) -> None:
    answer = client.post(address(article), TEXT)
    report = TextReport.objects.get()
    assert (answer.status_code, "已经收到" in answer.content.decode()) == (200, True)
    assert (report.permalink_id, report.passage, report.should_be) == (
        article.permalink_id,
        TEXT["passage"],
        TEXT["should_be"],
    )
    assert not Case.objects.exists()


@pytest.mark.parametrize("kind", ["correction", "removal", "infringement"])
def test_what_concerns_somebody_opens_a_case_with_a_receipt(client: Client, article: Article, kind: str) -> None:
    page = client.post(address(article), CASE | {"kind": kind}).content.decode()
    case = Case.objects.get()
    shown = re.search(r'<p class="code">([\w-]+)</p>', page)
    assert shown
    assert receipt_typed(shown[1]) == case.receipt
    assert (case.kind, case.asks, case.telephone, case.state) == (kind, CASE["asks"], CASE["telephone"], "open")
    assert not TextReport.objects.exists()


def refused(page: str, typed: dict[str, Any]) -> bool:
    return "没有提交成功" in page and all(value in page for value in typed.values())
