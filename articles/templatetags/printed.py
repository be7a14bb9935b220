"""Template filters of the reading pages: Chinese typography, dates, counts, marks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from articles.chinese import dates, lunar, pinyin, typography
from articles.describing.described import Described
from articles.describing.linked_data import for_a_script, news_article
from articles.models import Article, Byline, Issue, Page, Reporter
from articles.models.people import role_name
from articles.models.rights import may_look_at
from articles.models.states import READERS_STATUS, Status, proof_name

register = template.Library()

OPENING = 240

for function in (
    typography.full_width,
    typography.grouped,
    typography.subtitle,
    dates.chinese_date,
    dates.chinese_month,
    dates.dates_through,
    dates.month_day,
    dates.weekday,
    lunar.lunar_date,
    lunar.lunar_day,
    lunar.solar_term,
    lunar.year_name,
    role_name,
    proof_name,
):
    register.filter(function.__name__, function)

# Beside the word that readers are told of a text: a mark and a sentence.
UNCHECKED = ("○", "机器识别，未经人工校对，引用前请对照原报。")
STATUS_SENTENCES = {
    Status.UNREVIEWED: UNCHECKED,
    Status.DISPUTED: UNCHECKED,
    Status.CORRECTED: ("◐", "有人订正过，其余文字仍是机器识别。"),
    Status.REVIEWED: ("●", "全文已由人校对。"),
}


@register.inclusion_tag("includes/status.html", takes_context=True)
def status(context: template.Context, article: Article, sentence: bool = False) -> dict[str, object]:
    """How far people have been over the text, in a word, and in a whole ``sentence`` where there is room.

    What the reading was not certain of waits for the desk, and only it is told.
    """
    mark, whole = STATUS_SENTENCES[Status(article.status)]
    word = READERS_STATUS[Status(article.status)]
    doubtful = not article.certain and may_look_at(context["request"].user, Article)
    shown = {"status": article.status, "mark": mark, "word": word, "sentence": whole if sentence else ""}
    return shown | {"doubtful": doubtful}


@register.filter
def phrases(headline: str) -> SafeString:
    """The headline's phrases as spans that lines prefer to keep whole."""
    return format_html_join(" ", '<span class="ph">{}</span>', ((part,) for part in typography.phrases(headline)))


@register.filter
def opening(article: Article) -> str:
    """The first paragraph for a list, cut at a length that no list shows whole."""
    text = typography.full_width(article.body.partition("\n")[0])
    return text if len(text) <= OPENING else text[:OPENING] + "…"


@register.filter
def issue_date(printed: Issue | Page) -> str:
    """2023年9月12日, marked where it was inferred; between which days, where that is known. Asked of a page, whose
    issue may be at hand without its other pages, it costs no query."""
    return printed.printed_date


@register.simple_tag
def date_of_issue(day: dt.date) -> str:
    """The same of a day that was counted together with others; one query."""
    issue = Issue.objects.with_bounds().filter(date=day).first()
    return issue.printed_date if issue else dates.chinese_date(day)


@register.filter
def issue_weekday(printed: Issue | Page) -> str:
    """Nothing where only a range of days is known."""
    day = printed.date
    return dates.weekday(day) if day and not printed.known_between else ""


@register.filter
def inference(issue: Issue) -> str:
    """What stands behind a date that is told in part: nothing, （推定）, or between which days it lies."""
    if issue.is_inferred:
        return f"（{issue.printed_date if issue.known_between else '推定'}）"
    return ""


@register.filter
def bounds(page: Page) -> str:
    """Between which days an inferred date must lie, as a sentence."""
    ends = (("最早", page.earliest), ("最晚", page.latest))
    known = [f"{word} {day:%Y-%m-%d}" for word, day in ends if day]
    return "，".join(known) + "。" if known else ""


@register.filter
def linked_data(one: Described) -> SafeString:
    """What the data block in the article's page holds; nothing in it ends the block."""
    return mark_safe(for_a_script(news_article(one)))


@register.filter
def through(first: int, last: int) -> str:
    """3—7, or 3 alone."""
    return f"{first}" if first == last else f"{first}—{last}"


@register.filter
def days_through(first: dt.date, last: dt.date) -> str:
    """5月5日—7日, the month said again only where it is another one."""
    if first == last:
        return dates.month_day(first)
    end = f"{last.day}日" if first.month == last.month else dates.month_day(last)
    return f"{dates.month_day(first)}—{end}"


@register.filter
def by_role(bylines: Iterable[Byline]) -> list[tuple[str, list[Byline]]]:
    """Neighbouring bylines of one role together, in printed order, the role as it is called on screen."""
    ordered = sorted(bylines, key=lambda byline: byline.order)
    return [(role_name(role), list(found)) for role, found in groupby(ordered, key=lambda byline: byline.role)]


@register.filter
def latin_name(reporter: Reporter) -> str:
    """Nothing where the name is printed in these letters."""
    latin = pinyin.latin_name(reporter.name)
    return "" if latin == reporter.name else latin


# So many years without anything are drawn as one.
LONG_GAP = 3


@dataclass(frozen=True)
class Bar:
    """One bar of a histogram, ``height`` of 100."""

    label: object
    count: int
    height: int
    is_gap: bool = False

    @property
    def top(self) -> int:
        return 100 - self.height


@register.filter
def bars(counts: Iterable[tuple[object, int]]) -> list[Bar]:
    """(label, count) pairs as bars against the highest one; what is not empty stays visible.

    A longer run without any is one bar, 1999–2019.
    """
    pairs = list(counts)
    highest = max((count for _, count in pairs), default=0)
    drawn: list[Bar] = []
    for empty, run in groupby(pairs, key=lambda pair: not pair[1]):
        alike = list(run)
        if empty and len(alike) >= LONG_GAP:
            drawn.append(Bar(f"{alike[0][0]}–{alike[-1][0]}", 0, 0, is_gap=True))
        else:
            drawn += [Bar(label, n, max(2, round(100 * n / highest)) if n else 0) for label, n in alike]
    return drawn


@register.filter
def masthead(newspaper: str) -> SafeString:
    """The paper's name with its edition set large: 甲日报·乙版 is two lines, a plain name one."""
    name, dot, edition = newspaper.partition("·")
    if not dot:
        return format_html('<span class="name">{}</span>', name)
    return format_html(
        '<span class="parent">{}</span><span class="unseen">·</span><span class="name">{}</span>', name, edition
    )


@dataclass(frozen=True)
class Door:
    """A way into the site, ``current`` where the reader stands behind it."""

    name: str
    label: str
    current: bool


NAVIGATION = (
    ("home", "首页", {"home"}),
    ("issues", "日历", {"issues", "year", "month", "issue", "page", "missing"}),
    ("search", "检索", {"search"}),
    ("reporters", "作者", {"reporters", "reporter"}),
)


@register.simple_tag(takes_context=True)
def navigation(context: template.Context) -> list[Door]:
    """The site's four doors; error pages, which know no address, stand in none of them."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    here = match.url_name if match else ""
    return [Door(name, label, here in inside) for name, label, inside in NAVIGATION]
