"""Any two versions of an article side by side, and the way back to a former one."""

from __future__ import annotations

from html import unescape

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.corrections import correct
from articles.corrections.redacting import redact
from articles.models import Article
from articles.models.rights import READER
from articles.models.states import Reason
from tests.admin.forms import address
from tests.admin.test_reviewing import browser_of
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    """Of three versions; the first reading was another text."""
    row = make_article(headline="湖边新闻", body="　　抑树发芽。 \n\n孩子。", original_body="　　仰树发芽。")
    correct(row, version=1, changes={"body": "柳树发芽。\n孩子。"}, by=None)
    correct(row, version=2, changes={"headline": "湖边的新闻"}, by=None)
    return row


def compared(client: Client, article: Article, before: str, after: str) -> str:
    answer = client.get(f"{address(article, 'compare')}?from={before}&to={after}")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_two_versions_are_compared_field_by_field(admin_client: Client, article: Article) -> None:
    page = compared(admin_client, article, "2", "3")
    assert "湖边<ins>的</ins>新闻" in page
    assert "<h2>正文</h2>" not in page


def test_what_a_machine_first_read_is_compared_too(admin_client: Client, article: Article) -> None:
    assert "<del>仰</del><ins>抑</ins>树发芽" in compared(admin_client, article, "original", "1")


def test_without_a_choice_the_newest_is_compared_with_the_one_before(admin_client: Client, article: Article) -> None:
    page = admin_client.get(address(article, "compare"))
    assert (page.context["before"], page.context["after"]) == ("2", "3")


@pytest.mark.parametrize("asked", ["from=9&to=1", "from=x&to=1", "from=0&to=1"])
def test_a_version_that_is_none_is_not_found(admin_client: Client, article: Article, asked: str) -> None:
    assert admin_client.get(f"{address(article, 'compare')}?{asked}").status_code == 404


def test_the_history_links_to_the_comparisons(admin_client: Client, article: Article) -> None:
    page = unescape(admin_client.get(address(article)).content.decode())
    assert f"{address(article, 'compare')}?from=2&to=3" in page
    assert f"{address(article, 'compare')}?from=original&to=3" in page


def test_what_is_masked_by_now_is_masked_in_former_versions(admin_client: Client, article: Article) -> None:
    correct(article, version=3, changes={"body": "柳树发芽。\n孩子诸葛长风。"}, by=None)
    correct(article, version=4, changes={"body": "柳树发芽。\n孩子诸葛长风跑。"}, by=None)
    redact(article, "诸葛长风", reason=Reason.PRIVACY, by=None)
    pages = [compared(admin_client, article, str(one), str(one + 1)) for one in range(1, 6)]
    restoring = admin_client.get(f"{address(article)[:-7]}restore/5/").content.decode()
    assert [page for page in [*pages, restoring] if "诸葛" in page] == []


def restore_address(article: Article, number: int) -> str:
    return address(article, "compare").replace("compare/", f"restore/{number}/")


def test_a_former_version_comes_back_after_one_question(admin_client: Client, article: Article) -> None:
    asked = admin_client.get(restore_address(article, 1))
    assert ("恢复到此稿" in asked.content.decode(), Article.objects.get().version) == (True, 3)
    post = {"opened_version": 3, "checked_against": "paper", "reason": "改错了"}
    assert admin_client.post(restore_address(article, 1), post).status_code == 302
    article.refresh_from_db()
    assert (article.body, article.headline, article.status) == ("　　抑树发芽。 \n\n孩子。", "湖边新闻", "corrected")
    made = article.revisions.get(version=4)
    assert (made.reason, made.checked_against, made.by) == ("恢复到第 1 稿：改错了", "paper", User.objects.get())


def test_it_is_refused_where_somebody_saved_meanwhile_and_keeps_the_reason(
    admin_client: Client, article: Article
) -> None:
    correct(article, version=3, changes={"headline": "别人改的"}, by=User.objects.create_user("colleague"))
    answer = admin_client.post(restore_address(article, 1), {"opened_version": 3, "reason": "打了很久的字"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert ("colleague" in page, "打了很久的字" in page, 'value="4"' in page) == (True, True, True)
    assert Article.objects.get().headline == "别人改的"


def test_who_may_only_look_compares_and_is_offered_no_way_back(article: Article) -> None:
    client = browser_of(READER)
    assert "恢复到第" not in compared(client, article, "1", "3")
    assert client.post(restore_address(article, 1), {"opened_version": 3}).status_code == 403
