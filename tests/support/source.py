"""The code of articles/ as syntax trees, for tests that say what must not be written where."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.support.places import ROOT

ARTICLES = ROOT / "articles"


def trees() -> Iterator[tuple[str, ast.Module]]:
    """Path within articles/ and tree of every module but the migrations."""
    for path in sorted(ARTICLES.rglob("*.py")):
        if "migrations" not in path.parts:
            yield str(path.relative_to(ARTICLES)), ast.parse(path.read_text("utf-8"))


def chain(node: ast.expr) -> list[str]:
    """``Article.objects.filter(…).update(…)`` as ["Article", "objects", "filter", "update"]; "" for what is no name."""
    if isinstance(node, ast.Call | ast.Subscript):
        return chain(node.func if isinstance(node, ast.Call) else node.value)
    if isinstance(node, ast.Attribute):
        return [*chain(node.value), node.attr]
    return [node.id if isinstance(node, ast.Name) else ""]


def strings(node: ast.AST) -> set[str]:
    return {part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)}
