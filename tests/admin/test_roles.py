"""Every address of the admin, asked by everybody: what is answered stands in one table (role_table.py)."""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from articles.corrections import correct
from articles.corrections.noting import add_note
from articles.corrections.redacting import redact
from articles.corrections.relating import relate
from articles.jobs.queueing import queue
from articles.models import Article, Job, Permalink, Problem, RelationKind, WatchedFile
from articles.models.states import Reason
from tests.admin.forms import FORMS, typed
from tests.admin.role_table import ACTIONS, EXPECTED, MODELS, STAFF, WHO, addresses, rows
from tests.support.digest import standing
from tests.support.factories import make_article, make_issue, make_page, make_problem, make_text

pytestmark = pytest.mark.django_db

SEARCH = re.compile(r'<form id="changelist-search".*?</form>', re.DOTALL)
AUTOCOMPLETE = "?app_label=articles&model_name=article&field_name=series&term="
PASSWORD = {"password1": "ein-sehr-langes-wort", "password2": "ein-sehr-langes-wort", "usable_password": "true"}
# What is sent to make a new one.
ADDED: dict[str, dict[str, Any]] = {
    "reporter": {"opened_version": 1, "name": "新人"},
    "series": {"opened_version": 1, "name": "新系列"},
    "issue": {"opened_version": 1, "date": "2024-05-09", "date_source": "printed"},
    "knownday": {
        "opened_version": 1,
        **{
            "first": "2024-05-01",
            "last": "2024-05-03",
            "state": "none",
            "authority": "通知",
            "why": "放假",
            "note": "",
        },
    },
    "shaderule": {"kind": "photo", "source": "", "section": "", "shade": "both"},
    "user": {"username": "newcomer"} | PASSWORD,
    "group": {"opened_state": "new", "name": "新的组"},
}


def corrected() -> Article:
    article = make_article()
    correct(article, version=1, changes={"headline": "改过"}, by=None)
    return article


def unread() -> Problem:
    make_problem(make_text(make_page("9"), "一行"), make_article(), 1, "存疑")
    return Problem.objects.get()


def failed_file() -> WatchedFile:
    return WatchedFile.objects.create(name="a.pdf", fingerprint="1", told=["a.pdf：打不开"], ended_at=timezone.now())


# Rows that no form changes, and an issue that no page hangs on; the others are those of the forms.
MAKERS = {name: make for name, (make, _) in FORMS.items()} | {
    "issue": lambda: make_issue(dt.date(2024, 5, 7)),
    "pagetext": lambda: make_text(make_page("8"), "一行"),
    "problem": unread,
    "revision": lambda: corrected().revisions.first(),
    "redaction": lambda: redact(make_article(body="甲乙丙。"), "甲乙", reason=Reason.PRIVACY, by=None)[0],
    "permalink": lambda: make_article().permalink,
    "relation": lambda: relate(*related(), by=None),
    "watchedfile": failed_file,
    "job": lambda: Job.objects.get(pk=queue("read", {"file": 1})),
    "editorsnote": lambda: add_note(make_article(), "船名以更正为准。", by=None),
}


def related() -> tuple[Permalink, RelationKind, Permalink]:
    return make_article().permalink, RelationKind.REPRINT, make_article().permalink


def account(who: str) -> User:
    if who == "超级用户":
        return User.objects.create_superuser(who)
    user = User.objects.create_user(who, is_staff=who != "读者账户")
    user.groups.set(Group.objects.filter(name=who))
    return user


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """A thousand refusals with their traces would take longer than what is asked."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


class Desk:
    """One row of each model, and the browser of one who asks."""

    def __init__(self, who: str) -> None:
        boss = Client()
        boss.force_login(User.objects.create_superuser("boss"))
        self.rows = {name: MAKERS[name]() for name in (model.split(".")[1] for model, _ in rows(MODELS))}
        self.typed = {name: typed(boss, self.rows[name], **changes) for name, (_, changes) in FORMS.items()}
        self.key, client = "", Client()
        if who != "未登录":
            client.force_login(account(who))
            self.key = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.before = standing()

    def ask(self, address: str, method: str) -> str:
        """The answer in a word of the table; what is done is undone again."""
        place, query = self.place(address), AUTOCOMPLETE if address == "autocomplete/" else ""
        client = Client(raise_request_exception=False)
        if self.key:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.key
        with transaction.atomic():
            sent = client.get(place + query) if method == "GET" else client.post(place + query, self.sent(address))
            # That looking writes nothing is tested of all pages (test_every_page_is_sound.py).
            changed = method == "POST" and standing() != self.before
            transaction.set_rollback(True)
        return word(sent, changed)

    def place(self, address: str) -> str:
        kind = ContentType.objects.get_for_model(Article).pk
        row = self.rows.get("".join(address.split("/")[1:2]), self.rows["article"])
        return f"/admin/{address}".replace("ROW", str(row.pk)).replace("KIND", str(kind)).replace("WORD", "word")

    def sent(self, address: str) -> dict[str, Any]:
        """What a superuser's form would send, whoever sends it."""
        model, page = ["", "", *address.replace("ROW/", "").strip("/").split("/")][-2:]
        forms = {
            "change": self.typed.get(model, {"opened_version": 1}),
            "delete": {"post": "yes", "opened_version": getattr(self.rows.get(model), "version", 1)},
            "add": ADDED.get(model, {}),
            "password": PASSWORD,
            # Of a version to which an article is restored.
            "1": {"opened_version": 1},
        }
        return forms.get(page, {"action": "delete_selected", "_selected_action": "1", "post": "yes"})


def word(answer: HttpResponse, changed: bool) -> str:
    """As role_table.py has it; of what changed beside that, too."""
    page = SEARCH.sub("", answer.content.decode())
    if answer.status_code == 302:
        to_log_in = answer.headers["Location"].startswith("/admin/login/")
        said = "in" if to_log_in else "done" if changed else "on"
    elif 'id="login-form"' in page:
        said = "in"
    elif answer.status_code == 200:
        said = "form" if '<input type="submit"' in page else "look"
    else:
        said = "no" if answer.status_code == 403 else str(answer.status_code)
    return f"{said}, changed" if changed and said != "done" else said


@pytest.mark.parametrize("who", WHO)
def test_every_address_answers_each_as_the_table_says(who: str) -> None:
    desk = Desk(who)
    told = {address: (desk.ask(address, "GET"), desk.ask(address, "POST")) for address in EXPECTED}
    assert {address: answers for address, answers in told.items() if answers != EXPECTED[address][who]} == {}


def test_every_address_stands_in_the_table() -> None:
    assert addresses() == EXPECTED.keys()


def offered(who: str) -> set[tuple[str, str]]:
    """The actions of all lists that this account may choose, which are those that Django obeys."""
    request = RequestFactory().get("/admin/")
    request.user = account(who)
    return {
        (model._meta.label_lower, action)
        for model, lists in admin.site._registry.items()
        for action in lists.get_actions(request)
    }


def test_every_action_of_a_list_stands_in_the_table() -> None:
    found = {who: offered(who) for who in STAFF}
    assert found == {who: {action for action, may in ACTIONS.items() if who in may} for who in STAFF}
