"""Reads one raw newspaper page: text in, a Reading out. Pure: no files, no database, no clock.

Stages, each in a module of its own under layout/, but for the script (scripts) and the issue facts (issue_facts): lines
and blocks (lines, furniture), repeated blocks (duplicates), what is known of each block (rules, affinity, evidence),
what may stand where and at what cost (parts, stories, candidates), the cheapest reading of the whole page (cheapest),
what is settled in all of them (settling), items (assembling, headlines, rows, paragraphs, prose, items, rejoin) and
what is doubtful about them (doubts, unsigned).
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
from articles.reading.layout.settling import SettledLines, aside_kind
from articles.reading.layout.unsigned import doubt_unsigned
from articles.reading.records import Item, ItemKind, Reading
from articles.reading.scripts import as_printed, in_one_script
from articles.reading.settled import Settled

_MOST_BLOCKS = 2000  # the sample pages have under 70; what comes behind them is put aside as noise


def read_page(
    text: str,
    habits: Habits | None = None,
    placed: PlacedPage | None = None,
    settled: Sequence[Settled] = (),
) -> Reading:
    """Everything on a page, each raw line in one item; for any text, never an error.

    ``habits``: the paper's own, which decide where the page itself hardly does. ``settled``: lines that are read as
    they say, whatever speaks against it: those of one article in one item and of two in two, each in its role; of a
    line that is settled twice the last counts, and one that is blank or not on the page is passed over.
    """
    folded = in_one_script(text)
    raw = split_lines(folded)
    known = {one.line: one for one in settled if 0 < one.line <= len(raw) and raw[one.line - 1].strip()}
    reading = _read(folded, habits, placed.lines if placed else (), tuple(known.values()))
    return reading if folded == text else as_printed(reading, raw, split_lines(text))


def _read(text: str, habits: Habits | None, places: Sequence[RawPlace | None], settled: Sequence[Settled]) -> Reading:
    raw, fixed = split_lines(text), SettledLines(settled)
    facts, doubts = read_facts(raw)
    blocks = cut_blocks(raw, places, settled)
    no_item = {id(block): kind for block in blocks if (kind := aside_kind(block))}
    rest, copies = _set_copies_aside([block for block in blocks if id(block) not in no_item])
    weighed, late = _first_of(rest)
    items = [
        *_aside("furniture", [block for block in blocks if no_item.get(id(block)) == "furniture"]),
        *_read_items(weighed, Crossing(text), habits, fixed),
        *_aside("noise", late),
        *(aside("duplicate", [copy]) for copy in copies),
        *(aside(kind, [block]) for block in blocks if (kind := no_item.get(id(block), "furniture")) != "furniture"),
    ]
    doubted = page_doubts([item for item in items if not fixed.whole(item)])
    return Reading(facts, tuple(items), (*doubts, *doubted), hash_of(habits))


def _first_of(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """The blocks that are weighed, and those that are too many."""
    late = [block for block in blocks[_MOST_BLOCKS:] if not block.settled]
    return [*blocks[:_MOST_BLOCKS], *(block for block in blocks[_MOST_BLOCKS:] if block.settled)], late


def _set_copies_aside(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """Blocks of text that stand for the first time, and those that repeat them; what is settled is no copy."""
    text = [block.text if block.cls in RUNNING_TEXT else "" for block in blocks]
    copies = {at for at in find_copies(text) if not blocks[at].settled}
    kept = [block for at, block in enumerate(blocks) if at not in copies]
    return kept, [block for at, block in enumerate(blocks) if at in copies]


def _aside(kind: ItemKind, blocks: list[Block]) -> list[Item]:
    return [aside(kind, blocks)] if blocks else []


def _read_items(blocks: list[Block], crossing: Crossing, habits: Habits | None, fixed: SettledLines) -> list[Item]:
    measure = calibrate(blocks)
    page = PageEvidence(blocks, measure)
    chosen = cheapest(candidates(page), habits.orders if habits else NO_HABIT)
    items = make_items(chosen, blocks, measure, crossing, habits)
    return list(doubt_unsigned(rejoin(items, fixed), fixed))
