"""见报证明 and 登报证明: what is printed."""

from __future__ import annotations

import hashlib
import re

import pytest
from django.test import Client

from articles.corrections.change import change
from articles.models import Article, Issue
from tests.support.factories import make_article, make_page
from tests.views.proof_sheets import confirming, digest_in, make_moving, sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_moving()


def test_a_sheet_says_where_it_was_printed_and_what_as_it_is_stored(client: Client, article: Article) -> None:
    page = sheet(client, article)
    for said in (
        "《地方日报》2024年5月6日 第C01版：要闻，总第5262期",
        "昨天,他搬到了",
        "第 1 稿（识别文字未校）",
        "以纸质原报为准",
    ):
        assert said in page
    for said in ("核对人", "盖章", "第 1 页，共 1 页", "记者 李四", '<use href="#qr"/>'):
        assert said in page


def test_the_digest_is_that_of_the_file_of_that_version(client: Client, article: Article) -> None:
    change(article, version=1, changes={"headline": "第二稿"})
    for number in (1, 2):
        file = client.get(f"{article.get_absolute_url()}v/{number}.txt").content
        digest = hashlib.sha256(b"".join(file.splitlines(keepends=True)[:-3])).hexdigest()
        assert f"SHA-256 {digest}" in sheet(client, article, number)
        assert digest_in(confirming(client, article, number)) == digest


def test_the_file_of_the_present_version_has_the_text_of_the_article_file(client: Client, article: Article) -> None:
    of_version, of_article = (client.get(f"/a/{article.permalink_id}{end}").content for end in ("/v/1.txt", ".txt"))
    assert of_version.splitlines()[:-1] == of_article.splitlines()[:-1]
    assert f"http://localhost:8000/a/{article.permalink_id}/v/1/（第 1 稿".encode() in of_version


@pytest.mark.parametrize(("kind", "name"), [("notice", "登报证明"), ("article", "见报证明"), ("photo", "见报证明")])
def test_a_notice_has_a_name_of_its_own(client: Client, kind: str, name: str) -> None:
    article = make_article(kind=kind)
    assert f"<h1>{name}</h1>" in sheet(client, article)
    assert name in client.get(article.get_absolute_url()).content.decode()
    assert f"{name}核验无误" in client.get(confirming(client, article)).content.decode()


def test_an_inferred_day_is_said_to_be_one_on_paper_and_on_the_page(client: Client, article: Article) -> None:
    Issue.objects.update(date_source="inferred")
    assert "2024年5月6日（推定）" in sheet(client, article)
    assert "2024年5月6日（推定）" in client.get(confirming(client, article)).content.decode()


def test_a_long_text_stands_on_several_sheets_each_with_its_number_and_code(client: Client, article: Article) -> None:
    change(article, version=1, changes={"body": "\n".join(["渡口换上了新船，撑船的人很高兴。" * 20] * 10)})
    page = sheet(client, article, 2)
    numbers = re.findall(r'<p class="of">第 (\d+) 页，共 (\d+) 页', page)
    assert len(numbers) > 2 and numbers == [(str(n), str(len(numbers))) for n in range(1, len(numbers) + 1)]
    for said in ('<use href="#qr"/>', "SHA-256", "核对人", "以纸质原报为准", "总第5262期"):
        assert page.count(said) == len(numbers)


def test_a_text_that_goes_on_says_where(client: Client) -> None:
    make_page("3")
    assert "（下转第3版，另出证明）" in sheet(client, make_article(continues_on="3"))
    assert "（上接第9版，未入库）" in sheet(client, make_article(continued_from="9"))
