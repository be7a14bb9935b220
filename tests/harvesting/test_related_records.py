"""What is related is in the records, and a harvester learns when it comes and goes."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from articles.corrections.noting import add_note
from articles.corrections.publishing import adopt_settings
from articles.corrections.relating import relate
from articles.corrections.withdrawing import undo_withdrawal, withdraw
from articles.models import Article, RelationKind
from articles.models.states import Reason
from tests.support.factories import DAY, make_article, make_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> tuple[Article, Article]:
    story = make_article(headline="渡口换上了新船")
    erratum = make_article(make_page("2", DAY + dt.timedelta(2)), headline="更正")
    relate(erratum.permalink, RelationKind.ERRATUM, story.permalink, by=None)
    return erratum, story


def record(client: Client, article: Article) -> str:
    asked = {"verb": "GetRecord", "metadataPrefix": "oai_dc"}
    identifier = f"oai:newspaper.archive:{article.permalink_id}"
    return client.get("/oai", asked | {"identifier": identifier}).content.decode()


def test_both_records_name_the_other(client, pair) -> None:
    for one, other in (pair, reversed(pair)):
        assert f"{other.get_absolute_url()}</dc:relation>" in record(client, one)


def test_a_record_names_nothing_that_was_withdrawn(client, pair) -> None:
    withdraw(pair[0], reason=Reason.OTHER, by=None)
    assert pair[0].permalink_id not in record(client, pair[1])
    undo_withdrawal(pair[0], by=None)
    assert pair[0].permalink_id in record(client, pair[1])


def test_a_note_is_no_metadata_but_has_changed_what_is_shown(client, pair) -> None:
    before = Article.objects.get(pk=pair[1].pk).changed_at
    add_note(pair[1], "船名以更正为准。", by=None)
    assert "以更正为准" not in record(client, pair[1])
    assert Article.objects.get(pk=pair[1].pk).changed_at > before


def test_other_settings_that_hide_a_partner_turn_the_record_that_named_it(settings, pair) -> None:
    adopt_settings()
    Article.objects.filter(pk=pair[1].pk).update(first_reviewed_at=dt.datetime.now(dt.UTC))
    settings.VISIBILITY = "reviewed"
    adopt_settings()
    assert Article.objects.get(pk=pair[1].pk).turned_at is not None
