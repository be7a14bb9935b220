"""One version of an article for ever, at /a/<code>/v/<n>/."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client

from articles.corrections import filing
from articles.corrections.change import change
from articles.models import Revision, Series
from articles.models.articles import PRINTED_FIELDS
from tests.support.factories import (
    make_article,
    make_page,
    make_problem,
    make_span,
    make_text,
)
from tests.views.old_versions import corrected, main_of, of, shown

pytestmark = pytest.mark.django_db


def test_a_version_shows_what_stood_then_in_every_printed_field(client: Client) -> None:
    first = {name: f"原来的{name}" for name in PRINTED_FIELDS}
    article = corrected({name: f"改过的{name}" for name in PRINTED_FIELDS}, **first)
    then, now = shown(client, of(article, 1)), shown(client, of(article, 2))
    assert [name for name in PRINTED_FIELDS if f"原来的{name}" not in then or f"改过的{name}" in then] == []
    assert [name for name in PRINTED_FIELDS if f"改过的{name}" not in now or f"原来的{name}" in now] == []


def test_a_version_is_the_same_however_often_the_article_is_corrected(client: Client) -> None:
    article = corrected({"headline": "第二稿标题"})

    def printed() -> str:
        page = shown(client, of(article, 1))
        return page[page.index("<article") : page.index("</article>")]

    before = printed()
    for version in range(2, 5):
        change(article, version=version, changes={"body": f"第{version}次改。", "headline": f"又改{version}"})
    assert printed() == before


def test_a_version_signs_as_it_was_signed(client: Client) -> None:
    entry = {"role": "记者", "person": None, "organisation": False, "printed": "", "certain": True}
    article = make_article(None, [("记者", "王小朋")])
    change(article, version=1, changes={"bylines": [entry | {"name": "王小明"}]})
    then = shown(client, of(article, 1))
    assert ("王小朋" in then, "王小明" in then) == (True, False)
    assert "/reporters/" not in then[then.index("<article") : then.index("</article>")]


def test_a_name_leads_to_its_person_where_the_present_article_names_him_too(client: Client) -> None:
    article = make_article(None, [("记者", "王小明")])
    change(article, version=1, changes={"headline": "改过"})
    assert 'href="/reporters/wang-xiao-ming/"' in shown(client, of(article, 1))


def test_a_version_says_which_it_is_and_leads_to_the_present_one_and_its_neighbours(client: Client) -> None:
    article = corrected({"headline": "二"}, {"headline": "三"})
    day = dt.datetime(2024, 6, 1, 12, tzinfo=dt.UTC)
    Revision.objects.filter(article=article, version=2).update(at=day)
    page = main_of(client, of(article, 2))
    notice = re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", page[page.index('<p class="version">') :].partition("</p>")[0]))
    assert notice == "这是第2稿（2024-06-01），现在是第3稿。看现在的一稿"
    for address in (article.get_absolute_url(), of(article, 1), of(article, 3)):
        assert f'href="{address}"' in page


def test_the_present_version_says_that_it_is(client: Client) -> None:
    article = corrected({"headline": "二"})
    assert "也就是现在的一稿" in main_of(client, of(article, 2))


@pytest.mark.parametrize("number", [1, 2])
def test_a_version_is_no_page_for_search_engines_and_names_the_present_one(client: Client, number: int) -> None:
    article = corrected({"headline": "二"})
    response = client.get(of(article, number))
    assert response["X-Robots-Tag"] == "noindex"
    assert f'rel="canonical" href="http://localhost:8000{article.get_absolute_url()}"' in response.content.decode()
    assert "X-Robots-Tag" not in client.get(article.get_absolute_url())


def test_the_article_names_its_version_and_leads_to_it(client: Client) -> None:
    article = corrected({"headline": "二"}, {"headline": "三"})
    page = main_of(client, article.get_absolute_url())
    assert "本稿是第 3 稿" in page
    assert f'href="{of(article, 3)}"' in page


@pytest.mark.parametrize("number", [0, 3, 999999999])
def test_a_version_that_never_was_is_not_found_in_words(client: Client, number: int) -> None:
    article = corrected({"headline": "二"})
    page = main_of(client, of(article, number), 404)
    assert f"没有第 {number} 稿" in page
    assert f'href="{article.get_absolute_url()}"' in page


@pytest.mark.parametrize("visibility", ["hidden", "withdrawn"])
@pytest.mark.parametrize("number", [1, 2, 3, 9])
def test_below_what_is_not_to_be_seen_the_answer_is_the_same(client: Client, visibility: str, number: int) -> None:
    article = corrected({"headline": "第二稿标题"}, {"visibility": visibility})
    below, above = client.get(of(article, number)), client.get(article.get_absolute_url())
    assert (below.status_code, below.content) == (above.status_code, above.content)


def test_punctuation_as_printed_can_be_asked_for(client: Client) -> None:
    article = corrected({"body": "改过。"}, body="昨天,开会。")
    assert "昨天，开会。" in shown(client, of(article, 1))
    page = shown(client, of(article, 1) + "?as=printed")
    assert "昨天,开会。" in page
    assert f'href="{of(article, 1)}">按现行规范看' in page


def test_a_version_stands_on_the_page_that_it_stood_on(client: Client) -> None:
    article = corrected({"page": make_page("2").pk, "order": 1})
    assert 'href="/issues/2024-05-06/1/"' in main_of(client, of(article, 1))
    assert 'href="/issues/2024-05-06/2/"' in main_of(client, of(article, 2))


def test_a_page_that_is_undated_by_now_is_not_named(client: Client) -> None:
    old = make_page("5")
    article = make_article(old)
    change(article, version=1, changes={"page": make_page("2").pk, "order": 1})
    filing.file_page(old, version=1, date=None, number="5", name="")
    assert "/issues/2024-05-06/5/" not in main_of(client, of(article, 1))


def test_a_part_that_it_went_on_from_is_named_only_where_it_can_be_seen(client: Client) -> None:
    start = make_article(make_page("2"), headline="不公开的上半篇")
    article = make_article(continued_from="2", continuation_of=start)
    change(article, version=1, changes={"continuation_of": None})
    assert "不公开的上半篇" in main_of(client, of(article, 1))
    change(start, version=1, changes={"visibility": "hidden"})
    assert "不公开的上半篇" not in main_of(client, of(article, 1))


def test_a_series_that_is_gone_by_now_breaks_nothing(client: Client) -> None:
    series = Series.objects.create(name="水乡课堂")
    article = make_article(series=series)
    filing.delete_series(series, by=None)
    assert shown(client, of(article, 1))


def test_doubts_are_for_staff_on_old_versions_too(client: Client, admin_client: Client) -> None:
    article = corrected({"headline": "二"})
    text = make_text(article.page, "甲")
    make_span(text, article, 1, 1)
    make_problem(text, article, 1, "句末缺字")
    assert "句末缺字" not in shown(client, of(article, 1))
    assert "句末缺字" in shown(admin_client, of(article, 1))
