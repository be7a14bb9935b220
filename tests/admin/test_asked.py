"""What the address of a list may ask: what the list offers, and nothing that tells of words it does not show."""

from __future__ import annotations

import html
import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db.models import Field, Model
from django.test import Client

from articles.admin.asked import OnlyOffered
from articles.corrections import correct
from articles.corrections.redacting import redact
from articles.models import PageText, Problem, Redaction, Revision, TextReport
from articles.models.states import Reason
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db

OURS = {model: shown for model, shown in admin.site._registry.items() if model._meta.app_label in ("articles", "auth")}
PIECES = ("", "__contains", "__icontains", "__regex", "__iregex", "__startswith", "__gte", "__lt", "__a__b__regex")

SHOWN_MASKED = {
    Revision: {"changes", "reason"},
    PageText: {"text", "source_name"},
    Problem: {"detail"},
    Redaction: {"words", "places", "note"},
    TextReport: {"passage", "should_be"},
}


@pytest.fixture
def looking(client: Client) -> Client:
    account = User.objects.create_user("looks", is_staff=True)
    account.groups.add(Group.objects.get(name="查阅"))
    client.force_login(account)
    return client


def offered(shown: admin.ModelAdmin) -> set[object]:
    return {shown.date_hierarchy, *(getattr(one, "parameter_name", one) for one in shown.list_filter)}


@pytest.mark.parametrize("shown", OURS.values(), ids=lambda shown: type(shown).__name__)
def test_no_list_compares_a_column_that_it_does_not_offer(shown: admin.ModelAdmin) -> None:
    assert isinstance(shown, OnlyOffered)
    columns = [column.name for column in shown.model._meta.get_fields() if column.name not in offered(shown)]
    asked = [f"{name}{piece}" for name in columns for piece in PIECES]
    assert [lookup for lookup in asked if shown.lookup_allowed(lookup, "甲", None)] == []


@pytest.mark.parametrize("shown", OURS.values(), ids=lambda shown: type(shown).__name__)
def test_no_list_compares_a_part_of_a_text_that_it_offers(shown: admin.ModelAdmin) -> None:
    texts = [column.name for column in shown.model._meta.get_fields() if isinstance(column, Field)]
    asked = [f"{name}__{how}" for name in texts for how in ("contains", "regex", "startswith")]
    assert [lookup for lookup in asked if shown.lookup_allowed(lookup, "甲", None)] == []


@pytest.mark.parametrize(("model", "masked"), SHOWN_MASKED.items())
def test_no_list_is_ordered_by_words_that_it_shows_masked(model: type[Model], masked: set[str]) -> None:
    shown = admin.site._registry[model]
    columns = [getattr(shown, str(name), name) for name in shown.list_display]
    assert masked.isdisjoint({getattr(column, "admin_order_field", column) for column in columns})


def test_the_history_answers_no_question_about_hidden_words(looking: Client) -> None:
    article = make_article(body="据说葛天冬住在桑园弄。")
    correct(article, version=article.version, changes={"body": "据说葛天冬住在桑园弄里。"}, by=None)
    redact(article, "葛天冬", reason=Reason.PRIVACY, by=None)
    told = {
        word: looking.get("/admin/articles/revision/", {"changes__icontains": word}).status_code
        for word in ("葛天冬", "葛天春")
    }
    assert told == {"葛天冬": 400, "葛天春": 400}
    assert looking.get("/admin/articles/revision/", {"at__year": article.changed_at.year}).status_code == 200


@pytest.mark.parametrize(
    "model", ["article", "photocaption", "shownarticle", "issue", "revision", "problem", "redaction"]
)
def test_every_way_that_a_list_offers_answers(admin_client: Client, model: str) -> None:
    article = make_article(body="据说葛天冬住在桑园弄。", kind="photo", bylines=[("记者", "施小满")])
    correct(article, version=article.version, changes={"body": "据说葛天冬住在桑园弄里。"}, by=None)
    redact(article, "葛天冬", reason=Reason.PRIVACY, by=None)
    page = admin_client.get(f"/admin/articles/{model}/").content.decode()
    offered = {html.unescape(query) for query in re.findall(r'href="(\?[^"]+)"', page)}
    told = {query: admin_client.get(f"/admin/articles/{model}/{query}").status_code for query in offered}
    assert offered and set(told.values()) == {200}
