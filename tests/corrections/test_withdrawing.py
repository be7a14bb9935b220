from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.corrections.change import change
from articles.corrections.withdrawing import (
    NotWithdrawn,
    ask_about_due,
    take_down,
    undo_withdrawal,
    withdraw,
)
from articles.models import Article, Outbox, Problem, Withdrawal
from articles.models.states import Reason, Visibility
from tests.support.factories import make_article, make_page

pytestmark = pytest.mark.django_db

TOMORROW = timezone.localdate() + dt.timedelta(days=1)


def continued() -> tuple[Article, Article]:
    start = make_article(continues_on="2")
    return start, make_article(make_page("2"), continuation_of=start, continued_from="1")


def visibilities() -> list[str]:
    return list(Article.objects.order_by("pk").values_list("visibility", flat=True))


def test_every_part_of_a_text_is_withdrawn_whichever_is_named() -> None:
    _, rest = continued()
    withdraw(rest, reason=Reason.PRIVACY, by=None)
    assert visibilities() == ["withdrawn", "withdrawn"]


def test_undoing_gives_each_part_what_it_was() -> None:
    start, rest = continued()
    change(rest, version=1, changes={"visibility": "hidden"})
    withdraw(start, reason=Reason.LAW, by=None)
    undo_withdrawal(rest, by=None)
    assert visibilities() == ["public", "hidden"]


def test_a_second_withdrawal_has_its_own_reasons_and_undoing_it_leads_back_to_before_the_first() -> None:
    article = make_article()
    withdraw(article, reason=Reason.LAW, by=None)
    withdraw(article, reason=Reason.OTHER, by=None, public_reason="另有说明")
    assert [row.reason for row in Withdrawal.objects.in_force()] == ["other"]
    undo_withdrawal(article, by=None)
    assert visibilities() == ["public"]


def test_what_was_withdrawn_in_its_form_comes_back_as_it_was() -> None:
    article = make_article()
    change(article, version=1, changes={"visibility": "hidden"})
    change(article, version=2, changes={"visibility": "withdrawn"})
    undo_withdrawal(article, by=None)
    assert visibilities() == ["hidden"]


def test_what_came_withdrawn_is_for_a_person_to_decide() -> None:
    undo_withdrawal(make_article(visibility="withdrawn"), by=None)
    assert visibilities() == ["held"]


def test_reasons_end_when_the_text_is_shown_again() -> None:
    article = make_article()
    withdraw(article, reason=Reason.LAW, by=None, public_reason="旧话")
    change(article, version=article.version, changes={"visibility": "public"})
    change(article, version=article.version, changes={"visibility": "withdrawn"})
    assert not Withdrawal.objects.in_force().exists()


def test_what_was_asked_is_settled_by_a_decision() -> None:
    article = make_article(visibility="held")
    Problem.objects.create(article=article, first_line=1, last_line=1, reason="personal", detail="待定")
    change(article, version=1, changes={"visibility": "public"})
    assert not article.problems.exists()


def test_there_is_nothing_to_undo_where_nothing_is_withdrawn() -> None:
    with pytest.raises(NotWithdrawn):
        undo_withdrawal(make_article(), by=None)


def test_who_withdrew_and_why_stands_in_its_history() -> None:
    user = User.objects.create_user("qian")
    article = make_article()
    withdraw(article, reason=Reason.UNTRUE, by=user, note="当事人来电")
    last = article.revisions.first()
    assert (last.by, last.reason) == (user, "撤下：失实")


def test_the_index_learns_of_every_part() -> None:
    start, _ = continued()
    Outbox.objects.all().delete()
    withdraw(start, reason=Reason.OTHER, by=None)
    assert set(Outbox.objects.values_list("article_id", flat=True)) == set(Article.objects.values_list("pk", flat=True))


def test_the_public_reads_the_date_and_what_was_chosen_to_be_said(client: Client) -> None:
    article = make_article()
    withdraw(article, reason=Reason.INFRINGING, by=None, note="律师函第三号", public_reason="应权利人要求")
    answer = client.get(article.get_absolute_url())
    said = answer.content.decode()
    assert answer.status_code == 410
    assert "应权利人要求" in said and "律师函" not in said and "侵权" not in said.replace("侵权）", "")


def test_a_day_that_has_come_asks_a_person_once_and_brings_nothing_back() -> None:
    article = make_article()
    withdraw(article, reason=Reason.OTHER, by=None, until=TOMORROW)
    assert ask_about_due(timezone.now()) == []
    later = timezone.now() + dt.timedelta(days=2)
    assert len(ask_about_due(later)) == 1
    assert ask_about_due(later) == []
    assert Problem.objects.get(article=article).reason == "withdrawn-until"
    assert visibilities() == ["withdrawn"]


def test_nobody_is_asked_about_what_is_back_already() -> None:
    article = make_article()
    withdraw(article, reason=Reason.OTHER, by=None, until=TOMORROW)
    undo_withdrawal(article, by=None)
    assert ask_about_due(timezone.now() + dt.timedelta(days=2)) == []


def test_taking_down_holds_what_is_public_and_leaves_what_is_stricter() -> None:
    start, rest = continued()
    change(rest, version=1, changes={"visibility": Visibility.WITHDRAWN})
    take_down(start, by=None)
    assert visibilities() == ["held", "withdrawn"]
