"""The chosen candidates as blocks with roles; those that are parts of one settled article are put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isinf

from articles.reading.layout.candidates import Candidate
from articles.reading.layout.cheapest import Chosen
from articles.reading.layout.lines import Block, SourceLine
from articles.reading.layout.settling import OTHERS, block_role
from articles.reading.records import ItemKind

# What another order of the columns costs more where this one is sure, in the units of geometry/flow.py.
SURE_OF_ORDER = 4.0
SURE_OF_CHARACTERS = 0.95  # of an item, its headline, its byline: on the worst of the clear scans it is 0.96
BY_THEMSELVES = ("title", "byline")  # roles of which one character that is wrong makes the item wrong


@dataclass(frozen=True)
class Assembled:
    """An item to be: its blocks in page order, and a role for each."""

    kind: ItemKind
    blocks: tuple[Block, ...]
    roles: tuple[str, ...]
    margin: float

    @property
    def settled(self) -> bool:
        """Whether a person, or the file, fixed every line."""
        return all(block.settled for block in self.blocks)

    @property
    def is_of_one_role(self) -> bool:
        """Whether all is what its kind is, without headline or text of its own."""
        return all(role == self.kind for role in self.roles)

    @property
    def is_in_order(self) -> bool:
        """Whether the places leave no doubt of which columns belong to it, and in which order."""
        lines = (line for block in self.blocks for line in block.lines)
        return all(line.place is None or line.place.margin >= SURE_OF_ORDER for line in lines)

    @property
    def is_read_surely(self) -> bool:
        """Whether whoever read the characters was sure of them on the average, and of those of headline and byline."""
        short = (block.lines for block, role in zip(self.blocks, self.roles, strict=True) if role in BY_THEMSELVES)
        return all(map(_are_read_surely, ([line for block in self.blocks for line in block.lines], *short)))

    @property
    def margin_told(self) -> float | None:
        """What the next best reading costs more; none where there was none."""
        return None if isinf(self.margin) else self.margin


def _are_read_surely(lines: Sequence[SourceLine]) -> bool:
    known = [(line.place.confidence, len(line.text)) for line in lines if line.place]
    return sum(sure * length for sure, length in known) >= SURE_OF_CHARACTERS * sum(length for _, length in known)


def assemble(chosen: Sequence[Chosen], blocks: Sequence[Block]) -> list[Assembled]:
    """The items in page order, each where its first block stands."""
    parts: dict[tuple[str, int], list[Chosen]] = {}
    for choice in chosen:
        own = blocks[choice.candidate.start : choice.candidate.end]
        article = next((block.settled.article for block in own if block.settled), None)
        key = ("read", choice.candidate.start) if article is None else ("settled", article)
        parts.setdefault(key, []).append(choice)
    return [_together(choices, blocks) for choices in parts.values()]


def _together(choices: Sequence[Chosen], blocks: Sequence[Block]) -> Assembled:
    candidates = [choice.candidate for choice in choices]
    places = [at for candidate in candidates for at in range(candidate.start, candidate.end)]
    own = tuple(blocks[at] for at in places)
    given = [role for candidate in candidates for role in candidate.roles]
    kind = max(candidates, key=_weight).kind
    roles = [_role(block, role, kind) for block, role in zip(own, given, strict=True)]
    if kind in OTHERS and any(role != kind for role in roles):
        roles = ["text" if role == kind else role for role in roles]
    return Assembled(kind, own, tuple(roles), min(choice.margin for choice in choices))


def _weight(candidate: Candidate) -> tuple[bool, int]:
    """An article that has a picture in it is an article."""
    return candidate.kind == "article", candidate.end - candidate.start


def _role(block: Block, read: str, kind: ItemKind) -> str:
    """What is settled; else what was read, but a standfirst within the text of a story is told by its label."""
    if block.settled:
        return kind if block.settled.role == kind else block_role(block.settled)
    return "standfirst" if block.cls == "standfirst" and kind in ("article", "photo") else read
