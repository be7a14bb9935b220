"""Passes: as many as REVIEWS says, each by another person, none by one who worked at the text."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from articles.corrections import StaleVersion, correct
from articles.desk.reviewing import ReviewRefused, agree, send_back, sent_back
from articles.models import Article, NearMiss
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> list[User]:
    return [User.objects.create_user(name) for name in ("张三", "李四", "王五", "赵六")]


@pytest.fixture
def article(people: list[User]) -> Article:
    """Corrected by the first of them: version 2."""
    article = make_article()
    correct(article, version=1, changes={"body": "改过。"}, by=people[0])
    return article


def status(article: Article) -> str:
    article.refresh_from_db()
    return article.status


@pytest.mark.parametrize("passes", [1, 2, 3])
def test_a_text_is_reviewed_after_as_many_people_as_are_asked_for(settings, people, article, passes: int) -> None:
    settings.REVIEWS = passes
    for number, person in enumerate(people[1 : passes + 1], 1):
        assert status(article) == "corrected"
        assert agree(article, version=2, by=person).pass_number == number
    assert status(article) == "reviewed"


def test_nobody_reviews_his_own_work(people, article) -> None:
    with pytest.raises(ReviewRefused, match="您自己的改动"):
        agree(article, version=2, by=people[0])
    with pytest.raises(ReviewRefused, match="您自己的改动"):
        send_back(article, version=2, by=people[0], reason="漏字")


def test_nobody_does_two_passes(settings, people, article) -> None:
    settings.REVIEWS = 2
    agree(article, version=2, by=people[1])
    with pytest.raises(ReviewRefused, match="前一校是您做的"):
        agree(article, version=2, by=people[1])


def test_a_change_of_the_text_makes_the_passes_void(settings, people, article) -> None:
    settings.REVIEWS = 2
    agree(article, version=2, by=people[1])
    correct(article, version=2, changes={"body": "又改过。"}, by=people[2])
    assert agree(article, version=3, by=people[3]).pass_number == 1
    assert agree(article, version=3, by=people[1]).pass_number == 2
    assert status(article) == "reviewed"


def test_what_may_be_seen_of_it_is_no_change_of_the_text(settings, people, article) -> None:
    settings.REVIEWS = 2
    agree(article, version=2, by=people[1])
    correct(article, version=2, changes={"visibility": "hidden"}, by=people[2])
    assert agree(article, version=3, by=people[3]).pass_number == 2


def test_whose_work_was_reviewed_since_may_review_what_others_change(people, article) -> None:
    agree(article, version=2, by=people[1])
    correct(article, version=3, changes={"body": "又改过。"}, by=people[2])
    assert status(article) == "corrected"
    agree(article, version=4, by=people[0])
    assert status(article) == "reviewed"


def test_what_is_sent_back_is_disputed_and_says_why_until_it_is_corrected(people, article) -> None:
    send_back(article, version=2, by=people[1], reason=" 第二段漏字 ")
    assert status(article) == "disputed"
    assert sent_back(article).reason == "第二段漏字"
    correct(article, version=3, changes={"body": "又改过。"}, by=people[0])
    assert (status(article), sent_back(article)) == ("corrected", None)


def test_sending_back_undoes_the_passes_before_it(settings, people, article) -> None:
    settings.REVIEWS = 2
    agree(article, version=2, by=people[1])
    send_back(article, version=2, by=people[2], reason="漏字")
    assert agree(article, version=3, by=people[3]).pass_number == 1


def test_nothing_is_sent_back_without_a_reason(people, article) -> None:
    with pytest.raises(ReviewRefused, match="理由"):
        send_back(article, version=2, by=people[1], reason=" ")
    assert not article.reviews.exists()


def test_a_text_that_changed_meanwhile_is_not_agreed_to(people, article) -> None:
    correct(article, version=2, changes={"body": "又改过。"}, by=people[2])
    with pytest.raises(StaleVersion):
        agree(article, version=2, by=people[1])


def test_nothing_is_reviewed_while_a_key_phrase_is_undecided(people, article) -> None:
    NearMiss.objects.create(article=article, version=2, phrase="市长王小明", place="x")
    with pytest.raises(ReviewRefused, match="要害词"):
        agree(article, version=2, by=people[1])


def test_a_review_is_never_changed_or_deleted(people, article) -> None:
    review = agree(article, version=2, by=people[1])
    with pytest.raises(TypeError):
        review.save()
    with pytest.raises(TypeError):
        review.delete()
