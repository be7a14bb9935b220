"""One version of an article for ever, at /a/<code>/v/<n>/."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from articles.corrections import correct, filing
from articles.corrections.change import change
from articles.corrections.past import as_of
from articles.models import Article, Revision, Series
from articles.models.articles import PRINTED_FIELDS
from articles.models.revisions import states
from articles.views.seen_versions import day_of, readable
from tests.support.factories import (
    make_article,
    make_byline,
    make_page,
    make_problem,
    make_span,
    make_text,
)
from tests.views.old_versions import corrected, main_of, of, shown

pytestmark = pytest.mark.django_db


def viewer(*rights: str) -> Client:
    client = Client()
    user = User.objects.create_user("viewer", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights, content_type__app_label="articles"))
    client.force_login(user)
    return client


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


# Who sees version 1 of an article whose text was replaced at version 2.
@pytest.mark.parametrize("raw", ["public", "staff"])
@pytest.mark.parametrize("who", ["visitor", "account", "desk"])
def test_a_version_that_nobody_reviewed_is_raw_text(settings, raw: str, who: str) -> None:
    settings.RAW_TEXT = raw
    article = corrected({"headline": "第二稿标题"}, {"headline": "第三稿标题"})
    client = {"visitor": Client, "account": viewer, "desk": lambda: viewer("view_article")}[who]()
    sees = who == "desk" or raw == "public"
    page = main_of(client, of(article, 1), 200 if sees else 404)
    assert ("第一稿标题" in page) is sees
    assert sees or ("第 1 稿没有公开" in page and f'href="{article.get_absolute_url()}"' in page)
    assert "第三稿标题" in main_of(client, of(article, 3))


def test_between_versions_nobody_is_led_to_one_that_he_may_not_see(client: Client, settings) -> None:
    settings.RAW_TEXT = "staff"
    article = corrected(REVIEWED, UNCHECKED | {"headline": "未校"}, {"headline": "今"})
    page = main_of(client, of(article, 4))
    assert (f'href="{of(article, 2)}"' in page, f'href="{of(article, 3)}"' in page) == (True, False)


Steps = Iterable[dict[str, object]]
HIDDEN, SHOWN, GONE = {"visibility": "hidden"}, {"visibility": "public"}, {"visibility": "withdrawn"}
UNCHECKED = {"status": "corrected"}
REVIEWED, A, B, C = {"status": "reviewed"}, {"headline": "甲"}, {"headline": "乙"}, {"headline": "丙"}
RAW = [
    # What was done after the first version → the versions that readers see when raw text is public.
    ([], {1}),
    ([A, B], {1, 2, 3}),
    ([GONE, SHOWN, A], {1, 2, 3, 4}),
    ([HIDDEN, A, SHOWN], {3, 4}),
    ([GONE, A, SHOWN, B], {4, 5, 3}),
    ([A, HIDDEN, B, SHOWN], {1, 4, 5}),
    ([A, HIDDEN, B, C, SHOWN], {1, 5, 6}),
    ([A, HIDDEN, B, {"headline": "标题"}, SHOWN], {1, 5, 6}),
]
REVIEWED_ONLY = [
    ([A, B], {3}),
    ([REVIEWED, A], {1, 2, 3}),
    ([A, REVIEWED, UNCHECKED | B, C], {2, 3, 5}),
    ([A, {"status": "reviewed", "headline": "乙"}, C], {3, 4}),
    ([{"order": 7}, {"order": 8}], {1, 2, 3}),
    ([REVIEWED, UNCHECKED | A, {"headline": "标题"}, B], {1, 2, 4, 5}),
    ([REVIEWED, HIDDEN, A, SHOWN], {4, 5}),
]


def seen(steps: Steps, *, raw: bool) -> set[int]:
    article = corrected(*steps, headline="标题")
    return readable(states(article.revisions.order_by("version")), article.version, raw=raw)


@pytest.mark.parametrize(("steps", "expected"), RAW)
def test_a_text_that_was_replaced_while_it_was_not_public_is_never_shown(steps: Steps, expected: set[int]) -> None:
    assert seen(steps, raw=True) == expected


@pytest.mark.parametrize(("steps", "expected"), REVIEWED_ONLY)
def test_without_raw_text_only_what_was_reviewed_or_prints_the_same(steps: Steps, expected: set[int]) -> None:
    assert seen(steps, raw=False) == expected


def test_the_day_of_a_version_tells_of_nothing_that_is_not_told(client: Client) -> None:
    article = corrected(A, GONE, SHOWN, {"order": 5}, B)
    days = [dt.datetime(2024, 6, day, tzinfo=dt.UTC) for day in range(1, 7)]
    for version, day in enumerate(days, 1):
        Revision.objects.filter(article=article, version=version).update(at=day)
    revisions = list(article.revisions.order_by("version"))
    told = [day_of(revisions, version) for version in range(1, 7)]
    assert told == [days[0], days[1], days[1], days[1], days[1], days[5]]


def test_every_version_replayed_is_what_the_article_was_then() -> None:
    article = make_article(None, [("记者", "王小明")], headline="标题")
    steps = [A, HIDDEN, B, {"continues_on": "3", "kind": "photo"}, {"continued_from": "1", "status": "disputed"}, SHOWN]
    fields = (*PRINTED_FIELDS, "kind", "status", "continues_on", "continued_from", "page_id")
    rows = []
    for version, step in enumerate([{}, *steps]):
        if step:
            correct_or_change(article, version, step)
        rows.append([getattr(article, name) for name in fields])
    told = states(article.revisions.order_by("version"))
    assert [[getattr(as_of(article, state), name) for name in fields] for state in told.values()] == rows


def correct_or_change(article: Article, version: int, step: dict[str, object]) -> None:
    if step.keys() <= {*PRINTED_FIELDS, "status", "visibility"}:
        correct(article, version=version, changes=step, by=None)
    else:
        change(article, version=version, changes=step)


OLD = [
    {"bylines": [{"role": "记者", "name": "王小明"}], "status": "doubtful", "certain": True, "visibility": "public"},
    {"page": 999999, "continuation_of": 999999, "series": 999999, "kind": "poem"},
    {"bylines": [{"name": "新华社"}]},
]


@pytest.mark.parametrize("told", OLD)
def test_what_earlier_releases_noted_breaks_no_version(client: Client, told: dict[str, object]) -> None:
    article = make_article()
    make_byline(article, "记者", "王小明")
    changes = {name: {"before": None, "after": value} for name, value in told.items()}
    Revision.objects.filter(article=article).update(changes=changes | {"headline": {"before": "", "after": "旧题"}})
    Revision.objects.create(
        article=article, version=2, changes={"headline": {"before": "旧题", "after": "标题"}}, reason="推补：较早的不全"
    )
    Article.objects.filter(pk=article.pk).update(version=2)
    assert "旧题" in shown(client, of(article, 1))
    assert "（20" not in main_of(client, of(article, 2)).partition("</p>")[0]
