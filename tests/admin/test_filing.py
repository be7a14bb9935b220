"""Filing an undated page in the admin."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse

from articles.corrections.redacting import redact
from articles.models import Article, Issue, Outbox, Page
from articles.models.states import Reason
from tests.support.factories import DAY, make_article, make_issue, make_page, make_undated_page

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


def save(client: Client, page: Page, **typed: str) -> str:
    """The errors of the form, "" where it was saved."""
    address = reverse("admin:articles_page_change", args=[page.pk])
    answer = client.post(address, {"opened_version": page.version, "number": "1", "name": "", "date": ""} | typed)
    page.refresh_from_db()
    return "" if answer.status_code == 302 else str(answer.context["adminform"].form.errors)


@pytest.mark.parametrize(
    ("typed", "kept"), [("01", "1"), ("第3版", "3"), ("３", "3"), ("c1", "C01"), (" 2 ", "2"), ("头版", "1")]
)
def test_a_page_number_is_kept_in_its_normal_form(admin_client: Client, typed: str, kept: str) -> None:
    page = make_undated_page()
    assert save(admin_client, page, number=typed, date="2024-03-01") == ""
    assert page.number == kept


@pytest.mark.parametrize("typed", ["1/2", "..", "0", "20231114", "999999", "要闻", "1?"])
def test_what_is_no_page_number_is_refused_in_words(admin_client: Client, typed: str) -> None:
    page = make_undated_page()
    assert "请写成 1 或 C01 的样子" in save(admin_client, page, number=typed)
    assert page.number == ""


def test_a_page_number_that_is_too_long_is_refused(admin_client: Client) -> None:
    assert "不超过 8 字符" in save(admin_client, make_undated_page(), number="1" * 5000)


def test_a_number_written_otherwise_is_taken_too(admin_client: Client) -> None:
    make_page("C01", DAY)
    assert "已有第C01版" in save(admin_client, make_undated_page(), number="c1", date=DAY.isoformat())


def test_a_page_of_an_impossible_number_gets_no_date(admin_client: Client) -> None:
    page = make_undated_page("1/2")
    assert "不是版次" in save(admin_client, page, number="1/2", date="2024-03-01")


BOUNDED = {"earliest": dt.date(2023, 11, 14), "latest": dt.date(2023, 12, 31)}


@pytest.mark.parametrize(
    ("date", "why"),
    [
        ("2023-11-13", "2023-11-14 至 2023-12-31"),
        ("2024-01-01", "2023-11-14 至 2023-12-31"),
        ("2149-01-01", "还没有到"),
    ],
)
def test_an_unusual_day_is_taken_only_from_who_has_confirmed_it(admin_client: Client, date: str, why: str) -> None:
    page = make_undated_page(**BOUNDED)
    said = save(admin_client, page, date=date)
    assert why in said
    assert "日期已核实" in said
    assert page.date is None
    assert save(admin_client, page, date=date, confirmed="on") == ""
    assert str(page.date) == date


def test_a_day_within_its_bounds_is_taken_at_once(admin_client: Client) -> None:
    page = make_undated_page(**BOUNDED)
    assert save(admin_client, page, date="2023-11-14") == ""


def test_an_unusual_day_that_stands_is_not_asked_about_again(admin_client: Client) -> None:
    page = make_page("1", dt.date(2024, 5, 6), **BOUNDED)
    assert save(admin_client, page, date="2024-05-06", name="要闻") == ""


@pytest.mark.parametrize("date", ["2149-01-01", "2024-01-01"])
def test_an_issue_asks_before_it_takes_an_unusual_day(admin_client: Client, date: str) -> None:
    page = make_page("1", dt.date(2023, 11, 20), **BOUNDED)
    address = reverse("admin:articles_issue_change", args=[page.issue_id])
    typed = {"opened_version": 1, "date": date, "date_source": "supplied"}
    assert "日期已核实" in str(admin_client.post(address, typed).context["adminform"].form.errors)
    assert admin_client.post(address, typed | {"confirmed": "on"}).status_code == 302
    page.refresh_from_db()
    assert str(page.date) == date


def test_an_inferred_day_that_a_person_gives_to_a_page_is_given(admin_client: Client) -> None:
    issue = make_issue(date_source="inferred")
    save(admin_client, make_undated_page(), date=DAY.isoformat())
    issue.refresh_from_db()
    assert issue.date_source == "supplied"


@pytest.mark.parametrize(("confirmed", "source"), [({}, "inferred"), ({"confirmed": "on"}, "supplied")], ids=str)
def test_an_inferred_day_that_stands_is_given_once_it_is_confirmed(
    admin_client: Client, confirmed: dict[str, str], source: str
) -> None:
    issue = make_issue(date_source="inferred")
    page = make_page("1", DAY)
    for name in ("", "要闻"):
        save(admin_client, page, date=DAY.isoformat(), name=name, **confirmed)
    issue.refresh_from_db()
    page.refresh_from_db()
    assert (issue.date_source, page.name) == (source, "要闻")


def test_an_inferred_issue_that_gets_another_date_is_given(admin_client: Client) -> None:
    issue = make_issue(date_source="inferred")
    address = reverse("admin:articles_issue_change", args=[issue.pk])
    admin_client.post(address, {"opened_version": 1, "date": "2024-03-01", "date_source": "inferred"})
    issue.refresh_from_db()
    assert (str(issue), issue.date_source) == ("2024年3月1日", "supplied")


def test_admin_lists_say_that_a_day_was_inferred(admin_client: Client) -> None:
    make_issue(date_source="inferred")
    make_article(make_page("1"))
    for name in ("page", "article"):
        assert "2024年5月6日（推定）" in admin_client.get(f"/admin/articles/{name}/").content.decode()


def test_an_issue_without_pages_can_be_removed_and_no_other(admin_client: Client) -> None:
    empty, held = make_issue(dt.date(2024, 1, 1)), make_page("1").issue
    for issue in (empty, held):
        admin_client.post(
            reverse("admin:articles_issue_delete", args=[issue.pk]), {"post": "yes", "opened_version": issue.version}
        )
    assert list(Issue.objects.all()) == [held]
    admin_client.post(
        "/admin/articles/issue/", {"action": "delete_selected", "_selected_action": [held.pk], "post": "yes"}
    )
    assert list(Issue.objects.all()) == [held]


def test_pages_stand_in_the_order_of_print_in_the_admin(admin_client: Client) -> None:
    for number in ("10", "C01", "2", "1"):
        make_page(number)
    listed = re.findall(r"第(\w+)版</a>", admin_client.get("/admin/articles/page/").content.decode())
    assert listed == ["1", "2", "10", "C01"]


def test_what_a_page_says_of_its_date_is_masked(admin_client: Client) -> None:
    page = make_page(evidence="第3行“今日葛天冬来访”")
    redact(make_article(page, body="今日葛天冬来访。"), "葛天冬", reason=Reason.PRIVACY, by=None)
    shown = admin_client.get(f"/admin/articles/page/{page.pk}/change/").content.decode()
    assert "今日〔已遮盖〕来访" in shown and "葛天冬" not in shown
