"""更正, 续报 and 转载 on the pages and in the files of both, no further than either may be seen."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.corrections.change import change
from articles.corrections.redacting import redact
from articles.corrections.relating import relate
from articles.corrections.withdrawing import take_down, undo_withdrawal, withdraw
from articles.models import RelationKind
from articles.models.states import Reason
from tests.corrections.related import HEAD, HIDING, SORRY, corrected, page
from tests.support.factories import DAY, make_article, make_page

pytestmark = pytest.mark.django_db


FORMS = ["/", "/?as=printed", "/v/1/", "/cite/", "/cite.bib", "/cite.ris", "/cite.csl.json", ".json", ".txt"]


@pytest.mark.parametrize("below", FORMS)
def test_it_stands_on_the_corrected_article_in_every_form(client, story, erratum, below: str) -> None:
    corrected(erratum, story)
    assert erratum.get_absolute_url() in page(client, story, below)


@pytest.mark.parametrize("below", ["/", ".json", ".txt"])
def test_the_erratum_says_what_it_puts_right(client, story, erratum, below: str) -> None:
    corrected(erratum, story)
    told = page(client, erratum, below)
    assert HEAD in told
    assert story.get_absolute_url() in told


def test_it_stands_above_the_headline(client, story, erratum) -> None:
    corrected(erratum, story)
    shown, text = page(client, story), page(client, story, ".txt")
    assert shown.index("本报已有更正") < shown.index('<h1 class="hd"')
    assert text.startswith(f"更正：《{SORRY}》（2024年5月8日 第2版）http")


def test_the_three_kinds_are_told_on_both_sides(client, story, erratum) -> None:
    for kind in RelationKind:
        relate(erratum.permalink, kind, story.permalink, by=None)
    told = [json.loads(page(client, one, ".json"))["relations"] for one in (story, erratum)]
    assert [[one["relation"] for one in some] for some in told] == [
        ["corrected_by", "followed_by", "reprinted_by"],
        ["corrects", "follows", "reprints"],
    ]


@pytest.mark.parametrize("hide", HIDING)
@pytest.mark.parametrize("below", FORMS)
def test_a_partner_that_is_not_to_be_seen_is_named_nowhere(client, story, erratum, hide, below: str) -> None:
    corrected(erratum, story)
    hide(erratum)
    told = page(client, story, below)
    assert (SORRY in told, erratum.permalink_id in told, "更正" in told.replace("更正与编者注", "")) == (False,) * 3


@pytest.mark.parametrize("hide", HIDING[:3])
def test_the_erratum_does_not_name_what_was_hidden_either(client, story, erratum, hide) -> None:
    corrected(erratum, story)
    hide(story)
    for below in ("/", ".json", ".txt"):
        told = page(client, erratum, below)
        assert (HEAD in told, story.permalink_id in told) == (False, False)


def test_what_is_shown_again_is_named_again(client, story, erratum) -> None:
    corrected(erratum, story)
    withdraw(erratum, reason=Reason.OTHER, by=None)
    undo_withdrawal(erratum, by=None)
    assert erratum.permalink_id in page(client, story)


def test_only_what_is_shown_of_the_other_title_is_told(client, story, erratum) -> None:
    corrected(erratum, story)
    redact(erratum, "渡口", reason=Reason.PRIVACY, by=None)
    assert "关于〔已遮盖〕的更正" in page(client, story)


def test_where_only_what_was_reviewed_is_shown_nothing_else_is_named(client, settings, story, erratum) -> None:
    corrected(erratum, story)
    change(story, version=1, changes={"status": "reviewed"})
    settings.VISIBILITY = "reviewed"
    told = page(client, story)
    assert HEAD in told
    assert erratum.permalink_id not in told


def test_the_desk_is_told_of_one_that_waits_and_files_are_not(story, erratum) -> None:
    corrected(erratum, story)
    take_down(erratum, by=None)
    desk = Client()
    desk.force_login(User.objects.create_superuser("boss"))
    assert erratum.permalink_id in page(desk, story)
    assert erratum.permalink_id not in page(desk, story, ".json") + page(desk, story, ".txt")


@pytest.mark.parametrize("number", [1, 20])
def test_the_page_takes_as_many_queries_however_many_there_are(
    client, story, django_assert_num_queries, number: int
) -> None:
    for n in range(number):
        other = make_article(make_page("2", DAY + dt.timedelta(days=2)), headline=f"续报{n}")
        relate(other.permalink, RelationKind.FOLLOW_UP, story.permalink, by=None)
    with django_assert_num_queries(15):
        client.get(story.get_absolute_url())
