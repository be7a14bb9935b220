"""What an OCR does to a page: misread characters, lost and merged lines, blank lines too many and too few."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from tests.reading.typesetting import Sheet, finished

MISREAD = "己已未末土士千干日曰大太人入八贝见口囗天夭王玉木本刀力"
Disturb = Callable[[Sheet, random.Random], Sheet]


def misread(sheet: Sheet, rng: random.Random) -> Sheet:
    """Two characters of a hundred are read as others."""
    lines = [
        "".join(rng.choice(MISREAD) if c.strip() and rng.random() < 0.02 else c for c in line) for line in sheet.lines
    ]
    return Sheet(lines, sheet.labels)


def lose_lines(sheet: Sheet, rng: random.Random) -> Sheet:
    """Three lines of a hundred are missing."""
    return _kept(sheet, [not line or rng.random() > 0.03 for line in sheet.lines])


def add_blanks(sheet: Sheet, rng: random.Random) -> Sheet:
    """A blank line is read after every tenth line."""
    grown = Sheet()
    for line, (item, role) in zip(sheet.lines, sheet.labels, strict=True):
        grown.put(line, item or "", role)
        if line and rng.random() < 0.1:
            grown.put("", "", "blank")
    return grown


def lose_blanks(sheet: Sheet, rng: random.Random) -> Sheet:
    """Every fifth blank line is missing."""
    return _kept(sheet, [bool(line) or rng.random() > 0.2 for line in sheet.lines])


def merge_lines(sheet: Sheet, rng: random.Random) -> Sheet:
    """Three lines of a hundred run on into the next line of the same part."""
    grown = Sheet()
    for line, label in zip(sheet.lines, sheet.labels, strict=True):
        if line and grown.lines and grown.lines[-1] and grown.labels[-1] == label and rng.random() < 0.03:
            grown.lines[-1] += line
        else:
            grown.put(line, label[0] or "", label[1])
    return grown


def _kept(sheet: Sheet, keep: list[bool]) -> Sheet:
    pairs = [pair for pair, kept in zip(zip(sheet.lines, sheet.labels, strict=True), keep, strict=True) if kept]
    return Sheet([line for line, _ in pairs], [label for _, label in pairs])


DISTURBANCES: dict[str, Disturb] = {
    "2 % of the characters misread": misread,
    "3 % of the lines lost": lose_lines,
    "10 % more blank lines": add_blanks,
    "20 % of the blank lines lost": lose_blanks,
    "3 % of the lines merged": merge_lines,
}


def disturbed(text: str, truth: dict[str, Any], disturb: Disturb, rng: random.Random) -> tuple[str, dict[str, Any]]:
    """A page and its truth after a disturbance; the truth keeps what was printed."""
    labels = [truth["line_labels"][str(n)] for n in range(1, len(truth["line_labels"]) + 1)]
    sheet = Sheet(text.split("\n")[: len(labels)], [(label["item"], label["role"]) for label in labels])
    return finished(disturb(sheet, rng), [dict(item) for item in truth["items"]])
