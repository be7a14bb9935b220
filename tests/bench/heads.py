"""How well the page heads of other papers are read: ../shared/forms/mastheads.tsv.

python -m tests.bench.heads [--wrong]

Each head alone, above a page (with a blank line below it and without), and below the text.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from articles.chinese.page_numbers import normal_page
from articles.reading.issue_facts.facts import read_facts
from articles.reading.reader import read_page
from articles.reading.records import Item
from tests.support.places import SHARED

FIELDS = ("date", "page_number", "page_name", "number", "weekday")
TEXT = "本报讯 昨天上午，村口的老磨坊重新转动，孩子们围着木轮看了很久。磨坊停用多年，三位老木匠修了整整一个冬天。"
MARKET = "摊主们说，新棚通风好，下雨天也不用收摊。管理员每天早上六点开门，晚上八点关灯，四十二个摊位卖菜的占了一半。"
PAGE = f"老磨坊修好了\n本报记者 周雨桐\n{TEXT}\n\n集市搬进新棚\n本报记者 赵小舟\n本报讯 {MARKET}"


@dataclass(frozen=True)
class Head:
    """A printed head and what it says."""

    lines: tuple[str, ...]
    says: dict[str, Any]

    @cached_property
    def text(self) -> str:
        return "\n".join(self.lines)

    def wrong(self, page: str) -> list[tuple[str, Any, Any]]:
        """The facts that are read otherwise from a page: name, what is said, what is read."""
        facts, _ = read_facts(page.split("\n"))
        read = {name: getattr(facts, name) or None for name in FIELDS} | {"date": facts.date and str(facts.date)}
        said = self.says | {"page_number": normal_page(self.says["page_number"] or "") or None}
        return [(name, said[name], read[name]) for name in FIELDS if said[name] != read[name]]


def heads() -> list[Head]:
    rows = (SHARED / "forms" / "mastheads.tsv").read_text("utf-8").splitlines()
    return [Head(tuple(text.split("⏎")), json.loads(says)) for text, says in (row.split("\t") for row in rows)]


def first_article(page: str) -> tuple[object, ...]:
    article = next((item for item in read_page(page).items if item.kind == "article"), Item("article", ()))
    signed = [(byline.role, byline.name) for byline in article.bylines]
    return article.headline, article.kicker, signed, article.body


PLACES = {"above": "{head}\n\n{page}", "above, no blank line": "{head}\n{page}", "below": "{page}\n\n{head}"}


def untouched(head: Head, place: str) -> bool:
    return first_article(PLACES[place].format(head=head.text, page=PAGE)) == first_article(PAGE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="list what is read otherwise")
    options = parser.parse_args()
    every = heads()
    wrong = {head.text: head.wrong(head.text) for head in every}
    on_page = {head.text: head.wrong(PLACES["above"].format(head=head.text, page=PAGE)) for head in every}
    both = (wrong, on_page)
    for name in FIELDS:
        shares = [1 - sum(name in [w[0] for w in found[h.text]] for h in every) / len(every) for found in both]
        print(f"{name:22} {shares[0]:.3f} alone  {shares[1]:.3f} on a page")
    for place in PLACES:
        kept = [untouched(head, place) for head in every]
        print(f"first article, {place:22} {sum(kept) / len(kept):.3f}")
        if options.wrong:
            print(*(f"    {head.lines}" for head, same in zip(every, kept, strict=True) if not same), sep="\n")
    if options.wrong:
        print(*(f"{text!r}: {faults}" for text, faults in on_page.items() if faults), sep="\n")


if __name__ == "__main__":
    main()
