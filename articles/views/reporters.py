"""The A–Z index of names and the page of one reporter."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.catalogue import reporters as signing
from articles.models import Article, FormerAddress, Reporter
from articles.models.articles import ArticleQuerySet
from articles.models.people import aliases_of_all, articles_of, role_name
from articles.search.asked_names import AskedName
from articles.views.errors import NotHere
from articles.views.redirects import lead_on

PER_PAGE = 20
COMPANIONS = 8
# A year that an issue can bear; any other narrows nothing.
IN_CALENDAR = re.compile(r"[12][0-9]{3}")
NOBODY = "没有这位署名者，或者署名的文章都没有公开。"
NARROWING = ("year", "role", "page_number", "sort")


@dataclass(frozen=True)
class IndexLetter:
    """A letter of the index, # for names without pinyin."""

    letter: str

    @property
    def anchor(self) -> str:
        return "other" if self.letter == "#" else self.letter

    @property
    def heading(self) -> str:
        return "其他" if self.letter == "#" else self.letter

    @property
    def place(self) -> str:
        return "其他" if self.letter == "#" else f"{self.letter} 字头"


@dataclass(frozen=True)
class Select:
    """A field that narrows a list: ``options`` are values with what is said of them, the first one narrows nothing."""

    name: str
    label: str
    options: list[tuple[str, str]]
    chosen: str


def index(request: HttpRequest) -> HttpResponse:
    """``?q=`` part of a name or of its pinyin, ``?role=`` one role."""
    wanted, role = request.GET.get("q", "").strip()[:40], request.GET.get("role", "")
    roles = signing.roles()
    people = called(wanted, signing.signed(role if role in roles else ""))
    groups = [(IndexLetter(letter), list(found)) for letter, found in groupby(people, key=lambda s: s.reporter.initial)]
    present = {letter.letter for letter, _ in groups}
    context = {
        "groups": groups,
        "letters": [(letter, letter in present) for letter in string.ascii_uppercase],
        "count": len(people),
        "wanted": wanted,
        "narrowed": bool(wanted or role),
        "select": Select("role", "身份", [("", "全部身份"), *((name, role_name(name)) for name in roles)], role),
    }
    return render(request, "reporters.html", context)


def called(wanted: str, signatures: list[signing.Signature]) -> list[signing.Signature]:
    """Whose name, alias or pinyin has what is typed, whatever script it is typed in; else whose initials it is."""
    asked = AskedName(wanted)
    if not asked.normal:
        return signatures
    aliases = aliases_of_all()
    return [
        s for s in signatures if asked.is_in([s.reporter.name, *aliases.get(s.reporter.pk, ())], s.reporter.pinyin)
    ] or [s for s in signatures if asked.is_initials(s.reporter.pinyin)]


def reporter(request: HttpRequest, slug: str) -> HttpResponse:
    """``?year=``, ``?role=`` and ``?page_number=`` narrow the list, ``?sort=oldest`` turns it round.

    An address that the page had once leads to the present one.
    """
    reporter = Reporter.objects.filter(slug=slug).first()
    if reporter is None and (former := FormerAddress.objects.filter(slug=slug).select_related("reporter").first()):
        return moved(request, former.reporter)
    career = signing.career(reporter) if reporter else None
    if reporter is None or career is None:
        raise NotHere(NOBODY)
    chosen = {name: request.GET.get(name, "")[:20] for name in NARROWING}
    # Keys first: sorting thousands of articles must not carry their texts along.
    paginator = Paginator(narrowed(reporter, chosen).values_list("pk", flat=True), PER_PAGE)
    page = paginator.get_page(request.GET.get("page"))
    stories = Article.objects.with_context().in_bulk(list(page))
    context = {
        "reporter": reporter,
        "career": career,
        "companions": signing.companions(reporter, COMPANIONS),
        "letter": IndexLetter(reporter.initial),
        "selects": selects(career, chosen),
        "chosen_years": [chosen["year"]],
        "page": page,
        "elided": paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "stories": [stories[pk] for pk in page],
    }
    return render(request, "reporter.html", context)


def moved(request: HttpRequest, reporter: Reporter) -> HttpResponse:
    if not articles_of(reporter).exists():
        raise NotHere(NOBODY)
    return lead_on(request, reporter.get_absolute_url())


def selects(career: signing.Career, chosen: dict[str, str]) -> list[Select]:
    """What the list of one person's articles can be narrowed by."""
    years = [(str(year), str(year)) for year, _ in career.years]
    roles = [(role, role_name(role)) for role, _ in career.roles if role]
    numbers = [(number, f"第{number}版") for number in career.page_numbers]
    return [
        Select("year", "年份", [("", "全部"), *years], chosen["year"]),
        Select("role", "身份", [("", "全部"), *roles], chosen["role"]),
        Select("page_number", "版", [("", "全部"), *numbers], chosen["page_number"]),
        Select("sort", "排序", [("", "新的在前"), ("oldest", "旧的在前")], chosen["sort"]),
    ]


def narrowed(reporter: Reporter, chosen: dict[str, str]) -> ArticleQuerySet:
    articles = articles_of(reporter)
    if IN_CALENDAR.fullmatch(chosen["year"]):
        articles = articles.filter(page__issue__date__year=int(chosen["year"]))
    if chosen["role"]:
        articles = articles.filter(pk__in=reporter.bylines.filter(role=chosen["role"]).values("article"))
    if chosen["page_number"]:
        articles = articles.filter(page__number=chosen["page_number"])
    newest = articles.newest_first()
    return newest.reverse() if chosen["sort"] == "oldest" else newest
