"""What a person fixed of a page's blocks: which roles they may have, and which items may not hold them.

An item takes neighbouring blocks, and what is settled need not stand together. So an item may be a part of a settled
article, which costs little, and the parts of one article are put together when items are made of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from articles.reading.layout.lines import Block
from articles.reading.layout.rules import IMPOSSIBLE, BlockRole
from articles.reading.records import PRINTED_KINDS, Item, ItemKind
from articles.reading.settled import Settled

# Roles of raw lines → roles of blocks; every other role is one of text.
_ROLES = {"headline": "title", "kicker": "title", "subtitle": "title"}
_ROLES |= {role: role for role in ("byline", "crosshead", "section", "standfirst", "imprint")}
TEXTS = frozenset({"body", "caption"})
WHOLE = frozenset({*TEXTS, "headline", "kicker", "subtitle", "crosshead", "section", "standfirst"})
OTHERS: frozenset[ItemKind] = frozenset({"notice", "ad", "weather"})
# What kind of item a role is of, where none is given.
_KIND_OF_ROLE: dict[str, ItemKind] = {"caption": "photo", "body": "article", "crosshead": "article"}
_KIND_OF_ROLE |= {kind: kind for kind in OTHERS}
# Costs in the units of rules.py.
PART = 3.0  # an item is a part of a settled article only
ALONE = 8.0  # a settled block is an item by itself


def block_role(settled: Settled) -> str:
    """The role that a block has whose lines have this one."""
    return _ROLES.get(settled.role, "text")


def aside_kind(block: Block) -> ItemKind | None:
    """What the block is where it is known to be of no printed item: noise, where neither role nor kind says."""
    settled = block.settled
    if settled is None:
        return "furniture" if block.cls == "furniture" else None
    if settled.article:
        return None
    asides: tuple[ItemKind, ...] = ("furniture", "duplicate")
    return next((kind for kind in asides if kind in (settled.role, settled.kind)), "noise")


class Settlement:
    """What is settled of a page's blocks; ``given``: whether anything is."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._settled = [block.settled for block in blocks]
        self._at: dict[int, list[int]] = {}
        for at, settled in enumerate(self._settled):
            if settled:
                self._at.setdefault(settled.article, []).append(at)
        self.given = bool(self._at)
        self._kinds = {
            article: _kind_of([one for at in places if (one := self._settled[at])])
            for article, places in self._at.items()
        }

    def role(self, at: int) -> str | None:
        """The role that the block must have; None where it may have any."""
        settled = self._settled[at]
        return block_role(settled) if settled else None

    def kind(self, start: int, end: int) -> ItemKind | None:
        """The kind that an item of these blocks must have; None where it may have any."""
        return next((self._kinds[article] for article in self._articles(start, end)), None)

    def is_part(self, start: int, end: int) -> bool:
        """Whether an item of these blocks is not all of a settled article."""
        return any(not start <= place < end for article in self._articles(start, end) for place in self._at[article])

    def allows(self, start: int, end: int, kind: ItemKind, roles: Sequence[str]) -> bool:
        """Whether an item of these blocks, with a role for each, contradicts nothing."""
        articles = self._articles(start, end)
        if not articles:
            return True
        wanted = self._kinds[next(iter(articles))]
        if len(articles) > 1 or kind not in PRINTED_KINDS or wanted not in (None, kind):
            return False
        pairs = zip(map(self.role, range(start, end)), roles, strict=True)
        return all(role in (None, given) or (role == "text" and given == kind) for role, given in pairs)

    def _articles(self, start: int, end: int) -> dict[int, None]:
        return {settled.article: None for settled in self._settled[start:end] if settled} if self.given else {}

    def costs(self, at: int, weighed: dict[BlockRole, float]) -> dict[BlockRole, float]:
        """The costs of a block's roles: the settled one costs nothing, and no other is possible."""
        settled = self._settled[at]
        if settled is None:
            return weighed
        own = {block_role(settled), self._kinds[settled.article] or ""}
        free = own if block_role(settled) == "text" else {block_role(settled)}
        return {role: 0.0 if role in free else IMPOSSIBLE for role in weighed}

    def alone(self, at: int) -> tuple[ItemKind, str, float] | None:
        """(Kind, role, cost) of the settled block as an item by itself, so that there always is one."""
        settled = self._settled[at]
        if settled is None:
            return None
        kind = self._kinds[settled.article] or "article"
        return kind, block_role(settled), PART if self.is_part(at, at + 1) else ALONE


def _kind_of(settled: Sequence[Settled]) -> ItemKind | None:
    """The first kind that is given, or that a role tells."""
    told = [one.kind for one in settled] + [_KIND_OF_ROLE.get(one.role, "") for one in settled]
    return next((kind for one in told for kind in PRINTED_KINDS if one == kind), None)


class SettledLines:
    """Which raw lines are settled, and for which article."""

    def __init__(self, settled: Sequence[Settled]) -> None:
        self._articles: Mapping[int, int] = {one.line: one.article for one in settled}

    def parts(self, one: Item, other: Item) -> bool:
        """Whether both are settled, as two articles."""
        first, second = self._article(one), self._article(other)
        return first is not None and second is not None and first != second

    def whole(self, item: Item) -> bool:
        """Whether every line of the item is settled."""
        return bool(self._articles) and all(line in self._articles for line in item.lines)

    def _article(self, item: Item) -> int | None:
        lines = item.lines if self._articles else ()
        return next((self._articles[line] for line in lines if line in self._articles), None)


NOTHING_FIXED = SettledLines(())
