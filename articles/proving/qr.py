"""An address as a QR code."""

from __future__ import annotations

from typing import NamedTuple

import segno

# Modules of blank around it, which the standard asks for.
QUIET = 4


class QrCode(NamedTuple):
    """``path`` draws the dark modules, one unit each, as the path of an SVG of ``size`` by ``size`` units."""

    size: int
    path: str


def qr_code(address: str) -> QrCode:
    """Readable with a sixth of it soiled."""
    rows = [bytes(row) for row in segno.make_qr(address, error="m", boost_error=False).matrix]
    runs = [(first, y, length) for y, row in enumerate(rows) for first, length in dark(row)]
    path = "".join(f"M{first + QUIET} {y + QUIET}h{length}v1h-{length}z" for first, y, length in runs)
    return QrCode(len(rows) + 2 * QUIET, path)


def dark(row: bytes) -> list[tuple[int, int]]:
    """Where a run of dark modules begins, and how long it is."""
    runs: list[tuple[int, int]] = []
    for place, module in enumerate(row):
        if not module:
            continue
        first, length = runs[-1] if runs else (0, 0)
        if runs and first + length == place:
            runs[-1] = (first, length + 1)
        else:
            runs.append((place, 1))
    return runs
