from __future__ import annotations

import pytest

from articles.models import Article, Byline, FormerAddress, Permalink, Reporter, ReporterAlias
from articles.models.people import reporters_named
from tests.support.factories import make_page

CONDITIONS = 1000


@pytest.mark.django_db
def test_two_names_with_one_pinyin_have_two_slugs() -> None:
    slugs = [Reporter.objects.create(name=name).slug for name in ("李丽", "李莉", "黎莉")]
    assert slugs == ["li-li", "li-li-2", "li-li-3"]


@pytest.mark.django_db
def test_a_renamed_reporter_keeps_the_address_and_gets_a_new_sort_key() -> None:
    reporter = Reporter.objects.create(name="李丽")
    reporter.name = "王丽"
    reporter.save()
    assert (reporter.slug, reporter.pinyin) == ("li-li", "wang li")


@pytest.mark.django_db
def test_an_alias_finds_its_reporter() -> None:
    reporter = Reporter.objects.create(name="李丽")
    ReporterAlias.objects.create(reporter=reporter, name="黎丽")
    assert reporters_named({"黎丽", "李丽"}) == {"黎丽": reporter, "李丽": reporter}


@pytest.mark.django_db
def test_an_unknown_name_becomes_a_reporter_once() -> None:
    first = reporters_named({"李丽"})["李丽"]
    assert reporters_named({"李丽"})["李丽"] == first


@pytest.mark.django_db
def test_a_name_without_pinyin_still_has_an_address() -> None:
    reporter = Reporter.objects.create(name="■")
    assert (reporter.slug, reporter.initial) == ("x", "#")


@pytest.mark.django_db
def test_an_address_that_somebody_had_once_is_nobody_else_s() -> None:
    first = Reporter.objects.create(name="李丽")
    Reporter.objects.filter(pk=first.pk).update(slug="li-li-9")
    FormerAddress.objects.create(slug="li-li", reporter=first)
    assert Reporter.objects.create(name="李莉").slug == "li-li-2"


@pytest.mark.django_db
def test_a_list_of_articles_may_name_more_people_than_sqlite_takes_conditions() -> None:
    page = make_page()
    people = Reporter.objects.bulk_create(Reporter(name=f"甲{n}", slug=f"jia-{n}") for n in range(CONDITIONS + 1))
    links = Permalink.objects.bulk_create(Permalink() for _ in people)
    articles = Article.objects.bulk_create(Article(permalink=link, page=page, order=1) for link in links)
    Byline.objects.bulk_create(
        Byline(article=article, reporter=one, name=one.name, order=0)
        for article, one in zip(articles, people, strict=True)
    )
    listed = Article.objects.with_context()
    assert {byline.reporter for article in listed for byline in article.bylines.all()} == set(people)
