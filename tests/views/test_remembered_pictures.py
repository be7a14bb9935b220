"""What may be seen of a page is remembered until something changes: each act that hides is one, whatever it writes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.corrections import correct
from articles.corrections.change import change
from articles.corrections.filing import file_page
from articles.corrections.redacting import redact, unredact
from articles.corrections.withdrawing import take_down, withdraw
from articles.models import Article, Page, PublicChanges, Redaction
from articles.models.states import Reason, Visibility
from tests.views.test_page_picture import address, article, sample

__all__ = ["sample"]

pytestmark = pytest.mark.django_db


def hide(one: Article) -> None:
    change(one, version=one.version, changes={"visibility": Visibility.HIDDEN})


def undate(one: Article) -> None:
    page = Page.objects.get()
    file_page(page, version=page.version, date=None, number=page.number, name=page.name)


def mask(one: Article) -> None:
    redact(one, one.body[20:40], reason=Reason.PRIVACY, by=None)


def mask_in_the_raw_text_alone(one: Article) -> None:
    """The passage was corrected away: no field of the article is written any more."""
    words = one.body[20:40]
    correct(one, version=one.version, changes={"body": one.body.replace(words, "")}, by=None)
    redact(Article.objects.get(pk=one.pk), words, reason=Reason.PRIVACY, by=None)


ACTS = [hide, undate, mask, mask_in_the_raw_text_alone]
ACTS += [lambda one: withdraw(one, reason=Reason.UNTRUE, by=None), lambda one: take_down(one, by=None)]


@pytest.mark.parametrize("act", ACTS)
def test_who_has_just_been_shown_a_picture_is_shown_it_no_more_after_an_act_that_hides(
    client: Client, act: Callable[[Article], None]
) -> None:
    before = address(client)
    assert client.get(before).status_code == 200
    act(article())
    assert client.get(before).status_code in (404, 410)


def test_an_act_that_is_undone_shows_the_former_picture_at_once(client: Client) -> None:
    before = address(client)
    mask_in_the_raw_text_alone(article())
    assert client.get(before).status_code == 410
    unredact(Redaction.objects.get(), by=None)
    assert client.get(before).status_code == 200


def test_masking_what_stands_on_the_page_alone_is_a_change_like_all_others() -> None:
    """No field of the article has it, so that no revision is written."""
    text, one = Page.objects.get().current_text, article()
    assert text
    words = next(line for line in text.lines if len(line) > 5 and line not in f"{one.original_body}{one.original_head}")
    revisions, changes = one.revisions.count(), PublicChanges.count()
    redact(one, words, reason=Reason.PRIVACY, by=None)
    assert (one.revisions.count(), PublicChanges.count() > changes) == (revisions, True)


def test_what_was_just_asked_for_takes_three_questions(client: Client) -> None:
    """Page, text, and whether anything has changed."""
    picture = address(client)
    client.get(picture)
    with CaptureQueriesContext(connection) as queries:
        client.get(picture)
    assert len(queries) == 3
