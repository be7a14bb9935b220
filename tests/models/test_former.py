"""Where an address leads that was a person's once: every one that was issued answers, unless it would tell a name."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.corrections import correct
from articles.corrections.merging import merge, unmerge
from articles.corrections.redacting import redact
from articles.models import Article, FormerAddress, Reporter, ReporterAlias
from articles.models.states import Reason
from tests.support.factories import make_article, make_reporter

pytestmark = pytest.mark.django_db

PAGES = ("", "feed/", "works/", "works.csv")


@pytest.fixture
def merged() -> list[Article]:
    articles = [make_article(None, [("记者", "张三")]), make_article(None, [("记者", "李四")])]
    FormerAddress.objects.create(slug="chang-san", reporter=make_reporter("张三"))
    merge(make_reporter("张三"), make_reporter("李四"), by=None)
    return articles


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("slug", ["zhang-san", "chang-san"])
def test_the_addresses_of_who_was_merged_lead_on(merged: list[Article], client: Client, slug: str, page: str) -> None:
    answer = client.get(f"/reporters/{slug}/{page}?sort=oldest")
    assert (answer.status_code, answer["Location"]) == (301, f"/reporters/li-si/{page}?sort=oldest")
    assert answer["Cache-Control"] == "max-age=3600"


def test_a_search_by_such_an_address_is_one_by_the_present(merged: list[Article], client: Client) -> None:
    assert client.get("/search/?reporter=zhang-san")["Location"] == "/search/?reporter=li-si"


def test_after_the_way_back_it_answers_by_itself(merged: list[Article], client: Client) -> None:
    unmerge(Reporter.objects.get(name="张三"), by=None)
    assert client.get("/reporters/zhang-san/").status_code == 200
    assert client.get("/reporters/chang-san/")["Location"] == "/reporters/zhang-san/"


def test_nobody_else_is_given_such_an_address(merged: list[Article]) -> None:
    assert Reporter.objects.create(name="章三").slug == "zhang-san-2"
    assert Reporter.objects.create(name="昌三").slug == "chang-san-2"


def test_an_alias_leads_to_its_person_as_long_as_nobody_has_the_address(client: Client) -> None:
    make_article(None, [("记者", "李四")])
    ReporterAlias.objects.create(reporter=make_reporter("李四"), name="江边客")
    assert client.get("/reporters/jiang-bian-ke/")["Location"] == "/reporters/li-si/"
    make_article(None, [("记者", "姜汴克")])
    assert "姜汴克" in client.get("/reporters/jiang-bian-ke/").content.decode()


def test_an_alias_of_two_people_leads_nowhere(client: Client) -> None:
    for name, alias in (("李四", "江边客"), ("张三", "江边刻")):
        make_article(None, [("记者", name)])
        ReporterAlias.objects.create(reporter=make_reporter(name), name=alias)
    assert client.get("/reporters/jiang-bian-ke/").status_code == 404


def test_of_whom_nothing_is_public_no_address_leads_on(merged: list[Article], client: Client) -> None:
    for article in Article.objects.all():
        correct(article, version=article.version, changes={"visibility": "hidden"}, by=None)
    for page in PAGES:
        assert client.get(f"/reporters/zhang-san/{page}").status_code == 404


def test_a_masked_name_leads_nowhere_once_nothing_public_bears_it(merged: list[Article], client: Client) -> None:
    redact(Article.objects.get(pk=merged[0].pk), "张三", reason=Reason.PRIVACY, by=None)
    for slug in ("zhang-san", "chang-san"):
        assert client.get(f"/reporters/{slug}/").status_code == 404
    assert "li-si" not in client.get("/reporters/?q=张三").content.decode()
    assert "Location" not in client.get("/search/?reporter=zhang-san")


def test_a_name_that_is_masked_in_one_article_and_public_in_another_leads_on(
    merged: list[Article], client: Client
) -> None:
    other = make_article()
    correct(other, version=1, changes={"bylines": [{"role": "记者", "name": "张三"}]}, by=None)
    redact(Article.objects.get(pk=merged[0].pk), "张三", reason=Reason.PRIVACY, by=None)
    assert client.get("/reporters/zhang-san/")["Location"] == "/reporters/li-si/"
