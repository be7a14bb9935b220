"""Which records a harvester gets, and when, whatever was done at the desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.corrections import correct, filing
from articles.corrections.publishing import adopt_settings, note_changed
from articles.corrections.redacting import redact, unredact
from articles.corrections.structure import bring_back, link_continuation, move_permalink, unlink_continuation
from articles.corrections.withdrawing import take_down, undo_withdrawal, withdraw
from articles.harvesting.harvest import Refused, last_second, record
from articles.models import Article, Issue, Redaction, Reporter, Series
from articles.models.states import Reason
from tests.harvesting.harvested import settle, states, whole
from tests.support.factories import DAY, make_article, make_page, make_undated_page

pytestmark = pytest.mark.django_db


def again(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def hide(article: Article) -> None:
    correct(again(article), version=again(article).version, changes={"visibility": "hidden"}, by=None)


def undate(article: Article) -> None:
    page = article.page
    page.refresh_from_db()
    filing.file_page(page, version=page.version, date=None, number=page.number)


# What makes a public article one that is not: a harvester learns that it is deleted.
AWAY: dict[str, Callable[[Article], object]] = {
    "withdrawn": lambda one: withdraw(one, reason=Reason.PRIVACY, by=None),
    "held": lambda one: take_down(one, by=None),
    "hidden": hide,
    "undated": undate,
    "merged": lambda one: move_permalink(again(one), make_article()),
    "split": lambda one: move_permalink(again(one), make_article(), make_article()),
    "joined to what is withdrawn": lambda one: link_continuation(make_article(visibility="withdrawn"), again(one)),
}


@pytest.mark.parametrize("act", AWAY)
def test_what_is_public_no_more_comes_once_more_as_deleted(act: str) -> None:
    article = make_article(make_page("7"))
    settle()
    first = timezone.now() - dt.timedelta(seconds=1)
    AWAY[act](article)
    changed = [one for one in whole(first) if one.code == article.permalink_id]
    assert states(changed) == {article.permalink_id: "deleted"}
    assert abs(changed[0].stamp - timezone.now()) < dt.timedelta(seconds=30)


BACK: dict[str, tuple[Callable[[Article], object], Callable[[Article], object]]] = {
    "withdrawal undone": (AWAY["withdrawn"], lambda one: undo_withdrawal(again(one), by=None)),
    "merge undone": (AWAY["merged"], lambda one: bring_back(again(one))),
    "dated again": (undate, lambda one: filing.file_page(one.page, version=one.page.version, date=DAY, number="7")),
}


@pytest.mark.parametrize("act", BACK)
def test_what_is_shown_again_comes_again(act: str) -> None:
    article = make_article(make_page("7"))
    away, back = BACK[act]
    away(article)
    settle()
    back(article)
    assert states(whole(timezone.now() - dt.timedelta(seconds=5)))[article.permalink_id] == "there"


def test_what_a_text_goes_on_in_goes_and_comes_with_it() -> None:
    start, rest = make_article(), make_article(make_page("2"))
    link_continuation(start, rest)
    settle()
    hide(start)
    both = {start.permalink_id: "deleted", rest.permalink_id: "deleted"}
    assert states(whole(timezone.now() - dt.timedelta(seconds=5))) == both
    settle()
    correct(again(start), version=again(start).version, changes={"visibility": "public"}, by=None)
    assert set(states(whole(timezone.now() - dt.timedelta(seconds=5))).values()) == {"there"}


def test_a_rest_that_stands_alone_since_is_there() -> None:
    start, rest = make_article(), make_article(make_page("2"))
    link_continuation(start, rest)
    settle()
    unlink_continuation(again(rest))
    assert states(whole(timezone.now() - dt.timedelta(seconds=5))) == {rest.permalink_id: "there"}


def redact_it(article: Article) -> None:
    redact(again(article), "湖边的柳树", reason=Reason.PRIVACY, by=None)


def rename_reporter(article: Article) -> None:
    reporter = Reporter.objects.get(name="李四")
    filing.change_reporter(reporter, version=reporter.version, name="李肆", aliases=[])


def renumber_issue(article: Article) -> None:
    issue = Issue.objects.get(date=DAY)
    filing.change_issue(issue, version=issue.version, number=77)


CHANGES: dict[str, Callable[[Article], object]] = {
    "corrected": lambda one: correct(one, version=1, changes={"headline": "改过"}, by=None),
    "redacted": redact_it,
    "its reporter renamed": rename_reporter,
    "its issue numbered": renumber_issue,
}


@pytest.mark.parametrize("act", CHANGES)
def test_what_changed_comes_again(act: str) -> None:
    article = make_article(make_page("7"), [("记者", "李四")], body="湖边的柳树绿了。")
    settle()
    CHANGES[act](article)
    assert states(whole(timezone.now() - dt.timedelta(seconds=5))) == {article.permalink_id: "there"}


def test_a_passage_shown_again_makes_its_article_come_again() -> None:
    article = make_article(body="湖边的柳树绿了。")
    redact_it(article)
    settle()
    unredact(Redaction.objects.get(), by=None)
    assert states(whole(timezone.now() - dt.timedelta(seconds=5))) == {article.permalink_id: "there"}


def test_what_was_never_public_is_nowhere() -> None:
    for hidden in (make_article(visibility="hidden"), make_article(make_undated_page())):
        note_changed([hidden.pk])
        with pytest.raises(Refused, match="identifier"):
            record(hidden.permalink_id)
    assert whole() == []


def test_a_withdrawn_one_keeps_the_moment_when_withdrawn_again() -> None:
    article = make_article()
    withdraw(article, reason=Reason.PRIVACY, by=None)
    settle()
    withdraw(again(article), reason=Reason.LAW, by=None)
    assert whole(timezone.now() - dt.timedelta(seconds=5)) == []


def test_nothing_of_the_last_minute_is_in_a_list() -> None:
    article = make_article()
    assert whole(now=timezone.now()) == []
    assert whole(now=article.changed_at + dt.timedelta(seconds=59)) == []
    assert states(whole(now=article.changed_at + dt.timedelta(seconds=61))) == {article.permalink_id: "there"}


def under(settings, visibility: str) -> None:
    """A server begins under this setting, as time goes on."""
    settle()
    settings.VISIBILITY = visibility
    adopt_settings()


def test_other_settings_delete_what_they_hide_and_bring_it_back(settings) -> None:
    under(settings, "public")
    seen, reviewed = make_article(), make_article()
    correct(reviewed, version=1, changes={"status": "reviewed"}, by=None)
    rest = make_article(make_page("2"))
    link_continuation(seen, rest)
    hidden = {seen.permalink_id: "deleted", rest.permalink_id: "deleted"}
    under(settings, "reviewed")
    assert states(whole(timezone.now() - dt.timedelta(seconds=5))) == hidden
    under(settings, "staff")
    under(settings, "public")
    assert states(whole(timezone.now() - dt.timedelta(seconds=5))) == dict.fromkeys(hidden, "there")


def test_other_settings_publish_what_was_never_seen(settings) -> None:
    under(settings, "reviewed")
    article = make_article()
    note_changed([article.pk])
    under(settings, "public")
    assert states(whole(timezone.now() - dt.timedelta(seconds=5))) == {article.permalink_id: "there"}


@pytest.fixture
def three_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.harvesting.harvest.PER_ANSWER", 3)


@pytest.mark.usefixtures("three_an_answer")
@pytest.mark.parametrize("number", [1, 3, 4, 6, 7])
def test_a_list_of_several_answers_has_each_record_once_in_their_order(number: int) -> None:
    made = [make_article() for _ in range(number)]
    settle()
    found = whole()
    assert sorted(one.code for one in found) == sorted(one.permalink_id for one in made)
    assert [(one.stamp, one.code) for one in found] == sorted((one.stamp, one.code) for one in found)


@pytest.mark.usefixtures("three_an_answer")
def test_what_changes_meanwhile_is_in_the_next_list() -> None:
    made = [make_article(headline=f"第{n}篇") for n in range(10)]
    settle()
    now, left = timezone.now(), list(Article.objects.order_by("permalink"))

    def between() -> None:
        """One that came already and one that is still to come."""
        for article in (left.pop(0), left.pop()):
            correct(again(article), version=1, changes={"headline": "改过"}, by=None)

    first = whole(now=now, between=between)
    second = whole(last_second(now))
    codes = [one.code for one in first]
    assert len(codes) == len(set(codes))
    assert {*codes, *states(second)} == {one.permalink_id for one in made}
    newest = {one.code: one.article and one.article.headline for one in [*first, *second]}
    assert newest == dict(Article.objects.values_list("permalink", "headline"))


@pytest.mark.usefixtures("three_an_answer")
def test_an_answer_that_goes_on_is_not_empty_though_all_that_was_left_has_changed() -> None:
    made = [make_article() for _ in range(5)]
    settle()
    now = timezone.now()
    found = whole(now=now, between=lambda: note_changed([one.pk for one in made]))
    codes = [one.code for one in found]
    assert len(codes) == len(set(codes)) == 4
    assert {*codes, *states(whole(last_second(now)))} == {one.permalink_id for one in made}


def test_a_series_that_is_deleted_makes_its_articles_come_again() -> None:
    series = Series.objects.create(name="水乡札记")
    article = make_article(series=series)
    settle()
    filing.delete_series(series, by=User.objects.create_user("editor"))
    assert states(whole(timezone.now() - dt.timedelta(seconds=5))) == {article.permalink_id: "there"}
