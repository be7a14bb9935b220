"""Sheets set by the tests: characters in columns, as a typesetter places them."""

from __future__ import annotations

from collections.abc import Sequence

from articles.geometry.placed import Glyph, Rectangle, Sheet
from articles.geometry.setting import lines_of

SIZE, LEADING = 10.0, 14.0
LONG = "清晨六点老街的石板路上已经摆开了十几个摊位卖菜的修伞的磨刀的都回到了原来的位置上街坊们提着篮子慢慢走过来"


def row(text: str, left: float, baseline: float, size: float = SIZE, spacing: float = 0.0) -> list[Glyph]:
    """One row; a full-width blank leaves white and no character."""
    step = size + spacing
    places = [(char, left + at * step) for at, char in enumerate(text)]
    return [Glyph(char, x, baseline, size, x + size) for char, x in places if char != "\u3000"]


def column(text: str, left: float, top: float, width: int = 10, *, indent: bool = True) -> list[Glyph]:
    """A paragraph in rows of so many characters, its first row two characters in."""
    glyphs: list[Glyph] = []
    text = ("\u3000\u3000" if indent else "") + text
    for number, start in enumerate(range(0, len(text), width)):
        glyphs += row(text[start : start + width], left, top + SIZE * 0.88 + number * LEADING)
    return glyphs


def upright(text: str, left: float, top: float, size: float) -> list[Glyph]:
    return [Glyph(char, left, top + 0.88 * size + at * size, size, left + size) for at, char in enumerate(text)]


def sheet(glyphs: Sequence[Glyph], rules: Sequence[Rectangle] = (), pictures: Sequence[Rectangle] = ()) -> Sheet:
    return Sheet(600.0, 800.0, tuple(lines_of(glyphs, rules)), tuple(rules), tuple(pictures))
