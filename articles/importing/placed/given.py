"""Lines as a file of text with places gives them, made to placed lines: blanks, sizes, where each character begins.

Such files part words as their makers liked: a line, a word or a character at a time, and blanks between Chinese
characters that nobody printed. Lengths are points from the sheet's top left corner.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from statistics import fmean, median, median_low

from articles.chinese.controls import COMMANDS
from articles.geometry.placed import ASCENT, PlacedLine, Rectangle

_WIDE = "\u2e80"  # the first character that is set a square
_LATIN_BLANK = 0.16  # em of white between two Latin words
_UPRIGHT = 1.8  # times as high as wide
_FEWEST_UPRIGHT = 4  # characters, or two Chinese ones
# Times the usual height of its block that a line may have and be of one size: squares differ by what boxes round off,
# letters by which of them reach above or below the others.
_SQUARES_ALIKE, _LETTERS_ALIKE = 1.15, 1.33
_SMALLEST = 0.5  # points


@dataclass(frozen=True)
class GivenWord:
    """What the file has as one: a line, a word or a character. ``starts``: of each character, where the file tells.

    ``parted``: the file tells a blank before it.
    """

    text: str
    box: Rectangle | None = None
    starts: tuple[float, ...] = ()
    confidence: float | None = None
    parted: bool = True


@dataclass(frozen=True)
class GivenLine:
    """``block`` numbers what the file has as one block. ``size``: of its type, where the file tells; ``font``: the
    same in the measure of another sheet, so that only its proportions count."""

    words: tuple[GivenWord, ...]
    box: Rectangle
    block: int = 0
    baseline: float | None = None
    size: float | None = None
    font: float | None = None

    @property
    def text(self) -> str:
        return "".join(word.text for word in self.words)

    @property
    def is_chinese(self) -> bool:
        """Half of it at least."""
        return 2 * sum(char >= _WIDE for char in self.text) >= len(self.text)

    @property
    def upright(self) -> bool:
        enough = len(self.text) >= (2 if self.is_chinese else _FEWEST_UPRIGHT)
        return enough and self.box.height > _UPRIGHT * self.box.width

    @property
    def thickness(self) -> float:
        return max(_SMALLEST, self.box.width if self.upright else self.box.height)


def one_line(text: str | None) -> str:
    """The text without line ends and characters that command, with single blanks."""
    return " ".join(COMMANDS.sub("", " ".join((text or "").split())).split())


def placed_lines(lines: Sequence[GivenLine], width: float, height: float) -> list[PlacedLine]:
    """The same lines, one for each, within a sheet of this size; each has a word that is not empty."""
    inside = [_on_sheet(line, width, height) for line in lines]
    return [_placed(line, size) for line, size in zip(inside, _sizes(inside), strict=True)]


def strip_of(box: Rectangle, at: int, count: int) -> Rectangle:
    """The ``at``-th of ``count`` rows of a box whose rows have no places of their own."""
    step = box.height / max(1, count)
    return Rectangle(box.left, box.top + at * step, box.right, box.top + (at + 1) * step)


def _on_sheet(line: GivenLine, width: float, height: float) -> GivenLine:
    left, right = _within(line.box.left, line.box.right, width)
    top, bottom = _within(line.box.top, line.box.bottom, height)
    return replace(line, box=Rectangle(left, top, right, bottom))


def _within(one: float, other: float, whole: float) -> tuple[float, float]:
    """Both ends on the sheet, and something between them."""
    first = min(max(min(one, other), 0.0), whole - _SMALLEST)
    return first, max(first + _SMALLEST, min(max(one, other), whole))


def _sizes(lines: Sequence[GivenLine]) -> Iterator[float]:
    """What the file tells; of what it tells in another measure the proportions; else how high the line and those like
    it in its block are: of many boxes the mean says it better than a file's whole numbers."""
    shares = [line.thickness / line.font for line in lines if line.font]
    share = median(shares) if shares else 0.0
    measured: dict[tuple[int, bool], list[float]] = defaultdict(list)
    for line in lines:
        measured[line.block, line.is_chinese] += [line.thickness, *_squares(line)]
    usual = {
        key: dict(_usual(sorted(lengths), _SQUARES_ALIKE if key[1] else _LETTERS_ALIKE))
        for key, lengths in measured.items()
    }
    for line in lines:
        size = line.size or (line.font or 0.0) * share or usual[line.block, line.is_chinese][line.thickness]
        yield max(_SMALLEST, size)


def _squares(line: GivenLine) -> Iterator[float]:
    """How wide Chinese characters with a box of their own are: as wide as high."""
    for word in line.words:
        if word.box and len(word.text) == 1 and word.text >= _WIDE and word.text.isalnum():
            yield word.box.height if line.upright else word.box.width


def _usual(lengths: list[float], alike: float) -> Iterator[tuple[float, float]]:
    """(Length, the mean of those of its size) of sorted lengths: those around the middle, then the others."""
    while lengths:
        middle = median_low(lengths)
        first, last = bisect_left(lengths, middle / alike), bisect_right(lengths, middle * alike)
        mean = fmean(lengths[first:last])
        yield from ((length, mean) for length in lengths[first:last])
        del lengths[first:last]


def _placed(line: GivenLine, size: float) -> PlacedLine:
    box, upright = line.box, line.upright
    pieces = list(_joined(line, size))
    sure = [(word.confidence, len(word.text)) for word in line.words if word.confidence is not None]
    baseline = line.baseline if line.baseline is not None else box.bottom - (1 - ASCENT) * box.height
    return PlacedLine(
        "".join(char for char, _ in pieces),
        box,
        size,
        min(max(baseline, box.top), box.bottom) if not upright else box.top + ASCENT * size,
        tuple(place for _, place in pieces),
        upright,
        sum(value * count for value, count in sure) / sum(count for _, count in sure) if sure else 1.0,
    )


def _joined(line: GivenLine, size: float) -> Iterator[tuple[str, float]]:
    """(Character, where it begins), blanks included."""
    first, last = _ends(line.box, line)
    before: tuple[GivenWord, float] | None = None
    for word in line.words:
        start, end = _ends(word.box or line.box, line)
        if before and _is_blank(before[0], word, start - before[1], size):
            yield " ", min(max(before[1], first), last)
        told = word.starts if len(word.starts) == len(word.text) else _spread(word.text, start, end)
        yield from ((char, min(max(place, first), last)) for char, place in zip(word.text, told, strict=True))
        before = word, end


def _ends(box: Rectangle, line: GivenLine) -> tuple[float, float]:
    """Where it begins and ends along the line."""
    return (box.top, box.bottom) if line.upright else (box.left, box.right)


def _is_blank(one: GivenWord, other: GivenWord, white: float, size: float) -> bool:
    """Between Chinese characters there is none, whatever the file tells; between single others only where it is wide:
    many files part each character by a blank."""
    if one.text[-1] >= _WIDE or other.text[0] >= _WIDE:
        return False
    single = len(one.text) == len(other.text) == 1
    wide = one.box is not None and other.box is not None and white > _LATIN_BLANK * size
    return wide or (other.parted and not single)


def _spread(text: str, start: float, end: float) -> tuple[float, ...]:
    """A square for each Chinese character, half of one for others."""
    reached = [0.0, *accumulate(1.0 if char >= _WIDE else 0.5 for char in text)]
    return tuple(start + (end - start) * place / reached[-1] for place in reached[:-1])
