"""Reads one raw newspaper page: text in, a Reading out. Pure: no files, no database, no clock.

Stages, each in a module of its own under layout/, but for the script (scripts) and the issue facts (issue_facts): lines
and blocks (lines, furniture), repeated blocks (duplicates), what is known of each block (rules, affinity, evidence),
what may stand where and at what cost (parts, stories, candidates), the cheapest reading of the whole page (cheapest),
items (headlines, rows, paragraphs, prose, items, rejoin) and what is doubtful about them (doubts, unsigned).
"""

from __future__ import annotations

from collections.abc import Sequence

from articles.geometry.placed import PlacedPage, RawPlace
from articles.reading.habits import Habits, hash_of
from articles.reading.issue_facts.facts import read_facts
from articles.reading.layout.candidates import candidates
from articles.reading.layout.cheapest import NO_HABIT, cheapest
from articles.reading.layout.crossing import Crossing
from articles.reading.layout.cutting import cut_blocks
from articles.reading.layout.doubts import page_doubts
from articles.reading.layout.duplicates import find_copies
from articles.reading.layout.evidence import PageEvidence
from articles.reading.layout.items import aside, make_items
from articles.reading.layout.lines import RUNNING_TEXT, Block, split_lines
from articles.reading.layout.paragraphs import calibrate
from articles.reading.layout.rejoin import rejoin
from articles.reading.layout.unsigned import doubt_unsigned
from articles.reading.records import Item, ItemKind, Reading
from articles.reading.scripts import as_printed, in_one_script

_MOST_BLOCKS = 2000  # the sample pages have under 70; what comes behind them is put aside as noise


def read_page(text: str, habits: Habits | None = None, placed: PlacedPage | None = None) -> Reading:
    """Everything on a page, each raw line in one item; for any text, never an error.

    ``habits``: the paper's own, which decide where the page itself hardly does.
    """
    folded = in_one_script(text)
    reading = _read(folded, habits, placed.lines if placed else ())
    return reading if folded == text else as_printed(reading, split_lines(folded), split_lines(text))


def _read(text: str, habits: Habits | None, places: Sequence[RawPlace | None]) -> Reading:
    raw = split_lines(text)
    facts, doubts = read_facts(raw)
    blocks = cut_blocks(raw, places)
    furniture = [block for block in blocks if block.cls == "furniture"]
    rest, copies = _set_copies_aside([block for block in blocks if block.cls != "furniture"])
    items = [
        *_aside("furniture", furniture),
        *_read_items(rest[:_MOST_BLOCKS], Crossing(text), habits),
        *_aside("noise", rest[_MOST_BLOCKS:]),
        *(aside("duplicate", [copy]) for copy in copies),
    ]
    return Reading(facts, tuple(items), (*doubts, *page_doubts(items)), hash_of(habits))


def _set_copies_aside(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """Blocks of text that stand for the first time, and those that repeat them."""
    text = [block.text if block.cls in RUNNING_TEXT else "" for block in blocks]
    copies = find_copies(text)
    kept = [block for at, block in enumerate(blocks) if at not in copies]
    return kept, [block for at, block in enumerate(blocks) if at in copies]


def _aside(kind: ItemKind, blocks: list[Block]) -> list[Item]:
    return [aside(kind, blocks)] if blocks else []


def _read_items(blocks: list[Block], crossing: Crossing, habits: Habits | None) -> list[Item]:
    measure = calibrate(blocks)
    page = PageEvidence(blocks, measure)
    chosen = cheapest(candidates(page), habits.orders if habits else NO_HABIT)
    return list(doubt_unsigned(rejoin(make_items(chosen, blocks, measure, crossing, habits))))
