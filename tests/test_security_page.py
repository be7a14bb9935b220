"""docs/security.md names tests and files: each is there."""

from __future__ import annotations

import re

import pytest

from tests.support.places import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`([\w/]+\.py)(?:::(\w+))?`", PAGE)))


@pytest.mark.parametrize(("path", "test"), NAMED)
def test_what_the_page_names_is_there(path: str, test: str) -> None:
    place = ROOT / path if path.startswith("articles/") else ROOT / "tests" / path
    assert place.is_file()
    assert not test or f"def {test}(" in place.read_text("utf-8")


def test_every_line_of_the_standard_has_a_test_or_a_reason() -> None:
    rows = [line.split("|")[1:-1] for line in PAGE.splitlines() if re.match(r"\| (\d|9,)", line)]
    assert len(rows) > 60
    assert [row[0] for row in rows if len(row) != 3 or not row[2].strip() or "TBD" in row[2]] == []
