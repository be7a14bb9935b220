"""Filing an undated page in the admin."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article, Issue, Outbox
from tests.support.factories import DAY, make_article, make_page, make_undated_page

pytestmark = pytest.mark.django_db


def test_a_date_and_a_number_make_a_page_public(admin_client: Client) -> None:
    page = make_undated_page()
    article = make_article(page)
    address = reverse("admin:articles_page_change", args=[page.pk])
    admin_client.post(address, {"opened_version": 1, "date": "2024-03-01", "number": "C02", "name": ""})
    page.refresh_from_db()
    assert (page.date, page.number, page.issue.date_source) == (dt.date(2024, 3, 1), "C02", "supplied")
    assert article in Article.objects.public()
    assert Outbox.objects.filter(article_id=article.pk).exists()


@pytest.mark.parametrize(("number", "message"), [("1", "已有第1版"), ("", "要有版次")])
def test_a_page_that_cannot_stand_there_is_refused(admin_client: Client, number: str, message: str) -> None:
    make_page("1", DAY)
    page = make_undated_page()
    address = reverse("admin:articles_page_change", args=[page.pk])
    answer = admin_client.post(address, {"opened_version": 1, "date": DAY.isoformat(), "number": number, "name": ""})
    assert message in answer.content.decode()
    page.refresh_from_db()
    assert page.issue is None


@pytest.mark.parametrize("date", ["0001-01-05", "3024-05-01"])
def test_a_page_is_not_filed_under_a_date_that_no_paper_bears(admin_client: Client, date: str) -> None:
    page = make_undated_page()
    address = reverse("admin:articles_page_change", args=[page.pk])
    answer = admin_client.post(address, {"opened_version": 1, "date": date, "number": "1", "name": ""})
    assert f"日期“{date}”不可能；年份应在 1851 到 2150 之间" in answer.content.decode()
    page.refresh_from_db()
    assert page.issue is None


@pytest.mark.parametrize("date", ["0001-01-05", "3024-05-01"])
def test_an_issue_is_not_given_a_date_that_no_paper_bears(admin_client: Client, date: str) -> None:
    answer = admin_client.post(reverse("admin:articles_issue_add"), {"date": date, "date_source": "supplied"})
    assert f"日期“{date}”不可能；年份应在 1851 到 2150 之间" in answer.content.decode()
    assert not Issue.objects.exists()
