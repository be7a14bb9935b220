"""Where anybody reports misread words or opens a case: what leads to the form, what it files, for which texts."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, Case, Permalink, TextReport
from articles.models.reports import receipt_typed
from tests.support.factories import make_article, make_undated_page
from tests.views.reports import CASE, TEXT, address, rows

pytestmark = pytest.mark.django_db


RECEIPT = re.compile(r'<p class="receipt">([\w-]+)</p>')


@pytest.fixture
def article() -> Article:
    return make_article(headline="早春湖边", body="湖边的抑树。")


def test_the_article_page_leads_to_the_form_which_names_the_text(client: Client, article: Article) -> None:
    assert address(article) in client.get(article.get_absolute_url()).content.decode()
    page = client.get(address(article))
    assert (page.status_code, "早春湖边" in page.content.decode()) == (200, True)


def test_misread_words_are_filed_as_they_were_typed_and_nothing_of_whoever_typed_them(client, article) -> None:
    answer = client.post(address(article), CASE | TEXT)
    report = TextReport.objects.get()
    assert (answer.status_code, "已经收到" in answer.content.decode()) == (200, True)
    assert [report.permalink_id, report.passage, report.should_be] == [article.permalink_id, *list(TEXT.values())[1:]]
    assert CASE["telephone"] not in str(vars(report))
    assert not Case.objects.exists()


@pytest.mark.parametrize("kind", ["correction", "removal", "infringement"])
def test_what_concerns_somebody_opens_a_case_and_shows_its_receipt(client, article, kind: str) -> None:
    typed = CASE | {"kind": kind}
    shown = RECEIPT.search(client.post(address(article), typed).content.decode())
    case = Case.objects.get()
    assert shown
    assert receipt_typed(shown[1]) == case.receipt
    assert {name: getattr(case, name) for name in typed} == typed
    assert (case.state, case.permalink_id, TextReport.objects.exists()) == ("open", article.permalink_id, False)


@pytest.mark.parametrize("days", [1, 15])
def test_a_case_is_due_after_so_many_working_days(client, article, settings, days: int) -> None:
    settings.CASE_WORKING_DAYS = days
    client.post(address(article), CASE)
    case = Case.objects.get()
    between = [timezone.localdate(case.at) + dt.timedelta(days=n) for n in range(1, 30)]
    assert case.due_on == [day for day in between if day.weekday() < 5][days - 1]


def test_the_same_sent_again_is_one_case_with_one_receipt(client: Client, article: Article) -> None:
    pages = [client.post(address(article), CASE).content.decode() for _ in range(3)]
    assert len({RECEIPT.findall(page)[0] for page in pages}) == 1
    client.post(address(article), TEXT)
    client.post(address(article), TEXT)
    assert rows() == 2


def test_a_withdrawn_text_leads_to_the_form_which_tells_nothing_of_it_and_takes_a_case(client: Client) -> None:
    article = make_article(headline="早春湖边", visibility="withdrawn")
    assert address(article) in client.get(article.get_absolute_url()).content.decode()
    page = client.get(address(article))
    assert (page.status_code, "早春" in page.content.decode()) == (200, False)
    assert "早春" not in client.post(address(article), CASE | {"asks": ""}).content.decode()
    assert client.post(address(article), CASE).status_code == 200
    assert Case.objects.get().permalink_id == article.permalink_id


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_was_never_public_and_what_never_was_has_no_form(client: Client, method: str) -> None:
    hidden, undated = make_article(visibility="hidden"), make_article(make_undated_page())
    codes = [hidden.permalink_id, undated.permalink_id, "0000000000", "zzzzzzzzzz", "nowhere"]
    answers = [getattr(client, method)(f"/a/{code}/report/", CASE) for code in codes]
    assert [answer.status_code for answer in answers] == [404] * len(codes)
    assert rows() == 0


@pytest.mark.parametrize("written", [str.upper, lambda code: f"{code[:4]}-{code[4:]}"])
def test_a_code_written_otherwise_leads_to_the_one_address(client: Client, article: Article, written) -> None:
    answer = client.get(f"/a/{written(article.permalink_id)}/report/")
    assert (answer.status_code, answer.headers["Location"]) == (301, address(article))


def moved(article: Article) -> Article:
    """One that has become a part of ``article``."""
    part = make_article(headline="移走的", visibility="hidden")
    part.permalink.successors.set([article.permalink])
    Permalink.objects.filter(pk=part.permalink_id).update(state="moved")
    return part


def test_a_text_that_moved_leads_to_the_form_of_what_it_is_now(client: Client, article: Article) -> None:
    answer = client.get(address(moved(article)))
    assert (answer.status_code, answer.headers["Location"]) == (301, address(article))


def test_what_is_posted_about_a_text_that_moved_is_not_lost_on_the_way(client: Client, article: Article) -> None:
    part = moved(article)
    assert client.post(address(part), TEXT).status_code == 200
    assert TextReport.objects.get().permalink_id == part.permalink_id


def test_a_split_text_has_a_form_that_names_no_part(client: Client, article: Article) -> None:
    whole = make_article(headline="拆开的", visibility="hidden")
    whole.permalink.successors.set([article.permalink])
    Permalink.objects.filter(pk=whole.permalink_id).update(state="split")
    page = client.get(address(whole))
    assert (page.status_code, "拆开的" in page.content.decode()) == (200, False)


def test_a_number_of_another_system_that_ends_so_is_looked_up_first(client: Client, article: Article) -> None:
    Permalink.objects.filter(pk=article.permalink_id).update(external_id="2023-17/report")
    answer = client.get("/a/2023-17/report/")
    assert (answer.status_code, answer.headers["Location"]) == (301, article.get_absolute_url())


def test_the_form_is_kept_by_nobody_and_the_article_page_carries_no_token(client: Client, article: Article) -> None:
    for answer in (client.get(address(article)), client.post(address(article), TEXT)):
        assert "no-store" in answer.headers["Cache-Control"]
    page = Client().get(article.get_absolute_url())
    assert ("csrfmiddlewaretoken" in page.content.decode(), len(page.cookies)) == (False, 0)
