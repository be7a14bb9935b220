"""From a day to who wrote and back again, and to a report: with JavaScript and without."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from articles.models import TextReport
from tests.browser.conftest import Visitor

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


@pytest.mark.parametrize("script", [True, False])
def test_from_a_date_to_the_issue_the_article_its_author_and_back(visit: Visit, script: bool) -> None:
    visitor = visit(width=390, script=script)
    page = visitor.open("/issues/2024/")
    page.get_by_label("哪一天，哪一期").fill("二〇二四年五月六日")
    page.get_by_role("button", name="翻到").click()
    page.wait_for_url("**/issues/2024-05-06/")
    page.get_by_role("link", name="早春的湖边").click()
    assert heading(page).startswith("早春的湖边")
    page.locator(".printed").get_by_role("link", name="李四").click()
    assert heading(page).startswith("李四")
    page.go_back()
    assert heading(page).startswith("早春的湖边")
    page.get_by_label("所在位置").get_by_role("link", name="2024年5月6日").click()
    page.wait_for_url("**/issues/2024-05-06/")
    assert visitor.complaints == []


@pytest.mark.parametrize("script", [True, False])
def test_from_an_issue_through_its_pages_to_the_next_one_and_back(visit: Visit, script: bool) -> None:
    page = visit(script=script).open("/issues/2024-05-06/")
    page.get_by_role("link", name="看整版").first.click()
    page.get_by_role("link", name="按段").click()
    assert page.get_by_role("link", name="按段").get_attribute("aria-current") == "true"
    page.get_by_label("前后各版").get_by_role("link", name="第3版").click()
    page.wait_for_url("**/issues/2024-05-06/3/")
    page.get_by_label("前后各版").get_by_role("link", name="第1版").click()
    page.wait_for_url("**/issues/2024-05-06/1/")


@pytest.mark.parametrize("script", [True, False])
def test_from_an_article_to_a_report_that_arrives(visit: Visit, script: bool) -> None:
    page = visit(width=390, script=script).open("/issues/2024-05-06/")
    page.get_by_role("link", name="早春的湖边").click()
    page.get_by_role("link", name="报错或申诉").click()
    page.get_by_label("文字有误").check()
    page.get_by_label("哪一段文字").fill("湖边的抑树")
    page.get_by_role("button", name="提交").click()
    assert (heading(page), TextReport.objects.get().passage) == ("已经收到，谢谢", "湖边的抑树")
