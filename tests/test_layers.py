"""Imports point one way: views, admin and commands → models, corrections, ingest, search."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1] / "articles"

# Part of the tree → what nothing in it may import.
FORBIDDEN = {
    "ingest": {"django", "haystack", "articles.models", "articles.search", "articles.views", "articles.admin"},
    "ingest/store": {"articles.views", "articles.admin", "articles.management", "haystack"},
    "search/analysis.py": {"django", "haystack", "articles.models", "articles.ingest"},
    "search/query.py": {"django", "haystack", "articles.models", "articles.ingest"},
    "search/highlight.py": {"django", "haystack", "articles.models", "articles.ingest"},
    "search/backends": {"articles.models", "articles.ingest", "articles.views", "articles.corrections"},
    "models": {"articles.views", "articles.admin", "articles.ingest", "articles.search", "articles.corrections"},
    "corrections.py": {"articles.views", "articles.admin", "articles.ingest"},
}


def imported(path: Path) -> set[str]:
    """Every module a file names in an import, relative ones made absolute."""
    package = ["articles", *path.relative_to(ROOT).parts[:-1]]
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            names |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
    return names


def files_of(part: str) -> list[Path]:
    place = ROOT / part
    files = [place] if place.suffix else sorted(place.rglob("*.py"))
    return [file for file in files if part != "ingest" or ROOT / "ingest/store" not in file.parents]


@pytest.mark.parametrize("part", FORBIDDEN)
def test_imports_point_one_way(part: str) -> None:
    files = files_of(part)
    assert files
    wrong = {
        f"{file.relative_to(ROOT)} imports {name}"
        for file in files
        for name in imported(file)
        for taboo in FORBIDDEN[part]
        if name == taboo or name.startswith(f"{taboo}.")
    }
    assert wrong == set()
