"""Pages in traditional characters are read in simplified ones, and what was read is given back as it is printed.

Words, names and places are known in one script only. A character is folded by itself, so that text and lines keep
their length; 後 and 后 are one while the page is read, and come back apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, cached_property
from typing import TYPE_CHECKING

from articles.chinese.text import squeeze
from articles.reading.records import Credit, IssueFacts, Item, Reading

if TYPE_CHECKING:
    from opencc import OpenCC

_ENOUGH = 0.1  # share of the characters that must be traditional: a page in simplified ones quotes a shop's sign
_SEEDS = (12, 6, 3, 1)  # characters by which a place is looked for, the surest first


def in_one_script(text: str) -> str:
    """The text in simplified characters, as long as before; the text itself where it is not in traditional ones."""
    characters = set(text)
    table = {ord(one): _simplified(one) for one in characters if _is_han(one) and one != _simplified(one)}
    changed = sum(text.count(chr(code)) for code in table)
    printed = sum(text.count(one) for one in characters if _is_han(one)) if changed else 0
    return text.translate(table) if changed and changed >= _ENOUGH * printed else text


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


@cache
def _simplified(character: str) -> str:
    """The simplified character by itself, whatever the phrase: itself where there is none of one character."""
    simple: str = _converter().convert(character)
    return simple if len(simple) == 1 else character


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC  # takes a while to load, and commands that read no page need not wait

    return OpenCC("t2s")


def as_printed(reading: Reading, folded: Sequence[str], raw: Sequence[str]) -> Reading:
    """The reading of folded lines in the characters of the raw ones. Roles, weekdays and doubts keep the plain form."""
    lines = list(zip(folded, raw, strict=True))
    page = _Printed(lines)
    items = tuple(_item(item, _Printed([lines[number - 1] for number in item.lines])) for item in reading.items)
    return replace(reading, facts=_facts(reading.facts, page), items=items)


def _facts(facts: IssueFacts, page: _Printed) -> IssueFacts:
    return replace(facts, edition=page.text(facts.edition), page_name=page.text(facts.page_name))


def _item(item: Item, printed: _Printed) -> Item:
    series = item.instalment and replace(item.instalment, series=printed.text(item.instalment.series))
    return replace(
        item,
        kicker=printed.text(item.kicker),
        headline=printed.text(item.headline),
        subtitle=printed.text(item.subtitle),
        section=printed.text(item.section),
        dateline=printed.text(item.dateline),
        bylines=tuple(_credit(credit, printed) for credit in item.bylines),
        body=tuple(map(printed.text, item.body)),
        instalment=series,
    )


def _credit(credit: Credit, printed: _Printed) -> Credit:
    return replace(credit, name=printed.text(credit.name), printed=printed.text(credit.printed))


class _Printed:
    """Lines in both scripts, without white space: finds what stands in one, and says how the other has it."""

    def __init__(self, lines: Sequence[tuple[str, str]]) -> None:
        self._lines = lines

    @cached_property
    def _folded(self) -> str:
        return "".join(squeeze(folded) for folded, _ in self._lines)

    @cached_property
    def _raw(self) -> str:
        return "".join(squeeze(raw) for _, raw in self._lines)

    def text(self, read: str) -> str:
        """What was read, in the characters of the page; as it is where the page does not have it."""
        if self._folded == self._raw:
            return read
        found: list[str] = []
        at = -1
        for place, character in enumerate(read):
            if character.isspace():
                found.append(character)
                continue
            goes_on = at >= 0 and self._folded[at + 1 : at + 2] == character
            at = at + 1 if goes_on else self._place(squeeze(read[place : place + 2 * _SEEDS[0]]), at + 1)
            found.append(self._raw[at] if at >= 0 else character)
        return "".join(found)

    def _place(self, seed: str, after: int) -> int:
        """Where the page has the seed, or as much of it as can be found, from a place on or anywhere; -1: nowhere."""
        for length in _SEEDS:
            for start in (after, 0):
                if (place := self._folded.find(seed[:length], start)) >= 0:
                    return place
        return -1
