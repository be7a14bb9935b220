"""The byline field of an article's form: bylines as lines, and lines back as bylines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from django.core.exceptions import ValidationError

from articles.corrections.bylines import TypedByline
from articles.models import Article, Byline, Reporter
from articles.models.people import bearers_of
from articles.reading.credits.as_typed import typed_lines
from articles.reading.credits.typed import Familiar, Signed, UnreadableByline, read_typed

HELP = (
    "一行一种身份：“记者 甲 乙”“通讯员：丙、丁”“新华社发（甲 摄）”，和报上印的一样写；没有身份的写“- 甲”。"
    "外国人名之间用顿号；不像姓名的在后面注明（个人）或（机构）。几位作者同名的，注明是哪一位，照作者页的网址："
    "“记者 甲（jia-2）”；没注明的新署名不归给谁，照样查得到。没动过的行原样保留。"
)
_IN_BRACKETS = re.compile("[（(]([a-z0-9-]+)[)）]")
_MARKS = r"、，,;；:：/／&＆（）()"
_WORDS, _BETWEEN_MARKS = re.compile(rf"[\s{_MARKS}]+"), re.compile(rf"[{_MARKS}]")

# A line as it is shown and the places of its bylines.
Shown = list[tuple[str, range]]


def shown_lines(article: Article) -> Shown:
    return lines_of(ordered(article))


def lines_of(bylines: list[Byline]) -> Shown:
    several = bearers_of({one.name for one in bylines if one.reporter})
    signed = [
        Signed(one.role, one.name, one.organisation, person=said_by_address(one, several.get(one.name, [])))
        for one in bylines
    ]
    shown: Shown = []
    for line, count in typed_lines(signed):
        first = shown[-1][1].stop if shown else 0
        shown.append((one_spaced(line), range(first, first + count)))
    return shown


def said_by_address(byline: Byline, bearers: list[Reporter]) -> str:
    """The address of its person, where the name alone does not say who it is."""
    return byline.reporter.slug if byline.reporter and len(bearers) > 1 else ""


def one_spaced(line: str) -> str:
    return " ".join(line.split())


def ordered(article: Article) -> list[Byline]:
    return list(article.bylines.select_related("reporter").order_by("order")) if article.pk else []


def read_lines(article: Article, text: str) -> list[TypedByline]:
    """What stands in the field: lines that nobody touched are the bylines they were. ValidationError names the line."""
    shown = shown_lines(article)
    lines = [one_spaced(line) for line in text.splitlines() if line.strip()]
    familiar = familiar_words(article, lines)
    kept = dict(untouched(shown, lines))
    read: list[TypedByline] = []
    wrong = []
    for number, line in enumerate(lines):
        try:
            read += staying(article, kept[number]) if number in kept else typed(line, familiar)
        except UnreadableByline as error:
            wrong.append(f"署名第 {number + 1} 行“{line[:40]}”：{error}。")
    if wrong:
        raise ValidationError(wrong)
    return read


def untouched(shown: Shown, lines: list[str]) -> Iterator[tuple[int, range]]:
    """Number of a line → the places of the bylines that it is; a line without the addresses in it is that line too."""
    were, are = ([_IN_BRACKETS.sub("", line) for line in some] for some in ([line for line, _ in shown], lines))
    for before, after, size in SequenceMatcher(None, were, are, autojunk=False).get_matching_blocks():
        for n in range(size):
            line, places = shown[before + n]
            if lines[after + n] in (line, were[before + n]):
                yield after + n, places


def staying(article: Article, places: range) -> list[TypedByline]:
    bylines = ordered(article)
    return [{"role": bylines[at].role, "name": bylines[at].name, "stays": at} for at in places]


def typed(line: str, familiar: Familiar) -> list[TypedByline]:
    return [
        {
            "role": one.role,
            "name": one.name,
            "organisation": one.organisation,
            "printed": one.printed,
            "person": one.person,
        }
        for one in read_typed(line, familiar)
    ]


def familiar_words(article: Article, lines: list[str]) -> Familiar:
    """The roles and organisations of this article, and who in these lines is known to the archive."""
    bylines = ordered(article)
    words = {word for line in lines for parts in (_WORDS, _BETWEEN_MARKS) for word in parts.split(line)}
    names = {one_spaced(word) for word in words} - {""}
    known = Reporter.objects.filter(name__in=names).values_list("name", flat=True)
    aliases = Reporter.objects.filter(aliases__name__in=names).values_list("aliases__name", flat=True)
    return Familiar(
        roles={one.role for one in bylines} - {""},
        people={*known, *aliases, *(one.name for one in bylines if not one.organisation)},
        organisations={one.name for one in bylines if one.organisation},
        addresses=addresses_in(lines),
    )


def addresses_in(lines: list[str]) -> set[str]:
    """Of people's pages, those that stand in brackets."""
    said = {slug for line in lines for slug in _IN_BRACKETS.findall(line)}
    return set(Reporter.objects.present().filter(slug__in=said).values_list("slug", flat=True)) if said else set()
