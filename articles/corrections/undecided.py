"""Bylines whose name several bear and of which nobody has said yet whose they are: each article is asked about once."""

from __future__ import annotations

from collections.abc import Collection

from articles.models import Byline, Problem, Reporter
from articles.models.doubts import NAMESAKES
from articles.models.people import bearers_of


def ask_who_signed(article_ids: Collection[int]) -> None:
    """A problem for each of these articles that has such a byline, and none for the others any more."""
    undecided = Byline.objects.filter(article__in=article_ids, reporter=None, organisation=False)
    names: dict[int, list[str]] = {}
    for article, name in undecided.order_by("article", "order").values_list("article", "name"):
        names.setdefault(article, []).append(name)
    bearers = bearers_of({name for several in names.values() for name in several})
    asked = {article: _in_words(dict.fromkeys(several), bearers) for article, several in names.items()}
    asked = {article: detail for article, detail in asked.items() if detail}
    for problem in Problem.objects.filter(article__in=article_ids, reason=NAMESAKES):
        if problem.article_id not in asked or asked.pop(problem.article_id) != problem.detail:
            problem.delete()
    Problem.objects.bulk_create(
        Problem(article_id=article, first_line=1, last_line=1, reason=NAMESAKES, detail=detail)
        for article, detail in asked.items()
    )


def _in_words(names: Collection[str], bearers: dict[str, list[Reporter]]) -> str:
    several = {name: bearers[name] for name in names if len(bearers.get(name, ())) > 1}
    return "；".join(f"署名“{name}”有 {len(people)} 位同名作者，还没有归给谁" for name, people in several.items())
