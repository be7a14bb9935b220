"""Imports point one way: each room knows only the rooms below it, and the pure ones neither Django nor a database."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1] / "articles"

# Room → the other rooms that it may import from, from the ground up; docs/architecture.md draws them.
MAY_IMPORT = {
    "chinese": set(),
    "geometry": {"chinese"},
    "reading": {"chinese", "geometry"},
    "citing": {"chinese"},
    "describing": {"chinese", "citing", "geometry"},
    "proving": {"chinese", "describing"},
    "models": {"chinese", "geometry"},
    "reports": {"models"},
    "catalogue": {"chinese", "models"},
    "search": {"catalogue", "chinese", "models"},
    "public": {"chinese", "models", "search"},
    "indexing": {"models", "search"},
    "jobs": {"chinese", "indexing", "models"},
    "harvesting": {"describing", "models"},
    "serving": set(),
    "corrections": {"chinese", "indexing", "models", "public"},
    "desk": {"chinese", "corrections", "models", "public", "search"},
    "keeping": {"chinese", "corrections", "indexing", "models", "reports", "search"},
    "importing": {
        *("chinese", "corrections", "geometry", "indexing", "jobs", "keeping", "models", "public", "reading", "search"),
    },
    "picturing": {"geometry", "importing", "keeping", "models", "search"},
    "search_indexes": {"models", "search"},
    "entrance": set(),
    "templatetags": {"catalogue", "chinese", "describing", "importing", "indexing", "models", "search"},
    "admin": {"chinese", "corrections", "desk", "importing", "jobs", "models", "public", "reading", "search"},
    "views": {
        "catalogue",
        "chinese",
        "citing",
        "corrections",
        "describing",
        "entrance",
        "geometry",
        "harvesting",
        "indexing",
        "jobs",
        "models",
        "picturing",
        "proving",
        "public",
        "reports",
        "search",
    },
    "management": {
        "chinese",
        "corrections",
        "desk",
        "geometry",
        "importing",
        "indexing",
        "jobs",
        "keeping",
        "models",
        "public",
        "reading",
        "search",
        "serving",
    },
    "middleware": {"chinese", "models", "search", "views"},
    "odd_addresses": set(),
    "urls": {"views"},
    "checks": {"indexing", "search"},
    "apps": {"checks", "entrance", "models"},
    "context_processors": set(),
}
# No Django and no Haystack in these.
PURE = [
    "chinese",
    "citing",
    "describing",
    "desk/carrying.py",
    "desk/merging.py",
    "desk/showing.py",
    "geometry",
    "picturing/cuttings.py",
    "picturing/marks.py",
    "picturing/masks.py",
    "picturing/paper.py",
    "picturing/rendering.py",
    "harvesting/answers.py",
    "harvesting/arguments.py",
    "harvesting/tokens.py",
    "proving",
    "public/fields.py",
    "public/masking",
    "public/personal",
    "public/screening.py",
    "reading",
    "serving",
    "search/analysis.py",
    "search/query.py",
    "search/highlight.py",
    "search/engines/clauses.py",
]
FRAMEWORKS = {"django", "haystack"}


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
    """The Python files of a room or a file named with its ending."""
    place = ROOT / part
    return sorted(place.rglob("*.py")) if place.is_dir() else [place if place.suffix else place.with_suffix(".py")]


def rooms_imported(room: str) -> set[str]:
    names = {name.split(".")[1] for file in files_of(room) for name in imported(file) if name.startswith("articles.")}
    return (names & MAY_IMPORT.keys()) - {room}


def test_every_room_is_known() -> None:
    places = {path.stem for path in ROOT.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert places - {"__init__", "migrations"} == MAY_IMPORT.keys()


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_what_it_may(room: str) -> None:
    assert rooms_imported(room) <= MAY_IMPORT[room]


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_what_a_room_may_import_stands_below_it(room: str) -> None:
    rooms = list(MAY_IMPORT)
    assert MAY_IMPORT[room] <= set(rooms[: rooms.index(room)])


def test_the_map_of_the_code_names_every_room() -> None:
    drawing = (ROOT.parent / "docs" / "architecture.md").read_text("utf-8")
    assert [room for room in MAY_IMPORT if room not in drawing] == []


@pytest.mark.parametrize("part", PURE)
def test_pure_code_knows_no_framework(part: str) -> None:
    assert not {name for file in files_of(part) for name in imported(file) if name.split(".")[0] in FRAMEWORKS}


def test_engines_import_nothing_of_articles_but_themselves() -> None:
    ours = {name for file in files_of("search/engines") for name in imported(file) if name.startswith("articles.")}
    assert {name for name in ours if not name.startswith("articles.search")} == set()
    assert {name for name in ours - {"articles.search"} if not name.startswith("articles.search.engines")} == set()
