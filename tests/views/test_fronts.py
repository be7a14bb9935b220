from __future__ import annotations

from articles.models import Article
from articles.models.states import Kind
from articles.views.fronts import Front, front_of


def test_the_first_text_with_a_kicker_leads() -> None:
    photo, plain, main = Article(kind=Kind.PHOTO, kicker="x"), Article(), Article(kicker="引题")
    front = front_of([photo, plain, main])
    assert front.lead is main
    assert [one is other for one, other in zip(front.others, [photo, plain], strict=True)] == [True, True]


def test_without_a_kicker_the_first_text_leads() -> None:
    photo, plain = Article(kind=Kind.PHOTO), Article()
    assert front_of([photo, plain]).lead is plain


def test_a_photo_leads_where_there_is_no_text() -> None:
    photo = Article(kind=Kind.PHOTO)
    assert front_of([photo]) == Front(photo, [])


def test_nothing_leads_an_empty_front() -> None:
    assert front_of([]) == Front(None, [])
