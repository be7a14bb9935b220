"""The pieces of a room put together: which headline, text and photograph belong to one article, in reading order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from articles.geometry.assigning import cheapest_matching
from articles.geometry.flow import Paper
from articles.geometry.pieces import ColumnPiece
from articles.geometry.placed import PlacedLine, Rectangle, hull
from articles.geometry.positions import Head
from articles.geometry.rooms import Room
from articles.geometry.signed import is_byline

_OVER = 0.4  # share of the narrower of two decks that stands above or below the other
_NEAR_UPRIGHT = 0.6  # the same beside upright ones
_NEAR = 1.3  # times the larger size between two decks of a headline
_CLEARLY = 1.1  # times another deck's size that one is clearly larger
_BYLINE_ROWS = 2  # of a byline below a headline
_LABEL, _LABEL_ASIDE = 6, 8.0  # characters of a label; sizes that it stands beside the headline below it


@dataclass(eq=False)
class Placement:
    """What stands together: a headline with its text, a photograph, or a text alone; in reading order."""

    pieces: list[ColumnPiece]
    pictures: list[Rectangle] = field(default_factory=list)

    @property
    def box(self) -> Rectangle:
        return hull([*(piece.box for piece in self.pieces), *self.pictures])

    @property
    def lines(self) -> list[PlacedLine]:
        return [line for piece in self.pieces for line in piece.lines]


def placements(room: Room) -> list[Placement]:
    """Everything in a room, in no order."""
    photos = [Placement(photo.pieces, [photo.picture]) for photo in room.photos]
    heads, texts = _heads(room)
    paper = Paper(texts, heads, room.obstacles, room.rules)
    before, rivals = cheapest_matching({at: paper.choices(at) for at in range(len(texts))})
    for at, rival in rivals.items():
        for piece in (texts[at], *_instead(rival.thing, texts, heads)):
            piece.margin = min(piece.margin, rival.margin)
    return [*photos, *_chains(texts, heads, before)]


def _instead(thing: tuple[str, int] | None, texts: Sequence[ColumnPiece], heads: Sequence[Head]) -> list[ColumnPiece]:
    """What another piece might go on from."""
    if thing is None or thing[0] == "none":
        return []
    return [texts[thing[1]]] if thing[0] == "text" else heads[thing[1]].decks


def _chains(texts: Sequence[ColumnPiece], heads: Sequence[Head], before: dict[int, tuple[str, int]]) -> list[Placement]:
    before = _without_rings(before)
    after = {n: at for at, (kind, n) in before.items() if kind == "text"}
    found: list[Placement] = []
    used: set[int] = set()
    for at, (kind, n) in before.items():
        if kind == "text":
            continue
        decks = list(heads[n].decks) if kind == "head" else []
        used |= {n} if kind == "head" else set()
        chain: list[int] = []
        here: int | None = at
        while here is not None:
            chain.append(here)
            here = after.get(here)
        found.append(Placement([*decks, *(texts[one] for one in chain)]))
    return [*found, *(Placement(list(head.decks)) for n, head in enumerate(heads) if n not in used)]


def _without_rings(before: Mapping[int, tuple[str, int]]) -> dict[int, tuple[str, int]]:
    """The same, but for pieces that go on from one another in a ring, which stand alone: else none of them would."""
    started = {at for at, (kind, _) in before.items() if kind != "text"}
    after = {n: at for at, (kind, n) in before.items() if kind == "text"}
    reached: set[int] = set()
    for at in started:
        here: int | None = at
        while here is not None:
            reached.add(here)
            here = after.get(here)
    return {at: thing if at in reached else ("none", at) for at, thing in before.items()}


def _heads(room: Room) -> tuple[list[Head], list[ColumnPiece]]:
    """The headlines with all their decks, and the pieces of text."""
    heads: list[Head] = []
    texts: list[ColumnPiece] = []
    for piece in sorted(room.pieces, key=lambda one: one.box.top):
        if not piece.is_head:
            signed = next((head for head in heads if _is_signature(head, piece)), None)
            if signed:
                signed.decks.append(piece)
            else:
                texts.append(piece)
            continue
        near = [head for head in heads if _is_deck(head, piece, room)]
        heads = [head for head in heads if head not in near]
        heads.append(Head([*(deck for head in near for deck in head.decks), piece]))
    for head in heads:
        if head.upright:
            head.decks.sort(key=lambda deck: -deck.box.left)
    return [part for head in heads for part in _parted(head)], texts


def _parted(head: Head) -> list[Head]:
    """The headline in two where it holds another's: below its smaller decks one is larger again."""
    sizes = [deck.size for deck in head.decks]
    if not head.upright:
        for at in range(2, len(sizes)):
            smaller = sizes[at - 1] * _CLEARLY
            if sizes[at] > smaller and max(sizes[: at - 1]) > smaller:
                return [Head(head.decks[: at - 1]), *_parted(Head(head.decks[at - 1 :]))]
    return [head]


def _is_signature(head: Head, piece: ColumnPiece) -> bool:
    """Whether the piece is the row below a headline that says who wrote the text."""
    if head.upright or len(piece.lines) > _BYLINE_ROWS or not is_byline("".join(line.text for line in piece.lines)):
        return False
    below = piece.box.top - head.box.bottom
    return -0.3 * piece.size <= below <= _NEAR * head.decks[-1].size and head.box.shared_width(piece.box) > 0


def _is_label(head: Head, piece: ColumnPiece, room: Room) -> bool:
    """Whether the head so far is a section's label, which stands at the left edge above a headline in the middle."""
    first = head.decks[0]
    beside = [
        -head.box.shared_width(other.box)
        for other in room.pieces
        if other.is_head
        and not other.upright
        and other.size > first.size
        and other.box.right > first.box.left
        and 0 <= other.box.top - head.box.top <= 2 * piece.size
    ]
    if -head.box.shared_width(piece.box) > min(beside, default=0.0):
        return False
    short = len(head.decks) == len(first.lines) == 1 and len(first.lines[0].text) <= _LABEL
    return short and first.size < piece.size and first.box.left <= piece.box.left


def _is_deck(head: Head, piece: ColumnPiece, room: Room) -> bool:
    """Whether the piece stands right below, or beside upright ones, and no rule or text between."""
    box, size = head.box, max(head.decks[-1].size, piece.size)
    if head.upright != piece.upright:
        return False
    if piece.upright:
        white = max(box.left - piece.box.right, piece.box.left - box.right)
        return box.shared_height(piece.box) > 0 and white <= _NEAR_UPRIGHT * size
    aside = -piece.box.shared_width(box)
    if (
        aside > (_LABEL_ASIDE * size if _is_label(head, piece, room) else 0)
        or not -0.3 * size <= piece.box.top - box.bottom <= _NEAR * size
    ):
        return False
    shared = piece.box.shared_width(box)
    if 0 < shared < _OVER * min(piece.box.width, box.width):
        return False
    return not any(
        rule.width > rule.height and box.bottom - 2 <= rule.top <= piece.box.top + 2 and rule.shared_width(box) > 0
        for rule in room.rules
    )
