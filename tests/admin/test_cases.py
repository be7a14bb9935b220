"""Cases are seen and answered by those alone who may; the queue of misread words by whoever corrects texts."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from articles.models import Case, TextReport
from articles.models.reports import receipt_shown
from tests.admin.forms import address, typed
from tests.support.factories import make_article, make_case, make_report

pytestmark = pytest.mark.django_db

CONTACT = {"contact_name": "申屠甲", "telephone": "0573-85012345", "mail": "shentu@example.cn"}
LISTS = {"case": "/admin/articles/case/", "textreport": "/admin/articles/textreport/"}
# Whose right each is.
RIGHTS = {"case": "handle_case", "textreport": "change_article"}
MAKERS = {"case": make_case, "textreport": make_report}


def member(*rights: str, but: str = "") -> Client:
    """Somebody of the staff with these rights, or with every one but one."""
    user = User.objects.create_user(f"member{User.objects.count()}", is_staff=True)
    every = Permission.objects.exclude(codename=but) if but else Permission.objects.filter(codename__in=rights)
    user.user_permissions.set(every)
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("kind", LISTS)
def test_without_its_right_nothing_of_it_is_there_whatever_else_one_may(kind: str) -> None:
    row, client = MAKERS[kind](), member(but=RIGHTS[kind])
    pages = [LISTS[kind], f"{LISTS[kind]}add/", address(row), address(row, "history"), address(row, "delete")]
    assert [client.get(page).status_code for page in pages] == [403] * len(pages)
    assert client.post(address(row), {"state": "closed", "opened_version": 1}).status_code == 403
    assert LISTS[kind] not in client.get("/admin/").content.decode()
    assert LISTS[kind] not in client.get("/admin/articles/").content.decode()


@pytest.mark.parametrize("kind", LISTS)
def test_with_its_right_alone_it_is_seen_and_changed_but_neither_made_nor_deleted(kind: str) -> None:
    row, client = MAKERS[kind](), member(RIGHTS[kind])
    assert [client.get(page).status_code for page in (LISTS[kind], address(row), address(row, "history"))] == [200] * 3
    assert [client.get(f"{LISTS[kind]}add/").status_code, client.get(address(row, "delete")).status_code] == [403] * 2
    assert LISTS[kind] in client.get("/admin/").content.decode()


def test_the_first_page_tells_what_waits_to_those_alone_who_may_answer() -> None:
    make_case(due_on=timezone.localdate() - dt.timedelta(days=1))
    make_case(due_on=timezone.localdate())
    make_case(state="closed")
    make_report()
    make_report(state="done")
    told = {right: member(right).get("/admin/").content.decode() for right in (*RIGHTS.values(), "view_article")}
    said = {right: re.findall(r">(\d [件条][^<]+)<", page) for right, page in told.items()}
    assert said == {
        "handle_case": ["2 件个案未结", "1 件已过应答复日"],
        "change_article": ["1 条读者报错待办"],
        "view_article": [],
    }


def test_a_superuser_sees_both(admin_client: Client) -> None:
    assert [admin_client.get(page).status_code for page in LISTS.values()] == [200, 200]


@pytest.mark.parametrize("model", [Case, TextReport])
def test_no_other_row_leads_to_one_so_that_no_list_and_no_completion_asks_for_it(model: type[Model]) -> None:
    leading = [field for field in model._meta.fields if field.remote_field]
    assert {field.name for field in leading if not field.remote_field.hidden} == set()
    assert model._meta.related_objects == ()


def closed(client: Client, case: Case, **changes: str) -> Case:
    answers = {"decision": "granted", "answer": "住址已删去，已电话告知。", "state": "closed"} | changes
    assert client.post(address(case), typed(client, case, **answers)).status_code == 302
    case.refresh_from_db()
    return case


def test_the_contact_stands_in_the_form_and_nowhere_else(caplog: pytest.LogCaptureFixture) -> None:
    case, client = make_case(**CONTACT), member("handle_case")
    form = client.get(address(case)).content.decode()
    assert [value for value in CONTACT.values() if value not in form] == []
    answer = client.post(
        address(case), typed(client, case, decision="refused", answer="不能删。", state="closed"), follow=True
    )
    refused = client.post(address(case), typed(client, case) | {"opened_version": 1}).content.decode()
    said = refused[refused.index('class="errorlist nonfield"') :].partition("</ul>")[0]
    pages = [LISTS["case"], f"{LISTS['case']}?q={case.receipt}", address(case, "history"), "/admin/"]
    texts = [client.get(page).content.decode() for page in pages] + [
        answer.content.decode(),
        said,
        caplog.text,
        str(case),
    ]
    texts += [f"{entry.object_repr} {entry.change_message}" for entry in LogEntry.objects.all()]
    assert (len(texts), [value for value in CONTACT.values() if any(value in text for text in texts)]) == (9, [])


@pytest.mark.parametrize("written", [str, str.upper, receipt_shown, lambda code: f" {receipt_shown(code).upper()} "])
def test_a_case_is_found_by_its_receipt_however_it_is_written(written) -> None:
    case, other, client = make_case(), make_case(), member("handle_case")
    page = client.get(LISTS["case"], {"q": written(case.receipt)}).content.decode()
    assert (receipt_shown(case.receipt) in page, receipt_shown(other.receipt) in page) == (True, False)


def test_nobody_finds_a_case_by_whom_it_is_from() -> None:
    case, client = make_case(**CONTACT), member("handle_case")
    for term in (*CONTACT.values(), case.asks):
        assert receipt_shown(case.receipt) not in client.get(LISTS["case"], {"q": term}).content.decode()


def test_a_case_is_closed_with_a_decision_an_answer_and_the_name_of_who_did() -> None:
    case, client = make_case(), member("handle_case")
    done = closed(client, case)
    assert (done.state, done.decision, done.closed_by_id) == ("closed", "granted", int(client.session["_auth_user_id"]))
    assert abs(done.closed_at - timezone.now()) < dt.timedelta(minutes=1)


@pytest.mark.parametrize("lacking", ["decision", "answer"])
def test_no_case_is_closed_without_decision_and_answer(lacking: str) -> None:
    case, client = make_case(), member("handle_case")
    form = typed(client, case, decision="partly", answer="改了一半。", state="closed") | {
        lacking: " "[: lacking == "answer"]
    }
    page = client.post(address(case), form).content.decode()
    case.refresh_from_db()
    assert ("结案前请写明" in page, case.state, case.closed_at) == (True, "open", None)


def test_an_answer_that_is_changed_later_leaves_the_day_of_closing_and_an_opened_case_has_none() -> None:
    case, client = make_case(), member("handle_case")
    first = closed(client, case).closed_at
    assert closed(client, case, answer="再答复一次。").closed_at == first
    again = closed(client, case, state="open")
    assert (again.closed_at, again.closed_by_id) == (None, None)


def test_a_form_that_was_opened_before_brings_no_erased_contact_back() -> None:
    case, client = make_case(**CONTACT), member("handle_case")
    form = typed(client, case, answer="答复。")
    Case.objects.update(**dict.fromkeys(CONTACT, ""), contact_erased_at=timezone.now())
    assert client.post(address(case), form | CONTACT).status_code == 302
    case.refresh_from_db()
    assert (case.answer, case.telephone, case.mail) == ("答复。", "", "")
    assert "清除" in client.get(address(case)).content.decode()


def test_overdue_cases_are_told_above_the_list_and_to_nobody_else() -> None:
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    late = make_case(due_on=yesterday)
    make_case(due_on=yesterday, state="closed")
    today = make_case(due_on=timezone.localdate())
    client = member("handle_case")
    assert "1 件个案已过应答复日" in client.get(LISTS["case"]).content.decode()
    listed = client.get(f"{LISTS['case']}?overdue=1").content.decode()
    assert (receipt_shown(late.receipt) in listed, receipt_shown(today.receipt) in listed) == (True, False)
    others = [Client().get("/readyz"), Client().get("/"), member(but="handle_case").get("/admin/")]
    assert [answer for answer in others if "个案" in answer.content.decode()] == []


def test_what_was_written_is_shown_as_it_was_typed_and_never_obeyed(admin_client: Client) -> None:
    odd = '<script>alert("1")</script>\n{{ perms }} &amp;'
    for row in (make_case(asks=odd, contact_name=odd[:20]), make_report(passage=odd, should_be=odd)):
        for page in (address(row), LISTS[row._meta.model_name]):
            text = admin_client.get(page).content.decode()
            assert "<script>alert" not in text
        assert (
            "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;<br>{{ perms }} &amp;amp;"
            in admin_client.get(address(row)).content.decode()
        )


def test_misread_words_lead_to_the_form_in_which_they_are_put_right() -> None:
    article = make_article()
    row, client = make_report(article), member("change_article")
    assert f'href="/admin/articles/article/{article.pk}/change/"' in client.get(address(row)).content.decode()


def test_what_became_of_the_text_meanwhile_is_where_it_leads() -> None:
    whole, part = make_article(), make_article(visibility="hidden")
    row = make_report(part)
    part.permalink.successors.set([whole.permalink])
    part.permalink.state = "moved"
    part.permalink.save()
    page = member("change_article").get(address(row)).content.decode()
    assert f'href="/admin/articles/article/{whole.pk}/change/"' in page


def test_a_report_that_is_done_says_by_whom_and_waits_no_more() -> None:
    row, client = make_report(), member("change_article")
    make_report(passage="还没有办的")
    assert client.post(address(row), typed(client, row, state="done", note="已订正")).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.handled_by_id, row.handled_at is None) == (
        "done",
        int(client.session["_auth_user_id"]),
        False,
    )
    waiting = client.get(f"{LISTS['textreport']}?state__exact=open").content.decode()
    assert re.findall(r'class="field-words[^>]*>(?:<a[^>]*>)?([^<]*)', waiting) == ["还没有办的"]


def test_whoever_corrects_texts_sees_nothing_of_a_case() -> None:
    case, client = (
        make_case(asks="独一无二的要求", **CONTACT),
        member("change_article", "view_article", "change_visibility"),
    )
    article = case.permalink.article
    pages = ["/admin/", "/admin/articles/article/", address(article), address(article, "history"), LISTS["textreport"]]
    texts = [client.get(page).content.decode() for page in pages]
    marks = ["独一无二的要求", receipt_shown(case.receipt), *CONTACT.values()]
    assert [mark for mark in marks if any(mark in text for text in texts)] == []
