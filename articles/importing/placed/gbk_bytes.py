"""Chinese text whose bytes a font without a plan of its own gave as Latin letters, two for a character."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articles.geometry.placed import Glyph

_NEXT = 0.3  # em between two bytes of one character


def decoded_again(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The characters with each pair of Latin ones that stand side by side as the one that their bytes mean."""
    return list(_decoded(glyphs))


def _decoded(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    at = 0
    while at < len(glyphs):
        first = glyphs[at]
        if at + 1 < len(glyphs) and (char := _meant(first, glyphs[at + 1])):
            yield first._replace(char=char, right=max(glyphs[at + 1].right, first.x + first.size))
            at += 2
        else:
            yield first
            at += 1


def _meant(first: Glyph, second: Glyph) -> str:
    """ "" where the two are no bytes of one character."""
    if first.baseline != second.baseline or abs(second.x - first.right) > _NEXT * first.size:
        return ""
    lead, trail = _byte(first.char), _byte(second.char)
    if lead < 0x81 or trail < 0x40:
        return ""
    try:
        return bytes([lead, trail]).decode("gb18030")
    except UnicodeDecodeError:
        return ""


def _byte(char: str) -> int:
    """Which byte was taken for this character, by either of the two tables in use; 0 for none."""
    for table in ("latin-1", "cp1252"):
        try:
            return char.encode(table)[0]
        except UnicodeEncodeError:
            continue
    return 0
