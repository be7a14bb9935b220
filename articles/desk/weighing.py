"""How badly an article needs somebody, from what is known to be doubtful of it; kept in ``Score`` for the queue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from articles.models import Article, NearMiss, Problem, Review, Revision, Score, TextReport
from articles.models.articles import PRINTED_FIELDS
from articles.models.doubts import PERSONAL, PHRASE
from articles.models.one_writer import one_writer
from articles.models.permalinks import PermalinkState
from articles.models.reports import ReportState
from articles.models.scores import Stage
from articles.models.states import CLOSED, Status

# Articles in one transaction: others wait so long to write.
AT_ONCE = 200
# What a revision holds that was set right on the page.
TEXT = frozenset({*PRINTED_FIELDS, "bylines", "kind"})


class DoubtKind(NamedTuple):
    """``points`` for each time, ``most`` times; ``lasts``: also once somebody has corrected the text."""

    words: str
    points: int
    most: int = 1
    lasts: bool = True


# The gravest first. Each weighs more than all below it together.
KINDS = {
    "returned": DoubtKind("退回", 8000),
    "phrase": DoubtKind("要害词", 4000),
    "personal": DoubtKind("个人信息", 2000),
    "reported": DoubtKind("读者报错", 1000),
    "reread": DoubtKind("重读有差异", 500),
    "joins": DoubtKind("接缝可疑", 90, 3, lasts=False),
    "unsure": DoubtKind("识别没有把握", 40, 4, lasts=False),
}
# Reason of a problem → kind.
OF_PROBLEMS = {
    PHRASE: "phrase",
    PERSONAL: "personal",
    "reread": "reread",
    **dict.fromkeys(("crossed", "rejoined", "continuation", "lost-end", "open-end"), "joins"),
    **dict.fromkeys(("uncertain", "no-headline", "kicker", "no-body", "no-byline"), "unsure"),
    **dict.fromkeys(("doubled", "repeated", "duplicate", "noise", "missing"), "unsure"),
}
# Beside a certain reading no other is so near as this.
SURE_MARGIN = 10.0


@dataclass
class KnownDoubts:
    """Of one article: how often each kind is known of it, and who corrected it last."""

    kinds: dict[str, int] = field(default_factory=dict)
    by: int | None = None

    def add(self, kind: str) -> None:
        self.kinds[kind] = self.kinds.get(kind, 0) + 1


def weigh(article_ids: Collection[int]) -> None:
    """Score these as they stand; for the one writer."""
    articles = Article.objects.filter(pk__in=article_ids).select_related("permalink").defer("body", "original_body")
    known = what_is_known(list(articles))
    rows = [weighed(article, known[article.pk]) for article in articles]
    told = ["version", "stage", "status", "points", "kinds", "by"]
    Score.objects.bulk_create(rows, update_conflicts=True, unique_fields=["article"], update_fields=told)


def weigh_what_changed(now: dt.datetime) -> list[str]:
    """A duty: all that came or changed since it was weighed."""
    while keys := list(Score.objects.due().order_by().values_list("pk", flat=True)[:AT_ONCE]):
        with one_writer():
            weigh(keys)
    return []


def weighed(article: Article, known: KnownDoubts) -> Score:
    touched = article.status in (Status.CORRECTED, Status.REVIEWED)
    if not touched and not article.certain:
        known.add("unsure")
    counts = {name: known.kinds[name] for name, kind in KINDS.items() if name in known.kinds}
    counts = {name: count for name, count in counts.items() if KINDS[name].lasts or not touched}
    points = sum(KINDS[name].points * min(count, KINDS[name].most) for name, count in counts.items())
    if not touched and article.margin is not None:
        points += round(max(0.0, SURE_MARGIN - article.margin))
    return Score(
        article=article,
        version=article.version,
        stage=stage_of(article, counts),
        status=article.status,
        points=points,
        kinds="".join(f" {name} " for name in counts),
        by_id=known.by,
    )


def stage_of(article: Article, kinds: Collection[str]) -> Stage:
    """What a reader reports is looked at again, whoever has checked it."""
    if article.visibility in CLOSED or article.permalink.state != PermalinkState.LIVE:
        return Stage.NOBODY
    if article.status == Status.CORRECTED:
        return Stage.REVIEW
    return Stage.DONE if article.status == Status.REVIEWED and "reported" not in kinds else Stage.CORRECT


def what_is_known(articles: Collection[Article]) -> dict[int, KnownDoubts]:
    """By the keys of the articles."""
    keys = [article.pk for article in articles]
    known = {key: KnownDoubts() for key in keys}
    for key, reason in Problem.objects.current().filter(article__in=keys).values_list("article", "reason"):
        if key and reason in OF_PROBLEMS:
            known[key].add(OF_PROBLEMS[reason])
    for key in NearMiss.objects.open().filter(article__in=keys).values_list("article", flat=True):
        known[key].add("phrase")
    by_code = {article.permalink_id: article.pk for article in articles}
    reports = TextReport.objects.filter(permalink__in=by_code, state=ReportState.OPEN)
    for code in reports.values_list("permalink", flat=True):
        known[by_code[code]].add("reported")
    for key in returned(article.pk for article in articles if article.status == Status.DISPUTED):
        known[key].add("returned")
    for key, who in last_hands(keys).items():
        known[key].by = who
    return known


def returned(article_ids: Iterable[int]) -> list[int]:
    """Those that the last reviewer sent back."""
    last: dict[int, bool] = {}
    reviews = Review.objects.filter(article__in=list(article_ids)).order_by("pk")
    for key, agreed in reviews.values_list("article", "agreed"):
        last[key] = agreed
    return [key for key, agreed in last.items() if not agreed]


def last_hands(article_ids: Collection[int]) -> dict[int, int | None]:
    """Who corrected the text of each last, where anybody did."""
    found: dict[int, int | None] = {}
    rows = Revision.objects.by_people().filter(article__in=article_ids).order_by("version")
    for key, who, changes in rows.values_list("article", "by", "changes"):
        if not TEXT.isdisjoint(changes):
            found[key] = who
    return found
