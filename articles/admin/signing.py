"""The byline field of an article's form: bylines as lines, and lines back as bylines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from django.core.exceptions import ValidationError

from articles.corrections.bylines import TypedByline
from articles.models import Article, Byline, Reporter
from articles.reading.credits.typed import Familiar, Signed, UnreadableByline, read_typed, typed_lines

HELP = (
    "一行一种身份：“记者 甲 乙”“通讯员：丙、丁”“新华社发（甲 摄）”，和报上印的一样写；没有身份的写“- 甲”。"
    "外国人名之间用顿号；不像姓名的在后面注明（个人）或（机构）。没动过的行原样保留。"
)
_MARKS = r"、，,;；:：/／&＆（）()"
_WORDS, _BETWEEN_MARKS = re.compile(rf"[\s{_MARKS}]+"), re.compile(rf"[{_MARKS}]")

# A line as it is shown and the places of its bylines.
Shown = list[tuple[str, range]]


def shown_lines(article: Article) -> Shown:
    signed = [Signed(one.role, one.name, one.organisation) for one in ordered(article)]
    shown: Shown = []
    for line, count in typed_lines(signed):
        first = shown[-1][1].stop if shown else 0
        shown.append((one_spaced(line), range(first, first + count)))
    return shown


def one_spaced(line: str) -> str:
    return " ".join(line.split())


def ordered(article: Article) -> list[Byline]:
    return list(article.bylines.order_by("order")) if article.pk else []


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
    """Number of a line → the places of the bylines that it is."""
    blocks = SequenceMatcher(None, [line for line, _ in shown], lines, autojunk=False).get_matching_blocks()
    for before, after, size in blocks:
        yield from ((after + n, shown[before + n][1]) for n in range(size))


def staying(article: Article, places: range) -> list[TypedByline]:
    bylines = ordered(article)
    return [{"role": bylines[at].role, "name": bylines[at].name, "stays": at} for at in places]


def typed(line: str, familiar: Familiar) -> list[TypedByline]:
    return [
        {"role": one.role, "name": one.name, "organisation": one.organisation, "printed": one.printed}
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
    )
