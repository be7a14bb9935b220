"""From the places of a PDF page, whose y goes up, to points from the top left corner of the sheet as it is seen."""

from __future__ import annotations

from typing import NamedTuple

from articles.geometry.placed import Rectangle

Matrix = tuple[float, float, float, float, float, float]


class PdfPaper(NamedTuple):
    """The part of a page that is seen, and by how many quarters it is turned clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    @property
    def size(self) -> tuple[float, float]:
        """Its width and height as it is seen."""
        across, up = self.right - self.left, self.top - self.bottom
        return (up, across) if self.quarters % 2 else (across, up)

    def place(self, x: float, y: float) -> tuple[float, float]:
        match self.quarters:
            case 0:
                return x - self.left, self.top - y
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Rectangle:
        (x, y), (other_x, other_y) = self.place(left, bottom), self.place(right, top)
        return Rectangle(min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y))


def moved(box: tuple[float, float, float, float], by: Matrix) -> tuple[float, float, float, float]:
    """The box around a box (left, bottom, right, top) whose corners the matrix moves."""
    left, bottom, right, top = box
    a, b, c, d, e, f = by
    xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return min(xs), min(ys), max(xs), max(ys)
