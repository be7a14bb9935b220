"""What of a text differs from another, a character at a time, for whoever reads only that. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

# Characters of what stays that are shown on either side of a change.
NEAR = 24
CUT = "…"


@dataclass(frozen=True)
class Piece:
    """``kind``: same, gone or new."""

    kind: str
    text: str


def pieces_changed(before: str, after: str) -> list[Piece]:
    """Both texts as one, in order; of long stretches that stay only what stands beside a change."""
    pieces: list[Piece] = []
    for old, new in _paragraph_pairs(before, after):
        pieces += [Piece("same", new)] if old == new else _within(old, new)
    return _shortened(_joined(pieces))


def _paragraph_pairs(before: str, after: str) -> list[tuple[str, str]]:
    """Stretches of paragraphs that stay or differ: to compare long texts character by character takes too long."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [("".join(old[a:b]), "".join(new[c:d])) for _, a, b, c, d in blocks]


def _within(old: str, new: str) -> list[Piece]:
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", new[c:d]))
        else:
            pieces += [Piece("gone", old[a:b]), Piece("new", new[c:d])]
    return [piece for piece in pieces if piece.text]


def _joined(pieces: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].kind == piece.kind:
            piece = Piece(piece.kind, joined.pop().text + piece.text)
        joined.append(piece)
    return joined


def _shortened(pieces: list[Piece]) -> list[Piece]:
    return [
        Piece("same", _cut(piece.text, number > 0, number < len(pieces) - 1)) if piece.kind == "same" else piece
        for number, piece in enumerate(pieces)
    ]


def _cut(text: str, follows: bool, precedes: bool) -> str:
    """``follows`` a change, ``precedes`` one."""
    if len(text) <= NEAR * 2 + len(CUT):
        return text
    return (text[:NEAR] if follows else "") + CUT + (text[-NEAR:] if precedes else "")
