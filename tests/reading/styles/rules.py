"""What the grammar draws from: grammar.txt, a heading in square brackets, then one alternative a line."""

from __future__ import annotations

import re
from pathlib import Path

_TEXT = (Path(__file__).parent / "grammar.txt").read_text("utf-8")
RULES: dict[str, list[str]] = {
    heading: [line for line in alternatives.splitlines() if line]
    for heading, alternatives in re.findall(r"^\[(\w+)\]\n((?:.+\n?)+)", _TEXT, re.MULTILINE)
}
