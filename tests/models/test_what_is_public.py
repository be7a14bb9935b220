"""What readers may see is said in one place: a QuerySet method and its one-row twin, which agree."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from articles.models import Article
from articles.models.states import Visibility
from tests.support.factories import make_article, make_page, make_undated_page
from tests.support.places import ROOT
from tests.support.source import chain, strings, trees

HERE = "models/articles.py"
# May set it; what is shown there is decided by people.
SETTING = "corrections/"
# An article with a date, as a filter says it; pages and issues have their own reasons to ask for a date.
UNDATED = "page__issue__isnull"


def sayings(place: str, tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if says_public(node):
            yield f"{place}:{node.lineno} {ast.unparse(node)[:80]}"  # type: ignore[attr-defined]


def says_public(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return chain(node)[-2:] == ["Visibility", "PUBLIC"]
    if isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
        return any(chain(side)[-1] == "visibility" for side in sides) and "public" in strings(node)
    if isinstance(node, ast.keyword):
        return node.arg == UNDATED or (str(node.arg).startswith("visibility") and "public" in strings(node.value))
    return False


@pytest.mark.parametrize(
    "line",
    [
        "article.visibility == Visibility.PUBLIC",
        "article.visibility != 'public'",
        "Article.objects.filter(visibility='public')",
        "Article.objects.filter(visibility__in=['public'])",
        "Article.objects.exclude(page__issue__isnull=True)",
    ],
)
def test_the_rule_knows_a_saying(line: str) -> None:
    assert list(sayings("", ast.parse(line)))


def test_nothing_else_says_what_public_means() -> None:
    others = ((place, tree) for place, tree in trees() if place != HERE and not place.startswith(SETTING))
    assert [line for place, tree in others for line in sayings(place, tree)] == []


def test_no_template_says_it() -> None:
    templates = sorted((ROOT / "templates").rglob("*.html"))
    assert [path.name for path in templates if "visibility" in path.read_text("utf-8")] == []


def test_one_method_and_its_twin_say_it() -> None:
    tree = dict(trees())[HERE]
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    saying = {function.name for function in functions if list(sayings(HERE, function))}
    assert saying == {"seen_with", "_may_be_seen_with"}


@pytest.mark.django_db
@pytest.mark.parametrize("visibility", Visibility.values)
@pytest.mark.parametrize("dated", [True, False])
def test_the_method_and_its_twin_agree(visibility: str, dated: bool) -> None:
    article = make_article(make_page() if dated else make_undated_page(), visibility=visibility)
    assert Article.objects.public().exists() is article.is_public is (dated and visibility == "public")
