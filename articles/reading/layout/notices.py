"""Notices: a head by its words, a text, and whoever signs it with the day; each head opens one of its own.

A notice without a head is told by what only notices say: 遗失…声明作废.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles.chinese.text import is_closed, squeeze
from articles.reading.layout.evidence import PageEvidence
from articles.reading.layout.imprints import is_imprint
from articles.reading.layout.lines import Block

# Costs in the units of rules.py.
HEADED, BARE, EMPTY = 0.5, 2.5, 3.0  # a notice with a head that says so; one without; a head alone
BODY, MORE_BODY = 1.5, 0.5  # a paragraph without the words of one; less behind a head
SIGNED = 0.3  # who signs, or the day
NAMED = 1.5  # a line above the head: whose notice it is
BEHIND_END = 4.0  # a text goes on behind the words that end a notice
MOST = 8.0  # a notice that costs more is none
LONGEST = 9  # blocks
_MOST_SIGNATURES = 4
_LONGEST_SIGNATURE = 24  # characters
# Who signs: a body of any kind, its desk, or people.
_BODY = re.compile(
    r"^[^，。：；！？]*(?:公司|[局院厅处所会社部厂店行队办委馆校站组园场户]|中心|集团|大学|中学|小学|学院|政府|[县市镇乡村区]"
    r"|报|家属|敬启|启|同人|全体.{1,6})$"
)
_ENDS = re.compile(r"(?:特此|谨此|声明作废|敬请.{0,6}谅解|致歉).{0,8}[。！]?$")


class _State(NamedTuple):
    """What of a notice stands so far."""

    cost: float
    headed: bool = False
    texts: int = 0
    signatures: int = 0
    ended: bool = False


def notices_at(page: PageEvidence, start: int) -> Iterator[tuple[int, float]]:
    """Where a notice that starts at the block may end, and what it costs."""
    opens = page.blocks[start].cls == "notice" or _is_named_head(page, start)
    state = _State(HEADED if opens else BARE)
    for at in range(start, min(start + LONGEST, page.size)):
        following = _step(page, at, state, first=at == start)
        if following is None or following.cost > MOST:
            return
        state = following
        if state.texts or state.headed:
            yield at + 1, state.cost + EMPTY * (not state.texts)


def _is_named_head(page: PageEvidence, at: int) -> bool:
    """Whether the block names whose notice the head below it is."""
    below = page.blocks[at + 1].cls if at + 1 < page.size else "plain"
    return below == "notice" and page.blocks[at].cls == "plain" and is_signature(page.blocks[at])


def _step(page: PageEvidence, at: int, state: _State, *, first: bool) -> _State | None:
    block = page.blocks[at]
    if block.cls == "notice":
        return None if state.headed or state.texts else state._replace(headed=True)
    if first and _is_named_head(page, at):
        return state._replace(cost=state.cost + NAMED)
    if state.texts and is_signature(block) and state.signatures < _MOST_SIGNATURES:
        return state._replace(cost=state.cost + SIGNED, signatures=state.signatures + 1)
    if state.signatures or block.cls in ("byline", "imprint", "letter"):
        return None
    cost = page.costs[at]["notice"]
    if state.headed or state.texts:
        cost = min(cost, (MORE_BODY if state.headed else BODY) + page.costs[at]["text"])
    cost += BEHIND_END * state.ended
    return state._replace(cost=state.cost + cost, texts=state.texts + 1, ended=bool(_ENDS.search(block.text)))


def is_signature(block: Block) -> bool:
    """Whether the block may sign a notice: an organisation, or a day."""
    if block.cls == "imprint":
        return True
    if block.cls == "byline":
        return bool(block.bylines) and all(byline.organisation for byline in block.bylines)
    rows = [line.text for line in block.lines]
    return block.cls == "plain" and len(rows) <= 3 and all(map(_may_sign, rows))


def _may_sign(row: str) -> bool:
    return len(row) <= _LONGEST_SIGNATURE and (bool(_BODY.search(row)) or is_imprint(row))


def signatures_behind(rows: Sequence[str]) -> int:
    """How many of the last rows sign the text above them, whose last sentence has ended."""
    count = 0
    for row in reversed(rows):
        if not _may_sign(row) or len(squeeze(row)) < 2:
            break
        count += 1
    return count if 0 < count < len(rows) and is_closed(rows[-count - 1]) else 0
