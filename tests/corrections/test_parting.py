from __future__ import annotations

import datetime as dt

import pytest

from articles.corrections import correct
from articles.corrections.history import replay, state
from articles.corrections.merging import NotTheseTwo
from articles.corrections.parting import ChosenBylines, split
from articles.corrections.redacting import redact
from articles.models import Article, Problem, Reporter
from articles.models.people import reporters_named
from articles.models.states import Reason
from tests.support.factories import make_article, make_page, make_reporter

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles() -> list[Article]:
    days = [dt.date(2001, 5, 6), dt.date(2001, 5, 7), dt.date(2019, 5, 6)]
    roles = ["记者", "摄影", "摄影"]
    return [make_article(make_page("1", day), [(role, "张三")]) for day, role in zip(days, roles, strict=True)]


def whose() -> list[str | None]:
    slugs = Article.objects.order_by("pk").values_list("bylines__reporter__slug", flat=True)
    return list(slugs)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (ChosenBylines(roles={"摄影"}), ["zhang-san", "zhang-san-2", "zhang-san-2"]),
        (ChosenBylines(last=dt.date(2001, 12, 31)), ["zhang-san-2", "zhang-san-2", "zhang-san"]),
        (ChosenBylines(first=dt.date(2001, 5, 7), roles={"摄影"}), ["zhang-san", "zhang-san-2", "zhang-san-2"]),
    ],
)
def test_what_is_chosen_is_the_second_one_s(
    articles: list[Article], chosen: ChosenBylines, expected: list[str]
) -> None:
    second, moved = split(make_reporter("张三"), chosen, to=None, note="摄影部", by=None)
    assert whose() == expected
    assert (second.distinct_name, moved) == ("张三（摄影部）", expected.count("zhang-san-2"))
    assert all(replay(article) == state(article) for article in Article.objects.all())


def test_a_name_that_two_bear_is_nobody_s_until_a_person_chooses(articles: list[Article]) -> None:
    split(make_reporter("张三"), ChosenBylines(roles={"摄影"}), to=None, note="", by=None)
    assert reporters_named({"张三"}) == {"张三": None}
    new = make_article()
    correct(new, version=1, changes={"bylines": [{"role": "记者", "name": "张三"}]}, by=None)
    assert new.bylines.get().reporter is None
    problem = Problem.objects.get()
    assert (problem.article, problem.reason) == (new, "namesakes")
    chosen = {"role": "记者", "name": "张三", "person": "zhang-san-2"}
    correct(new, version=2, changes={"bylines": [chosen]}, by=None)
    assert new.bylines.get().reporter.slug == "zhang-san-2"
    assert not Problem.objects.exists()


def test_a_byline_keeps_its_person_in_another_role_and_order(articles: list[Article]) -> None:
    split(make_reporter("张三"), ChosenBylines(roles={"摄影"}), to=None, note="", by=None)
    article = Article.objects.get(pk=articles[1].pk)
    bylines = [{"role": "编辑", "name": "李四"}, {"role": "通讯员", "name": "张三"}]
    correct(article, version=article.version, changes={"bylines": bylines}, by=None)
    assert article.bylines.get(name="张三").reporter.slug == "zhang-san-2"


def test_nobody_s_bylines_of_the_name_may_be_chosen_too(articles: list[Article]) -> None:
    second, _ = split(make_reporter("张三"), ChosenBylines(roles={"摄影"}), to=None, note="", by=None)
    new = make_article(make_page("1", dt.date(2002, 1, 1)))
    correct(new, version=1, changes={"bylines": [{"role": "记者", "name": "张三"}]}, by=None)
    first = Reporter.objects.get(slug="zhang-san")
    split(first, ChosenBylines(articles={new.pk}), to=Reporter.objects.get(pk=second.pk), note="", by=None)
    assert new.bylines.get().reporter == second


def test_where_his_name_is_masked_he_does_not_come_back_as_another(articles: list[Article]) -> None:
    """Neither as the new person of the name, nor as nobody's byline that was chosen."""
    person = make_reporter("张三")
    person.aliases.create(name="三丰")
    told = make_article(make_page("1", dt.date(2001, 5, 6)), body="三丰就是张三。")
    correct(told, version=1, changes={"bylines": [{"role": "记者", "name": "三丰"}]}, by=None)
    redact(told, "张三", reason=Reason.PRIVACY, by=None)
    assert told.bylines.get().reporter is None
    split(person, ChosenBylines(last=dt.date(2001, 12, 31)), to=None, note="", by=None)
    assert told.bylines.get().reporter is None


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (ChosenBylines(roles={"编辑"}), "没有这样的署名"),
        (ChosenBylines(first=dt.date(1999, 1, 1)), "都选中了"),
    ],
)
def test_what_would_part_nothing_is_refused(articles: list[Article], chosen: ChosenBylines, said: str) -> None:
    with pytest.raises(NotTheseTwo, match=said):
        split(make_reporter("张三"), chosen, to=None, note="", by=None)
    assert Reporter.objects.count() == 1
