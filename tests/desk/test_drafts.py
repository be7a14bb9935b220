"""Drafts: kept by window and counter, settled by a save, without what is 遮盖."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.corrections import correct
from articles.corrections.drafting import KEPT, forget_drafts
from articles.corrections.redacting import redact
from articles.desk import drafts
from articles.desk.drafts import DraftRefused, TypedDraft
from articles.models import Article, Draft
from articles.models.states import Reason
from articles.public.masking import SIGN
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db

BODY = "渡口的船换了新的。撑船的葛大冬住在桑园弄。"
Type = Callable[..., Draft]


@pytest.fixture
def person() -> User:
    return User.objects.create_user("editor")


@pytest.fixture
def article() -> Article:
    return make_article(body=BODY)


@pytest.fixture
def type_in(person: User, article: Article, monkeypatch: pytest.MonkeyPatch) -> Type:
    """As fast as a test does it."""
    monkeypatch.setattr(drafts, "SHORTEST", dt.timedelta(0))

    def typed(body: str, counter: int = 1, window: str = "a", version: int = 1) -> Draft:
        sent = TypedDraft(window, counter, version, {"body": body})
        return drafts.keep(person, article.pk, sent, {"body": article.body})

    return typed


def told(person: User, article: Article) -> list[str]:
    article.refresh_from_db()
    return [draft.fields["body"] for draft in drafts.drafts_of(person, article)]


def test_the_last_one_of_a_window_is_kept(type_in: Type, person: User, article: Article) -> None:
    type_in("船换了")
    type_in("船换了新的", counter=2)
    assert told(person, article) == ["船换了新的"]


def test_what_comes_late_changes_nothing(type_in: Type, person: User, article: Article) -> None:
    type_in("船换了新的", counter=2)
    type_in("船换了", counter=1)
    assert told(person, article) == ["船换了新的"]


def test_no_window_replaces_what_was_typed_in_another(type_in: Type, person: User, article: Article) -> None:
    type_in("在这一台", counter=9)
    type_in("在那一台", window="b")
    assert told(person, article) == ["在那一台", "在这一台"]


def test_what_was_taken_back_is_no_draft(type_in: Type, person: User, article: Article) -> None:
    type_in("船换了")
    type_in(BODY, counter=2)
    assert told(person, article) == []


def test_nobody_sees_the_drafts_of_another(type_in: Type, article: Article) -> None:
    type_in("船换了")
    assert told(User.objects.create_user("colleague"), article) == []


def test_a_save_takes_its_own_draft_and_the_one_that_it_took_over(
    type_in: Type, person: User, article: Article
) -> None:
    first = type_in("在这一台", counter=3)
    type_in("在这一台，再写几个字", window="b")
    drafts.settle(person, article, "b", f"{first.pk}:3")
    assert told(person, article) == []


def test_what_was_typed_on_elsewhere_since_outlives_the_save(type_in: Type, person: User, article: Article) -> None:
    first = type_in("在这一台", counter=3)
    type_in("在这一台，又写了", counter=4)
    drafts.settle(person, article, "b", f"{first.pk}:3")
    assert told(person, article) == ["在这一台，又写了"]


def test_what_took_a_draft_over_stands_in_its_place(person: User, article: Article, type_in: Type) -> None:
    first = type_in("在这一台", counter=3)
    typed = TypedDraft("b", 1, 1, {"body": "在这一台，再写几个字"}, f"{first.pk}:3")
    drafts.keep(person, article.pk, typed, {"body": BODY})
    assert told(person, article) == ["在这一台，再写几个字"]


def test_too_much_is_refused(type_in: Type, article: Article) -> None:
    with pytest.raises(DraftRefused, match="太长") as refused:
        type_in("长" * (drafts.MOST_CHARACTERS + 1))
    assert refused.value.status == 413
    assert not article.drafts.exists()


def test_a_flood_is_refused_and_leaves_what_is_kept(
    type_in: Type, person: User, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in("船换了")
    monkeypatch.setattr(drafts, "SHORTEST", dt.timedelta(hours=1))
    with pytest.raises(DraftRefused, match="太快"):
        type_in("船换了新的", counter=2)
    monkeypatch.setattr(drafts, "MOST_DRAFTS", 1)
    with pytest.raises(DraftRefused, match="1 份"):
        type_in("别的", window="b")
    assert told(person, article) == ["船换了"]


def test_redacting_takes_the_passage_out_of_drafts(type_in: Type, person: User, article: Article) -> None:
    type_in(f"{BODY}还没有写完")
    redact(article, "葛大冬住在桑园弄", reason=Reason.PRIVACY, by=None)
    assert Draft.objects.get().fields == {"body": f"渡口的船换了新的。撑船的{SIGN}。还没有写完"}


def test_redacting_takes_out_what_was_being_corrected_in_the_passage_too(type_in: Type, article: Article) -> None:
    type_in(BODY.replace("葛大冬", "葛大东"))
    redact(article, "葛大冬住在桑园弄", reason=Reason.PRIVACY, by=None)
    assert "桑园" not in Draft.objects.get().fields["body"]


def test_a_page_that_stayed_open_brings_nothing_back(type_in: Type, person: User, article: Article) -> None:
    redact(article, "葛大冬住在桑园弄", reason=Reason.PRIVACY, by=None)
    type_in(BODY.replace("葛大冬", "葛大东"))
    type_in(f"{BODY}又写了", window="b")
    assert [draft.fields["body"] for draft in Draft.objects.all() if "桑园" in draft.fields["body"]] == []


def test_a_draft_on_an_older_version_stays_whole(type_in: Type, person: User, article: Article) -> None:
    type_in("船换了")
    correct(article, version=1, changes={"body": "别人改了。"}, by=person)
    assert [(one.version, one.fields) for one in drafts.drafts_of(person, article)] == [(1, {"body": "船换了"})]


def test_after_thirty_days_it_is_forgotten(type_in: Type, person: User, article: Article) -> None:
    type_in("船换了")
    type_in("新写的", window="b")
    Draft.objects.filter(window="a").update(at=timezone.now() - KEPT - dt.timedelta(hours=1))
    assert forget_drafts(timezone.now()) == ["放了 30 天没有再写的草稿已清去 1 份。"]
    assert (told(person, article), forget_drafts(timezone.now())) == (["新写的"], [])


def test_it_goes_with_its_persons_account(type_in: Type, person: User) -> None:
    type_in("船换了")
    person.delete()
    assert not Draft.objects.exists()
