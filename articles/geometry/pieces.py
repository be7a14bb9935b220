"""Lines to pieces: the rows of one column down to the next white, rule or change of size; a deck of a headline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median, median_high

from articles.geometry.placed import HEAD_SIZE, NO_RIVAL, PlacedLine, Rectangle, hull
from articles.geometry.signed import is_byline

_SAME_SIZE = 0.045  # share by which rows of one piece differ in size
_ASIDE = 0.5  # em by which rows of one column begin apart
_INDENT = (0.6, 2.8)  # em that the first row of a paragraph, or of a credit, may be indented
_LEADING = 1.8  # em from one baseline to the next at most, where the piece does not show its own
_HEAD_LEADING = 1.5  # the same for a headline
_LOOSER = 1.22  # times its own leading
_MOST_HEAD_LINES = 4
_SHOW_WIDTH = 2  # rows as wide as one another
_SHOW_EDGE = 3  # rows, of which most are full
_INDENTED_ROWS = 3  # that may stand in above the first one that does not: bylines and the first of the text
_WIDER = 1.09  # times the leading that the white below a byline is where it stands apart
_SAME_BASELINE = 0.1  # em between the baselines of rows beside one another
_SET_OFF = 2.6  # em from the last row of a paragraph to the first of the next, where white sets it off
_OVERHANG = 1.0  # em by which a row may exceed its column


@dataclass(eq=False)
class ColumnPiece:
    """Rows of one column and one size.

    ``flush``: the sheet starts paragraphs without an indent. ``margin``: as in ``RawPlace``.
    """

    lines: list[PlacedLine]
    text_size: float
    flush: bool = False
    margin: float = NO_RIVAL
    box: Rectangle = field(init=False)

    def __post_init__(self) -> None:
        self.box = self.lines[0].box

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def upright(self) -> bool:
        return self.lines[0].upright

    @property
    def leading(self) -> float:
        """From one line to the next; what is usual for the size where one stands alone."""
        if self.upright:
            steps = [one.box.left - other.box.left for one, other in pairwise(self.lines)]
        else:
            steps = [other.baseline - one.baseline for one, other in pairwise(self.lines)]
        return median(steps) if steps else 1.4 * self.size

    @property
    def edge(self) -> float:
        """Where the column ends, by most rows; marks may hang over it."""
        return median_high(line.box.right for line in self.lines) if len(self.lines) > _SHOW_EDGE else self.box.right

    @property
    def is_head(self) -> bool:
        large = self.size >= HEAD_SIZE * self.text_size
        return large and (len(self.lines) <= _MOST_HEAD_LINES or self.size > 1.6 * self.text_size)

    def add(self, line: PlacedLine) -> None:
        self.lines.append(line)
        self.box = hull((self.box, line.box))


def pieces_of(lines: Sequence[PlacedLine], rules: Sequence[Rectangle], text_size: float) -> list[ColumnPiece]:
    """The pieces from the top down."""
    across = [rule for rule in rules if rule.width > rule.height]
    pieces: list[ColumnPiece] = []
    for line in sorted((line for line in lines if not line.upright), key=lambda one: (one.baseline, one.box.left)):
        fitting = [piece for piece in pieces[-40:] if _goes_on(piece, line) and not _ruled(piece, line, across)]
        if fitting:
            min(fitting, key=lambda piece: abs(piece.box.left - line.box.left)).add(line)
        else:
            pieces.append(ColumnPiece([line], text_size))
    parted = [part for piece in pieces for part in _byline_apart(piece, pieces)]
    return [*parted, *_upright_pieces([line for line in lines if line.upright], text_size)]


def set_flush(pieces: Sequence[ColumnPiece], rules: Sequence[Rectangle]) -> list[ColumnPiece]:
    """The pieces of a sheet that sets paragraphs apart by white, and not by an indent: those of a column are one."""
    across = [rule for rule in rules if rule.width > rule.height]
    whole: list[ColumnPiece] = []
    for piece in sorted(pieces, key=lambda one: one.box.top):
        piece.flush = not piece.is_head
        above = next((one for one in whole if _is_paragraph_below(one, piece, across)), None)
        if above is None:
            whole.append(piece)
            continue
        for line in piece.lines:
            above.add(line)
    return whole


def _is_paragraph_below(above: ColumnPiece, piece: ColumnPiece, across: Sequence[Rectangle]) -> bool:
    first, last = piece.lines[0], above.lines[-1]
    if above.is_head or piece.is_head or above.upright or piece.upright or len(above.lines) == 1:
        return False
    alike = abs(first.size - last.size) <= _SAME_SIZE * last.size and not is_byline(above.lines[0].text)
    step = first.baseline - last.baseline
    near = 0 < step <= _SET_OFF * last.size and abs(piece.box.left - above.box.left) <= _ASIDE * last.size
    one_column = piece.box.right <= above.box.right + _OVERHANG * last.size
    return alike and near and one_column and not _ruled(above, first, across)


def _byline_apart(piece: ColumnPiece, pieces: Sequence[ColumnPiece]) -> list[ColumnPiece]:
    """The piece in two where a byline below a headline happens to stand above a column: the white below it is wider, or
    other columns begin beside the row below it, and none beside itself."""
    if len(piece.lines) < _SHOW_EDGE or not is_byline(piece.lines[0].text) or is_byline(piece.lines[1].text):
        return [piece]
    wider = piece.lines[1].baseline - piece.lines[0].baseline > _WIDER * piece.leading
    if not wider and (_begins_beside(piece, 0, pieces) or not _begins_beside(piece, 1, pieces)):
        return [piece]
    parts = [ColumnPiece([lines[0]], piece.text_size) for lines in (piece.lines, piece.lines[1:])]
    for line in piece.lines[2:]:
        parts[1].add(line)
    return parts


def _begins_beside(piece: ColumnPiece, row: int, pieces: Sequence[ColumnPiece]) -> bool:
    """Whether another column of text begins on the baseline of this row."""
    baseline, size = piece.lines[row].baseline, piece.size
    return any(
        one is not piece
        and len(one.lines) >= _SHOW_EDGE
        and abs(one.lines[0].baseline - baseline) < _SAME_BASELINE * size
        and abs(one.size - size) <= _SAME_SIZE * size
        for one in pieces
    )


def _goes_on(piece: ColumnPiece, line: PlacedLine) -> bool:
    last = piece.lines[-1]
    if abs(line.size - last.size) > _SAME_SIZE * last.size:
        return False
    step, head = line.baseline - last.baseline, piece.is_head
    if len(piece.lines) > 1 and not head:
        most = _LOOSER * piece.leading
    else:
        most = (_HEAD_LEADING if head else _LEADING) * line.size
    return 0.5 * line.size < step <= most and _in_column(piece, line, head=head)


def _in_column(piece: ColumnPiece, line: PlacedLine, *, head: bool) -> bool:
    size, box = line.size, line.box
    beside = (box.left - piece.box.left) / size
    if head:
        centred = abs(box.left + box.right - piece.box.left - piece.box.right) <= 1.2 * size
        return box.shared_width(piece.box) > 0 and (abs(beside) <= _ASIDE or centred)
    full = sum(one.box.right > piece.box.right - _OVERHANG * size / 2 for one in piece.lines)
    if full > _SHOW_WIDTH and box.right > piece.box.right + _OVERHANG * size:
        return False
    if abs(beside) <= _ASIDE or _INDENT[0] <= beside <= _INDENT[1]:
        return True
    off = abs(box.left + box.right - piece.box.left - piece.box.right) / 2
    if full >= _SHOW_WIDTH and beside > 0 and off <= _ASIDE * size:  # a crosshead in the middle
        return True
    if full and beside > 0 and abs(box.right - piece.box.right) <= _OVERHANG * size:  # who signs, at the right edge
        return True
    return all(one.box.left >= piece.box.left - 0.1 for one in piece.lines) and (
        len(piece.lines) <= _INDENTED_ROWS and _INDENT[0] <= -beside <= _INDENT[1]
    )


def _ruled(piece: ColumnPiece, line: PlacedLine, across: Sequence[Rectangle]) -> bool:
    last = piece.lines[-1].box
    return any(
        last.bottom - 2 <= rule.top and rule.bottom <= line.box.top + 2 and rule.shared_width(last) > 0.3 * last.width
        for rule in across
    )


def _upright_pieces(lines: Sequence[PlacedLine], text_size: float) -> list[ColumnPiece]:
    """Upright columns beside one another, from right to left."""
    pieces: list[ColumnPiece] = []
    for line in sorted(lines, key=lambda one: -one.box.left):
        for piece in pieces:
            last = piece.lines[-1]
            step = last.box.left - line.box.left
            alike = abs(last.size - line.size) <= _SAME_SIZE * last.size
            if alike and 0 < step <= 2.2 * line.size and last.box.shared_height(line.box) > 0:
                piece.add(line)
                break
        else:
            pieces.append(ColumnPiece([line], text_size))
    return pieces
