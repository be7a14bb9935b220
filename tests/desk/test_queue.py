"""The queue: the worst first, each offered to whoever may take it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.corrections import correct
from articles.desk.figures import deeds_of
from articles.desk.queue import QueueFilter
from articles.desk.reviewing import agree, send_back
from articles.desk.weighing import weigh_what_changed
from articles.models import Article, Score
from articles.reports.taking import take_text_report
from tests.support.factories import make_article, make_page, make_problem, make_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> dict[str, User]:
    return {name: User.objects.create_user(name) for name in ("张三", "李四", "王五")}


def doubted(reason: str, **fields: object) -> Article:
    article = make_article(**fields)
    problem = make_problem(make_text(article.page, "一行", version=article.pk), article, 1, "存疑")
    type(problem).objects.filter(pk=problem.pk).update(reason=reason)
    return article


def queue(looking: User, query: str = "") -> list[Article]:
    Score.objects.ask_again(list(Article.objects.values_list("pk", flat=True)))
    weigh_what_changed(timezone.now())
    return [score.article for score in QueueFilter.of_query(query).rows(looking)]


def test_the_gravest_doubt_comes_first_and_what_is_sure_last(people: dict[str, User]) -> None:
    sure, joins, personal = make_article(), doubted("crossed"), doubted("personal")
    unsure = make_article(certain=False)
    reported = make_article()
    take_text_report(reported.permalink, {"passage": "抑树", "should_be": "柳树"}, "10.0.0.1")
    assert queue(people["张三"]) == [personal, reported, joins, unsure, sure]


def test_the_less_sure_of_two_readings_comes_first(people: dict[str, User]) -> None:
    wide, narrow = make_article(margin=9.0), make_article(margin=0.5)
    assert queue(people["张三"]) == [narrow, wide]


def test_what_is_closed_to_readers_is_in_no_queue(people: dict[str, User]) -> None:
    for visibility in ("hidden", "withdrawn"):
        make_article(visibility=visibility)
    assert queue(people["张三"]) == []


def test_filters_are_by_issue_status_kind_and_hand(people: dict[str, User]) -> None:
    crossed = doubted("crossed", page=make_page("2", dt.date(2024, 5, 7)))
    disputed = make_article()
    correct(disputed, version=1, changes={"body": "改过。"}, by=people["李四"])
    correct(disputed, version=2, changes={"status": "disputed"}, by=people["王五"])
    looking = people["张三"]
    assert queue(looking, "issue=2024-05-07") == [crossed]
    assert queue(looking, "status=disputed") == [disputed]
    assert queue(looking, "kind=joins") == [crossed]
    assert queue(looking, f"who={people['李四'].pk}") == [disputed]


@pytest.mark.parametrize(
    "query", ["stage=x", "issue=2024-13-01", "who=-1", "kind=zzz", "status=open", "who=" + "9" * 40]
)
def test_what_no_filter_means_is_as_if_it_were_not_said(people: dict[str, User], query: str) -> None:
    assert QueueFilter.of_query(query) == QueueFilter()


def test_a_filter_reads_what_it_wrote() -> None:
    asked = QueueFilter("review", "corrected", "joins", dt.date(2024, 5, 6), 7)
    assert QueueFilter.of_query(asked.encoded()) == asked


def test_nobody_is_offered_the_review_of_his_own_work(people: dict[str, User]) -> None:
    article = make_article()
    correct(article, version=1, changes={"body": "改过。"}, by=people["张三"])
    assert queue(people["张三"], "stage=review") == []
    assert queue(people["李四"], "stage=review") == [article]


def test_the_next_one_is_the_one_behind_the_place_whatever_became_of_it(people: dict[str, User]) -> None:
    first, second = doubted("crossed"), make_article()
    queue(people["张三"])
    points = Score.objects.get(article=first).points
    correct(first, version=1, changes={"body": "改过。"}, by=people["张三"])
    queue(people["张三"])
    after = QueueFilter().after(people["张三"], points, first.pk)
    assert after and after.article == second
    assert QueueFilter().after(people["张三"], after.points, second.pk) is None


def test_what_is_sent_back_comes_first_until_it_is_corrected(people: dict[str, User]) -> None:
    article, personal = make_article(), doubted("personal")
    correct(article, version=1, changes={"body": "改过。"}, by=people["张三"])
    send_back(article, version=2, by=people["李四"], reason="第二段漏字")
    assert queue(people["张三"]) == [article, personal]
    correct(article, version=3, changes={"body": "又改过。"}, by=people["张三"])
    assert queue(people["张三"]) == [personal]


def test_each_persons_articles_of_today_and_of_the_month_are_counted_once(people: dict[str, User]) -> None:
    article = make_article()
    for number in (1, 2):
        correct(article, version=number, changes={"body": f"改过 {number}。"}, by=people["张三"])
    agree(article, version=3, by=people["李四"])
    deeds = {one.who.username: one for one in deeds_of(people.values())}
    assert deeds.keys() == {"张三", "李四"}
    assert (deeds["张三"].corrected_today, deeds["张三"].corrected_this_month, deeds["张三"].reviewed_today) == (
        1,
        1,
        0,
    )
    assert (deeds["李四"].corrected_today, deeds["李四"].reviewed_this_month) == (0, 1)


@pytest.mark.parametrize("query", ["", "kind=joins", "status=disputed", "stage=review"])
def test_a_page_of_the_queue_is_read_in_its_order_from_an_index(people: dict[str, User], query: str) -> None:
    told = QueueFilter.of_query(query).rows(people["张三"])[:50].explain()
    assert "score_by_" in told or "Seq Scan" in told
    assert "TEMP B-TREE" not in told
