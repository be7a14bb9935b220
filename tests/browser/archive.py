"""An archive with one of everything a page can show, in text of our own."""

from __future__ import annotations

import datetime as dt

from articles.corrections.change import change
from articles.corrections.noting import add_note
from articles.corrections.relating import relate
from articles.indexing import outbox
from articles.models import Article, Issue, Permalink, RelationKind, Series
from articles.models.states import Kind
from articles.proving.digest import digest_of
from articles.views.proofs import confirming_address
from articles.views.versions import described_at, past_of
from tests.support.factories import (
    DAY,
    make_article,
    make_issue,
    make_known_day,
    make_page,
    make_problem,
    make_span,
    make_text,
)

LONG = "湖边的柳树发了芽,市民纷纷出门散步,孩子们在草地上放风筝。" * 12
RAW = "\n\n".join(["某某日报 第1版", "早春的湖边 游人如织", "■记者 李四", LONG, "遗失启事"])


def make_archive() -> list[str]:
    """Addresses of one page of each kind, error pages included."""
    for year in range(2001, 2024):
        make_article(make_page(date=dt.date(year, 5, 3)), [("记者", "李四")], headline="往日的一条湖边消息")
    issue = make_issue(number=5262, lunar_date="农历甲辰年三月廿八")
    lead = fill_page()
    make_known_day(issue.date - dt.timedelta(2))
    withdrawn, unshown = make_article(visibility="withdrawn"), make_article()
    change(unshown, version=1, changes={"visibility": "hidden"})
    first = lead.subtitle
    change(lead, version=1, changes={"subtitle": "——改过的副题"})
    change(lead, version=2, changes={"subtitle": first})
    add_said(lead)
    split = Permalink.objects.create(state="split")
    split.successors.add(lead.permalink)
    outbox.enqueue(Article.objects.values_list("pk", flat=True))
    return [
        "/",
        *dates(issue),
        *below(lead),
        f"/issues/{issue.date}/1/?found=湖边",
        "/reporters/",
        "/reporters/li-si/",
        "/series/",
        "/series/chun-you-ji/",
        "/reporters/li-si/works/",
        "/search/",
        "/search/?q=湖边&kind=article",
        "/search/?q=湖边的桥树发了芽",
        f"/a/{split.code}/",
        f"/a/{withdrawn.permalink_id}/",
        f"/a/{unshown.permalink_id}/",
        "/a/mistyped/",
    ]


def below(lead: Article) -> list[str]:
    """The addresses of an article of three versions and of all that stands below it."""
    own = lead.get_absolute_url()
    endings = ("", "?as=printed", "cite/", "report/", "v/2/", "v/9/", "?found=湖边#f1", "v/3/proof/")
    confirming = confirming_address(lead.permalink_id, 3, digest_of(described_at(past_of(lead), 3)))
    return [*(f"{own}{ending}" for ending in endings), confirming]


def add_said(lead: Article) -> None:
    """What is said of the main story: its series, a printed 更正, a text that goes on telling, an editors' note."""
    series = Series.objects.create(name="春游记")
    later = make_page("2", DAY + dt.timedelta(3))
    erratum = make_article(later, kind=Kind.NOTICE, headline="更正", body="本报5月6日第1版有误。")
    relate(erratum.permalink, RelationKind.ERRATUM, lead.permalink, by=None)
    relate(make_article(later, headline="湖边的柳树").permalink, RelationKind.FOLLOW_UP, lead.permalink, by=None)
    add_note(lead, "图片见次日第3版。", by=None)
    for number in (1, 2, 5, 8, 9):
        date = dt.date(2023, 6, number)
        make_article(make_page(date=date), headline=f"湖边第{number}回", series=series, instalment=number)
    Article.objects.filter(pk=lead.pk).update(series=series, instalment=7)


def dates(issue: Issue) -> list[str]:
    """The addresses of days, months and years, and of what was asked for by date."""
    return [
        f"/issues/{issue.date.year}/",
        f"/issues/{issue.date}/",
        f"/issues/{issue.date}/1/",
        f"/issues/{issue.date}/1/?by=paragraph",
        f"/issues/{issue.date:%Y-%m}/",
        f"/issues/{issue.date - dt.timedelta(1)}/",
        f"/issues/{issue.date - dt.timedelta(2)}/",
        "/issues/1999-05-06/",
        "/issues/missing/",
        "/issues/?date=五月三日",
        "/issues/?date=总第1期",
        "/issues/?date=不是日期",
    ]


def fill_page() -> Article:
    """A front page: main story with doubts, a photo, the forecast, a notice and more stories than colours."""
    page = make_page("1", name="要闻")
    make_page("3", name="副刊")
    text = make_text(page, RAW)
    lead = make_article(
        page,
        [("记者", "李四"), ("通讯员", "欧阳小明"), ("摄影", "王小明")],
        section="春游记",
        kicker='一年之计在于春 "早"字当头',
        headline="早春的湖边 游人如织",
        subtitle="记一个晴朗的周末",
        dateline="本报讯",
        body=f"{LONG}\n{LONG}",
        continues_on="3",
    )
    make_span(text, None, 1, 1, "furniture")
    make_span(text, lead, 3, 3, "headline")
    make_span(text, lead, 5, 5, "byline")
    make_span(text, lead, 7, 7, "body")
    make_problem(text, lead, 7, "句末可能缺字")
    make_article(page, [("摄影", "王小明")], kind=Kind.PHOTO, headline="湖光", body="湖边的清晨。")
    make_article(page, kind=Kind.WEATHER, headline="天气预报", body="今天晴,气温10到20℃。")
    notice = make_article(page, kind=Kind.NOTICE, headline="遗失启事")
    make_span(text, notice, 9, 9, "notice")
    for n in range(8):
        make_article(page, [("记者", f"张三{n}")], headline=f"湖边新闻第{n}条", body=LONG, status="corrected")
    return lead
