"""What is written once: raw texts and revisions; what the database itself refuses."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from articles.models import Article, Issue, Page, PageText, Revision
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db


def test_a_revision_is_never_changed_or_deleted() -> None:
    revision = Revision.objects.create(article=make_article(), version=2, changes={})
    with pytest.raises(TypeError, match="不可改动"):
        revision.save()
    with pytest.raises(TypeError, match="不可删除"):
        revision.delete()


def test_a_page_text_is_never_changed_or_deleted() -> None:
    text = PageText.objects.create(page=Page.objects.create(), raw=b"x", sha256="0", encoding="utf-8", text="x")
    with pytest.raises(TypeError, match="不可改动"):
        text.save()
    with pytest.raises(TypeError, match="不可删除"):
        text.delete()


def test_an_article_has_one_revision_a_version() -> None:
    article = make_article()
    Revision.objects.create(article=article, version=2, changes={})
    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.create(article=article, version=2, changes={})


def test_an_issue_has_one_page_of_a_number() -> None:
    issue = Issue.objects.create(date=dt.date(2023, 9, 12), date_source="printed")
    Page.objects.create(issue=issue, number="C01")
    with pytest.raises(IntegrityError), transaction.atomic():
        Page.objects.create(issue=issue, number="C01")


def test_a_dated_page_needs_a_number() -> None:
    issue = Issue.objects.create(date=dt.date(2023, 9, 12), date_source="printed")
    with pytest.raises(IntegrityError), transaction.atomic():
        Page.objects.create(issue=issue)


@pytest.mark.parametrize("field", ["kind", "status", "visibility"])
def test_the_database_refuses_a_word_it_does_not_know(field: str) -> None:
    article = make_article()
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(**{field: "unheard"})


def test_pages_stand_in_print_order() -> None:
    issue = Issue.objects.create(date=dt.date(2023, 9, 12), date_source="printed")
    for number in ("10", "2", "1", "C01"):
        Page.objects.create(issue=issue, number=number)
    assert list(Page.objects.in_print_order().values_list("number", flat=True)) == ["1", "2", "10", "C01"]
