"""Where a 要害词 nearly stands, the text waits for a person: from its import on, and when the table changes."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import User

from articles.corrections import correct
from articles.desk.phrase_checks import Table, check_archive, check_phrases
from articles.models import Article, KeyPhrase
from articles.models.doubts import PHRASE
from tests.support.factories import DAY, make_article

pytestmark = pytest.mark.django_db
NEAR, RIGHT = "市长王晓明到会。", "市长王小明到会。"


@pytest.fixture
def phrase() -> KeyPhrase:
    return KeyPhrase.objects.create(title="市长", words="王小明")


@pytest.fixture
def signer() -> User:
    return User.objects.create_user("签发人")


def check_all() -> None:
    check_archive({"table": ""}, lambda done, total, word="": None)


def standing(article: Article) -> tuple[str, int, bool]:
    """What is seen of it, how many places are undecided, and whether somebody is asked."""
    article.refresh_from_db()
    asked = article.problems.filter(reason=PHRASE).exists()
    return article.visibility, article.near_misses.open().count(), asked


def test_when_the_table_changes_what_nearly_has_a_phrase_is_held(phrase: KeyPhrase) -> None:
    near, right = make_article(body=NEAR), make_article(body=RIGHT)
    check_all()
    assert (standing(near), standing(right)) == (("held", 1, True), ("public", 0, False))


def test_to_check_twice_is_as_to_check_once(phrase: KeyPhrase) -> None:
    article = make_article(body=NEAR)
    check_all()
    check_all()
    assert standing(article) == ("held", 1, True)
    assert article.version == 2


def test_a_phrase_holds_within_its_days(phrase: KeyPhrase) -> None:
    KeyPhrase.objects.update(first=DAY + dt.timedelta(1))
    article = make_article(body=NEAR)
    check_all()
    assert standing(article)[0] == "public"


def test_a_decision_is_noted_and_holds_while_the_place_stays_as_it_is(phrase: KeyPhrase, signer: User) -> None:
    article = make_article(body=NEAR + "\n" + "末段。")
    check_all()
    article.refresh_from_db()
    correct(article, version=2, changes={"visibility": "public"}, by=signer)
    check_all()
    assert standing(article) == ("public", 0, False)
    assert article.near_misses.get().decided_by == signer
    correct(
        article, version=3, changes={"headline": "新题", "body": f"首段改过，离得很远。\n{NEAR}\n末段。"}, by=signer
    )
    check_all()
    assert standing(article)[:2] == ("held", 1)


def test_a_change_elsewhere_in_the_text_asks_nothing_again(phrase: KeyPhrase, signer: User) -> None:
    article = make_article(body=f"首段很长，离那个地方很远。\n{NEAR}")
    check_all()
    article.refresh_from_db()
    correct(article, version=2, changes={"visibility": "public"}, by=signer)
    correct(article, version=3, changes={"body": f"首段改了，离那个地方很远。\n{NEAR}"}, by=signer)
    check_all()
    assert standing(article) == ("public", 0, False)


def test_what_a_corrector_puts_right_waits_for_whoever_decides_what_is_public(phrase: KeyPhrase, signer: User) -> None:
    article = make_article(body=NEAR)
    check_all()
    article.refresh_from_db()
    correct(article, version=2, changes={"body": RIGHT}, by=signer)
    assert check_phrases(article, Table(), by=signer) is False
    assert standing(article) == ("held", 0, True)
    correct(article, version=3, changes={"body": NEAR}, by=signer)
    assert check_phrases(article, Table(), by=signer) is True


def test_what_only_the_table_held_is_free_when_the_row_goes(phrase: KeyPhrase) -> None:
    article = make_article(body=NEAR)
    check_all()
    phrase.delete()
    check_all()
    assert standing(article) == ("public", 0, False)


def test_what_else_holds_it_holds_on_when_the_row_goes(phrase: KeyPhrase, signer: User) -> None:
    article = make_article(body=NEAR)
    check_all()
    article.refresh_from_db()
    article.problems.create(first_line=1, last_line=1, reason="personal", detail="似有病情")
    phrase.delete()
    check_all()
    assert standing(article)[0] == "held"


def test_what_is_withdrawn_stays_so(phrase: KeyPhrase) -> None:
    article = make_article(body=NEAR, visibility="withdrawn")
    check_all()
    assert standing(article)[:2] == ("withdrawn", 1)
