"""docs/accessibility.md names tests that there are, and every criterion of WCAG 2.2 up to AA."""

from __future__ import annotations

import re

from tests.support.places import ROOT

PAGE = (ROOT / "docs" / "accessibility.md").read_text("utf-8")
# Criteria of the levels A and AA, by guideline; 4.1.1 is gone in 2.2.
CRITERIA = {
    "1.1": [1],
    "1.2": [1, 2, 3, 4, 5],
    "1.3": [1, 2, 3, 4, 5],
    "1.4": [1, 2, 3, 4, 5, 10, 11, 12, 13],
    "2.1": [1, 2, 4],
    "2.2": [1, 2],
    "2.3": [1],
    "2.4": [1, 2, 3, 4, 5, 6, 7, 11],
    "2.5": [1, 2, 3, 4, 7, 8],
    "3.1": [1, 2],
    "3.2": [1, 2, 3, 4, 6],
    "3.3": [1, 2, 3, 4, 7, 8],
    "4.1": [2, 3],
}


def named() -> set[str]:
    """The criteria in the table's second column, ranges (1.2.1—1.2.5) spelt out."""
    column = " ".join(row.split("|")[2] for row in PAGE.splitlines() if row.startswith("| "))
    found = set(re.findall(r"\d\.\d\.\d+", column))
    for guideline, first, last in re.findall(r"(\d\.\d)\.(\d+)—\d\.\d\.(\d+)", column):
        found |= {f"{guideline}.{number}" for number in range(int(first), int(last) + 1)}
    return found


def test_every_criterion_is_answered() -> None:
    asked = {f"{guideline}.{number}" for guideline, numbers in CRITERIA.items() for number in numbers}
    assert asked - named() == set()


def test_every_test_that_is_named_exists() -> None:
    sources = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert [name for name in re.findall(r"`(test_\w+)`", PAGE) if f"def {name}(" not in sources] == []
