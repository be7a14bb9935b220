"""Where anybody reports misread words or opens a case: what is filed, what is refused, what nobody gets to see."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st

from articles.models import Article, Case, Permalink, TextReport
from articles.models.reports import receipt_typed
from tests.support.crawling import crawl, public_addresses
from tests.support.factories import make_article, make_undated_page
from tests.support.thorough import tries
from tests.test_nothing_hidden_is_public import leaks

pytestmark = pytest.mark.django_db

TEXT = {"kind": "text", "passage": "湖边的抑树", "should_be": "湖边的柳树"}
CASE = {
    "kind": "removal",
    "passage": "家住水乡弄",
    "asks": "请删去我的住址",
    "grounds": "与新闻无关",
    "contact_name": "申屠甲",
    "telephone": "0573-85012345",
    "mail": "shentu@example.cn",
}
RECEIPT = re.compile(r'<p class="receipt">([\w-]+)</p>')


@pytest.fixture
def article() -> Article:
    return make_article(headline="早春湖边", body="湖边的抑树。")


def address(article: Article) -> str:
    return f"/a/{article.permalink_id}/report/"


def rows() -> int:
    return TextReport.objects.count() + Case.objects.count()


def keeps(page: str, typed: dict[str, str]) -> bool:
    """Whether a page shows again all that was typed into the form."""
    shown = unescape(page)
    chosen = f'value="{typed["kind"]}" checked' in shown if "kind" in typed else True
    return chosen and all(text in shown for name, text in typed.items() if name != "kind")


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


# Where the form stands, and where nothing does: as the article's own page.


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


# What is refused, with everything that was typed.

WRONG = [
    ({}, "请选一种"),
    (TEXT | {"kind": "withdrawal"}, "请选一种"),
    (TEXT | {"passage": " \n"}, "请抄下有误的文字"),
    (TEXT | {"passage": "长" * 1001}, "1000"),
    (TEXT | {"should_be": "长" * 1001}, "1000"),
    (CASE | {"asks": ""}, "请写明要求我们做什么"),
    (CASE | {"asks": "长" * 2001}, "2000"),
    (CASE | {"grounds": "长" * 5001}, "5000"),
    (CASE | {"telephone": "", "mail": ""}, "至少留一个"),
    (CASE | {"telephone": "没有"}, "不像电话号码"),
    (CASE | {"telephone": "5" * 41}, "40"),
    (CASE | {"mail": "shentu"}, "不像邮箱地址"),
    (CASE | {"mail": f"{'a' * 120}@example.cn"}, "120"),
    (CASE | {"contact_name": "长" * 61}, "60"),
]


@pytest.mark.parametrize(("typed", "why"), WRONG, ids=range(len(WRONG)))
def test_what_is_missing_or_too_long_is_said_and_what_was_typed_stays(client, article, typed, why: str) -> None:
    page = client.post(address(article), typed).content.decode()
    assert ("没有提交成功" in page, why in page, rows()) == (True, True, 0)
    assert keeps(page, {name: text for name, text in typed.items() if text != "withdrawal"})


@pytest.mark.parametrize(
    "contact", [{"telephone": "13800000000"}, {"telephone": "０５７３８５０１２３４５"}, {"mail": "a@b.cn"}]
)
def test_one_way_to_answer_is_enough(client: Client, article: Article, contact: dict[str, str]) -> None:
    client.post(address(article), {"kind": "removal", "asks": "请删去我的住址"} | contact)
    assert Case.objects.count() == 1


def test_what_a_text_report_does_not_ask_for_cannot_make_it_wrong(client: Client, article: Article) -> None:
    client.post(address(article), TEXT | {"mail": "shentu", "telephone": "没有", "grounds": "长" * 6000})
    assert TextReport.objects.count() == 1


@pytest.mark.parametrize("control", ["\0", "\x08", "\x1b", "\x7f", "\x85", "\x0b"])
@pytest.mark.parametrize("name", ["passage", "asks", "grounds", "contact_name", "telephone", "mail"])
def test_a_character_that_nobody_typed_is_taken_out_and_shown_to_be(client, article, name: str, control: str) -> None:
    page = client.post(address(article), CASE | {name: f"{CASE[name]}{control}"}).content.decode()
    assert ("看不见的控制字符" in page, control in page, rows()) == (True, False, 0)
    assert keeps(page, CASE)
    client.post(address(article), CASE)
    assert rows() == 1


@how(max_examples=tries(40, 400), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    typed=st.dictionaries(st.sampled_from([*CASE, *TEXT, "homepage"]), st.text(max_size=50)), kind=st.sampled_from("tr")
)
def test_whatever_is_typed_is_stored_to_the_letter_or_shown_again(
    client, article, typed: dict[str, str], kind: str
) -> None:
    TextReport.objects.all().delete()
    Case.objects.all().delete()
    typed = {**typed, "kind": {"t": "text", "r": "removal"}[kind]}
    answer = client.post(address(article), typed)
    page = answer.content.decode("utf-8", "surrogatepass")
    assert answer.status_code == 200
    if typed.get("homepage") or "没有提交成功" in page:
        assert rows() == 0
        return
    row: Any = TextReport.objects.first() or Case.objects.get()
    sent = {name: typed.get(name, "") for name in row.TYPED}
    assert {name: getattr(row, name) for name in row.TYPED} == {name: text.strip() for name, text in sent.items()}


# What is not taken.


def without_receipt(page: str) -> str:
    return re.sub(r'[\w-]{14}</p>|value="\w{64}"', "", page)


@pytest.mark.parametrize("typed", [TEXT, CASE], ids=["text", "case"])
def test_a_program_that_fills_in_everything_gets_the_same_page_and_nothing_is_stored(client, article, typed) -> None:
    trapped = client.post(address(article), typed | {"homepage": "https://example.cn"})
    assert rows() == 0
    taken = client.post(address(article), typed)
    assert rows() == 1
    assert without_receipt(trapped.content.decode()) == without_receipt(taken.content.decode())


def numbered(typed: dict[str, str], number: int) -> dict[str, str]:
    return typed | {"passage": f"{typed['passage']}{number}"}


def from_address(number: int) -> str:
    return f"10.0.{number // 250}.{number % 250}"


def test_so_many_come_from_one_address_in_an_hour_and_others_are_not_kept_out(client, article) -> None:
    answers = [client.post(address(article), numbered((TEXT, CASE)[n % 2], n)).status_code for n in range(7)]
    assert (answers, rows()) == ([200] * 5 + [429] * 2, 5)
    assert client.post(address(article), TEXT, REMOTE_ADDR="10.0.0.9").status_code == 200


def test_whoever_is_to_wait_is_told_so_and_keeps_what_was_typed(client, article) -> None:
    for number in range(5):
        client.post(address(article), numbered(TEXT, number))
    answer = client.post(address(article), CASE)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3600")
    assert keeps(answer.content.decode(), CASE)


def test_after_an_hour_an_address_may_write_again(client, article) -> None:
    for number in range(5):
        client.post(address(article), numbered(TEXT, number))
    TextReport.objects.update(at=timezone.now() - dt.timedelta(minutes=61))
    assert client.post(address(article), CASE).status_code == 200


@pytest.mark.parametrize(("articles", "most"), [(1, 30), (20, 200)])
def test_so_many_come_in_a_day_about_one_text_and_in_all(client, articles: int, most: int) -> None:
    places = [address(make_article()) for _ in range(articles)]
    for number in range(most):
        place = places[number % articles]
        assert client.post(place, numbered(TEXT, number), REMOTE_ADDR=from_address(number)).status_code == 200
    assert client.post(places[0], TEXT, REMOTE_ADDR="10.9.9.9").status_code == 429
    assert client.post(places[0], CASE, REMOTE_ADDR="10.9.9.9").status_code == 200, "no flood of typos shuts out a case"
    TextReport.objects.update(at=timezone.now() - dt.timedelta(hours=25))
    assert client.post(places[0], TEXT, REMOTE_ADDR="10.9.9.8").status_code == 200


def test_no_address_is_kept_and_what_is_tells_nothing_without_the_key(client, article, settings) -> None:
    client.post(address(article), CASE, REMOTE_ADDR="10.20.30.40")
    first = Case.objects.get()
    assert "10.20.30.40" not in str(vars(first))
    settings.SECRET_KEY = "another key of this archive, long enough"
    client.post(address(article), TEXT, REMOTE_ADDR="10.20.30.40")
    assert len({first.address_hash, TextReport.objects.get().address_hash, ""}) == 3


# What goes wrong on the way.


def token(page: str) -> str:
    return re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[0]


@pytest.mark.parametrize("typed", [TEXT, CASE], ids=["text", "case"])
def test_an_old_page_shows_what_was_typed_and_the_next_try_is_taken(article: Article, typed: dict[str, str]) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(address(article), typed)
    page = answer.content.decode()
    assert (answer.status_code, "还没有提交" in page, keeps(page, typed), rows()) == (403, True, True, 0)
    assert client.post(address(article), typed | {"csrfmiddlewaretoken": token(page)}).status_code == 200
    assert rows() == 1


def test_a_post_from_another_site_shows_nothing_and_files_nothing(article: Article) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(address(article), CASE, HTTP_ORIGIN="https://elsewhere.example")
    assert (answer.status_code, CASE["asks"] in answer.content.decode(), rows()) == (403, False, 0)


def test_without_a_database_what_was_typed_stays_and_no_log_holds_it(client, article, caplog) -> None:
    def fail(execute: Any, sql: str, params: Any, *args: Any) -> Any:
        if "articles_case" in sql:
            raise OperationalError(f"server closed the connection\nDETAIL: {params}")
        return execute(sql, params, *args)

    with connection.execute_wrapper(fail):
        answer = client.post(address(article), CASE)
    assert (answer.status_code, keeps(answer.content.decode(), CASE)) == (503, True)
    assert caplog.records
    assert CASE["telephone"] not in caplog.text


def test_a_database_that_answers_nothing_at_all_loses_nothing_either(client, article) -> None:
    def fail(*args: object) -> None:
        raise OperationalError("no connection")

    with connection.execute_wrapper(fail):
        answer = client.post(address(article), CASE)
    assert (answer.status_code, keeps(answer.content.decode(), CASE)) == (503, True)


@pytest.fixture
def private(settings) -> None:
    settings.ASKS_FOR_LOG_IN = True
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "django.contrib.auth.middleware.LoginRequiredMiddleware"]


@pytest.mark.usefixtures("private")
def test_a_private_archive_asks_for_a_log_in_first(client, admin_client, article) -> None:
    assert client.get(address(article)).status_code == 302
    assert admin_client.get(address(article)).status_code == 200


def hidden(page: str) -> dict[str, str]:
    return {unescape(name): unescape(value) for name, value in re.findall(r'name="([^"]+)" value="([^"]*)"', page)}


@pytest.mark.usefixtures("private")
def test_what_was_typed_is_carried_through_the_log_in(client, article, django_user_model) -> None:
    django_user_model.objects.create_user("reader", password="a long enough one", is_staff=True)
    answer = client.post(address(article), CASE)
    assert (answer.status_code, "登录已经失效" in answer.content.decode(), rows()) == (403, True, 0)
    carried = hidden(answer.content.decode()) | {"username": "reader", "password": "a long enough one"}
    after = client.post(f"/admin/login/?next={address(article)}", carried).content.decode()
    page = client.post(address(article), hidden(after)).content.decode()
    assert ("还没有提交" in page, keeps(page, CASE), rows()) == (True, True, 0)
    client.post(address(article), CASE)
    assert rows() == 1


MARKS = {name: f"无人写过的{place}号记号" for place, name in enumerate(("passage", "should_be", "asks", "grounds"))}


def test_nothing_that_was_written_is_in_any_public_output(client: Client, article: Article) -> None:
    typed = CASE | MARKS | {"contact_name": "闻人丁丁"}
    assert client.post(address(article), typed).status_code == 200
    assert client.post(address(article), TEXT | MARKS).status_code == 200
    outputs = crawl(Client(), public_addresses([*MARKS.values(), "闻人丁丁"])).values()
    marks = [*MARKS.values(), "闻人丁丁", CASE["telephone"], CASE["mail"], Case.objects.get().receipt]
    assert len(outputs) > 30
    assert leaks(outputs, marks) == []
