from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import DatabaseError

from articles.corrections import filing
from articles.importing import store
from articles.importing.store import Arrival, store_page
from articles.models import Article, Delivery, Issue, Outbox, Page, PageText, Reporter, Series, Span
from articles.reading.records import Credit, Doubt, Instalment, IssueFacts, Item, LineSpan, Reading

pytestmark = pytest.mark.django_db

DAY = dt.date(2024, 3, 1)
LEAD = Item(
    kind="article",
    spans=(LineSpan(1, 1, "headline"), LineSpan(2, 2, "byline"), LineSpan(3, 4, "body")),
    kicker="引题",
    headline="主题",
    dateline="本报讯",
    bylines=(Credit("记者", "张三", "■记者 张三", 2), Credit("来源", "新华社", "据新华社", 2, organisation=True)),
    body=("第一段。", "第二段。"),
    instalment=Instalment("讲堂", 12),
)
DOUBTFUL = Item(
    kind="photo",
    spans=(LineSpan(5, 5, "caption"),),
    body=("图片说明。",),
    certain=False,
    doubts=(Doubt(5, 5, "owner", "不知道是哪张图。"),),
)
FRAME = Item(kind="furniture", spans=(LineSpan(6, 6, "masthead"),))
READING = Reading(facts=IssueFacts(number=77, lunar="农历二月", page_name="要闻"), items=(LEAD, DOUBTFUL, FRAME))


def arrival(text: str = "原文", date: dt.date | None = DAY, number: str = "1") -> Arrival:
    return Arrival("页.txt", text.encode(), text, "utf-8", number, date, "printed" if date else "")


def counts() -> list[int]:
    return [model.objects.count() for model in (Issue, Page, PageText, Article, Span, Reporter, Series)]


def test_a_page_becomes_issue_page_text_articles_and_spans() -> None:
    assert store_page(arrival(), READING).outcome == "new"
    assert counts() == [1, 1, 1, 2, 5, 1, 1]


def test_an_article_keeps_what_was_read() -> None:
    store_page(arrival(), READING)
    article = Article.objects.get(kind="article")
    assert (article.kicker, article.headline, article.dateline) == ("引题", "主题", "本报讯")
    assert article.body == article.original_body == "第一段。\n第二段。"
    assert article.original_head["bylines"][0] == {"role": "记者", "name": "张三"}
    assert (article.series.name, article.instalment) == ("讲堂", 12)


def test_an_organisation_becomes_no_reporter() -> None:
    store_page(arrival(), READING)
    rows = Article.objects.get(kind="article").bylines.order_by("order").values_list("name", "reporter__name")
    assert list(rows) == [("张三", "张三"), ("新华社", None)]


def test_the_issue_keeps_what_its_masthead_says() -> None:
    store_page(arrival(), READING)
    issue = Issue.objects.get()
    assert (issue.date, issue.date_source, issue.number, issue.lunar_date) == (DAY, "printed", 77, "农历二月")


def test_a_doubtful_item_waits_for_a_person() -> None:
    store_page(arrival(), READING)
    photo = Article.objects.get(kind="photo")
    assert (photo.status, photo.certain) == ("unreviewed", False)
    assert [problem.detail for problem in photo.problems.all()] == ["不知道是哪张图。"]


def test_lines_of_no_article_have_a_span_too() -> None:
    store_page(arrival(), READING)
    assert Span.objects.get(article=None).role == "furniture"


def test_the_same_page_twice_is_the_same_as_once() -> None:
    store_page(arrival(), READING)
    before = counts(), list(Article.objects.values())
    assert store_page(arrival(), READING).outcome == "unchanged"
    assert (counts(), list(Article.objects.values())) == before


def test_every_article_s_index_entry_is_due() -> None:
    store_page(arrival(), READING)
    assert set(Outbox.objects.values_list("article_id", flat=True)) == set(Article.objects.values_list("pk", flat=True))


def test_a_failure_half_way_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(page: Page) -> None:
        raise DatabaseError("disk is full")

    monkeypatch.setattr(store.arrivals, "link_continuations", fail)
    with pytest.raises(DatabaseError):
        store_page(arrival(), READING)
    assert counts() == [0] * 7
    assert not Outbox.objects.exists()


def test_an_undated_page_is_never_public() -> None:
    store_page(arrival(date=None), READING)
    assert Page.objects.get().issue is None
    assert not Article.objects.public().exists()


def test_an_undated_page_twice_is_the_same_as_once() -> None:
    store_page(arrival(date=None), READING)
    assert store_page(arrival(date=None), READING).outcome == "unchanged"


def test_an_undated_page_that_comes_with_a_date_moves_into_its_issue() -> None:
    page = store_page(arrival(date=None), READING).page
    again = store_page(arrival(), READING)
    assert (again.outcome, again.page) == ("dated", page)
    assert Article.objects.public().count() == 2


def test_a_dated_page_without_a_number_waits() -> None:
    page = store_page(arrival(number=""), READING).page
    assert (page.issue, page.earliest, page.latest) == (None, DAY, DAY)


def test_the_text_of_a_filed_page_that_comes_without_a_date_is_known() -> None:
    page = store_page(arrival(), READING).page
    again = store_page(arrival(date=None), READING)
    assert (again.outcome, again.page) == ("unchanged", page)


def test_a_second_page_fills_in_what_the_first_did_not_print() -> None:
    store_page(arrival("一"), replace(READING, facts=IssueFacts()))
    store_page(arrival("二", number="2"), READING)
    assert Issue.objects.get().number == 77


def test_a_series_that_was_renamed_is_found_by_its_former_name() -> None:
    store_page(arrival(), READING)
    series = Series.objects.get()
    filing.change_series(series, version=1, name="大讲堂", aliases=[])
    store_page(arrival("又一期", DAY + dt.timedelta(7)), READING)
    assert [article.series for article in Article.objects.filter(kind="article")] == [series] * 2


def test_a_series_is_found_by_its_alias() -> None:
    series = Series.objects.create(name="大讲堂", aliases=["讲堂"])
    store_page(arrival(), READING)
    assert Article.objects.get(kind="article").series == series


ELSEWHERE = dt.date(2024, 3, 5)


def moved(page: Page, date: dt.date | None = ELSEWHERE, number: str = "1") -> Page:
    """Filed elsewhere by a person."""
    filing.file_page(page, version=page.version, date=date, number=number, name=page.name)
    return page


@pytest.mark.parametrize(
    ("date", "number"), [(ELSEWHERE, "1"), (DAY, "3"), (ELSEWHERE, "C01"), (None, "1"), (None, "")]
)
def test_a_page_that_a_person_filed_elsewhere_is_known_by_its_bytes(date: dt.date | None, number: str) -> None:
    page = moved(store_page(arrival(), READING).page, date, number)
    before = counts()
    again = store_page(arrival(), READING)
    assert (again.outcome, again.page, again.elsewhere) == ("unchanged", page, "")
    page.refresh_from_db()
    assert (counts(), page.date, page.number) == (before, date, number)


@pytest.mark.parametrize(("date", "number"), [(dt.date(2024, 3, 2), "1"), (DAY, "2"), (dt.date(2024, 3, 2), "C01")])
def test_one_notice_printed_twice_is_two_pages(date: dt.date, number: str) -> None:
    store_page(arrival(), READING)
    assert store_page(arrival(date=date, number=number), READING).outcome == "new"
    assert Page.objects.count() == 2
    assert store_page(arrival(date=date, number=number), READING).outcome == "unchanged"


def test_a_file_that_comes_at_last_as_a_person_filed_it_is_known() -> None:
    page = moved(store_page(arrival(), READING).page)
    assert store_page(arrival(date=ELSEWHERE), READING).outcome == "unchanged"
    assert list(Page.objects.all()) == [page]


def test_a_page_that_a_person_dated_is_not_moved_by_another_date_given() -> None:
    page = moved(store_page(arrival(date=None), READING).page)
    again = store_page(arrival(date=DAY), READING)
    assert (again.outcome, again.elsewhere) == ("unchanged", str(page))
    assert [one.date for one in Page.objects.all()] == [ELSEWHERE]


def test_a_page_that_a_person_took_out_of_its_issue_is_filed_by_another_date_alone() -> None:
    page = moved(store_page(arrival(), READING).page, None)
    assert store_page(arrival(), READING).outcome == "unchanged"
    assert not Article.objects.public().exists()
    assert store_page(arrival(date=ELSEWHERE), READING).outcome == "dated"
    assert [(one.pk, one.date) for one in Page.objects.all()] == [(page.pk, ELSEWHERE)]


LONG = "新大桥昨天上午合龙，预计明年春天通车，两岸往来只要五分钟，比绕行快得多。渡口的老船工说他撑了四十年船。"


def test_a_better_text_goes_to_the_page_that_a_person_filed_elsewhere() -> None:
    page = moved(store_page(arrival(LONG), READING).page)
    again = store_page(arrival(LONG.replace("五", "十")), READING)
    assert (again.outcome, again.page, Page.objects.count()) == ("new text", page, 1)


def test_another_text_does_not_go_to_the_page_that_a_person_filed_elsewhere() -> None:
    moved(store_page(arrival(LONG), READING).page)
    assert store_page(arrival("银杏大道两旁的树叶黄了，前来拍照的市民一天比一天多。"), READING).outcome == "new"


def test_two_pages_that_a_person_has_swapped_stay_swapped() -> None:
    other = "银杏大道两旁的树叶黄了，前来拍照的市民一天比一天多，管理方把开放时间延长到晚上九点。"
    one = store_page(arrival(LONG), READING).page
    two = store_page(arrival(other, number="2"), READING).page
    for page, number in ((one, "9"), (two, "1"), (one, "2")):
        moved(page, DAY, number)
    for text, number, page in ((LONG, "1", one), (other, "2", two)):
        assert store_page(arrival(text, number=number), READING).outcome == "unchanged"
        assert store_page(arrival(f"{text}补", number=number), READING).page == page


def test_a_text_without_deliveries_is_known_where_its_page_stands() -> None:
    store_page(arrival(), READING)
    Delivery.objects.all().delete()
    assert store_page(arrival(), READING).outcome == "unchanged"


@pytest.mark.parametrize(
    ("before", "given", "after"),
    [
        ("inferred", "supplied", "supplied"),
        ("inferred", "printed", "printed"),
        ("supplied", "printed", "printed"),
        ("supplied", "inferred", "supplied"),
        ("printed", "supplied", "printed"),
    ],
)
def test_the_better_known_date_of_two_pages_counts(before: str, given: str, after: str) -> None:
    for number, source in (("1", before), ("2", given)):
        store_page(replace(arrival(number, number=number), date_source=source), READING)
    assert Issue.objects.get().date_source == after
