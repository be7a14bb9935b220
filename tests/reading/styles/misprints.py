"""Characters misread on a page, with a truth that is printed with the very same misread characters."""

from __future__ import annotations

import random
from typing import Any

from articles.chinese.text import squeeze
from tests.reading.disturbances import MISREAD


def misprinted(text: str, truth: dict[str, Any], share: float, rng: random.Random) -> tuple[str, dict[str, Any]]:
    """Every character but blanks is read as another one with the chance ``share``."""
    wrong = "".join(rng.choice(MISREAD) if char.strip() and rng.random() < share else char for char in text)
    items = [_reprinted(item, text.split("\n"), wrong.split("\n")) for item in truth["items"]]
    return wrong, {**truth, "items": items}


def _reprinted(item: dict[str, Any], before: list[str], after: list[str]) -> dict[str, Any]:
    """The item with its texts as the misread lines have them."""
    right, wrong = (squeeze("".join(lines[number - 1] for number in item["lines"])) for lines in (before, after))
    spent: dict[str, int] = {}

    def reprint(text: str | None, *, again: bool = False) -> str | None:
        """The misread characters in the place of the text; the same text in the next place, where it is filed twice."""
        if not text:
            return text
        plain = squeeze(text)
        at = right.find(plain, 0 if again else spent.get(plain, 0))
        if at < 0:
            return text
        spent[plain] = at + 1
        return wrong[at : at + len(plain)]

    made = {**item, "headline": reprint(item["headline"]), "kicker": reprint(item["kicker"])}
    made["headline_alts"] = [reprint(alt, again=True) for alt in item["headline_alts"]]
    made["body"] = [reprint(paragraph) for paragraph in item["body"]]
    for credits in ("bylines", "optional"):
        if credits in item:
            made[credits] = [{**byline, "name": reprint(byline["name"], again=True)} for byline in item[credits]]
    return made
