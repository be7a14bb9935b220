"""Two authors become one, and are two again: versions, revisions, outbox and masks follow."""

from __future__ import annotations

from itertools import pairwise

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client

from articles.corrections import StaleVersion, correct
from articles.corrections.filing import change_reporter
from articles.corrections.history import replay, state
from articles.corrections.merging import NotTheseTwo, merge, unmerge
from articles.corrections.redacting import redact, unredact
from articles.models import Article, Byline, Outbox, Problem, Reporter, ReporterAlias
from articles.models.former import Led, led_to
from articles.models.people import reporters_named
from articles.models.states import Reason
from tests.support.factories import make_article, make_reporter

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles() -> list[Article]:
    return [make_article(None, [("记者", "张三"), ("摄影", "李四")]), make_article(None, [("记者", "李四")])]


def people() -> tuple[Reporter, Reporter]:
    return make_reporter("张三"), make_reporter("李四")


def signed(article: Article) -> list[tuple[str, str, str | None]]:
    rows = article.bylines.order_by("order")
    return [(row.role, row.name, row.reporter.slug if row.reporter else None) for row in rows]


def test_what_one_signed_the_other_signed_and_print_stays(articles: list[Article]) -> None:
    assert merge(*people(), by=None) == 1
    assert signed(articles[0]) == [("记者", "张三", "li-si"), ("摄影", "李四", "li-si")]


def test_each_article_has_its_version_revision_and_outbox_row(articles: list[Article]) -> None:
    editor = User.objects.create_user("editor")
    Outbox.objects.all().delete()
    merge(*people(), by=editor)
    told = [(article.version, replay(article) == state(article)) for article in Article.objects.order_by("pk")]
    assert told == [(2, True), (1, True)]
    assert articles[0].revisions.get(version=2).by == editor
    assert list(Outbox.objects.values_list("article_id", flat=True)) == [articles[0].pk]


def test_the_log_and_the_history_tell_it_by_numbers_for_a_name_may_be_masked_later(articles: list[Article]) -> None:
    merge(*people(), by=User.objects.create_user("editor"))
    told = [*LogEntry.objects.values_list("object_repr", "change_message"), articles[0].revisions.get(version=2).reason]
    assert len(told) == 3
    assert "张三" not in repr(told)
    assert "zhang" not in repr(told)


def test_a_new_alias_by_which_somebody_masked_would_be_known_hides_him_there(client: Client) -> None:
    told = make_article(None, [("记者", "李四")], body="张三说。")
    mask(told, "张三")
    change_reporter(make_reporter("李四"), version=1, name="李四", aliases=["张三"])
    assert signed(told) == [("记者", "李四", None)]
    assert client.get(told.get_absolute_url()).context["corrections"].count == 0


def test_it_is_no_correction_of_the_text(articles: list[Article]) -> None:
    merge(*people(), by=User.objects.create_user("editor"))
    assert not articles[0].revisions.by_people().exists()
    assert Article.objects.get(pk=articles[0].pk).status == "unreviewed"


def test_names_that_come_later_are_the_one_who_stays(articles: list[Article]) -> None:
    ReporterAlias.objects.create(reporter=make_reporter("张三"), name="三丰")
    merge(*people(), by=None)
    found = reporters_named({"张三", "三丰", "李四"})
    assert {person.slug if person else None for person in found.values()} == {"li-si"}


def test_a_byline_out_of_the_history_is_the_one_who_stays(articles: list[Article]) -> None:
    correct(articles[0], version=1, changes={"bylines": [{"role": "摄影", "name": "李四"}]}, by=None)
    merge(*people(), by=None)
    article = Article.objects.get(pk=articles[0].pk)
    again = [{"role": "记者", "name": "张三"}, {"role": "摄影", "name": "李四"}]
    correct(article, version=article.version, changes={"bylines": again}, by=None)
    assert signed(article)[0] == ("记者", "张三", "li-si")


def chain(*people: Reporter) -> list[Reporter]:
    """Each merged into the next."""
    for source, into in pairwise(people):
        merge(Reporter.objects.get(pk=source.pk), Reporter.objects.get(pk=into.pk), by=None)
    return [Reporter.objects.get(pk=one.pk) for one in people]


def test_who_was_merged_before_leads_to_the_last(articles: list[Article]) -> None:
    zhang, li, wang = chain(*people(), Reporter.objects.create(name="王五"))
    assert {zhang.at_present, li.at_present} == {wang}
    assert led_to("zhang-san") == led_to("li-si") == Led(wang, undoable=True)


@pytest.mark.parametrize("names", [("张三", "李四", "王五"), ("张三", "张三", "王五"), ("张三", "张三", "张三")])
@pytest.mark.parametrize("back", [(1, 0), (0, 1)], ids=["the last merging first", "the first merging first"])
def test_several_mergings_are_undone_one_by_one(names: tuple[str, ...], back: tuple[int, ...]) -> None:
    people = [Reporter.objects.create(name=name) for name in names]
    articles = [make_article() for _ in people]
    for article, person in zip(articles, people, strict=True):
        Byline.objects.create(article=article, role="记者", name=person.name, order=0, reporter=person)
    before = [signed(article) for article in articles]
    chain(*people)
    assert {place[2] for article in articles for place in signed(article)} == {people[2].slug}
    for one in back:
        unmerge(Reporter.objects.get(pk=people[one].pk), by=None)
        assert signed(articles[one]) == before[one]
    assert [signed(article) for article in articles] == before
    assert not ReporterAlias.objects.exists()


def test_who_was_merged_before_comes_back_with_whom_he_was_merged_into(articles: list[Article]) -> None:
    before = [[(role, name, "li-si") for role, name, _ in signed(article)] for article in articles]
    _, li, _ = chain(*people(), Reporter.objects.create(name="王五"))
    unmerge(li, by=None)
    assert [signed(article) for article in articles] == before
    assert led_to("zhang-san") == Led(li, undoable=True)
    assert reporters_named({"张三"}) == {"张三": li}


def test_the_name_of_a_namesake_who_stays_stays_an_alias() -> None:
    one, _, wang = chain(*(Reporter.objects.create(name=name) for name in ("张三", "张三", "王五")))
    unmerge(one, by=None)
    assert list(wang.aliases.values_list("name", flat=True)) == ["张三"]


def test_what_was_nobody_s_is_his_when_nobody_else_bears_the_name() -> None:
    one, other = Reporter.objects.create(name="张三"), Reporter.objects.create(name="张三")
    article = make_article()
    correct(article, version=1, changes={"bylines": [{"role": "记者", "name": "张三"}]}, by=None)
    assert signed(article) == [("记者", "张三", None)]
    assert Problem.objects.get(article=article).reason == "namesakes"
    merge(other, one, by=None)
    assert signed(article) == [("记者", "张三", "zhang-san")]
    assert not Problem.objects.exists()


def test_a_merging_that_makes_no_sense_is_refused(articles: list[Article]) -> None:
    zhang, li = people()
    with pytest.raises(NotTheseTwo, match="两位"):
        merge(li, li, by=None)
    ReporterAlias.objects.create(reporter=Reporter.objects.create(name="王五"), name="张三")
    with pytest.raises(NotTheseTwo, match="wang-wu 的别名"):
        merge(zhang, li, by=None)
    ReporterAlias.objects.all().delete()
    merge(zhang, li, by=None)
    with pytest.raises(NotTheseTwo, match="已并入 li-si"):
        merge(Reporter.objects.get(name="张三"), Reporter.objects.get(name="李四"), by=None)


def test_who_was_saved_meanwhile_is_not_merged(articles: list[Article]) -> None:
    zhang, li = people()
    change_reporter(Reporter.objects.get(pk=li.pk), version=1, name="李四", aliases=["老李"])
    with pytest.raises(StaleVersion):
        merge(zhang, li, by=None)
    assert signed(articles[0])[0] == ("记者", "张三", "zhang-san")


def test_the_way_back_gives_each_his_own(articles: list[Article]) -> None:
    before = [signed(article) for article in articles]
    merge(*people(), by=None)
    later = make_article(None)
    correct(later, version=1, changes={"bylines": [{"role": "记者", "name": "张三"}]}, by=None)
    assert unmerge(Reporter.objects.get(name="张三"), by=None) == 2
    assert [signed(article) for article in articles] == before
    assert signed(later) == [("记者", "张三", "zhang-san")]
    assert replay(Article.objects.get(pk=articles[0].pk)) == state(Article.objects.get(pk=articles[0].pk))
    assert reporters_named({"张三"})["张三"] == Reporter.objects.get(name="张三")


def test_namesakes_taken_for_one_are_two_again() -> None:
    one, other = Reporter.objects.create(name="张三"), Reporter.objects.create(name="张三")
    article = make_article()
    for order, (role, person) in enumerate([("记者", one), ("摄影", other)]):
        Byline.objects.create(article=article, role=role, name="张三", order=order, reporter=person)
    merge(other, one, by=None)
    unmerge(Reporter.objects.get(pk=other.pk), by=None)
    assert signed(article) == [("记者", "张三", "zhang-san"), ("摄影", "张三", "zhang-san-2")]


def mask(article: Article, passage: str) -> None:
    redact(article, passage, reason=Reason.PRIVACY, by=None)


def test_a_masked_name_comes_back_under_whoever_he_turned_out_to_be(articles: list[Article]) -> None:
    mask(articles[0], "张三")
    merge(*people(), by=None)
    article = Article.objects.get(pk=articles[0].pk)
    assert signed(article)[0][2] is None
    unredact(article.redactions.get(), by=None)
    assert signed(article)[0] == ("记者", "张三", "li-si")


@pytest.mark.parametrize("passage", ["张三", "李四"])
def test_a_name_that_was_masked_under_another_comes_back_under_its_own(articles: list[Article], passage: str) -> None:
    """李四, too, hides who signed as 张三 while he was taken for him."""
    before = [signed(article) for article in articles]
    zhang, _ = chain(*people())
    mask(articles[0], passage)
    unmerge(zhang, by=None)
    unredact(articles[0].redactions.get(), by=None)
    assert [signed(article) for article in articles] == before


def test_where_a_name_is_masked_nobody_is_known_by_it_through_a_merging(articles: list[Article]) -> None:
    """李四 would be known for 张三, which is 遮盖 in this article."""
    told = make_article(None, [("记者", "李四")], body="张三说。")
    mask(told, "张三")
    merge(*people(), by=None)
    assert signed(told) == [("记者", "李四", None)]
    told.refresh_from_db()
    chosen = {"role": "摄影", "name": "李四", "person": "li-si"}
    correct(told, version=told.version, changes={"bylines": [chosen]}, by=None)
    assert signed(told) == [("摄影", "李四", None)]
    assert replay(told) == state(told)


def test_an_alias_that_is_masked_is_told_to_no_reader(articles: list[Article]) -> None:
    mask(articles[0], "张三")
    merge(*people(), by=None)
    assert ReporterAlias.objects.get().untold
    assert not Reporter.objects.known_as(["张三"]).exists()
    unredact(articles[0].redactions.get(), by=None)
    assert not ReporterAlias.objects.get().untold
