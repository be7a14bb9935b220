"""Reads one raw newspaper page: text in, a Reading out. Pure: no files, no database, no clock.

Stages, each in a module of its own: lines and blocks (lines), page furniture (furniture), candidates with their costs
(rules, affinity, candidates), the cheapest reading of the whole page (search), items (headlines, paragraphs, items).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from articles.ingest import candidates as finding
from articles.ingest.bylines import find_inline
from articles.ingest.items import make_item, spans
from articles.ingest.lines import Block, cut_blocks, split_lines
from articles.ingest.paragraphs import calibrate
from articles.ingest.records import IssueFacts, Item, Reading
from articles.ingest.search import cheapest
from articles.ingest.text import folded

Bigrams = Mapping[str, int]


def read_page(text: str, *, vocabulary: Bigrams | None = None) -> Reading:
    """Everything on a page. ``vocabulary``: how often each pair of characters stands in the archive's own text."""
    raw = split_lines(text)
    blocks = cut_blocks(raw)
    furniture = [block for block in blocks if block.cls == "furniture"]
    blocks = [block for block in blocks if block.cls != "furniture"]
    repeated = repeats(blocks)
    rest = [block for at, block in enumerate(blocks) if at not in repeated]
    page = finding.Page(rest, [bool(find_inline(block.text)) for block in rest])
    measure = calibrate(rest)
    items = [make_item(chosen, rest, measure) for chosen in cheapest(finding.candidates(page))]
    copies = [
        Item(kind="duplicate", spans=spans([(blocks[at], "duplicate")]), body=(blocks[at].text,)) for at in repeated
    ]
    return Reading(facts=IssueFacts(), items=tuple(_furniture(furniture) + items + copies))


def repeats(blocks: Sequence[Block]) -> list[int]:
    """Blocks of text that stand word for word in the text before them."""
    found, before = [], ""
    for at, block in enumerate(blocks):
        text = folded(block.text)
        if len(text) >= 30 and text in before:
            found.append(at)
        else:
            before += text
    return found


def _furniture(blocks: list[Block]) -> list[Item]:
    if not blocks:
        return []
    body = tuple(line.text for block in blocks for line in block.lines)
    return [Item(kind="furniture", spans=spans([(block, "furniture") for block in blocks]), body=body)]
