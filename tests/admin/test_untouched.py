"""What nobody touched in a form is left byte for byte, whatever browsers and Django make of it on the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.corrections.history import state
from articles.models import Issue, Page, Reporter, Series
from articles.models.articles import PRINTED_FIELDS
from tests.admin.browser import save, sent
from tests.admin.forms import address
from tests.support.factories import make_article, make_issue, make_page, make_reporter

pytestmark = pytest.mark.django_db

# What browsers or Django rewrite on the way: line ends, blanks at the ends, blanks of many kinds.
ODD = [
    "两行\n标题",
    "两行\r\n标题",
    "两行\r标题",
    "　　首段。\n\n第二段。\n",
    "\n首行空着",
    "尾空格  ",
    "\u3000全角\u3000",
    "\u0085下一行\u0085",
    "\u2028分行\u2029",
    "\ufeff零宽\u200b",
    "\tA\x0bB\x0c\x1c",
    "e\u0301",
    "&amp; <b>",
    " ",
]


@pytest.mark.parametrize("text", ODD)
def test_only_the_status_of_an_article_changes(admin_client: Client, text: str) -> None:
    article = make_article(**dict.fromkeys(PRINTED_FIELDS, text))
    before = state(article)
    assert save(admin_client, article, status="reviewed").status_code == 302
    article.refresh_from_db()
    assert state(article) == before | {"status": "reviewed"}
    assert article.revisions.get(version=2).changes.keys() == {"status"}


def test_a_paragraph_that_is_changed_leaves_the_indent_of_the_first(admin_client: Client) -> None:
    article = make_article(body="　　首段。\n　　次段。")
    save(admin_client, article, body="　　首段。\r\n　　改过的次段。")
    article.refresh_from_db()
    assert article.body == "　　首段。\n　　改过的次段。"


def make_series(name: str) -> Series:
    return Series.objects.create(name=name, aliases=[name, "另名"])


def make_named_reporter(name: str) -> Reporter:
    reporter = make_reporter(name)
    reporter.aliases.create(name=f" {name}　")
    return reporter


def make_named_page(text: str) -> Page:
    return make_page(name=text)


def make_named_issue(text: str) -> Issue:
    return make_issue(lunar_date=text, weekday=text, edition=text)


# Form → what makes its row with an odd text in every field, and one field that somebody changes.
OTHERS: dict[str, tuple[Callable[[str], Any], dict[str, str]]] = {
    "page": (make_named_page, {"number": "2"}),
    "issue": (make_named_issue, {"number": "17"}),
    "reporter": (make_named_reporter, {"aliases_text": "新别名"}),
    "series": (make_series, {"aliases_text": "新别名"}),
}


@pytest.mark.parametrize("text", ["两行\n标题", "\u3000全角\u3000", "\u0085下一行\u0085  "])
@pytest.mark.parametrize("kind", OTHERS)
def test_other_fields_of_other_forms_stay_as_they_are(admin_client: Client, kind: str, text: str) -> None:
    make, changed = OTHERS[kind]
    row = make(text)
    before = {name: value for name, value in vars(row).items() if name not in ("_state", "version")}
    assert save(admin_client, row, **changed).status_code == 302
    row = type(row).objects.get(pk=row.pk)
    differing = {name for name, value in before.items() if getattr(row, name) != value}
    assert differing <= {*changed, "aliases"}
    assert row.version == 2


@pytest.mark.parametrize("text", ["两行\n标题", "\u3000全角\u3000", "\u0085下一行\u0085  "])
@pytest.mark.parametrize("kind", OTHERS)
def test_a_form_that_is_sent_back_as_it_was_shown_saves_nothing(admin_client: Client, kind: str, text: str) -> None:
    row = OTHERS[kind][0](text)
    assert "没有改动" in admin_client.post(address(row), sent(admin_client, row), follow=True).content.decode()
    row.refresh_from_db()
    assert row.version == 1


texts = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=20)
blanks = st.sampled_from([" ", "\u3000", "\r\n", "\n", "\r", "\u0085", "\u2028", "\t", "字"])


@given(
    fields=st.fixed_dictionaries({name: texts | st.lists(blanks, max_size=6).map("".join) for name in PRINTED_FIELDS})
)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_an_article_holds_stays_when_its_status_is_saved(admin_client: Client, fields: dict[str, str]) -> None:
    article = make_article(**fields)
    before = state(article)
    assert save(admin_client, article, status="disputed").status_code == 302
    article.refresh_from_db()
    assert state(article) == before | {"status": "disputed"}
