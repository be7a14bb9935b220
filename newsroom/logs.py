"""How a message becomes a line of the log."""

from __future__ import annotations

import logging
import re

# What ends a line somewhere, moves in it, or turns it round.
_MOVES = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


class OneLine(logging.Formatter):
    """Names that came from outside make no second line that looks like one of ours; a trace keeps its lines."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  (the name that logging calls)
        return _MOVES.sub(lambda found: ascii(found[0])[1:-1], super().formatMessage(record))
