"""Editors in processes of their own who save the same articles at the same moment."""

from __future__ import annotations

from pathlib import Path

from tests.support.at_once import run, run_at_once

PREPARE = """
from tests.support.factories import make_article, make_page
for number in range({articles}):
    print(make_article(make_page(), headline=str(number), body="x").pk)
"""

EDIT = """
from articles.corrections import StaleVersion, correct
from articles.models import Article
accepted = 0
for number in range({saves}):
    article = Article.objects.get(pk={pk})
    while True:
        try:
            change = {{"body": article.body + "\\n{editor}." + str(number)}}
            correct(article, version=article.version, changes=change, by=None)
            break
        except StaleVersion as stale:
            article = stale.current
    accepted += 1
print(accepted)
"""

RESULT = """
from articles.models import Article
article = Article.objects.get(pk={pk})
print(article.version, article.revisions.count(), len(article.paragraphs))
"""

# Each goes through the same articles, every second the other way round, all in one transaction.
CROSS = """
from articles.corrections import correct
from articles.models import Article
from articles.models.one_writer import one_writer
for turn in range({turns}):
    with one_writer():
        for article in Article.objects.filter(pk__in={keys}).order_by("{order}"):
            correct(article, version=article.version, changes={{"headline": "{editor}." + str(turn)}}, by=None)
"""

VERSIONS = """
from articles.models import Article
print(*Article.objects.filter(pk__in={keys}).values_list("version", flat=True))
"""


def make_articles(environment: dict[str, str], articles: int) -> list[int]:
    """Their keys."""
    return [int(key) for key in run(PREPARE.format(articles=articles), environment).split()]


def save_at_once(
    environment: dict[str, str], folder: Path, pk: int, editors: int, saves: int
) -> tuple[list[str], list[str]]:
    """What each had accepted of his paragraphs, and the article's version, its revisions and its paragraphs then."""
    codes = [EDIT.format(pk=pk, saves=saves, editor=n) for n in range(editors)]
    accepted = run_at_once(codes, environment, folder)
    return accepted, run(RESULT.format(pk=pk), environment).split()


def cross(environment: dict[str, str], folder: Path, keys: list[int], turns: int) -> list[str]:
    """The versions of these articles after two have changed all of them so often, each in his own order."""
    codes = [CROSS.format(keys=keys, order=order, editor=n, turns=turns) for n, order in enumerate(["pk", "-pk"])]
    run_at_once(codes, environment, folder)
    return run(VERSIONS.format(keys=keys), environment).split()
