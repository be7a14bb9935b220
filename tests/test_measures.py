"""The house style in figures that can be false: sizes, names used once, tests that mirror the rooms."""

from __future__ import annotations

import ast
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.support.places import ROOT

ARTICLES, TESTS = ROOT / "articles", ROOT / "tests"
MODULES = [path for path in sorted(ARTICLES.rglob("*.py")) if "migrations" not in path.parts]
NAMED = [path for path in MODULES if path.name != "__init__.py"]
Function = ast.FunctionDef | ast.AsyncFunctionDef

# Lines.
FILE_MEDIAN, FILE_MOST = 90, 250
FUNCTION_MEDIAN, FUNCTION_P90, FUNCTION_MOST = 6, 14, 35
TEMPLATE_LINE = 160
# Django, pytest and Haystack ask for these by name in every place.
GIVEN_NAMES = {"main", "handle"}
# Rooms whose modules only wire up Django, tested through what they serve.
WIRING = {"migrations", "__pycache__"}


@cache
def trees() -> dict[str, ast.Module]:
    """Of every module, by its path below ``articles``."""
    return {str(path.relative_to(ARTICLES)): ast.parse(path.read_text("utf-8")) for path in MODULES}


def functions() -> Iterator[tuple[str, int]]:
    """Name with its place, and lines from ``def`` to the end of the body."""
    for place, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, Function) and node.end_lineno:
                yield f"{place}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1


def lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_no_file_is_long() -> None:
    assert {path.name: lines(path) for path in MODULES if lines(path) > FILE_MOST} == {}


def test_files_are_short_at_the_median() -> None:
    assert statistics.median(lines(path) for path in NAMED) <= FILE_MEDIAN


def test_no_function_is_long() -> None:
    assert {name: size for name, size in functions() if size > FUNCTION_MOST} == {}


def test_functions_are_short_at_the_median_and_nearly_always() -> None:
    sizes = [size for _, size in functions()]
    assert statistics.median(sizes) <= FUNCTION_MEDIAN
    assert statistics.quantiles(sizes, n=10)[-1] <= FUNCTION_P90


def test_no_name_of_a_file_is_used_three_times_over() -> None:
    used = Counter(path.name for path in NAMED)
    assert {name for name, count in used.items() if count > 2} == set()


def test_every_class_has_a_name_of_its_own() -> None:
    """Django's own ``Meta`` and ``Media`` and a command's ``Command`` stand once in each place by rule."""
    places: dict[str, list[str]] = defaultdict(list)
    for place, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and node.name not in ("Meta", "Media", "Command"):
                places[node.name].append(place)
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_no_name_of_a_function_is_used_in_six_modules() -> None:
    used = Counter(
        name
        for tree in trees().values()
        for name in {node.name for node in tree.body if isinstance(node, Function)} - GIVEN_NAMES
    )
    assert {name for name, count in used.items() if count >= 6} == set()


def test_no_line_of_a_template_is_long() -> None:
    long = {
        f"{path.relative_to(ROOT)}:{number}": len(line)
        for path in sorted((ROOT / "templates").rglob("*.html"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if len(line) > TEMPLATE_LINE
    }
    assert long == {}


ROOMS = [path.parent.name for path in sorted(ARTICLES.glob("*/__init__.py")) if path.parent.name not in WIRING]


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_its_tests(room: str) -> None:
    assert list((TESTS / room).rglob("test_*.py"))


ENGINES = ARTICLES / "search" / "engines"
TESTED_ENGINES = [path for path in sorted(ENGINES.rglob("*.py")) if path.name not in ("__init__.py", "errors.py")]


@pytest.mark.parametrize("module", TESTED_ENGINES, ids=lambda path: str(path.relative_to(ENGINES)))
def test_every_module_of_the_engines_has_its_test(module: Path) -> None:
    """Beside the contract that both engines are held to."""
    place = TESTS / module.relative_to(ARTICLES).parent
    assert (place / f"test_{module.name}").exists()
