"""How alike two pieces of printed text are, but for a few misread characters.

Both are given without blanks and with half and full width made one. Another digit is another fact, never a misread one.
"""

from __future__ import annotations

SEED = 8  # characters that both copies must share somewhere: enough to find them fast, few enough beside a slip
CHARACTERS_PER_SLIP = 14  # three times what a bad OCR misreads (2 %) is forgiven, at most MOST_SLIPS
MOST_SLIPS = 4


def allowed_slips(length: int) -> int:
    """How many misread characters a copy of that length may have."""
    return min(MOST_SLIPS, length // CHARACTERS_PER_SLIP)


def alike(one: str, other: str) -> bool:
    """Whether one is the other with no more slips than its length allows."""
    if abs(len(one) - len(other)) > MOST_SLIPS or not (one[:4] == other[:4] or one[-5:] == other[-5:]):
        return False
    return one == other or spelled_by(one, other, allowed_slips(len(one))) is not None


def spelled_by(text: str, other: str, most: int) -> tuple[int, int] | None:
    """How many characters of ``other`` spell all of ``text``, and with how many slips; None with more than ``most``."""
    at = beside = slips = 0
    while at < len(text):
        step = _common(text, at, other, beside)
        at, beside = at + step, beside + step
        if at == len(text):
            break
        slips += 1
        if slips > most or (text[at].isdigit() and other[beside : beside + 1].isdigit()):
            return None  # another number is another fact
        if text[at + 1 : at + 4] == other[beside : beside + 3] and at + 1 < len(text):
            at += 1
        elif text[at : at + 3] == other[beside + 1 : beside + 4]:
            beside += 1
        else:
            at, beside = at + 1, beside + 1
    return min(beside, len(other)), slips


def _common(text: str, at: int, other: str, beside: int) -> int:
    """How many characters both have in common from there on."""
    room = min(len(text) - at, len(other) - beside)
    if text[at : at + room] == other[beside : beside + room]:
        return room
    return next(n for n in range(room) if text[at + n] != other[beside + n])
